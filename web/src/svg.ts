// The picture of the memory as an SVG document: what the build puts into
// lessons, and what a reader saves. It draws the same cards, rows and lanes as
// the page (picture.ts); nothing of it moves.
//
//	┌ (data) bytearray · 12 bytes · writable · 1 export     0x… ┐
//	│  0   1   2   3  …                                          │
//	│ 48  65  6c  6c                                             │
//	│  H   e   l   l                                             │
//	│ (window) format 'B' offset 6 shape (6,) strides (1,)       │
//	│                          [0] [1] [2] [3] [4] [5]           │
//	└────────────────────────────────────────────────────────────┘
//
// Colors are custom properties, those of static/style.css, each with a light
// color for documents that do not define them; a document of its own brings
// both schemes along. Texts are escaped: a name is never markup.

import { grouped } from "./grouped.ts";
import type { Memory } from "./memory.ts";
import { shorten } from "./name.ts";
import { cards, drawn, maxLanes, rowAt, rowCount } from "./picture.ts";
import type { Card, Cell, Lane, Piece, Row, Strip } from "./picture.ts";
import { indexText } from "./geometry.ts";
import type { State, View } from "./protocol.ts";

/** Options say how a picture is drawn. */
export interface Options {
  /** Begins every id in the document: two pictures in one page need two. */
  readonly id: string;
  /** Whether addresses are drawn; else "0x…" stands for each, so that the same program gives the same picture. */
  readonly addresses: boolean;
  /** Whether the document brings its colors along: for files. In a page they are the page's. */
  readonly standalone: boolean;
  /** Bytes in a row. */
  readonly columns: 16 | 8;
  /** The rows that are drawn of a buffer with more than maxRows, of which there are maxRows unless this says otherwise. */
  readonly cut?: number;
  /** Views that were written through and are gone: see targetsOf in steps.ts. */
  readonly targets?: readonly View[];
  /** Offsets of bytes that are marked as changed, by the id of their buffer. */
  readonly changed?: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Measures, in px. */
const pitch = 28; // from byte to byte
const cellWidth = 25;
const cellHeight = 36;
const padding = 14;
const laneHeight = 19;
const tallHeight = 28; // of the items of one byte, whose values stand under their indices
const headHeight = 24;
const gap = 10; // between cards
const letter = 7.3; // of the monospace font at 12 px

/** maxRows bounds the rows of one card: of longer buffers the first are drawn and the rest is counted. */
const maxRows = 8;

/** maxCards bounds the cards of one picture. */
const maxCards = 24;

/** svgOf returns the picture of the memory as the text of an SVG document. */
export function svgOf(state: State, memory: Memory, options: Options): string {
  const all = cards(state, null, new Map(), options.targets);
  const width = options.columns * pitch + 2 * padding;
  const parts: string[] = [];
  let y = 0;
  for (const card of all.slice(0, maxCards)) {
    const drawing = drawCard(card, memory, options, width);
    parts.push(`<g transform="translate(0 ${y})" data-card="${escape(card.buffer.names[0] ?? "")}">${drawing.text}</g>`);
    y += drawing.height + gap;
  }
  if (all.length > maxCards) {
    parts.push(label(padding, y + 12, `and ${all.length - maxCards} more buffers`, "muted"));
    y += 24;
  }
  const height = Math.max(y - gap, 1);
  const hatch =
    `<pattern id="${options.id}-gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<line x1="0" y1="0" x2="0" y2="6" stroke="${color("muted")}" stroke-width="1.5"/></pattern>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" ` +
    `aria-labelledby="${options.id}-title ${options.id}-text" font-family="${mono}" font-size="12">` +
    `<title id="${options.id}-title">The memory, byte by byte</title>` +
    `<desc id="${options.id}-text">${escape(describe(all, memory))}</desc>` +
    `${options.standalone ? style : ""}<defs>${hatch}</defs>${parts.join("")}</svg>`
  );
}

/** describe says in words what the picture shows. */
export function describe(all: readonly Card[], memory: Memory): string {
  if (all.length === 0) {
    return "No object with a buffer is alive.";
  }
  return all
    .slice(0, maxCards)
    .map((card) => {
      const names = card.buffer.names.map((name) => shorten(name)).join(" and ") || "an object without a name";
      const bytes = read(card, memory, 0, Math.min(card.buffer.length, 32));
      const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
      const more = card.buffer.length > bytes.length ? " and more" : "";
      const views = card.lanes.map((lane) => ` View ${lane.label}: ${lane.details}.`).join("");
      const origin = card.origin === "" ? "" : `, ${card.origin}`;
      return `${names}: ${card.summary}${origin}; bytes ${hex}${more}.${views}`;
    })
    .join(" ");
}

