import { html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { elementOf, pictureInMarkdown, scriptOf } from "../embed-snippet.ts";
import { grouped } from "../grouped.ts";
import { longestLink } from "../share.ts";
import type { Session } from "../share.ts";
import { closeOutside, dialog } from "./dialog.ts";
import { base, button } from "./styles.ts";

/** Shared is what the dialog offers. */
export interface Shared {
  readonly session: Session;
  /** The whole address. */
  readonly link: string;
  /** The session as a Python program. */
  readonly program: string;
  /** The names of files that the reader must send along. */
  readonly files: readonly string[];
  /** The picture of the memory as an SVG document, or null when there is none. */
  readonly picture: string | null;
}

/** pictureFile is what the picture of the memory is called where it is saved, and in the Markdown that shows it. */
const pictureFile = "state.svg";

/**
 * ZenShareDialog offers what the page shows as a link, or as a file when it is
 * too long for one; the picture of the memory as SVG; and both for pages of the
 * reader's own, as HTML that runs and as Markdown.
 */
@customElement("zen-share-dialog")
export class ZenShareDialog extends LitElement {
  @state() private accessor shared: Shared | null = null;
  @state() private accessor said = "";
  /** What the reader has to copy, or "". */
  @state() private accessor byHand = "";

  static override styles = [base, button, dialog];

  /** open shows the dialog. */
  async open(shared: Shared): Promise<void> {
    this.shared = shared;
    this.said = "";
    this.byHand = "";
    await this.updateComplete;
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @click=${closeOutside}>
      <form class="top" method="dialog"><h2 id="title">Share</h2><button>Close</button></form>
      ${this.shared === null ? nothing : this.#offers(this.shared)}
      <p class="muted" role="status">${this.said}</p>
    </dialog>`;
  }

  #offers(shared: Shared): TemplateResult {
    const { link, files, picture } = shared;
    const isLong = link.length > longestLink;
    return html`<p class="muted">
        The program, the inputs at the prompt, the step, the selection and the colors travel in the link itself. Nothing is stored on
        a server.
      </p>
      ${isLong
        ? html`<p>The link would have ${grouped(link.length)} characters: too many to be sent safely. A file carries the same, and opens when it is dropped on this page.</p>`
        : html`<div class="line">
            <input aria-label="link" readonly .value=${link} @focus=${(event: FocusEvent) => (event.target as HTMLInputElement).select()} />
            <button class="main" @click=${() => this.#copy(link, "Link")}>Copy link</button>
          </div>`}
      ${files.length === 0
        ? nothing
        : html`<p class="muted">Files stay here. The ${isLong ? "file" : "link"} names ${files.join(" and ")} with size and SHA-256, and whoever opens it is asked for the same.</p>`}
      <div class="line">
        ${isLong ? html`<button class="main" @click=${() => save(shared.program, "zero-copy-zen.py", "text/x-python")}>Save as a file</button>` : nothing}
        <button ?disabled=${picture === null} @click=${() => save(picture ?? "", pictureFile, "image/svg+xml")}>Save the picture (SVG)</button>
        ${picture === null ? html`<span class="muted">after a run</span>` : nothing}
      </div>
      <h3>In a page of yours</h3>
      <p class="muted">
        HTML puts the program into your page, where it runs. Markdown, as on GitHub, shows the picture, which leads to the link; the
        picture is saved as ${pictureFile}, to be put beside your text. <a href="/embed/guide">The guide for authors</a> says more.
        ${files.length === 0 ? nothing : html`Neither has your files.`}
      </p>
      <div class="line">
        <button @click=${() => this.#copy(embedOf(shared.session), "HTML")}>Copy as HTML</button>
        <button ?disabled=${picture === null || isLong} @click=${() => this.#copyPicture(link, picture ?? "")}>Copy as Markdown</button>
        ${isLong ? html`<span class="muted">the link is too long for Markdown</span>` : picture === null ? html`<span class="muted">after a run</span>` : nothing}
      </div>
      ${this.byHand === "" ? nothing : html`<textarea aria-label="to be copied" rows="5" readonly .value=${this.byHand}></textarea>`}`;
  }

  async #copyPicture(link: string, picture: string): Promise<void> {
    save(picture, pictureFile, "image/svg+xml");
    await this.#copy(pictureInMarkdown(`The memory, byte by byte. ${descriptionIn(picture)}`, pictureFile, link), "Markdown");
  }

  /** copy puts a text on the clipboard; where the browser does not allow that, the reader finds it selected. */
  async #copy(text: string, kind: string): Promise<void> {
    this.byHand = "";
    try {
      await navigator.clipboard.writeText(text);
      this.said = `${kind} copied: ${grouped(text.length)} characters.`;
    } catch {
      // The browser may forbid it, or the page came over plain HTTP.
      this.byHand = kind === "Link" ? "" : text;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>(kind === "Link" ? "input" : "textarea")?.select();
      this.said = `This browser does not let the page copy. The ${kind === "Link" ? "link" : kind} is selected: press Ctrl C.`;
    }
  }
}

/** embedOf returns the HTML that shows a session in another page. */
function embedOf({ program, step, theme }: Session): string {
  const attributes = { ...(theme === null ? {} : { theme }), ...(step === null ? {} : { step: String(step) }) };
  return `${scriptOf(location.origin)}\n${elementOf({ program, attributes })}\n`;
}

/** descriptionIn returns what a picture says in words. Only that part is parsed: of the whole, the page's policy would refuse the style. */
function descriptionIn(picture: string): string {
  const part = /<desc.*?<\/desc>/s.exec(picture)?.[0] ?? "<desc/>";
  return new DOMParser().parseFromString(part, "image/svg+xml").documentElement.textContent ?? "";
}

/** save gives a text to the browser's downloads. */
function save(text: string, name: string, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The download has begun by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-share-dialog": ZenShareDialog;
  }
}
