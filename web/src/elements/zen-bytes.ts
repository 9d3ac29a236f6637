import { html, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { classMap } from "lit/directives/class-map.js";
import { repeat } from "lit/directives/repeat.js";
import { home, itemUnder, move, valid } from "../cursor.ts";
import type { Cursor } from "../cursor.ts";
import { changes, identity, isSame, nothing as noBytes } from "../memory.ts";
import type { Memory, Snapshot, Snapshots } from "../memory.ts";
import { shorten } from "../name.ts";
import { rowAt, rowCount } from "../picture.ts";
import type { Card, Pointed, Row } from "../picture.ts";
import { contentHeight, isScaled, lastTop, positionOf, reveal, topAt } from "../scroll.ts";
import type { Scroller } from "../scroll.ts";
import type { Refusal } from "../state.ts";
import { send } from "./events.ts";
import { drawRow, gridRows } from "./row.ts";
import type { Drawing } from "./row.ts";
import { base, lanes } from "./styles.ts";
import { bytesStyle } from "./zen-bytes.css.ts";

/** maxStill is how many rows stand in the page; with more the grid scrolls, and only rows in sight are drawn. */
const maxStill = 12;

/** margin is how many bytes around the rows in sight are read too: the widest item that is decoded, less one. */
const margin = 15;

/** Field is the open field that takes a new value for a byte. */
interface Field {
  readonly offset: number;
  readonly text: string;
}

/**
 * ZenBytes is the grid of one buffer: rows of bytes, and under each row the
 * lanes of the views. It draws from a snapshot, so what is shown stays when
 * memory cannot be read; poll compares the snapshot with the memory.
 */
@customElement("zen-bytes")
export class ZenBytes extends LitElement {
  @property({ attribute: false }) accessor card: Card | null = null;
  /** Where bytes are read; null while they cannot be. */
  @property({ attribute: false }) accessor memory: Memory | null = null;
  /** What was last shown of each buffer; the grid keeps that of its own there. */
  @property({ attribute: false }) accessor snapshots: Snapshots = new Map();
  @property({ attribute: false }) accessor pointed: Pointed | null = null;
  /** The refusal of an edit of this buffer, or null. */
  @property({ attribute: false }) accessor refusal: Refusal | null = null;
  @property({ type: Number }) accessor columns = 16;
  @state() private accessor cursor: Cursor = home;
  @state() private accessor field: Field | null = null;
  /** The row at the top of the window, with its fraction. */
  @state() private accessor top = 0;
  @state() private accessor rowHeight = 80;
  @state() private accessor viewHeight = 430;
  #snapshot: Snapshot = noBytes;
  #changed: ReadonlySet<number> = new Set();
  #flashes = 0;
  #focusWanted = false;

  static override styles = [base, lanes, bytesStyle];

  /** poll redraws when the bytes in sight are no longer those that are shown. */
  poll(): void {
    const live = this.#read();
    if (live !== null && !isSame(this.#snapshot, live.from, live.bytes)) {
      this.requestUpdate();
    }
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const card = this.card;
    if (card === null) {
      return;
    }
    if (changed.has("card")) {
      this.cursor = valid(card, this.cursor);
      const before = changed.get("card")?.buffer;
      if (before === undefined || identity(before) !== identity(card.buffer)) {
        this.#snapshot = this.snapshots.get(identity(card.buffer)) ?? noBytes;
        this.#changed = new Set();
      }
    }
    if (changed.has("memory") && this.memory === null) {
      this.field = null;
      this.#changed = new Set(); // a program begins: the marks are those of the last
    }
    this.top = Math.min(this.top, lastTop(this.#scroller(card)));
    const live = this.#read();
    if (live === null) {
      return;
    }
    const differing = changes(this.#snapshot, live);
    if (differing.size > 0) {
      this.#changed = differing;
      this.#flashes++;
    }
    this.#snapshot = { from: live.from, bytes: live.bytes.slice() };
    this.snapshots.set(identity(card.buffer), this.#snapshot);
  }

  /** read returns the bytes in sight; they share memory with the machine. */
  #read(): Snapshot | null {
    const card = this.card;
    if (card === null || this.memory === null) {
      return null;
    }
    const [first, end] = this.#sight(card);
    const from = Math.max(first * this.columns - margin, 0);
    const to = Math.min(end * this.columns + margin, card.buffer.length);
    const bytes = this.memory.bytes(card.buffer, from, to);
    return bytes === null ? null : { from, bytes };
  }

  #scroller(card: Card): Scroller {
    return {
      rows: rowCount(card.buffer.length, this.columns),
      rowHeight: this.rowHeight,
      viewHeight: this.viewHeight,
    };
  }

  #isVirtual(card: Card): boolean {
    return rowCount(card.buffer.length, this.columns) > maxStill;
  }

  /** sight returns the first row to draw and the one behind the last. */
  #sight(card: Card): [number, number] {
    const rows = rowCount(card.buffer.length, this.columns);
    if (!this.#isVirtual(card)) {
      return [0, rows];
    }
    const first = Math.max(Math.floor(this.top) - 1, 0);
    return [first, Math.min(Math.ceil(this.top + this.viewHeight / this.rowHeight) + 1, rows)];
  }

  override render(): TemplateResult | typeof nothing {
    const card = this.card;
    if (card === null) {
      return nothing;
    }
    if (card.buffer.length === 0) {
      return html`<p class="empty">no bytes</p>`;
    }
    const [first, end] = this.#sight(card);
    const rows: Row[] = [];
    for (let row = first; row < end; row++) {
      rows.push(rowAt(card, row * this.columns, this.columns, this.#snapshot));
    }
    const drawing: Drawing = {
      card,
      columns: this.columns,
      isVirtual: this.#isVirtual(card),
      isSingle: rowCount(card.buffer.length, this.columns) === 1,
      pointed: this.pointed,
      refusal: this.refusal,
      stop: this.#tabStop(rows),
      changed: this.#changed,
      flash: this.#flashes % 2 === 0 ? "even" : "odd",
      field: this.field === null ? null : { offset: this.field.offset, input: this.#input(this.field) },
    };
    const frame = { frame: true, virtual: drawing.isVirtual, columns8: this.columns === 8, single: drawing.isSingle };
    return html`<div class=${classMap(frame)} @scroll=${this.#scrolled} @wheel=${this.#wheeled}>
      <div class="content">
        <div
          role="grid"
          aria-label=${`bytes of ${shorten(card.buffer.names.join(", ")) || "an unnamed buffer"}`}
          aria-readonly=${card.buffer.readonly}
          aria-rowcount=${drawing.isVirtual ? gridRows(drawing) : nothing}
          aria-colcount=${this.columns}
          @keydown=${this.#pressed}
          @focusin=${this.#focused}
          @focusout=${this.#left}
          @pointerover=${this.#hovered}
          @pointerleave=${this.#left}
          @dblclick=${this.#doubled}
        >
          ${repeat(
            rows,
            (row) => row.offset,
            (row) => drawRow(drawing, row),
          )}
        </div>
      </div>
    </div>`;
  }

  /** tabStop returns the cursor, or a place in sight when the cursor is scrolled away. */
  #tabStop(rows: readonly Row[]): Cursor {
    const first = rows[0]?.offset ?? 0;
    const end = (rows.at(-1)?.offset ?? 0) + this.columns;
    return this.cursor.offset >= first && this.cursor.offset < end ? this.cursor : { offset: first, view: null };
  }

  #input(field: Field): TemplateResult {
    return html`<input
      aria-label=${`new value of byte ${field.offset}, two hexadecimal digits`}
      maxlength="2"
      inputmode="text"
      autocapitalize="off"
      autocomplete="off"
      spellcheck="false"
      .value=${field.text}
      @input=${this.#typed}
      @blur=${() => (this.field = null)}
    />`;
  }

  override updated(): void {
    const card = this.card;
    const frame = this.renderRoot.querySelector<HTMLElement>(".frame");
    const content = this.renderRoot.querySelector<HTMLElement>(".content");
    const grid = this.renderRoot.querySelector<HTMLElement>("[role=grid]");
    if (card === null || frame === null || content === null || grid === null) {
      return;
    }
    this.#place(card, frame, content, grid);
    if (this.#focusWanted) {
      this.#focusWanted = false;
      const target = this.renderRoot.querySelector<HTMLElement>(this.field === null ? "[tabindex='0']" : "input");
      target?.focus({ preventScroll: this.#isVirtual(card) });
    }
  }

  /** place gives a scrolling grid its height and moves the rows drawn to where they belong. */
  #place(card: Card, frame: HTMLElement, content: HTMLElement, grid: HTMLElement): void {
    if (!this.#isVirtual(card)) {
      content.style.height = "";
      grid.style.transform = "";
      return;
    }
    const row = grid.firstElementChild?.getBoundingClientRect().height ?? 0;
    if (row > 0 && frame.clientHeight > 0) {
      this.rowHeight = row;
      this.viewHeight = frame.clientHeight;
    }
    const scroller = this.#scroller(card);
    content.style.height = `${contentHeight(scroller)}px`;
    const position = positionOf(scroller, this.top);
    if (Math.abs(frame.scrollTop - position) >= 1) {
      frame.scrollTop = position;
    }
    const [first] = this.#sight(card);
    grid.style.transform = `translateY(${position - (this.top - first) * scroller.rowHeight}px)`;
  }

  #scrolled(event: Event): void {
    const frame = event.currentTarget as HTMLElement;
    if (this.card === null) {
      return;
    }
    const scroller = this.#scroller(this.card);
    // A scroll of our own making comes back rounded: it must not move the rows.
    if (Math.abs(frame.scrollTop - positionOf(scroller, this.top)) >= 1) {
      this.top = topAt(scroller, frame.scrollTop);
    }
  }

  /** wheeled moves by rows where the scroll bar is scaled: one notch would jump over what lies between. */
  #wheeled(event: WheelEvent): void {
    const card = this.card;
    if (card === null || !this.#isVirtual(card) || !isScaled(this.#scroller(card))) {
      return;
    }
    event.preventDefault();
    const scroller = this.#scroller(card);
    this.top = Math.min(Math.max(this.top + event.deltaY / scroller.rowHeight, 0), lastTop(scroller));
  }

  #pressed(event: KeyboardEvent): void {
    const card = this.card;
    if (card === null) {
      return;
    }
    if (event.target instanceof HTMLInputElement) {
      this.#pressedInField(event, event.target);
      return;
    }
    if (event.key === "Escape" && this.refusal !== null) {
      send(this, "zen-dismiss", null);
      return;
    }
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (this.cursor.view === null && isPlain && /^([0-9a-fA-F]|Enter|F2)$/.test(event.key)) {
      event.preventDefault();
      this.#open(this.cursor.offset, event.key.length === 1 ? event.key : "");
      return;
    }
    const next = move(card, this.cursor, event.key, this.columns, event.ctrlKey || event.metaKey);
    if (next === null || event.altKey) {
      return;
    }
    event.preventDefault();
    this.#goTo(card, next);
  }

  /** goTo moves cursor and focus, and scrolls the row into sight. */
  #goTo(card: Card, cursor: Cursor): void {
    this.cursor = cursor;
    if (this.#isVirtual(card)) {
      this.top = reveal(this.#scroller(card), this.top, Math.floor(cursor.offset / this.columns));
    }
    this.#focusWanted = true;
    this.requestUpdate();
  }

  #pressedInField(event: KeyboardEvent, input: HTMLInputElement): void {
    if (event.key === "Escape") {
      this.#close();
    }
    if (event.key === "Enter") {
      event.preventDefault();
      this.#assign(input.value);
    }
  }

  /** open shows the field over a byte; it does nothing while memory cannot be written. */
  #open(offset: number, text: string): void {
    if (this.memory === null) {
      return;
    }
    this.cursor = { offset, view: null };
    this.field = { offset, text };
    this.#focusWanted = true;
  }

  #close(): void {
    this.field = null;
    this.#focusWanted = true;
  }

  #typed(event: InputEvent): void {
    const input = event.target as HTMLInputElement;
    input.value = input.value.replace(/[^0-9a-fA-F]/g, "");
    if (input.value.length === 2) {
      this.#assign(input.value);
    }
  }

  #assign(digits: string): void {
    const offset = this.field?.offset;
    this.#close();
    if (offset !== undefined && digits !== "" && this.card !== null) {
      send(this, "zen-edit", { buffer: this.card.buffer.id, offset, value: parseInt(digits, 16) });
    }
  }

  #doubled(event: MouseEvent): void {
    const place = placeOf(event);
    if (place !== null && place.view === null) {
      this.#open(place.offset, "");
    }
  }

  #focused(event: FocusEvent): void {
    const place = placeOf(event);
    if (place === null || event.target instanceof HTMLInputElement) {
      return;
    }
    this.cursor = place;
    if (this.refusal !== null && this.refusal.offset !== place.offset) {
      send(this, "zen-dismiss", null);
    }
    this.#point(place);
  }

  #hovered(event: PointerEvent): void {
    const place = placeOf(event);
    if (place !== null && event.pointerType === "mouse") {
      this.#point(place);
    }
  }

  /** left points at what has the focus again, or at nothing. */
  #left(event: Event): void {
    const hasFocus = event.type === "pointerleave" && this.shadowRoot?.activeElement instanceof HTMLElement;
    if (hasFocus) {
      this.#point(this.cursor);
      return;
    }
    send(this, "zen-point", null);
  }

  #point(place: Cursor): void {
    const card = this.card;
    if (card === null) {
      return;
    }
    const item = itemUnder(card, place);
    if (item === null || place.view === null) {
      send(this, "zen-point", { type: "byte", buffer: card.buffer.id, offset: place.offset });
      return;
    }
    send(this, "zen-point", { type: "item", buffer: card.buffer.id, view: place.view, item });
  }
}

/** placeOf returns the byte or the item that an event happened on, or null. */
function placeOf(event: Event): Cursor | null {
  const target = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-offset]") : null;
  if (target === null) {
    return null;
  }
  const view = target.dataset["view"];
  return { offset: Number(target.dataset["offset"]), view: view === undefined ? null : Number(view) };
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-bytes": ZenBytes;
  }
}