interface Drawing {
  readonly text: string;
  readonly height: number;
}

function drawCard(card: Card, memory: Memory, options: Options, width: number): Drawing {
  const { columns } = options;
  const shown = drawn(card, null, maxLanes);
  const all = rowCount(card.buffer.length, columns);
  const rows = all > maxRows ? (options.cut ?? maxRows) : all;
  const bytes = read(card, memory, 0, rows * columns);
  const parts: string[] = [drawHead(card, options, width)];
  let y = padding + headHeight + (card.origin === "" ? 0 : 18);
  for (let row = 0; row < rows; row++) {
    const drawing = drawRow(rowAt(shown, row * columns, columns, { from: 0, bytes }), row === 0, card, options);
    parts.push(`<g transform="translate(${padding} ${y})">${drawing.text}</g>`);
    y += drawing.height;
  }
  const notes = [
    card.buffer.length > rows * columns ? `and ${grouped(card.buffer.length - rows * columns)} more bytes` : "",
    card.lanes.length > maxLanes ? `and ${card.lanes.length - maxLanes} more views` : "",
    card.released.length > 0 ? `released: ${card.released.map((name) => shorten(name)).join(", ")}` : "",
  ].filter((note) => note !== "");
  for (const note of notes) {
    parts.push(label(padding, y + 12, note, "muted"));
    y += 18;
  }
  const height = y + padding - 4;
  const frame = `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" fill="${color("card")}" stroke="${color("line")}"/>`;
  return { text: frame + parts.join(""), height };
}

function drawHead(card: Card, options: Options, width: number): string {
  const parts: string[] = [];
  let x = padding;
  const names = card.buffer.names.length === 0 ? ["no name"] : card.buffer.names;
  for (const name of names.slice(0, 3)) {
    const text = shorten(name);
    const wide = text.length * letter + 16;
    parts.push(chip(x, padding, wide, text, card.buffer.names.length === 0 ? "muted" : "text"));
    x += wide + 6;
  }
  const room = width - x - padding - (options.addresses ? 90 : 4);
  parts.push(label(x + 4, padding + 14, fit(card.summary, room), "muted"));
  if (card.origin !== "") {
    parts.push(label(padding, padding + headHeight + 9, card.origin, "copied", 'font-weight="700"'));
  }
  if (options.addresses) {
    parts.push(label(width - padding, padding + 14, card.address, "muted", 'text-anchor="end"'));
  }
  return parts.join("");
}

function drawRow(row: Row, isFirst: boolean, card: Card, options: Options): Drawing {
  const parts: string[] = [];
  const changed = options.changed?.get(card.buffer.id);
  row.cells.forEach((cell, column) => parts.push(drawCell(cell, column, changed?.has(cell.offset) ?? false)));
  let y = 12 + cellHeight + 6;
  for (const strip of row.strips) {
    if (isFirst) {
      const wide = strip.lane.label.length * letter + 16;
      parts.push(chip(0, y, wide, strip.lane.label, `lane${strip.lane.hue}`));
      const room = options.columns * pitch - wide - 8;
      parts.push(label(wide + 8, y + 14, fit(strip.lane.details, room), "muted", 'font-size="11"', true));
      y += 23;
    }
    if (strip.pieces.length > 0) {
      parts.push(`<g transform="translate(0 ${y})">${drawStrip(strip, options)}</g>`);
      y += heightOf(strip.lane) + 5;
    }
  }
  return { text: parts.join(""), height: y + 4 };
}

function drawCell(cell: Cell, column: number, isChanged: boolean): string {
  const x = column * pitch;
  const middle = x + cellWidth / 2;
  const [fill, line] = isChanged ? ["changed-fill", "changed"] : ["cell", "line"];
  return (
    label(middle, 9, String(cell.offset), "muted", 'font-size="9" text-anchor="middle"', true) +
    `<rect x="${x + 0.5}" y="12.5" width="${cellWidth - 1}" height="${cellHeight - 1}" rx="4" fill="${color(fill)}" stroke="${color(line)}"${isChanged ? ' stroke-width="2"' : ""}/>` +
    label(middle, 28, cell.hex, "text", 'font-weight="600" text-anchor="middle"', true) +
    label(middle, 42, cell.glyph, "muted", 'font-size="10" text-anchor="middle"', true)
  );
}

function drawStrip(strip: Strip, options: Options): string {
  return strip.pieces.map((piece) => drawPiece(strip.lane, piece, options)).join("");
}

/** heightOf returns the height of a strip of a lane. */
function heightOf({ view }: Lane): number {
  return view.itemsize === 1 ? tallHeight : laneHeight;
}

