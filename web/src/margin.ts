// The margin of the editor: what each line cost, beside the line, and the line
// of the step that the picture shows. Both are those of the text that ran; they
// go when the text is changed, save by a number, whose new value runs at once.

import { StateEffect, StateField } from "@codemirror/state";
import type { Extension } from "@codemirror/state";
import { Decoration, EditorView, gutter, GutterMarker } from "@codemirror/view";
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

class NoteMarker extends GutterMarker {
  readonly #note: Note;

  constructor(note: Note) {
    super();
    this.#note = note;
  }

  override eq(other: GutterMarker): boolean {
    return other instanceof NoteMarker && other.#note.text === this.#note.text && other.#note.title === this.#note.title;
  }

  override toDOM(): Node {
    const element = document.createElement("span");
    element.className = this.#note.isCost ? "cm-note cm-note-cost" : "cm-note";
    element.textContent = this.#note.text;
    element.title = this.#note.title;
    return element;
  }
}

const notes = StateField.define<ReadonlyMap<number, NoteMarker>>({
  create: () => new Map(),
  update(markers, change) {
    const set = change.effects.find((effect) => effect.is(setNotes));
    if (set !== undefined) {
      const all = set.value as ReadonlyMap<number, Note>;
      return new Map([...all].map(([line, note]) => [line, new NoteMarker(note)]));
    }
    return change.docChanged && !isNumberChange(change) ? new Map() : markers;
  },
});

const here = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, change) {
    const set = change.effects.find((effect) => effect.is(setHere));
    if (set === undefined) {
      return change.docChanged ? (isNumberChange(change) ? decorations.map(change.changes) : Decoration.none) : decorations;
    }
    const lines = set.value as Lines | null;
    const text = change.state.doc;
    if (lines === null || lines.from < 1 || lines.from > text.lines) {
      return Decoration.none;
    }
    const ranges = [];
    for (let line = lines.from; line <= Math.min(lines.to, text.lines); line++) {
      ranges.push(Decoration.line({ class: "cm-here" }).range(text.line(line).from));
    }
    return Decoration.set(ranges);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const style = EditorView.theme({
  ".cm-gutters-after": { borderLeft: "none" },
  ".cm-note": { padding: "0 0.75rem 0 0.5rem", color: "var(--muted)", fontSize: "0.75rem", whiteSpace: "nowrap" },
  ".cm-note-cost": { color: "var(--copied)", fontWeight: "700" },
  ".cm-here": { backgroundColor: "var(--changed-fill)", boxShadow: "inset 3px 0 var(--changed)" },
});

/** margin is the extension. */
export const margin: Extension = [
  notes,
  here,
  style,
  gutter({
    class: "cm-notes",
    side: "after",
    lineMarker: (view, line) => view.state.field(notes).get(view.state.doc.lineAt(line.from).number) ?? null,
    lineMarkerChange: (update) => update.startState.field(notes) !== update.state.field(notes),
  }),
];
