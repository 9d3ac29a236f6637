import assert from "node:assert/strict";
import { test } from "node:test";
import type { Costs, Event, Line, Step, Trace } from "../../src/protocol.ts";
import { staircases, stairs, told, widest } from "../../src/staircase.ts";
import { trace as sample } from "./sample.ts";

const nothing: Event = { kind: "slice", buffer: 1, view: 2, parent: 0, from: 0, offset: 0, count: 0, size: 1, stride: 1, bytes: 0, reason: "", old: "", new: "", views: [] };
const free: Costs = { shared: 0, copied: 0, copiedElse: 0, written: 0, allocated: 0, copiedMore: 0 };

function step(n: number, line: number, event: Partial<Event>): Step {
  return { ...(sample.steps[0] as Step), n, source: "cell", line, endLine: line, resumed: false, events: [{ ...nothing, ...event }] };
}

const copy = (bytes: number): Partial<Event> => ({ kind: "copy", bytes, reason: "bytes slice" });
const view = (offset: number, count: number): Partial<Event> => ({ kind: "slice", offset, count, bytes: count });

/** trace returns that of a loop of runs on line 2, of which the first and the last ones are kept. */
function trace(runs: number, kept: number, event: (i: number) => Partial<Event>, costs: Partial<Costs>): Trace {
  const numbers = Array.from({ length: runs }, (_, i) => i).filter((i) => i < kept || i >= runs - kept);
  const line: Line = { source: "cell", line: 2, runs, costs: { ...free, ...costs }, reason: "" };
  const leftOut = Math.max(runs - 2 * kept, 0);
  return { source: "cell", total: runs, head: leftOut > 0 ? kept : runs, leftOut, lines: [line], steps: numbers.map((i) => step(i + 1, 2, event(i))) };
}

test("a loop that copies has a row for each slice, and their sum", () => {
  const [found, ...more] = staircases(trace(9, 9, (i) => copy(9 - i), { copied: 45 }));
  assert.equal(more.length, 0);
  assert.ok(found);
  assert.equal(found.type, "copies");
  assert.deepEqual(found.head.slice(0, 2), [{ from: 0, bytes: 9 }, { from: 0, bytes: 8 }]);
  assert.deepEqual([found.tail, found.leftOut, found.copied, widest(found)], [[], 0, 45, 9]);
  assert.equal(told(found), "In 9 runs line 2 made slices of 9 bytes at first and 1 byte at last; each is a copy: 45 bytes copied in all.");
});

test("a loop that slices a view has rows where its bytes lie, and copies nothing", () => {
  const [found] = staircases(trace(8, 8, (i) => view(i + 1, 8 - i), { copiedMore: 36 }));
  assert.ok(found);
  assert.deepEqual([found.type, found.head[7], widest(found)], ["views", { from: 8, bytes: 1 }, 9]);
  assert.match(told(found), /no byte was copied, where slices of bytes would have copied 36 bytes\.$/);
  const reversed = staircases(trace(8, 8, () => ({ kind: "slice", offset: 12, count: 3, size: 4, stride: -4 }), {}));
  assert.deepEqual(reversed[0]?.head[0], { from: 4, bytes: 12 });
});

test("fewer than eight slices, other copies and the prompt have none", () => {
  assert.deepEqual(staircases(trace(7, 7, (i) => copy(i), {})), []);
  assert.deepEqual(staircases(trace(20, 20, () => ({ kind: "copy", reason: "concatenation", bytes: 3 }), {})), []);
  const asked = trace(9, 9, copy, {});
  assert.deepEqual(staircases({ ...asked, steps: asked.steps.map((each) => ({ ...each, source: "prompt" as const })) }), []);
});

test("of 500,000 runs a bounded number is drawn, at its place, and the gap is said", () => {
  const runs = 500_000;
  const [found] = staircases(trace(runs, 1000, (i) => copy(runs - i), { copied: 125_000_250_000 }));
  assert.ok(found);
  assert.deepEqual([found.head.length, found.tail.length, found.leftOut], [1000, 1000, 498_000]);
  const drawn = stairs(found);
  assert.ok(drawn.head.length <= 60 && drawn.tail.length <= 60);
  assert.deepEqual(drawn.head.at(-1)?.y! + drawn.head.at(-1)?.height!, 1000);
  assert.deepEqual([drawn.rows, drawn.tail[0]?.y, drawn.tail[0]?.bytes], [runs, 499_000, 1000]);
  assert.match(told(found), /125,000,250,000 bytes copied in all\. Of 498,000 runs in the middle only the sum is kept/);
});
