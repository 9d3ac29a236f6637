// The site's files, as the platform serves them and as the Go server does: the
// same addresses, types and headers; and none of them wakes Go.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { after, before, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { ask, startEdge } from "../edge.ts";
import type { Answer, Edge } from "../edge.ts";
import { root, startSite } from "../site.ts";
import type { Site } from "../site.ts";

const folder = join(root, ".build/edge/assets");
const files = (await readdir(folder, { withFileTypes: true, recursive: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
  .filter((name) => !["_headers", "404.html", "home.json"].includes(name))
  .sort();

let edge: Edge;
let site: Site;

const started: (Edge | Site)[] = []; // what is to be closed, should the other not start
before(async () => {
  started.push((site = await startSite()));
  started.push((edge = await startEdge("worker")));
});
after(() => Promise.all(started.map((each) => each.close())));

/** addressOf returns the address of a file: pages are known without their extension. */
function addressOf(name: string): string {
  return "/" + name.replace(/(^|\/)index\.html$/, "").replace(/\.html$/, "");
}

function native(method: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return ask(site.url.replace(/\/$/, ""), method, path, { headers });
}

/** What both homes must say alike about a file. */
const compared = [
  "content-type",
  "cache-control",
  "content-security-policy",
  "x-content-type-options",
  "referrer-policy",
  "permissions-policy",
  "access-control-allow-origin",
  "cross-origin-resource-policy",
];

test("there is a site to be tested", () => {
  for (const name of ["index.html", "sendfile.html", "sendfile/handlers.html", "reference.html", "build/page.wasm", "build/main.js", "style.css"]) {
    assert.ok(files.includes(name), name);
  }
});

for (const name of files) {
  test(`${addressOf(name)} is the file, with the headers of the Go server`, async () => {
    const content = await readFile(join(folder, name));
    const here = await ask(edge.url, "GET", addressOf(name));
    const there = await native("GET", addressOf(name));
    assert.equal(here.status, 200);
    assert.ok(here.body.equals(content), "the bytes of the file");
    assert.ok(there.body.equals(content), "the Go server sends the same");
    const of = ({ headers }: Answer): unknown => Object.fromEntries(compared.map((each) => [each, headers[each]]));
    assert.deepEqual(of(here), of(there));
    assert.match(String(here.headers.etag), /^"[^"]+"$/);
  });
}

/** The types that are text, or page.wasm: the platform compresses them, and pictures and the like not. */
const compressed = /\.(html|css|js|json|svg|txt|wasm)$/;

test("what can be compressed is, as the client prefers", async () => {
  const ways = { br: brotliDecompressSync, gzip: gunzipSync };
  for (const name of files) {
    assert.match(name, compressed, "every file of the site is of a kind that is compressed");
    const content = await readFile(join(folder, name));
    for (const [coding, unpack] of Object.entries(ways)) {
      const { headers, body } = await ask(edge.url, "GET", addressOf(name), { headers: { "Accept-Encoding": coding } });
      assert.equal(headers["content-encoding"], coding, name);
      assert.ok(unpack(body).equals(content), name);
    }
  }
});

test("HEAD is answered as GET, without the body", async () => {
  for (const name of files) {
    const { status, headers, body } = await ask(edge.url, "HEAD", addressOf(name));
    assert.equal(status, 200, name);
    assert.equal(body.length, 0, name);
    assert.equal(headers["content-type"], (await native("HEAD", addressOf(name))).headers["content-type"], name);
  }
});

test("who has a file already is told so", async () => {
  const { headers } = await ask(edge.url, "GET", "/style.css");
  const again = await ask(edge.url, "GET", "/style.css", { headers: { "If-None-Match": String(headers.etag) } });
  assert.equal(again.status, 304);
  assert.equal(again.body.length, 0);
});

test("to a request for a range the platform sends the whole file, and says so", async () => {
  const content = await readFile(join(folder, "build/page.wasm"));
  for (const range of ["bytes=100-199", "bytes=-5", "bytes=99999999999-"]) {
    const { status, headers, body } = await ask(edge.url, "GET", "/build/page.wasm", { headers: { Range: range } });
    assert.equal(status, 200, range);
    assert.equal(headers["content-range"], undefined, range);
    assert.ok(body.equals(content), range);
  }
});

test("addresses lead where those of the Go server lead", async () => {
  for (const path of ["/index.html", "/sendfile.html", "/sendfile/", "/sendfile/handlers.html", "/sendfile/handlers/", "/reference.html?a=b"]) {
    const here = await ask(edge.url, "GET", path);
    const there = await native("GET", path);
    assert.equal(here.status, there.status, path);
    assert.equal(here.headers.location, there.headers.location, path);
  }
});

test("where nothing is, the answer is 404 and a page that says so", async () => {
  for (const path of ["/nothing", "/build/pages/sendfile", "/build/nothing.js", "/_headers", "/wp-login.php", "/style.css.br"]) {
    const { status, headers, body } = await ask(edge.url, "GET", path);
    assert.equal(status, 404, path);
    assert.equal(headers["content-type"], "text/html; charset=utf-8");
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.match(body.toString(), /There is nothing at this address/);
  }
});

test("files cannot be written to", async () => {
  for (const method of ["POST", "PUT", "DELETE"]) {
    assert.equal((await ask(edge.url, method, "/", { body: new Uint8Array(10) })).status, 405, method);
  }
});

test("each home says what it offers, with the same headers", async () => {
  const [here, there] = await Promise.all([ask(edge.url, "GET", "/home.json"), native("GET", "/home.json")]);
  const of = ({ headers }: Answer): unknown => Object.fromEntries(compared.map((each) => [each, headers[each]]));
  assert.deepEqual(of(here), of(there));
  assert.deepEqual(JSON.parse(here.body.toString()), { offers: ["/api/stream"] });
  const { offers } = JSON.parse(there.body.toString()) as { offers: readonly string[] };
  assert.deepEqual(offers, ["/api/bench", "/api/handlers", "/api/transfer"]);
  for (const path of offers) {
    assert.notEqual((await native("GET", path)).status, 404, path);
  }
});

test("none of all this has woken Go", async () => {
  assert.deepEqual(await edge.seen(), { starts: 0, intoGo: 0, outOfGo: 0, sameStream: [] });
});
