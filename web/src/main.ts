// Wires the page: the one file that knows store, machine and elements. Events
// of elements and messages of the machine become actions; each new state goes
// to the elements as properties.

import { compile, Machine } from "./machine.ts";
import { memoryLimit } from "./machine.ts";
import type { Files, Progress, Result, RunOptions } from "./machine.ts";
import { latest } from "./latest.ts";
import { madeAt, saidOf } from "./link.ts";
import type { Memory } from "./memory.ts";
import { storedPlain, storedTheme, storePlain, storeTheme } from "./preference.ts";
import { initial, shownStep, shownText, update } from "./state.ts";
import type { Action, PageState } from "./state.ts";
import { handle } from "./zen.ts";
import type { Zen } from "./zen.ts";
import type { Attempt } from "./elements/events.ts";
import "./elements/zen-program.ts";
import "./elements/zen-editor.ts";
import "./elements/zen-output.ts";
import "./elements/zen-memory.ts";
import "./elements/zen-prompt.ts";
import "./elements/zen-timeline.ts";
import "./elements/zen-staircase.ts";
import "./elements/zen-theme.ts";

declare global {
  interface Window {
    zen: Zen;
  }
}

const files: Files = {
  wasm: "/build/page.wasm",
  support: "/build/wasm_exec.js",
  manifest: "/build/manifest.json",
};

const elements = {
  theme: element("zen-theme"),
  program: element("zen-program"),
  editor: element("zen-editor"),
  timeline: element("zen-timeline"),
  staircase: element("zen-staircase"),
  output: element("zen-output"),
  prompt: element("zen-prompt"),
  memory: element("zen-memory"),
};

/** The program that the page itself contains is the first one, and what Reset goes back to. */
const firstProgram = element("zen-editor").textContent.trim();

let state: PageState = initial(firstProgram, storedTheme());
let isDrawn = true;

function dispatch(action: Action): void {
  const next = update(state, action);
  if (next === state) {
    return;
  }
  state = next;
  if (isDrawn) {
    isDrawn = false;
    // A hidden page has no frames.
    document.hidden ? setTimeout(draw, 50) : requestAnimationFrame(draw);
  }
}

function draw(): void {
  isDrawn = true;
  document.documentElement.dataset["theme"] = state.theme;
  elements.theme.theme = state.theme;
  elements.program.machine = state.machine;
  elements.program.waiting = isWaiting && state.machine.type === "loading";
  elements.editor.program = state.program;
  elements.editor.failure = state.output.error;
  elements.editor.lines = state.timeline.lines;
  elements.editor.step = state.program === ranProgram ? shownStep(state) : null;
  const { past } = state;
  const shown = past === null ? state.memory : past.memory;
  const previous = past === null ? state.previous : past.previous;
  elements.editor.memory = shown;
  elements.editor.isPast = past !== null;
  elements.editor.pointed = state.pointed;
  elements.editor.selected = state.selected;
  elements.editor.tried = state.tried;
  elements.editor.isPlain = state.plain;
  elements.staircase.timeline = state.timeline;
  elements.timeline.timeline = state.timeline;
  elements.timeline.n = past?.n ?? state.timeline.total;
  elements.timeline.isPast = past !== null;
  elements.timeline.memoryBefore = previous;
  elements.timeline.memoryAfter = shown;
  elements.timeline.disabled = state.machine.type !== "idle";
  elements.output.output = state.output;
  elements.output.until = past === null ? null : shownText(state);
  elements.prompt.pending = state.pending;
  elements.prompt.disabled = state.machine.type !== "idle";
  elements.memory.state = shown;
  elements.memory.memory = readable();
  elements.memory.previous = previous;
  elements.memory.step = shownStep(state);
  elements.memory.isPast = past !== null;
  elements.memory.pointed = state.pointed;
  elements.memory.selected = state.selected;
  elements.memory.printed = state.output.text;
  elements.memory.refusal = state.refusal;
}

// The compiled module outlives a machine that failed; the promise of the
// machine is made once the page is idle, or by the first run.
let compiled: Promise<WebAssembly.Module> | null = null;
let machine: Promise<Machine> | null = null;
let live: Machine | null = null;
let isWaiting = false;

