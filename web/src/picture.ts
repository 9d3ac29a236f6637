// The picture of the memory as plain data: cards, rows of bytes, and the lanes
// of the views under them. It knows neither the DOM nor the machine, so a page,
// a build and an export can draw the same picture.
//
//	card   one buffer: its names, what it is, where it lies
//	row    16 or 8 of its bytes
//	strip  what one lane shows under one row
//	piece  a part of a strip: an item of the view, or bytes the view skips
//
// An item that crosses the end of a row has a piece in each row it touches.

import { itemFormat } from "./format.ts";
import { formula, gapsIn, indexText, isDirect, itemAt, itemCount, itemOf, itemsIn, tupleText } from "./geometry.ts";
import type { Item, Span } from "./geometry.ts";
import { grouped } from "./grouped.ts";
import { hueOf } from "./hue.ts";
import type { Hue, Hues } from "./hue.ts";
import { byteAt, holds, identity } from "./memory.ts";
import type { Snapshot } from "./memory.ts";
import { shorten } from "./name.ts";
import { bytesText } from "./place.ts";
import type { Place } from "./place.ts";
import type { Buffer, State, View } from "./protocol.ts";

/**
 * Life says what a lane stands for: a view that lives; one that the last step
 * released, or made, wrote through and released, and that is shown this once; or
 * a lens, which is no Python object.
 */
export type Life = "alive" | "released" | "target" | "lens";

/** Lane is one view of a card. */
export interface Lane {
  readonly life: Life;
  readonly view: View;
  readonly hue: Hue;
  /** The names of the view, in full. */
  readonly name: string;
  /** The same, shortened: what is said with each byte and item. */
  readonly label: string;
  /** What the view is, in Python's words: format, itemsize, offset, shape, strides. */
  readonly details: string;
}

/** Card is one live buffer with the views over it. */
export interface Card {
  readonly buffer: Buffer;
  /** What stays the same for the same name from one run to the next. */
  readonly key: string;
  readonly summary: string;
  readonly origin: string;
  readonly address: string;
  readonly lanes: readonly Lane[];
  /** The live views over the buffer, also where they have no lane. */
  readonly views: readonly View[];
  /** The names of views that were released earlier and still have a name. */
  readonly released: readonly string[];
}

/** Kind classes a byte; every kind has a glyph of its own as well. */
export type Kind = "zero" | "space" | "text" | "control" | "high" | "unread";

/** Cell is one byte. */
export interface Cell {
  readonly offset: number;
  readonly hex: string;
  readonly glyph: string;
  readonly kind: Kind;
  /** What a screen reader says: "offset 6, value 0x50, in views window". */
  readonly label: string;
}

/** Piece is a run of columns in a strip. begins and ends say whether the item's ends are in it. */
export type Piece =
  | {
      readonly type: "item";
      readonly column: number;
      readonly width: number;
      readonly item: Item;
      readonly begins: boolean;
      readonly ends: boolean;
      /** The item's value as Python prints it, or "" when it cannot be shown. */
      readonly value: string;
      readonly label: string;
    }
  | { readonly type: "gap"; readonly column: number; readonly width: number };

/** Strip is what one lane shows under one row. */
export interface Strip {
  readonly lane: Lane;
  readonly pieces: readonly Piece[];
}

/** Row is a line of bytes with the strips under it. */
export interface Row {
  readonly offset: number;
  readonly cells: readonly Cell[];
  readonly strips: readonly Strip[];
}

/** maxLanes is how many lanes a card has before the reader asks for all: more would hide the bytes. */
export const maxLanes = 8;

/** maxOrigin bounds the characters of an origin: "copied from", and the expression that copied. */
const maxOrigin = 64;

/**
 * cards returns a card for every buffer, in the machine's order. before is the
 * memory as it was a step earlier, or null: views that have gone since are
 * shown as released. hues remembers the colors of lanes from one state to the
 * next; those of new lanes are added to it. targets are views that were written
 * through and are gone (targetsOf in steps.ts).
 */
