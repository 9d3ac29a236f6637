import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { costs, initial, pairs, run, travel, update, verdict } from "../../src/edge.ts";
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

/** homeWith makes fetch answer as a home that offers some addresses, and refuses all else; the requests are kept. */
function homeWith(...offers: readonly string[]): string[] {
  const asked: string[] = [];
  globalThis.fetch = (address) => {
    asked.push(String(address));
    return Promise.resolve(asked.length === 1 ? Response.json({ offers }) : Response.json({ error: "busy" }, { status: 503 }));
  };
  return asked;
}

test("where there is no arena none is asked for", async () => {
  let asked = homeWith("/api/stream");
  await assert.rejects(offer(), (error: unknown) => error instanceof NoArena && error.instead === "/api/stream");
  assert.deepEqual(asked, ["/home.json"]);
  asked = homeWith();
  await assert.rejects(offer(), (error: unknown) => error instanceof NoArena && error.instead === "");
  assert.deepEqual(asked, ["/home.json"]);
});

test("an arena that does not answer is not one that is missing", async () => {
  const asked = homeWith("/api/transfer");
  await assert.rejects(offer(), (error: unknown) => !(error instanceof NoArena) && error instanceof Error && error.message === "busy");
  assert.deepEqual(asked, ["/home.json", "/api/transfer"]);
});

test("a recorded report brings its own methods", () => {
  const method: Method = { id: "splice", title: "splice", how: "", calls: [], chunk: 0, crossings: 0 };
  const report = { plan: none().plan, runs: [], summaries: [] } as unknown as Report;
  assert.deepEqual(methodsOf(none()), []);
  assert.deepEqual(methodsOf(updateTransfer(none(), { type: "recorded", reports: [report], methods: [method] })), [method]);
});

/** pattern returns the bytes that the server holds. */
function pattern(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, i) => i % 251);
}

/** holds makes fetch answer with the bytes that are asked for, and after them what the server would say. */
function holds(report: string, headers: Readonly<Record<string, string>> = {}): string[] {
  const asked: string[] = [];
  globalThis.fetch = (address) => {
    asked.push(String(address));
    const size = Number(/size=(\d+)/.exec(String(address))?.[1]);
    return Promise.resolve(new Response(new Blob([pattern(size), report]), { headers }));
  };
  return asked;
}

test("a trip knows how many bytes went through Go", async () => {
  holds("", { "Zen-Bytes-Through-Go": "0" });
  assert.equal((await travel("handed", 300)).throughGo, 0);
  const asked = holds('\n{"bytesThroughGo":300,"reads":1}\n');
  const trip = await travel("go", 300);
  assert.deepEqual([trip.way, trip.size, trip.throughGo], ["go", 300, 300]);
  assert.deepEqual(asked, ["/api/stream?size=300&through=go"]);
});

test("a trip fails when the server refuses, sends other bytes, or breaks off", async () => {
  answer(400, '{"error": "not so many"}');
  await assert.rejects(travel("handed", 3), /not so many/);
  answer(200, "\u0000\u0001\u0003");
  await assert.rejects(travel("handed", 3), /other bytes/);
  answer(200, "\u0000\u0001");
  await assert.rejects(travel("go", 3), /other bytes/);
  holds("");
  await assert.rejects(travel("go", 3), /broke off/);
  await assert.rejects(travel("handed", 3), /broke off/);
  holds('\n{"bytesThroughGo":3');
  await assert.rejects(travel("go", 3), /broke off/);
});

test("a run takes both ways in turn, and counts none of the first pair", async () => {
  const asked = holds('\n{"bytesThroughGo":1000,"reads":2}\n', { "Zen-Bytes-Through-Go": "0" });
  const trips: Trip[] = [];
  for await (const trip of run(1000)) {
    trips.push(trip);
  }
  assert.equal(asked.length, 2 * pairs + 2);
  assert.deepEqual(
    trips.map(({ way }) => way).join(" "),
    Array.from({ length: pairs }, (_, i) => (i % 2 === 0 ? "handed go" : "go handed")).join(" "),
  );
});

/** ran returns the trips of a run in which the way through Go took longer by these times. */
function ran(...longer: readonly number[]): readonly Trip[] {
  return longer.flatMap((each) => [
    { way: "handed", size: 1, throughGo: 0, ms: 100 } as const,
    { way: "go", size: 1, throughGo: 1, ms: 100 + each } as const,
  ]);
}

test("the clock decides only when chance would hardly", () => {
  assert.equal(verdict(ran(1, 2, 3)), null);
  assert.deepEqual(verdict(ran(9, 1, 2, 8, 3, 7, 4, 6, 5)), { slower: 9, byMs: 5, isClear: true });
  assert.deepEqual(verdict(ran(9, 1, 2, 8, -3, 7, 4, 6, 5)), { slower: 8, byMs: 5, isClear: true });
  assert.deepEqual(verdict(ran(9, 1, -2, 8, -3, 7, 4, 6, 5)), { slower: 7, byMs: 5, isClear: false });
  assert.deepEqual(verdict(ran(-9, -1, -2, -8, -3, -7, -4, -6, -5)), { slower: 0, byMs: -5, isClear: false });
});

test("what was recorded is shown, and missed where it is not to be had", async () => {
  answer(200, '{"system": "a", "cpu": [{"size": 1, "handed": 2, "go": 3}]}');
  const found = await costs();
  assert.equal(found?.cpu[0]?.go, 3);
  assert.equal(update(initial, { type: "recorded", costs: found }).costs, found);
  answer(404, "");
  assert.equal(await costs(), null);
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
  assert.deepEqual(update(failed, { type: "sized", size: 6 }).trips, [], "times of other sizes do not stay");
});
