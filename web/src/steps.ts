// What a step did, in words and marks: the timeline's sentence, the notes in
// the gutter, the bytes that are marked as changed. All functions are pure.

import { grouped } from "./grouped.ts";
import { shorten } from "./name.ts";
import { plural } from "./picture.ts";
import { bytesText } from "./place.ts";
import type { Costs, Event, Line, State, Step, StepKind, Trace, View } from "./protocol.ts";

/** kindText names a kind of step for readers. */
export const kindText: Readonly<Record<StepKind, string>> = {
  error: "error",
  refused: "refused",
  resize: "resize",
  write: "write",
  copy: "copy",
  slice: "slice",
  export: "export",
  release: "release",
  create: "create",
  run: "run",
};

/** maxChanged bounds the bytes of one buffer that are marked: more than a screen shows. */
const maxChanged = 65_536;

/** changedBytes returns the offsets of the bytes that a step wrote or inserted, by the id of their buffer. */
export function changedBytes(step: Step | null): ReadonlyMap<number, ReadonlySet<number>> {
  const all = new Map<number, Set<number>>();
  for (const event of step?.events ?? []) {
    const [size, stride] = event.kind === "resize" ? [1, 1] : [event.size, event.stride];
    if (event.kind !== "write" && event.kind !== "resize") {
      continue;
    }
    const offsets = all.get(event.buffer) ?? new Set();
    for (let item = 0; item < event.count && offsets.size < maxChanged; item++) {
      for (let byte = 0; byte < size; byte++) {
        offsets.add(event.offset + item * stride + byte);
      }
    }
    all.set(event.buffer, offsets);
  }
  return all;
}

/** maxTargets bounds the lanes that a step gets for views it wrote through and let go. */
const maxTargets = 4;

/** targetsOf returns the views through which a step wrote and that are gone after it, as far as the write tells: which bytes, in items of which size. state is the memory after it. */
export function targetsOf(step: Step | null, state: State | null): readonly View[] {
  const alive = new Set((state?.views ?? []).filter((view) => !view.released).map((view) => view.id));
  const through = new Map<number, View>();
  for (const event of step?.events ?? []) {
    if (event.kind === "write" && event.view !== 0 && event.count > 0 && !alive.has(event.view) && through.size < maxTargets) {
      through.set(event.view, targetOf(event));
    }
  }
  return [...through.values()];
}

function targetOf({ view, buffer, offset, count, size, stride }: Event): View {
  return {
    id: view,
    names: [],
    buffer,
    object: 0,
    offset,
    format: "B", // what it was is not told; of wider items no value is shown
    itemsize: size,
    shape: [count],
    strides: [count === 1 ? size : stride],
    suboffsets: [],
    readonly: false,
    contiguous: count === 1 || stride === size,
    released: false,
    retains: 0,
  };
}

/** stepAt returns step n of a timeline, or null when it is not kept. */
export function stepAt(trace: Trace, n: number): Step | null {
  return trace.steps.find((step) => step.n === n) ?? null;
}

/** allWrites returns a step that wrote what all steps of a timeline wrote, or null when it has none. */
export function allWrites({ steps }: Trace): Step | null {
  const last = steps.at(-1);
  return last === undefined ? null : { ...last, events: steps.flatMap((step) => step.events).filter((event) => event.kind === "write") };
}

/** neighbor returns the kept step before (-1) or after (1) step n, or n itself where there is none. */
export function neighbor(trace: Trace, n: number, direction: -1 | 1): number {
  const steps = trace.steps;
  const i = steps.findIndex((step) => step.n >= n);
  const at = i < 0 ? steps.length : i;
  const next = direction < 0 ? steps[at - 1] : steps[steps[at]?.n === n ? at + 1 : at];
  return next?.n ?? n;
}

/** sentence says what a step did. before and after are the memory before and after it, for the names, null where unknown; others come from the steps before it. */
export function sentence(step: Step, before: State | null, after: State | null, steps: readonly Step[] = []): string {
  const views = new Set(step.events.flatMap(({ view, parent, views }) => [view, parent, ...views]));
  const name = (id: number): string => nameIn(id, step, before, after) ?? boundBefore(id, step, steps) ?? (views.has(id) ? "a temporary view" : "a temporary object");
  const say = (event: Event): string => eventText(event, name);
  const typed = step.source === "edit" ? step.events.filter(({ kind }) => kind === "write") : [];
  if (typed.length > 0) {
    return typed.map((event) => editText(event, name)).join("; ");
  }
  // Of a step that copies into a new object, or writes what it copies, one sentence says both.
  const of = (kind: Event["kind"]): Set<number> => new Set(step.events.filter((event) => event.kind === kind).map((event) => event.buffer));
  const [copied, written] = [of("copy"), of("write")];
  const told = step.events.filter(({ kind, buffer }) => !(kind === "create" && copied.has(buffer)) && !(kind === "copy" && written.has(buffer)));
  const parts = told.slice(0, 4).map(say);
  const more = told.length - parts.length + step.more;
  if (more > 0) {
    parts.push(`and ${grouped(more)} more`);
  }
  if (parts.length === 0) {
    parts.push(...step.bound.slice(0, 3).map((each) => (each.text === "" ? `${shorten(each.name)} is unbound` : `${shorten(each.name)} = ${each.text}`)));
  }
  if (parts.length === 0) {
    return step.kind === "error" ? "the program ended here by an exception" : "nothing happened to memory";
  }
  return `${parts.join("; ")}${step.kind === "error" ? "; then an exception ended the program" : ""}`;
}

