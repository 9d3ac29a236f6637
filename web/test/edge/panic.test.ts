// What happens when a handler panics, with a Worker that has handlers which do.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, startEdge } from "../edge.ts";
import type { Edge } from "../edge.ts";

let edge: Edge;

before(async () => {
  edge = await startEdge("probe");
});
after(() => edge.close());

async function isWell(): Promise<boolean> {
  const { status, body } = await ask(edge.url, "GET", "/api/healthz");
  return status === 200 && body.toString().includes('"status":"ok"');
}

test("a panic is answered with 500 and JSON, and the next request lives", async () => {
  const { status, headers, body } = await ask(edge.url, "GET", "/api/probe/panic");
  assert.equal(status, 500);
  assert.equal(headers["content-type"], "application/json");
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.match((JSON.parse(body.toString()) as { error: string }).error, /the server failed on this request/);
  assert.ok(await isWell());
});

test("a panic under HEAD is answered with 500 and no body", async () => {
  const { status, body } = await ask(edge.url, "HEAD", "/api/probe/panic");
  assert.equal(status, 500);
  assert.equal(body.length, 0);
});

test("a panic after the body has begun adds nothing to it, and the next request lives", async () => {
  const { status, body } = await ask(edge.url, "GET", "/api/probe/late");
  assert.equal(status, 200);
  assert.equal(body.toString(), "begun");
  assert.ok(await isWell());
});

test("panics among requests at once harm none of the others", async () => {
  const kinds = ["/api/healthz", "/api/probe/panic", "/api/healthz", "/api/probe/panic"];
  const answers = await Promise.all(Array.from({ length: 32 }, (_, i) => ask(edge.url, "GET", kinds[i % kinds.length] ?? "")));
  assert.deepEqual(
    answers.map(({ status }) => status),
    Array.from({ length: 32 }, (_, i) => (i % 2 === 0 ? 200 : 500)),
  );
});

test("the product has no handlers for tests", async () => {
  const product = await startEdge("worker");
  try {
    const { status } = await ask(product.url, "GET", "/api/probe/panic");
    assert.equal(status, 404);
  } finally {
    await product.close();
  }
});
