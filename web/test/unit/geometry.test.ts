import assert from "node:assert/strict";
import { test } from "node:test";
import { extent, formula, gapsIn, indexText, itemAt, itemsIn, neighbor, tupleText } from "../../src/geometry.ts";
import type { Geometry, Item, Span } from "../../src/geometry.ts";

/** make returns a geometry without suboffsets. */
function make(offset: number, itemsize: number, shape: number[], strides: number[]): Geometry {
  return { offset, itemsize, shape, strides, suboffsets: [] };
}

/** all lists every item of a view by walking its indexes: the model. */
function all(view: Geometry): Item[] {
  let items: Item[] = [{ index: [], from: view.offset, to: view.offset + view.itemsize }];
  view.shape.forEach((length, dim) => {
    items = items.flatMap((item) =>
      Array.from({ length }, (_, i) => {
        const from = item.from + i * (view.strides[dim] ?? 0);
        return { index: [...item.index, i], from, to: from + view.itemsize };
      }),
    );
  });
  return items;
}

function meets(item: Span, span: Span): boolean {
  return item.from < span.to && item.to > span.from;
}

/** seeded returns a generator of whole numbers below n that always gives the same ones. */
function seeded(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

test("items in a span are those of the model", () => {
  const random = seeded(1);
  for (let round = 0; round < 3000; round++) {
    const dims = random(4);
    const shape = Array.from({ length: dims }, () => random(5));
    const strides = Array.from({ length: dims }, () => random(25) - 12);
    const view = make(40 + random(30), 1 + random(5), shape, strides);
    const from = random(110);
    const span = { from, to: from + random(20) };
    const starts = new Set(all(view).filter((item) => meets(item, span)).map((item) => item.from));
    const found = itemsIn(view, span);
    const context = JSON.stringify({ view, span });
    assert.deepEqual(found.map((item) => item.from), [...starts].sort((a, b) => a - b), context);
    for (const item of found) {
      const same = all(view).find((each) => String(each.index) === String(item.index));
      assert.deepEqual(item, same, context);
    }
  }
});

test("the extent holds all items and no more", () => {
  const random = seeded(2);
  for (let round = 0; round < 500; round++) {
    const shape = Array.from({ length: random(4) }, () => 1 + random(4));
    const view = make(50, 1 + random(4), shape, shape.map(() => random(21) - 10));
    const items = all(view);
    const want = { from: Math.min(...items.map((item) => item.from)), to: Math.max(...items.map((item) => item.to)) };
    assert.deepEqual(extent(view), want, JSON.stringify(view));
  }
  assert.deepEqual(extent(make(7, 4, [0], [4])), { from: 7, to: 7 });
});

test("a span of a huge view costs no more than that of a small one", () => {
  const view = make(0, 8, [10_000_000], [8]);
  const started = performance.now();
  for (let i = 0; i < 1000; i++) {
    assert.equal(itemsIn(view, { from: 40_000_000, to: 40_000_016 }).length, 2);
  }
  assert.ok(performance.now() - started < 1000, "1000 spans of 10 million items take less than a second");
});

const gapCases: readonly { name: string; view: Geometry; span: Span; length: number; want: Span[] }[] = [
  { name: "contiguous", view: make(0, 4, [4], [4]), span: { from: 0, to: 16 }, length: 16, want: [] },
  {
    name: "every second, and what the last step skips",
    view: make(0, 4, [2], [8]),
    span: { from: 0, to: 16 },
    length: 16,
    want: [{ from: 4, to: 8 }, { from: 12, to: 16 }],
  },
  {
    name: "the buffer ends before the last step",
    view: make(0, 1, [3], [3]),
    span: { from: 0, to: 8 },
    length: 8,
    want: [{ from: 1, to: 3 }, { from: 4, to: 6 }, { from: 7, to: 8 }],
  },
  {
    name: "backwards",
    view: make(12, 4, [2], [-8]),
    span: { from: 0, to: 16 },
    length: 16,
    want: [{ from: 0, to: 4 }, { from: 8, to: 12 }],
  },
  {
    name: "backwards, in a row of its own",
    view: make(24, 1, [3], [-8]),
    span: { from: 16, to: 32 },
    length: 32,
    want: [{ from: 17, to: 24 }],
  },
  { name: "a window", view: make(6, 1, [6], [1]), span: { from: 0, to: 12 }, length: 12, want: [] },
  {
    name: "a crop skips the rest of the row between its rows",
    view: make(7, 1, [2, 3], [6, 1]),
    span: { from: 0, to: 16 },
    length: 24,
    want: [{ from: 10, to: 13 }],
  },
  { name: "empty", view: make(3, 1, [0], [5]), span: { from: 0, to: 16 }, length: 16, want: [] },
  {
    name: "one item has no step",
    view: make(2, 1, [1], [5]),
    span: { from: 0, to: 16 },
    length: 16,
    want: [],
  },
  {
    name: "a span inside one gap",
    view: make(0, 1, [2], [64]),
    span: { from: 16, to: 32 },
    length: 128,
    want: [{ from: 16, to: 32 }],
  },
];

test("gaps are the bytes a view steps over", () => {
  for (const { name, view, span, length, want } of gapCases) {
    assert.deepEqual(gapsIn(view, itemsIn(view, span), span, length), want, name);
  }
});

test("the arithmetic is spelled out", () => {
  assert.equal(formula(make(0, 4, [2], [8]), [1]), "0 + 1 · 8 = byte 8");
  assert.equal(formula(make(12, 4, [4], [-4]), [3]), "12 + 3 · −4 = byte 0");
  assert.equal(formula(make(1, 1, [2, 3], [6, 1]), [1, 2]), "1 + 1 · 6 + 2 · 1 = byte 9");
  assert.equal(formula(make(5, 8, [], []), []), "5 = byte 5");
});

test("indexes and shapes read as in Python", () => {
  assert.deepEqual([[], [4], [2, 3]].map(tupleText), ["()", "(4,)", "(2, 3)"]);
  assert.deepEqual([[], [4], [2, 3]].map(indexText), ["[()]", "[4]", "[2, 3]"]);
});

test("a neighbor lies on the side it was asked for", () => {
  assert.deepEqual(neighbor(make(0, 4, [3], [8]), [1], 1), [2]);
  assert.deepEqual(neighbor(make(16, 4, [3], [-8]), [1], 1), [0]);
  assert.equal(neighbor(make(16, 4, [3], [-8]), [2], -1), null);
  assert.deepEqual(neighbor(make(0, 1, [2, 3], [3, 1]), [0, 2], 1), [1, 0]);
  assert.deepEqual(neighbor(make(0, 1, [2, 3], [3, 1]), [1, 0], -1), [0, 2]);
  assert.equal(neighbor(make(0, 1, [], []), [], 1), null);
});

test("views through pointers have no items here", () => {
  const view = { ...make(0, 1, [2, 2], [8, 1]), suboffsets: [0, -1] };
  assert.deepEqual(itemsIn(view, { from: 0, to: 100 }), []);
  assert.equal(itemAt(view, 0), null);
});
