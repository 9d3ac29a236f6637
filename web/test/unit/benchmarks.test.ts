import assert from "node:assert/strict";
import { test } from "node:test";
import { guessed, learned, paceOf, probe, seconds, suited } from "../../src/benchmarks-estimate.ts";
import { chosen, csv, json, link, markdown } from "../../src/benchmarks-export.ts";
import { javascript } from "../../src/benchmarks-javascript.ts";
import { exponentText, growth, growthText } from "../../src/benchmarks-growth.ts";
import type { Growth } from "../../src/benchmarks-growth.ts";
import { apart, batchesText, conclusion, linesOf, talkBeside, talkLines } from "../../src/benchmarks-lines.ts";
import { clockStep, measure } from "../../src/benchmarks-measure.ts";
import { workload, workloads } from "../../src/benchmarks-protocol.ts";
import type { Result, SeriesName, Way } from "../../src/benchmarks-protocol.ts";
import { casesOf, initial, left, shown, sizesOf, update } from "../../src/benchmarks-state.ts";
import type { Action, BenchState } from "../../src/benchmarks-state.ts";
import { bytes, counted, faster, pairs, published, ratio, spread, time, wait } from "../../src/benchmarks-text.ts";

function result(way: Way, n: number, medianNs: number, series: SeriesName = "library"): Result {
  const counted = series === "javascript" ? null : way === "copying" ? (n * (n - 1)) / 2 : 0;
  const samplesNs = Array.from({ length: 9 }, (_, i) => (i < 4 ? medianNs / 2 : i === 4 ? medianNs : medianNs * 2));
  const timing = { medianNs, leastNs: medianNs / 2, mostNs: medianNs * 2, samplesNs, passes: 100_000, warmUpNs: medianNs, emptyNs: 2, clockStepNs: 100_000 };
  return { workload: "shrink", series, way, n, ...timing, bytesCopied: counted, viewsMade: 0, peakBytes: n, answer: 0 };
}

const results = [10_000, 20_000, 40_000].flatMap((n) => [result("copying", n, n * n), result("view", n, 50 * n)]);

/** timed makes results with these least times, whose batches are long enough. */
function timed(times: Readonly<Record<number, number>>, passes = 1e9): Result[] {
  return Object.entries(times).map(([n, leastNs]) => ({ ...result("view", Number(n), leastNs), leastNs, passes }));
}

test("an exponent is that of the line through the logarithms, with its error", () => {
  const square = growth(timed({ 10: 100, 20: 400, 40: 1600 }));
  assert.ok(square.type === "power" && Math.abs(square.p - 2) < 1e-9 && square.error < 1e-6);
  // Computed elsewhere: the slope is 1.0192, its standard error 0.02129, and Student's t of 2 degrees 4.303.
  const uneven = growth(timed({ 10: 100, 20: 210, 40: 400, 80: 850 }));
  assert.ok(uneven.type === "power" && Math.abs(uneven.p - 1.0192) < 1e-4 && Math.abs(uneven.error - 4.303 * 0.02129) < 2e-4, JSON.stringify(uneven));
});

test("an exponent that means nothing is not told", () => {
  assert.deepEqual(growth([]), { type: "few" });
  assert.deepEqual(growth(timed({ 10: 100, 20: 400 })), { type: "few" }, "two sizes");
  assert.deepEqual(growth(timed({ 100: 100, 120: 130, 140: 160 })), { type: "few" }, "sizes that lie close together");
  assert.deepEqual(growth(timed({ 10: 100, 20: 400, 40: 1600 }, 1)), { type: "few" }, "batches that are too short for the clock");
  assert.deepEqual(growth(timed({ 10: 100, 20: 1000, 40: 150, 80: 2000 })), { type: "scattered" });
  assert.deepEqual(growth(timed({ 10: 100, 20: 98, 40: 103, 80: 99 })), { type: "constant" });
  assert.deepEqual(growth(timed({ 10: 100, 20: 60, 40: 30, 80: 15 })), { type: "constant" }, "a view does not become faster with n");
});

