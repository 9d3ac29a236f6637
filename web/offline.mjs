// Makes the site's service worker, src/service-worker.ts, when all else is built:
//
//     node web/offline.mjs STATIC DIR
//
// STATIC is what is served, DIR what the build adds as /build. It gives each page
// of DIR/pages the version of the site, as data-version of <html>. All that is
// kept but page.wasm and the icon goes into an archive, DIR/site.json: a list of
// [address, type, text]. DIR/pages/service-worker.js knows its hash.

import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { options } from "./bundle.mjs";

const [statics, dir] = process.argv.slice(2);
if (statics === undefined || dir === undefined) throw new Error("usage: node web/offline.mjs STATIC DIR");
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What nobody reads offline: texts of licenses, what is for other people's pages, compressed neighbors, what is not served. */
const left = /^\/build\/(licenses\.txt|stamp|compressed.*|manifest\.json)$|^\/404$|^\/(build\/(chunks\/)?)?embed|^\/lessons\/.*\.svg$|^\/service-worker\.js$|\.(br|gz|map)$|\/[._]/;

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
/** The types of texts, as the server says them. */
const types = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json" };

/**
 * Returns a file as it stands in the archive.
 *
 * @param {string} address
 * @param {Buffer} bytes
 */
function archived(address, bytes) {
  const type = types[extname(files.get(address))];
  const text = bytes.toString();
  if (type === undefined || !Buffer.from(text).equals(bytes)) throw new Error(`${address} is no text of a known type`);
  return [address, type.startsWith("text/") ? `${type}; charset=utf-8` : type, text];
}

// What is no text, and pictures, which the server sends with a policy of their own.
const isApart = (address) => /\.(wasm|svg)$/.test(address);
const archive = JSON.stringify([...contents].filter(([address]) => !isApart(address)).map(([address, bytes]) => archived(address, bytes)));
await writeFile(join(dir, "site.json"), archive);
// The manifest has sizes alone; it is written after this, and names this among others.
const list = [...[...contents].filter(([address]) => isApart(address)).map(([address, bytes]) => [address, hash(bytes)]), ["/build/manifest.json", ""]];
await build({
  ...options(root),
  entryPoints: { "service-worker": join(root, "web/src/service-worker.ts") },
  outdir: resolve(pages),
  format: "iife",
  define: { VERSION: JSON.stringify(version), ARCHIVE: JSON.stringify(hash(archive)), FILES: JSON.stringify(list) },
});
