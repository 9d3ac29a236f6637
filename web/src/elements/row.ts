// Draws a row of the grid: its bytes, and under them a strip for each lane. All
// that zen-bytes knows comes in a Drawing; nothing is read or kept here.

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import type { Cursor } from "../cursor.ts";
import { indexText } from "../geometry.ts";
import { arithmetic, isPointedByte, isPointedItem, rowCount } from "../picture.ts";
import type { Card, Cell, Lane, Piece, Pointed, Row, Strip } from "../picture.ts";
import type { Refusal } from "../state.ts";
import "./zen-lane.ts";

/** Drawing is what a row needs to know of its grid. */
export interface Drawing {
  readonly card: Card;
  readonly columns: number;
  /** Whether the grid scrolls: then all its rows are equally high. */
  readonly isVirtual: boolean;
  /** Whether the grid has one row: then the headings of the lanes stand in it. */
  readonly isSingle: boolean;
  readonly pointed: Pointed | null;
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

/** drawRow returns a row of bytes and its lanes. */
export function drawRow(drawing: Drawing, row: Row): TemplateResult {
  const { card, columns, isVirtual, isSingle } = drawing;
  const strips = isVirtual || isSingle ? row.strips : row.strips.filter((strip) => strip.pieces.length > 0);
  const index = (row.offset / columns) * (1 + card.lanes.length) + 1;
  return html`<div class="row" role="rowgroup">
    <div class="offsets" aria-hidden="true">
      ${row.cells.map((cell) => html`<span>${cell.offset}</span>`)}
    </div>
    <div class="cells" role="row" aria-rowindex=${isVirtual ? index : nothing}>
      ${row.cells.map((cell, column) => drawCell(drawing, cell, column))} ${drawBubble(drawing, row)}
    </div>
    ${strips.map(
      (strip, i) =>
        html`<div class="line" role="row" aria-label=${`view ${strip.lane.label}`} aria-rowindex=${isVirtual ? index + 1 + i : nothing}>
          ${drawHeading(drawing, strip.lane)}
          <div class="strip" role="presentation">${strip.pieces.map((piece) => drawPiece(drawing, row, strip, piece))}</div>
        </div>`,
    )}
  </div>`;
}

function drawHeading({ isSingle, pointed }: Drawing, lane: Lane): TemplateResult | typeof nothing {
  if (!isSingle) {
    return nothing;
  }
  return html`<zen-lane
    role="rowheader"
    .lane=${lane}
    .arithmetic=${arithmetic(pointed, lane)}
  ></zen-lane>`;
}

function drawCell(drawing: Drawing, cell: Cell, column: number): TemplateResult {
  const { card, stop, field } = drawing;
  const isChanged = drawing.changed.has(cell.offset);
  const classes = {
    cell: true,
    [cell.kind]: true,
    changed: isChanged,
    [drawing.flash]: isChanged,
    pointed: isPointedByte(drawing.pointed, card.buffer.id, cell.offset),
  };
  return html`<div
    role="gridcell"
    class=${classMap(classes)}
    data-offset=${cell.offset}
    aria-colindex=${column + 1}
    aria-label=${isChanged ? `${cell.label}, changed` : cell.label}
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
  return html`<span class="refusal c${column} w1 ${side}" aria-hidden="true">${refusal.text}</span>`;
}

function drawPiece({ pointed, stop }: Drawing, row: Row, strip: Strip, piece: Piece): TemplateResult {
  const place = `c${piece.column} w${piece.width}`;
  if (piece.type === "gap") {
    return html`<div class="gap hue${strip.lane.hue} ${place}" aria-hidden="true"></div>`;
  }
  const view = strip.lane.view;
  const isBack = view.strides.length === 1 && (view.strides[0] ?? 0) < 0;
  // An item may have pieces in several rows: each is known by its own first byte.
  const offset = row.offset + piece.column;
  const isStop = stop.view === view.id && offset <= stop.offset && stop.offset < offset + piece.width;
  const classes = {
    item: true,
    [`hue${strip.lane.hue}`]: true,
    [`c${piece.column}`]: true,
    [`w${piece.width}`]: true,
    back: isBack && piece.begins,
    "open-left": !piece.begins,
    "open-right": !piece.ends,
    pointed: isPointedItem(pointed, view, piece.item),
  };
  return html`<div
    role="gridcell"
    class=${classMap(classes)}
    data-view=${view.id}
    data-offset=${offset}
    aria-colindex=${piece.column + 1}
    aria-colspan=${piece.width}
    aria-label=${piece.label}
    tabindex=${isStop ? 0 : -1}
  >
    <span>${pieceText(piece, isBack)}</span>
  </div>`;
}

/** pieceText is what fits: index and value, the index alone on one byte, a mark where an item goes on from the row before. */
function pieceText(piece: Piece & { type: "item" }, isBack: boolean): string {
  if (!piece.begins) {
    return "…";
  }
  if (piece.width === 1 && piece.item.index.length > 1) {
    return piece.item.index.join(",");
  }
  const index = indexText(piece.item.index);
  if (piece.width === 1) {
    return index;
  }
  const arrow = isBack ? "← " : "";
  return piece.value === "" ? `${arrow}${index}` : `${arrow}${index} ${piece.value}`;
}
