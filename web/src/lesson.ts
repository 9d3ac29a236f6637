// Wires a lesson's page: the one file that knows its state, the machine and the
// elements. The page stands there without it; the Go program is loaded when the
// reader comes near a cell, and cells share one session of it.

import { chain, initialLesson, updateLesson } from "./lesson-state.ts";
import type { LessonAction } from "./lesson-state.ts";
import { compile, Machine, memoryLimit } from "./machine.ts";
import type { Progress, Result } from "./machine.ts";
import type { Memory } from "./memory.ts";
import { keepOffline } from "./offline.ts";
import { fragmentOf } from "./share.ts";
import { handle } from "./zen.ts";
import type { Zen } from "./zen.ts";
import "./page.ts";
import "./elements/zen-cell.ts";
import "./elements/zen-prediction.ts";
import type { ZenCell } from "./elements/zen-cell.ts";
import type { ZenPrediction } from "./elements/zen-prediction.ts";

declare global {
  interface Window {
    zen: Zen;
  }
}

const files = {
  wasm: "/build/page.wasm",
  support: "/build/wasm_exec.js",
  manifest: "/build/manifest.json",
};

const cells: readonly ZenCell[] = [...document.querySelectorAll("zen-cell")];
let state = initialLesson(cells.map((cell) => cell.program));
let isDrawn = true;

function dispatch(action: LessonAction): void {
  state = updateLesson(state, action);
  if (isDrawn) {
    isDrawn = false;
    // A hidden page has no frames.
    document.hidden ? setTimeout(draw, 50) : requestAnimationFrame(draw);
  }
}

function draw(): void {
  isDrawn = true;
  state.cells.forEach((cell, i) => {
    const element = cells[i];
    const isLive = state.live === i;
    if (element !== undefined) {
      element.shown = { machine: state.machine, cell, memory: isLive ? readable() : null, isLive };
      showAnswer(element, cell.ran !== null);
    }
  });
}

/** showAnswer shows what a prediction is about once its cell has run; until then, cards in the picture can be chosen. */
function showAnswer(cell: ZenCell, hasRun: boolean): void {
  const prediction = predictionOf(cell);
  cell.querySelector(".picture")?.classList.toggle("open", prediction !== null && !hasRun);
  if (prediction !== null) {
    prediction.isAnswered = hasRun;
  }
}

function predictionOf(cell: ZenCell): ZenPrediction | null {
  const before = cell.previousElementSibling;
  return before?.localName === "zen-prediction" ? (before as ZenPrediction) : null;
}

let compiled: Promise<WebAssembly.Module> | null = null;
let machine: Promise<Machine> | null = null;
let live: Machine | null = null;
let isReady = (): void => undefined;
const ready = new Promise<void>((resolve) => (isReady = resolve));

/** start returns the machine, and loads and starts it when that has not begun. */
function start(): Promise<Machine> {
  machine ??= load();
  return machine;
}

