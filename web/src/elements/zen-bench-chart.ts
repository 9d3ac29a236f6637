import { css, html, LitElement, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { batchesText, conclusion, linesOf, talkBeside, talkLines } from "../benchmarks-lines.ts";
import type { Line } from "../benchmarks-lines.ts";
import { workload } from "../benchmarks-protocol.ts";
import { shown } from "../benchmarks-state.ts";
import type { BenchState } from "../benchmarks-state.ts";
import { base, panel } from "./styles.ts";

/** ZenBenchChart draws time by size: a line for each series and way, with its spread, and the talk's figures dashed. */
@customElement("zen-bench-chart")
export class ZenBenchChart extends LitElement {
  @property({ attribute: false }) accessor state: BenchState | null = null;

  static override styles = [
    base,
    panel,
    css`
      :host {
        align-self: start;
      }
      @media (min-width: 70.01rem) {
        :host {
          position: sticky; /* beside a table of many rows it stays in sight */
          top: 1rem;
        }
      }
      .chart {
        min-height: 21rem;
        padding: 0.5rem 0.5rem 0;
      }
      .missing {
        padding: 0.75rem 0.45rem;
        font-size: 0.875rem;
      }
      figcaption {
        padding: 0 0.95rem 0.75rem;
        color: var(--muted);
        font-size: 0.8125rem;
      }
      .key {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
        gap: 0.15rem 1rem;
        margin: 0;
        padding: 0 0.95rem 0.6rem;
        list-style: none;
        font-size: 0.8125rem;
        font-weight: 700;
      }
      .key li {
        display: flex;
        gap: 0.5rem;
        align-items: center;
      }
      .key svg {
        flex: none;
        width: 34px;
        height: 12px;
      }
      .key .line,
      .leader {
        fill: none;
      }
      .leader {
        stroke: currentcolor;
        stroke-width: 1px;
        opacity: 0.55;
      }
      figure {
        margin: 0;
      }
      svg {
        display: block;
        max-width: 100%;
        height: auto;
        overflow: visible;
        background: none;
        font: 12px var(--prose);
        fill: var(--muted);
      }
      .grid {
        color: var(--line);
        stroke: var(--line);
        stroke-opacity: 1;
      }
      .copying {
        color: var(--copied);
      }
      .view {
        color: var(--accent);
      }
      .line {
        stroke: currentcolor;
        stroke-width: 2.5px;
      }
      .line.cell {
        stroke-dasharray: 9 2;
      }
      .line.javascript {
        stroke-dasharray: 2 2;
      }
      .line.server {
        stroke-dasharray: 9 2 2 2;
      }
      .line.talk {
        stroke-width: 1.5px;
        stroke-dasharray: 5 4;
      }
      .dots {
        fill: currentcolor;
        stroke: none;
      }
      .spread {
        fill: currentcolor;
        opacity: 0.18;
      }
      .label {
        fill: currentcolor;
        font-weight: 700;
      }
      .label.talk {
        font-weight: 400;
      }
      @media (forced-colors: active) {
        .copying,
        .view {
          color: CanvasText;
        }
      }
    `,
  ];

  #draw: typeof import("../benchmarks-plot.ts").draw | null = null;
  #isMissing = false;
  readonly #sized = new ResizeObserver(() => this.#fit());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sized.observe(this);
    // Plot is large: it is loaded when the page has nothing else to do.
    "requestIdleCallback" in globalThis ? requestIdleCallback(() => void this.#load(), { timeout: 2000 }) : setTimeout(() => void this.#load(), 200);
  }

  async #load(): Promise<void> {
    try {
      const { draw } = await import("../benchmarks-plot.ts");
      await new Promise((resolve) => setTimeout(resolve, 0)); // what was loaded has run; drawing is a piece of work of its own
      this.#draw = draw;
    } catch {
      this.#isMissing = true;
    }
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sized.disconnect();
  }

  override render(): TemplateResult | typeof nothing {
    const state = this.state;
    if (state === null) {
      return nothing;
    }
    const { axis, unit } = workload(state.choice.workload);
    const results = shown(state);
    const sentence = conclusion(results, unit) || nothingYet(state);
    const lines = drawn(state);
    return html`<div class="head">
        <h2>Time by ${axis}</h2>
        ${results.length === 0 ? nothing : html`<span class="note">${batchesText(results)}, spread shaded</span>`}
      </div>
      <figure>
        ${this.#isMissing
          ? html`<p class="missing">The chart cannot be drawn, for its script was not loaded. The table holds the same figures; loading the page anew tries once more.</p>`
          : html`<div class="chart" role="img" aria-label=${sentence}></div>`}
        ${this.#isNarrow && lines.length > 0 ? html`<ul class="key">${lines.map(key)}</ul>` : nothing}
        <figcaption>${sentence} ${note(state)}</figcaption>
      </figure>`;
  }

  override updated(): void {
    this.#fit();
  }

  /** What is drawn, to draw it again only when it changes. */
  #drawn = "";

  /** Whether there is no room for names beside the lines: then they stand below. */
  get #isNarrow(): boolean {
    return this.clientWidth < 560;
  }

  /** fit draws the chart as wide as its place. */
  #fit(): void {
    const place = this.renderRoot.querySelector<HTMLElement>(".chart");
    if (this.#draw === null || this.state === null || place === null) {
      return;
    }
    const lines = drawn(this.state);
    const { isLog } = this.state.choice;
    const width = Math.max(Math.round(place.clientWidth) - 16, 200);
    const drawing = JSON.stringify([lines, isLog, width]);
    if (drawing === this.#drawn) {
      return;
    }
    this.#drawn = drawing;
    if (lines.length === 0) {
      place.replaceChildren();
      return;
    }
    const isNarrow = this.#isNarrow;
    const chart = this.#draw({ lines, isLog, width, height: isNarrow ? 300 : 348, isLabeled: !isNarrow, axis: workload(this.state.choice.workload).axis });
    chart.setAttribute("aria-hidden", "true"); // the place around it has the role and the words
    place.replaceChildren(chart);
    if (isNarrow !== (this.renderRoot.querySelector(".key") !== null)) {
      this.requestUpdate();
    }
  }
}

