import { html, css, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { send } from "./events.ts";
import { base } from "./styles.ts";

declare module "./events.ts" {
  interface PageEvents {
    /** The reader has entered lines at the prompt: one by Enter, several by pasting them. */
    "zen-ask": readonly string[];
    /** The reader gives an input up that is not complete. */
    "zen-give-up": null;
  }
}

/**
 * ZenPrompt is the line below the output that goes on where the program ended. Up and down bring earlier inputs back.
 * Of lines that are pasted, each that a line feed ends is entered; the rest waits in the field, as at Python's own prompt.
 */
@customElement("zen-prompt")
export class ZenPrompt extends LitElement {
  /** The lines of an input that is not complete yet, or "". */
  @property() accessor pending = "";
  @property({ type: Boolean }) accessor disabled = false;
  @state() private accessor recalled = 0;
  readonly #inputs: string[] = [];

  static override styles = [
    base,
    css`
      :host {
        border-top: 1px solid var(--line);
        font: 0.875rem/1.5 var(--mono);
      }
      pre {
        margin: 0;
        padding: 0.4rem 0.95rem 0;
        color: var(--muted);
        font: inherit;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      label {
        display: flex;
        gap: 0.6rem;
        align-items: center;
        padding: 0.3rem 0.95rem;
      }
      input {
        flex: 1;
        min-width: 0;
        min-height: 1.75rem;
        border: 0;
        background: transparent;
        color: var(--text);
        font: inherit;
      }
      input::placeholder {
        color: var(--muted);
        opacity: 1;
      }
    `,
  ];

  override render(): TemplateResult {
    const isFirst = this.pending === "";
    return html`${isFirst ? nothing : html`<pre>${this.pending.split("\n").map((line, i) => `${i === 0 ? ">>> " : "... "}${line}\n`)}</pre>`}
      <label
        ><span aria-hidden="true">${isFirst ? ">>>" : "..."}</span
        ><input
          aria-label=${isFirst ? "Python prompt: goes on where the program ended" : "next line; an empty line ends the input, Escape gives it up"}
          placeholder=${isFirst ? "go on, for example: data[0] = 74" : ""}
          spellcheck="false"
          autocapitalize="off"
          autocomplete="off"
          ?readonly=${this.disabled}
          @keydown=${this.#pressed}
          @paste=${this.#pasted}
      /></label>`;
  }

  #pressed(event: KeyboardEvent): void {
    const input = event.target as HTMLInputElement;
    if (event.key === "Enter" && !event.isComposing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.#enter(input);
    } else if (event.key === "Escape" && this.pending !== "") {
      event.preventDefault();
      input.value = "";
      send(this, "zen-give-up", null);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      this.recalled = Math.min(Math.max(this.recalled + (event.key === "ArrowUp" ? 1 : -1), 0), this.#inputs.length);
      input.value = this.#inputs[this.#inputs.length - this.recalled] ?? "";
    }
  }

  #pasted(event: ClipboardEvent): void {
    const lines = (event.clipboardData?.getData("text/plain") ?? "").split(/\r\n?|\n/);
    const rest = lines.pop() ?? "";
    if (this.disabled || lines.length === 0) {
      return; // one line is for the field itself
    }
    event.preventDefault(); // it would join the lines
    const input = event.target as HTMLInputElement;
    lines[0] = input.value.slice(0, input.selectionStart ?? 0) + lines[0];
    input.value = rest + input.value.slice(input.selectionEnd ?? 0);
    input.setSelectionRange(rest.length, rest.length);
    this.#ask(lines);
  }

  #enter(input: HTMLInputElement): void {
    const line = input.value;
    if (this.disabled || (line === "" && this.pending === "")) {
      return;
    }
    input.value = "";
    this.#ask([line]);
  }

  #ask(lines: readonly string[]): void {
    this.#inputs.push(...lines.filter((line) => line !== ""));
    this.recalled = 0;
    send(this, "zen-ask", lines);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-prompt": ZenPrompt;
  }
}
