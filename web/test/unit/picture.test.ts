import assert from "node:assert/strict";
import { test } from "node:test";
import { changes, isSame, nothing } from "../../src/memory.ts";
import type { Snapshot } from "../../src/memory.ts";
import { address, arithmetic, cards, glyph, drawn, maxLanes, orphans, printedAddresses, rowAt, rowCount } from "../../src/picture.ts";
import type { Card, Piece } from "../../src/picture.ts";
import { lensLane } from "../../src/lens.ts";
import { byteOf } from "../../src/place.ts";
import type { Place } from "../../src/place.ts";
import type { State, View } from "../../src/protocol.ts";
import { memory, named, state } from "./sample.ts";

function card(name: string, of: State = state): Card {
  const found = cards(of).find((each) => each.buffer.names.includes(name));
  assert.ok(found, name);
  return found;
}

function snapshot(name: string): Snapshot {
  return { from: 0, bytes: memory.bytes(named(name), 0, named(name).length) ?? new Uint8Array() };
}

/** brief writes pieces as "0+4 10" for an item and "4+4 gap" for a gap. */
function brief(pieces: readonly Piece[]): string[] {
  return pieces.map((piece) => {
    const place = `${piece.column}+${piece.width}`;
    return piece.type === "gap" ? `${place} gap` : `${place} ${piece.begins ? "" : "…"}${piece.value}${piece.ends ? "" : "…"}`;
  });
}

test("a card says what its buffer is", () => {
  assert.equal(card("a").summary, "array('i') · 4 items · 16 bytes · writable · 1 export");
  assert.equal(card("data").summary, "bytearray · 12 bytes · writable · 1 export");
  assert.equal(card("copy").summary, "bytearray · 6 bytes · writable");
  assert.equal(card("copy").origin, "copied from data[6:12], line 8");
  assert.equal(card("a").address, "0x00c0_2000");
  assert.equal(address(0xffffffff), "0xffff_ffff");
});

test("lanes say what their views are, and take the hues in turn", () => {
  const lanes = cards(state).flatMap((each) => each.lanes);
  assert.deepEqual(
    lanes.map((lane) => [lane.hue, lane.label, lane.details]),
    [
      [0, "m", "format 'i' itemsize 4 shape (4,) strides (4,)"],
      [1, "even", "format 'i' itemsize 4 shape (2,) strides (8,) not contiguous"],
      [2, "window", "format 'B' offset 6 shape (6,) strides (1,)"],
    ],
  );
});

test("four lanes of a card have four hues, whatever lies between them", () => {
  const [m, , window] = state.views as [View, View, View];
  const views = [m, window, window, window, { ...m, id: 20 }, window, { ...m, id: 21 }, { ...m, id: 22 }, { ...m, id: 23 }];
  const hues = card("a", { ...state, views }).lanes.map((lane) => lane.hue);
  assert.deepEqual([...hues.slice(0, 4)].sort(), [0, 1, 2, 3]);
  assert.equal(hues.length, 5);
});

test("a row of 16 shows items under their bytes, and hatches what a stride skips", () => {
  const row = rowAt(card("a"), 0, 16, snapshot("a"));
  assert.equal(row.cells.map((cell) => cell.hex).join(" "), "0a 00 00 00 ec ff ff ff 1e 00 00 00 d8 ff ff ff");
  assert.deepEqual(brief(row.strips[0]?.pieces ?? []), ["0+4 10", "4+4 -20", "8+4 30", "12+4 -40"]);
  assert.deepEqual(brief(row.strips[1]?.pieces ?? []), ["0+4 10", "4+4 gap", "8+4 30", "12+4 gap"]);
});

test("lanes wrap with rows of 8", () => {
  assert.equal(rowCount(12, 8), 2);
  const data = card("data");
  const pieces = [0, 8].map((offset) => brief(rowAt(data, offset, 8, snapshot("data")).strips[0]?.pieces ?? []));
  assert.deepEqual(pieces, [["6+1 80", "7+1 121"], ["0+1 116", "1+1 104", "2+1 111", "3+1 110"]]);
});

test("an item that crosses rows has a piece in each", () => {
  const view: View = { ...(state.views[0] as View), offset: 5, format: "q", itemsize: 8, shape: [1], strides: [8] };
  const crossed = card("a", { ...state, views: [view] });
  const rows = [0, 8].map((offset) => brief(rowAt(crossed, offset, 8, snapshot("a")).strips[0]?.pieces ?? []));
  const { buffer, byteOffset } = snapshot("a").bytes;
  const value = new DataView(buffer, byteOffset).getBigInt64(5, true);
  assert.deepEqual(rows, [[`5+3 ${value}…`], [`0+5 …${value}`]]);
});

test("bytes say where they are, what they are, and which views show them", () => {
  const row = rowAt(card("data"), 0, 16, snapshot("data"));
  assert.equal(row.cells[6]?.label, "offset 6, value 0x50, in views window");
  assert.equal(row.cells[0]?.label, "offset 0, value 0x48");
  const both = rowAt(card("a"), 0, 16, snapshot("a"));
  assert.equal(both.cells[9]?.label, "offset 9, value 0x00, in views m, even");
  assert.equal(both.cells[5]?.label, "offset 5, value 0xff, in views m");
});

test("items say their value, bytes and arithmetic", () => {
  const piece = rowAt(card("a"), 0, 16, snapshot("a")).strips[1]?.pieces[2];
  assert.equal(piece?.type === "item" && piece.label, "even[1] = 30, bytes 8 to 11, 0 + 1 · 8 = byte 8");
});

