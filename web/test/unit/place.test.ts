import assert from "node:assert/strict";
import { test } from "node:test";
import { announcement, byteOf, bytesText, coversByte, extended, followed, isItem, isObject, spanOf, touchesItem } from "../../src/place.ts";
import type { Place } from "../../src/place.ts";
import type { State, View } from "../../src/protocol.ts";
import { named, state } from "./sample.ts";

const views = state.views.filter((view) => view.buffer === 1);
const [m, even] = views as [View, View];
const item = { index: [1], from: 8, to: 12 };
const atItem: Place = { type: "item", buffer: 1, view: even.id, item };
const atView: Place = { type: "object", buffer: 1, view: even.id, name: "even" };
const atName: Place = { type: "object", buffer: 2, view: null, name: "data" };
const run: Place = { type: "bytes", buffer: 1, anchor: 11, head: 8 };

/** covered lists the bytes of buffer 1 that a place covers. */
function covered(place: Place): string {
  const offsets = Array.from({ length: 16 }, (_, offset) => offset);
  return offsets.filter((offset) => coversByte(place, 1, offset, views)).join(" ");
}

test("a place covers its bytes, of a view those of its items", () => {
  assert.equal(covered(byteOf(1, 3)), "3");
  assert.equal(covered(run), "8 9 10 11", "a run may go backwards");
  assert.equal(covered(atItem), "8 9 10 11");
  assert.equal(covered(atView), "0 1 2 3 8 9 10 11");
  assert.equal(covered({ type: "object", buffer: 1, view: null, name: "a" }).split(" ").length, 16);
  assert.equal(covered(atName), "", "another buffer");
  assert.equal(covered({ type: "object", buffer: 1, view: 99, name: "" }), "", "a view that is gone");
  assert.equal(coversByte(null, 1, 0, views), false);
});

test("a run is extended from where it was begun", () => {
  assert.deepEqual(extended(run, 1, 3, 5), { type: "bytes", buffer: 1, anchor: 11, head: 5 });
  assert.deepEqual(extended(run, 2, 3, 5), { type: "bytes", buffer: 2, anchor: 3, head: 5 }, "in another buffer it begins anew");
  assert.deepEqual(extended(atItem, 1, 8, 12), { type: "bytes", buffer: 1, anchor: 8, head: 12 });
  assert.deepEqual(extended(null, 1, 8, 7), { type: "bytes", buffer: 1, anchor: 8, head: 7 });
});

test("items are met by themselves, by their view, and by their bytes", () => {
  const same = { index: [2], from: 8, to: 12 };
  assert.deepEqual([isItem(atItem, even, item), isItem(atView, even, item), isItem(run, even, item)], [true, true, false]);
  assert.equal(isItem(atItem, m, same), false, "the same bytes, another view");
  assert.deepEqual([touchesItem(byteOf(1, 9), m, same), touchesItem(byteOf(1, 12), m, same)], [true, false]);
  assert.deepEqual([isObject(atView, 1, even.id), isObject(atView, 1, null), isObject(atName, 2, null)], [true, false, true]);
});

test("spans reach from the lowest byte to the highest", () => {
  assert.deepEqual(spanOf(run, 16, views), { from: 8, to: 12 });
  assert.deepEqual(spanOf(atView, 16, views), { from: 0, to: 12 });
  assert.deepEqual(spanOf(atName, 12, []), { from: 0, to: 12 });
  assert.equal(spanOf(atView, 16, []), null);
  assert.deepEqual([bytesText({ from: 8, to: 9 }), bytesText({ from: 8, to: 12 }, "–"), bytesText({ from: 8, to: 8 })], ["byte 8", "bytes 8–11", "no bytes"]);
});

test("what is selected is said in words", () => {
  const rows: readonly [Place, string][] = [
    [run, "bytes 8 to 11 of a selected, 4 bytes"],
    [byteOf(2, 6), "byte 6 of data selected, 1 byte"],
    [atItem, "even[1], bytes 8 to 11 of a selected, 4 bytes"],
    [atView, "view even of a selected, 8 bytes"],
    [atName, "data selected, 12 bytes"],
    [byteOf(99, 0), ""],
  ];
  for (const [place, want] of rows) {
    assert.equal(announcement(place, state), want);
  }
  assert.equal(announcement(null, state), "");
});

test("a place follows its object, and then its name", () => {
  const again: State = {
    ...state,
    buffers: state.buffers.map((buffer) => ({ ...buffer, id: buffer.id + 10, generation: 2 })),
    views: state.views.map((view) => ({ ...view, id: view.id + 20, buffer: view.buffer + 10 })),
  };
  assert.equal(followed(run, state, { ...state }), run);
  assert.equal(followed(atItem, state, { ...state }), atItem);
  assert.deepEqual(followed(atItem, state, again), { type: "item", buffer: 11, view: 22, item });
  assert.deepEqual(followed(atView, state, again), { type: "object", buffer: 11, view: 22, name: "even" });
  assert.deepEqual(followed(atName, state, again), { type: "object", buffer: 12, view: null, name: "data" });
  const shorter: State = { ...state, buffers: [{ ...named("a"), length: 10 }], views: [{ ...even, shape: [1] }] };
  assert.deepEqual(followed(run, state, shorter), { type: "bytes", buffer: 1, anchor: 9, head: 8 });
  const cut: State = { ...again, views: again.views.map((view) => ({ ...view, shape: [1] })) };
  assert.equal(followed(atItem, state, cut), null, "the item is gone");
  assert.equal(followed(atName, state, shorter), null);
  assert.equal(followed(run, state, { ...shorter, buffers: [{ ...named("a"), length: 0 }] }), null);
});
