import { html, css, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { stepShown } from "../lesson-state.ts";
import type { CellState, LessonMachine } from "../lesson-state.ts";
import { kindText, neighbor, sentence } from "../steps.ts";
import { send } from "./events.ts";
import { base, button, kind } from "./styles.ts";

declare module "./events.ts" {
  interface PageEvents {
    /** The reader wants to edit the program of a cell. */
    "zen-open": null;
  }
}

/** ZenCellBar are the buttons of a cell, and what its step did in words. The link in its slot opens the program in the playground. */
@customElement("zen-cell-bar")
export class ZenCellBar extends LitElement {
  @property({ attribute: false }) accessor machine: LessonMachine = { type: "none" };
  @property({ attribute: false }) accessor cell: CellState | null = null;
  /** Whether the cell's memory is the machine's, so that its steps can be shown. */
  @property({ type: Boolean }) accessor isLive = false;
  /** Whether the program can only be read and run. */
  @property({ type: Boolean }) accessor isReadonly = false;
  /** Whether the steps are shown, and gone through, elsewhere. */
  @property({ type: Boolean }) accessor hasTimeline = false;
  /** Whether what the program prints is not shown, so that the bar must say how it failed. */
  @property({ type: Boolean }) accessor hasNoOutput = false;

  static override styles = [
    base,
    button,
    kind,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem;
        align-items: center;
        min-height: 2rem;
      }
      .row button {
        padding-inline: 0.7rem;
      }
      .row .step {
        min-width: 2rem;
        padding-inline: 0;
      }
      .stop {
        border-color: var(--error);
        color: var(--error);
      }
      slot {
        display: block;
        margin-left: auto;
        text-align: right;
      }
      p {
        margin-top: 0.5rem;
        color: var(--text);
        overflow-wrap: anywhere;
      }
      .failed {
        color: var(--error);
      }
    `,
  ];

  override render(): TemplateResult {
    const cell = this.cell;
    const timeline = cell?.ran?.timeline;
    const n = cell?.ran?.past?.n ?? timeline?.total ?? 0;
    const go = (direction: -1 | 1): void => {
      if (timeline !== undefined) {
        send(this, "zen-step", neighbor(timeline, n, direction));
      }
    };
    const canGo = this.isLive && timeline !== undefined;
    const canReset = cell !== null && (cell.isOpen || cell.ran !== null || cell.code !== cell.original);
    return html`<div class="row">
        ${this.#main()}
        ${this.hasTimeline
          ? nothing
          : html`<button class="step" aria-label="Previous step" ?disabled=${!canGo || n <= (timeline.steps[0]?.n ?? 0)} @click=${() => go(-1)}>◀</button>
              <button class="step" aria-label="Next step" ?disabled=${!canGo || n >= timeline.total} @click=${() => go(1)}>▶</button>`}
        ${cell?.isOpen === true || this.isReadonly ? nothing : html`<button @click=${() => send(this, "zen-open", null)}>Edit</button>`}
        ${canReset ? html`<button @click=${() => send(this, "zen-reset", null)}>Reset</button>` : nothing}
        <slot></slot>
      </div>
      <div aria-live="polite">${this.#said()}</div>`;
  }

  /** One button in all roles, so that the focus stays on it. */
  #main(): TemplateResult {
    const { machine, cell } = this;
    if (machine.type === "failed") {
      return html`<button class="main" @click=${() => send(this, "zen-restart", null)}>Try again</button>`;
    }
    if (cell?.isPending === true && machine.type === "running") {
      return html`<button class="stop" @click=${() => send(this, "zen-stop", null)}>${machine.stopping ? "Stop again" : "Stop"}</button>`;
    }
    const isLoading = cell?.isPending === true && machine.type === "loading";
    return html`<button class="main" @click=${() => send(this, "zen-run", null)}>${isLoading ? "Loading" : "Run"}</button>`;
  }

  #said(): TemplateResult | typeof nothing {
    const { machine, cell } = this;
    if (machine.type === "failed") {
      return html`<p class="failed">${machine.text}</p>`;
    }
    if (cell?.isPending === true && machine.type === "loading") {
      return html`<p>The Go program is loading: ${Math.round(machine.fraction * 100)} %</p>`;
    }
    if (cell !== null && cell.note !== "") {
      return html`<p class="failed">${cell.note}</p>`;
    }
    const step = cell === null ? null : stepShown(cell);
    const past = cell?.ran?.past ?? null;
    const error = cell?.ran?.error ?? null;
    if (this.hasNoOutput && error !== null && past === null) {
      return html`<p class="failed">${error.line > 0 ? `line ${error.line}: ` : ""}${error.type}: ${error.text}</p>`;
    }
    if (this.hasTimeline || cell?.ran === undefined || cell.ran === null || step === null || past === null) {
      return nothing;
    }
    const { total } = cell.ran.timeline;
    return html`<p>
      <span class="kind">${kindText[step.kind]}</span>step ${step.n} of ${total}, line ${step.line}: ${sentence(step, past.previous, past.memory)}.
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-cell-bar": ZenCellBar;
  }
}
