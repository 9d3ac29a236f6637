import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { initial, run, travel, update } from "../../src/edge.ts";
import type { Trip } from "../../src/edge.ts";
import { initial as none, methodsOf, update as updateTransfer } from "../../src/transfer-state.ts";
import { NoArena, offer } from "../../src/transfer.ts";
import type { Method, Report } from "../../src/transfer.ts";

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

/** answer makes fetch answer every request so. */
function answer(status: number, body: string): void {
  globalThis.fetch = () => Promise.resolve(new Response(body, { status }));
}

test("a server without an arena says what it offers instead", async () => {
  answer(501, '{"error": "not here", "instead": "/api/stream"}');
  await assert.rejects(offer(), (error: unknown) => error instanceof NoArena && error.message === "not here" && error.instead === "/api/stream");
  answer(404, "<!doctype html>");
  await assert.rejects(offer(), (error: unknown) => error instanceof NoArena && error.instead === "" && error.message.startsWith("404"));
  answer(501, '{"instead": 3}');
  await assert.rejects(offer(), (error: unknown) => error instanceof NoArena && error.instead === "");
});

test("a recorded report brings its own methods", () => {
  const method: Method = { id: "splice", title: "splice", how: "", calls: [], chunk: 0, crossings: 0 };
  const report = { plan: none().plan, runs: [], summaries: [] } as unknown as Report;
  assert.deepEqual(methodsOf(none()), []);
  assert.deepEqual(methodsOf(updateTransfer(none(), { type: "recorded", report, methods: [method] })), [method]);
});

/** echo makes fetch send back what it is sent, and after it what the server would say. */
function echo(report: string, headers: Readonly<Record<string, string>> = {}): void {
  globalThis.fetch = async (_, init) => {
    const sent = new Uint8Array(await new Response(init?.body ?? null).arrayBuffer());
    return new Response(new Blob([sent, report]), { headers });
  };
}

const bytes = Uint8Array.of(1, 2, 3);

test("a trip knows how many bytes went through Go", async () => {
  echo("", { "Zen-Bytes-Through-Go": "0" });
  assert.equal((await travel("handed", bytes)).throughGo, 0);
  echo('{"bytesThroughGo":3,"reads":1}\n');
  const trip = await travel("go", bytes);
  assert.deepEqual([trip.way, trip.size, trip.throughGo], ["go", 3, 3]);
});

test("a trip fails when the server refuses, changes the bytes, or breaks off", async () => {
  answer(413, '{"error": "too long"}');
  await assert.rejects(travel("handed", bytes), /too long/);
  answer(200, "\u0001\u0002\u0004");
  await assert.rejects(travel("handed", bytes), /other bytes/);
  answer(200, "\u0001\u0002");
  await assert.rejects(travel("go", bytes), /other bytes/);
  echo("");
  await assert.rejects(travel("go", bytes), /broke off/);
  await assert.rejects(travel("handed", bytes), /broke off/);
  echo('{"bytesThroughGo":3');
  await assert.rejects(travel("go", bytes), /broke off/);
});

test("a run takes both ways in turn, with bytes of the size asked for", async () => {
  echo('{"bytesThroughGo":100000,"reads":2}\n', { "Zen-Bytes-Through-Go": "0" });
  const trips: Trip[] = [];
  for await (const trip of run(100_000)) {
    trips.push(trip);
  }
  assert.deepEqual(
    trips.map(({ way, size }) => [way, size]),
    Array.from({ length: 10 }, (_, i) => [i % 2 === 0 ? "handed" : "go", 100_000]),
  );
});

test("the lesson's state", () => {
  const trip: Trip = { way: "go", size: 1, throughGo: 1, ms: 1 };
  const begun = update(update(initial, { type: "sized", size: 5 }), { type: "began" });
  assert.deepEqual([begun.size, begun.isBusy], [5, true]);
  const travelled = update(begun, { type: "travelled", trip });
  assert.deepEqual(travelled.trips, [trip]);
  assert.equal(update(travelled, { type: "ended" }).isBusy, false);
  const failed = update(travelled, { type: "failed", text: "gone" });
  assert.deepEqual([failed.isBusy, failed.problem, failed.trips], [false, "gone", [trip]]);
  assert.deepEqual([update(failed, { type: "began" }).problem, update(failed, { type: "began" }).trips], ["", []]);
});
