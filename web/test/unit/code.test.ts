import assert from "node:assert/strict";
import { test } from "node:test";
import { parser } from "@lezer/python";
import { at, isLive, moved, occurrences, wholeNumbers } from "../../src/code.ts";

/** names lists the names of a text, those of a scope with the scope's first characters behind them. */
function names(text: string): string {
  return occurrences(parser.parse(text), text)
    .map(({ name, scope }) => (scope === null ? name : `${name}@${text.slice(scope.from, scope.from + 5)}`))
    .join(" ");
}

test("names are found with the scope whose variables they are", () => {
  const rows: [string, string][] = [
    ["even = m[::2]\nprint(even.tolist())", "even m print even"],
    ["copy(data=data, n=2)", "copy data"],
    ["def f(x, *a, k=m, **kw):\n    y = x + z\n    return y", "f x@def f a@def f k@def f m kw@def f y@def f x@def f z y@def f"],
    ["def f():\n    global data\n    data = bytearray(2)\ndata", "f data data bytearray data"],
    ["def f():\n    for i, (j, k) in q: pass\n    with o as w: pass\n    (z := 3)\n    n += 1", "f i@def f j@def f k@def f q o w@def f z@def f n@def f"],
    ["lambda u, v=w: u + w", "u@lambd v@lambd w u@lambd w"],
    ["[e for e in m if e]", "e@[e fo e@[e fo m e@[e fo"],
    ["class C(B):\n    part = m\n    def f(self): return part", "C B part@class m f@class self@def f part"],
    ["def f():\n    x = 1\n    def g(): return x", "f x@def f g@def f x@def f"],
    ["a = m[::", "a m"],
    ["a.b.c = 'data' # data", "a"],
  ];
  for (const [text, want] of rows) {
    assert.equal(names(text), want, text);
  }
});

test("while a function is at work, the memory's names are its own", () => {
  const text = "data = bytearray(2)\ndef f(data):\n    return data\nf(data)";
  const all = occurrences(parser.parse(text), text);
  const live = (position: number | null): number[] => all.filter((each) => each.name === "data" && isLive(each, all, position)).map((each) => each.from);
  assert.deepEqual(live(null), [0, text.lastIndexOf("data")]);
  assert.deepEqual(live(text.indexOf("return")), [text.indexOf("data)"), text.indexOf("data\nf")]);
});

test("a position is in a name up to its end", () => {
  const text = "even = m";
  const all = occurrences(parser.parse(text), text);
  assert.deepEqual([0, 4, 5, 7, 8].map((position) => at(all, position)?.name ?? ""), ["even", "even", "", "m", "m"]);
});

test("whole numbers are found with their sign, and with what they are for", () => {
  const text = "x = -5\nm[::-2]\na[1:2, -3][i]\nm[0x1f:1_0:2.5]\nm[- 1]\nf(7)\ny = x-4\nb'3'";
  const found = wholeNumbers(parser.parse(text), text).map(({ value, isIndex, isStep }) => `${value}${isIndex ? " index" : ""}${isStep ? " step" : ""}`);
  assert.deepEqual(found, ["-5", "-2 index step", "1 index", "2 index", "-3 index", "7", "4"]);
});

test("a number moves by steps, and that of a slice not to zero", () => {
  const step = { value: 2, isStep: true };
  assert.deepEqual([1, -1, -2, -3].map((n) => moved(step, n)), [3, 1, -1, -2]);
  assert.deepEqual([moved({ value: -1, isStep: true }, 1), moved({ value: -1, isStep: true }, 3)], [1, 3]);
  assert.deepEqual([moved({ value: 0, isStep: true }, 1), moved({ value: 0, isStep: true }, -1)], [1, -1]);
  assert.deepEqual([moved({ value: 1, isStep: false }, -1), moved({ value: 1, isStep: false }, -2)], [0, -1]);
});
