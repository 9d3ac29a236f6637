import { html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { bytesText } from "../transfer-text.ts";
import { isBusy, sizes } from "../transfer-state.ts";
import type { TransferState } from "../transfer-state.ts";
import type { Plan } from "../transfer.ts";
import { send } from "./events.ts";
import { plan } from "./measurements.css.ts";
import { base, button } from "./styles.ts";

declare module "./events.ts" {
  interface PageEvents {
    /** The reader changes what is to be sent. */
    "zen-plan": Partial<Plan>;
  }
}

/** Choice is one value of a part of the plan. */
interface Choice {
  readonly text: string;
  readonly plan: Partial<Plan>;
  readonly isChosen: boolean;
  readonly isOffered: boolean;
}

/** ZenTransferPlan lets the reader choose what is sent, start it and stop it, and shows how far it is. */
@customElement("zen-transfer-plan")
export class ZenTransferPlan extends LitElement {
  @property({ attribute: false }) accessor state: TransferState | null = null;

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
    const busy = isBusy(state);
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
        ${this.#group("File", "size", this.#sizes(state), busy)} ${this.#group("Receiver", "receiver", this.#receivers(state), busy)}
        ${this.#group("Cache", "cache", this.#caches(state), busy)} ${this.#group("Runs of each", "repeats", this.#repeats(state), busy)}
        <div class="buttons">
          <button class="main" type="button" ?disabled=${state.offer === null || busy} @click=${() => send(this, "zen-run", null)}>
            Run on the server
          </button>
          <button type="button" ?disabled=${!busy} @click=${() => send(this, "zen-stop", null)}>Stop</button>
        </div>
      </form>
      <progress max="1" .value=${state.fraction} aria-label="How much of the plan is done"></progress>
      ${state.work.type === "failed"
        ? html`<p class="status failed" role="alert">It broke off: ${state.work.text}</p>`
        : html`<p class="status">${this.#status(state)}</p>`}`;
  }

  #group(title: string, name: string, choices: readonly Choice[], busy: boolean): TemplateResult {
    return html`<fieldset>
      <legend>${title}</legend>
      ${choices.map(
        (choice) =>
          html`<label
            ><input
              type="radio"
              name=${name}
              .checked=${choice.isChosen}
              ?disabled=${busy || !choice.isOffered}
              @change=${() => send(this, "zen-plan", choice.plan)}
            />${choice.text}</label
          >`,
      )}
    </fieldset>`;
  }

  #sizes({ plan, offer }: TransferState): readonly Choice[] {
    const most = offer?.limits.maxSize ?? Infinity;
    return sizes.map((size) => ({ text: bytesText(size), plan: { size }, isChosen: plan.size === size, isOffered: size <= most }));
  }

  #receivers({ plan }: TransferState): readonly Choice[] {
    return [
      { text: "reads it all", plan: { receiver: "reads" }, isChosen: plan.receiver === "reads", isOffered: true },
      { text: "discards in the kernel", plan: { receiver: "discards" }, isChosen: plan.receiver === "discards", isOffered: true },
    ];
  }

  #caches({ plan }: TransferState): readonly Choice[] {
    return [
      { text: "hot", plan: { cache: "hot", file: "sparse" }, isChosen: plan.cache === "hot" && plan.file === "sparse", isOffered: true },
      { text: "hot, random bytes", plan: { cache: "hot", file: "random" }, isChosen: plan.cache === "hot" && plan.file === "random", isOffered: true },
      { text: "cold", plan: { cache: "cold", file: "random" }, isChosen: plan.cache === "cold", isOffered: true },
    ];
  }

  #repeats({ plan, offer }: TransferState): readonly Choice[] {
    const most = offer?.limits.maxRepeats ?? Infinity;
    return [1, 3, 9].map((repeats) => ({ text: String(repeats), plan: { repeats }, isChosen: plan.repeats === repeats, isOffered: repeats <= most }));
  }

  #status({ work, offer, missing }: TransferState): string {
    switch (work.type) {
      case "idle":
        return missing !== "" ? missing : offer === null ? "Asking the server what it can do." : "";
      case "waiting":
        return work.ahead === 0 ? "Starting." : `${work.ahead} before you: one run is made at a time.`;
      case "file":
        return `Making the file, ${Math.round(work.fraction * 100)} %.`;
      case "failed":
        return "";
      case "sending": {
        const title = offer?.methods.find((method) => method.id === work.method)?.title ?? work.method;
        return work.run === 0 ? `${title}: comparing the bytes that arrive, untimed.` : `${title}: run ${work.run} of ${work.of}.`;
      }
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-transfer-plan": ZenTransferPlan;
  }
}
