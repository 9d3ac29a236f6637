import assert from "node:assert/strict";
import { test } from "node:test";
import { exponent, seconds } from "../../src/benchmarks-estimate.ts";
import { chosen, csv, json, link, markdown } from "../../src/benchmarks-export.ts";
import { javascript } from "../../src/benchmarks-javascript.ts";
import { apart, conclusion, linesOf, talkLines } from "../../src/benchmarks-lines.ts";
import { clockStep, measure } from "../../src/benchmarks-measure.ts";
import { workload, workloads } from "../../src/benchmarks-protocol.ts";
import type { Result, SeriesName, Way } from "../../src/benchmarks-protocol.ts";
import { casesOf, fraction, initial, left, shown, sizesOf, update } from "../../src/benchmarks-state.ts";
import type { Action, BenchState } from "../../src/benchmarks-state.ts";
import { bytes, pairs, ratio, time } from "../../src/benchmarks-text.ts";

function result(way: Way, n: number, medianNs: number, series: SeriesName = "library"): Result {
  const counted = series === "javascript" ? null : way === "copying" ? (n * (n - 1)) / 2 : 0;
  const samplesNs = [medianNs / 2, medianNs, medianNs * 2];
  const timing = { medianNs, leastNs: medianNs / 2, mostNs: medianNs * 2, samplesNs, passes: 4, warmUpNs: medianNs, emptyNs: 2, clockStepNs: 100_000 };
  return { workload: "shrink", series, way, n, ...timing, bytesCopied: counted, viewsMade: 0, peakBytes: n, answer: 0 };
}

const results = [10_000, 20_000, 40_000].flatMap((n) => [result("copying", n, n * n), result("view", n, 50 * n)]);

test("an exponent is that of the line through the logarithms", () => {
  assert.ok(Math.abs((exponent(results.filter((each) => each.way === "copying")) ?? 0) - 2) < 1e-9);
  assert.ok(Math.abs((exponent(results.filter((each) => each.way === "view")) ?? 0) - 1) < 1e-9);
  assert.equal(exponent(results.slice(0, 1)), null);
  assert.equal(exponent([]), null);
});

test("figures are written with their units", () => {
  assert.deepEqual([0.4, 147, 46_000, 4.6e6, 99e6, 240e6, 4.33e9].map(time), ["0.40 ns", "147 ns", "46.0 µs", "4.60 ms", "99.0 ms", "0.24 s", "4.33 s"]);
  assert.deepEqual([0, 999, 49_995_000, 1_249_975_000, 124_999_750_000].map(bytes), ["0 B", "999 B", "50 MB", "1.25 GB", "125 GB"]);
  assert.deepEqual([0.97, 12.04, 1116].map(ratio), ["≈ 1.0×", "≈ 12×", "≈ 1,116×"]);
});

test("each workload has the same answer in JavaScript by both ways as the library has", () => {
  // Of pkg/bench, for these sizes: the sum of the first ten doubled is 90, and so on.
  const answers: Readonly<Record<string, readonly [n: number, answer: number]>> = {
    shrink: [100, 0],
    chunk: [256, (2_000_000 % 256) + ((2_000_000 + 255) % 256)],
    double: [100, 90],
    receive: [3, 3 * 16],
    crop: [64, ((16 * 64 + 16) * 4) % 256 + (((47 * 64 + 48) * 4 - 1) % 256)],
    frames: [5, 5 * (1019 % 255)],
  };
  for (const { id } of workloads) {
    const [n, answer] = answers[id] ?? [0, 0];
    assert.equal(javascript(id, "copying", n)(), answer, `${id}, copying`);
    assert.equal(javascript(id, "view", n)(), answer, `${id}, view`);
  }
});

test("a batch lasts 200 steps of the clock, and the median of nine is the result", async () => {
  let now = 0;
  const coarse = (): number => Math.floor((now += 0.01) / 0.1) * 0.1;
  assert.ok(Math.abs(clockStep(coarse) - 0.1) < 1e-6);
  const told: number[] = [];
  let paused = 0;
  const timing = await measure(
    () => {
      now += 3;
      return 1;
    },
    coarse,
    async () => void paused++,
    (done, of) => told.push(done * 100 + of),
  );
  assert.equal(timing.passes, 8); // 24 ms are the first power of two above 20
  assert.equal(timing.samplesNs.length, 9);
  assert.ok(Math.abs(timing.medianNs - 3e6) < 1e5);
  assert.deepEqual(told, [9, 109, 209, 309, 409, 509, 609, 709, 809, 909]);
  assert.ok(paused > 9);
});

test("a link chooses the same again", () => {
  const choice = { workload: "crop", series: ["cell", "server"] as const, isLog: true, isTalk: false, sizes: [128, 256] };
  assert.equal(link(choice), "#v1&workload=crop&series=cell,server&sizes=128,256&log");
  assert.deepEqual(chosen(link(choice)), choice);
  const all = { workload: "shrink", series: [], isLog: false, isTalk: true, sizes: null };
  assert.deepEqual(chosen(link(all)), all);
});

test("a link cannot ask for what is not offered", () => {
  assert.deepEqual(chosen(""), {});
  assert.deepEqual(chosen("#v1&workload=grow"), {});
  assert.deepEqual(chosen("#v2&workload=shrink"), {});
  assert.equal(chosen("#v1&workload=shrink&sizes=0,-1,1e9,99999999,x,1.5").sizes, null);
  assert.deepEqual(chosen("#v1&workload=crop&sizes=100,64,64").sizes, [64]);
  assert.deepEqual(chosen("#v1&workload=shrink&series=abacus,cell").series, ["cell"]);
});

