import { html, css, LitElement } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Theme } from "../state.ts";
import { send } from "./events.ts";
import { base, button } from "./styles.ts";

const next: Readonly<Record<Theme, Theme>> = { auto: "light", light: "dark", dark: "auto" };
const sign: Readonly<Record<Theme, string>> = { auto: "◐", light: "○", dark: "●" };

/** ZenTheme is the button that goes round the color themes. */
@customElement("zen-theme")
export class ZenTheme extends LitElement {
  @property() accessor theme: Theme = "auto";

  static override styles = [
    base,
    button,
    css`
      button {
        min-width: 2.4rem;
      }
    `,
  ];

  override render(): TemplateResult {
    const label = `Colors: ${this.theme}. Change to ${next[this.theme]}`;
    return html`<button aria-label=${label} title=${label} @click=${() => send(this, "zen-theme", next[this.theme])}>
      ${sign[this.theme]}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-theme": ZenTheme;
  }
}
