// Draws a row of the grid: its bytes, and under them a strip for each lane. All
// that zen-bytes knows comes in a Drawing; nothing is read or kept here.

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import type { Cursor } from "../cursor.ts";
import { indexText } from "../geometry.ts";
import { rowCount } from "../picture.ts";
import type { Card, Cell, Piece, Row, Strip } from "../picture.ts";
import { coversByte, isItem, spanOf, touchesItem } from "../place.ts";
import type { Place } from "../place.ts";
import type { Refusal } from "../state.ts";
import { drawHeading, goToNow, headingId } from "./lane.ts";
import type { Marks } from "./lane.ts";

/** Drawing is what a row needs to know of its grid. */
export interface Drawing {
  readonly card: Card;
  readonly columns: number;
  /** Whether the grid scrolls: then all its rows are equally high. */
  readonly isVirtual: boolean;
  /** Whether the grid has one row: then the headings of the lanes stand in it. */
  readonly isSingle: boolean;
  readonly marks: Marks;
  readonly refusal: Refusal | null;
  /** The one place that the tab key stops at. */
  readonly stop: Cursor;
  readonly changed: ReadonlySet<number>;
  /** Alternates, so that a byte that changes twice flashes twice. */
  readonly flash: "even" | "odd";
  /** The open field, and the byte that it is for. */
  readonly field: { readonly offset: number; readonly input: TemplateResult } | null;
}

/** gridRows counts the rows of the grid: each row of bytes and each lane under it is one. */
export function gridRows({ card, columns }: Drawing): number {
  return rowCount(card.buffer.length, columns) * (1 + card.lanes.length);
}

/**
 * drawnFrom lists what the drawing of a row depends on: when all of it is the
 * same as before, the row is. What is pointed at or selected matters only to
 * the rows that it reaches, or that show an item which it touches.
 */
export function drawnFrom(drawing: Drawing, row: Row): unknown[] {
  const { card, columns, isVirtual, isSingle, marks, refusal, stop, changed, flash, field } = drawing;
  const widest = card.lanes.reduce((most, lane) => Math.max(most, lane.view.itemsize), 1);
  const from = row.offset - widest;
  const to = row.offset + columns + widest;
  const near = (place: Place | null): Place | null => {
    const span = place === null ? null : spanOf(place, card.buffer.length, card.views);
    return span !== null && span.from < to && span.to > from ? place : null;
  };
  const inRow = <Thing extends { readonly offset: number }>(thing: Thing | null): Thing | null =>
    thing !== null && thing.offset >= row.offset && thing.offset < row.offset + columns ? thing : null;
  const own = isSingle ? marks : null; // the headings stand in the row
  return [row, isVirtual, own, marks.holding, near(marks.pointed), near(marks.selected), inRow(refusal), inRow(stop), changed, flash, inRow(field)];
}

/** narrow is how many digits of an offset fit over a byte; longer ones stand over every fourth. */
const narrow = 4;

/** drawOffsets returns the offsets above a row. */
function drawOffsets({ card }: Drawing, row: Row): TemplateResult {
  const isSparse = String(card.buffer.length - 1).length > narrow;
  const told = isSparse ? row.cells.filter((_, column) => column % 4 === 0) : row.cells;
  return html`<div class="offsets ${isSparse ? "sparse" : ""}" aria-hidden="true">${told.map((cell) => html`<span>${cell.offset}</span>`)}</div>`;
}

/** drawRow returns a row of bytes and its lanes. */
export function drawRow(drawing: Drawing, row: Row): TemplateResult {
  const { card, columns, isVirtual, isSingle, marks } = drawing;
  const strips = isVirtual || isSingle ? row.strips : row.strips.filter((strip) => strip.pieces.length > 0);
  const index = (row.offset / columns) * (1 + card.lanes.length) + 1;
  return html`<div class="row" role="rowgroup">
    ${drawOffsets(drawing, row)}
    <div class="cells" role="row" aria-rowindex=${isVirtual ? index : nothing}>
      ${row.cells.map((cell, column) => drawCell(drawing, cell, column))} ${drawBubble(drawing, row)}
    </div>
    ${strips.map(
      (strip, i) =>
        html`<div
          class="line"
          role="row"
          aria-label=${`view ${strip.lane.label}`}
          aria-describedby=${headingId(strip.lane)}
          aria-rowindex=${isVirtual ? index + 1 + i : nothing}
        >
          ${isSingle ? drawHeading(strip.lane, marks, "rowheader") : nothing}
          <div class="strip ${strip.lane.view.itemsize === 1 ? "bytes" : ""}" role="presentation">${strip.pieces.map((piece) => drawPiece(drawing, row, strip, piece))}</div>
        </div>`,
    )}
  </div>`;
}

