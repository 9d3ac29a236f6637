import { html, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { inspect } from "../inspector.ts";
import type { Inspection, Line, Reading } from "../inspector.ts";
import type { Memory } from "../memory.ts";
import type { Place } from "../place.ts";
import type { State } from "../protocol.ts";
import type { Refusal } from "../state.ts";
import { expression } from "../values.ts";
import { send } from "./events.ts";
import { base, button, panel } from "./styles.ts";
import { inspectorStyle } from "./zen-inspector.css.ts";

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
  /** Whether the tables are shown, or a few words in their place: where the page has one column it begins with those. */
  @state() private accessor isOpen = !matchMedia("(max-width: 60rem)").matches;
  /** Why what was typed last has no bytes, or "". */
  @state() private accessor problem = "";
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

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("selected")) {
      this.problem = "";
    }
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

  #head({ name, where, items, sum }: Inspection): TemplateResult {
    return html`<span class="where"
        ><b>${name}</b> ${where}${items.map((item) => html` · <b>${item}</b>`)}${sum === "" ? nothing : html` <span class="sum">${sum}</span>`}</span
      >
      <span class="buttons"><button aria-expanded=${this.isOpen} @click=${() => (this.isOpen = !this.isOpen)}>
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
      <p class="note">${note} ${tables.length === 0 ? "" : "Type a value: every view follows."}</p>
      <div class="tables">${tables.map((lines) => this.#table(lines, buffer.id))}</div>
    </div>`;
    return html`${this.isOpen ? all : words}
      <p class="problem" role="alert">${this.problem}</p>
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

  #table(lines: readonly Line[], buffer: number): TemplateResult {
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
                ${this.#field(line, line.little, buffer)}
              </td>
              ${line.big === null ? nothing : html`<td>${this.#field(line, line.big, buffer)}</td>`}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #field(line: Line, reading: Reading, buffer: number): TemplateResult {
    const order = reading === line.big ? ", big endian" : line.big === null ? "" : ", little endian";
    return html`<input
      aria-label=${line.name + order}
      size=${Math.min(Math.max(reading.text.length, 4), 24)}
      autocapitalize="off"
      autocomplete="off"
      spellcheck="false"
      .value=${reading.text}
      ?disabled=${this.memory === null}
      @change=${(event: Event) => this.#changed(event.target as HTMLInputElement, line, reading, buffer)}
      @keydown=${(event: KeyboardEvent) => this.#pressed(event, reading)}
    />`;
  }

  /** pressed takes back what was typed, at Escape. */
  #pressed(event: KeyboardEvent, reading: Reading): void {
    const input = event.target as HTMLInputElement;
    if (event.key === "Escape" && input.value !== reading.text) {
      event.preventDefault(); // the selection stays
      input.value = reading.text;
      this.problem = "";
    }
  }

  /** changed writes the bytes of what was typed; Python may refuse it. */
  #changed(input: HTMLInputElement, line: Line, reading: Reading, buffer: number): void {
    const bytes = reading.write(input.value);
    if (typeof bytes === "string") {
      this.problem = bytes;
      return;
    }
    this.problem = "";
    input.value = reading.text; // until memory says otherwise: Python may refuse it
    const offset = reading.span.from;
    const item = this.#inspection?.item ?? null;
    if (item !== null && item.values.name === line.name && item.little === (reading === line.little)) {
      const value = expression(item.values, bytes, item.little);
      send(this, "zen-assign", { buffer, offset, view: item.view, index: item.index, value });
      return;
    }
    send(this, "zen-edit", { buffer, offset, bytes: [...bytes] });
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