export function cards(state: State, before: State | null = null, hues: Hues = new Map(), targets: readonly View[] = []): Card[] {
  const generations = new Map(state.buffers.map((buffer) => [buffer.id, buffer.generation]));
  const old = new Map((before?.buffers ?? []).map((buffer) => [buffer.id, buffer.generation]));
  const alive = new Set(state.views.filter((view) => !view.released).map((view) => view.id));
  const wasHere = (view: View): boolean => !view.released && old.get(view.buffer) === generations.get(view.buffer);
  const gone = (before?.views ?? []).filter((view) => wasHere(view) && !alive.has(view.id));
  const justReleased = new Set(gone.map((view) => view.id));
  const passing = targets.filter((view) => !alive.has(view.id) && !justReleased.has(view.id));
  const lifeOf = (view: View): Life => (passing.includes(view) ? "target" : justReleased.has(view.id) ? "released" : "alive");
  const lanes = new Map<number, Lane[]>();
  const released = new Map<number, string[]>();
  let turn = 0;
  for (const view of [...state.views, ...gone, ...passing].sort((a, b) => a.id - b.id)) {
    const life = lifeOf(view);
    if (view.released) {
      // Of a view that the last step released, the lane of the step before is shown.
      released.set(view.buffer, [...(released.get(view.buffer) ?? []), ...(life === "released" ? [] : [nameOf(view.names, "a view")])]);
      continue;
    }
    const others = lanes.get(view.buffer) ?? [];
    const taken = others.map((lane) => lane.hue);
    const hue = hueOf(hues, `${generations.get(view.buffer)}.${view.id}`, turn++, taken);
    const name = nameOf(view.names, "unnamed");
    const about = life === "target" ? "a view without a name: this step made it, wrote through it and let it go" : details(view);
    others.push({ life, view, hue, name, label: shorten(name), details: about });
    lanes.set(view.buffer, others);
  }
  const keys = new Set<string>();
  return state.buffers.map((buffer) => {
    const all = lanes.get(buffer.id) ?? [];
    return {
      buffer,
      key: unique(buffer, keys),
      summary: summary(buffer),
      origin: origin(buffer),
      address: address(buffer.address),
      lanes: all,
      views: all.filter((lane) => lane.life === "alive").map((lane) => lane.view),
      released: released.get(buffer.id) ?? [],
    };
  });
}

/** drawn returns the card with the lanes that are drawn: the lens on top, if there is one, and at most limit others. */
export function drawn(card: Card, lens: Lane | null, limit: number): Card {
  const shown = card.lanes.slice(0, limit);
  return { ...card, lanes: lens === null ? shown : [lens, ...shown] };
}

/** unique returns a buffer's first name, or its id when it has none or a local name hides another. It adds it to keys. */
function unique(buffer: Buffer, keys: Set<string>): string {
  const name = buffer.names[0];
  const key = name === undefined || keys.has(name) ? identity(buffer) : name;
  keys.add(key);
  return key;
}

/** orphans returns the names of released views whose buffer is gone. */
export function orphans(state: State): string[] {
  const alive = new Set(state.buffers.map((buffer) => buffer.id));
  const gone = state.views.filter((view) => view.released && !alive.has(view.buffer));
  return gone.map((view) => nameOf(view.names, "a view"));
}

function nameOf(names: readonly string[], fallback: string): string {
  return names.length === 0 ? fallback : names.join(" = ");
}

/** summary says what a buffer is: "array('i') · 4 items · 16 bytes · writable · 1 export". */
function summary(buffer: Buffer): string {
  const isArray = buffer.typecode !== "";
  const parts = [isArray ? `${buffer.type}('${buffer.typecode}')` : buffer.type];
  if (isArray && buffer.itemsize > 0) {
    parts.push(plural(Math.floor(buffer.length / buffer.itemsize), "item"));
  }
  parts.push(plural(buffer.length, "byte"), buffer.readonly ? "read-only" : "writable");
  if (buffer.exports > 0) {
    parts.push(plural(buffer.exports, "export"));
  }
  return parts.join(" · ");
}

function origin(buffer: Buffer): string {
  if (buffer.origin === null) {
    return "";
  }
  const text = shorten(buffer.origin.text, maxOrigin);
  return buffer.origin.line > 0 ? `${text}, line ${buffer.origin.line}` : text;
}

/** details says what a view is: "format 'B' offset 6 shape (6,) strides (1,)". */
function details(view: View): string {
  const parts = [`format '${view.format}'`];
  if (view.itemsize !== 1) {
    parts.push(`itemsize ${view.itemsize}`);
  }
  if (view.offset !== 0 && itemCount(view) > 0) {
    // An empty view shows no byte: where it would begin is nobody's business, and CPython's pointer may lie outside.
    parts.push(`offset ${view.offset}`);
  }
  parts.push(`shape ${tupleText(view.shape)}`, `strides ${tupleText(view.strides).replaceAll("-", "−")}`);
  if (!isDirect(view)) {
    parts.push(`suboffsets ${tupleText(view.suboffsets).replaceAll("-", "−")}: it follows pointers, so its items lie in other memory`);
  }
  if (view.strides.length === 1 && (view.strides[0] ?? 0) < 0) {
    parts.push("← reversed");
  }
  if (!view.contiguous) {
    parts.push("not contiguous");
  }
  if (view.readonly) {
    parts.push("read-only");
  }
  return parts.join(" ");
}

/** address writes a place in memory: "0x00c0_2000". */
export function address(place: number): string {
  const digits = place.toString(16).padStart(8, "0");
  return `0x${digits.slice(0, -4)}_${digits.slice(-4)}`;
}

