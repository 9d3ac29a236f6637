// Bundles the page's scripts:
//
//     node web/build.mjs DIR META
//
// DIR gets main.js of the playground, page.js of pages without a script of their
// own, reference.js, and theme.js, by names that pages can write, and in chunks/
// what they share or load later, by hashed names; in pages/ lies the script of
// pages elsewhere, as /embed.js and /embed/v1.js. META gets esbuild's metafile, from
// which licenses.mjs and sizes.mjs know what was bundled.

import { writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { options } from "./bundle.mjs";

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

const inputs = { ...modules.metafile.inputs, ...classic.metafile.inputs };
const outputs = { ...modules.metafile.outputs, ...classic.metafile.outputs };
await writeFile(meta, JSON.stringify({ inputs, outputs }));
