import assert from "node:assert/strict";
import { test } from "node:test";
import { initial, isBusy, update } from "../../src/transfer-state.ts";
import type { Action, TransferState } from "../../src/transfer-state.ts";
import { bytesText, seconds, short } from "../../src/transfer-text.ts";
import { parse } from "../../src/server-events.ts";
import type { Offer, Report, Run, TransferEvent } from "../../src/transfer.ts";

const mib = 1 << 20;

function method(id: string, unavailable?: string): Offer["methods"][number] {
  const about = { id, title: id, how: "", calls: [], chunk: 0, crossings: 0 as const };
  return unavailable === undefined ? about : { ...about, unavailable };
}

const offer: Offer = {
  methods: [method("read-all"), method("sendfile-64k"), method("splice", "needs Linux")],
  limits: { maxSize: 100 * mib, maxRepeats: 2, methods: null, maxReadAll: 16 * mib },
  machine: { system: "Linux", model: "", cpus: 2, go: "go1.26", network: "TCP" },
};

function run(of: string, number: number): Run {
  return { method: of, number, bytes: 64 * mib, wallNs: 5e6, cost: { userNs: 1, systemNs: 2, calls: 3 } };
}

function after(...actions: readonly Action[]): TransferState {
  return actions.reduce(update, initial());
}

function told(...events: readonly TransferEvent[]): readonly Action[] {
  return events.map((event) => ({ type: "told", event }));
}

test("a plan keeps to what the server offers", () => {
  const state = after({ type: "offered", offer }, { type: "planned", plan: { size: 64 * mib } });
  assert.deepEqual(state.plan.methods, ["sendfile-64k"], "read-all may not send 64 MiB, splice is not there");
  assert.equal(state.plan.repeats, 2);
  const small = update(state, { type: "planned", plan: { size: mib } });
  assert.deepEqual(small.plan.methods, ["read-all", "sendfile-64k"]);
  const strict = update(small, { type: "offered", offer: { ...offer, limits: { ...offer.limits, methods: ["read-all"], maxSize: mib } } });
  assert.deepEqual([strict.plan.methods, strict.plan.size], [["read-all"], mib]);
});

test("a cold run has a random file", () => {
  assert.equal(after({ type: "planned", plan: { cache: "cold" } }).plan.file, "random");
  assert.equal(after({ type: "planned", plan: { cache: "cold", file: "sparse" } }).plan.file, "random");
});

test("events say what goes on and how much is done", () => {
  const begun = after({ type: "offered", offer: { ...offer, limits: { ...offer.limits, maxReadAll: 100 * mib } } }, { type: "planned", plan: { repeats: 1 } }, { type: "began" });
  assert.ok(isBusy(begun));
  const queued = update(begun, { type: "told", event: { type: "queued", position: 2 } });
  assert.deepEqual(queued.work, { type: "waiting", ahead: 2 });
  const steps = told(
    { type: "started", method: "read-all", of: 1 },
    { type: "progress", method: "read-all", of: 1, done: 32 * mib, total: 64 * mib, elapsedNs: 1e6 },
    { type: "started", method: "sendfile-64k", of: 1 },
    { type: "started", method: "read-all", run: 1, of: 1 },
    { type: "ended", method: "read-all", run: 1, of: 1, result: run("read-all", 1) },
    { type: "started", method: "sendfile-64k", run: 1, of: 1 },
  );
  const fractions: number[] = [];
  let state = queued;
  for (const step of steps) {
    state = update(state, step);
    fractions.push(state.fraction);
  }
  assert.deepEqual(fractions, [0, 0.125, 0.25, 0.25, 0.25, 0.75]);
  assert.deepEqual(state.work, { type: "sending", method: "sendfile-64k", run: 1, of: 1, fraction: 0 });
  assert.deepEqual(state.samples["read-all"], [
    { ms: 0, bytes: 0 },
    { ms: 5, bytes: 64 * mib },
  ]);
});

test("a report ends the work, and a recorded one never replaces it", () => {
  const report: Report = { plan: initial().plan, machine: offer.machine, runs: [run("splice", 1)], summaries: [] };
  const recorded: Report = { ...report, runs: [] };
  const state = after({ type: "recorded", report: recorded, methods: [] });
  assert.ok(state.isRecorded);
  const measured = after({ type: "began" }, ...told({ type: "report", report }), { type: "recorded", report: recorded, methods: [] });
  assert.equal(measured.report, report);
  assert.ok(!measured.isRecorded && !isBusy(measured) && measured.fraction === 1);
});

test("a failure and a stop end the work", () => {
  assert.ok(!isBusy(after({ type: "began" }, { type: "stopped" })));
  assert.deepEqual(after({ type: "began" }, { type: "failed", text: "full" }).work, { type: "failed", text: "full" });
});

test("events are read however the bytes are cut", async () => {
  const text = 'event: queued\ndata: {"type":"queued","position":1}\n\nevent: error\ndata: {"type":"error","error":"größer"}\n\n';
  const bytes = new TextEncoder().encode(text);
  for (const size of [1, 3, 7, bytes.length]) {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) {
          controller.enqueue(bytes.slice(at, at + size));
        }
        controller.close();
      },
    });
    const events: TransferEvent[] = [];
    for await (const event of parse<TransferEvent>(body)) {
      events.push(event);
    }
    assert.deepEqual(events, [
      { type: "queued", position: 1 },
      { type: "error", error: "größer" },
    ]);
  }
});

test("figures are written with about three digits", () => {
  assert.deepEqual([0.5, 14.53, 480.4, 30517.6].map(short), ["0.50", "14.5", "480", "30,518"]);
  assert.deepEqual([41.9, 1160].map(seconds), ["41.9 ms", "1.16 s"]);
  assert.deepEqual([1000, 4096, 64 * mib, 2048 * mib].map(bytesText), ["1,000 bytes", "4 KiB", "64 MiB", "2 GiB"]);
});
