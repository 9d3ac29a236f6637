import { html, css, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { grouped } from "../grouped.ts";
import { shorten } from "../name.ts";
import { referenceLink } from "../reference-link.ts";
import type { Output } from "../state.ts";
import { base, panel } from "./styles.ts";

/** maxType bounds the characters of an exception's name; Python's own have at most 25. */
const maxType = 40;

/** ZenOutput shows what the program printed, and the traceback that ended it. All of it is text. */
@customElement("zen-output")
export class ZenOutput extends LitElement {
  @property({ attribute: false }) accessor output: Output | null = null;
  /** What had been printed at the step that the picture is of; null shows all. */
  @property({ attribute: false }) accessor until: string | null = null;

  static override styles = [
    base,
    panel,
    css`
      pre {
        max-height: 22rem;
        min-height: 5rem;
        margin: 0;
        padding: 0.75rem 0.95rem;
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        tab-size: 8;
        font: 0.875rem/1.5 var(--mono);
      }
      .error {
        display: block;
        margin-top: 0.25rem;
        padding-left: 0.6rem;
        border-left: 3px solid var(--error);
        color: var(--error);
      }
      .more {
        padding: 0 0.95rem 0.75rem;
        overflow-wrap: anywhere;
        font-size: 0.875rem;
      }
      .more a {
        color: var(--accent);
      }
      .dropped {
        display: block;
        color: var(--muted);
        font-family: var(--prose);
      }
    `,
  ];

  override render(): TemplateResult {
    const output = this.output;
    // The region is not live: a screen reader would read every line of a long
    // output. What happened is said by status alone.
    return html`<div class="head">
        <h2 id="title">Output</h2>
        <span class="note" role="status">${this.#status()}</span>
      </div>
      <pre tabindex="0" role="region" aria-labelledby="title">${output === null || output.dropped === 0
        ? nothing
        : html`<span class="dropped">${grouped(output.dropped)} characters before are not shown</span>`}${this.until ?? output?.text}${this.until === null ? this.#traceback() : nothing}</pre>
      ${this.#link()}`;
  }

  #traceback(): TemplateResult | typeof nothing {
    const error = this.output?.error ?? null;
    return error === null ? nothing : html`<span class="error">${error.traceback.trimEnd()}</span>`;
  }

  /** Below an error about something that is not offered: where to read what is. */
  #link(): TemplateResult | typeof nothing {
    const error = this.output?.error ?? null;
    const link = error === null ? null : referenceLink(error);
    return link === null ? nothing : html`<p class="more"><a href=${link.href} target="zen-reference">${link.text}<span class="spoken"> (in a new tab)</span></a></p>`;
  }

  #status(): string {
    const output = this.output;
    if (output === null || output.phase === "none") {
      return "";
    }
    if (this.until !== null) {
      return "up to this step";
    }
    if (output.phase === "running") {
      return "running";
    }
    if (output.phase === "lost") {
      return "the program did not end: the machine stopped";
    }
    if (output.error !== null) {
      const type = shorten(output.error.type, maxType);
      return output.error.line > 0 ? `${type} in line ${output.error.line}` : type;
    }
    return output.text === "" ? "done, nothing printed" : "done";
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get("output");
    if (!changed.has("output") || (before?.text === this.output?.text && before?.error === this.output?.error)) {
      return; // to ask how high the text is costs a layout of the page
    }
    const pre = this.renderRoot.querySelector("pre");
    if (pre !== null) {
      pre.scrollTop = pre.scrollHeight;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-output": ZenOutput;
  }
}
