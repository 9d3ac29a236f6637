import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { conclusion, linesOf, talkLines } from "../benchmarks-lines.ts";
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
      .chart {
        min-height: 21rem;
        padding: 0.5rem 0.5rem 0;
      }
      .empty,
      figcaption {
        padding: 0 0.95rem 0.75rem;
        color: var(--muted);
        font-size: 0.8125rem;
      }
      .empty {
        padding-top: 0.75rem;
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
  readonly #sized = new ResizeObserver(() => this.#fit());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sized.observe(this);
    // Plot is large: it is loaded when the page has nothing else to do.
    const load = (): void =>
      void import("../benchmarks-plot.ts").then(({ draw }) => {
        this.#draw = draw;
        this.requestUpdate();
      });
    "requestIdleCallback" in globalThis ? requestIdleCallback(load, { timeout: 2000 }) : setTimeout(load, 200);
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
    return html`<div class="head">
        <h2>Time by ${axis}</h2>
        <span class="note">median of 9, spread shaded</span>
      </div>
      <figure>
        <div class="chart" role="img" aria-label=${conclusion(shown(state), unit)}></div>
        <figcaption>${conclusion(shown(state), unit)} ${note(state)}</figcaption>
      </figure>`;
  }

  override updated(): void {
    this.#fit();
  }

  /** What is drawn, to draw it again only when it changes. */
  #drawn = "";

  /** fit draws the chart as wide as its place. */
  #fit(): void {
    const place = this.renderRoot.querySelector<HTMLElement>(".chart");
    if (this.#draw === null || this.state === null || place === null) {
      return;
    }
    const lines = drawn(this.state);
    const { isLog } = this.state.choice;
    const width = Math.max(Math.round(place.clientWidth) - 16, 200);
    const key = JSON.stringify([lines, isLog, width]);
    if (key === this.#drawn) {
      return;
    }
    this.#drawn = key;
    if (lines.length === 0) {
      place.replaceChildren();
      return;
    }
    const svg = this.#draw({ lines, isLog, width, height: width < 480 ? 300 : 348, axis: workload(this.state.choice.workload).axis });
    svg.setAttribute("aria-hidden", "true"); // the place around it has the role and the words
    place.replaceChildren(svg);
  }
}

/** drawn returns the lines that the chart has room for: the talk's where they lie beside ours, or alone. */
function drawn(state: BenchState): readonly Line[] {
  const own = linesOf(shown(state));
  return hasTalk(state) ? [...own, ...talkLines(workload(state.choice.workload).talk)] : own;
}

/** hasTalk reports whether the talk's figures can be seen beside ours: on a linear scale only where ours reach as far. */
function hasTalk(state: BenchState): boolean {
  const results = shown(state);
  const first = workload(state.choice.workload).talk?.[0];
  return first !== undefined && (results.length === 0 || state.choice.isLog || results.some((each) => each.n >= first.n));
}

function note(state: BenchState): string {
  const { talk } = workload(state.choice.workload);
  if (talk === null) {
    return "The talk has no figures for this.";
  }
  return hasTalk(state) ? "" : "The talk’s figures are for larger n: choose its sizes, or the log scale, to see them beside these.";
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-bench-chart": ZenBenchChart;
  }
}
