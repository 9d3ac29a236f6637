import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { receive, turns } from "../../src/transfer-browser.ts";
import { commandsOf } from "../../src/transfer-commands.ts";
import { figure, figuresOf, ratesOf } from "../../src/transfer-figures.ts";
import { planOf, planText } from "../../src/transfer-keep.ts";
import { announcementOf, answerOf, current, initial, isBusy, refusal, sizesOf, statusOf, update } from "../../src/transfer-state.ts";
import type { Action, TransferState } from "../../src/transfer-state.ts";
import { bytesText, count, seconds, short } from "../../src/transfer-text.ts";
import { parse } from "../../src/server-events.ts";
import type { Method, Offer, Report, Run, TransferEvent } from "../../src/transfer.ts";
import { root } from "../site.ts";

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
  const cost = { userNs: 1e6, systemNs: number * 1e6, calls: 3, minorFaults: 4, majorFaults: 1, voluntarySwitches: 5, involuntarySwitches: 6 };
  return { method: of, number, bytes: 64 * mib, wallNs: 5e6, cost };
}

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

/** serve makes fetch answer as the server answers downloads: each sends the bytes, and tells of a file with this hash. */
function serve(bytes: Uint8Array, sha256: string): void {
  let asked = { methods: [""], size: 0, skipHash: false };
  globalThis.fetch = async (address, init) => {
    if (init?.method === "POST") {
      asked = JSON.parse(String(init.body)) as typeof asked;
      return Response.json({ token: "T" });
    }
    if (String(address).endsWith("/downloads/T")) {
      return new Response(new Blob([bytes.slice()]));
    }
    return Response.json({ ...run(asked.methods[0] ?? "", 1), bytes: asked.size, ...(asked.skipHash ? {} : { sha256 }) });
  };
}

const hello = new TextEncoder().encode("hello");
const helloHash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

async function received(size: number): Promise<readonly TransferEvent[]> {
  const events: TransferEvent[] = [];
  const plan = { ...initial().plan, receiver: "browser" as const, size, repeats: 2, methods: ["splice", "mmap-write"] };
  for await (const event of receive(plan, offer.machine, new AbortController().signal)) {
    events.push(event);
  }
  return events;
}

test("the browser receives every method, hashes one download of each, and tells the events of a run", async () => {
  serve(hello, helloHash);
  const events = await received(5);
  // How often progress is told depends on how long the transfers take.
  const kinds = events.filter((event) => event.type !== "progress").map((event) => ("method" in event ? `${event.type} ${event.method}` : event.type));
  const round = (first: string, second: string): string[] => [`started ${first}`, `ended ${first}`, `started ${second}`, `ended ${second}`];
  assert.deepEqual(kinds, [
    "started splice", "checked splice", "started mmap-write", "checked mmap-write",
    ...round("splice", "mmap-write"), ...round("mmap-write", "splice"), "report",
  ]);
  const last = events.at(-1);
  assert.ok(last?.type === "report" && last.report.runs.length === 4 && last.report.summaries.every((each) => each.sha256 === helloHash));
});

test("a download of other bytes, or of too few, is an error", async () => {
  serve(hello, helloHash.replace("2", "3"));
  await assert.rejects(received(5), /other bytes arrived/);
  serve(hello, helloHash);
  await assert.rejects(received(6), /5 bytes arrived of 6/);
  globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  await assert.rejects(received(5), /the server cannot be reached/);
});

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
    { type: "checked", method: "read-all", sha256: "00" },
    { type: "started", method: "sendfile-64k", of: 1 },
    { type: "checked", method: "sendfile-64k", sha256: "00" },
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
  assert.deepEqual(fractions, [0, 0.125, 0.125, 0.25, 0.25, 0.5, 0.5, 0.75]);
  assert.deepEqual(state.work, { type: "sending", method: "sendfile-64k", run: 1, of: 1, fraction: 0 });
  assert.deepEqual(current(state)?.runs, [run("read-all", 1)], "a run is there as soon as it has ended");
  assert.match(statusOf(update(state, { type: "stopped" })), /Stopped after 1 of 2 transfers/);
});

test("a report ends the work, and a recorded one never replaces it", () => {
  const report: Report = { plan: initial().plan, machine: offer.machine, runs: [run("splice", 1)], summaries: [] };
  const recorded: Report = { ...report, runs: [] };
  const state = after({ type: "recorded", reports: [recorded], methods: [] });
  assert.ok(state.isRecorded);
  const measured = after({ type: "began" }, ...told({ type: "report", report }), { type: "recorded", reports: [recorded], methods: [] });
  assert.equal(current(measured)?.runs, report.runs);
  assert.ok(!measured.isRecorded && !isBusy(measured) && measured.fraction === 1);
});

