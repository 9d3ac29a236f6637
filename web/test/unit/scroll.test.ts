import assert from "node:assert/strict";
import { test } from "node:test";
import { contentHeight, isScaled, lastTop, maxHeight, offsetIn, positionOf, reveal, topAt } from "../../src/scroll.ts";

const small = { rows: 100, rowHeight: 80, viewHeight: 400 };
const huge = { rows: 6_250_000, rowHeight: 80, viewHeight: 400 }; // 100 MB, 16 bytes a row

test("a pixel is a pixel while the rows fit", () => {
  assert.equal(isScaled(small), false);
  assert.equal(contentHeight(small), 8000);
  assert.equal(topAt(small, 800), 10);
  assert.equal(positionOf(small, 10), 800);
  assert.equal(lastTop(small), 95);
});

test("beyond the cap the bar is scaled and both ends are reached", () => {
  assert.equal(isScaled(huge), true);
  assert.equal(contentHeight(huge), maxHeight);
  assert.equal(topAt(huge, 0), 0);
  assert.equal(topAt(huge, maxHeight - huge.viewHeight), lastTop(huge));
  assert.equal(lastTop(huge), huge.rows - 5);
  for (const row of [0, 1, 1234, 3_000_000, huge.rows - 5]) {
    assert.ok(Math.abs(topAt(huge, positionOf(huge, row)) - row) < 1e-6, `row ${row}`);
  }
});

test("positions outside are the ends", () => {
  assert.equal(topAt(small, -50), 0);
  assert.equal(topAt(small, 1e9), 95);
  assert.equal(positionOf(small, 1e9), 7600);
  assert.equal(topAt({ rows: 2, rowHeight: 80, viewHeight: 400 }, 30), 0);
});

test("a row is revealed by the shortest way", () => {
  assert.equal(reveal(small, 10, 12), 10, "in sight: nothing moves");
  assert.equal(reveal(small, 10, 5), 5, "above");
  assert.equal(reveal(small, 10, 20), 16, "below");
  assert.equal(reveal(small, 0, 99), 95, "the end");
});

test("an offset is decimal or hexadecimal, and counts from the end when it is negative", () => {
  const cases: Record<string, number | null> = {
    "0": 0,
    "255": 255, "256": null, " 0xfF ": 255, "0x100": null, "-1": 255, "−256": 0, "-257": null, "-0": null, "": null, "12a": null, "1,0": 10, "1_0": 10, "1.5": null, "9999999999999999999": null,
  };
  for (const [text, want] of Object.entries(cases)) {
    assert.equal(offsetIn(text, 256), want, text);
  }
});