function drawPiece(lane: Lane, piece: Piece, options: Options): string {
  const x = piece.column * pitch;
  const width = piece.width * pitch - (pitch - cellWidth);
  const height = heightOf(lane);
  if (piece.type === "gap") {
    return `<rect x="${x}" y="0" width="${width}" height="${height}" fill="url(#${options.id}-gap)"/>`;
  }
  const isBack = lane.view.strides.length === 1 && (lane.view.strides[0] ?? 0) < 0;
  const lines = height === tallHeight && piece.value !== "" ? [pieceText(piece, isBack), piece.value] : [pieceText(piece, isBack)];
  const hue = `lane${lane.hue}`;
  const size = lines.length > 1 ? 9.5 : 11;
  const first = lines.length > 1 ? 11.5 : height / 2 + 4;
  const texts = lines.map((text, i) => label(x + width / 2, first + 12 * i, fit(text, width, size), hue, `font-size="${size}" text-anchor="middle"`, true));
  return (
    `<rect x="${x + 0.5}" y="0.5" width="${width - 1}" height="${height - 1}" rx="4" fill="${color(`${hue}-fill`)}" stroke="${color(hue)}"` +
    `${lane.life !== "alive" ? ' stroke-dasharray="3 2"' : ""}/>` +
    texts.join("")
  );
}

function pieceText(piece: Piece & { type: "item" }, isBack: boolean): string {
  if (!piece.begins) {
    return "…";
  }
  const index = indexText(piece.item.index);
  if (piece.width === 1 || piece.value === "") {
    return piece.item.index.length > 1 ? piece.item.index.join(",") : index;
  }
  return `${isBack ? "← " : ""}${index} ${piece.value}`;
}

/** fit cuts a text of a size to a width. */
function fit(text: string, width: number, size = 11): string {
  const most = Math.max(Math.floor(width / (0.6 * size)), 1);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function chip(x: number, y: number, width: number, text: string, hue: string): string {
  return (
    `<rect x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="18" rx="9" fill="none" stroke="${color(hue)}"/>` +
    label(x + width / 2, y + 13.5, text, hue, 'text-anchor="middle"', true)
  );
}

/** label writes a text; its baseline is at y. */
function label(x: number, y: number, text: string, hue: string, attributes = "", isCode = false): string {
  const font = isCode ? "" : ` font-family="${prose}"`;
  return `<text x="${x}" y="${y}" fill="${color(hue)}"${font}${attributes === "" ? "" : ` ${attributes}`}>${escape(text)}</text>`;
}

function read(card: Card, memory: Memory, from: number, to: number): Uint8Array {
  return memory.bytes(card.buffer, from, Math.min(to, card.buffer.length)) ?? new Uint8Array(0);
}

function escape(text: string): string {
  // The characters that XML does not allow at all are shown as what they are: unreadable.
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/gu, "\ufffd").replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

const mono = "JetBrains Mono, ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace";
const prose = "Inter, Segoe UI, Noto Sans, Ubuntu, DejaVu Sans, system-ui, sans-serif";

/** Colors in both schemes, by the names of static/style.css. */
const colors: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  "card": ["#fff", "#161d27"],
  "cell": ["#f5f6f8", "#0f151e"],
  "line": ["#dfe3e8", "#2b3440"],
  "text": ["#16202e", "#e9eef5"],
  "muted": ["#596474", "#9aa6b5"],
  "copied": ["#bf3d0b", "#ff9d66"],
  "changed": ["#d39e00", "#e3b63f"],
  "changed-fill": ["#fdf1c7", "#3a300f"],
  "lane0": ["#6d28d9", "#bd9bfa"],
  "lane0-fill": ["#ece3fd", "#2b2342"],
  "lane1": ["#0f6b63", "#2dd4bf"],
  "lane1-fill": ["#d6e8e6", "#15383a"],
  "lane2": ["#1d4ed8", "#86b0ff"],
  "lane2-fill": ["#dce7fd", "#1c2d4d"],
  "lane3": ["#a8134f", "#f79abf"],
  "lane3-fill": ["#fde2ec", "#401e2e"],
};

function color(name: string): string {
  return `var(--${name}, ${colors[name]?.[0] ?? "#000"})`;
}

/** style defines the colors for a document of its own. */
const style =
  `<style>:root{${Object.entries(colors).map(([name, [light]]) => `--${name}:${light}`).join(";")}}` +
  `@media (prefers-color-scheme:dark){:root{${Object.entries(colors).map(([name, [, dark]]) => `--${name}:${dark}`).join(";")}}}</style>`;
