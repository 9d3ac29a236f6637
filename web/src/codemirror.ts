// CodeMirror, set up for Python. It is a bundle of its own, loaded when the
// page is idle: only zen-editor imports it, and only lazily. What reads a
// program for the plain text field is in it as well, for it is the same parser.

import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { python, pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import type { Extension, Text } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import type { DecorationSet } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { maxText, occurrences, wholeNumbers } from "./code.ts";
import type { Occurrence, WholeNumber } from "./code.ts";
import { completion } from "./completion.ts";
import type { Complete } from "./completion.ts";
import { margin, setHere, setNotes } from "./margin.ts";
import type { Lines } from "./margin.ts";
import { names, setLinks } from "./names.ts";
import type { Links, NameHandlers } from "./names.ts";
import { numbers } from "./numbers.ts";
import type { NumberHandlers } from "./numbers.ts";
import type { Failure } from "./protocol.ts";
import type { Note } from "./steps.ts";

/** Handlers hear what the reader does in the editor. */
export interface Handlers extends NameHandlers, NumberHandlers {
  typed(text: string): void;
  run(): void;
  readonly complete: Complete;
  /** Whether the Tab key indents now: else it leaves the editor. */
  indents(does: boolean): void;
}

/** Shown is what is marked in the text. All but the links goes when the text is changed, save by a number. */
export interface Shown {
  /** The place of an exception. */
  readonly failure: Failure | null;
  /** What each line cost. */
  readonly notes: ReadonlyMap<number, Note>;
  /** The lines of the step that the picture shows. */
  readonly here: Lines | null;
  /** The names of what is pointed at or selected in memory. */
  readonly links: Links;
}

/** Editor is a mounted editor. */
export interface Editor {
  /** Replaces the text; undo brings the old one back. */
  setText(text: string): void;
  /** Marks what is given, and leaves the rest as it is. */
  show(marks: Partial<Shown>): void;
  focus(): void;
  /** Takes the editor out of the page. */
  destroy(): void;
}

export { at, isLive, moved } from "./code.ts";

/** read finds the names and numbers of a text. */
export function read(text: string): { readonly names: readonly Occurrence[]; readonly numbers: readonly WholeNumber[] } {
  if (text.length > maxText) {
    return { names: [], numbers: [] };
  }
  const tree = pythonLanguage.parser.parse(text);
  return { names: occurrences(tree, text), numbers: wholeNumbers(tree, text) };
}

/** mount puts an editor with the text into parent. Its style goes to root, as a strict policy demands. */
export function mount(parent: Element, root: ShadowRoot, text: string, handlers: Handlers): Editor {
  const run = (): boolean => {
    handlers.run();
    return true;
  };
  let indents = false;
  const toggleTab = (view: EditorView): boolean => {
    indents = !indents;
    view.setTabFocusMode(!indents);
    view.dispatch({ effects: EditorView.announce.of(indents ? "Tab indents" : "Tab leaves the editor") });
    handlers.indents(indents);
    return true;
  };
  const typed = EditorView.updateListener.of((change) => {
    if (change.docChanged) {
      handlers.typed(change.state.doc.toString());
    }
  });
  const extensions: Extension[] = [
    keymap.of([
      { key: "Mod-Enter", run },
      { key: "Ctrl-Enter", run },
      { key: "Ctrl-m", run: toggleTab },
      { key: "Tab", run: indentMore, shift: indentLess }, // seen only while Tab indents
      ...defaultKeymap,
      ...historyKeymap,
    ]),
    lineNumbers(),
    EditorView.lineWrapping, // code that ends beyond the edge cannot be read together with what it cost
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    indentUnit.of("    "),
    python(),
    syntaxHighlighting(colors),
    completion(handlers.complete),
    marks,
    margin,
    typed, // before numbers: who tries a text must know it
    names(handlers),
    numbers(handlers),
    theme,
    replacing,
    EditorView.contentAttributes.of({
      "aria-label": "Python program",
      "aria-describedby": "help",
      tabindex: "0", // by which others know that a key reaches it, and scrolls it
    }),
  ];
  const view = new EditorView({ parent, root, state: EditorState.create({ doc: text, extensions }) });
  view.setTabFocusMode(true);
  return {
    setText(replacement) {
      if (replacement !== view.state.doc.toString()) {
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: replacement } });
      }
    },
    show({ failure, notes, here, links }) {
      const effects: StateEffect<unknown>[] = [];
      if (failure !== undefined) {
        effects.push(setMark.of(failure));
      }
      if (notes !== undefined) {
        effects.push(setNotes.of(notes));
      }
      if (links !== undefined) {
        effects.push(setLinks.of(links));
      }
      if (here !== undefined) {
        effects.push(setHere.of(here));
      }
      if (here && here.from >= 1 && here.from <= view.state.doc.lines && !view.hasFocus) {
        // Within the editor alone: the page stays where it is.
        effects.push(EditorView.scrollIntoView(view.state.doc.line(here.from).from, { y: "nearest" }));
      }
      // One for all: each costs a look at the whole text.
      view.dispatch({ effects });
    },
    focus() {
      view.focus();
    },
    destroy() {
      view.destroy();
    },
  };
}

/**
 * Typing over a selection. Left to itself Chromium gives the new text the color
 * of the old by an inline style, which the page's policy forbids and reports.
 */
const replacing = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const isTyping = event.inputType === "insertText" && event.data !== null && !event.isComposing;
    if (!isTyping || view.state.selection.main.empty) {
      return false;
    }
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});

const setMark = StateEffect.define<Failure | null>();

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, change) {
    const set = change.effects.find((effect) => effect.is(setMark));
    if (set !== undefined) {
      return decorate(change.state.doc, set.value as Failure | null);
    }
    return change.docChanged ? Decoration.none : decorations;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** decorate marks the line of a failure, and in it the columns. */
function decorate(text: Text, failure: Failure | null): DecorationSet {
  if (failure === null || failure.line < 1 || failure.line > text.lines) {
    return Decoration.none;
  }
  const line = text.line(failure.line);
  const ranges = [Decoration.line({ class: "cm-failed-line" }).range(line.from)];
  const from = unit(line.text, failure.column);
  const to = failure.endLine === failure.line ? unit(line.text, failure.endColumn) : line.length;
  if (failure.column > 0 && to > from) {
    ranges.push(Decoration.mark({ class: "cm-failed" }).range(line.from + from, line.from + to));
  }
  return Decoration.set(ranges);
}

/** unit returns the UTF-16 position of a column that counts characters from 1. */
function unit(line: string, column: number): number {
  return [...line].slice(0, Math.max(column - 1, 0)).join("").length;
}

const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.moduleKeyword, tags.controlKeyword, tags.definitionKeyword, tags.operatorKeyword], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.className], color: "var(--code-function)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
]);

const theme = EditorView.theme({
  "&": { color: "var(--text)", backgroundColor: "transparent", fontSize: "0.875rem" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", maxHeight: "36rem", overflow: "auto" },
  ".cm-content": { padding: "0.5rem 0", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 0.75rem 0 calc(0.9rem + 2ch)", textIndent: "-2ch" }, // a line that goes on does so further in
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--muted)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2.1rem", padding: "0 0 0 0.6rem" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--selection)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selection)" },
  ".cm-failed-line": { backgroundColor: "var(--error-fill)", boxShadow: "inset 3px 0 var(--error)" },
  ".cm-failed": { textDecoration: "underline wavy var(--error)", textDecorationSkipInk: "none" },
});
