// Stands in for src/machine.ts where a test looks at the page alone: a recorded
// state and its bytes, instead of a Go program. A test reaches it as
// globalThis.fixture.

import type { Memory } from "../src/memory.ts";
import type { Buffer, Completion, Failure, State, Trace } from "../src/protocol.ts";
import done from "../../pkg/playground/testdata/protocol/done.json";
import type { Listener, Progress, Result } from "../src/machine.ts";

/** Fixture is what a test may set before it presses Run. */
export interface Fixture {
  state: State;
  stdout: string;
  error: Failure | null;
  refusal: Failure | null;
  /** What the machine dies of while it runs the next program, or null. */
  death: string | null;
  /** The memory; addresses of the state are positions in it. */
  memory: Uint8Array;
  listener: Listener | null;
}

declare global {
  var fixture: Fixture;
}

export const memory = new Uint8Array(0xc10000);
const view = new DataView(memory.buffer);
[10, -20, 30, -40].forEach((value, i) => view.setInt32(0xc02000 + 4 * i, value, true));
memory.set(new TextEncoder().encode("Hello Python"), 0xc01040);
memory.set(new TextEncoder().encode("World!"), 0xc01050);

const trace = done.trace as Trace;

globalThis.fixture = {
  state: done.state as State,
  stdout: done.stdout,
  error: null,
  refusal: null,
  death: null,
  memory,
  listener: null,
};

export function memoryLimit(): number {
  return 512 * 2 ** 20;
}

export async function compile(): Promise<null> {
  return null;
}

export class Machine implements Memory {
  isRunning = false;

  static async start(_module: null, listener: Listener): Promise<Machine> {
    fixture.listener = listener;
    return new Machine();
  }

  async run(_source: string, progress: Progress): Promise<Result> {
    progress.started();
    if (fixture.death !== null) {
      const error = new Error(fixture.death);
      fixture.listener?.failed(error);
      throw error;
    }
    return { stdout: fixture.stdout, error: fixture.error, state: fixture.state, trace };
  }

  complete(path: string): Completion[] {
    return path === "data" ? [{ name: "append", kind: "function" }] : [{ name: "window", kind: "memoryview" }];
  }

  stop(): void {}

  async limit(): Promise<void> {}

  async reset(): Promise<void> {}

  async renew(): Promise<void> {}

  async load(): Promise<null> {
    return null;
  }

  /** Assigns a byte of bytearrays, as the page writes it, and numbers of 4 bytes. */
  edit(buffer: number, offset: number, size: number, format: string, value: string): Failure | null {
    const edited = fixture.state.buffers.find((each) => each.id === buffer);
    if (fixture.refusal === null && edited !== undefined) {
      const data = new DataView(fixture.memory.buffer, edited.address + offset, size);
      size === 4 ? data.setInt32(0, Number(value), format.startsWith("<")) : data.setUint8(0, Number(value));
      fixture.listener?.changed({ ...fixture.state }, { ...trace, source: "edit", steps: [], lines: [] });
    }
    return fixture.refusal;
  }

  /** Assigns items of 4 bytes and of 1, as far as the samples have them. */
  assign(object: number, index: readonly number[], value: string): Failure | null {
    const view = fixture.state.views.find((each) => each.id === object);
    const edited = fixture.state.buffers.find((each) => each.id === view?.buffer);
    if (fixture.refusal === null && view !== undefined && edited !== undefined) {
      const at = index.reduce((sum, i, dim) => sum + i * (view.strides[dim] ?? 0), edited.address + view.offset);
      const data = new DataView(fixture.memory.buffer, at, view.itemsize);
      view.itemsize === 4 ? data.setInt32(0, Number(value), true) : data.setUint8(0, Number(value));
      fixture.listener?.changed({ ...fixture.state }, { ...trace, source: "edit", steps: [], lines: [] });
    }
    return fixture.refusal;
  }

  bytes(buffer: Buffer, from: number, to: number): Uint8Array {
    return fixture.memory.subarray(buffer.address + from, buffer.address + to);
  }
}
