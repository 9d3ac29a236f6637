// The state of cells that share a session of the machine, and the only way it
// changes: update(state, action). live is the cell whose memory is the
// machine's; every other one shows what it did when it ran. The cells of a
// lesson are there from the start; those in other people's pages come and go.

import type { Result } from "./machine.ts";
import type { Place } from "./place.ts";
import type { Failure, State, Step, Trace } from "./protocol.ts";
import type { Past, Refusal } from "./state.ts";
import { allWrites, stepAt } from "./steps.ts";
import { continued, noTimeline } from "./timeline.ts";

/** LessonMachine is what the Go program is doing. It is loaded when the reader comes near a cell. */
export type LessonMachine =
  | { readonly type: "none" }
  | { readonly type: "loading"; readonly fraction: number }
  | { readonly type: "idle" }
  | { readonly type: "running"; readonly stopping: boolean }
  /** There is none, or no longer; text is a sentence. */
  | { readonly type: "failed"; readonly text: string };

/** Ran is what a cell did when it ran here. */
export interface Ran {
  readonly stdout: string;
  readonly error: Failure | null;
  readonly memory: State;
  /** The memory a step before, or null. */
  readonly previous: State | null;
  readonly timeline: Trace;
  /** The step that the reader has gone back to, or null. */
  readonly past: Past | null;
}

/** CellState is one program of the page. */
export interface CellState {
  /** The program as the lesson has it. */
  readonly original: string;
  readonly code: string;
  /** Whether the reader edits it. */
  readonly isOpen: boolean;
  /** Whether it waits for the machine, for its turn, or runs. */
  readonly isPending: boolean;
  /** What it printed while it runs. */
  readonly printed: string;
  /** null as long as it shows what the build has put into the page. */
  readonly ran: Ran | null;
  /** Says why it did not run, or "". */
  readonly note: string;
  readonly pointed: Place | null;
  readonly selected: Place | null;
  readonly refusal: Refusal | null;
  /** Which checks of a challenge it passed, or null before they were made. */
  readonly verdicts: readonly boolean[] | null;
}

/** LessonState is everything that changes. */
export interface LessonState {
  readonly machine: LessonMachine;
  /** The cells by their numbers, which they keep; also those that are gone. */
  readonly cells: readonly CellState[];
  /** The numbers of the cells in the order in which they run. */
  readonly order: readonly number[];
  /** The programs that the session has run, each without an exception, in order. */
  readonly session: readonly string[];
  readonly live: number | null;
}

export type LessonAction =
  | { readonly type: "loading"; readonly fraction: number }
  | { readonly type: "ready" }
  | { readonly type: "failed"; readonly text: string }
  | { readonly type: "stopping" }
  | { readonly type: "changed"; readonly memory: State; readonly trace: Trace }
  /** A cell comes, before another one or as the last; its number is how many there were. */
  | { readonly type: "joined"; readonly program: string; readonly before: number | null }
  | ({ readonly cell: number } & CellAction);

/** CellAction is about one cell. */
export type CellAction =
  | { readonly type: "left" }
  | { readonly type: "opened" }
  | { readonly type: "typed"; readonly code: string }
  | { readonly type: "reset" }
  | { readonly type: "asked" }
  | { readonly type: "refusedToRun"; readonly note: string }
  /** fresh says that the session begins with it. */
  | { readonly type: "started"; readonly fresh: boolean }
  | { readonly type: "printed"; readonly text: string }
  | { readonly type: "done"; readonly result: Result }
  | { readonly type: "checked"; readonly verdicts: readonly boolean[] }
  | { readonly type: "stepped"; readonly past: Past | null }
  | { readonly type: "pointed"; readonly at: Place | null }
  | { readonly type: "selected"; readonly at: Place | null }
  | { readonly type: "refused"; readonly refusal: Refusal | null };

/** initialLesson returns the state of a page whose programs are these. */
export function initialLesson(programs: readonly string[]): LessonState {
  return { machine: { type: "none" }, cells: programs.map(untouched), order: programs.map((_, i) => i), session: [], live: null };
}

function untouched(original: string): CellState {
  return {
    original, code: original, isOpen: false, isPending: false, printed: "", ran: null, note: "",
    pointed: null, selected: null, refusal: null, verdicts: null,
  };
}

/** chain returns the cells that must run for a cell to run, itself last: those before it too, unless the session has run just them. */
export function chain({ cells, order, session }: LessonState, cell: number): number[] {
  const before = order.slice(0, order.indexOf(cell));
  const isReady = session.length === before.length && before.every((each, i) => cells[each]?.code === session[i]);
  return isReady ? [cell] : [...before, cell];
}

