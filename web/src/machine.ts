// The Go program (page.wasm) as an asynchronous API. This file alone knows how
// the program is loaded, started and spoken to; protocol.ts says what is said.

import type { Memory } from "./memory.ts";
import { parseCompletions, parseFailure, parseMessage, parseState } from "./protocol.ts";
import type { Buffer, Border, Completion, Ear, Failure, Program, Readiness, State, Trace } from "./protocol.ts";

declare global {
  var __zen: Border | undefined;
  var Go: (new () => GoProgram) | undefined;
}

/** Scope is what a Go program takes for the global object. */
export interface Scope {
  __zen?: Border | undefined;
  /** Go's own support class, from wasm_exec.js. */
  Go?: (new () => GoProgram) | undefined;
}

interface GoProgram {
  readonly importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

/** Files are the addresses of what the build made. */
export interface Files {
  readonly wasm: string;
  /** wasm_exec.js of the Go version that built wasm; null where the script has it in itself. */
  readonly support: string | null;
  /** Lists the files by their addresses, with their sizes before compression. */
  readonly manifest: string;
}

/** Result is how a program ended: what it printed, the exception that ended it, and what it did step by step. */
export interface Result {
  readonly stdout: string;
  readonly error: Failure | null;
  readonly state: State;
  readonly trace: Trace;
}

/** RunOptions say how a cell runs. */
export interface RunOptions {
  /** Forget all names and memory first. */
  readonly fresh?: boolean;
  /** Bounds of this run: bytes of the session's memory, and milliseconds; 0 is no bound of its own. */
  readonly memory?: number;
  readonly milliseconds?: number;
}

/** Loading is told while a file is read into memory. */
export interface Loading {
  /** loaded bytes have arrived. */
  progress(loaded: number): void;
  readonly signal?: AbortSignal;
}

/** Listener hears what a machine says unasked. */
export interface Listener {
  /** Memory changed while no program ran. */
  changed(state: State, trace: Trace): void;
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
  const [response, total] = await Promise.all([fetchProgram(files.wasm), size(files), files.support === null ? null : import(files.support)]);
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

/** fetchProgram asks the network, and when that fails the site's service worker, which otherwise leaves this file alone. */
function fetchProgram(address: string): Promise<Response> {
  return fetch(address).catch(() => fetch(address, { headers: { "Zen-Store": "1" } }));
}

/** size returns how many bytes the program has before compression, or 0 when the manifest does not say. */
async function size(files: Files): Promise<number> {
  const response = await fetch(files.manifest);
  if (!response.ok) {
    return 0;
  }
  const manifest = (await response.json()) as Record<string, { readonly size: number } | undefined>;
  return manifest[new URL(files.wasm, location.href).pathname]?.size ?? 0;
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

/** memoryLimit returns what a session may hold, in bytes, on a device with so many gigabytes; undefined is unknown. */
export function memoryLimit(gigabytes: number | undefined): number {
  const megabytes = gigabytes === undefined || gigabytes > 2 ? 512 : gigabytes > 1 ? 256 : 128;
  return megabytes * 2 ** 20;
}

/** Instance is one running Go program, with the machines in it that are not closed. */
interface Instance {
  readonly memory: WebAssembly.Memory;
  readonly machines: Set<Machine>;
}

/**
 * Machine runs programs in a session of its own: names and memory. The Go
 * program has one at first, and others when they are asked for. A machine runs
 * one program at a time, a second run waits for the first; machines do not wait
 * for each other.
 */
export class Machine implements Memory {
  readonly #program: Program;
  readonly #instance: Instance;
  readonly #listener: Listener;
  #current: { progress: Progress; done: (result: Result) => void; failed: (error: Error) => void } | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #error: Error | null = null;

  private constructor(offer: (ear: Ear) => Program, instance: Instance, listener: Listener) {
    this.#program = offer({ message: (text) => this.#receive(text) });
    this.#instance = instance;
    this.#listener = listener;
    instance.machines.add(this);
  }

  /** start runs a new instance of the compiled program, and returns its first machine. It rejects when the program ends before it is ready. */
  static async start(module: WebAssembly.Module, listener: Listener, scope: Scope = globalThis): Promise<Machine> {
    if (scope.Go === undefined) {
      throw new Error("Go's support code is not loaded");
    }
    const go = new scope.Go();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    const machines = new Set<Machine>();
    return new Promise((resolve, reject) => {
      const ended = new AbortController();
      const fail = (error: Error): void => {
        ended.abort(); // a dead program's memory must not be held
        for (const machine of machines) {
          machine.#fail(error);
        }
        reject(error);
      };
      let ear: Ear | null = null;
      scope.__zen = {
        ready(program) {
          delete scope.__zen;
          const offer = (first: Ear): Program => {
            ear = first;
            return program;
          };
          resolve(new Machine(offer, { memory: instance.exports["mem"] as WebAssembly.Memory, machines }, listener));
        },
        message: (text) => ear?.message(text),
      };
      // A trap in a turn that the browser gave the program is thrown to nobody; outside browsers there are no such turns.
      globalThis.addEventListener?.("error", ({ error }) => error instanceof WebAssembly.RuntimeError && fail(error), { signal: ended.signal });
      go.run(instance).then(
        () => fail(new Error("the Go program ended")),
        (error: unknown) => fail(error instanceof Error ? error : new Error(String(error))),
      );
    });
  }

  /** another makes another machine in the same Go program. It throws when this one has failed or was closed. */
  another(listener: Listener): Machine {
    return this.#call(() => new Machine((ear) => this.#program.another(ear), this.#instance, listener));
  }

  /** close ends what runs, and gives the machine's memory back. Runs that wait are rejected, and so is every later call; the listener hears nothing more. */
  close(): void {
    if (this.#error === null) {
      this.#call(() => this.#program.close());
      this.#end(new Error("the machine was closed"));
    }
  }

  /**
   * run runs a program after those that were given before it. An exception in
   * the program is part of the result; the promise rejects only when the
   * machine itself fails, or with the signal's reason when that was aborted
   * before the program's turn. Later, the signal means nothing.
   */
  run(source: string, progress: Progress, options: RunOptions = {}, signal?: AbortSignal): Promise<Result> {
    const { fresh = false, memory = 0, milliseconds = 0 } = options;
    return this.#queue((program) => program.run(source, fresh, memory, milliseconds), progress, signal);
  }

  /** prompt runs an input of the prompt as run does, on the timeline of the last cell; values are echoed. */
  prompt(source: string, progress: Progress, options: RunOptions = {}, signal?: AbortSignal): Promise<Result> {
    const { memory = 0, milliseconds = 0 } = options;
    return this.#queue((program) => program.prompt(source, memory, milliseconds), progress, signal);
  }

  #queue(begin: (program: Program) => void, progress: Progress, signal?: AbortSignal): Promise<Result> {
    return this.#after(() => {
      signal?.throwIfAborted();
      return new Promise((done, failed) => {
        this.#check();
        this.#current = { progress, done, failed };
        progress.started();
        this.#call(() => begin(this.#program));
      });
    });
  }

