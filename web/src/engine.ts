// The Go program of a page, which is loaded when it is first needed.

import { compile, Machine, memoryLimit } from "./machine.ts";
import type { Files, Listener, Scope } from "./machine.ts";

/** Maker makes a machine. It calls progress with the fraction of the Go program that has been loaded, from 0 to 1. */
export type Maker = (progress: (fraction: number) => void, listener: Listener) => Promise<Machine>;

/** built are the files of the build. */
const built: Files = { wasm: "/build/page.wasm", support: "/build/wasm_exec.js", manifest: "/build/manifest.json" };

/**
 * ownProgram returns a maker whose machines each have a Go program of their
 * own. It is downloaded once, also for one that takes the place of a dead one.
 */
export function ownProgram(files = built, scope?: Scope): Maker {
  let compiled: Promise<WebAssembly.Module> | null = null;
  return async (progress, listener) => {
    checkBrowser();
    try {
      compiled ??= compile(files, progress);
      const machine = await Machine.start(await compiled, listener, scope);
      await machine.limit(sessionLimit());
      return machine;
    } catch (error) {
      compiled = null;
      throw error;
    }
  };
}

function checkBrowser(): void {
  if (typeof WebAssembly === "undefined") {
    throw new Error("this browser has no WebAssembly, or it is switched off. Programs cannot run here; all else can be read");
  }
}

/** smallest is the smallest program of WebAssembly. */
const smallest = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** obstacle returns why the Go program cannot be loaded in this page, as a sentence, or null: it asks the site for a small file, and compiles a small program. */
export async function obstacle({ manifest }: Files): Promise<string | null> {
  try {
    checkBrowser();
    new WebAssembly.Module(smallest);
    await fetch(manifest);
    return null;
  } catch (error) {
    return notLoaded(error);
  }
}

/** notLoaded says in a sentence why the Go program could not be loaded. Browsers tell in many words, and not the reader's, that the network or the page's policy is in the way. */
export function notLoaded(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (["TypeError", "CompileError", "EvalError"].includes(name)) {
    return `This program cannot be run here now: ${new URL(import.meta.url).origin} does not answer, or this page does not allow it.`;
  }
  return `The Go program could not be loaded: ${message}.`;
}

/** sessionLimit returns what a session may hold on this device, in bytes. */
export function sessionLimit(): number {
  return memoryLimit((navigator as { readonly deviceMemory?: number }).deviceMemory);
}

/** Owner hears of an engine, by functions that stand alone. */
export interface Owner {
  /** The Go program is being loaded; fraction is how much has been, from 0 to 1. */
  readonly loading: (fraction: number) => void;
  /** The machine can run programs. Its memory is empty. */
  readonly ready: () => void;
  readonly changed: Listener["changed"];
  readonly failed: Listener["failed"];
}

/** Engine has a page's machine, from the first time it is needed. */
export interface Engine {
  /** The machine, or null before it can run programs, and when it is dead. */
  readonly live: Machine | null;
  /** The machine when no program runs in it, or null. */
  readonly idle: Machine | null;
  /** Returns the machine: the one there is, or a new one. It rejects when that cannot be made, and tells the owner. */
  start(): Promise<Machine>;
  /** Closes the machine, also one that is still being made. */
  close(): void;
}

/** engineOf returns an engine whose machines are made by make, as they are needed. */
export function engineOf(make: Maker, { loading, ready, changed, failed: tell }: Owner): Engine {
  let machine: Promise<Machine> | null = null;
  let live: Machine | null = null;
  const failed = (error: Error): void => {
    live = machine = null;
    tell(error);
  };
  const begin = async (): Promise<Machine> => {
    loading(0);
    try {
      live = await make(loading, { changed, failed });
      ready();
      return live;
    } catch (error) {
      failed(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  };
  return {
    get live() {
      return live;
    },
    get idle() {
      return live?.isRunning === false ? live : null;
    },
    start: () => (machine ??= begin()),
    close: () => void machine?.then((made) => made.close(), () => undefined),
  };
}
