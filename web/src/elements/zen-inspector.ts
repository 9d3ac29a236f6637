import { html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { inspect } from "../inspector.ts";
import type { Inspection, Line, Reading } from "../inspector.ts";
import type { Memory } from "../memory.ts";
import type { Place } from "../place.ts";
import type { State } from "../protocol.ts";
import type { Refusal } from "../state.ts";
import { send } from "./events.ts";
import { goToNow } from "./lane.ts";
import { base, button, panel } from "./styles.ts";
import { inspectorStyle } from "./zen-inspector.css.ts";

/** narrow is where the tables stand upright. */
const narrow = matchMedia("(max-width: 40rem)");

/**
 * ZenInspector says what is selected and what its bytes mean: as numbers of all
 * widths and as text, in both orders of bytes. Each value can be typed anew. On
 * a phone it is a sheet at the lower edge, there while something is selected.
 */
@customElement("zen-inspector")
export class ZenInspector extends LitElement {
  @property({ attribute: false }) accessor state: State | null = null;
  /** Where bytes are read; null while they cannot be. */
  @property({ attribute: false }) accessor memory: Memory | null = null;
  @property({ attribute: false }) accessor selected: Place | null = null;
  /** The last refusal of an edit, wherever it was. */
  @property({ attribute: false }) accessor refusal: Refusal | null = null;
  /** Whether the bytes are those of a step before the last. */
  @property({ type: Boolean }) accessor isPast = false;
  /** Whether the reader's last edit can be taken back. */
  @property({ type: Boolean }) accessor canUndo = false;
  /** Whether the tables are shown, or a few words in their place: where the page has one column it begins with those. */
  @state() private accessor isOpen = !matchMedia("(max-width: 60rem)").matches;
  #inspection: Inspection | null = null;
  #texts = "";

  static override styles = [base, button, panel, inspectorStyle];

  /** poll redraws when the values are no longer those that are shown. */
  poll(): void {
    if (this.selected !== null && this.memory !== null && texts(this.#inspect()) !== this.#texts) {
      this.requestUpdate();
    }
  }

  #inspect(): Inspection | null {
    return this.selected === null || this.state === null ? null : inspect(this.selected, this.state, this.memory);
  }

  override willUpdate(): void {
    this.#inspection = this.#inspect();
    this.#texts = texts(this.#inspection);
    this.toggleAttribute("empty", this.#inspection === null);
  }

  override render(): TemplateResult {
    const shown = this.#inspection;
    return html`<section aria-labelledby="title">
      <div class="head">
        <h2 id="title">Inspector</h2>
        ${shown === null
          ? html`<span class="note">Select bytes, an item or a name to read and to change it here.</span>`
          : this.#head(shown)}
      </div>
      ${shown === null ? nothing : this.#body(shown)}
    </section>`;
  }

  #head({ name, where, items, more }: Inspection): TemplateResult {
    return html`<span class="where"
        ><b>${name}</b> ${where}${items.map(({ item, sum }) => html` · <b>${item}</b> <span class="sum">${sum}</span>`)}${more === 0 ? nothing : ` · and ${more} more`}</span
      >
      <span class="buttons">${this.canUndo ? html`<button @click=${() => send(this, "zen-undo", null)}>Undo</button>` : nothing}
      <button aria-expanded=${this.isOpen} @click=${() => (this.isOpen = !this.isOpen)}>
        ${this.isOpen ? "Less" : "More"}
      </button>
      <button aria-label="Clear the selection" @click=${() => send(this, "zen-select", null)}>×</button></span>`;
  }

  #body({ buffer, note, brief, tables }: Inspection): TemplateResult {
    const refusal = this.#refusal();
    const words = html`<dl class="brief">
      ${brief.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
    </dl>`;
    const all = html`<div class="body">
      <p class="note">
        ${note} ${this.isPast ? html`This is history. <button @click=${goToNow}>Go to now</button> to change it.` : tables.length === 0 || buffer.readonly ? "" : "Type a value: every view follows."}
      </p>
      <div class="tables">${tables.map((lines) => (narrow.matches ? this.#table(lines) : this.#flat(lines)))}</div>
    </div>`;
    return html`${this.isOpen ? all : words}
      ${refusal === "" ? nothing : html`<p class="problem">${refusal}</p>`}`;
  }

  /** refusal returns Python's text where it was these bytes that it refused to change. */
  #refusal(): string {
    const at = this.refusal?.offset ?? -1;
    const isHere =
      this.refusal?.buffer === this.#inspection?.buffer.id &&
      (this.#inspection?.tables.flat() ?? []).some(({ little: { span } }) => span.from <= at && at < span.to);
    return isHere ? (this.refusal?.text ?? "") : "";
  }

  /** flat lays a table down: a column for each line of it, so that it hides little of the picture. */
  #flat(lines: readonly Line[]): TemplateResult {
    const ordered = lines.filter(({ big }) => big !== null);
    return html`<table>
      <thead>
        <tr>
          <td></td>
          ${lines.map(({ name }) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        <tr>
          ${ordered.length === 0 ? html`<td></td>` : html`<th scope="row">little</th>`}
          ${lines.map((line) => html`<td rowspan=${line.big === null && ordered.length > 0 ? 2 : 1}>${this.#field(line, line.little)}</td>`)}
        </tr>
        ${ordered.length === 0
          ? nothing
          : html`<tr>
              <th scope="row">big</th>
              ${ordered.map((line) => html`<td>${line.big === null ? nothing : this.#field(line, line.big)}</td>`)}
            </tr>`}
      </tbody>
    </table>`;
  }

  #table(lines: readonly Line[]): TemplateResult {
    const hasOrders = lines.some((line) => line.big !== null);
    return html`<table>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${hasOrders ? "little" : "either"}</th>
          ${hasOrders ? html`<th scope="col">big</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) =>
            html`<tr>
              <th scope="row">${line.name}</th>
              <td colspan=${line.big === null && hasOrders ? 2 : 1}>
                ${this.#field(line, line.little)}
              </td>
              ${line.big === null ? nothing : html`<td>${this.#field(line, line.big)}</td>`}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #field(line: Line, reading: Reading): TemplateResult {
    const order = reading === line.big ? ", big endian" : line.big === null ? "" : ", little endian";
    return html`<input
      aria-label=${line.name + order}
      size=${Math.min(Math.max(reading.text.length, 3), 24)}
      autocapitalize="off"
      autocomplete="off"
      spellcheck="false"
      .value=${reading.text}
      ?disabled=${this.memory === null}
      ?readonly=${this.isPast}
      @change=${(event: Event) => this.#changed(event.target as HTMLInputElement, line, reading, reading === line.little)}
      @keydown=${(event: KeyboardEvent) => this.#pressed(event, reading)}
    />`;
  }

  /** pressed takes back what is being typed, at Escape; where nothing is, Ctrl-Z takes back the last edit. */
  #pressed(event: KeyboardEvent, reading: Reading): void {
    const input = event.target as HTMLInputElement;
    if (event.key === "Escape" && input.value !== reading.text) {
      event.preventDefault(); // the selection stays
      input.value = reading.text;
    }
    if (event.key.toLowerCase() === "z" && !event.shiftKey && (event.ctrlKey || event.metaKey) && this.canUndo && input.value === reading.text) {
      event.preventDefault();
      send(this, "zen-undo", null);
    }
  }

  /** changed asks Python for what was typed, which may refuse it. */
  #changed(input: HTMLInputElement, line: Line, { text, span, format, expression }: Reading, isLittle: boolean): void {
    const { buffer, item } = this.#inspection ?? {};
    const value = expression(input.value);
    input.value = text; // until memory says otherwise: Python may refuse it
    if (buffer === undefined || this.isPast) {
      return;
    }
    const place = { buffer: buffer.id, offset: span.from, size: span.to - span.from, value };
    if (item && item.values.name === line.name && item.little === isLittle) {
      send(this, "zen-assign", { ...place, view: item.view, index: item.index });
      return;
    }
    send(this, "zen-edit", { ...place, format });
  }
}

/** texts returns all values in one text, to compare. */
function texts(inspection: Inspection | null): string {
  return (inspection?.tables ?? []).flat().map((line) => `${line.little.text}\n${line.big?.text}`).join("\n");
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-inspector": ZenInspector;
  }
}
