import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { workload } from "../benchmarks-protocol.ts";
import type { Published, Result } from "../benchmarks-protocol.ts";
import { shown } from "../benchmarks-state.ts";
import type { BenchState } from "../benchmarks-state.ts";
import { bytes, count, pairs, ratio, seriesName, time } from "../benchmarks-text.ts";
import type { Pair } from "../benchmarks-text.ts";
import { send } from "./events.ts";
import { figures } from "./measurements.css.ts";
import { base, panel } from "./styles.ts";

declare module "./events.ts" {
  interface PageEvents {
    /** The reader takes the results away. */
    "zen-take": "csv" | "json" | "markdown" | "link";
  }
}

/** ZenBenchTable says in numbers all that the chart draws, and what was counted. */
@customElement("zen-bench-table")
export class ZenBenchTable extends LitElement {
  @property({ attribute: false }) accessor state: BenchState | null = null;
  /** What was just taken, or "". */
  @property({ attribute: false }) accessor taken = "";

  static override styles = [
    base,
    panel,
    figures,
    css`
      table {
        font-size: 0.8125rem;
      }
      th,
      td {
        padding: 0.5rem 0.45rem;
        vertical-align: top;
      }
      tbody th {
        min-width: 0;
      }
      td .side {
        max-width: 5rem;
        margin-left: auto;
        white-space: normal;
      }
      .faster {
        color: var(--accent);
        font-weight: 700;
      }
      .head button {
        min-height: 1.5rem;
        padding: 0 0.1rem;
        border: 0;
        background: none;
        color: var(--muted);
        font: 0.8125rem var(--prose);
        text-decoration: underline;
        text-underline-offset: 0.2em;
        cursor: pointer;
      }
      .head button:disabled {
        text-decoration: none;
        cursor: default;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const state = this.state;
    if (state === null) {
      return nothing;
    }
    const { talk, unit, copied } = workload(state.choice.workload);
    const results = shown(state);
    const rows = pairs(results);
    const take = (what: "csv" | "json" | "markdown" | "link", text: string, needsResults = true): TemplateResult =>
      html`<button type="button" ?disabled=${needsResults && rows.length === 0} @click=${() => send(this, "zen-take", what)}>${text}</button>`;
    return html`<div class="head">
        <h2 id="table">Table</h2>
        ${take("csv", "CSV")} ${take("json", "JSON")} ${take("markdown", "copy as Markdown")} ${take("link", "copy link", false)}
        <span class="spoken" role="status">${this.taken}</span>
      </div>
      <div class="scroll" role="region" aria-labelledby="table" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">${unit}</th>
              <th scope="col">copying</th>
              <th scope="col">view</th>
              <th scope="col">faster</th>
              <th scope="col">bytes copied</th>
              <th scope="col">peak memory</th>
            </tr>
          </thead>
          <tbody>
            ${rows.length === 0 ? (talk ?? []).map(published) : rows.map(row)}
          </tbody>
        </table>
      </div>
      <p class="foot">
        ${rows.length === 0 ? "Nothing has been measured here yet." : "Medians, with the least and the most; the second line of a count is the view’s."} ${rows.length === 0 && talk !== null
          ? "These are the talk’s seconds."
          : ""}
        Copying copies ${copied}. ${measured(results)} ${places(state)} ${this.taken}
      </p>`;
  }
}

function row({ series, n, copying, view }: Pair): TemplateResult {
  return html`<tr>
    <th scope="row">${count(n)}<span class="side">${seriesName[series]}</span></th>
    ${timeCell(copying)} ${timeCell(view)}
    <td class="faster">${ratio(copying.medianNs / view.medianNs)}</td>
    ${countCell(copying.bytesCopied, view.bytesCopied)} ${countCell(copying.peakBytes, view.peakBytes)}
  </tr>`;
}

function published({ n, copyingSeconds, viewSeconds }: Published): TemplateResult {
  return html`<tr>
    <th scope="row">${count(n)}<span class="side">the talk</span></th>
    <td>${time(copyingSeconds * 1e9)}</td>
    <td>${time(viewSeconds * 1e9)}</td>
    <td class="faster">${ratio(copyingSeconds / viewSeconds)}</td>
    <td>not told</td>
    <td>not told</td>
  </tr>`;
}

function timeCell({ medianNs, leastNs, mostNs }: Result): TemplateResult {
  return html`<td>${time(medianNs)}<span class="side">${time(leastNs)} to ${time(mostNs)}</span></td>`;
}

function countCell(copying: number | null, view: number | null): TemplateResult {
  return copying === null || view === null ? html`<td>not counted</td>` : html`<td>${bytes(copying)}<span class="side">view ${bytes(view)}</span></td>`;
}

/** measured says what the clock and the empty loop were. */
function measured(results: readonly Result[]): string {
  const last = results.at(-1);
  return last === undefined ? "" : `The empty loop takes ${time(last.emptyNs)} a round; the clock steps by ${time(last.clockStepNs)}.`;
}

function places({ environments }: BenchState): string {
  return environments.map((each) => `${each.place}: ${each.runtime}, ${each.system}, ${each.processors} processors.`).join(" ");
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-bench-table": ZenBenchTable;
  }
}
