import { html, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { classMap } from "lit/directives/class-map.js";
import { indexText, tupleText } from "../geometry.ts";
import type { Item } from "../geometry.ts";
import { matrixOf, spotOf, step } from "../matrix.ts";
import type { Matrix, Slab, Spot } from "../matrix.ts";
import { isSame } from "../memory.ts";
import type { Memory, Snapshot } from "../memory.ts";
import { itemLabel, valueOf } from "../picture.ts";
import type { Lane } from "../picture.ts";
import { isItem, touchesItem } from "../place.ts";
import type { Place } from "../place.ts";
import type { Buffer } from "../protocol.ts";
import { send } from "./events.ts";
import { headingId } from "./lane.ts";
import type { Marks } from "./lane.ts";

/**
 * ZenMatrix shows a view of several dimensions as tables, whose cells are the
 * items under the bytes: pointed at and selected together with them. It is a
 * grid of its own, with one tab stop, and like zen-bytes has no shadow root.
 */
@customElement("zen-matrix")
export class ZenMatrix extends LitElement {
  @property({ attribute: false }) accessor lane: Lane | null = null;
  @property({ attribute: false }) accessor buffer: Buffer | null = null;
  /** Where bytes are read; null while they cannot be, and what is shown stays. */
  @property({ attribute: false }) accessor memory: Memory | null = null;
  @property({ attribute: false }) accessor marks: Marks | null = null;
  @state() private accessor spot: Spot = { slab: 0, row: 0, column: 0 };
  #matrix: Matrix = { slabs: [], isCut: false };
  #items: readonly Item[] = [];
  /** The bytes of the items, one behind the other. */
  #shown: Snapshot = { from: 0, bytes: new Uint8Array(0) };
  #focusWanted = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** poll redraws when the items are no longer those that are shown. */
  poll(): void {
    const live = this.#read();
    if (live !== null && !isSame(this.#shown, 0, live)) {
      this.requestUpdate();
    }
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("lane") && this.lane !== null && this.lane.view.id !== changed.get("lane")?.view.id) {
      this.#matrix = matrixOf(this.lane.view);
      this.#items = this.#matrix.slabs.flatMap((slab) => slab.rows.flat());
      this.spot = { slab: 0, row: 0, column: 0 };
    }
    const live = this.#read();
    if (live !== null) {
      this.#shown = { from: 0, bytes: live };
    }
  }

  /** read gathers a copy of the items' bytes, or returns null. */
  #read(): Uint8Array | null {
    const first = this.#items[0];
    if (this.buffer === null || this.memory === null || first === undefined) {
      return null;
    }
    const low = this.#items.reduce((least, item) => Math.min(least, item.from), first.from);
    const high = this.#items.reduce((most, item) => Math.max(most, item.to), first.to);
    const bytes = this.memory.bytes(this.buffer, low, high);
    if (bytes === null) {
      return null;
    }
    const size = first.to - first.from;
    const gathered = new Uint8Array(size * this.#items.length);
    this.#items.forEach((item, i) => gathered.set(bytes.subarray(item.from - low, item.to - low), i * size));
    return gathered;
  }

  override render(): TemplateResult | typeof nothing {
    const lane = this.lane;
    if (lane === null) {
      return nothing;
    }
    return html`<div class="matrix hue${lane.hue}">
      <p class="title"><b>${lane.label}</b> as ${this.#matrix.slabs.length > 1 ? "slabs" : "a matrix"}, shape ${tupleText(lane.view.shape)}</p>
      <div
        class="slabs"
        role="grid"
        aria-label=${`${lane.label} as a matrix`}
        aria-describedby=${headingId(lane)}
        @keydown=${this.#pressed}
        @focusin=${this.#met}
        @focusout=${this.#left}
        @pointerover=${this.#met}
        @pointerleave=${this.#left}
        @click=${this.#clicked}
      >
        ${this.#matrix.slabs.map((slab, n) => this.#slab(lane, slab, n))}
      </div>
      ${this.#matrix.isCut ? html`<p class="title">Not all of its items are drawn here.</p>` : nothing}
    </div>`;
  }

  #slab(lane: Lane, slab: Slab, n: number): TemplateResult {
    const columns = slab.rows[0] ?? [];
    return html`<table role="rowgroup" aria-label=${slab.title || nothing}>
      <thead role="presentation">
        <tr role="row">
          ${slab.title === "" ? html`<td role="presentation" class="corner"></td>` : html`<th role="columnheader">${slab.title}</th>`}
          ${columns.map((_item, column) => html`<th role="columnheader">${column}</th>`)}
        </tr>
      </thead>
      <tbody role="presentation">
        ${slab.rows.map(
          (items, row) =>
            html`<tr role="row">
              <th role="rowheader">${row}</th>
              ${items.map((item, column) => this.#cell(lane, item, { slab: n, row, column }))}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #cell(lane: Lane, item: Item, spot: Spot): TemplateResult {
    const value = this.#value(lane, item, spot);
    const isSelected = isItem(this.marks?.selected ?? null, lane.view, item);
    const isStop = spot.slab === this.spot.slab && spot.row === this.spot.row && spot.column === this.spot.column;
    const classes = { pointed: touchesItem(this.marks?.pointed ?? null, lane.view, item), selected: isSelected };
    return html`<td
      role="gridcell"
      class=${classMap(classes)}
      data-index=${item.index.join()}
      aria-label=${itemLabel(lane, item, value)}
      aria-selected=${isSelected}
      tabindex=${isStop ? 0 : -1}
    >
      ${value || indexText(item.index)}
    </td>`;
  }

  #value({ view }: Lane, item: Item, { slab, row, column }: Spot): string {
    const rows = this.#matrix.slabs[0]?.rows.length ?? 0;
    const columns = this.#matrix.slabs[0]?.rows[0]?.length ?? 0;
    const from = ((slab * rows + row) * columns + column) * view.itemsize;
    return valueOf(view, { ...item, from, to: from + view.itemsize }, this.#shown);
  }

  override updated(): void {
    if (this.#focusWanted) {
      this.#focusWanted = false;
      this.querySelector<HTMLElement>("[tabindex='0']")?.focus();
    }
  }

  #pressed(event: KeyboardEvent): void {
    if (event.altKey) {
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#select(this.#itemAt(this.spot), event.shiftKey);
      return;
    }
    const next = step(this.#matrix, this.spot, event.key, event.ctrlKey || event.metaKey);
    if (next !== null) {
      event.preventDefault();
      this.spot = next;
      this.#focusWanted = true;
      this.requestUpdate();
    }
  }

  #clicked(event: MouseEvent): void {
    this.#select(this.#itemOf(event), false);
  }

  #select(item: Item | null, isWhole: boolean): void {
    const view = this.lane?.view;
    if (item === null || view === undefined) {
      return;
    }
    const whole: Place = { type: "object", buffer: view.buffer, view: view.id, name: view.names[0] ?? "" };
    send(this, "zen-select", isWhole ? whole : { type: "item", buffer: view.buffer, view: view.id, item });
  }

  /** met points at the item that the focus or the mouse is on. */
  #met(event: Event): void {
    const item = this.#itemOf(event);
    const view = this.lane?.view;
    if (item === null || view === undefined) {
      return;
    }
    if (event.type === "focusin") {
      this.spot = spotOf(this.#matrix, item.index) ?? this.spot;
    }
    send(this, "zen-point", { type: "item", buffer: view.buffer, view: view.id, item });
  }

  #left(): void {
    send(this, "zen-point", null);
  }

  /** itemOf returns the item that an event happened on, or null. */
  #itemOf(event: Event): Item | null {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-index]") : null;
    return this.#items.find((item) => item.index.join() === cell?.dataset["index"]) ?? null;
  }

  #itemAt({ slab, row, column }: Spot): Item | null {
    return this.#matrix.slabs[slab]?.rows[row]?.[column] ?? null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-matrix": ZenMatrix;
  }
}
