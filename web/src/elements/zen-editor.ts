import { html, css, LitElement } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Editor } from "../codemirror.ts";
import type { Failure } from "../protocol.ts";
import { send } from "./events.ts";
import { base } from "./styles.ts";

/**
 * ZenEditor edits the program. It begins as a plain text field, which works at
 * once and is all there is when CodeMirror cannot be loaded; CodeMirror takes
 * its place when the page is idle.
 */
@customElement("zen-editor")
export class ZenEditor extends LitElement {
  @property({ attribute: false }) accessor program = "";
  @property({ attribute: false }) accessor failure: Failure | null = null;
  #editor: Editor | null = null;

  static override styles = [
    base,
    css`
      textarea {
        display: block;
        width: 100%;
        padding: 0.5rem 0.75rem 0.5rem 3rem;
        border: 0;
        resize: none;
        background: transparent;
        color: var(--text);
        font: 0.875rem/1.5 var(--mono);
        white-space: pre;
      }
      textarea[hidden] {
        display: none;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<div id="editor">
      <textarea
        aria-label="Python program"
        spellcheck="false"
        autocapitalize="off"
        autocomplete="off"
        rows=${this.program.split("\n").length}
        .value=${this.program}
        @input=${this.#typed}
        @keydown=${this.#pressed}
      ></textarea>
    </div>`;
  }

  override firstUpdated(): void {
    // Without CodeMirror the text field stays, which is enough to go on.
    const load = (): void => void this.#load().catch(() => undefined);
    if ("requestIdleCallback" in window) {
      requestIdleCallback(load, { timeout: 1000 });
      return;
    }
    setTimeout(load, 100);
  }

  /** load puts CodeMirror in the place of the text field; it rejects when CodeMirror cannot be loaded. */
  async #load(): Promise<void> {
    const { mount } = await import("../codemirror.ts");
    const area = this.renderRoot.querySelector("textarea");
    const parent = this.renderRoot.querySelector("#editor");
    if (area === null || parent === null || this.#editor !== null) {
      return;
    }
    const hadFocus = this.shadowRoot?.activeElement === area;
    area.hidden = true;
    this.#editor = mount(parent, this.renderRoot as ShadowRoot, this.program, {
      typed: (text) => send(this, "zen-type", text),
      run: () => send(this, "zen-run", null),
    });
    this.#editor.mark(this.failure);
    if (hadFocus) {
      this.#editor.focus();
    }
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("program")) {
      this.#editor?.setText(this.program);
    }
    if (changed.has("failure")) {
      this.#editor?.mark(this.failure);
    }
  }

  #typed(event: InputEvent): void {
    send(this, "zen-type", (event.target as HTMLTextAreaElement).value);
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send(this, "zen-run", null);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-editor": ZenEditor;
  }
}
