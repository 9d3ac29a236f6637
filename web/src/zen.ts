// window.zen: the page's handle for developer tools, tests and other scripts.
//
//	await zen.ready
//	await zen.run("data = bytearray(b'Hello')")   // {stdout: "", error: null}
//	zen.bytes("data")[0] = 74                     // the picture says Jello

import { itemCount, extent } from "./geometry.ts";
import type { Memory } from "./memory.ts";
import { shorten } from "./name.ts";
import type { Buffer, Failure, State, View } from "./protocol.ts";

/** Zen is what window.zen offers. */
export interface Zen {
  /** Settles when the Go program can run programs; rejects when it cannot be loaded. */
  readonly ready: Promise<void>;
  /** Runs a program after those that run now. A failed program is a result; a failed machine rejects, and so does what is no string (TypeError). */
  run(code: string): Promise<{ stdout: string; error: Failure | null }>;
  /**
   * Returns the bytes of the buffer, or of the contiguous view, with that
   * name. For a writable one the array shares memory with Python: valid until
   * the next run, or until memory grows. For a read-only one it is a copy.
   * Throws when there is no such name, or while a program runs.
   */
  bytes(name: string): Uint8Array;
  /** Returns the memory after the last run or edit, as plain data that the caller may keep and change. */
  state(): State;
  /** Stops as the page's button does: the program that runs cannot catch a second stop; runs that wait still run. */
  stop(): void;
  /** Starts anew: no names, no memory, the first program in the editor; a program that runs is stopped first. */
  reset(): Promise<void>;
}

/** Page is what the handle needs of the page. */
export interface Page extends Pick<Zen, "ready" | "run" | "stop" | "reset"> {
  /** The machine's memory, or null when it cannot be read now. */
  memory(): Memory | null;
  state(): State | null;
}

const empty: State = {
  step: 0,
  buffers: [],
  views: [],
  moreBuffers: 0,
  moreViews: 0,
  counters: { shared: 0, copied: 0, written: 0, exports: 0, copiedMore: 0, sharedViews: [] },
  allocated: 0,
  peak: 0,
};

/** handle returns the object that becomes window.zen. */
export function handle(page: Page): Zen {
  const state = (): State => page.state() ?? empty;
  return Object.freeze({
    ready: page.ready,
    async run(code: unknown) {
      if (typeof code !== "string") {
        throw new TypeError("zen.run: the program must be a string");
      }
      return page.run(code);
    },
    stop: () => page.stop(),
    reset: () => page.reset(),
    state: () => structuredClone(state()),
    bytes(name: string): Uint8Array {
      const memory = page.memory();
      if (memory === null) {
        throw new Error("memory cannot be read before the first run, or while a program runs");
      }
      const found = find(state(), name);
      const bytes = memory.bytes(found.buffer, found.from, found.to);
      if (bytes === null) {
        throw new Error(`the memory of ${JSON.stringify(name)} cannot be read now`);
      }
      return found.readonly ? bytes.slice() : bytes;
    },
  });
}

interface Found {
  readonly buffer: Buffer;
  readonly from: number;
  readonly to: number;
  readonly readonly: boolean;
}

/** find returns the bytes that a name stands for; it throws when no buffer or view can be had by that name. */
function find(state: State, name: string): Found {
  const buffer = state.buffers.find((each) => each.names.includes(name));
  if (buffer !== undefined) {
    return { buffer, from: 0, to: buffer.length, readonly: buffer.readonly };
  }
  const view = state.views.find((each) => each.names.includes(name));
  if (view === undefined) {
    throw new Error(`no buffer is named ${JSON.stringify(name)}; ${known(state)}`);
  }
  return { ...window(state, view, name), readonly: view.readonly };
}

function window(state: State, view: View, name: string): Omit<Found, "readonly"> {
  if (view.released) {
    throw new Error(`the view ${JSON.stringify(name)} was released`);
  }
  const buffer = state.buffers.find((each) => each.id === view.buffer);
  const { from, to } = extent(view);
  if (buffer === undefined || !view.contiguous || to - from !== itemCount(view) * view.itemsize) {
    throw new Error(`the bytes of the view ${JSON.stringify(name)} do not lie side by side: take those of its buffer`);
  }
  return { buffer, from, to };
}

function known(state: State): string {
  const names = [...state.buffers, ...state.views].flatMap((each) => each.names.map((name) => shorten(name)));
  return names.length === 0 ? "there are no buffers yet" : `there are ${names.join(", ")}`;
}
