import { html, css, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { MachineState } from "../state.ts";
import { send } from "./events.ts";
import { base, button, panel } from "./styles.ts";

/** ZenProgram is the card around the editor: a title, the buttons, and how far the machine is loaded. */
@customElement("zen-program")
export class ZenProgram extends LitElement {
  @property({ attribute: false }) accessor machine: MachineState = { type: "loading", fraction: 0 };
  /** Whether a program waits for the machine to be loaded. */
  @property({ type: Boolean }) accessor waiting = false;

  static override styles = [
    base,
    button,
    panel,
    css`
      :host {
        overflow: clip;
      }
      progress {
        display: block;
        width: 100%;
        height: 4px;
        border: 0;
        appearance: none;
        background: var(--line);
        color: var(--accent);
      }
      progress::-webkit-progress-bar {
        background: var(--line);
      }
      progress::-webkit-progress-value {
        background: var(--accent);
      }
      progress::-moz-progress-bar {
        background: var(--accent);
      }
      .failed {
        padding: 0.6rem 0.95rem;
        border-bottom: 1px solid var(--line);
        color: var(--error);
        font-size: 0.875rem;
      }
      .stop {
        border-color: var(--error);
        color: var(--error);
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<div class="head">
        <h2>Copy or window?</h2>
        <button @click=${() => send(this, "zen-reset", null)}>Reset</button>
        ${this.#button()}
      </div>
      ${this.#progress()}
      <slot></slot>`;
  }

  /** One button in all roles, so that the focus stays on it when a program starts or ends, or the machine fails. */
  #button(): TemplateResult {
    const { name, event } = this.#role();
    return html`<button class=${event === "zen-stop" ? "stop" : "main"} @click=${() => send(this, event, null)}>
      ${name}${event === "zen-run" ? html`<kbd aria-hidden="true">Ctrl ⏎</kbd>` : nothing}
    </button>`;
  }

  #role(): { name: string; event: "zen-run" | "zen-stop" | "zen-restart" } {
    const machine = this.machine;
    if (machine.type === "failed") {
      return { name: "Start it again", event: "zen-restart" };
    }
    if (machine.type === "running") {
      // A program may catch the first KeyboardInterrupt, but not the second.
      return { name: machine.stopping ? "Stop again" : "Stop", event: "zen-stop" };
    }
    return { name: this.waiting ? "Loading" : "Run", event: "zen-run" };
  }

  #progress(): TemplateResult | typeof nothing {
    if (this.machine.type === "failed") {
      return html`<p class="failed" role="alert">The machine stopped: ${this.machine.text}</p>`;
    }
    if (this.machine.type !== "loading") {
      return nothing;
    }
    const percent = Math.round(this.machine.fraction * 100);
    return html`<progress max="100" .value=${percent} aria-label="Loading the Go program"></progress>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-program": ZenProgram;
  }
}
