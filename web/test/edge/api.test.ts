// The Worker's API. What it answers stands in pkg/edge/testdata/api.json, which
// the native handler is tested with, too.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ask, startEdge } from "../edge.ts";
import type { Edge } from "../edge.ts";
import { root } from "../site.ts";

/** Case is one request and what is to be answered; pkg/edge/edge_test.go says what the fields mean. */
interface Case {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly send?: Readonly<Record<string, string>>;
  readonly body?: number;
  readonly chunked?: boolean;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: Readonly<Record<string, unknown>>;
  readonly echo?: boolean;
  readonly held?: number;
  readonly report?: boolean;
  readonly empty?: boolean;
}

interface Table {
  readonly everywhere: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}

const table = JSON.parse(await readFile(join(root, "pkg/edge/testdata/api.json"), "utf8")) as Table;
let edge: Edge;

before(async () => {
  edge = await startEdge("worker");
});
after(() => edge.close());

/** pattern returns bytes that repeat every 251, so that a chunk that is lost or comes twice shows. */
function pattern(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => i % 251);
}

for (const each of table.cases) {
  test(`the API: ${each.name}`, async () => {
    const sent = each.body === undefined ? undefined : pattern(each.body);
    const { status, headers, body } = await ask(edge.url, each.method, each.path, {
      headers: each.send ?? {},
      ...(sent && { body: sent }),
      chunked: each.chunked ?? false,
    });
    assert.equal(status, each.status, body.toString("latin1", 0, 300));
    for (const [name, value] of Object.entries({ ...table.everywhere, ...each.headers })) {
      assert.equal(headers[name.toLowerCase()], value, name);
    }
    if (each.json !== undefined) {
      assert.equal(headers["content-type"], "application/json");
      const fields = JSON.parse(body.toString()) as Record<string, unknown>;
      for (const [name, want] of Object.entries(each.json)) {
        const is = fields[name];
        typeof want === "string" ? assert.ok(typeof is === "string" && is.includes(want), `${name} is ${is}, want something with ${want}`) : assert.deepEqual(is, want, name);
      }
    }
    const wanted = each.held !== undefined ? pattern(each.held) : each.echo === true ? sent : undefined;
    if (wanted !== undefined) {
      assert.ok(body.subarray(0, wanted.length).equals(wanted), "the bytes that are wanted");
      const rest = body.subarray(wanted.length).toString();
      each.report === true ? assert.match(rest, new RegExp(`^\n\\{"bytesThroughGo":${wanted.length},"reads":\\d+\\}\n$`)) : assert.equal(rest, "");
    }
    if (each.empty === true) {
      assert.equal(body.length, 0);
      assert.ok(Number(headers["content-length"]) > 0, "the length of what GET would get");
    }
  });
}

test("the health check names the build", async () => {
  const { body } = await ask(edge.url, "GET", "/api/healthz");
  const stamp = (await readFile(join(root, "static/build/stamp"), "utf8")).trim();
  assert.deepEqual(JSON.parse(body.toString()), { status: "ok", build: stamp });
});

const mib = 1 << 20;

test("a body that is handed over is the same stream, and none of it enters Go", async () => {
  await edge.seen();
  const sent = pattern(4 * mib);
  const { headers, body } = await ask(edge.url, "POST", "/api/stream", { body: sent });
  assert.ok(body.equals(sent));
  assert.equal(headers["zen-bytes-through-go"], "0");
  assert.deepEqual(await edge.seen(), { starts: 1, intoGo: 0, outOfGo: 0, sameStream: [true] });
});

test("through Go every byte is copied in and out, and the report says so", async () => {
  await edge.seen();
  const sent = pattern(mib);
  const { headers, body } = await ask(edge.url, "POST", "/api/stream?through=go", { body: sent });
  assert.equal(headers["zen-bytes-through-go"], undefined);
  const report = body.subarray(mib);
  assert.equal((JSON.parse(report.toString()) as { bytesThroughGo: number }).bytesThroughGo, mib);
  const { sameStream, intoGo, outOfGo } = await edge.seen();
  assert.deepEqual({ sameStream, intoGo, outOfGo }, { sameStream: [false], intoGo: mib, outOfGo: mib + report.length });
});

test("of bytes that are handed over none enters Go", async () => {
  await edge.seen();
  const { headers, body } = await ask(edge.url, "GET", `/api/stream?size=${4 * mib}`);
  assert.equal(body.length, 4 * mib);
  assert.equal(headers["zen-bytes-through-go"], "0");
  const { starts, intoGo, outOfGo, sameStream } = await edge.seen();
  assert.deepEqual({ starts, intoGo, outOfGo, sameStream }, { starts: 1, intoGo: 0, outOfGo: 0, sameStream: [] });
});

test("of bytes through Go every one enters it, and leaves it", async () => {
  await edge.seen();
  const { body } = await ask(edge.url, "GET", `/api/stream?size=${mib}&through=go`);
  const { intoGo, outOfGo } = await edge.seen();
  assert.deepEqual({ intoGo, outOfGo }, { intoGo: mib, outOfGo: body.length });
});

test("a client that leaves harms no other", async () => {
  await Promise.all(
    Array.from({ length: 8 }, (_, i) => {
      const leaving = new AbortController();
      return fetch(`${edge.url}/api/stream?size=${4 * mib}${i % 2 === 0 ? "" : "&through=go"}`, { signal: leaving.signal }).then((response) => {
        leaving.abort();
        return response.arrayBuffer().catch(() => undefined);
      });
    }),
  );
  assert.equal((await ask(edge.url, "GET", "/api/healthz")).status, 200);
});

test("64 requests at once are all answered, each with its own bytes", async () => {
  const answers = await Promise.all(
    Array.from({ length: 64 }, async (_, i) => {
      if (i % 2 === 0) {
        return (await ask(edge.url, "GET", "/api/healthz")).status === 200;
      }
      if (i % 8 === 1) {
        return (await ask(edge.url, "GET", "/api/stream?size=65536")).body.length === 65_536;
      }
      const sent = new Uint8Array(10_000).fill(i);
      const { body } = await ask(edge.url, "POST", i % 4 === 1 ? "/api/stream" : "/api/stream?through=go", { body: sent });
      return body.subarray(0, sent.length).equals(sent);
    }),
  );
  assert.deepEqual(new Set(answers), new Set([true]));
});
