// Which object a name of the code stands for, and which names stand for what is
// pointed at or selected in memory. All functions are pure.

import { isDirect, itemCount, itemOf, itemsIn } from "./geometry.ts";
import { spanOf, viewsOf } from "./place.ts";
import type { Place } from "./place.ts";
import type { State, Step } from "./protocol.ts";
import { sentence } from "./steps.ts";

/** placeNamed returns the object that a name holds, or null when it holds no buffer and no view that lives. */
export function placeNamed(name: string, state: State | null): Place | null {
  const buffer = state?.buffers.find((each) => each.names.includes(name));
  if (buffer !== undefined) {
    return { type: "object", buffer: buffer.id, view: null, name };
  }
  const view = state?.views.find((each) => !each.released && each.names.includes(name));
  return view === undefined ? null : { type: "object", buffer: view.buffer, view: view.id, name };
}

/** namesIn returns the names that hold a buffer or a view that lives. */
export function namesIn(state: State | null): ReadonlySet<string> {
  const views = (state?.views ?? []).filter((view) => !view.released);
  return new Set([...(state?.buffers ?? []), ...views].flatMap((each) => each.names));
}

/** namesOf returns the names of what a place is: of the object, of an item's view, of the buffer of bytes and of the views that show them. */
export function namesOf(place: Place | null, state: State | null): ReadonlySet<string> {
  if (place === null || state === null) {
    return new Set();
  }
  const buffer = state.buffers.find((each) => each.id === place.buffer);
  const views = viewsOf(place.buffer, state);
  if (place.type !== "bytes") {
    const view = views.find((each) => each.id === place.view);
    return new Set((place.view === null ? buffer : view)?.names);
  }
  const span = spanOf(place, buffer?.length ?? 0, views);
  const shown = span === null ? [] : views.filter((view) => itemsIn(view, span, 1).length > 0);
  return new Set([...(buffer?.names ?? []), ...shown.flatMap((view) => view.names)]);
}

/**
 * madeAt returns what the last step of a line gave a name to, or null: of a
 * view its second item, whose place shows what the stride does, or its only
 * one; of a buffer the whole.
 */
export function madeAt(line: number, steps: readonly Step[], state: State | null): Place | null {
  const ids = stepOf(line, steps)?.bound.map(({ object }) => object) ?? [];
  const view = state?.views.findLast((each) => !each.released && ids.includes(each.id));
  if (view !== undefined && isDirect(view) && itemCount(view) > 0) {
    const index = view.shape.map((length, dim) => (dim === view.shape.length - 1 && length > 1 ? 1 : 0));
    return { type: "item", buffer: view.buffer, view: view.id, item: itemOf(view, index) };
  }
  const buffer = state?.buffers.findLast((each) => ids.includes(each.id));
  return buffer === undefined ? null : { type: "object", buffer: buffer.id, view: null, name: buffer.names[0] ?? "" };
}

/** saidOf says what the last step of a line did, or "" when it has none. */
export function saidOf(line: number, steps: readonly Step[], state: State | null): string {
  const step = stepOf(line, steps);
  return step === null ? "" : sentence(step, null, state);
}

/** stepOf returns the last step of a line of the cell, or null. */
function stepOf(line: number, steps: readonly Step[]): Step | null {
  return steps.findLast((each) => each.source === "cell" && each.line <= line && line <= each.endLine) ?? null;
}