  /** after calls a function once all that was asked for before has ended. */
  #after<T>(act: () => T | Promise<T>): Promise<T> {
    const result = this.#last.then(act);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** readiness says what a prompt does with a text. It throws when the machine has failed. */
  readiness(source: string): Readiness {
    return this.#call(() => this.#program.readiness(source)) as Readiness;
  }

  /** complete returns the names that can stand behind a dotted path, or for "" those a program can use. No Python code runs for it. */
  complete(path: string): Completion[] {
    return parseCompletions(this.#call(() => this.#program.complete(path)));
  }

  /** stop raises KeyboardInterrupt in the program that runs, if one does; the program cannot catch that of a second call. */
  stop(): void {
    if (this.#current !== null) {
      this.#call(() => this.#program.stop());
    }
  }

  /** renew forgets all names and memory when what was asked for before has ended, unless the signal was aborted by then. It rejects when the machine has failed. */
  renew(signal?: AbortSignal): Promise<void> {
    return this.#after(() => {
      signal?.throwIfAborted();
      return this.#call(() => this.#program.reset());
    });
  }

  /** reset stops the program that runs and then forgets all names and memory. It rejects when the machine has failed. */
  reset(): Promise<void> {
    const result = this.renew();
    this.stop();
    return result;
  }

  /** limit bounds what a session may hold, in bytes. */
  limit(bytes: number): Promise<void> {
    return this.#after(() => this.#call(() => this.#program.limit(bytes)));
  }

  /**
   * edit assigns size bytes as Python would, in one step, and returns the
   * exception that refused it, or null. value is the text of an expression: with
   * a format of struct that of the number, or the tuple of numbers, to pack;
   * with "" that of a byte, or of an object with so many bytes. It throws when
   * the machine has failed.
   */
  edit(buffer: number, offset: number, size: number, format: string, value: string): Failure | null {
    return parseFailure(this.#call(() => this.#program.edit(buffer, offset, size, format, value)));
  }

  /**
   * assign assigns an item of a view or of a buffer as Python would: v[i] =
   * value. value is the text of an expression. It answers as edit does.
   */
  assign(object: number, index: readonly number[], value: string): Failure | null {
    return parseFailure(this.#call(() => this.#program.assign(object, index, value)));
  }

  /** at returns the memory as it was after step n, or null when that is not kept. Its reconstructions are good until the next call or message. */
  at(n: number): State | null {
    return parseState(this.#call(() => this.#program.at(n)));
  }

  /**
   * load reads a file into memory, with no copy of it beside, and binds a name
   * to it: a bytes object. It returns the exception that refused the name, or
   * null; it rejects when the file cannot be read, is too large for the
   * session, or was given up by the signal: the memory is given back then.
   */
  load(name: string, file: Pick<Blob, "size" | "stream">, { progress, signal }: Loading): Promise<Failure | null> {
    return this.#after(async () => {
      signal?.throwIfAborted();
      const address = this.#call(() => this.#program.allocate(file.size));
      if (address === 0 && file.size > 0) {
        throw new RangeError("the file is larger than the memory that is left");
      }
      try {
        await this.#fill(address, file, progress, signal);
      } catch (error) {
        this.#call(() => this.#program.cancel());
        throw error;
      }
      return parseFailure(this.#call(() => this.#program.commit(name)));
    });
  }

  /** fill writes the bytes of a file to an address as they arrive. The file may have changed its size since it was chosen. */
  async #fill(address: number, file: Pick<Blob, "size" | "stream">, progress: Loading["progress"], signal?: AbortSignal): Promise<void> {
    let loaded = 0;
    const reader = file.stream().getReader();
    signal?.addEventListener("abort", () => void reader.cancel(), { once: true }); // also while nothing arrives
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        signal?.throwIfAborted();
        if (loaded + part.value.byteLength > file.size) {
          throw new RangeError("the file grew while it was read");
        }
        // Memory may have grown since the last piece, which detaches arrays.
        new Uint8Array(this.#instance.memory.buffer, address + loaded, part.value.byteLength).set(part.value);
        loaded += part.value.byteLength;
        progress(loaded);
      }
    } finally {
      await reader.cancel();
    }
    signal?.throwIfAborted();
    if (loaded < file.size) {
      throw new RangeError("the file shrank while it was read");
    }
  }

  /** siblings is how many machines the Go program has that are not closed, this one included. */
  get siblings(): number {
    return this.#instance.machines.size;
  }

  /** isRunning reports whether a program runs. */
  get isRunning(): boolean {
    return this.#current !== null;
  }

  /** bytes shares memory with the Go program: valid until the next run, and only until the caller returns to the event loop. null when they were not kept. */
  bytes(buffer: Pick<Buffer, "contents" | "length">, from: number, to: number): Uint8Array | null {
    if (buffer.contents === 0 && buffer.length > 0) {
      return null;
    }
    return new Uint8Array(this.#instance.memory.buffer, buffer.contents + from, to - from);
  }

  #receive(text: string): void {
    if (this.#error !== null) {
      return; // what it says while it is being closed
    }
    const message = parseMessage(text);
    switch (message.type) {
      case "output":
        this.#current?.progress.printed(message.text);
        return;
      case "done": {
        const current = this.#current;
        this.#current = null;
        current?.done({ stdout: message.stdout, error: message.error, state: message.state, trace: message.trace });
        return;
      }
      case "state":
        this.#listener.changed(message.state, message.trace);
        return;
      case "fatal":
        this.#die(new Error(message.text));
    }
  }

  /** die ends a machine that has failed by itself: others in the program go on. */
  #die(error: Error): void {
    this.#fail(error);
    try {
      this.#program.close();
    } catch {
      // Then its memory stays until the program ends.
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
    if (this.#error === null) {
      this.#end(error);
      this.#listener.failed(error);
    }
  }

  /** end rejects what was asked for, and all that will be. */
  #end(error: Error): void {
    this.#error = error;
    this.#instance.machines.delete(this);
    const current = this.#current;
    this.#current = null;
    current?.failed(error);
  }
}
