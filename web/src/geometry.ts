// Where a view's items lie: which bytes of its buffer each one covers, and
// which bytes it skips. All functions are pure; all positions are bytes from
// the buffer's first one.
//
//	buffer  0 1 2 3 4 5 6 7 8 9 …      a view with shape (2,), strides (8,), itemsize 4
//	items   [0]....[1]....             item i covers bytes offset + i·8 up to, not with, + 4
//	gaps           ////       ////     what the stride steps over

import type { View } from "./protocol.ts";

/** Span is the bytes from `from` up to, not including, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Item is one element of a view: its index, one number for each dimension, and its bytes. */
export interface Item extends Span {
  readonly index: readonly number[];
}

/** Geometry is what of a view says where its items lie. */
export type Geometry = Pick<View, "offset" | "itemsize" | "shape" | "strides" | "suboffsets">;

/** isDirect reports whether items lie in the buffer itself: none of the view's dimensions follows pointers. */
export function isDirect(view: Geometry): boolean {
  return view.suboffsets.every((suboffset) => suboffset < 0);
}

/** itemCount returns the number of items; it is 1 for a view without dimensions. */
export function itemCount(view: Geometry): number {
  return view.shape.reduce((count, length) => count * length, 1);
}

/** itemOf returns the item at an index, which must have one number for each dimension. */
export function itemOf(view: Geometry, index: readonly number[]): Item {
  const from = index.reduce((at, i, dim) => at + i * (view.strides[dim] ?? 0), view.offset);
  return { index, from, to: from + view.itemsize };
}

/** extent returns the bytes from the view's lowest one to its highest; it is empty when the view is. */
export function extent(view: Geometry): Span {
  if (itemCount(view) === 0) {
    return { from: view.offset, to: view.offset };
  }
  const [low, high] = reach(view, 0);
  return { from: view.offset + low, to: view.offset + high + view.itemsize };
}

/** reach returns how far the dimensions from dim on step down and up from an item's start. */
function reach(view: Geometry, dim: number): [number, number] {
  let low = 0;
  let high = 0;
  for (let d = dim; d < view.shape.length; d++) {
    const step = ((view.shape[d] ?? 1) - 1) * (view.strides[d] ?? 0);
    low += Math.min(step, 0);
    high += Math.max(step, 0);
  }
  return [low, high];
}

/**
 * itemsIn returns the items that cover a byte of the span, in the order of
 * their bytes, and never more than limit: where items share their first byte
 * (a stride of 0) the first of them stands for all. The cost grows with the
 * span, not with the view.
 */
export function itemsIn(view: Geometry, span: Span, limit = 4096): Item[] {
  if (!isDirect(view) || itemCount(view) === 0) {
    return [];
  }
  const items: Item[] = [];
  const starts = new Set<number>();
  const visit = (index: number[], at: number): void => {
    const dim = index.length;
    if (dim === view.shape.length) {
      if (!starts.has(at) && at < span.to && at + view.itemsize > span.from) {
        starts.add(at);
        items.push({ index, from: at, to: at + view.itemsize });
      }
      return;
    }
    const [low, high] = reach(view, dim + 1);
    const [first, last] = range(at, view.strides[dim] ?? 0, view.shape[dim] ?? 0, span, low, high + view.itemsize);
    for (let i = first; i <= last && items.length < limit; i++) {
      visit([...index, i], at + i * (view.strides[dim] ?? 0));
    }
  };
  visit([], view.offset);
  return items.sort((a, b) => a.from - b.from);
}

/** range returns the first and last i in [0, length) for which at + i·stride + [low, high) can meet the span. */
function range(at: number, stride: number, length: number, span: Span, low: number, high: number): [number, number] {
  if (stride === 0) {
    const meets = at + low < span.to && at + high > span.from;
    return meets ? [0, 0] : [0, -1];
  }
  const least = (span.from - high - at + 1) / stride;
  const most = (span.to - low - at - 1) / stride;
  const first = Math.ceil(Math.min(least, most));
  const last = Math.floor(Math.max(least, most));
  return [Math.max(first, 0), Math.min(last, length - 1)];
}

/** itemAt returns the item that covers a byte, or null. */
export function itemAt(view: Geometry, offset: number): Item | null {
  return itemsIn(view, { from: offset, to: offset + 1 }, 1)[0] ?? null;
}

/**
 * gapsIn returns the bytes of the span that the view steps over: those between
 * its lowest and its highest byte that no item covers, and behind the last
 * item of a strided row what the next step would skip. items are those that
 * itemsIn returned for the span; length is the buffer's.
 */
export function gapsIn(view: Geometry, items: readonly Item[], span: Span, length: number): Span[] {
  if (!isDirect(view) || itemCount(view) === 0) {
    return [];
  }
  const whole = stepped(view, length);
  const end = Math.min(span.to, whole.to);
  const gaps: Span[] = [];
  let at = Math.max(span.from, whole.from);
  for (const item of items) {
    if (item.from > at) {
      gaps.push({ from: at, to: Math.min(item.from, end) });
    }
    at = Math.max(at, item.to);
  }
  if (at < end) {
    gaps.push({ from: at, to: end });
  }
  return gaps;
}

/** stepped returns the extent of a view, for one dimension with what its last step skips. */
function stepped(view: Geometry, length: number): Span {
  const { from, to } = extent(view);
  const stride = view.strides[0] ?? 0;
  if (view.shape.length !== 1 || (view.shape[0] ?? 0) < 2 || Math.abs(stride) <= view.itemsize) {
    return { from, to };
  }
  const skipped = Math.abs(stride) - view.itemsize;
  return stride > 0 ? { from, to: Math.min(to + skipped, length) } : { from: Math.max(from - skipped, 0), to };
}

/** formula spells out where an item begins: "0 + 1 · 8 = byte 8". */
export function formula(view: Geometry, index: readonly number[]): string {
  const steps = index.map((i, dim) => ` + ${i} · ${signed(view.strides[dim] ?? 0)}`);
  return `${view.offset}${steps.join("")} = byte ${itemOf(view, index).from}`;
}

/** signed writes a number with a real minus sign. */
export function signed(n: number): string {
  return n < 0 ? `−${-n}` : String(n);
}

/** indexText writes an index as Python's subscript: "[1]", "[1, 2]", "[()]". */
export function indexText(index: readonly number[]): string {
  return index.length === 0 ? "[()]" : `[${index.join(", ")}]`;
}

/** tupleText writes numbers as Python writes a tuple: "()", "(4,)", "(2, 3)". */
export function tupleText(numbers: readonly number[]): string {
  return numbers.length === 1 ? `(${numbers[0]},)` : `(${numbers.join(", ")})`;
}

/**
 * neighbor returns the index of the item one step to the right (+1) or left
 * (-1) as it lies in memory along the last dimension, or null past the ends.
 */
export function neighbor(view: Geometry, index: readonly number[], direction: 1 | -1): number[] | null {
  const innermost = view.strides[view.strides.length - 1] ?? 0;
  const step = innermost < 0 ? -direction : direction;
  const next = [...index];
  for (let dim = next.length - 1; dim >= 0; dim--) {
    const length = view.shape[dim] ?? 0;
    const i = (next[dim] ?? 0) + step;
    if (i >= 0 && i < length) {
      next[dim] = i;
      return next;
    }
    next[dim] = step > 0 ? 0 : length - 1;
  }
  return null;
}