/** plural counts things: "1 export", "1,024 bytes". */
export function plural(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** rowCount returns how many rows a buffer of this length has. */
export function rowCount(length: number, columns: number): number {
  return Math.ceil(length / columns);
}

/** rowAt returns the row that starts at a byte. What the snapshot does not hold is drawn as unread. */
export function rowAt(card: Card, offset: number, columns: number, snapshot: Snapshot): Row {
  const span = { from: offset, to: Math.min(offset + columns, card.buffer.length) };
  const strips = card.lanes.map((lane) => strip(lane, span, card.buffer.length, snapshot));
  const cells: Cell[] = [];
  for (let at = span.from; at < span.to; at++) {
    cells.push(cell(at, byteAt(snapshot, at), strips));
  }
  return { offset, cells, strips };
}

function strip(lane: Lane, span: Span, length: number, snapshot: Snapshot): Strip {
  const items = itemsIn(lane.view, span);
  const pieces: Piece[] = items.map((item) => {
    const from = Math.max(item.from, span.from);
    const to = Math.min(item.to, span.to);
    const value = valueOf(lane.view, item, snapshot);
    return {
      type: "item",
      column: from - span.from,
      width: to - from,
      item,
      begins: item.from >= span.from,
      ends: item.to <= span.to,
      value,
      label: itemLabel(lane, item, value),
    };
  });
  for (const gap of gapsIn(lane.view, items, span, length)) {
    pieces.push({ type: "gap", column: gap.from - span.from, width: gap.to - gap.from });
  }
  return { lane, pieces: pieces.sort((a, b) => a.column - b.column) };
}

/** valueOf returns an item as Python prints it, or "" when the snapshot does not hold it or its format is not known. */
export function valueOf(view: View, item: Item, snapshot: Snapshot): string {
  const format = itemFormat(view.format);
  if (format === null || format.size !== view.itemsize || !holds(snapshot, item.from, item.to)) {
    return "";
  }
  const { buffer, byteOffset, byteLength } = snapshot.bytes;
  return format.text(new DataView(buffer, byteOffset, byteLength), item.from - snapshot.from);
}

/** itemLabel says an item: "even[1] = 30, bytes 8 to 11, 0 + 1 · 8 = byte 8". */
export function itemLabel(lane: Lane, item: Item, value: string): string {
  const is = value === "" ? "" : ` = ${value}`;
  return `${lane.label}${indexText(item.index)}${is}, ${bytesText(item)}, ${formula(lane.view, item.index)}`;
}

function cell(offset: number, value: number | null, strips: readonly Strip[]): Cell {
  const covering = strips.filter((each) => each.lane.life === "alive").filter((each) =>
    each.pieces.some((piece) => piece.type === "item" && piece.item.from <= offset && offset < piece.item.to),
  );
  const names = covering.map((each) => each.lane.label).join(", ");
  const where = names === "" ? "" : `, in views ${names}`;
  if (value === null) {
    return { offset, hex: "··", glyph: "", kind: "unread", label: `offset ${offset}, not read${where}` };
  }
  const hex = value.toString(16).padStart(2, "0");
  return { offset, hex, ...glyph(value), label: `offset ${offset}, value 0x${hex}${where}` };
}

const escapes: Readonly<Record<number, string>> = { 0x09: "\\t", 0x0a: "\\n", 0x0d: "\\r" };

/** glyph returns the sign under a byte: itself, or a mark for bytes that are no printable ASCII. */
export function glyph(value: number): { glyph: string; kind: Kind } {
  if (value === 0) {
    return { glyph: "·", kind: "zero" };
  }
  if (value === 0x20) {
    return { glyph: "␣", kind: "space" };
  }
  if (value > 0x7f) {
    return { glyph: "×", kind: "high" };
  }
  if (value < 0x20 || value === 0x7f) {
    return { glyph: escapes[value] ?? "•", kind: "control" };
  }
  return { glyph: String.fromCharCode(value), kind: "text" };
}

/** Arithmetic is where an item begins, spelled out: "even[1]", "0 + 1 · 8 = byte 8". */
export interface Arithmetic {
  readonly item: string;
  readonly sum: string;
}

/** arithmetic returns the sum for the item of a lane that is pointed at, or null. */
export function arithmetic(pointed: Place | null, lane: Lane): Arithmetic | null {
  if (pointed === null || pointed.buffer !== lane.view.buffer || pointed.type === "object") {
    return null;
  }
  if (pointed.type === "item" && pointed.view !== lane.view.id) {
    return null;
  }
  const item = pointed.type === "item" ? itemOf(lane.view, pointed.item.index) : itemAt(lane.view, pointed.head);
  if (item === null) {
    return null;
  }
  return { item: `${lane.label}${indexText(item.index)}`, sum: formula(lane.view, item.index) };
}

/** printedAddresses returns the addresses of memoryviews in a text, as Python prints them: "0x7f12". */
export function printedAddresses(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(/<(?:released )?memory at (0x[0-9a-f]+)>/g), (match) => match[1] ?? ""));
}
