// Whole numbers in the editor can be dragged, or stepped with Alt and the up and
// down keys; each new value is tried at once. A drag is one step of the undo
// history, as is each press of a key; undoing one tries the old value again.

import { invertedEffects, isolateHistory } from "@codemirror/commands";
import { syntaxTree } from "@codemirror/language";
import { Prec, StateEffect, StateField, Transaction } from "@codemirror/state";
import type { EditorState, Extension } from "@codemirror/state";
import { Decoration, EditorView, keymap, ViewPlugin } from "@codemirror/view";
import type { DecorationSet } from "@codemirror/view";
import { at, maxText, moved, wholeNumbers } from "./code.ts";
import type { Range, WholeNumber } from "./code.ts";

/** NumberHandlers hear of a value to try: the text with it, and the line it stands in. */
export interface NumberHandlers {
  attempt(text: string, line: number): void;
}

/** pixels is how far a number is dragged for one step; under slack it is pressed and not dragged. */
const pixels = 12;
const slack = 4;

/** changed marks a change of a number, and says whether the program is to be run with it; undoing it changes the number as well. */
const changed = StateEffect.define<boolean>();

/** isNumberChange reports whether a change was of a number: lines stay what they are, and so does what is said of them until the text has run. */
export function isNumberChange(change: Transaction): boolean {
  return change.effects.some((effect) => effect.is(changed));
}

const found = StateField.define<{ readonly all: readonly WholeNumber[]; readonly marks: DecorationSet }>({
  create: find,
  update: (value, change) => {
    const isNew = change.docChanged || syntaxTree(change.state) !== syntaxTree(change.startState);
    return isNew ? find(change.state) : value;
  },
  provide: (field) => EditorView.decorations.from(field, ({ marks }) => marks),
});

const mark = Decoration.mark({ class: "cm-number", attributes: { title: "drag, or Alt and ↑ or ↓" } });

/** find returns all whole numbers. Those in brackets behind an object are marked: they say which bytes are meant. */
function find(state: EditorState): { all: readonly WholeNumber[]; marks: DecorationSet } {
  const all = state.doc.length > maxText ? [] : wholeNumbers(syntaxTree(state), state.doc.toString());
  return { all, marks: Decoration.set(all.filter(({ isIndex }) => isIndex).map(({ from, to }) => mark.range(from, to))) };
}

/** change puts a value in the place of a number: as a step of its own of the undo history, or as none, on the way or back. */
function change(view: EditorView, { from, to }: Range, value: number, way: "step" | "move" | "return"): void {
  const insert = String(value);
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    effects: [changed.of(way !== "return"), EditorView.announce.of(insert.replace("-", "minus "))],
    annotations: way === "step" ? isolateHistory.of("full") : Transaction.addToHistory.of(false),
    userEvent: "input.number",
  });
}

/** step moves the number at the caret; false when there is none. */
function step(view: EditorView, by: number): boolean {
  const number = at(view.state.field(found).all, view.state.selection.main.head);
  if (number === null || !Number.isSafeInteger(number.value + by)) {
    return false;
  }
  change(view, number, moved(number, by), "step");
  return true;
}

/** Drag is a number on its way. */
interface Drag {
  readonly pointer: number;
  readonly x: number;
  readonly from: number;
  /** The number as it was when the pointer was pressed. */
  readonly number: WholeNumber;
  isMoved: boolean;
}

/** Dragger follows the pointer. */
class Dragger {
  #drag: Drag | null = null;

  /** press begins what may become a drag. It reports whether a number was pressed. */
  press(event: PointerEvent, view: EditorView): boolean {
    const element = (event.target as Element).closest(".cm-number");
    if (element === null || event.button !== 0 || !event.isPrimary || event.shiftKey || event.ctrlKey || event.metaKey) {
      return false;
    }
    const number = at(view.state.field(found).all, view.posAtDOM(element));
    if (number === null) {
      return false;
    }
    this.#drag = { pointer: event.pointerId, x: event.clientX, from: number.from, number, isMoved: false };
    view.contentDOM.setPointerCapture(event.pointerId);
    return true;
  }

  move(event: PointerEvent, view: EditorView): void {
    const drag = this.#drag;
    if (drag === null || event.pointerId !== drag.pointer) {
      return;
    }
    const distance = event.clientX - drag.x;
    if (!drag.isMoved && Math.abs(distance) < slack) {
      return;
    }
    const now = view.state.field(found).all.find(({ from }) => from === drag.from);
    const value = moved(drag.number, Math.round(distance / pixels));
    if (now !== undefined && now.value !== value) {
      change(view, now, value, "move");
      drag.isMoved = true;
    }
  }

  /** end ends a drag; a press without one puts the caret there. */
  end(event: PointerEvent, view: EditorView): void {
    const drag = this.#drag;
    if (drag === null || event.pointerId !== drag.pointer) {
      return;
    }
    this.#drag = null;
    view.focus();
    const now = view.state.field(found).all.find(({ from }) => from === drag.from);
    if (drag.isMoved && now !== undefined) {
      // All of the drag becomes one step of the history.
      change(view, now, drag.number.value, "return");
      change(view, { from: drag.from, to: drag.from + String(drag.number.value).length }, now.value, "step");
      return;
    }
    const position = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
    view.dispatch({ selection: { anchor: position } });
  }

  get isDragging(): boolean {
    return this.#drag !== null;
  }
}

const dragging = ViewPlugin.define(() => new Dragger(), {
  eventHandlers: {
    pointerdown(event, view) {
      this.press(event, view);
    },
    // The editor would begin to select.
    mousedown() {
      return this.isDragging;
    },
    pointermove(event, view) {
      this.move(event, view);
    },
    pointerup(event, view) {
      this.end(event, view);
    },
    pointercancel(event, view) {
      this.end(event, view);
    },
  },
});

const style = EditorView.baseTheme({
  ".cm-number": { borderBottom: "2px dotted currentColor", cursor: "ew-resize", touchAction: "pan-y" },
});

/** numbers is the extension; handlers hear of each value that was reached. */
export function numbers(handlers: NumberHandlers): Extension {
  return [
    found,
    dragging,
    style,
    invertedEffects.of((each) => each.effects.filter((effect) => effect.is(changed))),
    EditorView.updateListener.of(({ transactions, state }) => {
      const last = transactions.findLast((each) => each.docChanged && each.effects.some((effect) => effect.is(changed) && effect.value));
      if (last === undefined) {
        return;
      }
      let position = 0;
      last.changes.iterChanges((_fromA, _toA, from) => (position = from));
      handlers.attempt(state.doc.toString(), state.doc.lineAt(position).number);
    }),
    Prec.high(
      keymap.of([
        { key: "Alt-ArrowUp", run: (view) => step(view, 1) },
        { key: "Alt-ArrowDown", run: (view) => step(view, -1) },
      ]),
    ),
  ];
}
