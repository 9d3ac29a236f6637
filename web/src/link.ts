// Which object a name of the code stands for, and which names stand for what is
// pointed at or selected in memory. All functions are pure.

import { itemsIn } from "./geometry.ts";
import { spanOf, viewsOf } from "./place.ts";
import type { Place } from "./place.ts";
import type { State } from "./protocol.ts";

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