test("results of the same file stand beside each other, one of each receiver", () => {
  const report = (receiver: "reads" | "browser"): Report => ({ plan: { ...initial().plan, receiver }, machine: offer.machine, runs: [run("splice", 1)], summaries: [] });
  const steps = (receiver: "reads" | "browser"): readonly Action[] => [{ type: "planned", plan: { receiver } }, { type: "began" }, ...told({ type: "report", report: report(receiver) })];
  const both = after(...steps("reads"), ...steps("browser"));
  assert.deepEqual(both.results.map((result) => result.plan.receiver), ["reads", "browser"]);
  const again = steps("reads").reduce(update, both);
  assert.deepEqual(again.results.map((result) => result.plan.receiver), ["browser", "reads"]);
  const other = [{ type: "planned", plan: { size: mib } } as const, { type: "began" } as const].reduce(update, again);
  assert.equal(other.results.length, 1, "another file's figures are not comparable");
});

test("what a server does not offer has its reason", () => {
  const limits = { ...offer.limits, methods: ["read-all"], maxSize: 8 * mib };
  const strict: Offer = { ...offer, limits };
  assert.deepEqual(sizesOf(strict), [mib, 8 * mib], "the limit itself can be chosen");
  assert.deepEqual(sizesOf(null).at(-1), 2048 * mib);
  assert.equal(refusal(method("sendfile-64k"), mib, strict), "not offered on this server");
  assert.match(refusal(method("read-all"), 32 * mib, strict), /16 MiB at most/);
  assert.equal(refusal(method("read-all"), mib, strict), "");
  assert.equal(refusal(method("splice", "needs Linux"), mib, strict), "needs Linux");
  const asked = after({ type: "offered", offer: strict }, { type: "guessed", guess: "twice" });
  assert.match(answerOf(asked, null), /does not offer both/);
  assert.match(answerOf(asked, 3.04), /≈ 3\.0 times/);
  assert.equal(answerOf(after(), 3), "", "nobody asked");
});

test("a screen reader hears of the beginning and the end, not of every transfer", () => {
  const begun = after({ type: "offered", offer }, { type: "began" });
  const said = ["read-all", "splice"].map((id) => announcementOf(update(begun, { type: "told", event: { type: "started", method: id, of: 1 } })));
  assert.equal(said[0], said[1]);
  assert.match(announcementOf(update(begun, { type: "failed", text: "full" })), /It broke off: full/);
});

test("figures are medians with the least and the most", () => {
  assert.deepEqual(figure([3, 1, 2]), { median: 2, min: 1, max: 3 });
  assert.deepEqual(figure([4, 1]), { median: 2.5, min: 1, max: 4 });
  const figures = figuresOf([run("splice", 1), run("splice", 2), run("other", 9)], "splice");
  assert.equal(figures?.runs, 2);
  assert.deepEqual(figures?.faults, { median: 5, min: 5, max: 5 });
  assert.deepEqual(figures?.cpuOfRun, { median: 2.5, min: 2, max: 3 });
  assert.equal(figuresOf([], "splice"), null);
});

test("rates are those between arrivals, and those of one moment count as one", () => {
  assert.deepEqual(ratesOf(400, [10e6, 20e6, 20e6, 40e6]), [
    { from: 0, to: 10, gbPerS: 100 / 10e6 },
    { from: 10, to: 20, gbPerS: 200 / 10e6 },
    { from: 20, to: 40, gbPerS: 100 / 20e6 },
  ]);
  assert.deepEqual(ratesOf(100, []), []);
});

test("methods take turns as on the server", () => {
  assert.deepEqual([1, 2, 4].map((number) => turns(["a", "b", "c"], number).join("")), ["abc", "bca", "abc"]);
});

test("a plan goes through the address", () => {
  const { plan } = after({ type: "planned", plan: { size: 512 * mib, receiver: "browser", cache: "cold" } });
  assert.deepEqual(after({ type: "planned", plan: planOf(`#${planText(plan)}`) }).plan, plan);
  assert.deepEqual(planOf("#size=-1&cache=warm&receiver=<b>&repeats=x"), {});
});

test("the commands carry the plan and the address", () => {
  const text = commandsOf({ ...initial().plan, cache: "cold", file: "random", receiver: "discards" }, "http://127.0.0.1:8808").map((command) => command.text).join("\n");
  assert.match(text, /-size 64 -cache cold -file random -receiver discards -repeats 1 -skip-hash -methods sendfile-64k -under 'strace -c'/);
  assert.match(text, /http:\/\/127\.0\.0\.1:8808\/api\/transfer\/downloads -d '\{"size":67108864/);
});

test("the page without scripts has the recorded figures", async () => {
  const read = async (name: string): Promise<string> => readFile(join(root, name), "utf8");
  const page = await read("web/pages/sendfile.html");
  const report = JSON.parse(await read("static/recorded/transfer.json")) as Report;
  for (const { id, title } of JSON.parse(await read("static/recorded/methods.json")) as readonly Method[]) {
    const figures = figuresOf(report.runs, id);
    const row = page.split("\n").find((line) => line.includes(`<tr><th scope="row">${title}`));
    assert.ok(figures !== null && row !== undefined, `there is a row of ${id}`);
    for (const text of [short(figures.cpu.median), count(figures.callsPerGB.median), short(figures.gbPerS.median), seconds(figures.wall.median)]) {
      assert.ok(row.includes(`<td>${text}</td>`), `${id}: ${text} is in ${row}`);
    }
  }
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
