// Places in memory: what the reader points at, and what the reader has
// selected. Of each there is at most one in the whole page.
//
//	bytes    a run of bytes of one buffer, from its anchor to its head
//	item     an item of a view
//	object   a whole buffer or view, perhaps by one of its names

import { extent, indexText, isDirect, itemCount, itemOf, itemsIn } from "./geometry.ts";
import type { Item, Span } from "./geometry.ts";
import { grouped } from "./grouped.ts";
import { shorten } from "./name.ts";
import type { Buffer, State, View } from "./protocol.ts";

export type Place =
  /** anchor is where the run was begun, head where it was led to; both are in it. */
  | { readonly type: "bytes"; readonly buffer: number; readonly anchor: number; readonly head: number }
  | { readonly type: "item"; readonly buffer: number; readonly view: number; readonly item: Item }
  /** view is null for the buffer itself; name is "" when no name was chosen. */
  | { readonly type: "object"; readonly buffer: number; readonly view: number | null; readonly name: string };

/** byteOf returns the place of one byte. */
export function byteOf(buffer: number, offset: number): Place {
  return { type: "bytes", buffer, anchor: offset, head: offset };
}

/** bytesOf returns the place of a span, which must not be empty. */
export function bytesOf(buffer: number, { from, to }: Span): Place {
  return { type: "bytes", buffer, anchor: from, head: to - 1 };
}

/** extended returns the run from where the place was begun to a byte of the buffer; without a place there it begins at start. */
export function extended(place: Place | null, buffer: number, start: number, head: number): Place {
  const anchor = place !== null && place.type === "bytes" && place.buffer === buffer ? place.anchor : start;
  return { type: "bytes", buffer, anchor, head };
}

/** spanOf returns the bytes of a place, from its lowest to its highest; views are those among which its own is. It is null when the object is not there. */
export function spanOf(place: Place, length: number, views: readonly View[]): Span | null {
  if (place.type === "bytes") {
    return { from: Math.min(place.anchor, place.head), to: Math.max(place.anchor, place.head) + 1 };
  }
  if (place.type === "item") {
    return place.item;
  }
  if (place.view === null) {
    return { from: 0, to: length };
  }
  const view = views.find((each) => each.id === place.view);
  return view === undefined ? null : extent(view);
}

/** coversByte reports whether a byte of a buffer is part of the place. views are those of the buffer. */
export function coversByte(place: Place | null, buffer: number, offset: number, views: readonly View[]): boolean {
  if (place === null || place.buffer !== buffer) {
    return false;
  }
  if (place.type !== "object" || place.view === null) {
    const span = spanOf(place, Infinity, views);
    return span !== null && span.from <= offset && offset < span.to;
  }
  const view = views.find((each) => each.id === place.view);
  return view !== undefined && itemsIn(view, { from: offset, to: offset + 1 }, 1).length > 0;
}

/** isItem reports whether the place is this very item of a view, or the whole view. */
export function isItem(place: Place | null, view: View, item: Item): boolean {
  if (place === null || place.buffer !== view.buffer || place.type === "bytes" || place.view !== view.id) {
    return false;
  }
  return place.type === "object" || place.item.from === item.from;
}

/** touchesItem reports whether the place is the item, its view, or some of its bytes. */
export function touchesItem(place: Place | null, view: View, item: Item): boolean {
  if (place === null || place.type !== "bytes") {
    return isItem(place, view, item);
  }
  const from = Math.min(place.anchor, place.head);
  const to = Math.max(place.anchor, place.head) + 1;
  return place.buffer === view.buffer && item.from < to && item.to > from;
}

/** isObject reports whether the place is a whole buffer (view null) or view. */
export function isObject(place: Place | null, buffer: number, view: number | null): boolean {
  return place !== null && place.type === "object" && place.buffer === buffer && place.view === view;
}

/** bufferOf returns the buffer that a place is in, or null when it is not there. */
export function bufferOf(place: Place, state: State): Buffer | null {
  return state.buffers.find((each) => each.id === place.buffer) ?? null;
}

