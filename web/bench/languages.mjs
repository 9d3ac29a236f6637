// Prints how fast the language of the cells is, in Markdown:
//
//     node web/bench/languages.mjs DIR
//
// natively against the python3 of the PATH, and in Chromium against Pyodide, with the bars that stand in programs.mjs.
// DIR holds page.wasm, pyrun.wasm and wasm_exec.js. Both sides run in turns; a figure is the median of five. It judges and does not
// assert: the exit status is 0 whatever it measured. What is missing is named.

import { cpus } from "node:os";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { browser } from "./browser.mjs";
import { native } from "./native.mjs";
import { markdown } from "./table.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const turns = 5;

const [dir] = process.argv.slice(2);
if (dir === undefined) throw new Error("usage: node web/bench/languages.mjs DIR");

const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown processor"}`;

console.log(`# The language of the cells\n\nOn ${machine}. Each side is warmed up once, then both run in turns; times and ratios are medians of ${turns}.\n`);
const natively = await native(root, turns);
console.log(markdown("Natively", natively.theirs, natively.rows));
const inChromium = await browser(root, resolve(dir), turns);
console.log(markdown("In Chromium", inChromium.theirs, inChromium.rows));
if (inChromium.traced.length > 0) console.log(markdown("In the page, which traces each step, against pyrun in Chromium, which does not", "pyrun", inChromium.traced));
if (inChromium.clock !== "") console.log(inChromium.clock);