/** boundBefore returns the name that an earlier step gave to an object, or null. */
function boundBefore(id: number, { n }: Step, steps: readonly Step[]): string | null {
  const bound = steps.findLast((each) => each.n < n && each.bound.some(({ object }) => object === id))?.bound;
  const found = bound?.find(({ object }) => object === id);
  return found === undefined ? null : shorten(found.name);
}

/** nameIn returns the name of a buffer or view as the reader knows it, or null. */
function nameIn(id: number, step: Step, before: State | null, after: State | null): string | null {
  const bound = step.bound.find((each) => each.object === id);
  if (bound !== undefined) {
    return shorten(bound.name);
  }
  for (const state of [after, before]) {
    const buffer = state?.buffers.find((each) => each.id === id);
    const view = state?.views.find((each) => each.id === id);
    const name = (buffer ?? view)?.names[0];
    if (name !== undefined) {
      return shorten(name);
    }
    if (view !== undefined) {
      return "a view without a name";
    }
    if (buffer !== undefined) {
      return `${article(buffer.type)} without a name`;
    }
  }
  return null;
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

/** editText says what an edit in the picture changed: how Python was asked to do it is not the reader's doing. */
function editText({ buffer, offset, count, size, old, new: now }: Event, name: (id: number) => string): string {
  const length = count * size;
  const where = `${bytesText({ from: offset, to: offset + length })} of ${name(buffer)}`;
  const digits = (hex: string): string => (hex.match(/../g) ?? []).join(" ");
  if (length > 32 || now === "") {
    return `${where} changed`;
  }
  return `${where} ${length === 1 ? "is" : "are"} ${digits(now)} now${old === "" ? "" : `, and ${length === 1 ? "was" : "were"} ${digits(old)}`}`;
}

/** eventText says what an event was. */
function eventText(event: Event, name: (id: number) => string): string {
  const bytes = plural(event.bytes, "byte");
  switch (event.kind) {
    case "create":
      return `${name(event.buffer)} has ${bytes} of memory`;
    case "export":
      return `${name(event.view)} shows ${bytes} of ${name(event.buffer)} and copies none`;
    case "view":
    case "slice":
      return `${name(event.view)} shows ${bytes} of ${name(event.buffer)}, from byte ${event.offset}${step(event)}`;
    case "cast":
      return `${name(event.view)} shows the same ${bytes} of ${name(event.buffer)} as ${plural(event.count, "item")} of ${event.size}`;
    case "write": {
      const through = event.view === 0 ? "" : ` through ${name(event.view)}`;
      const where = event.stride === event.size || event.count === 1 ? `at byte ${event.offset}` : `from byte ${event.offset}, ${event.stride} bytes apart`;
      return `${plural(event.count * event.size, "byte")} written into ${name(event.buffer)}${through}, ${where}`;
    }
    case "copy":
      return `${bytes} copied${event.from === 0 ? "" : ` from ${name(event.from)}`}${event.buffer === 0 ? "" : ` to ${name(event.buffer)}`}: ${event.reason}`;
    case "resize":
      return `${name(event.buffer)} has ${bytes} now: ${plural(event.size, "byte")} removed and ${event.count} inserted at byte ${event.offset}`;
    case "refused":
      return `${name(event.buffer)} refused to change its size: ${event.views.map(name).join(" and ")} ${event.views.length === 1 ? "holds" : "hold"} it`;
    case "release":
      return `${name(event.view)} let go of ${name(event.buffer)}`;
    case "free":
      return `${name(event.buffer)} gave ${bytes} back`;
    case "collect":
      return `the collector of cycles found ${name(event.buffer)}: ${bytes} given back`;
  }
}

function step(event: Event): string {
  return event.stride === event.size ? "" : `, ${event.stride} bytes a step`.replace("-", "−");
}

/** copyingLines returns the lines of the program in which slicing copied, in order, up to step n or, for null, in all. */
export function copyingLines({ steps, lines }: Trace, n: number | null): readonly number[] {
  const all = n === null ? lines : steps.filter((each) => each.n <= n);
  const copying = all.filter(({ source, costs }) => source === "cell" && costs.copied > 0).map(({ line }) => line);
  return [...new Set(copying)].sort((a, b) => a - b);
}

/** writtenWords says through which views the kept steps up to n wrote, and into which objects: "through window, into data". Those without a name are left out; "" when none has one. */
export function writtenWords({ steps }: Trace, n: number, state: State): string {
  const writes = steps.filter((each) => each.n <= n).flatMap(({ events }) => events.filter(({ kind }) => kind === "write"));
  const names = (all: readonly { readonly id: number; readonly names: readonly string[] }[], ids: ReadonlySet<number>): string =>
    all.flatMap((each) => (ids.has(each.id) && each.names[0] !== undefined ? [shorten(each.names[0])] : [])).slice(0, 3).join(" and ");
  const through = names(state.views, new Set(writes.map(({ view }) => view)));
  const into = names(state.buffers, new Set(writes.map(({ buffer }) => buffer)));
  return [through === "" ? "" : `through ${through}`, into === "" ? "" : `into ${into}`].filter((each) => each !== "").join(", ");
}

/** Note is what the margin says of a line. */
export interface Note {
  readonly text: string;
  /** Whether bytes were copied by slicing there, or many otherwise. */
  readonly isCost: boolean;
  /** The same in a sentence. */
  readonly title: string;
}

/** notes returns what the margin says, by line. */
export function notes(lines: readonly Line[]): ReadonlyMap<number, Note> {
  const all = new Map<number, Note>();
  for (const line of lines) {
    const note = line.source === "cell" ? noteOf(line) : null;
    if (note !== null) {
      all.set(line.line, note);
    }
  }
  return all;
}

/** much is how many copied bytes are worth a word on why they were. */
const much = 10_000;

/** whys say why bytes were copied, by the machine's reasons; of others the reason itself is said. */
const whys: Readonly<Record<string, string>> = {
  "bytes slice": "a slice of bytes is a new object",
  "bytearray slice": "a slice of a bytearray is a new one",
  "array slice": "a slice of an array is a new one",
  tobytes: "bytes made of a view are new",
  constructor: "the new object has bytes of its own",
  concatenation: "+ makes a new object",
  repetition: "* makes a new object",
  resize: "the object moved to make room",
  shift: "the bytes behind moved",
};

function noteOf({ costs, runs, reason }: Line): Note | null {
  const text = noteText(costs, whys[reason] ?? reason);
  if (text === "") {
    return null;
  }
  const said = [
    costs.copied > 0 ? `${plural(costs.copied, "byte")} copied by slicing (${reason})` : "",
    costs.written > 0 ? `${plural(costs.written, "byte")} written in place` : "",
    costs.shared > 0 ? `${plural(costs.shared, "byte")} shown by views, none copied` : "",
    costs.allocated > 0 ? `${plural(costs.allocated, "byte")} of memory got` : "",
    costs.copiedElse > 0 ? `${plural(costs.copiedElse, "byte")} copied otherwise${costs.copied > 0 ? "" : ` (${reason})`}` : "",
    costs.copiedMore > 0 ? `slices of bytes would have copied ${grouped(costs.copiedMore)}` : "",
  ].filter((each) => each !== "");
  const often = runs === 1 ? "" : `In ${grouped(runs)} runs of the line: `;
  return { text, isCost: copiedToTell(costs) > 0, title: `${often}${said.join("; ")}.` };
}

/** copiedToTell returns how many copied bytes a margin tells of: those that slicing copied, or else many that were not merely written. */
function copiedToTell({ copied, copiedElse, written }: Costs): number {
  return copied > 0 ? copied : copiedElse >= much && copiedElse > written ? copiedElse : 0;
}

/** noteText is the most telling cost, as short as a margin needs it; of many copied bytes it says why. */
function noteText(costs: Costs, why: string): string {
  const copied = copiedToTell(costs);
  if (copied > 0) {
    return `copied ${size(copied)}${copied < much ? "" : `: ${why}`}`;
  }
  if (costs.written > 0) {
    return `wrote ${size(costs.written)}`;
  }
  if (costs.shared > 0) {
    return `shares ${size(costs.shared)}`;
  }
  return costs.allocated > 0 ? `+${size(costs.allocated)}${costs.allocated < 10_000 ? " B" : ""}` : "";
}

/** size writes a number of bytes in few characters: "16", "4.2 kB", "5.0 GB". */
export function size(bytes: number): string {
  const units = ["kB", "MB", "GB", "TB"];
  if (bytes < 10_000) {
    return String(bytes);
  }
  let value = bytes;
  let unit = "";
  for (const each of units) {
    value /= 1000;
    unit = each;
    if (value < 1000) {
      break;
    }
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
