// The programs in Chromium: pyrun, compiled to WebAssembly, against Pyodide; and
// page.wasm, spoken to as the page does, which traces each step, against pyrun.
// Each has a page of its own; all are open at once.

import { access, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { options } from "../bundle.mjs";
import { compare, median } from "./measure.mjs";
import { hundredLines, printed, programs, text } from "./programs.mjs";
import { serve } from "./server.mjs";

const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";

/**
 * Measures the programs, the start, and reading a cell.
 *
 * @param {string} root the project's folder
 * @param {string} dir holds page.wasm, pyrun.wasm and wasm_exec.js
 * @param {number} turns
 * @returns {Promise<{theirs: string, clock: string, rows: import("./table.mjs").Row[], traced: import("./table.mjs").Row[]}>}
 */
export async function browser(root, dir, turns) {
  const package_ = join(root, "web/bench/node_modules/pyodide");
  const missing =
    (await lacks(executablePath, "Chromium", "install it, or name it in CHROMIUM")) ??
    (await lacks(join(dir, "page.wasm"), "page.wasm", "run ./build.sh bench")) ??
    (await lacks(join(package_, "pyodide.mjs"), "Pyodide", "run npm ci in web/bench"));
  if (missing !== null) {
    return { theirs: "Pyodide", clock: "", rows: [...programs, reading, starting].map(({ what }) => ({ what, missing })), traced: [] };
  }
  const bundled = await build({ ...options(root), entryPoints: [join(root, "web/bench/page.ts")], write: false });
  const server = await serve(
    { "/build/": dir, "/pyodide/": package_ },
    { "/": "<!doctype html><title>bench</title><script type=module src=/page.js></script>", "/page.js": bundled.outputFiles[0].text },
  );
  const profile = await mkdtemp(join(tmpdir(), "zen-bench-"));
  // A lasting profile has what visitors' browsers have: a cache of files and one of compiled code.
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: flags });
  try {
    const { version } = JSON.parse(await readFile(join(package_, "package.json"), "utf8"));
    return { theirs: `Pyodide ${version}`, ...(await measure(context, server.url, turns)) };
  } finally {
    await context.close();
    server.close();
    await rm(profile, { recursive: true, force: true });
  }
}

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Returns why what needs a file cannot be done, or null. */
async function lacks(file, name, remedy) {
  try {
    await access(file);
    return null;
  } catch {
    return `there is no ${name}: ${remedy}`;
  }
}

async function measure(context, url, turns) {
  const open = async () => {
    const page = await context.newPage();
    await page.goto(url);
    return page;
  };
  const start = (page, name) => page.evaluate((name) => globalThis.bench.start(name), name);
  const zen = await open();
  const pyrun = await open();
  const pyodide = await open();
  await start(zen, "zen");
  await start(pyrun, "pyrun");
  await start(pyodide, "pyodide");
  const rows = [];
  const traced = [];
  for (const program of programs) {
    const source = await text(program);
    const time = (page) => async () => printed(await page.evaluate((source) => globalThis.bench.run(source), source));
    const { ours, theirs, ratio } = await compare(time(pyrun), time(pyodide), turns);
    rows.push({ what: program.what, ours, theirs, figure: ratio, ...program.browser });
    const trace = await compare(time(zen), time(pyrun), turns);
    traced.push({ what: program.what, ...trace, figure: trace.ratio, ...program.traced });
  }
  rows.push(await read(zen));
  const step = await zen.evaluate(() => globalThis.bench.clockStep());
  // The pages were open for long enough that the browser has kept the compiled code.
  await zen.close();
  await pyrun.close();
  await pyodide.close();
  const startNew = (name) => async () => {
    const page = await open();
    const took = await start(page, name);
    await page.close();
    return took;
  };
  const { ours, theirs, ratio } = await compare(startNew("zen"), startNew("pyodide"), turns);
  rows.push({ ...starting, ours, theirs, figure: ratio });
  rows.push({ what: "the same in milliseconds", ours, figure: ours, goal: 300, unit: " ms" });
  return { rows, traced, clock: `The page's clock steps by ${Math.round(step * 1000)} µs.` };
}

const starting = { what: "start: from the cache to a cell's first output", bar: 0.15 };
const reading = { what: "parsing and compiling a cell of 100 lines", bar: 2, unit: " ms" };

/** Measures a cell of a hundred lines against an empty one: what it takes more is parsing and compiling. */
async function read(page) {
  const times = 200;
  const time = async (source) => {
    const all = await page.evaluate(([source, times]) => globalThis.bench.time(source, times), [source, 2 * times]);
    return median(all.slice(0, times)); // those of the second half: the first was for warming up
  };
  const empty = await time("");
  const figure = (await time(hundredLines())) - empty;
  return { ...reading, ours: figure, figure };
}
