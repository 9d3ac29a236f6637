import { html, css, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { median, pairs, sizes, timesOf, verdict } from "../edge.ts";
import type { EdgeState, Way } from "../edge.ts";
import { bytesText, count, seconds } from "../transfer-text.ts";
import { send } from "./events.ts";
import { figures } from "./measurements.css.ts";
import { base, button, panel } from "./styles.ts";

declare module "./events.ts" {
  interface PageEvents {
    /** The reader chooses how many bytes travel. */
    "zen-edge-size": number;
    "zen-edge-run": null;
  }
}

const ways: readonly { readonly way: Way; readonly title: string; readonly code: string }[] = [
  { way: "handed", title: "handed over", code: "io.Copy(w, body)" },
  { way: "go", title: "through Go’s memory", code: "io.Copy(w, struct{ io.Reader }{body})" },
];

/** ZenEdge has bytes sent both ways and shows how many Go read, how long they took, and what that costs the Worker. */
@customElement("zen-edge")
export class ZenEdge extends LitElement {
  @property({ attribute: false }) accessor state: EdgeState | null = null;

  static override styles = [
    base,
    button,
    panel,
    figures,
    css`
      :host {
        max-width: 46rem;
      }
      .choice {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem;
        align-items: center;
        padding: 0.6rem 0.95rem;
      }
      select {
        min-height: 2rem;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--card);
        color: var(--text);
        font: 0.875rem var(--prose);
      }
      /* Not disabled: the focus would be lost. */
      button[aria-disabled="true"] {
        border-color: var(--line);
        background: var(--line);
        color: var(--muted);
        cursor: default;
      }
      table {
        border-top: 1px solid var(--line);
        table-layout: fixed;
      }
      thead th,
      td,
      .side {
        white-space: normal;
      }
      tbody th {
        min-width: 0;
      }
      thead th {
        vertical-align: top;
        color: var(--text);
        font-weight: 700;
      }
      code {
        display: block;
        color: var(--muted);
        font: 0.75rem var(--mono);
        overflow-wrap: anywhere;
      }
      .none {
        color: var(--accent);
        font-weight: 700;
      }
      .failed {
        color: var(--error);
      }
      .said {
        color: var(--text);
      }
      @media (max-width: 30rem) {
        th,
        td {
          padding: 0.5rem 0.6rem;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const state = this.state;
    if (state === null) {
      return nothing;
    }
    return html`<div class="head"><h2 id="edge-costs">The same bytes, two ways</h2></div>
      <div class="choice">
        <label
          >Bytes:
          <select ?disabled=${state.isBusy} @change=${(event: Event) => this.#choose(event)}>
            ${sizes.map((size) => html`<option value=${size} ?selected=${size === state.size}>${bytesText(size)}</option>`)}
          </select></label
        >
        <button class="main" type="button" aria-disabled=${state.isBusy} @click=${() => !state.isBusy && send(this, "zen-edge-run", null)}>
          Send them both ways
        </button>
        <span role="status">${progress(state)}</span>
        ${state.problem === "" ? nothing : html`<p class="failed" role="alert">It broke off: ${state.problem}.</p>`}
      </div>
      <div class="scroll" role="region" aria-labelledby="edge-costs" tabindex="0">
        <table>
          <thead>
            <tr>
              <td></td>
              ${ways.map(({ title, code }) => html`<th scope="col">${title}<code>${code}</code></th>`)}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">bytes through Go’s memory<span class="side">counted</span></th>
              ${ways.map(({ way }) => through(state, way))}
            </tr>
            <tr>
              <th scope="row">the Worker’s processor<span class="side">recorded</span></th>
              ${ways.map(({ way }) => processor(state, way))}
            </tr>
            <tr>
              <th scope="row">time until the last byte<span class="side">by your browser’s clock</span></th>
              ${ways.map(({ way }) => time(state, way))}
            </tr>
          </tbody>
        </table>
      </div>
      ${remark(state)}`;
  }

  #choose(event: Event): void {
    if (event.target instanceof HTMLSelectElement) {
      send(this, "zen-edge-size", Number(event.target.value));
    }
  }
}

/** progress says how far a run is. */
function progress({ isBusy, trips }: EdgeState): string {
  if (!isBusy) {
    return "";
  }
  return trips.length === 0 ? "Under way, at first without counting." : `Under way: ${trips.length + 1} of ${2 * pairs}.`;
}

function through({ trips }: EdgeState, way: Way): TemplateResult {
  const bytes = trips.findLast((trip) => trip.way === way)?.throughGo;
  return html`<td class=${bytes === 0 ? "none" : ""}>${bytes === undefined ? "–" : count(bytes)}</td>`;
}

function processor({ costs, size }: EdgeState, way: Way): TemplateResult {
  const cost = costs?.cpu.find((each) => each.size === size)?.[way];
  return html`<td>${cost === undefined ? "–" : `${count(cost)} ms`}</td>`;
}

function time({ trips }: EdgeState, way: Way): TemplateResult {
  const times = timesOf(trips, way);
  const [least, middle, most] = [times[0], median(times), times.at(-1)];
  if (least === undefined || middle === undefined || most === undefined) {
    return html`<td>–</td>`;
  }
  return html`<td>${seconds(middle)}<span class="side">${seconds(least)} to ${seconds(most)}</span></td>`;
}

/** remark says what a run shows, and what it does not. */
function remark({ trips, costs }: EdgeState): TemplateResult {
  const found = verdict(trips);
  const said =
    found === null
      ? nothing
      : html`<span class="said">${
          found.isClear
            ? `In ${found.slower} of ${pairs} pairs the way through Go took longer: by ${seconds(found.byMs)} in the median.`
            : `The clock does not tell the ways apart here: in ${found.slower} of ${pairs} pairs the one through Go took longer, and the line between you and the Worker outweighs it. The bytes and the processor do.`
        }</span>`;
  return html`<p class="foot" role="status">
    ${said} Of each way ${pairs} trips, in turn, after one that is not counted; medians, with the least and the most.
    ${costs === null ? nothing : `A Worker cannot time itself, for its clock stands still while it computes: its processor was measured on ${costs.system}, start of the Go program included.`}
  </p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-edge": ZenEdge;
  }
}