test("kinds of bytes have glyphs of their own", () => {
  const glyphs = [0, 0x20, 0x41, 0x7e, 0x0a, 0x01, 0x7f, 0x80, 0xff].map((value) => glyph(value));
  assert.deepEqual(
    glyphs.map((each) => `${each.kind} ${each.glyph}`),
    ["zero ·", "space ␣", "text A", "text ~", "control \\n", "control •", "control •", "high ×", "high ×"],
  );
});

test("what was not read is drawn as unread", () => {
  const row = rowAt(card("data"), 0, 16, nothing);
  assert.deepEqual([row.cells.length, row.cells[6]?.kind, row.cells[6]?.label], [12, "unread", "offset 6, not read, in views window"]);
  assert.deepEqual(brief(row.strips[0]?.pieces ?? []).slice(0, 1), ["6+1 "]);
});

test("an item is not decoded when its format is not known or its bytes are not read", () => {
  const odd = { ...(state.views[0] as View), format: "T{h:x:h:y:}" };
  const row = rowAt(card("a", { ...state, views: [odd] }), 0, 16, snapshot("a"));
  assert.equal(brief(row.strips[0]?.pieces ?? [])[0], "0+4 ");
});

test("the arithmetic is of the item pointed at, or of the one over the byte", () => {
  const [m, even] = card("a").lanes;
  assert.ok(m && even);
  const atItem: Place = { type: "item", buffer: 1, view: even.view.id, item: { index: [1], from: 8, to: 12 } };
  assert.deepEqual(arithmetic(atItem, even), { item: "even[1]", sum: "0 + 1 · 8 = byte 8" });
  assert.equal(arithmetic(atItem, m), null);
  assert.deepEqual(arithmetic(byteOf(1, 9), m), { item: "m[2]", sum: "0 + 2 · 4 = byte 8" });
  assert.equal(arithmetic(byteOf(1, 5), even), null, "a skipped byte");
  assert.equal(arithmetic({ type: "object", buffer: 1, view: even.view.id, name: "even" }, even), null, "a whole view");
});

test("a view that went in the last step is shown as released once, in its place and color", () => {
  const hues = new Map();
  const before = cards(state, null, hues);
  const without = { ...state, views: state.views.filter((view) => view.names[0] !== "m") };
  const [now] = cards(without, state, hues);
  assert.deepEqual(now?.lanes.map((lane) => `${lane.name} ${lane.life} ${lane.hue}`), ["m released 0", "even alive 1"]);
  assert.deepEqual(now?.views.map((view) => view.names[0]), ["even"], "it is no view any more");
  assert.deepEqual(cards(without, without, hues)[0]?.lanes.map((lane) => `${lane.name} ${lane.hue}`), ["even 1"]);
  assert.deepEqual(cards(state, null, hues), before, "colors come back with their views");
  const named = { ...state, views: state.views.map((view) => (view.names[0] === "m" ? { ...view, released: true } : view)) };
  assert.deepEqual(cards(named, state, hues)[0]?.released, [], "while its lane says so, nothing else does");
  assert.deepEqual(cards(named, named, hues)[0]?.released, ["m"]);
  const other = { ...without, buffers: without.buffers.map((buffer) => ({ ...buffer, generation: 2 })) };
  assert.deepEqual(cards(other, state, hues)[0]?.lanes.map((lane) => lane.name), ["even"], "not over another buffer");
});

test("what print wrote of views is found in the output", () => {
  const text = "<memory at 0x7f10> and <released memory at 0xc0a0>\n<memory at nowhere>";
  assert.deepEqual([...printedAddresses(text)], ["0x7f10", "0xc0a0"]);
});

test("released views have no lane but keep their name", () => {
  const views = state.views.map((view) => (view.names[0] === "window" ? { ...view, released: true } : view));
  assert.deepEqual(card("data", { ...state, views }).released, ["window"]);
  assert.deepEqual(card("data", { ...state, views }).lanes, []);
  const gone = views.map((view) => (view.released ? { ...view, buffer: 0 } : view));
  assert.deepEqual(orphans({ ...state, views: gone }), ["window"]);
});

test("a card draws as many lanes as asked for, and a lens on top", () => {
  const views = Array.from({ length: 1000 }, (_, i) => ({ ...(state.views[0] as View), id: i + 10 }));
  const crowded = card("a", { ...state, views });
  assert.deepEqual([crowded.lanes.length, drawn(crowded, null, maxLanes).lanes.length], [1000, maxLanes]);
  const lens = lensLane({ code: "H", little: true }, crowded.buffer);
  const [first, ...others] = drawn(crowded, lens, 2).lanes;
  assert.deepEqual([first, others.map((lane) => lane.view.id)], [lens, [10, 11]]);
  const cell = rowAt(drawn(card("copy"), lensLane({ code: "H", little: true }, named("copy")), 8), 0, 16, snapshot("copy")).cells[0];
  assert.equal(cell?.label, "offset 0, value 0x57", "a lens is no view");
});

test("keys are names, and never the same twice", () => {
  const local = { ...named("data"), id: 9, generation: 2 };
  const keys = cards({ ...state, buffers: [...state.buffers, local, { ...local, id: 10, names: [] }] }).map((each) => each.key);
  assert.deepEqual(keys, ["a", "data", "copy", "9.2", "10.2"]);
});

test("changes are bytes that both snapshots hold and that differ", () => {
  const before = { from: 4, bytes: new Uint8Array([1, 2, 3, 4]) };
  const later = { from: 6, bytes: new Uint8Array([3, 5, 6, 7]) };
  assert.deepEqual([...changes(before, later)], [7]);
  assert.equal(isSame(before, 4, new Uint8Array([1, 2, 3, 4])), true);
  assert.equal(isSame(before, 4, new Uint8Array([1, 2, 3, 5])), false);
  assert.equal(isSame(before, 5, new Uint8Array([1, 2, 3, 4])), false);
});
