// The lesson that the page /sendfile offers where the site runs at the edge of a
// network, with no operating system below it: bytes that are handed over,
// against the same bytes through Go's memory. pkg/edge is the server's side.

import { problemOf } from "./server-events.ts";

/** address is where bytes are sent, and what a server without an arena names instead of it. */
export const address = "/api/stream";

/** Way is how the server treats the bytes. */
export type Way = "handed" | "go";

/** Trip is one way of some bytes there and back. Times are this browser's, in milliseconds. */
export interface Trip {
  readonly way: Way;
  readonly size: number;
  /** How many bytes Go read, as the server counted them. */
  readonly throughGo: number;
  readonly ms: number;
}

/** EdgeState is everything the lesson shows. */
export interface EdgeState {
  /** In bytes. */
  readonly size: number;
  readonly isBusy: boolean;
  readonly trips: readonly Trip[];
  /** Why the last run broke off, or "". */
  readonly problem: string;
}

export type EdgeAction =
  | { readonly type: "sized"; readonly size: number }
  | { readonly type: "began" }
  | { readonly type: "travelled"; readonly trip: Trip }
  | { readonly type: "ended" }
  | { readonly type: "failed"; readonly text: string };

/** update returns the state after an action. It is pure. */
export function update(state: EdgeState, action: EdgeAction): EdgeState {
  switch (action.type) {
    case "sized":
      return { ...state, size: action.size };
    case "began":
      return { ...state, isBusy: true, trips: [], problem: "" };
    case "travelled":
      return { ...state, trips: [...state.trips, action.trip] };
    case "ended":
      return { ...state, isBusy: false };
    case "failed":
      return { ...state, isBusy: false, problem: action.text };
  }
}

/** initial is the state before anything was sent. */
export const initial: EdgeState = { size: 1 << 20, isBusy: false, trips: [], problem: "" };

/** repeats is how often each way is taken. */
const repeats = 5;

/**
 * travel sends bytes and waits until they are back. It throws with the server's
 * words when they are refused, and when other bytes come back than were sent.
 */
export async function travel(way: Way, bytes: Uint8Array<ArrayBuffer>): Promise<Trip> {
  const began = performance.now();
  const response = await fetch(way === "go" ? `${address}?through=go` : address, { method: "POST", body: bytes });
  if (!response.ok) {
    throw new Error((await problemOf(response)).error);
  }
  const back = new Uint8Array(await response.arrayBuffer());
  const ms = performance.now() - began;
  if (back.length < bytes.length || bytes.some((byte, i) => back[i] !== byte)) {
    throw new Error("other bytes came back than were sent");
  }
  const throughGo = way === "go" ? reported(back.subarray(bytes.length)) : Number(response.headers.get("Zen-Bytes-Through-Go") ?? NaN);
  if (Number.isNaN(throughGo)) {
    throw new Error("the server did not say how many bytes went through Go: it broke off");
  }
  return { way, size: bytes.length, throughGo, ms };
}

/** reported reads the line that follows the bytes; NaN when it is missing, because the program was ended before its time. */
function reported(line: Uint8Array): number {
  const found = /^\{"bytesThroughGo":(\d+),"reads":\d+\}\n$/.exec(new TextDecoder().decode(line))?.[1];
  return found === undefined ? NaN : Number(found);
}

/** random returns bytes that nobody on the way can make shorter. */
function random(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, Math.min(at + 65_536, size))); // it takes no more at once
  }
  return bytes;
}

/** run takes both ways in turn, first once without counting it, and yields each trip. */
export async function* run(size: number): AsyncGenerator<Trip, void, void> {
  const bytes = random(size);
  await travel("handed", bytes.subarray(0, 1));
  for (let i = 0; i < repeats; i++) {
    yield await travel("handed", bytes);
    yield await travel("go", bytes);
  }
}
