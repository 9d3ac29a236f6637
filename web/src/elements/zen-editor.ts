import { html, css, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Editor } from "../codemirror.ts";
import type { Failure, Line, Step } from "../protocol.ts";
import { notes } from "../steps.ts";
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
  /** What each line of the text cost when it ran. */
  @property({ attribute: false }) accessor lines: readonly Line[] = [];
  /** The step that the picture shows, when it is one of the text. */
  @property({ attribute: false }) accessor step: Step | null = null;
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
    </div>
    ${this.#spoken()}`;
  }

  /** spoken says in words what stands in the margin, which is drawn for the eye alone. */
  #spoken(): TemplateResult | typeof nothing {
    const all = [...notes(this.lines)];
    if (all.length === 0) {
      return nothing;
    }
    return html`<ul class="spoken" aria-label="What each line cost">
      ${all.map(([line, note]) => html`<li>line ${line}: ${note.title}</li>`)}
    </ul>`;
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
    this.#tell(this.#editor);
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
    if (changed.has("lines")) {
      this.#editor?.note(notes(this.lines));
    }
    if (changed.has("step")) {
      this.#point();
    }
  }

  /** tell gives a new editor what is known of the text. */
  #tell(editor: Editor): void {
    editor.mark(this.failure);
    editor.note(notes(this.lines));
    this.#point();
  }

  #point(): void {
    const step = this.step;
    this.#editor?.point(step?.source === "cell" ? { from: step.line, to: step.endLine } : null);
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
