import assert from "node:assert/strict";
import { test } from "node:test";
import { itemOf } from "../../src/geometry.ts";
import { namesIn, namesOf, placeNamed } from "../../src/link.ts";
import { byteOf } from "../../src/place.ts";
import type { Place } from "../../src/place.ts";
import { named, state } from "./sample.ts";

const a = named("a");
const even = state.views.find((view) => view.names.includes("even"))!;

test("a name stands for the buffer or the view that it holds", () => {
  assert.deepEqual(placeNamed("a", state), { type: "object", buffer: a.id, view: null, name: "a" });
  assert.deepEqual(placeNamed("even", state), { type: "object", buffer: a.id, view: even.id, name: "even" });
  assert.equal(placeNamed("array", state), null);
  assert.equal(placeNamed("a", null), null);
  const released = { ...state, views: state.views.map((view) => ({ ...view, released: true })) };
  assert.equal(placeNamed("even", released), null);
  assert.deepEqual([...namesIn(released)], ["a", "data", "copy"]);
});

test("what is selected in memory has names in the code", () => {
  const of = (place: Place | null): string[] => [...namesOf(place, state)];
  assert.deepEqual(of(placeNamed("even", state)), ["even"]);
  assert.deepEqual(of({ type: "item", buffer: a.id, view: even.id, item: itemOf(even, [1]) }), ["even"]);
  assert.deepEqual(of(byteOf(a.id, 8)), ["a", "m", "even"]);
  assert.deepEqual(of(byteOf(a.id, 4)), ["a", "m"], "even steps over byte 4");
  assert.deepEqual(of(byteOf(999, 0)), []);
  assert.deepEqual(of(null), []);
});

test("two names of one object are both meant", () => {
  const twice = { ...state, buffers: state.buffers.map((buffer) => (buffer.id === a.id ? { ...buffer, names: ["a", "b"] } : buffer)) };
  assert.deepEqual([...namesOf(placeNamed("b", twice), twice)], ["a", "b"]);
});
