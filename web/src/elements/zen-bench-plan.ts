import { css, html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { total } from "../benchmarks-estimate.ts";
import { workload, workloads } from "../benchmarks-protocol.ts";
import type { SeriesName } from "../benchmarks-protocol.ts";
import { casesOf, left, sizesOf } from "../benchmarks-state.ts";
import type { BenchState, Choice, Running, Sizing } from "../benchmarks-state.ts";
import { count, counted, duration, nameOf } from "../benchmarks-text.ts";
import { send } from "./events.ts";
import { plan } from "./measurements.css.ts";
import { base, button } from "./styles.ts";

declare module "./events.ts" {
  interface PageEvents {
    /** The reader chooses what is measured and shown. */
    "zen-choose": Partial<Choice>;
    /** The reader runs workloads, by their names. */
    "zen-measure": readonly string[];
  }
}

/** ZenBenchPlan lets the reader choose what is measured, start it and stop it, and shows how far it is. */
@customElement("zen-bench-plan")
export class ZenBenchPlan extends LitElement {
  @property({ attribute: false }) accessor state: BenchState | null = null;

  static override styles = [
    base,
    button,
    plan,
    css`
      button[aria-disabled="true"] {
        border-color: var(--line);
        background: var(--line);
        color: var(--muted);
        cursor: default;
      }
      .note {
        margin: 0.6rem 0 0;
        padding: 0.5rem 0.75rem;
        border: 1px solid var(--line);
        border-left: 4px solid var(--copied);
        border-radius: 8px;
        background: var(--card);
        font-size: 0.875rem;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const state = this.state;
    if (state === null) {
      return nothing;
    }
    const { choice, work, notes } = state;
    const busy = work.type === "running";
    const all = workloads.map((each) => each.id);
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
        <fieldset>
          <legend class="spoken">What is done</legend>
          ${workloads.map((each) => this.#radio("workload", each.title, each.id === choice.workload, { workload: each.id }))}
        </fieldset>
        <fieldset>
          <legend>beside the Go library</legend>
          ${this.#series("cell", "Python cell", state)} ${this.#series("javascript", "JavaScript", state)}
          ${this.#series("server", "this server, natively", state)}
        </fieldset>
        <fieldset>
          <legend>sizes</legend>
          ${this.#sizing("quick", state)} ${this.#sizing("talk", state)} ${this.#sizing("link", state)}
        </fieldset>
        <fieldset>
          <legend class="spoken">How it is shown</legend>
          <label
            ><input
              type="checkbox"
              .checked=${choice.isLog}
              @change=${(event: Event) => send(this, "zen-choose", { isLog: (event.target as HTMLInputElement).checked })}
            />log scale</label
          >
        </fieldset>
        <div class="buttons">
          ${this.#button("Run", busy, () => send(this, "zen-measure", [choice.workload]), "main")} ${this.#button("Run all", busy, () => send(this, "zen-measure", all))}
          ${this.#button("Stop", !busy, () => send(this, "zen-stop", null))}
        </div>
      </form>
      ${notes.length === 0 ? nothing : html`<p class="note" role="alert">${notes.join(" ")}</p>`}
      <progress max="1" .value=${busy ? work.progress : 0} aria-label="How much of the run is done"></progress>
      ${work.type === "failed"
        ? html`<p class="status failed" role="alert">It broke off: ${work.text}</p>`
        : html`<p class="status">${work.type === "running" ? status(work, state) : `${work.ended} ${this.#forecast(state, all)}`}</p>`}
      <span class="spoken" role="status">${work.type === "running" ? "It runs." : work.type === "idle" ? work.ended : ""}</span>`;
  }

  /** A button that cannot be pressed keeps the focus: whoever presses Run by its key finds Stop with the next Tab. */
  #button(title: string, isDisabled: boolean, press: () => void, name = ""): TemplateResult {
    return html`<button type="button" class=${name} aria-disabled=${isDisabled} @click=${() => isDisabled || press()}>${title}</button>`;
  }

  #radio(name: string, title: string, isChosen: boolean, choice: Partial<Choice>, isDisabled = false): TemplateResult {
    return html`<label
      ><input type="radio" name=${name} .checked=${isChosen} ?disabled=${isDisabled} @change=${() => send(this, "zen-choose", choice)} />${title}</label
    >`;
  }

  #series(name: SeriesName, title: string, { choice, missing, work }: BenchState): TemplateResult {
    const isMissing = name === "server" && missing !== "";
    return html`<label title=${isMissing ? missing : ""}
      ><input
        type="checkbox"
        .checked=${choice.series.includes(name)}
        ?disabled=${isMissing || work.type === "running"}
        @change=${(event: Event) => {
          const rest = choice.series.filter((each) => each !== name);
          send(this, "zen-choose", { series: (event.target as HTMLInputElement).checked ? [...rest, name] : rest });
        }}
      />${title}</label
    >`;
  }

  /** sizing offers sizes, by the largest; those of the talk and of a link only where there are such. */
  #sizing(sizing: Sizing, state: BenchState): TemplateResult | typeof nothing {
    const { choice, work } = state;
    const { talkSizes } = workload(choice.workload);
    const isOffered = sizing === "quick" || (sizing === "talk" ? talkSizes.length > 0 : choice.linked?.workload === choice.workload);
    if (!isOffered) {
      return nothing;
    }
    const largest = count(Math.max(...sizesOf({ ...state, choice: { ...choice, sizing } }, choice.workload)));
    const title = { quick: `to ${largest}`, talk: `the talk’s, to ${largest}`, link: `the link’s, to ${largest}` }[sizing];
    const isChosen = choice.sizing === sizing || (sizing === "quick" && !this.#has(choice));
    return this.#radio("sizing", title, isChosen, { sizing }, work.type === "running");
  }

  /** has reports whether there are sizes of the kind that is chosen. */
  #has({ sizing, linked, workload: id }: Choice): boolean {
    return sizing === "quick" || (sizing === "talk" ? workload(id).talkSizes.length > 0 : linked?.workload === id);
  }

  /** forecast says how long runs will take. */
  #forecast(state: BenchState, all: readonly string[]): string {
    const time = (ids: readonly string[]): string => duration(total(casesOf(state, ids), state.pace));
    return `Run takes about ${time([state.choice.workload])}, all six about ${time(all)}.`;
  }
}

/** status says what a run does, and how long it will go on. */
function status(work: Running, { pace }: BenchState): string {
  if (work.waiting !== "") {
    return work.waiting;
  }
  const rest = `about ${duration(left(work, pace))} left`;
  if (work.now === null) {
    return rest;
  }
  const { series, way, n, workload: id } = work.now;
  const { title, unit } = workload(id);
  const part = work.batch === 0 ? "first pass, and finding the batch" : `batch ${work.batch} of ${work.of}`;
  return `${title}: ${nameOf(series, way)}, ${counted(n, unit)}: ${part}; ${rest}.`;
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-bench-plan": ZenBenchPlan;
  }
}
