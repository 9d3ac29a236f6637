// A place that outlives a run: where place.ts names objects by the numbers that
// one run gave them, a spot names them by their names, or by their position
// when they have none.

import { isDirect, itemOf } from "./geometry.ts";
import { viewsOf } from "./place.ts";
import type { Place } from "./place.ts";
import type { Buffer, State, View } from "./protocol.ts";

/** Spot is a place in words that another run of the same program understands. */
export interface Spot {
  /** The buffer: its first name, or its position among all. */
  readonly b: string | number;
  /** Of a run of bytes: its anchor and its head. */
  readonly r?: readonly [number, number];
  /** The view: its first name, or its position among those of the buffer. */
  readonly v?: string | number;
  /** Of an item of the view: its index. */
  readonly i?: readonly number[];
}

/** spotOf returns the spot of a place, or null when it is nowhere in the memory. */
export function spotOf(place: Place | null, state: State | null): Spot | null {
  if (place === null || state === null) {
    return null;
  }
  const b = keyOf(state.buffers, place.buffer);
  if (b === null) {
    return null;
  }
  if (place.type === "bytes") {
    return { b, r: [place.anchor, place.head] };
  }
  if (place.view === null) {
    return { b };
  }
  const v = keyOf(viewsOf(place.buffer, state), place.view);
  if (v === null) {
    return null;
  }
  return place.type === "item" ? { b, v, i: place.item.index } : { b, v };
}

/** placeOf returns the place of a spot in a memory, or null when it is not there. */
export function placeOf(spot: Spot | null, state: State | null): Place | null {
  const buffer = spot === null ? undefined : found(state?.buffers ?? [], spot.b);
  if (spot === null || state === null || buffer === undefined) {
    return null;
  }
  if (spot.r !== undefined) {
    const [anchor, head] = spot.r;
    return Math.max(anchor, head) < buffer.length ? { type: "bytes", buffer: buffer.id, anchor, head } : null;
  }
  if (spot.v === undefined) {
    return { type: "object", buffer: buffer.id, view: null, name: buffer.names[0] ?? "" };
  }
  const view = found(viewsOf(buffer.id, state), spot.v);
  if (view === undefined) {
    return null;
  }
  return spot.i === undefined ? { type: "object", buffer: buffer.id, view: view.id, name: view.names[0] ?? "" } : itemAt(view, spot.i);
}

function itemAt(view: View, index: readonly number[]): Place | null {
  const isThere = isDirect(view) && index.length === view.shape.length && index.every((i, dim) => i < (view.shape[dim] ?? 0));
  return isThere ? { type: "item", buffer: view.buffer, view: view.id, item: itemOf(view, index) } : null;
}

function keyOf(all: readonly (Buffer | View)[], id: number): string | number | null {
  const i = all.findIndex((each) => each.id === id);
  return i < 0 ? null : (all[i]?.names[0] ?? i);
}

function found<Thing extends Buffer | View>(all: readonly Thing[], key: string | number): Thing | undefined {
  return typeof key === "number" ? all[key] : all.find((each) => each.names.includes(key));
}
