// What the bench computes and says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, median } from "../../bench/measure.mjs";
import { atMost, missing, promises, summary, table, time } from "../../bench/table.mjs";

test("the median of an even number lies in the middle", () => {
  assert.equal(median([7]), 7);
  assert.equal(median([9, 1]), 5);
  assert.equal(median([3, 100, 1]), 3);
});

test("compare leaves the warming up out and takes the turn with the median ratio", async () => {
  const from = (numbers: number[]) => async (): Promise<number> => {
    const next = numbers.shift();
    assert.ok(next !== undefined);
    return next;
  };
  const ours = [1000, 2, 4, 6];
  const theirs = [1000, 1, 4, 2];
  assert.deepEqual(await compare(from(ours), from(theirs), 3), { ours: 2, theirs: 1, ratio: 2 });
  assert.deepEqual([ours, theirs], [[], []]);
});

const all = [
  atMost(4, "quick", 0.75, 1, "×", "8.25 ms / 11.0 ms"),
  atMost(7, "slow", 314.2, 300, " ms", ""),
  missing(8, "gone", "install it"),
];

test("a figure is held against its bar", () => {
  assert.deepEqual(all[0], { issue: 4, what: "quick", figure: "0.75×", bar: "≤ 1.00×", verdict: "holds", detail: "8.25 ms / 11.0 ms" });
  assert.deepEqual(all[1], { issue: 7, what: "slow", figure: "314.2 ms", bar: "≤ 300.0 ms", verdict: "falls short", detail: "" });
  assert.equal(atMost(4, "just", 1.5, 1.5, "×", "").verdict, "holds");
});

test("a report names each promise, and in short what does not hold", () => {
  const cells = promises(all)
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split("|").map((cell) => cell.trim()).slice(1, -1));
  assert.deepEqual(cells[0], ["what", "measured", "bar", "verdict", "from"]);
  assert.deepEqual(cells.slice(2), [
    ["quick", "0.75×", "≤ 1.00×", "holds", "8.25 ms / 11.0 ms"],
    ["slow", "314.2 ms", "≤ 300.0 ms", "**falls short**", ""],
    ["gone", "", "", "**missing**", "install it"],
  ]);
  assert.equal(
    summary(all),
    `1 of 3 hold, 1 fall short, 1 could not be measured.

Falls short:

- issue 7: slow: 314.2 ms, bar ≤ 300.0 ms

Missing:

- issue 8: gone: install it
`,
  );
  assert.equal(summary(all.slice(0, 1)), "1 of 1 hold, 0 fall short, 0 could not be measured.\n");
});

test("columns are as wide as what stands in them, and times have units", () => {
  assert.equal(table(["a", "bc"], [["long", ""]]), "| a    | bc  |\n| ---- | --- |\n| long |     |\n");
  assert.deepEqual([0.000125, 0.5, 8.25, 1580.4].map(time), ["125 ns", "500 µs", "8.25 ms", "1.58 s"]);
});