test("growth is written beside a line, and in a sentence", () => {
  const all: readonly Growth[] = [{ type: "power", p: 2.04, error: 0.13 }, { type: "power", p: 1, error: 0.01 }, { type: "constant" }, { type: "scattered" }, { type: "few" }];
  assert.deepEqual(all.map(exponentText), ["exponent 2.0", "exponent 1.0", "does not grow", "no clear exponent", ""]);
  assert.deepEqual(all.map(growthText), [
    "grows with n to the power of 2.0 ± 0.1",
    "grows with n to the power of 1.0",
    "does not grow with n",
    "scatters too much for an exponent",
    "",
  ]);
});

test("figures are written with their units", () => {
  assert.deepEqual([0.4, 147, 46_000, 4.6e6, 99e6, 240e6, 4.33e9].map(time), ["0.40 ns", "147 ns", "46.0 µs", "4.60 ms", "99.0 ms", "240 ms", "4.33 s"]);
  assert.deepEqual([0, 999, 49_995_000, 1_249_975_000, 124_999_750_000].map(bytes), ["0 B", "999 B", "50 MB", "1.25 GB", "125 GB"]);
  assert.deepEqual([0.97, 9.96, 12.04, 1116, 728_712].map(ratio), ["≈ 1.0×", "≈ 10×", "≈ 12×", "≈ 1,100×", "≈ 730,000×"]);
  assert.equal(spread({ medianNs: 1.12e6, leastNs: 0.98e6, mostNs: 4.52e6 }), "0.98–4.52");
  assert.deepEqual([0.02, 4.33, 0.004925669, 0.000000025].map(published), ["0.02 s", "4.33 s", "4.93 ms", "25 ns"]);
  assert.deepEqual([counted(1, "bytes"), counted(1, "messages"), counted(2000, "frames"), counted(64, "pixels a side")], ["1 byte", "1 message", "2,000 frames", "64 pixels a side"]);
  assert.deepEqual([0.42, 42.4, 59.6, 1187].map(wait), ["0.4 s", "42 s", "1 min 0 s", "19 min 47 s"]);
});

test("a view that is slower is called slower", () => {
  const ns = (medianNs: number) => ({ medianNs });
  assert.equal(faster({ copying: ns(12), view: ns(1) }), "≈ 12×");
  assert.equal(faster({ copying: ns(1), view: ns(1.02) }), "≈ 1.0×");
  assert.equal(faster({ copying: ns(97.7), view: ns(812) }), "≈ 8.3× slower");
  assert.equal(conclusion([result("copying", 1, 97.7), result("view", 1, 812)], "bytes"), "At 1 byte the view is ≈ 8.3× as slow as copying with the Go library.");
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
    () => (now += 1e-3),
  );
  assert.ok(timing.passes >= 10 && timing.passes <= 13, `${timing.passes} passes of 3 ms`); // half as long again as 20 ms
  assert.equal(timing.samplesNs.length, 9);
  assert.ok(Math.abs(timing.medianNs - 3e6) < 1e5);
  assert.deepEqual(told, [9, 109, 209, 309, 409, 509, 609, 709, 809, 909]);
  assert.ok(paused > 9);
  assert.ok(Math.abs(timing.emptyNs - 1000) < 20);
});

test("a batch that turns out too short has all measured again", async () => {
  for (const slow of [1, 3, 6, 10]) {
    let now = 0;
    let calls = 0;
    const clock = (): number => Math.floor((now += 0.001) / 0.1) * 0.1;
    const timing = await measure(
      () => {
        now += ++calls > slow * 10 ? 0.3 : 6; // it becomes twenty times as fast
        return 1;
      },
      clock,
      async () => undefined,
      () => undefined,
      () => (now += 1e-3),
    );
    assert.equal(timing.samplesNs.length, 9);
    const shortest = (timing.leastNs * timing.passes) / timing.clockStepNs;
    assert.ok(shortest >= 199.9, `a batch lasts ${shortest} steps`);
  }
});

