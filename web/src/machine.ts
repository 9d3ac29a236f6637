// The Go program (page.wasm) as an asynchronous API. This file alone knows how
// the program is loaded, started and spoken to; protocol.ts says what is said.

import type { Memory } from "./memory.ts";
import { parseFailure, parseMessage } from "./protocol.ts";
import type { Border, Failure, Program, State } from "./protocol.ts";

declare global {
  var __zen: Border | undefined;
  /** Go's own support class, from wasm_exec.js. */
  var Go: (new () => GoProgram) | undefined;
}

interface GoProgram {
  readonly importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

/** Files are the addresses of what the build made. */
export interface Files {
  readonly wasm: string;
  /** wasm_exec.js of the Go version that built wasm. */
  readonly support: string;
  /** Lists the files by their addresses, with their sizes before compression. */
  readonly manifest: string;
}

/** Result is how a program ended: what it printed, and the exception that ended it. */
export interface Result {
  readonly stdout: string;
  readonly error: Failure | null;
  readonly state: State;
}

/** Listener hears what a machine says unasked. */
export interface Listener {
  /** Memory changed while no program ran. */
  changed(state: State): void;
  /** The machine failed; every later call is a rejected promise or throws. */
  failed(error: Error): void;
}

/** Progress is told while a program runs. */
export interface Progress {
  /** The program's turn has come. */
  started(): void;
  /** It printed a piece of text. */
  printed(text: string): void;
}

/**
 * compile loads the Go program and compiles it while it arrives. It calls
 * progress with the fraction loaded, from 0 to 1. It rejects when a file
 * cannot be loaded.
 */
export async function compile(files: Files, progress: (fraction: number) => void): Promise<WebAssembly.Module> {
  const [response, total] = await Promise.all([fetch(files.wasm), size(files), import(files.support)]);
  if (!response.ok || response.body === null) {
    throw new Error(`${files.wasm}: ${response.status} ${response.statusText}`);
  }
  // The browser keeps compiled code only of the response that came from the
  // network itself, so the bytes are counted on a clone.
  const counting = count(response.clone(), total, progress);
  const module = await WebAssembly.compileStreaming(response);
  await counting;
  return module;
}

/** size returns how many bytes the program has before compression, or 0 when the manifest does not say. */
async function size(files: Files): Promise<number> {
  const response = await fetch(files.manifest);
  if (!response.ok) {
    return 0;
  }
  const manifest = (await response.json()) as Record<string, { readonly size: number } | undefined>;
  return manifest[files.wasm]?.size ?? 0;
}

async function count(response: Response, total: number, progress: (fraction: number) => void): Promise<void> {
  const reader = response.body?.getReader();
  let loaded = 0;
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    loaded += part.value.byteLength;
    if (total > 0) {
      progress(loaded / total);
    }
  }
}

/**
 * Machine is one running instance of the Go program. Programs run one at a
 * time: a second run waits for the first.
 */
export class Machine implements Memory {
  readonly #program: Program;
  readonly #memory: WebAssembly.Memory;
  readonly #listener: Listener;
  #current: { progress: Progress; done: (result: Result) => void; failed: (error: Error) => void } | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #error: Error | null = null;

  private constructor(program: Program, memory: WebAssembly.Memory, listener: Listener) {
    this.#program = program;
    this.#memory = memory;
    this.#listener = listener;
  }

  /** start runs a new instance of the compiled program. It rejects when the program ends before it is ready. */
  static async start(module: WebAssembly.Module, listener: Listener): Promise<Machine> {
    if (globalThis.Go === undefined) {
      throw new Error("Go's support code is not loaded");
    }
    const go = new globalThis.Go();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    return new Promise((resolve, reject) => {
      let machine: Machine | null = null;
      const fail = (error: Error): void => {
        if (machine !== null) {
          machine.#fail(error);
        }
        reject(error);
      };
      globalThis.__zen = {
        ready(program) {
          Reflect.deleteProperty(globalThis, "__zen");
          machine = new Machine(program, instance.exports["mem"] as WebAssembly.Memory, listener);
          resolve(machine);
        },
        message(text) {
          if (machine !== null) {
            machine.#receive(text);
          }
        },
      };
      go.run(instance).then(
        () => fail(new Error("the Go program ended")),
        (error: unknown) => fail(error instanceof Error ? error : new Error(String(error))),
      );
    });
  }

  /**
   * run runs a program after those that were given before it. An exception in
   * the program is part of the result; the promise rejects only when the
   * machine itself fails, or with the signal's reason when that was aborted
   * before the program's turn. Later, the signal means nothing.
   */
  run(source: string, progress: Progress, signal?: AbortSignal): Promise<Result> {
    const result = this.#last.then(() => {
      signal?.throwIfAborted();
      return this.#runNow(source, progress);
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  #runNow(source: string, progress: Progress): Promise<Result> {
    return new Promise((done, failed) => {
      this.#check();
      this.#current = { progress, done, failed };
      progress.started();
      this.#call(() => this.#program.run(source));
    });
  }

  /** stop raises KeyboardInterrupt in the program that runs, if one does; the program cannot catch that of a second call. */
  stop(): void {
    if (this.#current !== null) {
      this.#call(() => this.#program.stop());
    }
  }

  /** reset stops the program that runs and then forgets all names and memory. It rejects when the machine has failed. */
  reset(): Promise<void> {
    const result = this.#last.then(() => this.#call(() => this.#program.reset()));
    this.#last = result.catch(() => undefined);
    this.stop();
    return result;
  }

  /** edit assigns a byte as Python would and returns the exception that refused it, or null. It throws when the machine has failed. */
  edit(buffer: number, offset: number, value: number): Failure | null {
    return parseFailure(this.#call(() => this.#program.edit(buffer, offset, value)));
  }

  /** isRunning reports whether a program runs. */
  get isRunning(): boolean {
    return this.#current !== null;
  }

  /** bytes shares memory with the Go program: valid until the next run, and only until the caller returns to the event loop. */
  bytes(buffer: { readonly address: number }, from: number, to: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, buffer.address + from, to - from);
  }

  #receive(text: string): void {
    const message = parseMessage(text);
    switch (message.type) {
      case "output":
        this.#current?.progress.printed(message.text);
        return;
      case "done": {
        const current = this.#current;
        this.#current = null;
        current?.done({ stdout: message.stdout, error: message.error, state: message.state });
        return;
      }
      case "state":
        this.#listener.changed(message.state);
        return;
      case "fatal":
        this.#fail(new Error(message.text));
    }
  }

  /** call runs a function of the Go program; when it throws, the program is dead. */
  #call<T>(call: () => T): T {
    this.#check();
    try {
      return call();
    } catch (cause) {
      const error = new Error("the Go program does not answer", { cause });
      this.#fail(error);
      throw error;
    }
  }

  #check(): void {
    if (this.#error !== null) {
      throw this.#error;
    }
  }

  #fail(error: Error): void {
    if (this.#error !== null) {
      return;
    }
    this.#error = error;
    const current = this.#current;
    this.#current = null;
    current?.failed(error);
    this.#listener.failed(error);
  }
}
