import assert from "node:assert/strict";
import { test } from "node:test";
import done from "../../../pkg/playground/testdata/protocol/done.json";
import type { Step, Trace } from "../../src/protocol.ts";
import { continued, noTimeline } from "../../src/timeline.ts";

const cell = done.trace as Trace;

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
  assert.equal(continued(old, cell), cell);
  assert.deepEqual(continued(old, noTimeline), noTimeline);
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
