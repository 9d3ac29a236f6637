// What the inspector says of a place: where it is, which items of views cover
// it, and what its bytes mean, as a table that can be edited.

import { formula, indexText, itemsIn } from "./geometry.ts";
import type { Span } from "./geometry.ts";
import type { Memory } from "./memory.ts";
import { bufferOf, bytesText, nameOf, spanOf, viewsOf } from "./place.ts";
import type { Place } from "./place.ts";
import { plural } from "./picture.ts";
import type { Arithmetic } from "./picture.ts";
import type { Buffer, State, View } from "./protocol.ts";
import { expression, floats, hexExpression, read, readHex, readText, signed, textExpression, unsigned, valuesOf } from "./values.ts";
import type { Encoding, Values } from "./values.ts";

/** most is how many bytes of a place are read as values. */
export const most = 16;

/** Reading is one value, or several of a kind one behind the other, that can be edited. */
export interface Reading {
  /** "30, 0"; "" when the bytes have no such value. */
  readonly text: string;
  /** The bytes read. */
  readonly span: Span;
  /** How struct packs what is typed, or "" where it is the bytes themselves. */
  readonly format: string;
  /** Returns what is typed as a Python expression. */
  readonly expression: (text: string) => string;
}

/** Line is a row of the table: big is null where the order of bytes has no meaning. */
export interface Line {
  readonly name: string;
  readonly little: Reading;
  readonly big: Reading | null;
}

/** Inspection is what the inspector shows. */
export interface Inspection {
  readonly buffer: Buffer;
  readonly name: string;
  readonly where: string;
  /** Items of views that cover it, and where each begins, spelled out: "even[1]", "0 + 1 · 8 = byte 8". */
  readonly items: readonly Arithmetic[];
  /** How many more items do. */
  readonly more: number;
  /** The item itself, when it is one and its values are among the tables': an assignment to it is one step of the program. */
  readonly item: ItemOf | null;
  /** What else there is to say, or "". */
  readonly note: string;
  /** A few words that stand for the table: ["uint8", "80"], ["hex", "0x50"]. */
  readonly brief: readonly (readonly [string, string])[];
  /** Tables side by side. */
  readonly tables: readonly (readonly Line[])[];
}

/** ItemOf is an item of a view, and how it is read. */
export interface ItemOf {
  readonly view: number;
  readonly index: readonly number[];
  readonly values: Values;
  readonly little: boolean;
}

/** inspect returns what there is to say of a place, or null when it is not there. memory null leaves the values out. */
export function inspect(place: Place, state: State, memory: Memory | null): Inspection | null {
  const buffer = bufferOf(place, state);
  const views = viewsOf(place.buffer, state);
  const span = buffer === null ? null : spanOf(place, buffer.length, views);
  if (buffer === null || span === null) {
    return null;
  }
  const view = place.type === "bytes" ? undefined : views.find((each) => each.id === place.view);
  const isSparse = place.type === "object" && view !== undefined && !view.contiguous;
  const window = isSparse ? { from: span.from, to: span.from } : read16(span, buffer.length);
  const bytes = memory === null || window.to === window.from ? null : memory.bytes(buffer, window.from, window.to);
  const own = Math.min(span.to - span.from, most);
  const name = nameOf(buffer.names, "no name");
  const covered = place.type === "object" ? [] : covering(views, span);
  return {
    buffer,
    name: place.type === "object" && view !== undefined ? nameOf(view.names, "unnamed") : name,
    where: place.type === "object" ? about(place, buffer, span, state) : bytesText(span, "–"),
    items: covered.slice(0, mostItems),
    more: Math.max(covered.length - mostItems, 0),
    item: itemOf(place, view),
    note: note(span, isSparse, bytes === null && memory !== null && window.to > window.from, buffer),
    brief: bytes === null ? [] : brief(bytes.subarray(0, own)),
    tables: bytes === null ? [] : tables(bytes, window.from, own),
  };
}

function itemOf(place: Place, view: View | undefined): ItemOf | null {
  const read = view === undefined ? null : valuesOf(view.format);
  return place.type !== "item" || read === null ? null : { view: place.view, index: place.item.index, ...read };
}

/** mostItems is how many items over the bytes are told of. */
const mostItems = 4;

