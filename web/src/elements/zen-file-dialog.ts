import { html, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { plural } from "../picture.ts";
import { largestFile, variableFor } from "../own-file.ts";
import type { FileMark } from "../share.ts";
import { dialog } from "./dialog.ts";
import { send } from "./events.ts";
import { base, button } from "./styles.ts";

/** Load asks to read a file into memory. */
export interface Load {
  readonly file: File;
  /** The variable that gets its bytes. */
  readonly name: string;
  /** The file that a link asks for, or null: any will do. */
  readonly wanted: FileMark | null;
}

declare module "./events.ts" {
  interface PageEvents {
    "zen-load": Load;
    /** The reader gives up the file that is being read. */
    "zen-load-cancel": null;
    /** The reader opens a file as the program. */
    "zen-open-file": File;
  }
}

/** largestProgram is how many bytes a file may have that is offered as a program. */
const largestProgram = 2 ** 20;

/** ZenFileDialog asks for a file and for the name that its bytes shall have, and shows how far it has been read. */
@customElement("zen-file-dialog")
export class ZenFileDialog extends LitElement {
  @state() private accessor file: File | null = null;
  @state() private accessor wanted: FileMark | null = null;
  /** How many bytes have been read, or null while nothing is. */
  @state() private accessor loaded: number | null = null;
  @state() private accessor problem = "";

  static override styles = [base, button, dialog];

  /** open asks for a file, or only for a name when the file is known. wanted is the one that a link asks for. */
  async open(file: File | null, wanted: FileMark | null): Promise<void> {
    if (this.loaded !== null) {
      return; // one file after the other
    }
    this.file = file;
    this.wanted = wanted;
    this.problem = "";
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector("dialog");
    if (dialog?.open === false) {
      dialog.showModal();
    }
  }

  /** progress shows how many bytes have been read. */
  progress(loaded: number): void {
    this.loaded = loaded;
  }

  /** end closes the dialog, or shows why the file was not read. */
  end(problem: string): void {
    this.loaded = null;
    this.problem = problem;
    if (problem === "") {
      this.renderRoot.querySelector("dialog")?.close();
    }
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @cancel=${this.#cancelled}>
      <div class="top"><h2 id="title">Your own file</h2><button @click=${this.#close}>${this.loaded === null ? "Close" : "Cancel"}</button></div>
      ${this.wanted === null
        ? html`<p class="muted">Its bytes become a <code>bytes</code> object in this page's memory. They go nowhere else. At most 128 MB.</p>`
        : html`<p>The program of this link reads the file <code>${this.wanted.file}</code>, ${plural(this.wanted.size, "byte")}, as <code>${this.wanted.name}</code>. Links carry no files: choose the same one here.</p>`}
      <div class="line"><input type="file" aria-label="file" ?disabled=${this.loaded !== null} @change=${this.#chosen} /></div>
      ${this.file === null ? nothing : this.#loading(this.file)}
      ${this.problem === "" ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
    </dialog>`;
  }

  #loading(file: File): TemplateResult {
    const isOver = file.size > largestFile;
    return html`<p class="line"><strong>${file.name}</strong> ${plural(file.size, "byte")}</p>
      ${isOver ? html`<p class="problem" role="alert">This file is larger than 128 MB, which is as much as the page takes.</p>` : nothing}
      <form class="line" @submit=${this.#submitted}>
        <label for="name">Name in Python</label>
        <input id="name" .value=${this.wanted?.name ?? variableFor(file.name)} ?readonly=${this.wanted !== null} spellcheck="false" autocapitalize="off" autocomplete="off" />
        <button class="main" ?disabled=${isOver || this.loaded !== null}>Load</button>
        ${this.#isProgram(file) ? html`<button type="button" @click=${() => this.#openAsProgram(file)}>Open as the program</button>` : nothing}
      </form>
      ${this.loaded === null
        ? nothing
        : html`<div class="line">
            <progress max=${Math.max(file.size, 1)} .value=${this.loaded} aria-label="reading the file"></progress>
            <span class="muted">${size(this.loaded)} of ${size(file.size)}</span>
          </div>`}`;
  }

  #isProgram(file: File): boolean {
    return this.wanted === null && this.loaded === null && /\.(py|txt)$/i.test(file.name) && file.size <= largestProgram;
  }

  #openAsProgram(file: File): void {
    this.end("");
    send(this, "zen-open-file", file);
  }

  #chosen(event: Event): void {
    this.file = (event.target as HTMLInputElement).files?.[0] ?? null;
    this.problem = "";
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    const name = this.renderRoot.querySelector<HTMLInputElement>("#name")?.value.trim() ?? "";
    if (this.file === null || this.loaded !== null) {
      return;
    }
    if (this.wanted !== null && this.file.size !== this.wanted.size) {
      this.problem = `This is another file: it has ${plural(this.file.size, "byte")}.`;
      return;
    }
    this.problem = "";
    this.loaded = 0;
    send(this, "zen-load", { file: this.file, name, wanted: this.wanted });
  }

  #close(): void {
    if (this.loaded !== null) {
      send(this, "zen-load-cancel", null);
      return;
    }
    this.end("");
  }

  /** cancelled handles Escape: while a file is read it gives that up, and the dialog stays. */
  #cancelled(event: Event): void {
    if (this.loaded !== null) {
      event.preventDefault();
      this.#close();
    }
  }
}

/** size writes a number of bytes in megabytes. */
function size(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-file-dialog": ZenFileDialog;
  }
}
