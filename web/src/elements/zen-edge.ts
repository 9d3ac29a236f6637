import { html, css, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { EdgeState, Trip, Way } from "../edge.ts";
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

/** sizes are the numbers of bytes that are offered. */
const sizes: readonly number[] = [64 << 10, 1 << 20, 4 << 20];

const ways: readonly { readonly way: Way; readonly title: string; readonly code: string }[] = [
  { way: "handed", title: "handed over", code: "io.Copy(w, r.Body)" },
  { way: "go", title: "through Go’s memory", code: "io.Copy(w, struct{ io.Reader }{r.Body})" },
];

/** ZenEdge sends bytes both ways and shows how many Go read, and how long they were under way. */
@customElement("zen-edge")
export class ZenEdge extends LitElement {
  @property({ attribute: false }) accessor state: EdgeState | null = null;

  static override styles = [
    base,
    button,
    panel,
    figures,
    css`
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
      table {
        border-top: 1px solid var(--line);
      }
      code {
        display: block;
        color: var(--muted);
        font: 0.75rem var(--mono);
        white-space: normal;
        overflow-wrap: anywhere;
      }
      .none {
        color: var(--accent);
        font-weight: 700;
      }
      .failed {
        color: var(--error);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const state = this.state;
    if (state === null) {
      return nothing;
    }
    return html`<div class="head"><h2 id="edge-costs">There and back</h2></div>
      <div class="choice">
        <label
          >Bytes:
          <select ?disabled=${state.isBusy} @change=${(event: Event) => this.#choose(event)}>
            ${sizes.map((size) => html`<option value=${size} ?selected=${size === state.size}>${bytesText(size)}</option>`)}
          </select></label
        >
        <button class="main" type="button" ?disabled=${state.isBusy} @click=${() => send(this, "zen-edge-run", null)}>Send them both ways</button>
        <span role="status">${state.isBusy ? `Under way: trip ${state.trips.length + 1}.` : ""}</span>
        ${state.problem === "" ? nothing : html`<p class="failed" role="alert">It broke off: ${state.problem}.</p>`}
      </div>
      <div class="scroll" role="region" aria-labelledby="edge-costs" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">way</th>
              <th scope="col">bytes through Go’s memory</th>
              <th scope="col">time there and back</th>
            </tr>
          </thead>
          <tbody>
            ${ways.map(({ way, title, code }) =>
              this.#row(
                title,
                code,
                state.trips.filter((trip) => trip.way === way),
              ),
            )}
          </tbody>
        </table>
      </div>`;
  }

  #choose(event: Event): void {
    if (event.target instanceof HTMLSelectElement) {
      send(this, "zen-edge-size", Number(event.target.value));
    }
  }

  #row(title: string, code: string, trips: readonly Trip[]): TemplateResult {
    const times = trips.map((trip) => trip.ms).sort((a, b) => a - b);
    const [least, median, most] = [times[0], times[Math.floor(times.length / 2)], times.at(-1)];
    const through = trips.at(-1)?.throughGo;
    return html`<tr>
      <th scope="row">${title}<code>${code}</code></th>
      <td class=${through === 0 ? "none" : ""}>${through === undefined ? "–" : count(through)}</td>
      <td>
        ${least === undefined || median === undefined || most === undefined
          ? "–"
          : html`${seconds(median)}<span class="side">${seconds(least)} to ${seconds(most)}, ${times.length} ${times.length === 1 ? "trip" : "trips"}</span>`}
      </td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-edge": ZenEdge;
  }
}
