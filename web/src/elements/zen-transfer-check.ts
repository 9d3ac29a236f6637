import { html, css, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property, state as own } from "lit/decorators.js";
import { commandsOf } from "../transfer-commands.ts";
import type { Command } from "../transfer-commands.ts";
import type { TransferState } from "../transfer-state.ts";
import { base, button } from "./styles.ts";

/** ZenTransferCheck shows the commands that measure what the page says, for the plan that is chosen; each can be copied. */
@customElement("zen-transfer-check")
export class ZenTransferCheck extends LitElement {
  @property({ attribute: false }) accessor state: TransferState | null = null;
  /** What was copied last, or "". */
  @own() accessor copied = "";

  static override styles = [
    base,
    button,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(34rem, 100%), 1fr));
        gap: 0.75rem 1.25rem;
      }
      section {
        min-width: 0;
        border: 1px solid var(--line);
        border-radius: 14px;
        background: var(--card);
      }
      .head {
        display: flex;
        gap: 0.75rem;
        align-items: center;
        padding: 0.6rem 0.95rem;
        border-bottom: 1px solid var(--line);
      }
      p {
        flex: 1;
        font-size: 0.875rem;
      }
      pre {
        margin: 0;
        padding: 0.75rem 0.95rem;
        overflow-x: auto;
        font: 0.8125rem/1.5 var(--mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const state = this.state;
    if (state === null) {
      return html`<slot></slot>`;
    }
    return html`${commandsOf(state.plan, state.missing === "" ? location.origin : "http://localhost:8080").map((command) => this.#one(command))}
      <p class="spoken" role="status">${this.copied === "" ? "" : "Copied."}</p>`;
  }

  #one({ about, text }: Command): TemplateResult {
    return html`<section>
      <div class="head">
        <p>${about}</p>
        <button type="button" @click=${() => this.#copy(text)}>${this.copied === text ? "Copied" : "Copy"}</button>
      </div>
      <pre><code>${text}</code></pre>
    </section>`;
  }

  /** Where the browser refuses its clipboard the text stands there to be selected. */
  #copy(text: string): void {
    navigator.clipboard?.writeText(text).then(
      () => (this.copied = text),
      () => (this.copied = ""),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-transfer-check": ZenTransferCheck;
  }
}