/** drawn returns the lines that the chart has room for: the talk's where they lie beside ours, or alone. */
function drawn(state: BenchState): readonly Line[] {
  const results = shown(state);
  return [...linesOf(results), ...talkLines(talkBeside(results, workload(state.choice.workload).talk, state.choice.isLog))];
}

const marks = {
  library: svg`<circle cx="17" cy="6" r="4" />`,
  cell: svg`<rect x="13.5" y="2.5" width="7" height="7" />`,
  javascript: svg`<path d="M17 1.5 21.3 9h-8.6z" />`,
  server: svg`<path d="M17 .8 21.5 6 17 11.2 12.5 6z" />`,
  talk: svg`<circle cx="17" cy="6" r="2" />`,
};

/** key names a line beside a piece of it. */
function key({ series, way, label }: Line): TemplateResult {
  return html`<li class=${way}>
    <svg viewBox="0 0 34 12" aria-hidden="true"><path class="line ${series}" d="M0 6H34" /><g class="dots">${marks[series]}</g></svg>${label}
  </li>`;
}

function nothingYet(state: BenchState): string {
  const { talk } = workload(state.choice.workload);
  if (shown(state).length > 0) {
    return "Copying and view have not both been measured yet.";
  }
  return talk === null ? "Nothing has been measured here yet." : `The talk’s published times${talk.length > 1 ? ", dashed" : ""}; nothing has been measured here yet.`;
}

function note(state: BenchState): string {
  const { talk } = workload(state.choice.workload);
  if (talk === null) {
    return "The talk has no figures for this.";
  }
  return talkBeside(shown(state), talk, state.choice.isLog).length > 0 ? "" : "The talk’s figures are for larger n: choose its sizes, or the log scale, to see them beside these.";
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-bench-chart": ZenBenchChart;
  }
}
