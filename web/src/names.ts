// Names in the editor, linked with memory in both directions: a name under the
// pointer or the caret points at its object, a name that is selected selects
// it, and the names of what is pointed at or selected in memory are marked.

import { syntaxTree } from "@codemirror/language";
import { StateEffect, StateField } from "@codemirror/state";
import type { EditorState, Extension, Range as Ranged } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";
import type { DecorationSet, ViewUpdate } from "@codemirror/view";
import { at, isLive, maxText, occurrences } from "./code.ts";
import type { Occurrence } from "./code.ts";

/** Links are what the picture of the memory says of names. */
export interface Links {
  /** The names that hold a buffer or a view. */
  readonly known: ReadonlySet<string>;
  /** The names of what is pointed at, and of what is selected. */
  readonly pointed: ReadonlySet<string>;
  readonly selected: ReadonlySet<string>;
  /** The line of the step that the picture is of, or null for the end of a run. */
  readonly line: number | null;
}

/** NameHandlers hear which name the reader points at, or no longer any, and which one was selected. */
export interface NameHandlers {
  pointAt(name: string | null): void;
  select(name: string): void;
}

export const noLinks: Links = { known: new Set(), pointed: new Set(), selected: new Set(), line: null };

/** setLinks tells the editor what the picture says. */
export const setLinks = StateEffect.define<Links>();

const links = StateField.define<Links>({
  create: () => noLinks,
  update: (value, change) => (change.effects.findLast((effect) => effect.is(setLinks))?.value as Links | undefined) ?? value,
});

/** found are the names of the text that stand for what memory knows. */
const found = StateField.define<readonly Occurrence[]>({
  create: find,
  update: (value, change) => {
    const isNew = change.docChanged || syntaxTree(change.state) !== syntaxTree(change.startState);
    return isNew ? find(change.state) : value;
  },
});

function find(state: EditorState): readonly Occurrence[] {
  return state.doc.length > maxText ? [] : occurrences(syntaxTree(state), state.doc.toString());
}

/** nameAt returns the name at a position that stands for something in memory, or null. */
function nameAt(state: EditorState, position: number): Occurrence | null {
  const all = state.field(found);
  const occurrence = at(all, position);
  return occurrence !== null && isKnown(state, occurrence, all) ? occurrence : null;
}

function isKnown(state: EditorState, occurrence: Occurrence, all: readonly Occurrence[]): boolean {
  const { known, line } = state.field(links);
  const here = line === null || line < 1 || line > state.doc.lines ? null : state.doc.line(line).from;
  return known.has(occurrence.name) && isLive(occurrence, all, here);
}

const marks = {
  pointed: Decoration.mark({ class: "cm-pointed" }),
  selected: Decoration.mark({ class: "cm-selected" }),
  both: Decoration.mark({ class: "cm-pointed cm-selected" }),
};

function decorate(state: EditorState): DecorationSet {
  const { pointed, selected } = state.field(links);
  if (pointed.size === 0 && selected.size === 0) {
    return Decoration.none;
  }
  const ranges: Ranged<Decoration>[] = [];
  const all = state.field(found);
  for (const occurrence of all) {
    const isPointed = pointed.has(occurrence.name);
    const isSelected = selected.has(occurrence.name);
    if ((isPointed || isSelected) && isKnown(state, occurrence, all)) {
      ranges.push(marks[isPointed && isSelected ? "both" : isSelected ? "selected" : "pointed"].range(occurrence.from, occurrence.to));
    }
  }
  return Decoration.set(ranges);
}

const marked = StateField.define<DecorationSet>({
  create: decorate,
  update: (value, change) => {
    const isSame = change.state.field(links) === change.startState.field(links) && change.state.field(found) === change.startState.field(found);
    return isSame ? value : decorate(change.state);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Pointer tells the page what the reader points at in an editor: by the pointer, else by the caret. */
class Pointer {
  readonly #handlers: NameHandlers;
  #pointed: string | null = null;

  constructor(handlers: NameHandlers) {
    this.#handlers = handlers;
  }

  point(name: string | null): void {
    if (name !== this.#pointed) {
      this.#pointed = name;
      this.#handlers.pointAt(name);
    }
  }

  update(change: ViewUpdate): void {
    const { state } = change;
    if (!change.view.hasFocus) {
      if (change.focusChanged) {
        this.point(null);
      }
      return;
    }
    if (change.docChanged || !(change.selectionSet || change.focusChanged)) {
      return;
    }
    const { from, to, head } = state.selection.main;
    const name = nameAt(state, head);
    this.point(name?.name ?? null);
    if (name !== null && from === name.from && to === name.to) {
      this.#handlers.select(name.name);
    }
  }

  /** hover finds the name under the pointer: beside a line's end there is none. */
  hover(event: PointerEvent, view: EditorView): void {
    if (event.buttons !== 0) {
      return;
    }
    const position = view.posAtCoords({ x: event.clientX, y: event.clientY });
    const name = position === null ? null : nameAt(view.state, position);
    const left = name === null ? null : view.coordsAtPos(name.from, 1);
    const right = name === null ? null : view.coordsAtPos(name.to, -1);
    const isOn = left !== null && right !== null && event.clientX >= left.left && event.clientX <= right.right && event.clientY <= right.bottom;
    this.point(isOn ? (name?.name ?? null) : this.#atCaret(view));
  }

  leave(view: EditorView): void {
    this.point(this.#atCaret(view));
  }

  #atCaret({ state, hasFocus }: EditorView): string | null {
    return hasFocus ? (nameAt(state, state.selection.main.head)?.name ?? null) : null;
  }
}

const style = EditorView.baseTheme({
  ".cm-pointed": { outline: "2px dashed var(--focus)", outlineOffset: "0", borderRadius: "2px" },
  ".cm-selected": { outline: "2px solid var(--text)", outlineOffset: "0", borderRadius: "2px" },
  ".cm-selected.cm-pointed, .cm-selected .cm-pointed": { outline: "4px double var(--text)" },
});

/** names is the extension; handlers hear of what it points at. */
export function names(handlers: NameHandlers): Extension {
  const plugin = ViewPlugin.define(() => new Pointer(handlers), {
    eventHandlers: {
      pointermove(event, view) {
        this.hover(event, view);
      },
      pointerleave(_event, view) {
        this.leave(view);
      },
    },
  });
  return [links, found, marked, plugin, style];
}
