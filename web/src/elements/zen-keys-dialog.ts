import { html, css, LitElement } from "lit";
import type { TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { closeOutside, dialog } from "./dialog.ts";
import { base, button } from "./styles.ts";

/** Keys are lists of keys, "+" between those that are held together, and what they do. */
type Keys = readonly (readonly [keys: string, does: string])[];

const everywhere: Keys = [
  ["Ctrl+Enter", "run the program"],
  ["Ctrl+Z", "outside of texts: take the last edit of the memory back"],
  ["Escape", "let go of what is selected; give up what is being typed"],
  ["?", "this list"],
];

const program: Keys = [
  ["Tab", "leave the text; after Ctrl+M: indent"],
  ["Ctrl+M", "let Tab indent, or leave again"],
  ["Alt+↑ · Alt+↓", "change the number at the caret, and run; a number can be dragged as well"],
  ["Ctrl+Z · Ctrl+Y", "undo, redo"],
];

const memory: Keys = [
  ["← → ↑ ↓", "go from byte to byte; down leads to the views below a row, and on"],
  ["Home · End", "the ends of the row; with Ctrl those of the object"],
  ["PageUp · PageDown", "eight rows on"],
  ["Shift+arrows", "select bytes; Ctrl+A selects all"],
  ["Enter · Space", "select the byte or the item; with Shift the whole view"],
  ["0–9 a–f", "type a new value for the byte; F2 opens its field"],
  ["Ctrl+C", "copy the selected bytes, in hexadecimal"],
];

const timeline: Keys = [
  ["← →", "on the slider: the step before, the step behind"],
  ["Home · End", "the first step, the last: the live memory"],
];

const prompt: Keys = [
  ["Enter", "run the line; an empty line ends a block"],
  ["↑ ↓", "earlier inputs"],
];

/** The words of the page that Python's documentation knows, and those that it does not. */
const words: readonly (readonly [word: string, meaning: string])[] = [
  ["buffer", "memory with bytes in it that an object owns: of bytes, bytearray, array."],
  ["view", "a memoryview: it shows bytes of another object's buffer, owns none, and copies none. A slice of a view is a view."],
  ["slice", "a part, written x[a:b:c]. Of a bytes or a bytearray it is a copy; of a memoryview it is a window."],
  ["item", "what a view shows at an index: one or several bytes, read in the view's format."],
  ["format", "how the bytes of an item are read, as in struct: 'B' an unsigned byte, 'i' a signed integer of 32 bits."],
  ["offset", "where the first item lies: how many bytes behind the first one of the buffer."],
  ["stride", "how many bytes it is from an item to the next. Below zero the view goes backwards."],
  ["shape", "how many items there are, on each axis."],
  ["contiguous", "without gaps: the items lie side by side, in order."],
  ["export", "a loan of a buffer to a view. While one is held, the object cannot change its size."],
  ["little, big endian", "which byte of a number comes first: the least, or the greatest."],
  ["allocated", "memory that objects got, whether bytes were copied into it or not."],
];

/** ZenKeysDialog lists the keys of the page, and says what its words mean. */
@customElement("zen-keys-dialog")
export class ZenKeysDialog extends LitElement {
  static override styles = [
    base,
    button,
    dialog,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(6rem, 10rem) minmax(0, 1fr);
        gap: 0.3rem 1rem;
        margin: 0.3rem 0 0;
        font-size: 0.875rem;
      }
      dd {
        margin: 0;
      }
      kbd {
        display: inline;
        margin: 0;
        font: 600 0.8125rem var(--mono);
      }
      dfn {
        font-style: normal;
        font-weight: 600;
      }
    `,
  ];

  /** open shows the dialog. */
  open(): void {
    void this.updateComplete.then(() => {
      const shown = this.renderRoot.querySelector("dialog");
      if (shown?.open === false) {
        shown.showModal();
      }
    });
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @click=${closeOutside}>
      <form class="top" method="dialog"><h2 id="title">Keys and words</h2><button>Close</button></form>
      ${list("Everywhere", everywhere)} ${list("In the program", program)} ${list("In the bytes of an object", memory)}
      ${list("In the timeline", timeline)} ${list("At the prompt", prompt)}
      <h3>Words</h3>
      <dl>
        ${words.map(([word, meaning]) => html`<dt><dfn>${word}</dfn></dt><dd>${meaning}</dd>`)}
      </dl>
    </dialog>`;
  }
}

function list(title: string, all: Keys): TemplateResult {
  return html`<h3>${title}</h3>
    <dl>
      ${all.map(([keys, does]) => html`<dt><kbd>${keys}</kbd></dt><dd>${does}</dd>`)}
    </dl>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-keys-dialog": ZenKeysDialog;
  }
}