/** viewsOf returns the live views over a buffer. */
export function viewsOf(buffer: number, state: State): View[] {
  return state.views.filter((view) => view.buffer === buffer && !view.released);
}

/** nameOf joins the names of an object, shortened. */
export function nameOf(names: readonly string[], fallback: string): string {
  return names.length === 0 ? fallback : shorten(names.join(" = "));
}

/** bytesText writes a span: "byte 8", "bytes 8 to 11", "no bytes"; between joins the two ends. */
export function bytesText({ from, to }: Span, between = " to "): string {
  if (to <= from) {
    return "no bytes";
  }
  return to - from === 1 ? `byte ${from}` : `bytes ${from}${between}${to - 1}`;
}

/** announcement says what is selected: "bytes 8 to 11 of a selected, 4 bytes". */
export function announcement(place: Place | null, state: State | null): string {
  const buffer = place === null || state === null ? null : bufferOf(place, state);
  if (place === null || state === null || buffer === null) {
    return "";
  }
  const owner = nameOf(buffer.names, "an unnamed buffer");
  const views = viewsOf(buffer.id, state);
  const span = spanOf(place, buffer.length, views);
  if (span === null) {
    return "";
  }
  const view = place.type === "bytes" ? undefined : views.find((each) => each.id === place.view);
  const count = place.type === "object" && view !== undefined ? itemCount(view) * view.itemsize : span.to - span.from;
  const size = `${grouped(count)} ${count === 1 ? "byte" : "bytes"}`;
  if (place.type === "bytes") {
    return `${bytesText(span)} of ${owner} selected, ${size}`;
  }
  if (place.type === "item") {
    return `${nameOf(view?.names ?? [], "unnamed")}${indexText(place.item.index)}, ${bytesText(span)} of ${owner} selected, ${size}`;
  }
  return view === undefined ? `${owner} selected, ${size}` : `view ${nameOf(view.names, "unnamed")} of ${owner} selected, ${size}`;
}

/**
 * followed returns where a place is after memory has changed: the same one
 * while its object lives, else that of the object which has its name now, for
 * a program that runs again makes its objects anew. What no longer exists is
 * cut off; null when nothing is left.
 */
export function followed(place: Place | null, before: State | null, after: State | null): Place | null {
  if (place === null || before === null || after === null) {
    return null;
  }
  const buffer = successor(bufferOf(place, before), after.buffers);
  if (buffer === null) {
    return null;
  }
  if (place.type === "bytes") {
    const last = buffer.length - 1;
    const anchor = Math.min(place.anchor, last);
    const isSame = anchor === place.anchor && place.head <= last && buffer.id === place.buffer;
    return last < 0 ? null : isSame ? place : { type: "bytes", buffer: buffer.id, anchor, head: Math.min(place.head, last) };
  }
  if (place.view === null) {
    return buffer.id === place.buffer ? place : { ...place, buffer: buffer.id };
  }
  const view = successor(before.views.find((each) => each.id === place.view) ?? null, viewsOf(buffer.id, after));
  if (view === null) {
    return null;
  }
  if (view.id === place.view && buffer.id === place.buffer) {
    return place;
  }
  if (place.type === "object") {
    return { ...place, buffer: buffer.id, view: view.id };
  }
  const index = place.item.index;
  const isThere = isDirect(view) && index.length === view.shape.length && index.every((i, dim) => i < (view.shape[dim] ?? 0));
  return isThere ? { type: "item", buffer: buffer.id, view: view.id, item: itemOf(view, index) } : null;
}

/** successor returns the object that is the same, or else has the same first name. */
function successor<Thing extends Buffer | View>(old: Thing | null, all: readonly Thing[]): Thing | null {
  const name = old?.names[0];
  const generation = (each: Thing): number => ("generation" in each ? each.generation : 0);
  const same = all.find((each) => old !== null && each.id === old.id && generation(each) === generation(old));
  return same ?? all.find((each) => name !== undefined && each.names.includes(name)) ?? null;
}
