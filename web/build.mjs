// Bundles the page's scripts:
//
//     node web/build.mjs DIR META
//
// DIR gets the scripts of pages by names that they can write (main.js of the
// playground, page.js of pages without a script of their own, theme.js of all),
// and in chunks/ what they share or load later, by hashed names; in pages/ lie
// the scripts of pages elsewhere, /embed.js, /embed/v1.js, /embed/inline.js. META gets esbuild's metafile, from
// which licenses.mjs and sizes.mjs know what was bundled.

import { writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { options } from "./bundle.mjs";
import { goSupport, pinned } from "./inline.mjs";

const [dir, meta] = process.argv.slice(2);
if (dir === undefined || meta === undefined) throw new Error("usage: node web/build.mjs DIR META");

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outdir = resolve(dir);
const modules = await build({
  ...options(root),
  entryPoints: Object.fromEntries(["main", "page", "reference", "lesson", "sendfile", "handlers", "benchmarks", "benchmarks-worker", "guide"].map((name) => [name, join(root, `web/src/${name}.ts`)])),
  outdir,
  splitting: true,
});
// No modules: theme must run before the page is painted, and module scripts
// wait; embed is loaded by other people's pages, under two names that stay.
const embed = join(root, "web/src/embed.ts");
const classic = await build({
  ...options(root),
  entryPoints: { theme: join(root, "web/src/theme.ts"), "pages/embed": embed, "pages/embed/v1": embed },
  outdir,
  format: "iife",
});

// Readers of other people's pages have nothing of the site's: these bundles share
// no chunks with its pages, which would be cut smaller for it.
const elsewhere = { ...options(root), outdir, splitting: true, chunkNames: "chunks/embed/[name]-[hash]" };
const frame = await build({ ...elsewhere, entryPoints: { "embed-frame": join(root, "web/src/embed-frame.ts") } });
const inline = await build({
  ...elsewhere,
  entryPoints: { inline: join(root, "web/src/embed-inline.ts") },
  entryNames: "chunks/embed/[name]-[hash]",
  plugins: [pinned, goSupport(join(outdir, "wasm_exec.js"))],
});
// A name that stays, for what has a hash in its own.
const module = basename(Object.entries(inline.metafile.outputs).find(([, one]) => one.entryPoint !== undefined)?.[0] ?? "");
await writeFile(join(outdir, "pages/embed/inline.js"), `export { connect } from "../build/chunks/embed/${module}";\n`);

const all = [modules, classic, frame, inline].map(({ metafile }) => metafile);
const inputs = Object.assign({}, ...all.map((one) => one.inputs));
const outputs = Object.assign({}, ...all.map((one) => one.outputs));
await writeFile(meta, JSON.stringify({ inputs, outputs }));
