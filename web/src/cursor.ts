// The cursor of the grid: one byte, or one item of a lane, moved by the arrow
// keys. Up and down go through a row's bytes and then through its lanes, so the
// whole card is one tab stop.

import { itemAt, neighbor } from "./geometry.ts";
import type { Item } from "./geometry.ts";
import type { Card, Lane } from "./picture.ts";

/** Cursor is a place in a card: a byte, and the lane whose item there is meant, or null for the byte itself. */
export interface Cursor {
  readonly offset: number;
  readonly view: number | null;
}

/** home is where every cursor begins. */
export const home: Cursor = { offset: 0, view: null };

/** valid returns the cursor, or the nearest place that the card still has. */
export function valid(card: Card, cursor: Cursor): Cursor {
  const offset = Math.max(Math.min(cursor.offset, card.buffer.length - 1), 0);
  const view = cursor.view !== null && itemUnder(card, { ...cursor, offset }) !== null ? cursor.view : null;
  return { offset, view };
}

/** itemUnder returns the item that the cursor is on, or null when it is on a byte. */
export function itemUnder(card: Card, cursor: Cursor): Item | null {
  const lane = card.lanes.find((each) => each.view.id === cursor.view);
  return lane === undefined ? null : itemAt(lane.view, cursor.offset);
}

/** move returns where a key leads, or null when the key does not move the cursor. */
export function move(card: Card, cursor: Cursor, key: string, columns: number, ctrl: boolean): Cursor | null {
  const last = card.buffer.length - 1;
  const row = cursor.offset - (cursor.offset % columns);
  const at = (offset: number): Cursor => ({ offset: Math.max(Math.min(offset, last), 0), view: null });
  switch (key) {
    case "ArrowRight":
      return sideways(card, cursor, 1);
    case "ArrowLeft":
      return sideways(card, cursor, -1);
    case "ArrowDown":
      return down(card, cursor, columns);
    case "ArrowUp":
      return up(card, cursor, columns);
    case "Home":
      return at(ctrl ? 0 : row);
    case "End":
      return at(ctrl ? last : row + columns - 1);
    case "PageDown":
      return at(Math.min(cursor.offset + 8 * columns, last));
    case "PageUp":
      return at(cursor.offset - 8 * columns < 0 ? cursor.offset % columns : cursor.offset - 8 * columns);
    default:
      return null;
  }
}

/** stretch returns the byte to which a key with Shift leads a run, from the byte it was led to before; null when the key leads nowhere. */
export function stretch(card: Card, head: number, key: string, columns: number, ctrl: boolean): number | null {
  const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
  const step = steps[key];
  if (step === undefined) {
    return move(card, { offset: head, view: null }, key, columns, ctrl)?.offset ?? null;
  }
  return Math.max(Math.min(head + step, card.buffer.length - 1), 0);
}

function sideways(card: Card, cursor: Cursor, direction: 1 | -1): Cursor {
  const lane = card.lanes.find((each) => each.view.id === cursor.view);
  const item = itemUnder(card, cursor);
  if (lane === undefined || item === null) {
    return { offset: Math.max(Math.min(cursor.offset + direction, card.buffer.length - 1), 0), view: null };
  }
  const index = neighbor(lane.view, item.index, direction);
  if (index === null) {
    return cursor;
  }
  const from = index.reduce((sum, i, dim) => sum + i * (lane.view.strides[dim] ?? 0), lane.view.offset);
  return { offset: from, view: cursor.view };
}

/** levels returns what lies below each other at a byte: the byte itself (null), then the lanes with an item there. */
function levels(card: Card, offset: number): (number | null)[] {
  const has = (lane: Lane): boolean => itemAt(lane.view, offset) !== null;
  return [null, ...card.lanes.filter(has).map((lane) => lane.view.id)];
}

function down(card: Card, cursor: Cursor, columns: number): Cursor {
  const here = levels(card, cursor.offset);
  const next = here[here.indexOf(cursor.view) + 1];
  if (next !== undefined) {
    return { offset: cursor.offset, view: next };
  }
  const last = card.buffer.length - 1;
  const isLastRow = Math.floor(cursor.offset / columns) === Math.floor(last / columns);
  return isLastRow ? cursor : { offset: Math.min(cursor.offset + columns, last), view: null };
}

function up(card: Card, cursor: Cursor, columns: number): Cursor {
  const here = levels(card, cursor.offset);
  const level = here.indexOf(cursor.view);
  if (level > 0) {
    return { offset: cursor.offset, view: here[level - 1] ?? null };
  }
  const offset = cursor.offset - columns;
  return offset < 0 ? cursor : { offset, view: levels(card, offset).at(-1) ?? null };
}
