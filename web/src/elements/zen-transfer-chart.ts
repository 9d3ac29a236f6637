import { html, svg, css, LitElement, nothing } from "lit";
import type { SVGTemplateResult, TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { figuresOf } from "../transfer-figures.ts";
import type { Figures } from "../transfer-figures.ts";
import { methodsOf, receivers } from "../transfer-state.ts";
import type { Result, TransferState } from "../transfer-state.ts";
import { short } from "../transfer-text.ts";
import type { Method } from "../transfer.ts";
import { base, panel } from "./styles.ts";

/** Bar is a method's CPU time for each GB, in milliseconds. */
interface Bar {
  readonly method: Method;
  readonly figures: Figures;
}

/** ZenTransferChart draws the sender's CPU time by methods: medians, user and system apart, with the least and the most. */
@customElement("zen-transfer-chart")
export class ZenTransferChart extends LitElement {
  @property({ attribute: false }) accessor state: TransferState | null = null;

  static override styles = [
    base,
    panel,
    css`
      figure {
        margin: 0;
        padding: 0.75rem 0.95rem;
      }
      h3 {
        margin: 0.75rem 0 0.25rem;
        color: var(--muted);
        font: 700 0.8125rem var(--prose);
      }
      .row {
        display: grid;
        grid-template-columns: 10rem minmax(0, 1fr) 4.5rem;
        gap: 0 0.75rem;
        align-items: center;
        font-size: 0.8125rem;
      }
      .row + .row {
        margin-top: 0.35rem;
      }
      .value {
        font-variant-numeric: tabular-nums;
        text-align: right;
      }
      svg {
        width: 100%;
        height: 1.35rem;
        overflow: visible;
      }
      .axis {
        stroke: var(--line);
        vector-effect: non-scaling-stroke;
      }
      .user,
      .system {
        fill: var(--copied);
      }
      .once :is(.user, .system) {
        fill: var(--lane2);
      }
      .zero :is(.user, .system) {
        fill: var(--accent);
      }
      .user {
        opacity: 0.45;
      }
      .spread {
        stroke: var(--text);
        stroke-width: 1.5;
        vector-effect: non-scaling-stroke;
      }
      figcaption {
        margin-top: 0.75rem;
        color: var(--muted);
        font-size: 0.8125rem;
      }
      .key {
        display: inline-block;
        width: 0.8rem;
        height: 0.8rem;
        margin: 0 0.2rem 0 0.6rem;
        vertical-align: -0.1rem;
        background: var(--copied);
      }
      .key.one {
        background: var(--lane2);
      }
      .key.none {
        background: var(--accent);
      }
      .note span {
        white-space: nowrap;
      }
      @media (max-width: 30rem) {
        .row {
          grid-template-columns: minmax(0, 1fr) 4.5rem;
        }
        .row svg {
          grid-row: 2;
          grid-column: 1 / -1;
        }
      }
      @media (forced-colors: active) {
        .user,
        .system {
          fill: CanvasText !important;
        }
      }
    `,
  ];

  /** An empty panel would be a line. */
  override willUpdate(): void {
    this.hidden = this.state === null || this.state.results.every((result) => result.runs.length === 0);
  }

  override render(): TemplateResult | typeof nothing {
    const state = this.state;
    if (state === null) {
      return nothing;
    }
    const parts = state.results.map((result) => ({ result, bars: barsOf(state, result) })).filter(({ bars }) => bars.length > 0);
    if (parts.length === 0) {
      return nothing;
    }
    const most = Math.max(...parts.flatMap(({ bars }) => bars.map(({ figures }) => figures.cpu.max)));
    return html`<div class="head">
        <h2>The sender’s CPU for each GB, by method</h2>
        <span class="note"
          ><span><i class="key"></i>copied twice</span> <span><i class="key one"></i>once</span> <span><i class="key none"></i>never through user memory</span></span
        >
      </div>
      <figure>
        ${parts.map(
          ({ result, bars }) =>
            html`${parts.length > 1 ? html`<h3>receiver: ${receivers[result.plan.receiver]}</h3>` : nothing}
              <div role="img" aria-label=${words(bars)}>${bars.map((each) => row(each, most))}</div>`,
        )}
        <figcaption>
          Milliseconds for each GB. A bar is the median${parts.some(({ bars }) => bars.some(({ figures }) => figures.user.median >= most / 200)) ? ", its paler end the part in user mode" : ""}; the thin line goes
          from the least of the runs to the most. ${conclusion(parts.at(-1)?.bars ?? [])}
        </figcaption>
      </figure>`;
  }
}

function barsOf(state: TransferState, result: Result): readonly Bar[] {
  return methodsOf(state).flatMap((method) => {
    const figures = figuresOf(result.runs, method.id);
    return figures === null ? [] : [{ method, figures }];
  });
}

function row({ method, figures }: Bar, most: number): TemplateResult {
  const { cpu, user, system } = figures;
  const x = (ms: number): number => (ms / Math.max(most, 1e-9)) * 1000;
  // Medians of parts need not add up to that of the sum: the bar is as long as the sum's.
  const share = user.median + system.median === 0 ? 0 : user.median / (user.median + system.median);
  const [length, inUser] = [x(cpu.median), x(cpu.median) * share];
  return html`<div class="row ${["zero", "once", ""][method.crossings]}">
    <span>${method.title}</span>
    <svg viewBox="0 0 1000 20" preserveAspectRatio="none">
      <line class="axis" x1="0" x2="0" y1="0" y2="20"></line>
      <rect class="system" y="3" height="14" width=${length - inUser}></rect>
      <rect class="user" x=${length - inUser} y="3" height="14" width=${inUser}></rect>
      ${cpu.min === cpu.max ? nothing : spread(x(cpu.min), x(cpu.max))}
    </svg>
    <span class="value">${short(cpu.median)}</span>
  </div>`;
}

function spread(least: number, most: number): SVGTemplateResult {
  return svg`<line class="spread" x1=${least} x2=${most} y1="10" y2="10"></line>
    <line class="spread" x1=${least} x2=${least} y1="5" y2="15"></line>
    <line class="spread" x1=${most} x2=${most} y1="5" y2="15"></line>`;
}

/** words says in a sentence all that the picture shows. */
function words(bars: readonly Bar[]): string {
  return bars.map(({ method, figures: { cpu } }) => `${method.title}: ${short(cpu.median)} ms, from ${short(cpu.min)} to ${short(cpu.max)}`).join("; ");
}

/** conclusion says which method needed least, and how much more the one that needed most. */
function conclusion(bars: readonly Bar[]): string {
  const sorted = [...bars].sort((a, b) => a.figures.cpu.median - b.figures.cpu.median);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || first === last || first.figures.cpu.median <= 0) {
    return "";
  }
  return `Least: ${first.method.title}. ${last.method.title} needed ≈ ${(last.figures.cpu.median / first.figures.cpu.median).toFixed(1)} times as much.`;
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-transfer-chart": ZenTransferChart;
  }
}
