import { html, css, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { codes, inPython, lensLane, lensText, parseLens } from "../lens.ts";
import type { Lens } from "../lens.ts";
import { isMatrix } from "../matrix.ts";
import type { Memory, Snapshots } from "../memory.ts";
import { drawn, maxLanes, plural, rowCount } from "../picture.ts";
import type { Card } from "../picture.ts";
import { isObject, nameOf } from "../place.ts";
import type { Place } from "../place.ts";
import type { Refusal } from "../state.ts";
import { nobody } from "../tug.ts";
import { drawHeading, point, select } from "./lane.ts";
import type { Marks } from "./lane.ts";
import { base, button, lanes, marks, panel } from "./styles.ts";
import "./zen-bytes.ts";
import { bytesStyle } from "./zen-bytes.css.ts";
import { matrixStyle } from "./zen-matrix.css.ts";
import { bufferStyle } from "./zen-buffer.css.ts";

/** none is the set of no addresses. */
const none: ReadonlySet<string> = new Set();

/** ZenBuffer is the card of one buffer: names, what it is, its bytes, the views over it, and a lens to read them otherwise. */
@customElement("zen-buffer")
export class ZenBuffer extends LitElement {
  @property({ attribute: false }) accessor card: Card | null = null;
  @property({ attribute: false }) accessor memory: Memory | null = null;
  @property({ attribute: false }) accessor snapshots: Snapshots = new Map();
  /** Whether the memory is that of a step before the last. */
  @property({ type: Boolean }) accessor isPast = false;
  /** What is pointed at, when it is in this buffer. */
  @property({ attribute: false }) accessor pointed: Place | null = null;
  /** What is selected, when it is in this buffer. */
  @property({ attribute: false }) accessor selected: Place | null = null;
  /** The addresses of memoryviews that the output names. */
  @property({ attribute: false }) accessor printed: ReadonlySet<string> = none;
  /** The refusal of an edit of this buffer, or null. */
  @property({ attribute: false }) accessor refusal: Refusal | null = null;
  /** The ids of the views for which a resize was refused. */
  @property({ attribute: false }) accessor holding: ReadonlySet<number> = nobody;
  /** Which views keep all of it alive for few bytes, or "". */
  @property() accessor retention = "";
  /** The offsets of the bytes that the shown step wrote; null when no step is shown. */
  @property({ attribute: false }) accessor written: ReadonlySet<number> | null = null;
  /** Bytes in a row. */
  @property({ type: Number }) accessor columns = 16;
  @state() private accessor lens: Lens | null = null;
  /** Whether the reader has asked for all lanes. */
  @state() private accessor isWhole = false;
  /** The card with the lanes that are drawn. */
  #drawn: Card | null = null;
  #marks: Marks = { pointed: null, selected: null, printed: none, python: "", holding: nobody };

  static override styles = [base, button, panel, lanes, css`${bytesStyle}`, marks, matrixStyle, bufferStyle];

  /** poll redraws the bytes when they are no longer those that are shown. */
  poll(): void {
    for (const part of this.renderRoot.querySelectorAll("zen-bytes, zen-matrix")) {
      (part as Partial<HTMLElementTagNameMap["zen-bytes" | "zen-matrix"]>).poll?.();
    }
  }

  /** selectedPart returns the last part of the card that is drawn as selected, with the lanes under it; null when none is. */
  selectedPart(): Element | null {
    const part = [...this.renderRoot.querySelectorAll(".selected")].at(-1);
    return part?.closest(".row") ?? part ?? null;
  }

  override willUpdate(changed: PropertyValues): void {
    const card = this.card;
    if (card === null) {
      return;
    }
    if (changed.has("card") || changed.has("lens") || changed.has("isWhole")) {
      const limit = this.isWhole ? card.lanes.length : maxLanes;
      this.#drawn = drawn(card, this.lens === null ? null : lensLane(this.lens, card.buffer), limit);
    }
    const python = this.lens === null ? "" : inPython(this.lens, card.buffer);
    this.#marks = { pointed: this.pointed, selected: this.selected, printed: this.printed, python, holding: this.holding };
  }

  override render(): TemplateResult | typeof nothing {
    const card = this.#drawn;
    if (card === null) {
      return nothing;
    }
    return html`${this.#header(card)}
      <zen-bytes
        .card=${card}
        .memory=${this.memory}
        .snapshots=${this.snapshots}
        .marks=${this.#marks}
        .refusal=${this.refusal}
        .isPast=${this.isPast}
        .written=${this.written}
        .columns=${this.columns}
      ></zen-bytes>
      ${this.#lanes(card)} ${this.#matrices(card)} ${this.#notes()}
      <p class="spoken" role="alert">${this.refusal?.text}</p>`;
  }

  #header({ buffer, summary, origin, address }: Card): TemplateResult {
    return html`<header>
      <h2>
        ${buffer.names.length === 0 ? this.#chip("", "no name") : buffer.names.map((name) => this.#chip(name, name))}
      </h2>
      <span class="summary" id="summary">${summary}</span>
      ${origin === "" ? nothing : html`<span class="origin" title=${buffer.origin?.text ?? nothing}>${origin}</span>`}
      <span class="address">${address} in wasm memory</span>
      ${buffer.length === 0 ? nothing : this.#lensChoice()}
    </header>`;
  }

  /** chip returns a name of the buffer; a press selects the object by that name. */
  #chip(name: string, text: string): TemplateResult | typeof nothing {
    const buffer = this.card?.buffer;
    if (buffer === undefined) {
      return nothing;
    }
    const place: Place = { type: "object", buffer: buffer.id, view: null, name };
    const isSelected = isObject(this.selected, buffer.id, null);
    return html`<button
      class="chip ${name === "" ? "nameless" : ""} ${isSelected ? "selected" : ""}"
      title=${text}
      tabindex="-1"
      aria-pressed=${isSelected}
      @click=${(event: Event) => select(event, place)}
      @pointerenter=${(event: PointerEvent) => point(event, place)}
      @pointerleave=${(event: PointerEvent) => point(event, null)}
    >
      ${text}
    </button>`;
  }

  #lensChoice(): TemplateResult {
    const value = lensText(this.lens);
    const option = (lens: Lens, name: string): TemplateResult =>
      html`<option value=${lensText(lens)} ?selected=${lensText(lens) === value}>${lensText(lens)} ${name}</option>`;
    const wide = codes.filter(({ size }) => size > 1);
    return html`<select
      aria-label=${`read the bytes of ${nameOf(this.card?.buffer.names ?? [], "an unnamed buffer")} as`}
      @change=${(event: Event) => (this.lens = parseLens((event.target as HTMLSelectElement).value))}
    >
      <option value="" ?selected=${value === ""}>read as …</option>
      <optgroup label="little endian, as this machine">${codes.map(({ code, name }) => option({ code, little: true }, name))}</optgroup>
      <optgroup label="big endian">${wide.map(({ code, name }) => option({ code, little: false }, name))}</optgroup>
    </select>`;
  }

  /** lanes lists the headings of the lanes under a grid of several rows; in a single row they stand above each lane. */
  #lanes(card: Card): TemplateResult | typeof nothing {
    if (card.lanes.length === 0 || rowCount(card.buffer.length, this.columns) === 1) {
      return nothing;
    }
    return html`<ul>
      ${card.lanes.map((lane) => html`<li>${drawHeading(lane, this.#marks)}</li>`)}
    </ul>`;
  }

  #matrices(card: Card): TemplateResult[] {
    const wide = card.lanes.filter((lane) => lane.life === "alive" && isMatrix(lane.view));
    if (wide.length > 0) {
      void import("./zen-matrix.ts");
    }
    return wide.map(
      (lane) =>
        html`<zen-matrix .lane=${lane} .buffer=${card.buffer} .memory=${this.memory} .marks=${this.#marks}></zen-matrix>`,
    );
  }

  #notes(): TemplateResult {
    const all = this.card?.lanes.length ?? 0;
    const released = this.card?.released ?? [];
    return html`${this.retention === "" ? nothing : html`<p class="retention">${this.retention}</p>`}
    ${all <= maxLanes
      ? nothing
      : html`<p class="more">
          <button aria-expanded=${this.isWhole} @click=${() => (this.isWhole = !this.isWhole)}>
            ${this.isWhole ? `Show ${maxLanes} views only` : `Show all ${plural(all, "view")}`}
          </button>
        </p>`}
    ${released.length === 0
      ? nothing
      : html`<p class="more">${released.map((name) => html`<span class="chip gone" title=${name}>${name}</span> `)}</p>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-buffer": ZenBuffer;
  }
}
