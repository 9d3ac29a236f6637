import { html, svg, css, LitElement, nothing } from "lit";
import type { SVGTemplateResult, TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { ratesOf } from "../transfer-figures.ts";
import type { Rate } from "../transfer-figures.ts";
import { current, methodsOf } from "../transfer-state.ts";
import type { Sample, TransferState } from "../transfer-state.ts";
import { seconds, short } from "../transfer-text.ts";
import type { Method, Run } from "../transfer.ts";
import { base, panel } from "./styles.ts";

/** Course is how fast the bytes of a transfer arrived, as far as it has come. */
interface Course {
  readonly method: Method;
  readonly rates: readonly Rate[];
  /** What the transfer is: "run 2 of 3", or that it goes on. */
  readonly note: string;
  readonly isLive: boolean;
}

/** ZenTransferArrivals draws the throughput over the time of each method's last transfer: small pictures of one scale, the one at work growing. */
@customElement("zen-transfer-arrivals")
export class ZenTransferArrivals extends LitElement {
  @property({ attribute: false }) accessor state: TransferState | null = null;

  static override styles = [
    base,
    panel,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr));
        gap: 0.9rem 1.25rem;
        margin: 0;
        padding: 0.95rem;
        list-style: none;
      }
      .title {
        display: flex;
        justify-content: space-between;
        gap: 0.5rem;
        font-size: 0.8125rem;
      }
      .title span,
      .scale {
        color: var(--muted);
        font-size: 0.75rem;
        font-variant-numeric: tabular-nums;
      }
      svg {
        display: block;
        width: 100%;
        height: 4rem;
        margin-top: 0.25rem;
        border: 1px solid var(--line);
        border-width: 0 0 1px 1px;
      }
      path {
        fill: none;
        stroke: var(--copied);
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
      }
      .area {
        fill: var(--copied);
        stroke: none;
        opacity: 0.15;
      }
      .once path {
        stroke: var(--lane2);
      }
      .once .area {
        fill: var(--lane2);
      }
      .zero path {
        stroke: var(--accent);
      }
      .zero .area {
        fill: var(--accent);
      }
      .area,
      .once .area,
      .zero .area {
        stroke: none;
      }
      .live {
        box-shadow: 0 0 0 2px var(--focus);
        border-radius: 4px;
      }
    `,
  ];

  /** An empty panel would be a line. */
  override willUpdate(): void {
    this.hidden = this.state === null || coursesOf(this.state).length === 0;
  }

  override render(): TemplateResult | typeof nothing {
    const courses = this.state === null ? [] : coursesOf(this.state);
    if (courses.length === 0) {
      return nothing;
    }
    const rates = courses.flatMap((each) => each.rates);
    const top = highest(rates);
    const end = Math.max(...rates.map((rate) => rate.to));
    return html`<div class="head">
        <h2>Throughput over time</h2>
        <span class="note">each method’s last transfer; across ${seconds(end)}, up to ${short(top)} GB/s</span>
      </div>
      <ul>
        ${courses.map((course) => small(course, top, end))}
      </ul>`;
  }
}

function coursesOf(state: TransferState): readonly Course[] {
  const result = current(state);
  if (result === null) {
    return [];
  }
  const { work } = state;
  return methodsOf(state).flatMap((method): readonly Course[] => {
    if (work.type === "sending" && work.method === method.id && state.samples.length > 1) {
      const note = work.run === 0 ? "comparing" : `run ${work.run} of ${work.of}`;
      return [{ method, rates: liveRates(state.samples), note, isLive: true }];
    }
    const run = result.runs.findLast((each) => each.method === method.id);
    return run?.arrivalsNs === undefined || run.arrivalsNs.length === 0 ? [] : [finished(method, run, run.arrivalsNs)];
  });
}

function finished(method: Method, run: Run, arrivalsNs: readonly number[]): Course {
  return { method, rates: ratesOf(run.bytes, arrivalsNs), note: `${short(run.bytes / run.wallNs)} GB/s in all`, isLive: false };
}

/** liveRates returns how fast bytes arrived between each two samples. */
function liveRates(samples: readonly Sample[]): readonly Rate[] {
  return samples.flatMap((sample, i): readonly Rate[] => {
    const before = samples[i - 1];
    return before === undefined || sample.ms <= before.ms
      ? []
      : [{ from: before.ms, to: sample.ms, gbPerS: (sample.bytes - before.bytes) / (sample.ms - before.ms) / 1e6 }];
  });
}

/** highest returns the top of the scale: nearly all rates, so that one moment's burst does not flatten the rest. */
function highest(rates: readonly Rate[]): number {
  const sorted = rates.map((rate) => rate.gbPerS).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * 0.98)] || 1; // nothing may have arrived yet
}

function small({ method, rates, note, isLive }: Course, top: number, end: number): TemplateResult {
  const slowest = Math.min(...rates.map((rate) => rate.gbPerS));
  const quickest = Math.max(...rates.map((rate) => rate.gbPerS));
  const label = `${method.title}: ${note}, between ${short(slowest)} and ${short(quickest)} GB/s`;
  return html`<li class=${["zero", "once", ""][method.crossings]}>
    <div class="title"><b>${method.title}</b><span>${note}</span></div>
    <svg class=${isLive ? "live" : ""} viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" aria-label=${label}>${steps(rates, top, end)}</svg>
  </li>`;
}

/** steps draws a level line for each time between two moments. */
function steps(rates: readonly Rate[], top: number, end: number): SVGTemplateResult {
  const x = (ms: number): string => ((ms / end) * 1000).toFixed(1);
  const y = (rate: number): string => ((1 - Math.min(rate / top, 1)) * 96 + 2).toFixed(1);
  const line = rates.map((rate, i) => `${i === 0 ? "M" : "L"}${x(rate.from)} ${y(rate.gbPerS)}H${x(rate.to)}`).join("");
  const last = rates.at(-1)?.to ?? 0;
  return svg`<path class="area" d=${`${line}L${x(last)} 100L0 100Z`}></path><path d=${line}></path>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-transfer-arrivals": ZenTransferArrivals;
  }
}
