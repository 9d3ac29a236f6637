import { html, svg, css, LitElement, nothing } from "lit";
import type { PropertyValues, SVGTemplateResult, TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { grouped } from "../grouped.ts";
import type { State, Step, StepKind, Trace } from "../protocol.ts";
import { kindText, neighbor, sentence, stepAt } from "../steps.ts";
import { noTimeline } from "../timeline.ts";
import { send } from "./events.ts";
import { base, button, kind, panel } from "./styles.ts";

declare module "./events.ts" {
  interface PageEvents {
    /** The reader goes to a step; the last one is the live memory. */
    "zen-step": number;
  }
}

/** maxMarks is how many steps have a mark of their own; more are drawn as a line. */
const maxMarks = 120;

/** The legend: a kind for each color, what the color says, and the kinds that have it. */
const legend: readonly (readonly [of: StepKind, says: string, kinds: readonly StepKind[]])[] = [
  ["run", "nothing", ["run"]],
  ["create", "new memory", ["create"]],
  ["slice", "view", ["export", "slice"]],
  ["copy", "copy", ["copy"]],
  ["write", "write", ["write", "resize"]],
  ["release", "release", ["release"]],
  ["error", "error", ["error", "refused"]],
];

/** The drawing's own units: it is stretched to the room there is, its marks are not. */
const width = 1000;

/** ZenTimeline is the card of the steps: a mark for each by its kind, buttons and a slider to go to one, and what it did in words. */
@customElement("zen-timeline")
export class ZenTimeline extends LitElement {
  @property({ attribute: false }) accessor timeline: Trace = noTimeline;
  /** The step that the picture is of. */
  @property({ type: Number }) accessor n = 0;
  /** Whether that is before the live memory. */
  @property({ type: Boolean }) accessor isPast = false;
  /** The memory before and after the step, for the names in the sentence. */
  @property({ attribute: false }) accessor memoryBefore: State | null = null;
  @property({ attribute: false }) accessor memoryAfter: State | null = null;
  @property({ type: Boolean }) accessor disabled = false;
  /** Whether the reader's last edit can be taken back. */
  @property({ type: Boolean }) accessor canUndo = false;
  /** The kinds of steps that there are. */
  #kinds: ReadonlySet<StepKind> = new Set();

  static override styles = [
    base,
    button,
    panel,
    kind,
    css`
      .body {
        container-type: inline-size;
        padding: 0.75rem 0.95rem 0.9rem;
      }
      @container (max-width: 16rem) {
        .end {
          display: none; /* the track, which also goes there, needs the room */
        }
      }
      .way {
        display: flex;
        flex-wrap: wrap; /* where the text is enlarged */
        gap: 0.4rem;
        align-items: center;
      }
      .way button {
        flex: none;
        min-width: 2.25rem;
        padding: 0.3rem 0.35rem;
        white-space: nowrap;
      }
      .track {
        position: relative;
        flex: 1 1 5rem;
        min-width: 0;
        height: 2.25rem;
      }
      .track svg {
        position: absolute;
        inset: 0 0.5rem;
        width: calc(100% - 1rem);
        height: 100%;
        overflow: visible;
      }
      .track input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      .track:has(:focus-visible) {
        outline: 2px solid var(--focus);
        outline-offset: 2px;
      }
      .rail {
        stroke: var(--line);
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
      }
      .left-out {
        stroke: var(--muted);
        stroke-dasharray: 2 4;
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
      }
      .mark {
        stroke-linecap: round;
        stroke-width: 9;
        stroke: var(--kind, var(--muted));
        vector-effect: non-scaling-stroke;
      }
      .create {
        --kind: var(--lane1);
      }
      .export,
      .slice {
        --kind: var(--lane2);
      }
      .copy {
        --kind: var(--copied);
      }
      .write,
      .resize {
        --kind: var(--changed);
      }
      .release {
        --kind: var(--lane0);
      }
      .error,
      .refused {
        --kind: var(--error);
      }
      .mark:is(.copy, .error, .refused) {
        stroke-linecap: square; /* not told by color alone */
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0.1rem 0.9rem;
        margin: 0.5rem 0 0;
        padding: 0;
        color: var(--muted);
        font-size: 0.75rem;
        list-style: none;
      }
      .legend li::before {
        content: "";
        display: inline-block;
        width: 0.55rem;
        height: 0.55rem;
        margin-right: 0.35rem;
        border: 0.3rem solid var(--kind, var(--muted)); /* forced colors leave a border */
        border-radius: 50%;
      }
      .legend :is(.copy, .error, .refused)::before {
        border-radius: 0;
      }
      .said button {
        min-height: 1.75rem;
        margin-left: 0.5rem;
        padding: 0.1rem 0.6rem;
        font-size: 0.8125rem;
      }
      .ring {
        fill: none;
        stroke: var(--text);
        stroke-width: 19;
        stroke-linecap: round;
        vector-effect: non-scaling-stroke;
      }
      .hole {
        stroke: var(--card);
        stroke-width: 15;
        stroke-linecap: round;
        vector-effect: non-scaling-stroke;
      }
      .said {
        margin-top: 0.6rem;
        overflow-wrap: anywhere;
        font-size: 0.875rem;
      }
      @media (max-width: 40rem) {
        .rest {
          display: none; /* the picture says it */
        }
      }
      .left {
        margin-top: 0.35rem;
        color: var(--muted);
        font-size: 0.8125rem;
      }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("timeline")) {
      this.#kinds = new Set(this.timeline.steps.map(({ kind }) => kind));
    }
  }

  override render(): TemplateResult {
    const { timeline, n, disabled } = this;
    const first = timeline.steps[0]?.n ?? 0;
    const step = stepAt(timeline, n);
    const isEmpty = timeline.total === 0;
    const isFirst = isEmpty || disabled || n <= first;
    const isLast = isEmpty || disabled || n >= timeline.total;
    return html`<div class="head">
        <h2>Timeline</h2>
        <span class="note">${this.#where(step)}${this.isPast && step !== null ? html` · history<span class="rest">: the picture shows memory as it was here</span>` : nothing}</span>
      </div>
      <div class="body">
        <div class="way">
          <button class="end" aria-label="First step" ?disabled=${isFirst} @click=${() => this.#go(first)}>|◀</button>
          <button aria-label="Previous step" ?disabled=${isFirst} @click=${() => this.#go(neighbor(timeline, n, -1))}>◀</button>
          <div class="track">
            ${this.#marks()}
            <input
              type="range"
              aria-label="Step"
              aria-valuetext=${step === null ? "no step" : this.#spoken(step)}
              min="0"
              max=${Math.max(timeline.steps.length - 1, 0)}
              .value=${String(Math.max(timeline.steps.findIndex((each) => each.n === n), 0))}
              ?disabled=${isEmpty || disabled}
              @input=${this.#dragged}
            />
          </div>
          <button aria-label="Next step" ?disabled=${isLast} @click=${() => this.#go(neighbor(timeline, n, 1))}>▶</button>
          <button class="end" aria-label="Last step: the live memory" ?disabled=${isLast} @click=${() => this.#go(timeline.total)}>▶|</button>
        </div>
        <p class="said" aria-live="polite">
          ${step === null
            ? "Run the program, and then step back through it."
            : html`<span class="kind">${kindText[step.kind]}</span>${sentence(step, this.memoryBefore, this.memoryAfter, timeline.steps)}.${this.canUndo
                ? html`<button @click=${() => send(this, "zen-undo", null)}>Undo the edit</button>`
                : nothing}`}
        </p>
        ${this.#kinds.size === 0
          ? nothing
          : html`<ul class="legend" aria-label="What the marks say">
              ${legend.filter(([, , kinds]) => kinds.some((kind) => this.#kinds.has(kind))).map(([of, says]) => html`<li class=${of}>${says}</li>`)}
            </ul>`}
        ${timeline.leftOut === 0
          ? nothing
          : html`<p class="left">
              ${grouped(timeline.leftOut)} steps in the middle are not kept; the counters and the notes beside the lines count them all.
            </p>`}
      </div>`;
  }

  #where(step: Step | null): string {
    const { timeline } = this;
    if (step === null) {
      return "";
    }
    const of = `step ${grouped(step.n)} of ${grouped(timeline.total)}`;
    const where = step.source === "cell" ? ` · line ${step.line}` : step.source === "earlier" ? "" : ` · ${step.source}`;
    return `${of}${where}`;
  }

  #spoken(step: Step): string {
    return `step ${step.n} of ${this.timeline.total}, ${kindText[step.kind]}, ${step.source === "cell" ? `line ${step.line}` : step.source}`;
  }

  #go(n: number): void {
    send(this, "zen-step", n);
  }

  #dragged(event: InputEvent): void {
    const step = this.timeline.steps[Number((event.target as HTMLInputElement).value)];
    if (step !== undefined) {
      this.#go(step.n);
    }
  }

  #marks(): TemplateResult {
    const { steps } = this.timeline;
    const x = (i: number): number => (steps.length < 2 ? width / 2 : (i * width) / (steps.length - 1));
    const here = steps.findIndex((step) => step.n === this.n);
    const gap = this.timeline.leftOut === 0 ? -1 : steps.findIndex((step) => step.n > this.timeline.head);
    return html`<svg viewBox="0 0 ${width} 10" preserveAspectRatio="none" aria-hidden="true">
      <line class="rail" x1="0" y1="5" x2=${width} y2="5"></line>
      ${gap <= 0 ? nothing : svg`<line class="left-out" x1=${x(gap)} y1="1" x2=${x(gap)} y2="9"></line>`}
      ${here < 0 ? nothing : svg`<path class="ring" d="M${x(here)} 5h0"></path><path class="hole" d="M${x(here)} 5h0"></path>`}
      ${steps.length <= maxMarks ? steps.map((step, i) => mark(step.kind, x(i))) : nothing}
      ${steps.length > maxMarks && here >= 0 ? mark(steps[here]?.kind ?? "run", x(here)) : nothing}
    </svg>`;
  }
}

/** mark draws a step as a dot, which a stretched drawing does not stretch: a line of no length with round ends. */
function mark(kind: StepKind, x: number): SVGTemplateResult {
  return svg`<path class="mark ${kind}" d=${`M${x.toFixed(1)} 5h0.01`}></path>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-timeline": ZenTimeline;
  }
}
