import { html, css, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { figuresOf } from "../transfer-figures.ts";
import type { Figure, Figures } from "../transfer-figures.ts";
import { methodsOf, receivers, refusal } from "../transfer-state.ts";
import type { Result, TransferState } from "../transfer-state.ts";
import { bytesText, count, crossings, seconds, short } from "../transfer-text.ts";
import type { Method } from "../transfer.ts";
import { send } from "./events.ts";
import { figures } from "./measurements.css.ts";
import { base, panel } from "./styles.ts";

declare module "./events.ts" {
  interface PageEvents {
    /** The reader wants to see what sums consist of, or no longer. */
    "zen-details": boolean;
  }
}

/** Talk is what the talk published of a method that it showed; its file has 2 GiB. */
const talk: Readonly<Record<string, { readonly seconds: number }>> = {
  "read-all": { seconds: 2.42 },
  "sendfile-64k": { seconds: 1.16 },
};

const talkBytes = 2 ** 31;

/** Column is a figure that the table has of every method. */
interface Column {
  readonly title: string;
  readonly of: (figures: Figures) => Figure;
  readonly text: (value: number) => string;
}

/** details are what the sums consist of. */
const details: readonly Column[] = [
  { title: "user ms / GB", of: (each) => each.user, text: short },
  { title: "system ms / GB", of: (each) => each.system, text: short },
  { title: "calls in a run", of: (each) => each.calls, text: count },
  { title: "switches, waited", of: (each) => each.voluntary, text: count },
  { title: "switches, displaced", of: (each) => each.involuntary, text: count },
];

/** ZenTransferCosts is the table: what each method cost the sender, for each receiver that was tried, and the talk's figures beside it. */
@customElement("zen-transfer-costs")
export class ZenTransferCosts extends LitElement {
  @property({ attribute: false }) accessor state: TransferState | null = null;

  static override styles = [
    base,
    panel,
    figures,
    css`
      .zero th,
      .zero .crossings {
        color: var(--accent);
        font-weight: 700;
      }
      .bar {
        display: block;
        width: 100%;
        min-width: 5rem;
        height: 6px;
        margin-top: 0.25rem;
      }
      .bar rect {
        fill: var(--copied);
      }
      .once .bar rect {
        fill: var(--lane2);
      }
      .zero .bar rect {
        fill: var(--accent);
      }
      tbody th {
        min-width: 11rem;
      }
      .detailed :is(th, td) {
        padding-inline: 0.4rem;
      }
      .detailed :is(th, td):first-child {
        padding-left: 0.95rem;
      }
      .detailed :is(th, td):last-child {
        padding-right: 0.95rem;
      }
      .detailed thead th {
        white-space: normal;
        vertical-align: bottom;
      }
      .detailed tbody th {
        min-width: 8.5rem;
      }
      .detailed .side {
        font-size: 0.6875rem;
      }
      .receiver th {
        padding-top: 0.9rem;
        color: var(--muted);
        font-weight: 700;
        text-align: left;
      }
      .why {
        color: var(--muted);
        text-align: left;
        white-space: normal;
      }
      label {
        display: flex;
        gap: 0.4rem;
        align-items: center;
        min-height: 1.5rem;
        color: var(--muted);
        font-size: 0.8125rem;
        cursor: pointer;
      }
      @media (min-width: 48.01rem) {
        .name {
          display: none;
        }
      }
      @media (max-width: 48rem) {
        /* A card for each method: the head's words stand at each figure. */
        thead {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        table,
        tbody {
          display: block;
        }
        tr {
          display: grid;
          grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
          gap: 0.4rem 1rem;
          padding: 0.75rem 0.95rem;
          border-bottom: 1px solid var(--line);
        }
        tr.receiver {
          padding-bottom: 0.25rem;
          border-bottom: 0;
        }
        th,
        td {
          padding: 0;
          border: 0;
          text-align: left;
        }
        tbody th,
        .why {
          grid-column: 1 / -1;
        }
        td.none {
          display: none;
        }
        .name {
          display: block;
          color: var(--muted);
          font-size: 0.75rem;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const state = this.state;
    if (state === null || methodsOf(state).length === 0) {
      return html`<slot></slot>`; // what the page says without a script
    }
    const parts: readonly (Result | null)[] = state.results.length === 0 ? [null] : state.results;
    const all = state.results.flatMap((result) => methodsOf(state).map((method) => figuresOf(result.runs, method.id)?.cpu.median ?? 0));
    const most = Math.max(...all, 0);
    const columns = headings(state.isDetailed);
    return html`<div class="head">
        <h2 id="costs">What each method cost the sender</h2>
        <span class="note">${state.isRecorded ? "recorded elsewhere" : "medians, with the least and the most"}</span>
        <label
          ><input type="checkbox" .checked=${state.isDetailed} @change=${(event: Event) => send(this, "zen-details", event.target instanceof HTMLInputElement && event.target.checked)} />
          user and system, faults, switches</label
        >
      </div>
      <div class="scroll" role="region" aria-labelledby="costs" tabindex="0">
        <table role="table" class=${state.isDetailed ? "detailed" : ""}>
          <thead role="rowgroup">
            <tr role="row">
              ${columns.map((title) => html`<th scope="col" role="columnheader">${title}</th>`)}
            </tr>
          </thead>
          ${parts.map((result) => this.#part(state, result, most, columns))}
        </table>
      </div>
      ${state.results.map((result) => foot(result))}`;
  }

  #part(state: TransferState, result: Result | null, most: number, columns: readonly string[]): TemplateResult {
    return html`<tbody role="rowgroup">
      ${state.results.length > 1 && result !== null
        ? html`<tr class="receiver" role="row">
            <th colspan=${columns.length} scope="rowgroup" role="rowheader">receiver: ${receivers[result.plan.receiver]}</th>
          </tr>`
        : nothing}
      ${methodsOf(state).map((method) => this.#row(state, method, result, most))}
    </tbody>`;
  }

  #row(state: TransferState, method: Method, result: Result | null, most: number): TemplateResult {
    const of = result === null ? null : figuresOf(result.runs, method.id);
    const why = of === null && state.offer !== null ? refusal(method, (result?.plan ?? state.plan).size, state.offer) : "";
    return html`<tr class=${method.crossings === 0 ? "zero" : method.crossings === 1 ? "once" : ""} role="row">
      <th scope="row" role="rowheader" title=${method.how}>
        ${method.title}${method.note === undefined ? nothing : html`<span class="side">${method.note}</span>`}
        ${of !== null && result !== null && !result.isComplete ? html`<span class="side">${of.runs} of ${result.plan.repeats} runs</span>` : nothing}
      </th>
      ${why !== "" ? html`<td class="why" role="cell" colspan=${headings(state.isDetailed).length - 1}>${why}</td>` : this.#cells(state, method, of, most)}
    </tr>`;
  }

  #cells(state: TransferState, method: Method, of: Figures | null, most: number): readonly TemplateResult[] {
    const { isDetailed } = state;
    const published = talk[method.id];
    return [
      cell("CPU ms / GB", html`${figure(of?.cpu, short)}${of === null || most === 0 ? nothing : bar(of.cpu.median / most)}`),
      cell("calls / GB", figure(of?.callsPerGB, count)),
      html`<td role="cell" class="crossings"><span class="name">crosses user memory</span>${crossings[method.crossings]}</td>`,
      ...(isDetailed
        ? [cell("minor faults", figure(of?.minorFaults, count)), cell("major faults", figure(of?.majorFaults, count))]
        : [cell("faults", figure(of?.faults, count))]),
      ...(isDetailed ? details.map((column) => cell(column.title, figure(of === null ? undefined : column.of(of), column.text))) : []),
      cell("GB / s", figure(of?.gbPerS, short)),
      cell("time", figure(of?.wall, seconds)),
      published === undefined
        ? html`<td role="cell" class="none"></td>`
        : cell("the talk’s", html`${short(talkBytes / 1e9 / published.seconds)} GB/s<span class="side">${seconds(published.seconds * 1000)} for 2 GiB</span>`),
    ];
  }
}

/** headings returns what stands above the columns. */
function headings(isDetailed: boolean): readonly string[] {
  const faults = isDetailed ? ["minor faults", "major faults", ...details.map((column) => column.title)] : ["faults"];
  return ["method", "CPU ms / GB (sender)", "calls / GB", "crosses user memory", ...faults, "GB / s", "time", "the talk’s"];
}

/** cell is a figure; where rows are cards its name stands at it. */
function cell(name: string, value: TemplateResult): TemplateResult {
  return html`<td role="cell"><span class="name">${name}</span>${value}</td>`;
}

function foot({ plan, machine, hashes }: Result): TemplateResult {
  const compared = plan.methods.length > 0 && plan.methods.every((id) => (hashes[id] ?? "") !== "");
  return html`<p class="foot">
    ${bytesText(plan.size)}, ${plan.file} file, ${plan.cache} cache, receiver ${receivers[plan.receiver]}; ${plan.repeats}
    ${plan.repeats === 1 ? "run" : "runs"} of each method, taking turns.
    ${machine === null ? "" : `${machine.network}, ${machine.system}, ${machine.model === "" ? "" : `${machine.model}, `}${machine.cpus} processors, ${machine.go}.`}
    ${compared ? "SHA-256 of what arrived is that of the file, for every method." : ""} A GB is 10⁹ bytes.
  </p>`;
}

/** figure writes a median with its spread, or a dash where nothing was measured. */
function figure(of: Figure | undefined, text: (value: number) => string): TemplateResult {
  if (of === undefined) {
    return html`–`;
  }
  const [least, most] = [text(of.min), text(of.max)];
  return html`${text(of.median)}${least === most ? nothing : html`<span class="side">${least} to ${most}</span>`}`;
}

/** bar draws a share of the most, for the eye; the number stands above it. */
function bar(share: number): TemplateResult {
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect width=${Math.max(share * 100, 0.5)} height="6"></rect>
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-transfer-costs": ZenTransferCosts;
  }
}
