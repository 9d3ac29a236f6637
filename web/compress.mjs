// Compresses the site's files and lists them:
//
//     node web/compress.mjs PAGES BUILT CACHE
//
// PAGES is static/, and BUILT the folder that will become static/build. Every file of at least 1 KB in them gets neighbors
// with .br and .gz at the end, unless they would not be smaller. A neighbor bears the modification time of its file, by
// which the server knows that it belongs to it. What was compressed is kept in the folder CACHE under the hash of its
// content, until a build has no use for it: Brotli takes seconds for page.wasm.
//
// BUILT/manifest.json lists every file by its address:
//
//     {"/build/page.wasm": {"size": 3145728, "hash": "sha256-…", "br": 700000, "gz": 900000}, …}
//
// The page shows a download's progress against size, since Content-Length counts compressed bytes. A coding that is not
// kept for a file is absent.

import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const smallest = 1024;

const codings = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/** Returns the files below dir, in order, without those that this program makes. */
async function filesBelow(dir, skip) {
  const files = [];
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory() && path !== skip) files.push(...(await filesBelow(path, skip)));
    if (entry.isFile() && !/\.(br|gz)$/.test(entry.name)) files.push(path);
  }
  return files.sort();
}

/** Puts a file in its place so that a reader finds the old one or the whole new one, with the time given. */
async function replace(path, bytes, time) {
  const partial = `${path}.${process.pid}.partial`;
  await writeFile(partial, bytes);
  if (time !== undefined) await utimes(partial, time, time);
  await rename(partial, path);
}

/** Cache keeps results in a folder by name, and makes each of them once. */
class Cache {
  #folder;
  #used = new Map();

  constructor(folder) {
    this.#folder = folder;
  }

  /** Returns the bytes kept under a name, made first when there are none. */
  get(name, make) {
    if (!this.#used.has(name)) this.#used.set(name, this.#read(name, make));
    return this.#used.get(name);
  }

  async #read(name, make) {
    try {
      return await readFile(join(this.#folder, name));
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
    const bytes = await make();
    await replace(join(this.#folder, name), bytes);
    return bytes;
  }

  /** Removes what nobody asked for. */
  async prune() {
    for (const name of await readdir(this.#folder)) if (!this.#used.has(name)) await rm(join(this.#folder, name));
  }
}

/** Compresses one file and returns its line of the manifest. */
async function addFile(path, cache) {
  const bytes = await readFile(path);
  const { mtime } = await stat(path);
  const sum = createHash("sha256").update(bytes).digest();
  const line = { size: bytes.length, hash: `sha256-${sum.toString("base64")}` };
  for (const [coding, compress] of Object.entries(codings)) {
    const neighbor = `${path}.${coding}`;
    const name = `${sum.toString("hex")}.${coding}`;
    const result = bytes.length < smallest ? bytes : await cache.get(name, () => compress(bytes));
    if (result.length >= bytes.length) {
      await rm(neighbor, { force: true });
      continue;
    }
    await replace(neighbor, result, mtime);
    line[coding] = result.length;
  }
  return line;
}

/** Removes the neighbors in pages of files that are no more. */
async function removeOrphans(pages, skip) {
  for (const entry of await readdir(pages, { withFileTypes: true })) {
    const path = join(pages, entry.name);
    if (entry.isDirectory() && path !== skip) await removeOrphans(path, skip);
    const file = /^(.+)\.(br|gz)$/.exec(path)?.[1];
    if (entry.isFile() && file !== undefined && !(await stat(file).catch(() => undefined))) await rm(path);
  }
}

/** Returns the address of a built file: pages have those of the files in static/. */
function addressOf(name) {
  const page = /^pages[/\\](.+)$/.exec(name)?.[1];
  return page === undefined ? `/build/${name}` : `/${page}`;
}

const [pages, built, kept] = process.argv.slice(2).map((path) => resolve(path));
if (kept === undefined) throw new Error("usage: node web/compress.mjs PAGES BUILT CACHE");
const lastBuilt = join(pages, "build");
await mkdir(kept, { recursive: true });
await removeOrphans(pages, lastBuilt);

const files = [
  ...(await filesBelow(pages, lastBuilt)).map((path) => ({ path, address: "/" + relative(pages, path) })),
  ...(await filesBelow(built)).map((path) => ({ path, address: addressOf(relative(built, path)) })),
];
const cache = new Cache(kept);
const lines = await Promise.all(
  files.map(async ({ path, address }) => [address.replaceAll(sep, "/"), await addFile(path, cache)]),
);
await writeFile(join(built, "manifest.json"), JSON.stringify(Object.fromEntries(lines), null, 1) + "\n");
await cache.prune();
