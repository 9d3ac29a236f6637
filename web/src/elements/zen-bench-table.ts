import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { clocks, placeText } from "../benchmarks-export.ts";
import { talkBeside } from "../benchmarks-lines.ts";
import { workload } from "../benchmarks-protocol.ts";
import type { Published, Result } from "../benchmarks-protocol.ts";
import { shown } from "../benchmarks-state.ts";
import type { BenchState } from "../benchmarks-state.ts";
import { bytes, compare, count, faster, pairs, published, seriesName, spread, time } from "../benchmarks-text.ts";
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
      :host {
        align-self: start;
      }
      table {
        font-size: 0.8125rem;
      }
      th,
      td {
        padding: 0.45rem 0.4rem;
        vertical-align: top;
      }
      :is(th, td):first-child {
        padding-left: 0.95rem;
      }
      :is(th, td):last-child {
        padding-right: 0.95rem;
      }
      thead th {
        vertical-align: bottom;
        white-space: normal;
      }
      tbody th {
        min-width: 0;
        white-space: nowrap;
      }
      .faster {
        color: var(--accent);
        font-weight: 700;
      }
      .slower {
        color: var(--copied);
        font-weight: 700;
      }
      /* What is beyond an edge casts a shadow on it. */
      .scroll {
        background:
          linear-gradient(to right, var(--card) 40%, transparent) left / 2.5rem 100% no-repeat local,
          linear-gradient(to left, var(--card) 40%, transparent) right / 2.5rem 100% no-repeat local,
          linear-gradient(to right, rgb(0 0 0 / 22%), transparent) left / 0.75rem 100% no-repeat scroll,
          linear-gradient(to left, rgb(0 0 0 / 22%), transparent) right / 0.75rem 100% no-repeat scroll;
      }
      .foot p + p {
        margin-top: 0.35rem;
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
    const { choice } = state;
    const { talk, unit, copied } = workload(choice.workload);
    const results = shown(state);
    const take = (what: "csv" | "json" | "markdown" | "link", text: string, needsResults = true): TemplateResult =>
      html`<button type="button" ?disabled=${needsResults && results.length === 0} @click=${() => send(this, "zen-take", what)}>${text}</button>`;
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
              <th scope="col">view is faster</th>
              <th scope="col">bytes copied</th>
              <th scope="col">peak memory</th>
            </tr>
          </thead>
          <tbody>
            ${pairs(results).map(row)} ${talkBeside(results, talk, choice.isLog).map(publishedRow)}
          </tbody>
        </table>
      </div>
      <div class="foot">
        <p>${results.length === 0 ? empty(talk) : legend(results)} Copying copies ${copied}.</p>
        ${results.length === 0 ? nothing : html`<p>${clocks(results).map((line) => `${line}. `)}</p>`}
        ${results.length === 0 ? nothing : html`<p>${state.environments.map((each) => `${placeText(each)}. `)}</p>`}
        <p>${this.taken}</p>
      </div>`;
  }
}

function row({ series, n, copying, view }: Pair): TemplateResult {
  return html`<tr>
    <th scope="row">${count(n)}<span class="side">${seriesName[series]}</span></th>
    ${timeCell(copying)} ${timeCell(view)}
    ${copying === null || view === null ? html`<td>–</td>` : html`<td class=${compare(copying.medianNs / view.medianNs)}>${faster({ copying, view })}</td>`}
    ${countCell("bytesCopied", copying, view)} ${countCell("peakBytes", copying, view)}
  </tr>`;
}

function publishedRow({ n, copyingSeconds, viewSeconds }: Published): TemplateResult {
  return html`<tr>
    <th scope="row">${count(n)}<span class="side">the talk</span></th>
    <td>${published(copyingSeconds)}</td>
    <td>${published(viewSeconds)}</td>
    <td class="faster">${faster({ copying: { medianNs: copyingSeconds }, view: { medianNs: viewSeconds } })}</td>
    <td>–</td>
    <td>–</td>
  </tr>`;
}

function timeCell(result: Result | null): TemplateResult {
  return result === null ? html`<td>–</td>` : html`<td>${time(result.medianNs)}<span class="side">${result.samplesNs.length < 9 ? `of ${result.samplesNs.length}: ` : ""}${spread(result)}</span></td>`;
}

function countCell(what: "bytesCopied" | "peakBytes", copying: Result | null, view: Result | null): TemplateResult {
  const text = (result: Result | null): string => (result === null || result[what] === null ? "–" : bytes(result[what]));
  const [one, other] = [text(copying), text(view)];
  return html`<td>${one}${other === "–" ? nothing : html`<span class="side">view ${other}</span>`}</td>`;
}

function empty(talk: readonly Published[] | null): string {
  return talk === null ? "Nothing has been measured here yet, and the talk has no figures for this: Run measures." : "Nothing has been measured here yet. These are the talk’s seconds.";
}

/** legend says what stands in the cells. */
function legend(results: readonly Result[]): string {
  const few = results.some((each) => each.samplesNs.length < 9) ? ", where a pass takes longer than a second of as many as it says" : "";
  const uncounted = results.some((each) => each.bytesCopied === null) ? " Nobody counts what JavaScript copies." : "";
  return `Medians of nine batches${few}; below them the least and the most, below a count the view’s.${uncounted}`;
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-bench-table": ZenBenchTable;
  }
}
