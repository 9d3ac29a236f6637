// Who holds a buffer: the views for which a resize was refused, with what would
// free each, and the views that keep a large buffer alive for a few bytes.

import { itemCount } from "./geometry.ts";
import { shorten } from "./name.ts";
import { nameOf, viewsOf } from "./place.ts";
import { plural } from "./picture.ts";
import type { Buffer, State, Step, View } from "./protocol.ts";

/** Holder is a view that forbids its buffer to change its size. */
export interface Holder {
  /** The id of the view. */
  readonly view: number;
  readonly name: string;
  /** What would free the buffer of it, in words; code stands between backquotes. */
  readonly way: string;
}

/** Tug is a refused resize. */
export interface Tug {
  /** What the buffer is called. */
  readonly buffer: string;
  readonly holders: readonly Holder[];
  /** How many more views hold it than are known by now. */
  readonly more: number;
}

/** tugs returns the resizes that a step was refused. state is the memory after it, program the text that the step's lines are of. */
export function tugs(step: Step | null, state: State | null, program: string): readonly Tug[] {
  const refused = step?.events.filter((event) => event.kind === "refused") ?? [];
  if (step === null || state === null) {
    return [];
  }
  return refused.map((event) => {
    const views = event.views.flatMap((id) => state.views.find((view) => view.id === id) ?? []);
    const buffer = state.buffers.find((each) => each.id === event.buffer);
    return {
      buffer: nameOf(buffer?.names ?? [], "the buffer"),
      holders: views.map((view) => ({ view: view.id, name: nameOf(view.names, "a view without a name"), way: wayOut(view, program) })),
      more: event.views.length - views.length,
    };
  });
}

/** nobody is the set of no views. */
export const nobody: ReadonlySet<number> = new Set();

/** holding returns the ids of the views that hold what a step could not resize; it is the same set as long as there are none. */
export function holding(all: readonly Tug[]): ReadonlySet<number> {
  return all.length === 0 ? nobody : new Set(all.flatMap((tug) => tug.holders.map((holder) => holder.view)));
}

/** wayOut says what would free a buffer of a view. */
function wayOut({ names }: View, program: string): string {
  const [first] = names;
  if (first === undefined) {
    return "no name leads to it: drop what holds it, a list or an object, or keep the view in a name and release that";
  }
  const block = names.find((name) => isOfWith(name, program));
  if (block !== undefined) {
    return `leave the block of \`with … as ${shorten(block)}\`, or call \`${shorten(block)}.release()\``;
  }
  return `\`${shorten(first)}.release()\`, or \`del ${names.map((name) => shorten(name)).join(", ")}\``;
}

/** isOfWith reports whether a program binds a name in a with statement. */
function isOfWith(name: string, program: string): boolean {
  return /^[\p{ID_Continue}]+$/u.test(name) && new RegExp(`^\\s*with\\b.*\\bas\\s+${name}\\s*[,:)]`, "mu").test(program);
}

/** Views that show less than this part of what they keep alive are told of; and only when that is not little. */
const part = 1 / 16;
const little = 1024;

/** retention says which views keep a buffer without a name alive for the sake of few of its bytes, or "" when none does. */
export function retention(buffer: Buffer, state: State): string {
  const views = buffer.names.length > 0 || buffer.length < little ? [] : viewsOf(buffer.id, state);
  const shown = views.reduce((sum, view) => sum + itemCount(view) * view.itemsize, 0);
  if (views.length === 0 || shown > buffer.length * part) {
    return "";
  }
  const names = [...new Set(views.map((view) => nameOf(view.names, "a view without a name")))].slice(0, 3).join(" and ");
  return `No name leads to these ${plural(buffer.length, "byte")} any more. ${names} ${views.length === 1 ? "shows" : "show"} ${plural(shown, "byte")} of them, and so keeps all of them in memory; a copy, made by bytes(), would not.`;
}
