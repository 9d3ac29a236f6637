import { html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { bytesText } from "../transfer-text.ts";
import { announcementOf, isBusy, receivers, sizesOf, statusOf } from "../transfer-state.ts";
import type { TransferState } from "../transfer-state.ts";
import type { Plan, Receiver } from "../transfer.ts";
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
        ${this.#group(this.#file(state), "size", this.#sizes(state), busy)} ${this.#group("Receiver", "receiver", this.#receivers(state), busy)}
        ${this.#group("Cache", "cache", this.#caches(state), busy)} ${this.#group("Runs of each", "repeats", this.#repeats(state), busy)}
        <div class="buttons">
          <button class="main" type="button" ?disabled=${state.offer === null || busy} @click=${() => send(this, "zen-run", null)}>
            Run on the server
          </button>
          <button type="button" ?disabled=${!busy} @click=${() => send(this, "zen-stop", null)}>Stop</button>
        </div>
      </form>
      <progress max="1" .value=${state.fraction} aria-label="How much of the plan is done"></progress>
      <p class=${state.work.type === "failed" ? "status failed" : "status"}>${statusOf(state)}</p>
      <p class="spoken" role="status">${announcementOf(state)}</p>`;
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
              ?disabled=${busy}
              @change=${() => send(this, "zen-plan", choice.plan)}
            />${choice.text}</label
          >`,
      )}
    </fieldset>`;
  }

  /** What the lengths are called, with the server's limit where it is low. */
  #file({ offer }: TransferState): string {
    const most = offer?.limits.maxSize ?? Infinity;
    return most < 2 ** 31 ? `File, ${bytesText(most)} at most here` : "File";
  }

  #sizes({ plan, offer }: TransferState): readonly Choice[] {
    return sizesOf(offer).map((size) => ({ text: bytesText(size), plan: { size }, isChosen: plan.size === size }));
  }

  #receivers({ plan }: TransferState): readonly Choice[] {
    return (Object.keys(receivers) as Receiver[]).map((receiver) => ({
      text: receivers[receiver],
      plan: { receiver },
      isChosen: plan.receiver === receiver,
    }));
  }

  #caches({ plan }: TransferState): readonly Choice[] {
    return [
      { text: "hot", plan: { cache: "hot", file: "sparse" }, isChosen: plan.cache === "hot" && plan.file === "sparse" },
      { text: "hot, random bytes", plan: { cache: "hot", file: "random" }, isChosen: plan.cache === "hot" && plan.file === "random" },
      { text: "cold", plan: { cache: "cold", file: "random" }, isChosen: plan.cache === "cold" },
    ];
  }

  #repeats({ plan, offer }: TransferState): readonly Choice[] {
    const most = offer?.limits.maxRepeats ?? Infinity;
    return [1, 3, 9].filter((repeats) => repeats <= most).map((repeats) => ({ text: String(repeats), plan: { repeats }, isChosen: plan.repeats === repeats }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-transfer-plan": ZenTransferPlan;
  }
}
