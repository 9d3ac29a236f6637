// The recorded state after the page's first program, and a memory that fits it.

import done from "../../../pkg/playground/testdata/protocol/done.json";
import type { Memory } from "../../src/memory.ts";
import type { Buffer, State, Trace } from "../../src/protocol.ts";

export const state = done.state as State;

export const trace = done.trace as Trace;

const contents: Readonly<Record<string, Uint8Array>> = {
  a: new Uint8Array(new Int32Array([10, -20, 30, -40]).buffer),
  data: new TextEncoder().encode("Hello Python"),
  copy: new TextEncoder().encode("World!"),
};

export const memory: Memory = {
  bytes: (buffer, from, to) => contents[buffer.names[0] ?? ""]?.subarray(from, to) ?? null,
};

/** named returns the buffer with a name. */
export function named(name: string): Buffer {
  const found = state.buffers.find((buffer) => buffer.names.includes(name));
  if (found === undefined) {
    throw new Error(`the sample has no ${name}`);
  }
  return found;
}
