import { html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { total } from "../benchmarks-estimate.ts";
import { workloads } from "../benchmarks-protocol.ts";
import type { SeriesName } from "../benchmarks-protocol.ts";
import { casesOf, fraction, left } from "../benchmarks-state.ts";
import type { BenchState, Choice, Running } from "../benchmarks-state.ts";
import { count, duration, nameOf } from "../benchmarks-text.ts";
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
  ];

  override render(): TemplateResult | typeof nothing {
    const state = this.state;
    if (state === null) {
      return nothing;
    }
    const { choice, work } = state;
    const busy = work.type === "running";
    const all = workloads.map((each) => each.id);
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
        <fieldset aria-label="What is done">
          ${workloads.map(
            (each) =>
              html`<label
                ><input
                  type="radio"
                  name="workload"
                  .checked=${each.id === choice.workload}
                  @change=${() => send(this, "zen-choose", { workload: each.id })}
                />${each.title}</label
              >`,
          )}
        </fieldset>
        <fieldset aria-label="By whom, and how it is shown">
          ${this.#series("cell", "Python cell", state)} ${this.#series("javascript", "JavaScript", state)}
          ${this.#series("server", "this server, natively", state)}
          ${this.#option("the talk’s sizes", choice.isTalk, (isTalk) => ({ isTalk }), busy)} ${this.#option("log scale", choice.isLog, (isLog) => ({ isLog }))}
        </fieldset>
        <div class="buttons">
          <button class="main" type="button" ?disabled=${busy} @click=${() => send(this, "zen-measure", [choice.workload])}>Run</button>
          <button type="button" ?disabled=${busy} @click=${() => send(this, "zen-measure", all)}>Run all</button>
          <button type="button" ?disabled=${!busy} @click=${() => send(this, "zen-stop", null)}>Stop</button>
        </div>
      </form>
      <progress max="1" .value=${busy ? fraction(work) : 0} aria-label="How much of the run is done"></progress>
      ${work.type === "failed"
        ? html`<p class="status failed" role="alert">It broke off: ${work.text}</p>`
        : html`<p class="status">${work.type === "running" ? status(work) : this.#forecast(choice, all)}</p>`}`;
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

  #option(title: string, isChosen: boolean, choice: (isChosen: boolean) => Partial<Choice>, isDisabled = false): TemplateResult {
    return html`<label
      ><input
        type="checkbox"
        .checked=${isChosen}
        ?disabled=${isDisabled}
        @change=${(event: Event) => send(this, "zen-choose", choice((event.target as HTMLInputElement).checked))}
      />${title}</label
    >`;
  }

  /** forecast says how long runs will take. */
  #forecast(choice: Choice, all: readonly string[]): string {
    const time = (ids: readonly string[]): string => duration(total(casesOf(choice, ids)));
    return `Run takes about ${time([choice.workload])}, all six about ${time(all)}.`;
  }
}

/** status says what a run does, and how long it will go on. */
function status(work: Running): string {
  if (work.waiting !== "") {
    return work.waiting;
  }
  const rest = `about ${duration(left(work))} left`;
  if (work.now === null) {
    return rest;
  }
  const { series, way, n, workload: id } = work.now;
  const title = workloads.find((each) => each.id === id)?.title ?? id;
  const part = work.batch === 0 ? "first pass, and finding the batch" : `batch ${work.batch} of ${work.of}`;
  return `${title}: ${nameOf(series, way)}, ${count(n)}: ${part}; ${rest}.`;
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-bench-plan": ZenBenchPlan;
  }
}
