// Makes the site's service worker, src/service-worker.ts, when all else is built:
//
//     node web/offline.mjs STATIC DIR
//
// STATIC is what is served, DIR what the build adds as /build. It gives each page
// of DIR/pages the version of the site, as data-version of <html>, and writes
// DIR/pages/service-worker.js, which knows the version and the hash of each file.

import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { options } from "./bundle.mjs";

const [statics, dir] = process.argv.slice(2);
if (statics === undefined || dir === undefined) throw new Error("usage: node web/offline.mjs STATIC DIR");
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What nobody reads offline: texts of licenses, what is for other people's pages, compressed neighbors, what is not served. */
const left = /^\/build\/(licenses\.txt|stamp|compressed.*|manifest\.json)$|^\/(build\/(chunks\/)?)?embed|^\/lessons\/.*\.svg$|^\/service-worker\.js$|\.(br|gz|map)$|\/[._]/;

/** Returns the files below a folder. */
async function filesIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
}

function addressOf(name) {
  return `/${name}`.replace(/\.html$/, "").replace(/\/index$/, "") || "/";
}

function hash(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

/** @type {Map<string, string>} */
const files = new Map();
const pages = join(dir, "pages");
for (const file of await filesIn(statics)) {
  if (!relative(statics, file).startsWith("build")) files.set(addressOf(relative(statics, file)), file);
}
for (const file of await filesIn(dir)) {
  const isPage = !relative(pages, file).startsWith("..");
  files.set(isPage ? addressOf(relative(pages, file)) : `/build/${relative(dir, file)}`, file);
}
for (const address of files.keys()) if (left.test(address)) files.delete(address);

const contents = new Map(await Promise.all([...files].map(async ([address, file]) => [address, await readFile(file)])));
const worker = await readFile(join(root, "web/src/service-worker.ts"));
const version = hash(JSON.stringify([...[...contents].map(([address, bytes]) => [address, hash(bytes)]).sort(), hash(worker)])).slice(0, 16);
for (const [address, file] of files) {
  if (!file.endsWith(".html")) continue;
  const html = contents.get(address).toString().replace('<html lang="en">', `<html lang="en" data-version="${version}">`);
  contents.set(address, Buffer.from(html));
  await writeFile(file, html);
}
// Sizes alone; it is written after this, and names this among others.
const list = [...[...contents].map(([address, bytes]) => [address, hash(bytes)]), ["/build/manifest.json", ""]];
await build({
  ...options(root),
  entryPoints: { "service-worker": join(root, "web/src/service-worker.ts") },
  outdir: resolve(pages),
  format: "iife",
  define: { VERSION: JSON.stringify(version), FILES: JSON.stringify(list) },
});
