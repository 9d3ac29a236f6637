// The staircase: the slices that a line of a loop made, one below the other as
// rows, as wide as their bytes. What was copied is an area; a view is an
// outline around nothing. All functions are pure.
//
//	copies   ██████████      views   ┌──────────┐
//	         ████████                └┐         │
//	         ██████                   └┐        │
//	         ████                      └────────┘
//
// Rows are those of the steps that are kept. Of the runs between the first and
// the last kept ones only the sums are known: their number, and the bytes.

import { grouped } from "./grouped.ts";
import { plural } from "./picture.ts";
import type { Event, Line, Step, Trace } from "./protocol.ts";

/** Row is one slice: where its bytes lie, from its buffer's first one. A copy has memory of its own. */
export interface Row {
  readonly from: number;
  readonly bytes: number;
}

/** Staircase is what one line sliced. */
export interface Staircase {
  readonly line: number;
  readonly type: "copies" | "views";
  /** How often the line ran. */
  readonly runs: number;
  /** The slices of the first runs, and those of the last ones; the second list is empty when all are kept. */
  readonly head: readonly Row[];
  readonly tail: readonly Row[];
  /** How many runs lie between the two. */
  readonly leftOut: number;
  /** The bytes that all runs copied by slicing, and those that slices of bytes would have copied in the place of views. */
  readonly copied: number;
  readonly spared: number;
}

/** fewest is from how many slices on a line has a staircase; most bounds the staircases. */
const fewest = 8;
const most = 4;

/** staircases returns those of the lines that sliced often, in the order of the lines. */
export function staircases({ steps, lines, head }: Trace): Staircase[] {
  const often = new Map(lines.filter((each) => each.source === "cell" && each.runs >= fewest).map((each) => [each.line, each]));
  const ofLine = new Map<number, Step[]>();
  for (const step of steps) {
    if (step.source === "cell" && often.has(step.line)) {
      const own = ofLine.get(step.line) ?? [];
      own.push(step);
      ofLine.set(step.line, own);
    }
  }
  const all: Staircase[] = [];
  for (const [line, own] of [...ofLine].sort(([a], [b]) => a - b)) {
    for (const type of ["copies", "views"] as const) {
      const found = staircase(often.get(line) as Line, own, type, head);
      if (found.head.length + found.tail.length >= fewest) {
        all.push(found);
      }
    }
  }
  return all.slice(0, most);
}

function staircase({ line, runs, costs }: Line, steps: readonly Step[], type: Staircase["type"], head: number): Staircase {
  const rowsOf = (some: readonly Step[]): Row[] => some.flatMap(({ events }) => events.flatMap((event) => rowOf(event, type)));
  const begun = steps.filter((step) => !step.resumed).length;
  const leftOut = Math.max(runs - begun, 0);
  const first = leftOut === 0 ? steps : steps.filter(({ n }) => n <= head);
  return {
    line,
    type,
    runs,
    head: rowsOf(first),
    tail: rowsOf(steps.slice(first.length)),
    leftOut,
    copied: costs.copied,
    spared: costs.copiedMore,
  };
}

/** rowOf returns the row of an event in a list, or an empty list when it is no such slice. */
function rowOf({ kind, offset, count, size, stride, bytes, reason }: Event, type: Staircase["type"]): Row[] {
  if (type === "copies") {
    return kind === "copy" && reason.endsWith(" slice") ? [{ from: 0, bytes }] : [];
  }
  if (kind !== "slice") {
    return [];
  }
  const reach = Math.max(count - 1, 0) * stride;
  const span = count === 0 ? 0 : Math.abs(reach) + size;
  return [{ from: offset + Math.min(reach, 0), bytes: span }];
}

/** Stair is a row or several that are drawn as one: from y up to, not including, y + height, in rows. */
export interface Stair extends Row {
  readonly y: number;
  readonly height: number;
}

/** maxStairs is how many rows are drawn of the head, and of the tail: more cannot be told apart. */
const maxStairs = 60;

/** stairs returns what is drawn of the rows: each of them, or at even distances some that stand for their neighbors. */
export function stairs({ head, tail, leftOut }: Staircase): { readonly head: readonly Stair[]; readonly tail: readonly Stair[]; readonly rows: number } {
  const rows = head.length + leftOut + tail.length;
  return { head: thinned(head, 0), tail: thinned(tail, rows - tail.length), rows };
}

function thinned(rows: readonly Row[], y: number): Stair[] {
  const height = Math.max(Math.ceil(rows.length / maxStairs), 1);
  const all: Stair[] = [];
  for (let i = 0; i < rows.length; i += height) {
    all.push({ ...(rows[i] as Row), y: y + i, height: Math.min(height, rows.length - i) });
  }
  return all;
}

/** widest returns how many bytes the drawing spans. */
export function widest({ head, tail }: Staircase): number {
  return [...head, ...tail].reduce((most, row) => Math.max(most, row.from + row.bytes), 1);
}

/** told says what a staircase shows. */
export function told(all: Staircase): string {
  const { line, type, runs, leftOut, copied, spared, head, tail } = all;
  const first = head[0]?.bytes ?? 0;
  const last = (tail.at(-1) ?? head.at(-1))?.bytes ?? 0;
  const sizes = first === last ? `of ${plural(first, "byte")} each` : `of ${plural(first, "byte")} at first and ${plural(last, "byte")} at last`;
  const what =
    type === "copies"
      ? `each is a copy: ${plural(copied, "byte")} copied in all`
      : `each is a view of the same memory: no byte was copied, where slices of bytes would have copied ${plural(spared, "byte")}`;
  const gap = leftOut === 0 ? "" : ` Of ${grouped(leftOut)} runs in the middle only the sum is kept; they are drawn as a straight line.`;
  return `In ${plural(runs, "run")} line ${line} made slices ${sizes}; ${what}.${gap}`;
}
