// The worker in which the page's benchmarks run: a second instance of the
// compiled Go program, and JavaScript beside it. Stop ends the worker.

import { javascript } from "./benchmarks-javascript.ts";
import { clockStep, measure } from "./benchmarks-measure.ts";
import type { Asked, Case, Told } from "./benchmarks-protocol.ts";

/** Program is what of the Go program is used here. */
interface Program {
  measure(workload: string, series: string, way: string, n: number): void;
}

interface GoProgram {
  readonly importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

const scope = globalThis as unknown as {
  __zen?: { ready(program: Program): void; message(text: string): void };
  Go?: new () => GoProgram;
  onmessage: ((event: MessageEvent<Asked>) => void) | null;
  postMessage(told: Told): void;
};

const now = (): number => performance.now();

/** start runs the Go program and resolves to it. */
async function start(module: WebAssembly.Module): Promise<Program> {
  await import(new URL("/build/wasm_exec.js", location.href).href);
  if (scope.Go === undefined) {
    throw new Error("Go's support code is not loaded");
  }
  const go = new scope.Go();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  return new Promise((resolve, reject) => {
    scope.__zen = { ready: resolve, message: (text) => scope.postMessage(heard(text)) };
    go.run(instance).then(() => reject(new Error("the Go program ended")), reject);
  });
}

/** heard returns what the Go program says; a fatal fault is a refusal. */
function heard(text: string): Told {
  const told = JSON.parse(text) as Told | { readonly type: "fatal"; readonly text: string };
  return told.type === "fatal" ? { type: "refused", text: told.text } : told;
}

/** pause lets the worker's events in. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function inJavaScript(one: Case): Promise<Told> {
  const pass = javascript(one.workload, one.way, one.n);
  const answer = pass();
  const timing = await measure(pass, now, pause, (done, of) => scope.postMessage({ type: "batch", done, of }));
  return { type: "measured", result: { ...one, ...timing, bytesCopied: null, viewsMade: null, peakBytes: null, answer } };
}

let program: Promise<Program> | null = null;

async function answer(asked: Asked): Promise<void> {
  if (asked.type === "start") {
    program = start(asked.module);
    await program;
    scope.postMessage({ type: "ready", clockStepNs: clockStep(now) * 1e6 });
    return;
  }
  const { workload, series, way, n } = asked.case;
  if (series === "javascript") {
    scope.postMessage(await inJavaScript(asked.case));
    return;
  }
  (await program)?.measure(workload, series, way, n);
}

scope.onmessage = (event) => {
  answer(event.data).catch((error: unknown) => scope.postMessage({ type: "refused", text: error instanceof Error ? error.message : String(error) }));
};
