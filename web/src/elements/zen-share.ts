import { html, LitElement } from "lit";
import type { TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { send } from "./events.ts";
import { base, button } from "./styles.ts";

declare module "./events.ts" {
  interface PageEvents {
    /** The reader wants to share what the page shows. */
    "zen-share": null;
  }
}

/** ZenShare is the button in the header that opens the dialog to share. */
@customElement("zen-share")
export class ZenShare extends LitElement {
  static override styles = [base, button];

  override render(): TemplateResult {
    return html`<button aria-haspopup="dialog" @click=${() => send(this, "zen-share", null)}>Share</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-share": ZenShare;
  }
}
