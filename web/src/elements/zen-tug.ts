import { html, css, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Tug } from "../tug.ts";
import { base } from "./styles.ts";

/** ZenTug says of a refused resize who holds the buffer, and what would free it. */
@customElement("zen-tug")
export class ZenTug extends LitElement {
  @property({ attribute: false }) accessor tugs: readonly Tug[] = [];

  static override styles = [
    base,
    css`
      section {
        padding: 0.7rem 0.95rem;
        border: 1px solid var(--error);
        border-radius: 14px;
        background: var(--card);
        overflow-wrap: anywhere;
        font-size: 0.875rem;
      }
      h2 {
        font: 700 0.875rem var(--prose);
      }
      ul {
        margin: 0.3rem 0 0;
        padding-left: 1.2rem;
      }
      code {
        font: 0.8125rem var(--mono);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    return html`${this.tugs.map(
      ({ buffer, holders, more }) => html`<section aria-label="refused resize">
        <h2>${buffer} could not change its size: its memory is on loan</h2>
        <ul>
          ${holders.map(({ name, way }) => html`<li><strong>${name}</strong> holds it. To free it: ${withCode(way)}.</li>`)}
          ${more === 0 ? nothing : html`<li>${more} more held it then, and are gone by now.</li>`}
        </ul>
      </section>`,
    )}`;
  }
}

/** withCode returns a text in which what stands between backquotes is code. */
function withCode(text: string): unknown[] {
  return text.split("`").map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part));
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-tug": ZenTug;
  }
}
