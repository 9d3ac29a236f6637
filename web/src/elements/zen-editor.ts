import { html, css, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Editor, Shown } from "../codemirror.ts";
import type { Occurrence } from "../code.ts";
import type { Complete } from "../completion.ts";
import { namesIn, namesOf, placeNamed } from "../link.ts";
import type { Links } from "../names.ts";
import type { Place } from "../place.ts";
import type { Failure, Line, State, Step } from "../protocol.ts";
import { notes } from "../steps.ts";
import { costWords, failureWords, placeWords, stepWords } from "../words.ts";
import { send } from "./events.ts";
import { base, button } from "./styles.ts";

/** Code is CodeMirror and what reads a program, which are loaded when the page is idle. */
type Code = typeof import("../codemirror.ts");

/** linked are the properties from which the links come. */
const linked = ["memory", "pointed", "selected", "step", "isPast"] as const;

/**
 * ZenEditor edits the program. It begins as a plain text field, which works at
 * once and is all there is when CodeMirror cannot be loaded; CodeMirror takes
 * its place when the page is idle, unless the reader prefers the plain field.
 * What CodeMirror marks in the text is then said below it.
 */
@customElement("zen-editor")
export class ZenEditor extends LitElement {
  @property({ attribute: false }) accessor program = "";
  @property({ attribute: false }) accessor failure: Failure | null = null;
  /** What each line of the text cost when it ran. */
  @property({ attribute: false }) accessor lines: readonly Line[] = [];
  /** The step that the picture shows, when it is one of the text. */
  @property({ attribute: false }) accessor step: Step | null = null;
  /** Whether that is before the live memory. */
  @property({ type: Boolean }) accessor isPast = false;
  /** The memory that the picture shows. */
  @property({ attribute: false }) accessor memory: State | null = null;
  @property({ attribute: false }) accessor pointed: Place | null = null;
  @property({ attribute: false }) accessor selected: Place | null = null;
  /** What came of the number that was changed last, in words, or "". */
  @property() accessor tried = "";
  @property({ type: Boolean }) accessor isPlain = false;
  /** Whether the page lists its keys when it is asked to. */
  @property({ type: Boolean }) accessor hasKeys = false;
  /** What can be typed behind a dotted path. */
  @property({ attribute: false }) accessor complete: Complete = () => [];
  @state() private accessor code: Code | null = null;
  @state() private accessor indents = false;
  #editor: Editor | null = null;
  /** The names of the text that stand for variables, when they are known. */
  #names: readonly Occurrence[] = [];
  #links: Links = { known: new Set(), pointed: new Set(), selected: new Set(), line: null };

