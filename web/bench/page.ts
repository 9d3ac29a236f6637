// The page in which the bench measures: it offers `bench` to the program that
// drives the browser. Everything is timed inside the page.

import type { Case, Result } from "../src/benchmarks-protocol.ts";
import { Bench as Worker } from "../src/benchmarks-runner.ts";
import { compile, Machine } from "../src/machine.ts";

/** Language is an interpreter of Python in the page. */
interface Language {
  /** Loads the interpreter and resolves to how it runs a program: to what the program printed. */
  load(): Promise<(source: string) => Promise<string>>;
}

/** Pyodide is what the bench needs of the package of that name. */
interface Pyodide {
  loadPyodide(options: { stdout(text: string): void }): Promise<{ runPython(source: string): unknown }>;
}

const zen: Language = {
  async load() {
    const build = "/build/";
    const files = { wasm: `${build}page.wasm`, support: `${build}wasm_exec.js`, manifest: `${build}manifest.json` };
    const listener = {
      changed() {},
      failed(error: Error) {
        throw error;
      },
    };
    const machine = await Machine.start(await compile(files, () => undefined), listener);
    return async (source) => {
      const result = await machine.run(source, { started() {}, printed() {} });
      if (result.error !== null) {
        throw new Error(result.error.traceback);
      }
      return result.stdout;
    };
  },
};

/** The file system of wasm_exec.js, as far as a program uses it that reads its standard input and prints. */
interface Files {
  read(fd: number, to: Uint8Array, offset: number, length: number, position: number | null, done: (error: Error | null, n: number) => void): void;
  writeSync(fd: number, data: Uint8Array): number;
  write(fd: number, data: Uint8Array, offset: number, length: number, position: number | null, done: (error: Error | null, n: number) => void): void;
  fstat(fd: number, done: (error: Error | null, stat: object) => void): void;
}

/** pyrun is the command, whose programs nobody traces. Each runs in an instance of its own. */
const pyrun: Language = {
  async load() {
    await import(new URL("/build/wasm_exec.js", location.href).href);
    let input = new Uint8Array();
    let output = "";
    const numbers = ["dev", "ino", "nlink", "uid", "gid", "rdev", "size", "blksize", "blocks", "atimeMs", "mtimeMs", "ctimeMs"];
    const pipe = { ...Object.fromEntries(numbers.map((name) => [name, 0])), mode: 0o10000, isDirectory: () => false };
    const decoder = new TextDecoder();
    const files: Files = {
      read(_fd, to, offset, length, _position, done) {
        const part = input.subarray(0, length);
        to.set(part, offset);
        input = input.subarray(part.length);
        done(null, part.length);
      },
      writeSync(_fd, data) {
        output += decoder.decode(data, { stream: true });
        return data.length;
      },
      write(fd, data, offset, length, _position, done) {
        done(null, files.writeSync(fd, data.subarray(offset, offset + length)));
      },
      fstat: (_fd, done) => done(null, pipe),
    };
    Object.assign((globalThis as unknown as { fs: object }).fs, files);
    const module = await WebAssembly.compileStreaming(fetch("/build/pyrun.wasm"));
    return async (source) => {
      input = new TextEncoder().encode(source);
      output = "";
      if (globalThis.Go === undefined) {
        throw new Error("Go's support code is not loaded");
      }
      const go = new globalThis.Go();
      await go.run(await WebAssembly.instantiate(module, go.importObject));
      return output;
    };
  },
};

const pyodide: Language = {
  async load() {
    const { loadPyodide } = (await import(new URL("/pyodide/pyodide.mjs", location.href).href)) as Pyodide;
    let printed = "";
    const python = await loadPyodide({ stdout: (text) => (printed += `${text}\n`) });
    return async (source) => {
      printed = "";
      python.runPython(source);
      return printed;
    };
  },
};

let worker: Promise<Worker> | null = null;

let running: Promise<(source: string) => Promise<string>> | null = null;

const bench = {
  /** start loads a language, runs a program that prints, and resolves to the milliseconds from the first byte asked for to the output. */
  async start(name: "zen" | "pyrun" | "pyodide"): Promise<number> {
    const began = performance.now();
    running = { zen, pyrun, pyodide }[name].load();
    const printed = await (await running)("print(1)");
    const took = performance.now() - began;
    if (printed !== "1\n") {
      throw new Error(`${name} printed ${printed}`);
    }
    return took;
  },

  /** clockStep returns the shortest time, in milliseconds, that the page's clock can tell. */
  clockStep(): number {
    let step = Infinity;
    for (let i = 0, last = performance.now(); i < 20; ) {
      const now = performance.now();
      if (now > last) {
        step = Math.min(step, now - last);
        last = now;
        i++;
      }
    }
    return step;
  },

  /** measure measures a case as the page /benchmarks does, in the same worker. */
  async measure(one: Case): Promise<Result> {
    worker ??= Worker.start(new AbortController().signal, () => undefined);
    return (await worker).measure(one, () => undefined);
  },

  /** run runs a program and resolves to what it printed. */
  async run(source: string): Promise<string> {
    if (running === null) {
      throw new Error("no language was started");
    }
    return (await running)(source);
  },

  /** time runs a program again and again and resolves to the milliseconds that each run took, the last ones first. */
  async time(source: string, times: number): Promise<number[]> {
    const all: number[] = [];
    for (let i = 0; i < times; i++) {
      const began = performance.now();
      await bench.run(source);
      all.unshift(performance.now() - began);
    }
    return all;
  },
};

export type Bench = typeof bench;

Object.assign(globalThis, { bench });