test("CSV, JSON and Markdown hold every result", () => {
  const all = [...results, result("copying", 10_000, 3e6, "javascript"), result("view", 10_000, 1e6, "javascript")];
  const lines = csv(all).trimEnd().split("\r\n");
  assert.equal(lines.length, 1 + all.length);
  assert.match(lines[0] ?? "", /^workload,series,way,n,medianNs/);
  assert.match(lines[1] ?? "", /^shrink,library,copying,10000,100000000,.*,49995000,0,10000,0$/);
  const place = { place: "browser", system: "Linux", runtime: "WebAssembly", processors: 2, clockStepNs: 100_000 };
  assert.deepEqual(JSON.parse(json(all, [place])), { version: 1, environments: [place], results: all });
  const table = markdown("shrink", all, [place]);
  assert.match(table, /\| 10,000 \| Go library, here \| 0\.10 s \| 500 µs \| ≈ 200× \| 50 MB, 0 B \| 10 KB, 10 KB \|/);
  assert.match(table, /JavaScript, here .* not counted/);
  assert.match(table, /clock step 100 µs/);
});

test("the chart has a line for each series and way, and says the same in a sentence", () => {
  const lines = linesOf(results);
  assert.deepEqual(lines.map((each) => each.label), ["bytes · exponent 2.0", "view · exponent 1.0"]);
  assert.deepEqual(lines[0]?.points[0], { n: 10_000, seconds: 0.1, least: 0.05, most: 0.2 });
  assert.equal(conclusion(results, "bytes"), "At 40,000 bytes the view is ≈ 800× as fast as copying; copying grows with n to the power of 2.0, the view with 1.0.");
  assert.match(conclusion([], "bytes"), /nothing has been measured/);
  assert.equal(talkLines(workload("shrink").talk)[0]?.points[4]?.seconds, 4.33);
  assert.deepEqual(talkLines(null), []);
});

test("labels that are too near move apart, and stay inside", () => {
  assert.deepEqual(apart([10, 12, 50], 15, 100), [10, 25, 50]);
  assert.deepEqual(apart([98, 99], 15, 100), [85, 100]);
  assert.deepEqual(apart([99, 98], 15, 100), [100, 85]);
});

test("pairs leave out what has only one way", () => {
  assert.equal(pairs(results).length, 3);
  assert.equal(pairs(results.slice(0, 1)).length, 0);
});

function after(state: BenchState, ...actions: readonly Action[]): BenchState {
  return actions.reduce(update, state);
}

test("a run measures every size in every series by both ways", () => {
  const state = after(initial(), { type: "chose", choice: { series: ["server", "cell"] } });
  const cases = casesOf(state.choice, ["shrink"]);
  assert.equal(cases.length, 5 * 3 * 2);
  assert.deepEqual([...new Set(cases.map((each) => each.series))], ["library", "cell", "server"]);
  const talk = after(state, { type: "chose", choice: { isTalk: true } });
  assert.deepEqual(sizesOf(talk.choice, "shrink"), [100_000, 200_000, 300_000, 400_000, 500_000]);
  assert.deepEqual(sizesOf(talk.choice, "frames"), workload("frames").sizes);
  const own = after(talk, { type: "chose", choice: { sizes: [7] } });
  assert.deepEqual(sizesOf(own.choice, "shrink"), [7]);
  assert.equal(after(own, { type: "chose", choice: { workload: "crop" } }).choice.sizes, null);
});

test("progress comes to its end, and what is left becomes less", () => {
  const cases = casesOf(initial().choice, ["shrink"]);
  let state = after(initial(), { type: "began", cases });
  let last = { fraction: -1, left: Infinity };
  for (const one of cases) {
    state = after(state, { type: "begun", case: one }, { type: "batch", done: 5, of: 9 });
    assert.ok(state.work.type === "running");
    const now = { fraction: fraction(state.work), left: left(state.work) };
    assert.ok(now.fraction > last.fraction && now.left < last.left);
    last = now;
    state = after(state, { type: "measured", result: { ...result(one.way, one.n, 1), ...one } });
  }
  assert.ok(state.work.type === "running" && fraction(state.work) === 1);
  assert.equal(after(state, { type: "ended" }).work.type, "idle");
});

test("a new result takes the place of the old one, and others stay hidden", () => {
  const state = after(
    initial(),
    { type: "measured", result: result("view", 10, 5) },
    { type: "measured", result: result("view", 10, 7) },
    { type: "measured", result: result("view", 10, 9, "cell") },
  );
  assert.deepEqual(shown(state).map((each) => each.medianNs), [7]);
  assert.deepEqual(shown(after(state, { type: "chose", choice: { series: ["cell"] } })).map((each) => each.medianNs), [7, 9]);
});

test("without a server its chip goes", () => {
  const state = after(initial({ series: ["server", "cell"] }), { type: "missing", text: "none" });
  assert.deepEqual(state.choice.series, ["cell"]);
});

test("guesses grow with the work", () => {
  const guess = (n: number): number => seconds({ workload: "shrink", series: "library", way: "copying", n });
  assert.ok(guess(500_000) > 5 * guess(100_000));
});
