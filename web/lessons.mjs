// Makes the sources of the lessons' pages, and of the guide for authors, who show lessons elsewhere:
//
//     node web/lessons.mjs PROGRAM DIR PICTURES <LESSONS
//
// LESSONS is what pkg/cmd/lessons writes. It runs every cell by the page.wasm in the folder PROGRAM, and writes into DIR
// what pages.mjs makes pages of, and into PICTURES, which has the pages, the memory after each cell. The work is done by
// web/render, which is TypeScript like the page's own modules that it uses, and so is bundled first.

import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { options } from "./bundle.mjs";

const [program, dir, pictures] = process.argv.slice(2);
if (pictures === undefined) throw new Error("usage: node web/lessons.mjs PROGRAM DIR PICTURES <LESSONS");

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Below node_modules, where the packages that are not bundled are found.
const cache = join(root, "web/node_modules/.cache");
await mkdir(cache, { recursive: true });
const outdir = await mkdtemp(join(cache, "lessons-"));
try {
  const entry = { lessons: join(root, "web/render/main.ts") };
  await build({ ...options(root), entryPoints: entry, outdir, platform: "node", packages: "external", outExtension: { ".js": ".mjs" } });
  const { render } = await import(pathToFileURL(join(outdir, "lessons.mjs")).href);
  await render(JSON.parse(await text(process.stdin)), resolve(program), resolve(dir), resolve(pictures));
} finally {
  await rm(outdir, { recursive: true, force: true });
}
process.exit(0); // the Go program would wait for messages for ever
