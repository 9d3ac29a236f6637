import { html, svg, css, LitElement, nothing } from "lit";
import type { SVGTemplateResult, TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { methodsOf } from "../transfer-state.ts";
import type { Sample, TransferState } from "../transfer-state.ts";
import { bytesText, seconds } from "../transfer-text.ts";
import { base, panel } from "./styles.ts";

/** The drawing's own units; it is stretched to the room there is. */
const width = 1000;
const height = 100;

/** ZenTransferChart draws how the bytes of each method's last transfer arrived over time. The steeper, the faster. */
@customElement("zen-transfer-chart")
export class ZenTransferChart extends LitElement {
  @property({ attribute: false }) accessor state: TransferState | null = null;

  static override styles = [
    base,
    panel,
    css`
      .chart {
        display: grid;
        grid-template: 11rem auto / auto minmax(0, 1fr);
        gap: 0.25rem 0.5rem;
        padding: 0.95rem;
        color: var(--muted);
        font-size: 0.75rem;
      }
      .high {
        display: flex;
        flex-direction: column;
        justify-content: space-between;
        text-align: right;
      }
      .long {
        grid-column: 2;
        text-align: right;
      }
      svg {
        width: 100%;
        height: 100%;
        border: 1px solid var(--line);
        border-width: 0 0 1px 1px;
        overflow: visible;
      }
      polyline {
        fill: none;
        stroke: var(--copied);
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
      }
      .zero polyline {
        stroke: var(--accent);
        stroke-dasharray: 6 3;
      }
      .once polyline {
        stroke: var(--lane2);
        stroke-dasharray: 2 2;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.1rem;
        margin: 0;
        padding: 0 0.95rem 0.75rem;
        color: var(--muted);
        font-size: 0.8125rem;
        list-style: none;
      }
      i {
        display: inline-block;
        width: 1.75rem;
        margin-right: 0.4rem;
        border-top: 3px solid var(--copied);
        vertical-align: middle;
      }
      .once i {
        border-top: 3px dotted var(--lane2);
      }
      .zero i {
        border-top: 3px dashed var(--accent);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const state = this.state;
    if (state === null || Object.keys(state.samples).length === 0) {
      return nothing;
    }
    const all = Object.entries(state.samples).filter(([, samples]) => samples.length > 1);
    const longest = Math.max(...all.map(([, samples]) => samples.at(-1)?.ms ?? 0), 1);
    return html`<div class="head">
        <h2>Bytes arrived over time</h2>
        <span class="note">each method’s last transfer</span>
      </div>
      <div class="chart">
        <div class="high" aria-hidden="true"><span>${bytesText(state.plan.size)}</span><span>0</span></div>
        <svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label=${conclusion(state, all)}>
          ${all.map(([method, samples]) => line(kind(state, method), samples, state.plan.size, longest))}
        </svg>
        <div class="long" aria-hidden="true">${seconds(longest)}</div>
      </div>
      <ul>
        <li><i></i>copied twice</li>
        <li class="once"><i></i>copied once</li>
        <li class="zero"><i></i>never copied through user memory</li>
      </ul>`;
  }
}

function kind(state: TransferState, method: string): "zero" | "once" | "twice" {
  const crossings = methodsOf(state).find((each) => each.id === method)?.crossings ?? 2;
  return crossings === 0 ? "zero" : crossings === 1 ? "once" : "twice";
}

function line(kind: string, samples: readonly Sample[], size: number, longest: number): SVGTemplateResult {
  const points = samples.map(({ ms, bytes }) => `${((ms / longest) * width).toFixed(1)},${((1 - bytes / size) * height).toFixed(2)}`);
  return svg`<g class=${kind}><polyline points=${points.join(" ")}></polyline></g>`;
}

/** conclusion says in a sentence what the picture shows. */
function conclusion(state: TransferState, all: readonly (readonly [string, readonly Sample[]])[]): string {
  const times = all.map(([method, samples]) => ({ method, ms: samples.at(-1)?.ms ?? 0 })).sort((a, b) => a.ms - b.ms);
  const title = (id: string | undefined): string => methodsOf(state).find((each) => each.id === id)?.title ?? id ?? "";
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined || first === last) {
    return "Bytes arrived over time.";
  }
  return `Of the last transfers the quickest is ${title(first.method)} with ${seconds(first.ms)}, the slowest ${title(last.method)} with ${seconds(last.ms)}.`;
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-transfer-chart": ZenTransferChart;
  }
}
