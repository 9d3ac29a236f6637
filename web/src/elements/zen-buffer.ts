import { html, css, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Memory, Snapshots } from "../memory.ts";
import { arithmetic, plural, rowCount } from "../picture.ts";
import type { Card, Pointed } from "../picture.ts";
import type { Refusal } from "../state.ts";
import { base, lanes, panel } from "./styles.ts";
import type { ZenBytes } from "./zen-bytes.ts";
import "./zen-bytes.ts";
import "./zen-lane.ts";

/** ZenBuffer is the card of one buffer: names, what it is, its bytes, the views over it. */
@customElement("zen-buffer")
export class ZenBuffer extends LitElement {
  @property({ attribute: false }) accessor card: Card | null = null;
  @property({ attribute: false }) accessor memory: Memory | null = null;
  @property({ attribute: false }) accessor snapshots: Snapshots = new Map();
  /** What is pointed at, when it is in this buffer. */
  @property({ attribute: false }) accessor pointed: Pointed | null = null;
  /** The refusal of an edit of this buffer, or null. */
  @property({ attribute: false }) accessor refusal: Refusal | null = null;
  /** Bytes in a row. */
  @property({ type: Number }) accessor columns = 16;

  static override styles = [
    base,
    panel,
    lanes,
    css`
      :host {
        padding: 0.8rem 1rem 1rem;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0.3rem 0.6rem;
        align-items: baseline;
        margin-bottom: 0.5rem;
      }
      h2 {
        display: contents;
        font-weight: 400;
      }
      .nameless {
        border-style: dashed;
        color: var(--muted);
      }
      .summary {
        color: var(--muted);
        font-size: 0.8125rem;
      }
      .origin {
        color: var(--copied);
        overflow-wrap: anywhere;
        font-size: 0.8125rem;
        font-weight: 700;
      }
      .address {
        margin-left: auto;
        color: var(--muted);
        font: 0.75rem var(--mono);
      }
      @media (max-width: 40rem) {
        .address {
          margin-left: 0;
        }
      }
      ul {
        display: grid;
        gap: 0.5rem;
        margin: 0.75rem 0 0;
        padding: 0;
        list-style: none;
      }
      .more {
        margin-top: 0.6rem;
        color: var(--muted);
        font-size: 0.8125rem;
      }
      .released {
        text-decoration: line-through;
      }
    `,
  ];

  /** poll redraws the bytes when they are no longer those that are shown. */
  poll(): void {
    this.renderRoot.querySelector<ZenBytes>("zen-bytes")?.poll();
  }

  override render(): TemplateResult | typeof nothing {
    const card = this.card;
    if (card === null) {
      return nothing;
    }
    return html`<header>
        <h2>
          ${card.buffer.names.length === 0
            ? html`<span class="chip nameless">no name</span>`
            : card.buffer.names.map((name) => html`<span class="chip" title=${name}>${name}</span>`)}
        </h2>
        <span class="summary">${card.summary}</span>
        ${card.origin === "" ? nothing : html`<span class="origin" title=${card.buffer.origin?.text ?? nothing}>${card.origin}</span>`}
        <span class="address">${card.address} in wasm memory</span>
      </header>
      <zen-bytes
        .card=${card}
        .memory=${this.memory}
        .snapshots=${this.snapshots}
        .pointed=${this.pointed}
        .refusal=${this.refusal}
        .columns=${this.columns}
      ></zen-bytes>
      ${this.#lanes(card)} ${this.#notes(card)}
      <p class="spoken" role="alert">${this.refusal?.text}</p>`;
  }

  /** lanes lists the headings of the lanes under a grid of several rows; in a single row they stand above each lane. */
  #lanes(card: Card): TemplateResult | typeof nothing {
    if (card.lanes.length === 0 || rowCount(card.buffer.length, this.columns) === 1) {
      return nothing;
    }
    return html`<ul>
      ${card.lanes.map(
        (lane) => html`<li><zen-lane .lane=${lane} .arithmetic=${arithmetic(this.pointed, lane)}></zen-lane></li>`,
      )}
    </ul>`;
  }

  #notes(card: Card): TemplateResult {
    return html`${card.hidden === 0
      ? nothing
      : html`<p class="more">and ${plural(card.hidden, "more view")} that ${card.hidden === 1 ? "is" : "are"} not drawn</p>`}
    ${card.released.length === 0
      ? nothing
      : html`<p class="more">
          released: ${card.released.map((name) => html`<span class="chip released" title=${name}>${name}</span> `)}
        </p>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-buffer": ZenBuffer;
  }
}
