// Draws the heading of a lane: the view's names, what it is, and the sum for
// the item that is pointed at.

import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { itemCount, itemOf } from "../geometry.ts";
import { arithmetic } from "../picture.ts";
import type { Arithmetic, Lane } from "../picture.ts";
import { byteOf, isObject } from "../place.ts";
import type { Place } from "../place.ts";
import { send } from "./events.ts";

/** Marks is what the reader points at, has selected, and has seen printed. */
export interface Marks {
  readonly pointed: Place | null;
  readonly selected: Place | null;
  /** The addresses of memoryviews that the output names. */
  readonly printed: ReadonlySet<string>;
  /** How a lens is written in Python, or "". */
  readonly python: string;
  /** The ids of the views for which the shown step was refused a resize. */
  readonly holding: ReadonlySet<number>;
}

/** headingId is the id of a lane's heading, for those that are described by it. */
export function headingId(lane: Lane): string {
  return `lane${lane.view.id}`;
}

/** drawHeading returns the heading of a lane. role is "rowheader" inside a grid. */
export function drawHeading(lane: Lane, marks: Marks, role: "rowheader" | null = null): TemplateResult {
  const sum = arithmetic(marks.pointed, lane);
  return html`<div class="heading" id=${headingId(lane)} role=${role ?? nothing}>
    ${drawChip(lane, marks)}
    <span class="about"><span>${lane.details}</span> ${drawSum(sum ?? longest(lane), sum !== null)}</span>
    ${marks.holding.has(lane.view.id) ? html`<b class="holds">holds it: no resize</b>` : nothing}
    ${lane.life === "released" ? html`<b>released in this step</b>` : nothing}
    ${lane.life === "lens" ? html`<span>in Python: <code>${marks.python}</code></span>` : nothing}
    ${drawAddress(lane, marks.printed)}
  </div>`;
}

/** drawSum returns the sum for an item. Its room is kept while none is shown, so that nothing moves while the reader points. */
function drawSum(sum: Arithmetic | null, isShown: boolean): TemplateResult | typeof nothing {
  return sum === null ? nothing : html`<span class="sum ${isShown ? "" : "kept"}">${sum.item}: <b>${sum.sum}</b></span>`;
}

/** longest returns the sum for the last item of a lane, which is the longest or nearly so; null when it has none. */
function longest(lane: Lane): Arithmetic | null {
  const { view } = lane;
  const last = itemOf(view, view.shape.map((length) => length - 1)).from;
  return lane.life === "lens" || itemCount(view) === 0 ? null : arithmetic(byteOf(view.buffer, last), lane);
}

/** drawChip returns the names of a view; a press selects the whole view. No tab stop: in the grid Shift and Space do the same. */
function drawChip(lane: Lane, { selected }: Marks): TemplateResult {
  const { view, hue, life, name } = lane;
  if (life !== "alive") {
    return html`<span class="chip hue${hue} ${life}" title=${name}>${name}</span>`;
  }
  const place: Place = { type: "object", buffer: view.buffer, view: view.id, name: view.names[0] ?? "" };
  const isSelected = isObject(selected, view.buffer, view.id);
  const classes = { chip: true, [`hue${hue}`]: true, nameless: view.names.length === 0, selected: isSelected };
  return html`<button
    class=${classMap(classes)}
    title=${name}
    tabindex="-1"
    aria-pressed=${isSelected}
    @click=${(event: Event) => select(event, place)}
    @pointerenter=${(event: PointerEvent) => point(event, place)}
    @pointerleave=${(event: PointerEvent) => point(event, null)}
  >
    ${name}
  </button>`;
}

/** drawAddress explains what print wrote of a view. */
function drawAddress({ view }: Lane, printed: ReadonlySet<string>): TemplateResult | typeof nothing {
  const address = `0x${view.object.toString(16)}`;
  if (view.object === 0 || !printed.has(address)) {
    return nothing;
  }
  return html`<span class="printed"><code>&lt;memory at ${address}&gt;</code> is the view object’s address, not the bytes’</span>`;
}

/** goToNow asks for the live memory. */
export function goToNow(event: Event): void {
  send(event.target as HTMLElement, "zen-step", Infinity);
}

/** select sends that a chip was pressed; a second press lets go. */
export function select(event: Event, place: Place): void {
  const chip = event.currentTarget as HTMLElement;
  send(chip, "zen-select", chip.ariaPressed === "true" ? null : place);
}

/** point sends that the mouse is over a chip, or has left it. */
export function point(event: PointerEvent, place: Place | null): void {
  if (event.pointerType === "mouse") {
    send(event.currentTarget as HTMLElement, "zen-point", place);
  }
}
