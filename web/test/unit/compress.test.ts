import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { promisify } from "node:util";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

const text = "zero copy ".repeat(500);
const made = new Date("2026-01-02T03:04:05.678Z");

/** site writes files into a new folder, all with one modification time, and returns the folder. */
async function site(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "zen-compress-"));
  t.after(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
    await utimes(join(folder, name), made, made);
  }
  return folder;
}

async function compress(folder: string): Promise<Record<string, unknown>> {
  const folders = ["static", "next", "cache"].map((name) => join(folder, name));
  await promisify(execFile)(process.execPath, ["web/compress.mjs", ...folders]);
  return JSON.parse(await readFile(join(folder, "next/manifest.json"), "utf8"));
}

test("neighbors hold the file's bytes and bear its time", async (t) => {
  const folder = await site(t, { "static/index.html": text, "next/main.js": text });
  await compress(folder);
  for (const file of ["static/index.html", "next/main.js"]) {
    assert.equal(brotliDecompressSync(await readFile(join(folder, `${file}.br`))).toString(), text);
    assert.equal(gunzipSync(await readFile(join(folder, `${file}.gz`))).toString(), text);
    for (const neighbor of [`${file}.br`, `${file}.gz`]) {
      // Node counts in fractions of milliseconds; the server allows for it.
      assert.equal(Math.round((await stat(join(folder, neighbor))).mtimeMs), made.getTime());
    }
  }
});

test("the manifest lists every file by its address", async (t) => {
  const folder = await site(t, { "next/pages/lessons/first.html": text, "static/icon.svg": "<svg/>", "next/chunks/a.js": text });
  const manifest = await compress(folder);
  const hash = (content: string): string => `sha256-${createHash("sha256").update(content).digest("base64")}`;
  const [br, gz] = await Promise.all(["br", "gz"].map(async (end) => (await stat(join(folder, `next/chunks/a.js.${end}`))).size));
  const long = { size: text.length, hash: hash(text), br, gz };
  assert.deepEqual(manifest, {
    "/lessons/first.html": long,
    "/icon.svg": { size: 6, hash: hash("<svg/>") },
    "/build/chunks/a.js": long,
  });
});

test("what would not be smaller is not kept", async (t) => {
  const random = Uint8Array.from({ length: 4096 }, (_, i) => createHash("sha256").update(String(i)).digest()[0] ?? 0);
  const folder = await site(t, { "static/photo.png": random, "static/photo.png.br": "old", "next/short.js": "run()" });
  await compress(folder);
  assert.deepEqual(await readdir(join(folder, "static")), ["photo.png"]);
  assert.deepEqual(await readdir(join(folder, "next")), ["manifest.json", "short.js"]);
});

test("neighbors of files that are no more go", async (t) => {
  const folder = await site(t, { "static/lessons/gone.html.br": "old", "static/build/last.js.br": "kept", "next/main.js": text });
  await compress(folder);
  assert.deepEqual(await readdir(join(folder, "static/lessons")), []);
  assert.deepEqual(await readdir(join(folder, "static/build")), ["last.js.br"]);
});

test("what was compressed once is taken from the cache, as long as a build uses it", async (t) => {
  const folder = await site(t, { "static/index.html": text, "next/main.js": "run()" });
  await compress(folder);
  const cached = (await readdir(join(folder, "cache"))).sort();
  assert.deepEqual(cached.map((name) => name.slice(-3)), [".br", ".gz"]);
  await writeFile(join(folder, "cache", cached[0] ?? ""), "from the cache");
  await compress(folder);
  assert.equal(await readFile(join(folder, "static/index.html.br"), "utf8"), "from the cache");
  await writeFile(join(folder, "static/index.html"), `${text}!`);
  await compress(folder);
  const after = await readdir(join(folder, "cache"));
  assert.equal(after.length, 2);
  assert.ok(!after.includes(cached[0] ?? ""));
});