function drawCell(drawing: Drawing, cell: Cell, column: number): TemplateResult {
  const { card, stop, field, marks } = drawing;
  const isChanged = drawing.changed.has(cell.offset);
  const isSelected = coversByte(marks.selected, card.buffer.id, cell.offset, card.views);
  const classes = {
    cell: true,
    [cell.kind]: true,
    changed: isChanged,
    [drawing.flash]: isChanged,
    pointed: coversByte(marks.pointed, card.buffer.id, cell.offset, card.views),
    selected: isSelected,
  };
  return html`<div
    role="gridcell"
    class=${classMap(classes)}
    data-offset=${cell.offset}
    aria-colindex=${column + 1}
    aria-label=${isChanged ? `${cell.label}, changed` : cell.label}
    aria-selected=${isSelected}
    tabindex=${stop.view === null && stop.offset === cell.offset ? 0 : -1}
  >
    <span class="hex" data-glyph=${cell.glyph}><span class="prefix">0x</span>${cell.hex}</span>
    ${field?.offset === cell.offset ? field.input : nothing}
  </div>`;
}

/** drawBubble shows a refusal below its byte; zen-buffer says it aloud. */
function drawBubble({ refusal, columns }: Drawing, row: Row): TemplateResult | typeof nothing {
  const column = (refusal?.offset ?? -1) - row.offset;
  if (refusal === null || column < 0 || column >= columns) {
    return nothing;
  }
  const side = column < columns / 2 ? "" : "left";
  return html`<span class="refusal c${column} w1 ${side}" aria-hidden="true"
    >${refusal.text}${refusal.isHistory ? html` <button tabindex="-1" @mousedown=${keepFocus} @click=${goToNow}>Go to now</button>` : nothing}</span
  >`;
}

/** keepFocus leaves the focus on the byte when a button near it, which is about to go, is pressed. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

function drawPiece({ marks, stop }: Drawing, row: Row, strip: Strip, piece: Piece): TemplateResult {
  const { view, life, hue } = strip.lane;
  if (piece.type === "gap") {
    return html`<div class="gap hue${hue} ${life} c${piece.column} w${piece.width}" aria-hidden="true"></div>`;
  }
  const isBack = view.strides.length === 1 && (view.strides[0] ?? 0) < 0;
  // An item may have pieces in several rows: each is known by its own first byte.
  const offset = row.offset + piece.column;
  const isStop = stop.view === view.id && offset <= stop.offset && stop.offset < offset + piece.width;
  const isSelected = isItem(marks.selected, view, piece.item);
  const classes = {
    item: true,
    [`hue${hue}`]: true,
    [life]: true,
    [`c${piece.column}`]: true,
    [`w${piece.width}`]: true,
    nameless: view.names.length === 0,
    back: isBack && piece.begins,
    "open-left": !piece.begins,
    "open-right": !piece.ends,
    holds: marks.holding.has(view.id),
    pointed: touchesItem(marks.pointed, view, piece.item),
    selected: isSelected,
  };
  return html`<div
    role="gridcell"
    class=${classMap(classes)}
    data-view=${view.id}
    data-offset=${offset}
    aria-colindex=${piece.column + 1}
    aria-colspan=${piece.width}
    aria-label=${life === "released" ? `${piece.label}, released` : piece.label}
    aria-selected=${isSelected}
    tabindex=${isStop ? 0 : -1}
  >
    <span>${pieceText(piece, isBack)}</span>
  </div>`;
}

/** pieceText is the text of a piece: index and value, on one byte in two lines, or a mark where an item goes on from the row before. */
function pieceText({ begins, width, item, value }: Piece & { type: "item" }, isBack: boolean): string {
  if (!begins) {
    return "…";
  }
  const index = indexText(item.index);
  if (width > 1) {
    return `${isBack ? "← " : ""}${index} ${value}`.trim();
  }
  const short = item.index.length > 1 ? item.index.join(",") : index;
  return value === "" || item.to - item.from > 1 ? short : `${short}\n${value}`;
}