/** start returns the machine, and loads and starts it when that has not begun. */
function start(): Promise<Machine> {
  machine ??= load();
  return machine;
}

async function load(): Promise<Machine> {
  try {
    compiled ??= compile(files, (fraction) => dispatch({ type: "loaded", fraction }));
    live = await Machine.start(await compiled, {
      changed: (memory, trace) => dispatch({ type: "changed", memory, trace }),
      failed: failed,
    });
    await live.limit(memoryLimit((navigator as { readonly deviceMemory?: number }).deviceMemory));
    dispatch({ type: "ready" });
    return live;
  } catch (error) {
    compiled = null;
    failed(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

function failed(error: Error): void {
  live = null;
  dispatch({ type: "failed", text: error.message });
}

/** readable returns the memory that the picture is drawn from, or null while it cannot be read. */
function readable(): Memory | null {
  return live !== null && !live.isRunning && state.memory !== null ? live : null;
}

/** The text whose lines the timeline names. */
let ranProgram: string | null = null;

/** run runs a program and shows what came of it; it rejects when the machine fails, or when the signal drops it before its turn. begun draws the page when the program begins. */
async function run(code: string, options: RunOptions = {}, signal?: AbortSignal, begun = draw): Promise<Pick<Result, "stdout" | "error">> {
  dispatch({ type: "typed", program: code });
  const progress = progressOf(() => {
    ranProgram = code;
    dispatch({ type: "started" });
  }, begun);
  return show(await (await waitFor(start())).run(code, progress, options, signal));
}

/** maxAttempt is how long a program may run for a number that is being changed, in milliseconds. */
const maxAttempt = 2000;

/** attempt runs a program with another number. Of one that ends at once only its end is drawn. It does nothing while the machine is dead. */
async function attempt({ program, line }: Attempt): Promise<void> {
  if (state.machine.type === "failed" || state.program !== program) {
    return; // the text may have changed while this waited
  }
  const drawIfRunning = (): void => queueMicrotask(() => (live?.isRunning ? draw() : undefined));
  const { error } = await run(program, { fresh: true, milliseconds: maxAttempt }, undefined, drawIfRunning);
  const { memory, timeline } = state;
  const said = error === null ? saidOf(line, timeline.steps, memory) : `${error.type}: ${error.text}`;
  dispatch({ type: "tried", at: madeAt(line, timeline.steps, memory), said });
}

/** tryLatest makes an attempt at most once a frame, and always one with the latest number. */
const tryLatest = latest(
  (each: Attempt) => attempt(each).catch(ignore),
  (go) => requestAnimationFrame(go),
);

/** ask runs an input of the prompt when it is complete, and else waits for its next line. */
async function ask(input: string): Promise<void> {
  const running = await waitFor(start());
  if (running.readiness(input) === "incomplete") {
    dispatch({ type: "continued", pending: input });
    return;
  }
  const progress = progressOf(() => dispatch({ type: "asked", input: input.trimEnd() }), draw);
  show(await running.prompt(input, progress));
}

/** progressOf returns what shows a run that goes on; begin tells the page that its turn has come, begun draws that. */
function progressOf(begin: () => void, begun: () => void): Progress {
  return {
    started() {
      begin();
      // Elements must not read memory that the program is about to give back.
      begun();
    },
    printed: (text: string) => dispatch({ type: "printed", text }),
  };
}

function show(result: Result): Pick<Result, "stdout" | "error"> {
  dispatch({ type: "done", stdout: result.stdout, error: result.error, memory: result.state, trace: result.trace });
  return { stdout: result.stdout, error: result.error };
}

/** goTo shows the memory as it was after a step; the last step is the live memory. */
function goTo(n: number): void {
  if (live === null || live.isRunning) {
    return;
  }
  if (n >= state.timeline.total) {
    dispatch({ type: "returned" });
    return;
  }
  // The earlier one first: reconstructions are those of the last call.
  const previous = live.at(n - 1);
  dispatch({ type: "stepped", past: { n, previous, memory: live.at(n) } });
}

/** waitFor shows that a program waits until the machine is there, or is known to fail. */
async function waitFor(ready: Promise<Machine>): Promise<Machine> {
  isWaiting = true;
  draw();
  try {
    return await ready;
  } finally {
    isWaiting = false;
  }
}

// Drops the run that the reader asked for last, while it waits for its turn.
let waiting = new AbortController();

/** runProgram runs the program in the editor, in the place of the run that the reader asked for before and that waits. It does nothing while the machine is dead. */
function runProgram(): void {
  if (state.machine.type === "failed") {
    return;
  }
  waiting.abort();
  waiting = new AbortController();
  // The button's run begins anew, so that it always shows the same; the prompt goes on from there.
  void run(state.program, { fresh: true }, waiting.signal).catch(ignore);
}

/** stop ends the program that runs, and drops the reader's run that waits; those that zen.run was given still run. */
function stop(): void {
  waiting.abort();
  dispatch({ type: "stopping" });
  live?.stop();
}

/** reset goes back to the first program and an empty memory. It rejects when the machine fails. */
async function reset(): Promise<void> {
  waiting.abort();
  dispatch({ type: "stopping" });
  await live?.reset();
  dispatch({ type: "cleared", program: firstProgram });
}

/** ignore drops a rejection that needs no word: of a run that was dropped, or of a machine whose listener has told the page. */
function ignore(): void {}

document.addEventListener("zen-type", (event) => dispatch({ type: "typed", program: event.detail }));
document.addEventListener("zen-run", runProgram);
document.addEventListener("zen-stop", stop);
document.addEventListener("zen-reset", () => void reset().catch(ignore));
document.addEventListener("zen-restart", () => {
  machine = null;
  void start().catch(ignore);
});
document.addEventListener("zen-try", (event) => tryLatest(event.detail));
document.addEventListener("zen-plain", (event) => {
  storePlain(event.detail);
  dispatch({ type: "switched", plain: event.detail });
});
document.addEventListener("zen-point", (event) => dispatch({ type: "pointed", at: event.detail }));
document.addEventListener("zen-select", (event) => dispatch({ type: "selected", at: event.detail }));
document.addEventListener("zen-dismiss", () => dispatch({ type: "dismissed" }));
document.addEventListener("zen-theme", (event) => {
  storeTheme(event.detail);
  dispatch({ type: "themed", theme: event.detail });
});
document.addEventListener("zen-step", (event) => goTo(event.detail));
document.addEventListener("zen-ask", (event) => void ask(event.detail).catch(ignore));
document.addEventListener("zen-give-up", () => dispatch({ type: "continued", pending: "" }));
document.addEventListener("zen-edit", (event) => {
  const { buffer, offset, bytes } = event.detail;
  if (state.past !== null) {
    dispatch({ type: "refused", refusal: { buffer, offset, text: "This is history: go to now to change a byte." } });
    return;
  }
  for (const [i, value] of bytes.entries()) {
    if (live === null || live.isRunning) {
      return;
    }
    const failure = live.edit(buffer, offset + i, value);
    if (failure !== null) {
      dispatch({ type: "refused", refusal: { buffer, offset: offset + i, text: `${failure.type}: ${failure.text}` } });
      return;
    }
  }
});
document.addEventListener("zen-assign", (event) => {
  const { buffer, offset, view, index, value } = event.detail;
  const failure = live === null || live.isRunning ? null : live.assign(view, index, value);
  if (failure !== null) {
    dispatch({ type: "refused", refusal: { buffer, offset, text: `${failure.type}: ${failure.text}` } });
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) {
    dispatch({ type: "selected", at: null });
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
    event.preventDefault();
    runProgram();
  }
});

const ready = new Promise<void>((resolve, reject) => {
  const begin = (): void => void start().then(() => resolve(), reject);
  // Wait for an idle moment, so that text and editor come first.
  "requestIdleCallback" in window ? requestIdleCallback(begin, { timeout: 1500 }) : setTimeout(begin, 200);
});
ready.catch(ignore);

window.zen = handle({ ready, run: (code) => run(code), stop, reset, memory: readable, state: () => state.memory });

elements.editor.complete = (path) => (live === null || live.isRunning ? [] : live.complete(path));
dispatch({ type: "switched", plain: storedPlain() });
draw();

/** element returns the page's one element of a name. */
function element<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] {
  const found = document.querySelector(name);
  if (found === null) {
    throw new Error(`the page has no ${name}`);
  }
  return found;
}
