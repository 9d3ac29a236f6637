// The events that elements send. Each bubbles out of its shadow root, so the
// page listens in one place: the document, or the root that keepWithin names.

import type { Place } from "../place.ts";
import type { Theme } from "../state.ts";

/** Edit asks to assign bytes, the first of them at offset: see Program.edit. */
export interface Edit {
  readonly buffer: number;
  readonly offset: number;
  readonly size: number;
  readonly format: string;
  readonly value: string;
}

/** Assign asks to assign an item of a view, view[index] = value; value is the text of a Python expression, offset that of the item's first byte. */
export interface Assign {
  readonly buffer: number;
  readonly offset: number;
  /** Of the item, in bytes. */
  readonly size: number;
  readonly view: number;
  readonly index: readonly number[];
  readonly value: string;
}

/** Attempt is a program with another number, and the number's line. */
export interface Attempt {
  readonly program: string;
  readonly line: number;
}

/** PageEvents maps the name of each event to its detail. */
export interface PageEvents {
  /** The program's text changed. */
  "zen-type": string;
  "zen-run": null;
  "zen-stop": null;
  "zen-reset": null;
  /** The machine failed and shall be started again. */
  "zen-restart": null;
  /** The reader points at a byte or an item, or at nothing. */
  "zen-point": Place | null;
  /** The reader selects something, or nothing. */
  "zen-select": Place | null;
  "zen-edit": Edit;
  "zen-assign": Assign;
  /** The reader takes the last edit back. */
  "zen-undo": null;
  /** The reader has read a refusal. */
  "zen-dismiss": null;
  "zen-theme": Theme;
  /** A number of the program was changed; the program is to be run with it. */
  "zen-try": Attempt;
  /** The reader wants to edit the program as plain text, or no longer. */
  "zen-plain": boolean;
}

type Events = { [Name in keyof PageEvents]: CustomEvent<PageEvents[Name]> };

declare global {
  interface DocumentEventMap extends Events {}
}

/** outermost are the shadow roots that stand in somebody else's page. */
const outermost = new WeakSet<Node>();

/** keepWithin keeps the events of all elements in a shadow root there: nothing around it hears of them, not even while they are on their way down. */
export function keepWithin(root: ShadowRoot): void {
  outermost.add(root);
}

/** send dispatches an event from an element; it crosses shadow roots, one after the other, to the outermost of the site's own. */
export function send<Name extends keyof PageEvents>(from: Node, name: Name, detail: PageEvents[Name]): void {
  for (let at: Node | null = from; at !== null; at = hostOf(at)) {
    at.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

/** hostOf returns the element in whose shadow root a node is, or null. */
function hostOf(node: Node): Element | null {
  const root = node.getRootNode();
  return root instanceof ShadowRoot && !outermost.has(root) ? root.host : null;
}
