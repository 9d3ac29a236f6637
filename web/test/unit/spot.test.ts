import assert from "node:assert/strict";
import { test } from "node:test";
import { itemOf } from "../../src/geometry.ts";
import type { Place } from "../../src/place.ts";
import type { State, View } from "../../src/protocol.ts";
import { placeOf, spotOf } from "../../src/spot.ts";
import { named, state } from "./sample.ts";

const even = state.views.find((view) => view.names.includes("even")) as View;
const a = named("a").id;
const places: Place[] = [
  { type: "bytes", buffer: a, anchor: 11, head: 8 },
  { type: "object", buffer: a, view: null, name: "a" },
  { type: "object", buffer: a, view: even.id, name: "even" },
  { type: "item", buffer: a, view: even.id, item: itemOf(even, [1]) },
];

/** later is the same memory after another run: all objects have other numbers. */
const later: State = {
  ...state,
  buffers: state.buffers.map((buffer) => ({ ...buffer, id: buffer.id + 100 })),
  views: state.views.map((view) => ({ ...view, id: view.id + 100, buffer: view.buffer + 100 })),
};

test("a place is found again in another run", () => {
  for (const place of places) {
    const found = placeOf(spotOf(place, state), later);
    assert.equal(found?.buffer, a + 100);
    assert.equal(found?.type, place.type);
    assert.deepEqual(spotOf(found, later), spotOf(place, state));
    assert.deepEqual(placeOf(spotOf(place, state), state), place);
  }
});

test("objects without a name are found by their position", () => {
  const nameless: State = { ...state, buffers: state.buffers.map((each) => ({ ...each, names: [] })), views: state.views.map((each) => ({ ...each, names: [] })) };
  assert.deepEqual(spotOf(places[3] as Place, nameless), { b: 0, v: 1, i: [1] });
  assert.equal(placeOf({ b: 0, v: 1, i: [1] }, nameless)?.type, "item");
});

test("what is not there is nowhere", () => {
  for (const spot of [{ b: "nobody" }, { b: 99 }, { b: "a", r: [0, 16] as const }, { b: "a", v: "nobody" }, { b: "a", v: "even", i: [2] }, { b: "a", v: "even", i: [0, 0] }]) {
    assert.equal(placeOf(spot, state), null, JSON.stringify(spot));
  }
  assert.equal(placeOf({ b: "a" }, null), null);
  assert.equal(spotOf(places[0] as Place, null), null);
  assert.equal(spotOf({ type: "bytes", buffer: 999, anchor: 0, head: 0 }, state), null);
});
