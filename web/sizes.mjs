// Prints the sizes of what a visitor downloads, against the budgets:
//
//     node web/sizes.mjs DIR [--strict]
//
// DIR is static/build, or the folder that will become it. With --strict the exit status is 1 when a budget is exceeded.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { outputs, root } from "./metafile.mjs";

const kB = 1000;
const budgets = { wasm: 1200 * kB, page: 60 * kB, editor: 150 * kB, embed: 5 * kB, cell: 85 * kB };

/** Returns the names in static/ of the scripts and styles that a page loads by itself, without their imports. */
async function loadedBy(page) {
  const html = await readFile(page, "utf8");
  return [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1]);
}

/** Returns names and all that they import before they run, at any distance. */
function withImports(names, built) {
  const all = new Set();
  const visit = (name) => {
    if (all.has(name)) return;
    all.add(name);
    for (const one of built.get(name)?.imports ?? []) if (one.kind === "import-statement") visit(one.name);
  };
  names.forEach(visit);
  return all;
}

/** Returns what is imported on demand by the scripts in loaded, and belongs to the editor. */
function editorOf(loaded, built) {
  const onDemand = [...loaded].flatMap((name) => built.get(name)?.imports ?? []).filter((one) => one.kind === "dynamic-import");
  const entries = onDemand.map((one) => one.name).filter((name) => [...withImports([name], built)].some(hasEditor));
  function hasEditor(name) {
    return built.get(name)?.inputs.some((input) => input.includes("node_modules/@codemirror/view/")) ?? false;
  }
  return [...withImports(entries, built)].filter((name) => !loaded.has(name));
}

function format(bytes) {
  return bytes < 1000 * kB ? `${(bytes / kB).toFixed(1)} KB` : `${(bytes / kB / 1000).toFixed(2)} MB`;
}

const [dir, strict] = process.argv.slice(2);
if (dir === undefined) throw new Error("usage: node web/sizes.mjs DIR [--strict]");
const manifest = JSON.parse(await readFile(join(dir, "manifest.json"), "utf8"));
const built = await outputs();
let exceeded = false;

function line(title, addresses, budget) {
  const sum = (size) => addresses.map((address) => size(manifest[address])).reduce((a, b) => a + b, 0);
  const raw = sum((file) => file.size);
  const gzip = sum((file) => file.gz ?? file.size);
  const brotli = sum((file) => file.br ?? file.size);
  const verdict = brotli <= budget ? "within" : "OVER";
  exceeded ||= brotli > budget;
  console.log(`  ${title.padEnd(24)}${format(raw).padStart(9)}  gzip ${format(gzip).padStart(8)}  brotli ${format(brotli).padStart(8)}  ${verdict} ${format(budget)}`);
}

/** Returns the names in static/build of the scripts among loaded, with their imports. */
function scriptsOf(loaded) {
  return withImports(loaded.filter((name) => name.startsWith("build/")).map((name) => name.slice("build/".length)), built);
}

/** Returns the addresses of what a page loads. Its script fetches wasm_exec.js by itself, before the first program runs. */
function addressesOf(loaded) {
  const styles = loaded.filter((name) => !name.startsWith("build/"));
  return [...styles, ...[...scriptsOf(loaded), "wasm_exec.js"].map((name) => "build/" + name)].map((name) => "/" + name);
}

const page = await loadedBy(join(dir, "pages", "index.html"));
const frame = await loadedBy(join(root, "static", "embed.html"));
const inline = /"\.\.\/build\/([^"]+)"/.exec(await readFile(join(dir, "pages", "embed", "inline.js"), "utf8"))?.[1];
line("page.wasm", ["/build/page.wasm"], budgets.wasm);
line("page's script and style", addressesOf(page), budgets.page);
line("editor", editorOf(scriptsOf(page), built).map((name) => "/build/" + name), budgets.editor);
line("script of other pages", ["/embed/v1.js"], budgets.embed);
line("a cell in a frame there", addressesOf(frame), budgets.cell);
line("all cells in the page", [...withImports([inline], built)].map((name) => "/build/" + name), budgets.cell);
process.exitCode = strict === "--strict" && exceeded ? 1 : 0;
