import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped } from "../../src/grouped.ts";

test("thousands stand apart", () => {
  const cases: readonly [number, string][] = [
    [0, "0"],
    [999, "999"],
    [1024, "1,024"],
    [-1_048_576, "-1,048,576"],
    [5.03, "5.03"],
    [2 ** 53 - 1, "9,007,199,254,740,991"],
  ];
  for (const [n, want] of cases) {
    assert.equal(grouped(n), want, `grouped(${n})`);
  }
});
