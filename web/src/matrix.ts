// A view of several dimensions as tables. The last two dimensions are rows and
// columns; each index of those before them is a slab of its own.

import { itemOf } from "./geometry.ts";
import type { Geometry, Item } from "./geometry.ts";

/** Slab is one table: the items at an index of the leading dimensions. */
export interface Slab {
  /** "" when there are no leading dimensions, else "[0, 1]". */
  readonly title: string;
  readonly rows: readonly (readonly Item[])[];
}

/** Matrix is as much of a view as is drawn. */
export interface Matrix {
  readonly slabs: readonly Slab[];
  /** Whether items were left out. */
  readonly isCut: boolean;
}

/** maxSide bounds the rows and the columns of a slab, maxItems the items of all. */
export const maxSide = 32;
export const maxItems = 1024;

/** isMatrix reports whether a view is drawn as tables too. */
export function isMatrix(view: Geometry): boolean {
  return view.shape.length > 1 && view.shape.every((length) => length > 0) && view.suboffsets.every((each) => each < 0);
}

/** matrixOf returns the tables of a view of two dimensions or more. */
export function matrixOf(view: Geometry): Matrix {
  const [height = 1, width = 1] = view.shape.slice(-2);
  const rows = Math.min(height, maxSide);
  const columns = Math.min(width, maxSide);
  const leading = view.shape.slice(0, -2);
  const count = leading.reduce((product, length) => product * length, 1);
  const shown = Math.min(count, Math.max(Math.floor(maxItems / (rows * columns)), 1));
  const slabs: Slab[] = [];
  for (let n = 0; n < shown; n++) {
    const index = unravel(n, leading);
    slabs.push({
      title: index.length === 0 ? "" : `[${index.join(", ")}]`,
      rows: range(rows).map((row) => range(columns).map((column) => itemOf(view, [...index, row, column]))),
    });
  }
  return { slabs, isCut: shown < count || rows < height || columns < width };
}

/** unravel returns the n-th index of a shape, the last dimension running fastest. */
function unravel(n: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  for (const length of [...shape].reverse()) {
    index.unshift(n % length);
    n = Math.floor(n / length);
  }
  return index;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}

/** Spot is a place in the tables. */
export interface Spot {
  readonly slab: number;
  readonly row: number;
  readonly column: number;
}

/** step returns where a key leads, or null when it does not move: arrows go on from one slab to the next. */
export function step(matrix: Matrix, { slab, row, column }: Spot, key: string, ctrl: boolean): Spot | null {
  const rows = matrix.slabs[0]?.rows.length ?? 0;
  const columns = matrix.slabs[0]?.rows[0]?.length ?? 0;
  const height = rows * matrix.slabs.length;
  const at = (line: number, to: number): Spot => {
    const bounded = Math.min(Math.max(line, 0), height - 1);
    return { slab: Math.floor(bounded / rows), row: bounded % rows, column: Math.min(Math.max(to, 0), columns - 1) };
  };
  const line = slab * rows + row;
  switch (key) {
    case "ArrowRight":
      return at(line, column + 1);
    case "ArrowLeft":
      return at(line, column - 1);
    case "ArrowDown":
      return at(line + 1, column);
    case "ArrowUp":
      return at(line - 1, column);
    case "Home":
      return at(ctrl ? 0 : line, 0);
    case "End":
      return at(ctrl ? height - 1 : line, columns - 1);
    case "PageDown":
      return at(line + rows, column);
    case "PageUp":
      return at(line - rows, column);
    default:
      return null;
  }
}

/** spotOf returns where an item stands, or null when it is not drawn. */
export function spotOf(matrix: Matrix, index: readonly number[]): Spot | null {
  const key = index.join();
  for (const [slab, each] of matrix.slabs.entries()) {
    for (const [row, items] of each.rows.entries()) {
      const column = items.findIndex((item) => item.index.join() === key);
      if (column >= 0) {
        return { slab, row, column };
      }
    }
  }
  return null;
}
