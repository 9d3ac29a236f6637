import assert from "node:assert/strict";
import { test } from "node:test";
import { home, itemUnder, move, stretch, valid } from "../../src/cursor.ts";
import type { Cursor } from "../../src/cursor.ts";
import { cards } from "../../src/picture.ts";
import type { Card } from "../../src/picture.ts";
import { state } from "./sample.ts";

const [a, data] = cards(state) as [Card, Card, Card];

/** press follows keys from a place and returns where they lead, as "offset" or "offset:view". */
function press(card: Card, from: Cursor, keys: string, columns = 16): string {
  let cursor = from;
  for (const key of keys.split(" ")) {
    const ctrl = key.startsWith("Ctrl+");
    cursor = move(card, cursor, key.replace("Ctrl+", ""), columns, ctrl) ?? cursor;
  }
  return cursor.view === null ? `${cursor.offset}` : `${cursor.offset}:${cursor.view}`;
}

const cases: readonly { card: Card; from: Cursor; keys: string; columns?: number; want: string }[] = [
  { card: a, from: home, keys: "ArrowRight ArrowRight", want: "2" },
  { card: a, from: home, keys: "ArrowLeft", want: "0" },
  { card: a, from: home, keys: "End ArrowRight", want: "15" },
  { card: data, from: home, keys: "End", want: "11" },
  { card: data, from: home, keys: "End", columns: 8, want: "7" },
  { card: data, from: home, keys: "Ctrl+End", columns: 8, want: "11" },
  { card: data, from: { offset: 10, view: null }, keys: "Home", columns: 8, want: "8" },
  { card: data, from: { offset: 10, view: null }, keys: "Ctrl+Home", columns: 8, want: "0" },
  { card: a, from: home, keys: "ArrowDown", want: "0:1" },
  { card: a, from: home, keys: "ArrowDown ArrowDown", want: "0:2" },
  { card: a, from: home, keys: "ArrowDown ArrowDown ArrowDown", want: "0:2" },
  { card: a, from: home, keys: "ArrowDown ArrowDown ArrowRight", want: "8:2" },
  { card: a, from: home, keys: "ArrowDown ArrowDown ArrowRight ArrowRight ArrowUp", want: "8:1" },
  { card: a, from: { offset: 5, view: null }, keys: "ArrowDown ArrowDown", want: "5:1" },
  { card: a, from: { offset: 8, view: 1 }, keys: "ArrowUp", want: "8" },
  { card: data, from: home, keys: "ArrowDown", columns: 8, want: "8" },
  { card: data, from: { offset: 5, view: null }, keys: "ArrowDown", columns: 8, want: "11" },
  { card: data, from: { offset: 6, view: null }, keys: "ArrowDown ArrowDown", columns: 8, want: "11" },
  { card: data, from: { offset: 9, view: null }, keys: "ArrowUp", columns: 8, want: "1" },
  { card: a, from: { offset: 9, view: null }, keys: "ArrowUp", columns: 8, want: "1:2" },
  { card: a, from: home, keys: "PageDown", columns: 8, want: "15" },
  { card: a, from: { offset: 13, view: null }, keys: "PageUp", columns: 8, want: "5" },
];

test("keys move the cursor", () => {
  for (const { card, from, keys, columns, want } of cases) {
    assert.equal(press(card, from, keys, columns), want, `${keys} from ${JSON.stringify(from)}`);
  }
});

test("other keys do not", () => {
  assert.equal(move(a, home, "q", 16, false), null);
});

test("a cursor whose place is gone goes to the nearest", () => {
  assert.deepEqual(valid(data, { offset: 40, view: null }), { offset: 11, view: null });
  assert.deepEqual(valid(data, { offset: 2, view: 3 }), { offset: 2, view: null });
  assert.deepEqual(valid(data, { offset: 7, view: 3 }), { offset: 7, view: 3 });
  assert.deepEqual(itemUnder(data, { offset: 7, view: 3 }), { index: [1], from: 7, to: 8 });
});

test("keys with Shift lead a run over bytes alone", () => {
  const rows: readonly { head: number; key: string; ctrl?: boolean; want: number | null }[] = [
    { head: 3, key: "ArrowRight", want: 4 },
    { head: 0, key: "ArrowLeft", want: 0 },
    { head: 3, key: "ArrowDown", want: 11 },
    { head: 9, key: "ArrowDown", want: 11 },
    { head: 9, key: "ArrowUp", want: 1 },
    { head: 9, key: "Home", want: 8 },
    { head: 2, key: "End", ctrl: true, want: 11 },
    { head: 2, key: "x", want: null },
  ];
  for (const { head, key, ctrl = false, want } of rows) {
    assert.equal(stretch(data, head, key, 8, ctrl), want, `${key} from ${head}`);
  }
});