async function load(): Promise<Machine> {
  dispatch({ type: "loading", fraction: 0 });
  try {
    compiled ??= compile(files, (fraction) => dispatch({ type: "loading", fraction }));
    live = await Machine.start(await compiled, {
      changed: (memory, trace) => dispatch({ type: "changed", memory, trace }),
      failed,
    });
    await live.limit(memoryLimit((navigator as { readonly deviceMemory?: number }).deviceMemory));
    dispatch({ type: "ready" });
    isReady();
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

/** readable returns the memory that the live cell's picture is drawn from, or null while it cannot be read. */
function readable(): Memory | null {
  return live !== null && !live.isRunning && state.live !== null ? live : null;
}

/** runCell runs a cell, and before it those that the session lacks. A challenge has a session of its own. */
async function runCell(at: number): Promise<void> {
  dispatch({ type: "asked", cell: at });
  const running = await start();
  const test = cells[at]?.test ?? null;
  for (const i of test === null ? chain(state, at) : [at]) {
    const result = await runOne(running, i, test !== null || i === 0);
    if (i !== at) {
      await isPainted(); // its picture reads memory that the next one changes
    }
    if (result.error !== null && i !== at) {
      dispatch({ type: "refusedToRun", cell: at, note: `Program ${i + 1} runs first, and failed: ${result.error.type}. Mend or reset it.` });
      return;
    }
    if (test !== null) {
      await check(running, i, test, result);
    }
  }
}

/** isPainted resolves when the page shows the state. */
function isPainted(): Promise<void> {
  draw();
  return new Promise((resolve) => (document.hidden ? setTimeout(resolve, 50) : requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));
}

async function runOne(running: Machine, cell: number, fresh: boolean): Promise<Result> {
  const result = await running.run(state.cells[cell]?.code ?? "", progressOf(cell, fresh), { fresh });
  dispatch({ type: "done", cell, result });
  return result;
}

/** progressOf returns what shows a cell that runs. */
function progressOf(cell: number, fresh: boolean): Progress {
  return {
    started() {
      dispatch({ type: "started", cell, fresh });
      // Elements must not read memory that the program is about to give back.
      draw();
    },
    printed: (text) => dispatch({ type: "printed", cell, text }),
  };
}

/** check makes the checks of a challenge after its run, and runs it again, for checks leave their traces in memory. */
async function check(running: Machine, cell: number, test: string, { state: memory, error }: Result): Promise<void> {
  const { copied, written, shared } = memory.counters;
  const numbers = `copied, written, shared, allocated = ${copied}, ${written}, ${shared}, ${memory.allocated}\n`;
  const silent: Progress = { ...progressOf(cell, false), printed: () => undefined };
  const checked = await running.run(numbers + test, silent);
  const verdicts = checked.stdout.split("\n").filter((line) => line !== "").map((line) => line === "True" && error === null);
  await runOne(running, cell, true);
  dispatch({ type: "checked", cell, verdicts });
}

/** goTo shows the live cell's memory as it was after a step; the last step is the memory as it is. */
function goTo(cell: number, n: number): void {
  const timeline = state.cells[cell]?.ran?.timeline;
  if (live === null || live.isRunning || state.live !== cell || timeline === undefined) {
    return;
  }
  if (n >= timeline.total) {
    dispatch({ type: "stepped", cell, past: null });
    return;
  }
  // The earlier one first: reconstructions are those of the last call.
  const previous = live.at(n - 1);
  dispatch({ type: "stepped", cell, past: { n, previous, memory: live.at(n) } });
}

/** updateLink keeps the link to the playground in step with the programs: those of a session, up to the cell. */
async function updateLink(at: number): Promise<void> {
  const link = cells[at]?.querySelector<HTMLAnchorElement>("zen-cell-bar a");
  const program = cells[at]?.test === null ? state.cells.slice(0, at + 1) : state.cells.slice(at, at + 1);
  if (link !== null && link !== undefined) {
    link.href = `/${await fragmentOf({ program: program.map((cell) => cell.code).join("\n"), step: null, selection: null, theme: null, files: [] })}`;
  }
}

/** ignore drops a rejection of the machine, whose listener has told the page. */
function ignore(): void {}

cells.forEach((element, cell) => {
  const on = <Name extends keyof DocumentEventMap>(name: Name, act: (event: DocumentEventMap[Name]) => void): void =>
    element.addEventListener(name, (event) => act(event as DocumentEventMap[Name]));
  const links = (): void => cells.forEach((_, i) => void updateLink(i));
  on("zen-run", () => void (state.machine.type === "failed" ? undefined : runCell(cell).catch(ignore)));
  on("zen-stop", () => {
    dispatch({ type: "stopping" });
    live?.stop();
  });
  on("zen-restart", () => {
    machine = null;
    void start().catch(ignore);
  });
  on("zen-open", () => dispatch({ type: "opened", cell }));
  on("zen-type", (event) => {
    dispatch({ type: "typed", cell, code: event.detail });
    links();
  });
  on("zen-reset", () => {
    dispatch({ type: "reset", cell });
    links();
  });
  on("zen-step", (event) => goTo(cell, event.detail));
  on("zen-point", (event) => dispatch({ type: "pointed", cell, at: event.detail }));
  on("zen-select", (event) => dispatch({ type: "selected", cell, at: event.detail }));
  on("zen-dismiss", () => dispatch({ type: "refused", cell, refusal: null }));
  on("zen-edit", (event) => edit(cell, event.detail));
  on("zen-assign", (event) => {
    const { buffer, offset, view, index, value } = event.detail;
    refuse(cell, buffer, offset, canEdit(cell) ? (live?.assign(view, index, value) ?? null) : null);
  });
  on("click", (event) => {
    const card = (event.target as Element).closest("[data-card]")?.getAttribute("data-card") ?? null;
    const prediction = card === null ? null : predictionOf(element);
    if (card !== null && prediction?.choices.includes(card) === true && state.cells[cell]?.ran === null) {
      prediction.choose(card);
    }
  });
  // Whoever comes near a cell will run it.
  const near = (): void => void start().catch(ignore);
  element.addEventListener("pointerenter", near, { once: true });
  element.addEventListener("focusin", near, { once: true });
});

function canEdit(cell: number): boolean {
  return live !== null && !live.isRunning && state.live === cell && state.cells[cell]?.ran?.past === null;
}

function edit(cell: number, { buffer, offset, bytes }: DocumentEventMap["zen-edit"]["detail"]): void {
  for (const [i, value] of bytes.entries()) {
    const failure = canEdit(cell) ? (live?.edit(buffer, offset + i, value) ?? null) : null;
    if (failure !== null) {
      refuse(cell, buffer, offset + i, failure);
      return;
    }
  }
}

function refuse(cell: number, buffer: number, offset: number, failure: ReturnType<Machine["edit"]>): void {
  if (failure !== null) {
    dispatch({ type: "refused", cell, refusal: { buffer, offset, text: `${failure.type}: ${failure.text}` } });
  }
}

/** runMore runs a program in the session, for the console; its cell's picture follows. */
async function runMore(code: string): Promise<Pick<Result, "stdout" | "error">> {
  const running = await start();
  const { live: cell } = state;
  const silent: Progress = { started: () => undefined, printed: () => undefined };
  const result = await running.run(code, cell === null ? silent : progressOf(cell, false));
  if (cell !== null) {
    dispatch({ type: "done", cell, result });
  }
  return { stdout: result.stdout, error: result.error };
}

window.zen = handle({
  ready,
  run: runMore,
  stop: () => live?.stop(),
  reset: async () => live?.reset(),
  memory: readable,
  state: () => (state.live === null ? null : (state.cells[state.live]?.ran?.memory ?? null)),
});

draw();
keepOffline();
