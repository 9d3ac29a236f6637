import { html, css, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { methodsOf } from "../transfer-state.ts";
import type { TransferState } from "../transfer-state.ts";
import { bytesText, count, crossings, seconds, short } from "../transfer-text.ts";
import type { Figure, Method, Summary } from "../transfer.ts";
import { figures } from "./measurements.css.ts";
import { base, button, panel } from "./styles.ts";

/** Talk is what the talk published of a method that it showed; its file has 2 GB. */
const talk: Readonly<Record<string, { readonly seconds: number }>> = {
  "read-all": { seconds: 2.42 },
  "sendfile-64k": { seconds: 1.16 },
};

/** ZenTransferCosts is the table: what each method cost the sender, and the talk's figures beside it. */
@customElement("zen-transfer-costs")
export class ZenTransferCosts extends LitElement {
  @property({ attribute: false }) accessor state: TransferState | null = null;

  static override styles = [
    base,
    button,
    panel,
    figures,
    css`
      .zero th,
      .zero .crossings {
        color: var(--accent);
        font-weight: 700;
      }
      .least {
        font-weight: 700;
      }
      .bar {
        display: block;
        width: 100%;
        min-width: 6rem;
        height: 6px;
        margin-top: 0.25rem;
      }
      .bar rect {
        fill: var(--copied);
      }
      .zero .bar rect {
        fill: var(--accent);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const state = this.state;
    if (state === null) {
      return nothing;
    }
    const methods = methodsOf(state);
    const summaries = state.report?.summaries ?? [];
    const most = Math.max(...summaries.map((summary) => summary.cpuMsPerGB.median), 0);
    const least = Math.min(...summaries.map((summary) => summary.cpuMsPerGB.median), Infinity);
    return html`<div class="head">
        <h2 id="costs">What each method cost the sender</h2>
        <span class="note">${state.isRecorded ? "recorded elsewhere; run it to have your own" : "medians, with the least and the most"}</span>
      </div>
      <div class="scroll" role="region" aria-labelledby="costs" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">method</th>
              <th scope="col">CPU ms / GB (sender)</th>
              <th scope="col">calls / GB</th>
              <th scope="col">crosses user memory</th>
              <th scope="col">faults</th>
              <th scope="col">GB / s</th>
              <th scope="col">time</th>
              <th scope="col">the talk’s, 2 GB</th>
            </tr>
          </thead>
          <tbody>
            ${methods.map((method) =>
              this.#row(
                method,
                summaries.find((summary) => summary.method === method.id),
                most,
                least,
              ),
            )}
          </tbody>
        </table>
      </div>
      ${this.#foot(state)}`;
  }

  #row(method: Method, summary: Summary | undefined, most: number, least: number): TemplateResult {
    const cells =
      method.unavailable !== undefined
        ? html`<td colspan="6">${method.unavailable}</td>`
        : html`<td class=${summary?.cpuMsPerGB.median === least ? "least" : ""}>
              ${figure(summary?.cpuMsPerGB, short)}${summary === undefined ? nothing : bar(summary.cpuMsPerGB.median / most)}
            </td>
            <td>${figure(summary?.callsPerGB, count)}</td>
            <td class="crossings">${crossings[method.crossings]}</td>
            <td>${figure(summary?.faults, count)}</td>
            <td>${figure(summary?.gbPerS, short)}</td>
            <td>${figure(summary?.wallMs, seconds)}</td>`;
    const published = talk[method.id];
    return html`<tr class=${method.crossings === 0 ? "zero" : ""}>
      <th scope="row" title=${method.how}>${method.title}${method.note === undefined ? nothing : html`<span class="side">${method.note}</span>`}</th>
      ${cells}
      <td>${published === undefined ? "" : seconds(published.seconds * 1000)}</td>
    </tr>`;
  }

  #foot({ report }: TransferState): TemplateResult | typeof nothing {
    if (report === null) {
      return nothing;
    }
    const { plan, machine, summaries } = report;
    const compared = summaries.every((summary) => summary.sha256 !== undefined);
    return html`<p class="foot">
      ${bytesText(plan.size)}, ${plan.file} file, ${plan.cache} cache, receiver ${plan.receiver}; ${plan.repeats} runs of each method, taking turns. ${machine.network},
      ${machine.system}, ${machine.model === "" ? "" : `${machine.model}, `}${machine.cpus} processors, ${machine.go}.
      ${compared ? "SHA-256 of what arrived is that of the file, for every method." : ""} A GB is 10⁹ bytes.
    </p>`;
  }
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
