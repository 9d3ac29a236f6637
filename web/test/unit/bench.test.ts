// What the bench computes and says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, median } from "../../bench/measure.mjs";
import { markdown, verdict } from "../../bench/table.mjs";

test("the median of an even number lies in the middle", () => {
  assert.equal(median([7]), 7);
  assert.equal(median([9, 1]), 5);
  assert.equal(median([3, 100, 1]), 3);
});

test("compare leaves the warming up out and takes the ratio of neighbors", async () => {
  const from = (numbers: number[]) => async (): Promise<number> => {
    const next = numbers.shift();
    assert.ok(next !== undefined);
    return next;
  };
  const ours = [1000, 2, 4, 6];
  const theirs = [1000, 1, 4, 2];
  assert.deepEqual(await compare(from(ours), from(theirs), 3), { ours: 4, theirs: 2, ratio: 2 });
  assert.deepEqual([ours, theirs], [[], []]);
});

test("a verdict says how far a figure is above its bar", () => {
  assert.equal(verdict(1.5, 1.5), "holds");
  assert.equal(verdict(1.8, 1.5), "falls short by 20 %");
  assert.equal(verdict(1.51, 1.5), "falls short by 1 %");
  assert.equal(verdict(1.5, undefined), "");
});

test("a table has a line for each figure, and names what is missing", () => {
  const rows = [
    { what: "quick", ours: 8.25, theirs: 11, figure: 0.75, bar: 1, goal: 0.5 },
    { what: "slow", ours: 1580.4, figure: 1580.4, bar: 300, unit: " ms" as const },
    { what: "gone", missing: "install it" },
  ];
  const cells = markdown("Here", "There", rows)
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split("|").map((cell) => cell.trim()).slice(1, -1));
  assert.deepEqual(cells[0], ["program", "Zen", "There", "figure", "bar", "verdict", "goal"]);
  assert.deepEqual(cells.slice(2), [
    ["quick", "8.25 ms", "11.0 ms", "0.75×", "≤ 1.00×", "holds", "≤ 0.50× falls short by 50 %"],
    ["slow", "1580 ms", "", "1580.4 ms", "≤ 300.0 ms", "falls short by 427 %", ""],
    ["gone", "", "", "", "", "missing: install it", ""],
  ]);
});