/** stepShown returns the step that a cell's picture is of, or null. */
export function stepShown({ ran }: CellState): Step | null {
  return ran === null ? null : stepAt(ran.timeline, ran.past?.n ?? ran.timeline.total);
}

/** stepMarked returns the step whose writes the picture marks: the one that is shown, or of the memory as it is all steps in one; null before a run. */
export function stepMarked(cell: CellState): Step | null {
  return cell.ran?.past === null ? allWrites(cell.ran.timeline) : stepShown(cell);
}

/** textShown returns the cell's output up to the step that it shows, its traceback included; null as the build had it. */
export function textShown(cell: CellState): string | null {
  const { ran, isPending, printed } = cell;
  if (isPending && printed !== "") {
    return printed;
  }
  if (ran === null) {
    return null;
  }
  if (ran.past === null) {
    return ran.stdout + (ran.error?.traceback ?? "");
  }
  return ran.stdout.slice(0, stepAt(ran.timeline, ran.past.n)?.output ?? 0); // nothing before the first step
}

/** updateLesson returns the state after an action. It is pure. */
export function updateLesson(state: LessonState, action: LessonAction): LessonState {
  if ("cell" in action) {
    return updateSession(withCell(state, action.cell, (cell) => updateCell(cell, action)), action);
  }
  switch (action.type) {
    case "loading":
      return { ...state, machine: { type: "loading", fraction: action.fraction } };
    case "ready":
      return { ...state, machine: { type: "idle" }, session: [], live: null };
    case "failed":
      return { ...state, machine: { type: "failed", text: action.text }, live: null, cells: state.cells.map((cell) => ({ ...cell, isPending: false })) };
    case "stopping":
      return state.machine.type === "running" ? { ...state, machine: { type: "running", stopping: true } } : state;
    case "joined": {
      const at = action.before === null ? state.order.length : state.order.indexOf(action.before);
      return { ...state, cells: [...state.cells, untouched(action.program)], order: state.order.toSpliced(at, 0, state.cells.length) };
    }
    case "changed":
      return state.live === null ? state : withCell(state, state.live, (cell) => changed(cell, action.memory, action.trace));
  }
}

/** updateSession returns the state with what an action of a cell says about the machine. */
function updateSession(state: LessonState, action: { readonly cell: number } & CellAction): LessonState {
  switch (action.type) {
    case "started":
      return { ...state, machine: { type: "running", stopping: false }, session: action.fresh ? [] : state.session, live: null };
    case "done": {
      const code = state.cells[action.cell]?.code ?? "";
      const session = action.result.error === null ? [...state.session, code] : [];
      return { ...state, machine: { type: "idle" }, session, live: action.cell };
    }
    case "reset":
      return { ...state, live: state.live === action.cell ? null : state.live };
    case "left":
      return { ...state, order: state.order.filter((cell) => cell !== action.cell), live: state.live === action.cell ? null : state.live };
    default:
      return state;
  }
}

function withCell(state: LessonState, at: number, change: (cell: CellState) => CellState): LessonState {
  return { ...state, cells: state.cells.map((cell, i) => (i === at ? change(cell) : cell)) };
}

function changed(cell: CellState, memory: State, trace: Trace): CellState {
  const { ran } = cell;
  return ran === null ? cell : { ...cell, ran: { ...ran, memory, previous: ran.memory, timeline: continued(ran.timeline, trace), past: null }, refusal: null };
}

function updateCell(cell: CellState, action: CellAction): CellState {
  switch (action.type) {
    case "left":
      return cell;
    case "opened":
      return { ...cell, isOpen: true };
    case "typed":
      return { ...cell, code: action.code };
    case "reset":
      return untouched(cell.original);
    case "asked":
      return { ...cell, isPending: true, note: "" };
    case "refusedToRun":
      return { ...cell, isPending: false, note: action.note };
    case "started":
      return { ...cell, isPending: true, printed: "", note: "", pointed: null, selected: null, refusal: null, verdicts: null };
    case "printed":
      return { ...cell, printed: cell.printed + action.text };
    case "done": {
      const { stdout, error, state, trace } = action.result;
      return { ...cell, isPending: false, printed: "", ran: { stdout, error, memory: state, previous: null, timeline: continued(noTimeline, trace), past: null } };
    }
    case "checked":
      return { ...cell, verdicts: action.verdicts };
    case "stepped":
      return cell.ran === null ? cell : { ...cell, ran: { ...cell.ran, past: action.past }, pointed: null, selected: null };
    case "pointed":
      return { ...cell, pointed: action.at };
    case "selected":
      return { ...cell, selected: action.at };
    case "refused":
      return { ...cell, refusal: action.refusal };
  }
}