test("a link chooses the same again", () => {
  const choice = { workload: "crop", series: ["cell", "server"] as const, isLog: true, sizing: "link" as const, linked: { workload: "crop", sizes: [128, 256] } };
  const fragment = link(choice, [128, 256]);
  assert.equal(fragment, "#v1&workload=crop&series=cell,server&sizes=128,256&log");
  assert.deepEqual(chosen(fragment), { choice, notes: [] });
  const talk = { workload: "shrink", series: [], isLog: false, sizing: "talk" as const, linked: null };
  assert.deepEqual(chosen("#v1&workload=shrink&talk"), { choice: talk, notes: [] });
  assert.equal(chosen(link(talk, workload("shrink").talkSizes))?.choice.sizing, "talk");
  assert.equal(chosen("#main"), null, "a place in the page");
  assert.equal(chosen(""), null);
});

test("a link says what of it cannot be had", () => {
  const said = (fragment: string): string => chosen(fragment)?.notes.join(" ") ?? "";
  assert.match(said("#v1&workload=grow"), /“grow”; there are shrink, chunk/);
  assert.match(said("#v2&workload=shrink"), /begin with #v1, not with #v2/);
  const strange = chosen("#v1&workload=shrink&sizes=0,-1,1e9,99999999,x,1.5");
  assert.equal(strange?.choice.linked, null);
  assert.equal(strange?.choice.sizing, "quick");
  assert.match(strange?.notes.join(" ") ?? "", /cannot be measured: 0, -1, 1e9, 99999999, x, 1\.5\. They go from 1 to 500,000\. The page shows its own sizes/);
  assert.deepEqual(chosen("#v1&workload=crop&sizes=100,64,64")?.choice.linked, { workload: "crop", sizes: [64] });
  assert.match(said("#v1&workload=crop&sizes=100,64"), /: 100\. They go from 64 to 2,048, in steps of 64\.$/);
  assert.deepEqual(chosen("#v1&workload=shrink&series=abacus,cell")?.choice.series, ["cell"]);
  assert.match(said("#v1&workload=shrink&series=abacus,cell"), /there are not: abacus/);
  const forty = Array.from({ length: 40 }, (_, i) => 25 * (i + 1)).join(",");
  assert.equal(chosen(`#v1&workload=shrink&sizes=${forty}`)?.choice.linked?.sizes.length, 16);
  assert.match(said(`#v1&workload=shrink&sizes=${forty}`), /asks for 40 sizes; the first 16 are measured/);
  assert.match(said("#v1&workload=shrink&speed=9"), /does not understand: speed/);
});

test("CSV, JSON and Markdown hold every result", () => {
  const all = [...results, result("copying", 10_000, 3e6, "javascript"), result("view", 10_000, 1e6, "javascript")];
  const lines = csv(all).trimEnd().split("\r\n");
  assert.equal(lines.length, 1 + all.length);
  assert.match(lines[0] ?? "", /^workload,series,way,n,medianNs/);
  assert.match(lines[1] ?? "", /^shrink,library,copying,10000,100000000,.*,49995000,0,10000,0$/);
  const place = { place: "browser", time: "2026-11-21T16:31:07Z", version: "page.wasm sha256-abc", system: "Linux", processor: "x86", runtime: "WebAssembly", processors: 2, clockStepNs: 100_000 };
  assert.deepEqual(JSON.parse(json(all, [place])), { version: 1, environments: [place], results: all });
  assert.match(csv([{ ...result("view", 10, 1), medianNs: 168199999.99925494 }]), /,168199999\.9993,/);
  const choice = { ...initial().choice, isLog: true };
  const table = markdown(choice, all, [place], "http://here/benchmarks#v1");
  assert.match(table, /\| 10,000 \| Go library \| 100 ms \(50\.0–200\) \| 500 µs \(250–1,000\) \| ≈ 200× \| 50 MB, 0 B \| 10 KB \|/);
  assert.match(table, /JavaScript .* not counted/);
  assert.match(table, /\| 100,000 \| the talk \| 0\.24 s \| 0\.02 s \| ≈ 12× \|/);
  assert.match(table, /Go library: a round of the empty loop takes 2\.00 ns, the clock steps by 100 µs/);
  assert.match(table, /browser: 2026-11-21 16:31 UTC, WebAssembly, page\.wasm sha256-abc, Linux, x86, 2 processors/);
  assert.match(table, /the same again: http:\/\/here\/benchmarks#v1/);
});

test("the chart has a line for each series and way, and says the same in a sentence", () => {
  const lines = linesOf(results);
  assert.deepEqual(lines.map((each) => each.label), ["bytes · exponent 2.0", "view · exponent 1.0"]);
  assert.deepEqual(lines[0]?.points[0], { n: 10_000, seconds: 0.1, least: 0.05, most: 0.2 });
  assert.equal(
    conclusion(results, "bytes"),
    "At 40,000 bytes the view is ≈ 800× as fast as copying with the Go library; copying grows with n to the power of 2.0, the view grows with n to the power of 1.0.",
  );
  const more = [...results, result("copying", 40_000, 2e6, "javascript"), result("view", 40_000, 1e6, "javascript")];
  assert.match(conclusion(more, "bytes"), /≈ 800× as fast as copying with the Go library, ≈ 2\.0× as fast in JavaScript; with the library copying grows/);
  assert.equal(conclusion([], "bytes"), "");
  assert.equal(conclusion(results.filter((each) => each.way === "copying"), "bytes"), "", "one way alone is no comparison");
});

test("the talk's figures stand where they can be seen", () => {
  const { talk } = workload("shrink");
  assert.equal(talkLines(talk)[0]?.points[4]?.seconds, 4.33);
  assert.equal(talkLines(talk)[0]?.label, "the talk, bytes (dashed)");
  assert.equal(talkLines(workload("chunk").talk)[1]?.label, "the talk, view", "one point has no dashes");
  assert.deepEqual(talkLines(null), []);
  assert.equal(talkBeside([], talk, false).length, 5);
  assert.equal(talkBeside(results, talk, false).length, 0);
  assert.equal(talkBeside(results, talk, true).length, 5);
  assert.equal(talkBeside([...results, result("view", 100_000, 5)], talk, false).length, 0, "ours would lie in a corner");
  assert.equal(talkBeside([...results, result("view", 250_000, 5)], talk, false).length, 5);
  assert.deepEqual(talkBeside(results, null, true), []);
});

test("a heading says of how many batches the times are medians", () => {
  assert.equal(batchesText(results), "median of 9");
  assert.equal(batchesText([...results, { ...result("copying", 500_000, 1e10), samplesNs: [1, 2, 3] }]), "median of 9, of 3 where a pass takes long");
});

test("labels that are too near move apart, and stay inside", () => {
  assert.deepEqual(apart([10, 12, 50], 15, 100), [10, 25, 50]);
  assert.deepEqual(apart([98, 99], 15, 100), [85, 100]);
  assert.deepEqual(apart([99, 98], 15, 100), [100, 85]);
});

test("pairs put both ways of a size together, and keep what has only one", () => {
  assert.deepEqual(pairs(results).map(({ n, copying, view }) => [n, copying?.way, view?.way]), [10_000, 20_000, 40_000].map((n) => [n, "copying", "view"]));
  assert.deepEqual(pairs(results.slice(0, 1)).map(({ copying, view }) => [copying?.n, view]), [[10_000, null]]);
});

function after(state: BenchState, ...actions: readonly Action[]): BenchState {
  return actions.reduce(update, state);
}

test("a run measures every size in every series by both ways", () => {
  const state = after(initial(), { type: "chose", choice: { series: ["server", "cell"] } });
  const cases = casesOf(state, ["shrink"]);
  assert.equal(cases.length, 5 * 3 * 2);
  assert.deepEqual([...new Set(cases.map((each) => each.series))], ["library", "cell", "server"]);
  const talk = after(state, { type: "chose", choice: { sizing: "talk" } });
  assert.deepEqual(sizesOf(talk, "shrink"), [100_000, 200_000, 300_000, 400_000, 500_000]);
  assert.deepEqual(sizesOf(talk, "frames"), workload("frames").sizes);
});

test("the sizes of a link stay at hand, for their workload", () => {
  const linked = after(initial(), { type: "linked", choice: { sizing: "link", linked: { workload: "shrink", sizes: [7] } }, notes: [] });
  assert.deepEqual(sizesOf(linked, "shrink"), [7]);
  assert.deepEqual(sizesOf(linked, "crop"), workload("crop").sizes);
  const back = after(linked, { type: "chose", choice: { sizing: "talk" } }, { type: "chose", choice: { workload: "crop" } }, { type: "chose", choice: { workload: "shrink", sizing: "link" } });
  assert.deepEqual(sizesOf(back, "shrink"), [7]);
});

test("a slow machine gets smaller sizes, and none that cannot be measured", () => {
  assert.deepEqual(suited("shrink", guessed), workload("shrink").sizes);
  assert.deepEqual(suited("shrink", paceOf(4 * 0.05e-9)), workload("shrink").sizes.map((n) => n / 2));
  assert.deepEqual(suited("shrink", paceOf(1)), workload("shrink").sizes.map((n) => n / 4));
  for (const { id, least, step } of workloads) {
    assert.ok(suited(id, paceOf(1)).every((n) => n >= least && n % step === 0), id);
  }
  const pace = learned(guessed, result("copying", 20_000, 1e12));
  assert.deepEqual(suited("shrink", pace), workload("shrink").sizes, "what a run teaches changes no sizes");
});

test("the probe tells how long copying a byte takes", () => {
  let now = 0;
  assert.ok(Math.abs(probe(() => (now += 2)) - 0.002 / (256 * 65_536)) < 1e-15);
});

test("progress comes to its end and never goes back, and what is left becomes less", () => {
  const cases = casesOf(initial(), ["shrink"]);
  let state = after(initial(), { type: "began", cases });
  let last = { progress: -1, left: Infinity };
  let elapsed = 0;
  for (const one of cases) {
    const took = 3 * seconds(one, guessed); // a machine that is busy with something else
    state = after(state, { type: "passed", elapsed }, { type: "begun", case: one }, { type: "passed", elapsed: (elapsed += took) }, { type: "measured", result: { ...result(one.way, one.n, 1), ...one } });
    assert.ok(state.work.type === "running");
    assert.ok(state.work.progress >= last.progress, "the bar goes back");
    last = { progress: state.work.progress, left: left(state.work, state.pace) };
  }
  assert.deepEqual(last, { progress: 1, left: 0 });
  assert.deepEqual(after(state, { type: "ended", text: "Done." }).work, { type: "idle", ended: "Done." });
});

test("how long a run takes is learned from the results before", () => {
  const one = { workload: "shrink", series: "cell", way: "copying", n: 50_000 } as const;
  const pace = learned(guessed, result("copying", 50_000, 2e9, "cell"));
  assert.ok(Math.abs(seconds(one, pace) - 8) < 1, "three batches and a first pass of 2 s");
  assert.ok(seconds({ ...one, n: 100_000 }, pace) > 3.5 * seconds(one, pace), "twice the size, nearly four times the time");
  assert.equal(seconds({ ...one, way: "view" }, pace), seconds({ ...one, way: "view" }, guessed), "the other way is another thing");
});

test("while all run the page shows what is measured, until the reader chooses", () => {
  const cases = casesOf(initial(), ["shrink", "crop"]);
  const [first, last] = [cases[0]!, cases[cases.length - 1]!];
  const began = after(initial(), { type: "began", cases }, { type: "begun", case: first }, { type: "begun", case: last });
  assert.equal(began.choice.workload, "crop");
  const chose = after(began, { type: "chose", choice: { workload: "double" } }, { type: "begun", case: last });
  assert.equal(chose.choice.workload, "double");
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
  const guess = (n: number): number => seconds({ workload: "shrink", series: "library", way: "copying", n }, guessed);
  assert.ok(guess(500_000) > 5 * guess(100_000));
});
