import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "../../src/inspector.ts";
import type { Inspection } from "../../src/inspector.ts";
import { byteOf } from "../../src/place.ts";
import type { Place } from "../../src/place.ts";
import type { State } from "../../src/protocol.ts";
import { memory, named, state } from "./sample.ts";

function inspected(place: Place, of: State = state): Inspection {
  const found = inspect(place, of, memory);
  assert.ok(found);
  return found;
}

/** lines writes the tables as "int32 30 503316480". */
function lines({ tables }: Inspection): string[] {
  return tables.flat().map(({ name, little, big }) => [name, little.text, ...(big === null ? [] : [big.text])].join(" "));
}

const four: Place = { type: "bytes", buffer: 1, anchor: 8, head: 11 };

test("four bytes are one number or several, in both orders", () => {
  const found = inspected(four);
  assert.deepEqual([found.name, found.where, found.items, found.more], [
    "a",
    "bytes 8–11",
    [{ item: "m[2]", sum: "0 + 2 · 4 = byte 8" }, { item: "even[1]", sum: "0 + 1 · 8 = byte 8" }],
    0,
  ]);
  assert.deepEqual([inspected({ ...four, anchor: 0, head: 15 }).items.length, inspected({ ...four, anchor: 0, head: 15 }).more], [4, 2]);
  assert.deepEqual(lines(found), [
    "int8 ×4 30, 0, 0, 0",
    "int16 ×2 30, 0 7680, 0",
    "int32 30 503316480",
    "uint8 ×4 30, 0, 0, 0",
    "uint16 ×2 30, 0 7680, 0",
    "uint32 30 503316480",
    "hex 1e 00 00 00",
    "utf-8 '\\x1e\\x00\\x00\\x00'",
    "utf-16 '\\x1e\\x00' 'Ḁ\\x00'",
    "utf-32 '\\x1e' ",
    "float16 ×2 1.7881393432617188e-06, 0.0 0.005859375, 0.0",
    "float32 4.203895392974451e-44 6.776263578034403e-21",
  ]);
});

test("one byte begins numbers of every width that the buffer has room for", () => {
  const found = inspected(byteOf(2, 6));
  assert.deepEqual(found.brief, [["uint8", "80"], ["hex", "0x50"], ["char", "'P'"]]);
  assert.deepEqual(lines(found).map((line) => line.split(" ")[0]), ["int8", "int16", "int32", "uint8", "uint16", "uint32", "hex", "utf-8", "float16", "float32"]);
  assert.equal(found.note, "Wider values read on behind the byte.");
  assert.deepEqual(found.tables[0]?.[2]?.little.span, { from: 6, to: 10 });
  assert.deepEqual([found.tables[0]?.[2]?.little.format, found.tables[0]?.[2]?.big?.format], ["<1i", ">1i"]);
  const fixed = inspected(byteOf(2, 6), { ...state, buffers: state.buffers.map((each) => ({ ...each, type: "bytes", readonly: true })) });
  assert.equal(fixed.note, "bytes never change: Python refuses it. Wider values read on behind the byte.");
});

test("an item says its sum, a view what it is", () => {
  const item = inspected({ type: "item", buffer: 2, view: 3, item: { index: [0], from: 6, to: 7 } });
  assert.deepEqual([item.name, item.items], ["data", [{ item: "window[0]", sum: "6 + 0 · 1 = byte 6" }]]);
  assert.deepEqual([item.item?.view, item.item?.index, item.item?.values.name], [3, [0], "uint8"]);
  assert.equal(inspected(four).item, null);
  const view = inspected({ type: "object", buffer: 1, view: 2, name: "even" });
  assert.deepEqual([view.name, view.tables], ["even", []]);
  assert.match(view.note, /^Its items do not lie side by side/);
  const retaining = { ...state, views: state.views.map((each) => ({ ...each, retains: 20_000_000 })) };
  const window = inspected({ type: "object", buffer: 2, view: 3, name: "window" }, retaining);
  assert.equal(window.where, "view of data · bytes 6–11 · keeps 20,000,000 bytes alive");
  assert.equal(inspected({ type: "object", buffer: 3, view: null, name: "copy" }).where, "bytearray · 6 bytes");
});

test("of many bytes the first are read", () => {
  const long = { ...named("data"), id: 9, length: 1_000_000 };
  const found = inspected({ type: "object", buffer: 9, view: null, name: "data" }, { ...state, buffers: [long] });
  assert.equal(found.note, "The first 16 of 1,000,000 bytes:");
});

test("what cannot be read has no values, and what is gone nothing at all", () => {
  assert.deepEqual(inspect(four, state, null)?.tables, []);
  const lost = inspect(four, state, { bytes: () => null });
  assert.deepEqual([lost?.tables, lost?.note], [[], "The contents were not kept."]);
  assert.equal(inspect(byteOf(99, 0), state, memory), null);
  const empty = { ...named("a"), length: 0 };
  const found = inspected({ type: "object", buffer: 1, view: null, name: "a" }, { ...state, buffers: [empty], views: [] });
  assert.deepEqual(found.tables, []);
});
