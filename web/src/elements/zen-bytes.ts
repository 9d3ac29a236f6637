import { html, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { classMap } from "lit/directives/class-map.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { home, itemUnder, move, stretch, valid } from "../cursor.ts";
import type { Cursor } from "../cursor.ts";
import { changes, identity, isSame, nothing as noBytes } from "../memory.ts";
import type { Memory, Snapshot, Snapshots } from "../memory.ts";
import { lensId } from "../lens.ts";
import { plural, rowAt, rowCount } from "../picture.ts";
import type { Card, Row } from "../picture.ts";
import { byteOf, bytesOf, extended, nameOf } from "../place.ts";
import type { Place } from "../place.ts";
import { contentHeight, isScaled, lastTop, positionOf, reveal, topAt } from "../scroll.ts";
import type { Scroller } from "../scroll.ts";
import type { Refusal } from "../state.ts";
import { send } from "./events.ts";
import type { Marks } from "./lane.ts";
import { drawnFrom, drawRow, gridRows } from "./row.ts";
import type { Drawing } from "./row.ts";
import "./zen-go.ts";

/** maxStill is how many rows stand in the page; with more the grid scrolls, and only rows in sight are drawn. */
const maxStill = 12;

/** margin is how many bytes around the rows in sight are read too: the widest item that is decoded, less one. */
const margin = 15;

/** none is the set of no bytes. */
const none: ReadonlySet<number> = new Set();

/** Field is the open field that takes a new value for a byte. */
interface Field {
  readonly offset: number;
  readonly text: string;
}

/**
 * ZenBytes is the grid of one buffer: rows of bytes, and under each row the
 * lanes of the views. It draws from a snapshot, so what is shown stays when
 * memory cannot be read; poll compares the snapshot with the memory. It has no
 * shadow root: grid, lanes and what describes them are in that of zen-buffer.
 */
@customElement("zen-bytes")
export class ZenBytes extends LitElement {
  @property({ attribute: false }) accessor card: Card | null = null;
  /** Where bytes are read; null while they cannot be. */
  @property({ attribute: false }) accessor memory: Memory | null = null;
  /** What was last shown of each buffer; the grid keeps that of its own there. */
  @property({ attribute: false }) accessor snapshots: Snapshots = new Map();
  @property({ attribute: false }) accessor marks: Marks | null = null;
  /** Whether the bytes are those of a step before the last. */
  @property({ type: Boolean }) accessor isPast = false;
  /** The refusal of an edit of this buffer, or null. */
  @property({ attribute: false }) accessor refusal: Refusal | null = null;
  /** The offsets of the bytes that the shown step wrote; null when no step is shown. */
  @property({ attribute: false }) accessor written: ReadonlySet<number> | null = null;
  @property({ type: Number }) accessor columns = 16;
  @state() private accessor cursor: Cursor = home;
  @state() private accessor field: Field | null = null;
  /** The row at the top of the window, with its fraction. */
  @state() private accessor top = 0;
  @state() private accessor rowHeight = 80;
  @state() private accessor viewHeight = 430;
  #snapshot: Snapshot = noBytes;
  #changed: ReadonlySet<number> = new Set();
  /** How many bytes in sight changed without a step that did it. */
  #foreign = 0;
  #flashes = 0;
  #rows: readonly Row[] = [];
  /** What the rows were made from. */
  #rowsKey: readonly unknown[] = [];
  #focusWanted = false;
  /** What is selected, also before the page has drawn it: keys come faster than frames. */
  #selected: Place | null = null;
  /** Where a run of bytes was begun that the mouse is dragging, or null. */
  #dragged: number | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

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
    if (changed.has("marks")) {
      this.#selected = this.marks?.selected ?? null;
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
      if (this.memory !== null) {
        this.#snapshot = noBytes; // they were not kept: what was shown is not what they were
      }
      return;
    }
    this.#mark(changed.has("card") || changed.has("written"), live, card);
    if (!isSame(this.#snapshot, live.from, live.bytes)) {
      this.#snapshot = { from: live.from, bytes: live.bytes.slice() };
    }
    if (!this.isPast) {
      this.snapshots.set(identity(card.buffer), { ...this.#snapshot, of: card.buffer });
    }
  }

  /**
   * mark marks what the step wrote when another step is shown, and the bytes
   * that differ from those that were shown of the same state of live memory:
   * somebody wrote to it without a step.
   */
  #mark(isOther: boolean, live: Snapshot, { buffer }: Card): void {
    const kept = this.snapshots.get(identity(buffer));
    const differing = changes(this.#snapshot, live);
    const foreign = !isOther ? differing : !this.isPast && kept?.of === buffer ? changes(kept, live) : none;
    if (isOther && this.written !== null) {
      this.#changed = foreign.size === 0 ? this.written : new Set([...this.written, ...foreign]);
    } else if (differing.size > 0) {
      this.#changed = differing;
    } else {
      return;
    }
    this.#foreign = foreign.size;
    this.#flashes++;
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
    if (card === null || this.marks === null) {
      return nothing;
    }
    if (card.buffer.length === 0) {
      return html`<p class="empty">no bytes</p>`;
    }
    const [first, end] = this.#sight(card);
    const rows = this.#rowsBetween(card, first, end);
    const drawing: Drawing = {
      card,
      columns: this.columns,
      isVirtual: this.#isVirtual(card),
      isSingle: rowCount(card.buffer.length, this.columns) === 1,
      marks: this.marks,
      refusal: this.refusal,
      stop: this.#tabStop(rows),
      changed: this.#changed,
      flash: this.#flashes % 2 === 0 ? "even" : "odd",
      field: this.field === null ? null : { offset: this.field.offset, input: this.#input(this.field) },
    };
    const frame = { frame: true, virtual: drawing.isVirtual, [`columns${this.columns}`]: true, single: drawing.isSingle };
    const isLost = card.buffer.contents === 0;
    return html`${isLost ? html`<p class="empty">contents not kept</p>` : nothing}${drawing.isVirtual
        ? html`<zen-go .length=${card.buffer.length} @zen-go=${(event: CustomEvent<number>) => this.#goTo(card, { offset: event.detail, view: null })}></zen-go>`
        : nothing}<div class=${classMap(frame)} @scroll=${this.#scrolled} @wheel=${this.#wheeled}>
      <div class="content">
        <div
          role="grid"
          aria-label=${`bytes of ${nameOf(card.buffer.names, "an unnamed buffer")}`}
          aria-describedby="summary"
          aria-multiselectable="true"
          aria-readonly=${card.buffer.readonly}
          aria-rowcount=${drawing.isVirtual ? gridRows(drawing) : nothing}
          aria-colcount=${this.columns}
          @keydown=${this.#pressed}
          @focusin=${this.#focused}
          @focusout=${this.#left}
          @pointerover=${this.#hovered}
          @pointerleave=${this.#left}
          @pointerdown=${this.#held}
          @mousedown=${this.#kept}
          @click=${this.#clicked}
          @dblclick=${this.#doubled}
          @copy=${this.#copied}
        >
          ${repeat(
            rows,
            (row) => row.offset,
            (row) => guard(drawnFrom(drawing, row), () => drawRow(drawing, row)),
          )}
        </div>
      </div>
    </div>
    <p class="foreign" role="status" ?hidden=${this.#foreign === 0}>
      ${this.#foreign === 0 ? nothing : `${plural(this.#foreign, "byte")} in sight changed from JavaScript, not by Python: no step tells of it.`}
    </p>`;
  }

  /** rowsBetween returns the rows in sight; they stay the same objects while nothing in them changes. */
  #rowsBetween(card: Card, first: number, end: number): readonly Row[] {
    const key = [card, this.columns, this.#snapshot, first, end];
    if (key.some((each, i) => each !== this.#rowsKey[i])) {
      this.#rowsKey = key;
      this.#rows = Array.from({ length: end - first }, (_, i) => rowAt(card, (first + i) * this.columns, this.columns, this.#snapshot));
    }
    return this.#rows;
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
    const frame = this.querySelector<HTMLElement>(".frame");
    const content = this.querySelector<HTMLElement>(".content");
    const grid = this.querySelector<HTMLElement>("[role=grid]");
    if (card === null || frame === null || content === null || grid === null) {
      return;
    }
    this.#place(card, frame, content, grid);
    if (this.#focusWanted) {
      this.#focusWanted = false;
      const target = this.querySelector<HTMLElement>(this.field === null ? "[tabindex='0']" : "input");
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
      event.preventDefault(); // the selection stays
      send(this, "zen-dismiss", null);
      return;
    }
    if (!event.altKey && this.#act(card, event)) {
      event.preventDefault();
    }
  }

  /** act does what a key means in the grid and reports whether it means anything. */
  #act(card: Card, { key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const ctrl = ctrlKey || metaKey;
    if (key === "Enter" || key === " ") {
      this.#select(shiftKey ? this.#whole(card) : this.#placeAt(card, this.cursor));
      return !ctrl;
    }
    if (ctrl && key === "a") {
      this.#select(bytesOf(card.buffer.id, { from: 0, to: card.buffer.length }));
      return true;
    }
    if (this.cursor.view === null && !ctrl && /^([0-9a-fA-F]|F2)$/.test(key)) {
      this.#open(this.cursor.offset, key.length === 1 ? key : "");
      return true;
    }
    const led = shiftKey ? stretch(card, this.cursor.offset, key, this.columns, ctrl) : null;
    const next = led === null ? move(card, this.cursor, key, this.columns, ctrl) : { offset: led, view: null };
    if (next === null) {
      return false;
    }
    if (led !== null) {
      this.#extend(card, led);
    }
    this.#goTo(card, next);
    return true;
  }

  /** whole returns the view whose item the cursor is on, or the buffer. */
  #whole({ buffer, views }: Card): Place {
    const view = views.find((each) => each.id === this.cursor.view);
    return { type: "object", buffer: buffer.id, view: view?.id ?? null, name: (view ?? buffer).names[0] ?? "" };
  }

  /** extend selects the bytes from where the selection in this buffer began, or from the cursor, to head. */
  #extend(card: Card, head: number): void {
    this.#select(extended(this.#selected, card.buffer.id, this.cursor.offset, head));
  }

  #select(place: Place): void {
    this.#selected = place;
    send(this, "zen-select", place);
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
      event.preventDefault();
      this.#close();
    }
    if (event.key === "Enter") {
      event.preventDefault();
      this.#assign(input.value);
    }
  }

  /** open shows the field over a byte. Of the past it asks for no byte, to hear why not; while a program runs it does nothing. */
  #open(offset: number, text: string): void {
    if (this.memory === null || this.card === null) {
      return;
    }
    if (this.isPast) {
      send(this, "zen-edit", { buffer: this.card.buffer.id, offset, size: 0, format: "", value: "" });
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
      send(this, "zen-edit", { buffer: this.card.buffer.id, offset, size: 1, format: "", value: `0x${digits}` });
    }
  }

  /** held begins a run of bytes that is dragged. A finger scrolls instead. */
  #held(event: PointerEvent): void {
    const place = placeOf(event);
    const isDrag = event.pointerType !== "touch" && event.button === 0 && !event.shiftKey;
    this.#dragged = isDrag && place !== null && place.view === null ? place.offset : null;
  }

  /** kept leaves the focus where it is until a click with Shift has read from there. */
  #kept(event: MouseEvent): void {
    if (event.shiftKey && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
    }
  }

  #clicked(event: MouseEvent): void {
    const card = this.card;
    const place = placeOf(event);
    if (card === null || place === null || event.target instanceof HTMLInputElement) {
      return;
    }
    if (event.shiftKey) {
      this.#extend(card, place.offset);
      this.#goTo(card, { offset: place.offset, view: null });
      return;
    }
    this.#select(this.#placeAt(card, place));
    this.#goTo(card, place); // of a window that is not in front the browser moves no focus
  }

  /** copied puts the selected bytes on the clipboard, as hexadecimal digits. */
  #copied(event: ClipboardEvent): void {
    const digits = [...this.querySelectorAll(".cell.selected .hex")].map((each) => each.lastChild?.textContent?.trim() ?? "");
    if (digits.length > 0 && event.clipboardData !== null) {
      event.clipboardData.setData("text/plain", digits.join(" "));
      event.preventDefault();
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
    const card = this.card;
    const place = placeOf(event);
    if (card === null || place === null || event.pointerType === "touch") {
      return;
    }
    this.#point(place);
    if (this.#dragged !== null && (event.buttons & 1) !== 0) {
      this.#select({ type: "bytes", buffer: card.buffer.id, anchor: this.#dragged, head: place.offset });
    }
  }

  /** left points at what has the focus again, or at nothing. */
  #left(event: Event): void {
    const hasFocus = event.type === "pointerleave" && this.querySelector("[role=gridcell]:focus") !== null;
    if (hasFocus) {
      this.#point(this.cursor);
      return;
    }
    send(this, "zen-point", null);
  }

  #point(place: Cursor): void {
    if (this.card !== null) {
      send(this, "zen-point", this.#placeAt(this.card, place));
    }
  }

  /** placeAt returns the byte or the item at a cursor. */
  #placeAt(card: Card, cursor: Cursor): Place {
    const buffer = card.buffer.id;
    const item = itemUnder(card, cursor);
    if (item === null || cursor.view === null) {
      return byteOf(buffer, cursor.offset);
    }
    // A lens is no object: what it shows are bytes.
    return cursor.view === lensId ? bytesOf(buffer, item) : { type: "item", buffer, view: cursor.view, item };
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