  static override styles = [
    base,
    button,
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
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.75rem;
        align-items: center;
        justify-content: space-between;
        padding: 0.2rem 0.95rem;
        border-top: 1px solid var(--line);
        color: var(--muted);
        font-size: 0.75rem;
      }
      .foot label {
        display: flex;
        gap: 0.35rem;
        align-items: center;
        min-height: 1.5rem;
        cursor: pointer;
      }
      .foot input {
        width: 1rem;
        height: 1rem;
        margin: 0;
        accent-color: var(--accent);
      }
      kbd {
        display: inline;
        margin: 0;
        font: inherit;
        font-weight: 700;
      }
      .foot button {
        min-height: 1.5rem;
        margin-left: auto;
        padding: 0 0.5rem;
        font-size: 0.75rem;
      }
      .touch {
        display: none;
      }
      /* Keys are of no use to a finger. */
      @media (max-width: 30rem), (hover: none) and (pointer: coarse) {
        .keys {
          display: none;
        }
        .touch {
          display: inline;
        }
      }
      .words {
        margin: 0;
        padding: 0.4rem 0.95rem 0.4rem 2rem;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
        font-size: 0.8125rem;
      }
      .failed {
        color: var(--error);
        font-weight: 700;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<div id="editor">
        <textarea
          aria-label="Python program"
          aria-describedby="help"
          spellcheck="false"
          autocapitalize="off"
          autocomplete="off"
          ?hidden=${this.#editor !== null}
          rows=${Math.min(this.program.split("\n").length + 1, 30)}
          .value=${this.program}
          @input=${this.#typed}
          @keydown=${this.#pressed}
          @selectionchange=${this.#moved}
          @blur=${() => this.#pointAt(null)}
        ></textarea>
      </div>
      ${this.#words()}
      <div class="foot">
        <span id="help">${this.#help()}</span>
        ${this.hasKeys ? html`<button aria-haspopup="dialog" @click=${() => send(this, "zen-keys", null)} aria-label="Keys and words">Keys ?</button>` : nothing}
        <label><input type="checkbox" .checked=${this.isPlain} @change=${this.#switched} />plain text</label>
      </div>
      <p class="spoken" role="status">${this.tried === "" ? this.#places() : this.tried}</p>`;
  }

  #help(): TemplateResult {
    const number = html`<kbd>Alt ↑↓</kbd> changes a number`;
    if (this.#editor === null) {
      return html`<span class="keys"><kbd>Tab</kbd> leaves the text${this.code === null ? nothing : html` · ${number}`}</span>`;
    }
    return html`<span class="keys"
        ><kbd>Tab</kbd> ${this.indents ? "indents" : "leaves"} (<kbd>Ctrl M</kbd>: ${this.indents ? "leaves" : "indents"}) · drag a number</span
      ><span class="touch">drag dotted numbers</span>`;
  }

  /** words says what is marked: for all to read below the plain field, and else for those who hear the page. */
  #words(): TemplateResult | typeof nothing {
    const failure = failureWords(this.failure);
    const others = [stepWords(this.step), ...(this.#editor === null ? [this.#places()] : []), ...costWords(this.lines)].filter((each) => each !== "");
    if (failure === "" && others.length === 0) {
      return nothing;
    }
    return html`<ul class=${this.#editor === null ? "words" : "spoken"} aria-label="Marks in the program">
      ${failure === "" ? nothing : html`<li class="failed">${failure}</li>`} ${others.map((each) => html`<li>${each}</li>`)}
    </ul>`;
  }

  /** places says where the names of what is selected stand. */
  #places(): string {
    if (this.#links.selected.size === 0) {
      return "";
    }
    const position = this.#links.line === null ? null : this.#lineStart(this.#links.line);
    const live = this.#names.filter((each) => this.code?.isLive(each, this.#names, position));
    return placeWords(this.#links.selected, live, this.program);
  }

  #lineStart(line: number): number {
    return this.program.split("\n", line - 1).reduce((sum, each) => sum + each.length + 1, 0);
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

  /** load rejects when CodeMirror cannot be loaded. */
  async #load(): Promise<void> {
    this.code = await import("../codemirror.ts");
  }

  override willUpdate(changed: PropertyValues): void {
    if (linked.some((each) => changed.has(each))) {
      this.#links = {
        known: namesIn(this.memory),
        pointed: namesOf(this.pointed, this.memory),
        selected: namesOf(this.selected, this.memory),
        line: this.isPast && this.step?.source === "cell" ? this.step.line : null,
      };
    }
    if (changed.has("code") || changed.has("isPlain")) {
      this.#choose();
    }
    const isNew = changed.has("program") || changed.has("code") || changed.has("selected") || changed.has("isPlain");
    if (isNew && this.code !== null && (this.#editor === null || this.#links.selected.size > 0)) {
      this.#names = this.code.read(this.program).names;
    }
  }

  /** choose puts CodeMirror in the place of the text field, or the field in its place; the focus stays in the program. */
  #choose(): void {
    const parent = this.renderRoot.querySelector("#editor");
    if (parent === null || this.code === null || this.isPlain === (this.#editor === null)) {
      return;
    }
    const hadFocus = parent.contains(this.shadowRoot?.activeElement ?? null);
    if (this.isPlain) {
      this.#editor?.destroy();
      this.#editor = null;
    } else {
      this.#editor = this.#mount(this.code, parent);
    }
    if (hadFocus) {
      void this.updateComplete.then(() => (this.#editor === null ? this.renderRoot.querySelector("textarea") : this.#editor)?.focus());
    }
  }

  #mount(code: Code, parent: Element): Editor {
    const editor = code.mount(parent, this.renderRoot as ShadowRoot, this.program, {
      typed: (text) => send(this, "zen-type", text),
      run: () => send(this, "zen-run", null),
      pointAt: (name) => this.#pointAt(name),
      select: (name) => send(this, "zen-select", placeNamed(name, this.memory)),
      attempt: (program, line) => send(this, "zen-try", { program, line }),
      complete: (path) => this.complete(path),
      indents: (does) => (this.indents = does),
    });
    this.indents = false;
    editor.show({ failure: this.failure, notes: notes(this.lines), here: this.#here(), links: this.#links });
    return editor;
  }

  override updated(changed: PropertyValues<this>): void {
    const editor = this.#editor;
    if (editor === null) {
      return;
    }
    if (changed.has("program")) {
      editor.setText(this.program);
    }
    const shown: { -readonly [Mark in keyof Shown]?: Shown[Mark] } = {};
    if (changed.has("failure")) {
      shown.failure = this.failure;
    }
    if (changed.has("lines")) {
      shown.notes = notes(this.lines);
    }
    if (changed.has("step")) {
      shown.here = this.#here();
    }
    if (linked.some((each) => changed.has(each))) {
      shown.links = this.#links;
    }
    if (Object.keys(shown).length > 0) {
      editor.show(shown);
    }
  }

  #here(): Shown["here"] {
    return this.step?.source === "cell" ? { from: this.step.line, to: this.step.endLine } : null;
  }

  #pointAt(name: string | null): void {
    send(this, "zen-point", name === null ? null : placeNamed(name, this.memory));
  }

  #switched(event: Event): void {
    send(this, "zen-plain", (event.target as HTMLInputElement).checked);
  }

  // What follows is of the plain text field.

  #typed(event: InputEvent): void {
    send(this, "zen-type", (event.target as HTMLTextAreaElement).value);
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send(this, "zen-run", null);
    }
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      this.#step(event, event.key === "ArrowUp" ? 1 : -1);
    }
  }

  /** step moves the number at the caret. */
  #step(event: KeyboardEvent, by: number): void {
    const area = event.target as HTMLTextAreaElement;
    const number = this.code?.at(this.code.read(area.value).numbers, area.selectionStart) ?? null;
    if (this.code === null || number === null) {
      return;
    }
    event.preventDefault();
    area.setSelectionRange(number.from, number.to);
    // Unlike setRangeText it can be undone.
    document.execCommand("insertText", false, String(this.code.moved(number, by)));
    const line = area.value.slice(0, number.from).split("\n").length;
    send(this, "zen-try", { program: area.value, line });
  }

  /** moved points at, or selects, what the name at the caret stands for. */
  #moved(event: Event): void {
    const { selectionStart, selectionEnd } = event.target as HTMLTextAreaElement;
    const name = this.code?.at(this.#names, selectionStart) ?? null;
    this.#pointAt(name?.name ?? null);
    if (name !== null && selectionStart === name.from && selectionEnd === name.to) {
      const place = placeNamed(name.name, this.memory);
      if (place !== null) {
        send(this, "zen-select", place);
      }
    }
  }
}

declare module "./events.ts" {
  interface PageEvents {
    /** The reader wants to know the keys, and what the words mean. */
    "zen-keys": null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-editor": ZenEditor;
  }
}
