import assert from "node:assert/strict";
import { test } from "node:test";
import done from "../../../pkg/playground/testdata/protocol/done.json";
import type { Costs, Event, Line, Step, Trace } from "../../src/protocol.ts";
import { continued, noTimeline } from "../../src/timeline.ts";

const cell = done.trace as Trace;
const nothing: Event = { kind: "write", buffer: 0, view: 0, parent: 0, from: 0, offset: 0, count: 0, size: 1, stride: 1, bytes: 0, reason: "", old: "", new: "", views: [] };
const free: Costs = { shared: 0, copied: 0, copiedElse: 0, written: 0, allocated: 0, copiedMore: 0 };

function step(n: number): Step {
  const [first] = cell.steps;
  assert.ok(first);
  return { ...first, n };
}

function numbers(trace: Trace): number[] {
  return trace.steps.map((each) => each.n);
}

test("a cell and a reset begin a timeline", () => {
  const old: Trace = { ...cell, total: 9, steps: [step(9)] };
  assert.deepEqual(continued(old, cell), cell);
  assert.deepEqual(continued(old, noTimeline), noTimeline);
});

test("what a step made and let go is not among the bytes that its line shares", () => {
  const event = (of: Partial<Event>): Event => ({ ...nothing, ...of });
  const events = [
    event({ kind: "export", view: 1, bytes: 12 }),
    event({ kind: "slice", view: 2, bytes: 6 }),
    event({ kind: "release", view: 1 }),
    event({ kind: "release", view: 9 }),
  ];
  const line: Line = { source: "cell", line: 4, runs: 1, reason: "", costs: { ...free, shared: 18 } };
  const trace: Trace = { ...cell, leftOut: 0, steps: [{ ...step(1), line: 4, events }], lines: [line, { ...line, line: 5 }] };
  assert.deepEqual(continued(noTimeline, trace).lines.map(({ costs }) => costs.shared), [6, 18]);
  assert.equal(continued(noTimeline, { ...trace, leftOut: 1 }).lines[0]?.costs.shared, 18, "of steps that are left out it is not known");
});

test("an edit and an input of the prompt continue it", () => {
  const before: Trace = { ...cell, total: 3, head: 2, leftOut: 0, steps: [step(1), step(2), step(3)] };
  const after = continued(before, { source: "edit", total: 4, head: 2, leftOut: 0, steps: [step(4)], lines: [] });
  assert.deepEqual(numbers(after), [1, 2, 3, 4]);
  assert.equal(after.total, 4);
  assert.equal(after.source, "cell");
  assert.equal(after.lines, cell.lines);
});

test("steps that the machine has left out go", () => {
  const before: Trace = { ...cell, total: 4, head: 2, leftOut: 0, steps: [1, 2, 3, 4].map(step) };
  const after = continued(before, { source: "prompt", total: 6, head: 2, leftOut: 2, steps: [step(5), step(6)], lines: [] });
  assert.deepEqual(numbers(after), [1, 2, 5, 6]);
});
