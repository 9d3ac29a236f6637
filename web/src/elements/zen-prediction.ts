/**
 * ZenPrediction is a question before a cell runs. It makes buttons of the
 * choices that stand in the page; nobody grades the choice. Afterwards it shows
 * the explanation, which stands in the page too.
 */
export class ZenPrediction extends HTMLElement {
  #buttons: HTMLButtonElement[] = [];
  #chosen: string | null = null;

  connectedCallback(): void {
    if (this.#buttons.length > 0) {
      return;
    }
    for (const choice of this.querySelectorAll("span.choice")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "choice";
      button.setAttribute("aria-pressed", "false");
      button.append(...choice.childNodes);
      button.addEventListener("click", () => this.choose(button.textContent));
      choice.replaceWith(button);
      this.#buttons.push(button);
    }
  }

  /** The texts that can be chosen. */
  get choices(): readonly string[] {
    return this.#buttons.map((button) => button.textContent);
  }

  /** choose chooses an answer; after the cell has run it may still be changed. */
  choose(text: string): void {
    this.#chosen = text;
    for (const button of this.#buttons) {
      button.setAttribute("aria-pressed", String(button.textContent === text));
    }
  }

  /** isAnswered says whether the cell has run: then the explanation is shown. */
  set isAnswered(isAnswered: boolean) {
    const explanation = this.querySelector<HTMLElement>(".explanation");
    if (explanation === null || explanation.hidden === !isAnswered) {
      return;
    }
    explanation.hidden = !isAnswered;
    explanation.querySelector(".said")?.remove();
    if (isAnswered && this.#chosen !== null) {
      const said = document.createElement("strong");
      said.className = "said";
      said.textContent = `You said: ${this.#chosen}. `;
      explanation.prepend(said);
    }
  }
}

customElements.define("zen-prediction", ZenPrediction);

declare global {
  interface HTMLElementTagNameMap {
    "zen-prediction": ZenPrediction;
  }
}
