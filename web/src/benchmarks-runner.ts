// Runs benchmarks: in a worker, and on the server behind the page. Both give the
// same results.

import { home } from "./home.ts";
import { compile } from "./machine.ts";
import { parse, problemOf } from "./server-events.ts";
import type { Asked, Case, Environment, Result, Told } from "./benchmarks-protocol.ts";

/** Step is what a run tells. */
export type Step =
  | { readonly type: "queued"; readonly position: number }
  | { readonly type: "begun"; readonly case: Case }
  | { readonly type: "batch"; readonly done: number; readonly of: number }
  | { readonly type: "measured"; readonly result: Result };

const files = { wasm: "/build/page.wasm", support: "/build/wasm_exec.js", manifest: "/build/manifest.json" };

let compiled: Promise<WebAssembly.Module> | null = null;

/** program resolves to the compiled Go program, which is loaded once. It rejects with what the reader can do. */
async function program(progress: (fraction: number) => void): Promise<WebAssembly.Module> {
  compiled ??= compile(files, progress);
  try {
    return await compiled;
  } catch (error) {
    compiled = null;
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`the Go program could not be loaded (${why}). Is the server still there, and the network? Run tries again.`);
  }
}

/** versionOf resolves to the beginning of the digest of page.wasm, or to "". */
async function versionOf(): Promise<string> {
  try {
    const manifest = (await (await fetch(files.manifest)).json()) as Readonly<Record<string, { readonly hash?: string }>>;
    return (manifest[files.wasm]?.hash ?? "").replace(/^(sha256-.{12}).*/, "page.wasm $1");
  } catch {
    return "";
  }
}

/** A Bench is a worker that measures one case at a time. */
export class Bench {
  readonly #worker: Worker;
  #hear: ((told: Told) => void) | null = null;
  #fail: ((error: Error) => void) | null = null;
  #isClosed = false;
  /** The smallest step of the worker's clock. */
  clockStepNs = 0;
  /** The version of the Go program: the beginning of its digest, or "". */
  version = "";

  private constructor() {
    this.#worker = new Worker("/build/benchmarks-worker.js", { type: "module" });
    this.#worker.onmessage = (event: MessageEvent<Told>) => this.#hear?.(event.data);
    this.#worker.onerror = (event) => this.#fail?.(new Error(event.message || "the worker cannot be loaded"));
  }

  /** start loads what is needed, telling the fraction loaded, and starts a worker. The signal ends it. */
  static async start(signal: AbortSignal, progress: (fraction: number) => void): Promise<Bench> {
    const module = await program(progress);
    signal.throwIfAborted();
    const bench = new Bench();
    signal.addEventListener("abort", () => bench.close());
    const ready = await bench.#ask({ type: "start", module }, () => undefined);
    bench.clockStepNs = ready.type === "ready" ? ready.clockStepNs : 0;
    bench.version = await versionOf();
    return bench;
  }

  /** measure measures a case. It rejects when that cannot be done, or when the worker is stopped. */
  async measure(one: Case, tell: (done: number, of: number) => void): Promise<Result> {
    const told = await this.#ask({ type: "measure", case: one }, tell);
    if (told.type !== "measured") {
      throw new Error(`the worker answered ${told.type}`);
    }
    return told.result;
  }

  /** close ends the worker at once. */
  close(): void {
    this.#isClosed = true;
    this.#worker.terminate();
    this.#fail?.(new Error("stopped"));
  }

  #ask(asked: Asked, tell: (done: number, of: number) => void): Promise<Told> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) {
        return reject(new Error("stopped")); // nobody would answer
      }
      this.#fail = reject;
      this.#hear = (told) => {
        switch (told.type) {
          case "batch":
            return tell(told.done, told.of);
          case "refused":
            return reject(new Error(told.text));
          default:
            return resolve(told);
        }
      };
      this.#worker.postMessage(asked);
    });
  }
}

/** Offer is what the server can run. */
export interface Offer {
  readonly limits: { readonly talkSizes: boolean };
  readonly environment: Environment;
}

const path = "/api/bench";

/** offer asks what the server can run. It rejects where there is none. */
export async function offer(): Promise<Offer> {
  if (!(await home()).includes(path)) {
    throw new Error("there is no server behind this page that could measure");
  }
  const response = await fetch(path);
  if (!response.ok) {
    throw new Error((await problemOf(response)).error);
  }
  return (await response.json()) as Offer;
}

type ServerEvent =
  | { readonly type: "queued"; readonly position: number }
  | { readonly type: "batch"; readonly workload: string; readonly way: "copying" | "view"; readonly n: number; readonly done: number; readonly of: number }
  | { readonly type: "result"; readonly result: Result }
  | { readonly type: "report" }
  | { readonly type: "error"; readonly error: string };

/** onServer measures sizes of a workload natively. The signal ends the run on the server, too. */
export async function* onServer(workload: string, sizes: readonly number[], signal: AbortSignal): AsyncGenerator<Step, void, void> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Accept": "text/event-stream", "Content-Type": "application/json" },
    body: JSON.stringify({ workload, sizes }),
    signal,
  });
  if (!response.ok || response.body === null) {
    throw new Error((await problemOf(response)).error);
  }
  let isComplete = false;
  for await (const event of parse<ServerEvent>(response.body)) {
    switch (event.type) {
      case "queued":
        yield event;
        break;
      case "batch":
        if (event.done === 0) {
          yield { type: "begun", case: { workload, series: "server", way: event.way, n: event.n } };
        }
        yield { type: "batch", done: event.done, of: event.of };
        break;
      case "result":
        yield { type: "measured", result: { ...event.result, series: "server" } };
        break;
      case "error":
        throw new Error(event.error);
      case "report":
        isComplete = true; // and the stream is read to its end, or the browser would call it broken off
        break;
    }
  }
  if (!isComplete) {
    throw new Error("the server broke the connection off before the run had ended");
  }
}
