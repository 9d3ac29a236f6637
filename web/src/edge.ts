// The lesson that the page /sendfile offers where the site runs at the edge of a
// network, with no operating system below it: bytes that are handed over,
// against the same bytes through Go's memory. pkg/edge is the server's side.

import { problemOf } from "./server-events.ts";

/** address is where the bytes come from, and by which a home says that it has the lesson. */
export const address = "/api/stream";

/** sizes are the numbers of bytes that are sent, as pkg/edge has them. */
export const sizes: readonly number[] = [64 << 10, 1 << 20, 4 << 20];

/** Way is how the server treats the bytes. */
export type Way = "handed" | "go";

/** Trip is one way of some bytes to this browser. */
export interface Trip {
  readonly way: Way;
  readonly size: number;
  /** How many bytes Go read, as the server counted them. */
  readonly throughGo: number;
  /** From the request to the last byte, by this browser's clock. */
  readonly ms: number;
}

/** Costs are the Worker's processor times of one request in milliseconds, recorded where they can be seen. */
export interface Costs {
  readonly system: string;
  readonly cpu: readonly { readonly size: number; readonly handed: number; readonly go: number }[];
}

/** EdgeState is everything the lesson shows. */
export interface EdgeState {
  /** In bytes. */
  readonly size: number;
  readonly isBusy: boolean;
  /** In pairs: handed over, and through Go. */
  readonly trips: readonly Trip[];
  /** Why the last run broke off, or "". */
  readonly problem: string;
  /** null until they are loaded. */
  readonly costs: Costs | null;
}

export type EdgeAction =
  | { readonly type: "sized"; readonly size: number }
  | { readonly type: "began" }
  | { readonly type: "travelled"; readonly trip: Trip }
  | { readonly type: "ended" }
  | { readonly type: "failed"; readonly text: string }
  | { readonly type: "recorded"; readonly costs: Costs };

/** update returns the state after an action. It is pure. */
export function update(state: EdgeState, action: EdgeAction): EdgeState {
  switch (action.type) {
    case "sized":
      return { ...state, size: action.size, trips: [], problem: "" };
    case "began":
      return { ...state, isBusy: true, trips: [], problem: "" };
    case "travelled":
      return { ...state, trips: [...state.trips, action.trip] };
    case "ended":
      return { ...state, isBusy: false };
    case "failed":
      return { ...state, isBusy: false, problem: action.text };
    case "recorded":
      return { ...state, costs: action.costs };
  }
}

/** initial is the state before anything was sent. */
export const initial: EdgeState = { size: 1 << 20, isBusy: false, trips: [], problem: "", costs: null };

/** pairs is how often both ways are taken. */
export const pairs = 9;

/** needed is in how many of them one way must be the slower one, or chance may have done it: in 2 of 100 runs of equal ways. */
const needed = 8;

/** timesOf returns the times of a way in milliseconds, the least first. */
export function timesOf(trips: readonly Trip[], way: Way): readonly number[] {
  return trips.filter((trip) => trip.way === way).map((trip) => trip.ms).sort((a, b) => a - b);
}

/** median returns the one in the middle of sorted values, or undefined. */
export function median(sorted: readonly number[]): number | undefined {
  return sorted[Math.floor(sorted.length / 2)];
}

/** Verdict is what the clock says of a run: in how many pairs Go took longer, by how much, and whether that may be chance. */
export interface Verdict {
  readonly slower: number;
  /** The median of the differences in milliseconds. */
  readonly byMs: number;
  readonly isClear: boolean;
}

/** verdict compares the pairs of a run. It is null while there are not all of them. */
export function verdict(trips: readonly Trip[]): Verdict | null {
  const [handed, go] = [trips.filter(({ way }) => way === "handed"), trips.filter(({ way }) => way === "go")];
  const apart = go.map(({ ms }, i) => ms - (handed[i]?.ms ?? NaN)).sort((a, b) => a - b);
  const byMs = median(apart);
  if (apart.length < pairs || handed.length < pairs || byMs === undefined) {
    return null;
  }
  const slower = apart.filter((each) => each > 0).length;
  return { slower, byMs, isClear: slower >= needed };
}

/** travel has bytes sent and waits for the last one. It throws with the server's words when they are refused, and when others come. */
export async function travel(way: Way, size: number): Promise<Trip> {
  const began = performance.now();
  const response = await fetch(`${address}?size=${size}${way === "go" ? "&through=go" : ""}`);
  if (!response.ok) {
    throw new Error((await problemOf(response)).error);
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  const ms = performance.now() - began;
  if (bytes.length < size || bytes.subarray(0, size).some((byte, i) => byte !== i % 251)) {
    throw new Error("other bytes came than were asked for");
  }
  const throughGo = way === "go" ? reported(bytes.subarray(size)) : Number(response.headers.get("Zen-Bytes-Through-Go") ?? NaN);
  if (Number.isNaN(throughGo)) {
    throw new Error("the server did not say how many bytes went through Go: it broke off");
  }
  return { way, size, throughGo, ms };
}

/** reported reads the line that follows the bytes; NaN when it is missing, because the program was ended before its time. */
function reported(line: Uint8Array): number {
  const found = /^\n\{"bytesThroughGo":(\d+),"reads":\d+\}\n$/.exec(new TextDecoder().decode(line))?.[1];
  return found === undefined ? NaN : Number(found);
}

/** run takes both ways in turn, each the first one in every other pair, and once before without counting it. It yields each trip. */
export async function* run(size: number): AsyncGenerator<Trip, void, void> {
  await travel("handed", size);
  await travel("go", size);
  for (let i = 0; i < pairs; i++) {
    const [first, second] = i % 2 === 0 ? (["handed", "go"] as const) : (["go", "handed"] as const);
    yield await travel(first, size);
    yield await travel(second, size);
  }
}

/** costs loads what was recorded of the Worker's processor; null where it cannot be had. */
export async function costs(): Promise<Costs | null> {
  const response = await fetch("/recorded/edge.json").catch(() => null);
  return response?.ok === true ? ((await response.json()) as Costs) : null;
}
