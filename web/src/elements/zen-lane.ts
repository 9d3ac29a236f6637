import { html, css, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Arithmetic, Lane } from "../picture.ts";
import { base, lanes } from "./styles.ts";

/** ZenLane is the heading of a lane: the view's names, what it is, and the sum for the item pointed at. */
@customElement("zen-lane")
export class ZenLane extends LitElement {
  @property({ attribute: false }) accessor lane: Lane | null = null;
  @property({ attribute: false }) accessor arithmetic: Arithmetic | null = null;

  static override styles = [
    base,
    lanes,
    css`
      :host {
        position: relative;
        display: flex;
        flex-wrap: wrap;
        gap: 0.1rem 1.25rem;
        align-items: baseline;
        font: 0.75rem/1.4 var(--mono);
        color: var(--muted);
      }
      .chip {
        border-color: var(--hue);
        border-width: var(--hue-line);
        color: var(--hue);
      }
      /* Over the rest, so that nothing moves while the reader points. */
      .sum {
        position: absolute;
        inset: 0 0 0 auto;
        display: flex;
        gap: 0.5em;
        align-items: center;
        padding-left: 1rem;
        background: var(--card);
      }
      b {
        color: var(--text);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (this.lane === null) {
      return nothing;
    }
    return html`<span class="chip hue${this.lane.hue}" title=${this.lane.name}>${this.lane.name}</span>
      <span>${this.lane.details}</span>
      ${this.arithmetic === null
        ? nothing
        : html`<span class="sum">${this.arithmetic.item}: <b>${this.arithmetic.sum}</b></span>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-lane": ZenLane;
  }
}
