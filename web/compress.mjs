// Compresses the site's files and lists them:
//
//     node web/compress.mjs DIR
//
// Every file of at least 1 KB in static/, and in DIR, the folder that will become static/build, gets neighbors with .br
// and .gz at the end, unless they would not be smaller. A neighbor bears the modification time of its file, by which the
// server knows that it belongs to it. What was compressed once is kept in .build/compressed/ under the hash of its
// content: Brotli takes seconds for page.wasm.
//
// DIR/manifest.json lists every file by its address:
//
//     {"/build/page.wasm": {"size": 3145728, "hash": "sha256-…", "br": 700000, "gz": 900000}, …}
//
// The page shows a download's progress against size, since Content-Length counts compressed bytes. A coding that is not
// kept for a file is absent.

import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, ".build", "compressed");
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

/** Writes a file so that a reader finds the old one or the whole new one. */
async function replace(path, bytes) {
  const partial = `${path}.${process.pid}.partial`;
  await writeFile(partial, bytes);
  await rename(partial, path);
}

/** Returns the bytes in the coding, from the cache when it has them. */
async function compressed(bytes, hash, coding, used) {
  const path = join(cache, `${hash}.${coding}`);
  used.add(path);
  try {
    return await readFile(path);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  const result = await codings[coding](bytes);
  await replace(path, result);
  return result;
}

/** Compresses one file and returns its line of the manifest. */
async function addFile(path, used) {
  const bytes = await readFile(path);
  const { atime, mtime } = await stat(path);
  const hash = createHash("sha256").update(bytes).digest("hex");
  const line = { size: bytes.length, hash: `sha256-${Buffer.from(hash, "hex").toString("base64")}` };
  for (const coding of Object.keys(codings)) {
    const neighbor = `${path}.${coding}`;
    const result = bytes.length < smallest ? bytes : await compressed(bytes, hash, coding, used);
    if (result.length >= bytes.length) {
      await rm(neighbor, { force: true });
      continue;
    }
    const partial = `${neighbor}.partial`;
    await writeFile(partial, result);
    await utimes(partial, atime, mtime);
    await rename(partial, neighbor);
    line[coding] = result.length;
  }
  return line;
}

/** Removes the neighbors of files that are no more, and what no file used of the cache. */
async function prune(dir, skip, used) {
  for (const entry of await readdir(dir, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || path.startsWith(skip + sep)) continue;
    const file = /^(.+)\.(br|gz)$/.exec(path)?.[1];
    if (file === undefined) continue;
    const wanted = used === undefined ? await stat(file).catch(() => undefined) : used.has(path);
    if (!wanted) await rm(path, { force: true });
  }
}

const built = join(process.cwd(), process.argv[2] ?? "");
if (process.argv.length !== 3) throw new Error("usage: node web/compress.mjs DIR");
const pages = join(root, "static");
const inTheWay = join(pages, "build");
await mkdir(cache, { recursive: true });

const used = new Set();
const files = [
  ...(await filesBelow(pages, inTheWay)).map((path) => ({ path, address: "/" + relative(pages, path) })),
  ...(await filesBelow(built)).map((path) => ({ path, address: "/build/" + relative(built, path) })),
];
const lines = await Promise.all(files.map(async ({ path, address }) => [address.replaceAll(sep, "/"), await addFile(path, used)]));
await writeFile(join(built, "manifest.json"), JSON.stringify(Object.fromEntries(lines), null, 1) + "\n");
await prune(pages, inTheWay);
await prune(cache, "", used);
