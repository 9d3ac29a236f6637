import { html, css, LitElement } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { grouped } from "../grouped.ts";
import { offsetIn } from "../scroll.ts";
import { send } from "./events.ts";
import { base } from "./styles.ts";

declare module "./events.ts" {
  interface PageEvents {
    /** The reader wants to see the byte at an offset. */
    "zen-go": number;
  }
}

/** ZenGo is the field in which the reader types an offset to go to: the scroll bar of a large buffer is coarse. */
@customElement("zen-go")
export class ZenGo extends LitElement {
  /** How many bytes there are. */
  @property({ type: Number }) accessor length = 0;
  @state() private accessor problem = "";

  static override styles = [
    base,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 0.2rem 0.5rem;
        align-items: center;
        margin-bottom: 0.4rem;
        color: var(--muted);
        font-size: 0.8125rem;
      }
      label {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: center;
        max-width: 100%;
      }
      input {
        width: 14rem;
        min-width: 0;
        min-height: 1.75rem;
        padding: 0 0.5rem;
        border: 1px solid var(--muted);
        border-radius: 6px;
        background: var(--card);
        color: var(--text);
        font: 0.8125rem var(--mono);
      }
      input::placeholder {
        color: var(--muted);
        opacity: 1;
      }
      [role="alert"] {
        color: var(--error);
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<form @submit=${this.#submitted}>
      <label>go to byte <input spellcheck="false" autocapitalize="off" autocomplete="off" placeholder=${`0 to ${this.length - 1}, 0x…, −1`} /></label>
      <span role="alert">${this.problem}</span>
    </form>`;
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    const offset = offsetIn(this.renderRoot.querySelector("input")?.value ?? "", this.length);
    this.problem = offset === null ? `there is no such byte among ${grouped(this.length)}` : "";
    if (offset !== null) {
      send(this, "zen-go", offset);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-go": ZenGo;
  }
}