/** covering lists the items of views that show a byte of the span, up to a few more than are told of. */
function covering(views: readonly View[], span: Span): Arithmetic[] {
  return views.flatMap((view) =>
    itemsIn(view, span, most).map(({ index }) => ({ item: `${nameOf(view.names, "unnamed")}${indexText(index)}`, sum: formula(view, index) })),
  );
}

/** read16 returns the bytes that are read: those of the span, at most 16; of a single byte as many as the widest number has. */
function read16({ from, to }: Span, length: number): Span {
  return { from, to: Math.min(to - from === 1 ? from + 8 : from + most, to - from === 1 ? length : to) };
}

function about(place: Place & { type: "object" }, buffer: Buffer, span: Span, state: State): string {
  const view = state.views.find((each) => each.id === place.view);
  if (view === undefined) {
    return `${buffer.type} · ${plural(buffer.length, "byte")}`;
  }
  const retained = view.retains > span.to - span.from ? ` · keeps ${plural(view.retains, "byte")} alive` : "";
  return `view of ${nameOf(buffer.names, "an unnamed buffer")} · ${bytesText(span, "–")}${retained}`;
}

function note(span: Span, isSparse: boolean, isLost: boolean, { type, readonly }: Buffer): string {
  if (isSparse) {
    return "Its items do not lie side by side: select one of them to read it.";
  }
  if (isLost) {
    return "The contents were not kept.";
  }
  const count = span.to - span.from;
  if (count > most) {
    return `The first ${most} of ${plural(count, "byte")}:`;
  }
  const words = [readonly ? `${type} never change: Python refuses it.` : "", count === 1 ? "Wider values read on behind the byte." : ""];
  return words.filter((each) => each !== "").join(" ");
}

function brief(bytes: Uint8Array): (readonly [string, string])[] {
  const order = true; // little endian, as this machine has it
  const whole = unsigned.find((each) => each.size === bytes.length);
  const text = readText("utf-8", bytes, order);
  const words: (readonly [string, string])[] = [];
  if (whole !== undefined) {
    words.push([whole.name, read(whole, bytes, order)]);
  }
  words.push(["hex", bytes.length === 1 ? `0x${readHex(bytes)}` : readHex(bytes)]);
  return text === "" ? words : [...words, [bytes.length === 1 ? "char" : "text", text]];
}

/** tables returns the values of the first own bytes; the bytes behind them are there for wider values of a single byte. */
function tables(bytes: Uint8Array, from: number, own: number): Line[][] {
  const lines = (kinds: readonly Values[]): Line[] => kinds.flatMap((kind) => numbers(kind, bytes, from, own));
  const all = bytes.subarray(0, own);
  const span = { from, to: from + own };
  const hex: Line = {
    name: "hex",
    little: { text: readHex(all), span, format: "", expression: hexExpression },
    big: null,
  };
  const texts = [hex, ...characters("utf-8", all, span), ...characters("utf-16", all, span), ...characters("utf-32", all, span)];
  return [lines(signed), lines(unsigned), texts, lines(floats)].filter((table) => table.length > 0);
}

/** numbers returns a line where whole values fit into the bytes. */
function numbers(kind: Values, bytes: Uint8Array, from: number, own: number): Line[] {
  const count = own % kind.size === 0 ? own / kind.size : own === 1 ? 1 : 0;
  const size = count * kind.size;
  if (count === 0 || size > bytes.length) {
    return [];
  }
  const reading = (little: boolean): Reading => ({
    text: read(kind, bytes.subarray(0, size), little),
    span: { from, to: from + size },
    format: `${little ? "<" : ">"}${count}${kind.code}`,
    expression: count === 1 ? expression : (text) => `${expression(text)},`,
  });
  return [{ name: count === 1 ? kind.name : `${kind.name} ×${count}`, little: reading(true), big: kind.size === 1 ? null : reading(false) }];
}

function characters(encoding: Encoding, bytes: Uint8Array, span: Span): Line[] {
  const reading = (little: boolean): Reading => ({
    text: readText(encoding, bytes, little),
    span,
    format: "",
    expression: (text) => textExpression(encoding, text, little),
  });
  const little = reading(true);
  const big = encoding === "utf-8" ? null : reading(false);
  return little.text === "" && (big === null || big.text === "") && encoding !== "utf-8" ? [] : [{ name: encoding, little, big }];
}
