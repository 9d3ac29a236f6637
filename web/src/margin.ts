// The margin of the editor: what each line cost, at its right edge, and the line
// of the step that the picture shows. Both are those of the text that ran; they
// go when the text is changed, save by a number, whose new value runs at once.
//
//	8  copy = data[6:12]                 copied 6
//	9  a_longer_line = memoryview(data)[6:12]
//	                                     shares 6      below the code where there is no room beside it
//
// A note is drawn by a pseudo-element that floats to the right: it never lies
// over the code, and is no part of the text for the caret and the keys.

import { StateEffect, StateField } from "@codemirror/state";
import type { EditorState, Extension, Range, StateEffectType, Transaction } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import type { DecorationSet } from "@codemirror/view";
import { isNumberChange } from "./numbers.ts";
import type { Note } from "./steps.ts";

/** Lines are the first and the last line of a statement, from 1. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

/** setNotes sets what the margin says, by line. */
export const setNotes = StateEffect.define<ReadonlyMap<number, Note>>();

/** setHere marks the lines of the shown step, or none. */
export const setHere = StateEffect.define<Lines | null>();

const notes = marked(setNotes, (all, { doc }) =>
  [...all].filter(([line]) => line <= doc.lines).sort(([a], [b]) => a - b).map(([line, note]) => noted(note).range(doc.line(line).from)),
);

function noted({ text, title, isCost }: Note): Decoration {
  return Decoration.line({ class: isCost ? "cm-noted cm-cost" : "cm-noted", attributes: { "data-note": text, title } });
}

const here = marked(setHere, (lines, { doc }) => {
  if (lines === null || lines.from < 1 || lines.from > doc.lines) {
    return [];
  }
  const count = Math.min(lines.to, doc.lines) - lines.from + 1;
  return Array.from({ length: count }, (_, i) => hereLine.range(doc.line(lines.from + i).from));
});

const hereLine = Decoration.line({ class: "cm-here" });

/** marked returns the decorations that the last effect of a kind asked for, as long as the text is the one it was about. */
function marked<T>(kind: StateEffectType<T>, draw: (value: T, state: EditorState) => Range<Decoration>[]): StateField<DecorationSet> {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(decorations, change: Transaction) {
      const set = change.effects.find((effect) => effect.is(kind));
      if (set !== undefined) {
        return Decoration.set(draw(set.value as T, change.state));
      }
      return !change.docChanged ? decorations : isNumberChange(change) ? decorations.map(change.changes) : Decoration.none;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

const style = EditorView.theme({
  ".cm-noted": { display: "flow-root" },
  ".cm-noted::after": {
    content: "attr(data-note)",
    float: "right",
    paddingLeft: "1.5rem",
    color: "var(--muted)",
    fontSize: "0.75rem",
    lineHeight: "1.75", // that of the code
    textIndent: "0",
  },
  ".cm-cost::after": { color: "var(--copied)", fontWeight: "700" },
  ".cm-here": { backgroundColor: "var(--changed-fill)", boxShadow: "inset 3px 0 var(--changed)" },
  "@media (forced-colors: active)": { ".cm-here": { outline: "1px solid Highlight", outlineOffset: "-1px" } },
});

/** margin is the extension. */
export const margin: Extension = [notes, here, style];
