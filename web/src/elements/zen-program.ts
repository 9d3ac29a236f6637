import { html, css, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { examples } from "../examples.ts";
import { shorten } from "../name.ts";
import type { MachineState, Origin } from "../state.ts";
import { send } from "./events.ts";
import { base, button, panel, progress } from "./styles.ts";

declare module "./events.ts" {
  interface PageEvents {
    /** The reader has chosen an example, by its name. */
    "zen-example": string;
    /** The reader wants a kept program back: its text. */
    "zen-recover": string;
    /** The reader wants to give the program a file; null: which one is yet to be chosen. */
    "zen-file": File | null;
    /** The reader has read the notice. */
    "zen-noticed": null;
  }
}

/** The value of the menu's entry for a kept program begins with this; no example's name does. */
const keptMark = "kept:";

/** ZenProgram is the card around the editor: the menu of examples, the buttons, and how far the machine is loaded. */
@customElement("zen-program")
export class ZenProgram extends LitElement {
  @property({ attribute: false }) accessor machine: MachineState = { type: "loading", fraction: 0 };
  /** Whether a program waits for the machine to be loaded. */
  @property({ type: Boolean }) accessor waiting = false;
  @property({ attribute: false }) accessor origin: Origin = { type: "own" };
  /** The reader's own programs that others took the place of, the latest first. */
  @property({ attribute: false }) accessor kept: readonly string[] = [];
  @property() accessor notice = "";
  /** The file that the program needs, or "". */
  @property() accessor wanted = "";

  static override styles = [
    base,
    button,
    panel,
    progress,
    css`
      :host {
        overflow: clip;
      }
      select {
        flex: 0 1 auto;
        min-width: 5rem;
        min-height: 2rem;
        margin-right: auto;
        border: 0;
        border-radius: 8px;
        background: var(--card);
        color: var(--text);
        font: 700 0.875rem var(--prose);
        text-overflow: ellipsis;
        field-sizing: content;
        cursor: pointer;
      }
      progress {
        height: 4px;
      }
      .failed,
      .notice {
        padding: 0.6rem 0.95rem;
        border-bottom: 1px solid var(--line);
        overflow-wrap: anywhere;
        font-size: 0.875rem;
      }
      .failed {
        color: var(--error);
      }
      .notice button {
        min-height: 1.75rem;
        margin: 0.15rem 0 0 0.4rem;
        padding: 0.1rem 0.6rem;
        font-size: 0.8125rem;
      }
      @media (max-width: 30rem) {
        .head {
          gap: 0.35rem;
          padding: 0.5rem 0.6rem;
        }
        select {
          flex: 1 1 5rem;
        }
        button {
          padding: 0.3rem 0.6rem;
        }
      }
      .stop {
        border-color: var(--error);
        color: var(--error);
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<div class="head">
        <h2 class="spoken">Program</h2>
        ${this.#menu()}
        <button aria-haspopup="dialog" title="Read a file of your own into memory; it can also be dropped on the page" @click=${() => send(this, "zen-file", null)}>
          File…
        </button>
        <button @click=${() => send(this, "zen-reset", null)}>Reset</button>
        ${this.#button()}
      </div>
      ${this.#progress()}
      <div role="status">${this.#notice()}</div>
      <slot></slot>`;
  }

  /** menu says what is in the editor, and offers the examples and the reader's own programs. */
  #menu(): TemplateResult {
    const { origin } = this;
    const chosen = origin.type === "example" ? origin.name : "";
    return html`<select aria-label="Program: choose an example" @change=${this.#chosen} .value=${chosen}>
      ${origin.type === "example" ? nothing : html`<option value="" selected hidden>${origin.type === "link" ? "From a link" : "Your program"}</option>`}
      <optgroup label="Examples">
        ${examples.map(({ name, title }) => html`<option value=${name} ?selected=${name === chosen}>${title}</option>`)}
      </optgroup>
      ${this.kept.length === 0
        ? nothing
        : html`<optgroup label="Your drafts">
            ${this.kept.map((program, i) => html`<option value=${`${keptMark}${i}`}>${titleOf(program)}</option>`)}
          </optgroup>`}
    </select>`;
  }

  #chosen(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const draft = value.startsWith(keptMark) ? this.kept[Number(value.slice(keptMark.length))] : undefined;
    draft === undefined ? send(this, "zen-example", value) : send(this, "zen-recover", draft);
  }

  #notice(): TemplateResult | typeof nothing {
    const draft = this.origin.type === "own" ? undefined : this.kept[0];
    if (this.notice === "" && this.wanted === "") {
      return nothing;
    }
    return html`<p class="notice">
      ${this.notice}
      ${this.wanted === "" ? nothing : html`<button @click=${() => send(this, "zen-file", null)}>Choose ${shorten(this.wanted)}</button>`}
      ${draft === undefined ? nothing : html`Your draft is kept: <button @click=${() => send(this, "zen-recover", draft)}>bring it back</button>`}
      <button @click=${() => send(this, "zen-noticed", null)}>OK</button>
    </p>`;
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
      return html`<p class="failed" role="alert">${this.machine.text}</p>`;
    }
    if (this.machine.type !== "loading") {
      return nothing;
    }
    const percent = Math.round(this.machine.fraction * 100);
    return html`<progress max="100" .value=${percent} aria-label="Loading the Go program"></progress>`;
  }
}

/** titleOf returns the first line of a program that says something. */
function titleOf(program: string): string {
  return shorten(program.trim().split("\n", 1)[0] ?? "", 40);
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-program": ZenProgram;
  }
}
