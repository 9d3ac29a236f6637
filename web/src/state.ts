// The state of the page, and the only way it changes: update(state, action).
// A state is never changed in place; what an action leaves alone stays the
// same object, so an element redraws only when its part is another one.

import type { Undo } from "./acts.ts";
import { followed } from "./place.ts";
import type { Place } from "./place.ts";
import type { Failure, State, Step, Trace } from "./protocol.ts";
import { stepAt } from "./steps.ts";
import { continued, noTimeline } from "./timeline.ts";

/** MachineState is what the Go program is doing. */
export type MachineState =
  /** fraction is how much of the program has been loaded, from 0 to 1. */
  | { readonly type: "loading"; readonly fraction: number }
  | { readonly type: "idle" }
  /** stopping says that Stop was pressed; the program may have caught that. */
  | { readonly type: "running"; readonly stopping: boolean }
  | { readonly type: "failed"; readonly text: string };

/** Output is what the last program printed, at most its last maxOutput characters. */
export interface Output {
  readonly text: string;
  /** How many characters before text are not kept. */
  readonly dropped: number;
  /** The exception that ended the program, or null. */
  readonly error: Failure | null;
  readonly phase: Phase;
  /** Where the text of each run of the timeline begins, by its first step: a cell, and inputs of the prompt. */
  readonly parts: readonly Part[];
}

/** Part is the output of one run. */
export interface Part {
  /** The number of the run's first step. */
  readonly first: number;
  /** How many characters had been printed before it, dropped ones included. */
  readonly at: number;
}

/** Past is the memory as it was after a step before the last. */
export interface Past {
  /** The step's number. */
  readonly n: number;
  /** null where the machine does not keep it. */
  readonly memory: State | null;
  /** The memory a step earlier. */
  readonly previous: State | null;
}

/** Phase is how far the last program came: none has run since the last reset, it runs, it ended, or the machine failed under it. */
export type Phase = "none" | "running" | "ended" | "lost";

/** Refusal is an edit that Python refused, or that was asked of the past. */
export interface Refusal {
  readonly buffer: number;
  readonly offset: number;
  readonly text: string;
  readonly isHistory: boolean;
}

/** Theme is the reader's choice of colors; auto follows the system. */
export type Theme = "auto" | "light" | "dark";

/** Origin says whose text is in the editor. */
export type Origin =
  | { readonly type: "example"; readonly name: string }
  /** Somebody else's. */
  | { readonly type: "link" }
  /** The reader has typed it, or changed another one. */
  | { readonly type: "own" };

/** PageState is everything the page shows. */
export interface PageState {
  /** The text in the editor. */
  readonly program: string;
  readonly origin: Origin;
  /** The reader's own programs that others took the place of, the latest first. */
  readonly kept: readonly string[];
  /** What the reader should know of how the program came here, or "". */
  readonly notice: string;
  readonly machine: MachineState;
  readonly output: Output;
  /** Whether the last cell began with an empty memory. */
  readonly isFresh: boolean;
  /** The memory after the last run or edit; null before the first. */
  readonly memory: State | null;
  /** The memory as it was a step before, from which it is known what has gone since; null when that is not known. */
  readonly previous: State | null;
  /** What happened, step by step, since the last run of a cell. */
  readonly timeline: Trace;
  /** What the reader has stepped back to, or null: the picture is the live memory. */
  readonly past: Past | null;
  /** The lines of an input of the prompt that is not complete, or "". */
  readonly pending: string;
  /** The inputs of the prompt since the last run of a cell. */
  readonly inputs: readonly string[];
  /** What takes back the edits since the last run, the latest last. */
  readonly edits: readonly Undo[];
  /** What the reader points at, by pointer or focus. */
  readonly pointed: Place | null;
  /** What the reader has selected: one thing in the whole page. */
  readonly selected: Place | null;
  readonly refusal: Refusal | null;
  /** What came of the number in the program that was changed last, in words, or "". */
  readonly tried: string;
  /** Whether the program is edited in a plain text field. */
  readonly plain: boolean;
  readonly theme: Theme;
}

export type Action =
  | { readonly type: "typed"; readonly program: string }
  /** Another program takes the place of that in the editor; memory is empty, or about to be. */
  | { readonly type: "opened"; readonly program: string; readonly origin: Origin; readonly notice: string }
  /** The reader wants a kept program back. */
  | { readonly type: "recovered"; readonly program: string }
  /** The reader has read the notice. */
  | { readonly type: "noticed"; readonly notice: string }
  /** The machine is being started again; accident says why, or is "" when the reader asked for it. */
  | { readonly type: "restarting"; readonly accident: string }
  | { readonly type: "loaded"; readonly fraction: number }
  | { readonly type: "ready" }
  | { readonly type: "failed"; readonly text: string }
  /** fresh: names and memory were forgotten first. */
  | { readonly type: "started"; readonly fresh: boolean }
  | { readonly type: "stopping" }
  | { readonly type: "printed"; readonly text: string }
  | { readonly type: "done"; readonly stdout: string; readonly error: Failure | null; readonly memory: State; readonly trace: Trace }
  /** An input of the prompt begins to run. */
  | { readonly type: "asked"; readonly input: string }
  | { readonly type: "changed"; readonly memory: State; readonly trace: Trace }
  /** The reader has changed memory, or has taken the last such change back. */
  | { readonly type: "edited"; readonly undo: Undo }
  | { readonly type: "undone" }
  /** A line was added to an input of the prompt that is not complete; "" gives the input up. */
  | { readonly type: "continued"; readonly pending: string }
  /** The reader goes back to a step. */
  | { readonly type: "stepped"; readonly past: Past }
  /** The reader goes to the live memory. */
  | { readonly type: "returned" }
  | { readonly type: "pointed"; readonly at: Place | null }
  | { readonly type: "selected"; readonly at: Place | null }
  | { readonly type: "refused"; readonly refusal: Refusal }
  | { readonly type: "dismissed" }
  /** The program ran with another number: what it made is pointed at, and said. */
  | { readonly type: "tried"; readonly at: Place | null; readonly said: string }
  | { readonly type: "switched"; readonly plain: boolean }
  | { readonly type: "themed"; readonly theme: Theme };

/** maxOutput is how many characters of output the page keeps. */
export const maxOutput = 64 * 1024;

const noOutput: Output = { text: "", dropped: 0, error: null, phase: "none", parts: [] };

/** nowhere is the part of a state that is of memory which is gone. */
const nowhere = { memory: null, previous: null, timeline: noTimeline, past: null, pending: "", inputs: [], edits: [], pointed: null, selected: null, refusal: null, tried: "" };

/** initial returns the state of a page that has loaded nothing yet. */
export function initial(draft: Pick<PageState, "program" | "origin" | "kept">, theme: Theme): PageState {
  return {
    ...draft,
    notice: "",
    machine: { type: "loading", fraction: 0 },
    output: noOutput,
    isFresh: true,
    ...nowhere,
    plain: false,
    theme,
  };
}

/** shownStep returns the step that the picture is of, or null before the first. */
export function shownStep({ past, timeline }: PageState): Step | null {
  return stepAt(timeline, past?.n ?? timeline.total);
}

/** shownText returns what had been printed when the shown step ended, of what is kept. */
export function shownText({ past, output, timeline }: PageState): string {
  const step = past === null ? null : stepAt(timeline, past.n);
  const part = step === null ? undefined : output.parts.findLast((each) => each.first <= step.n);
  if (step === null || part === undefined) {
    return output.text;
  }
  return output.text.slice(0, Math.max(part.at + step.output - output.dropped, 0));
}

/** update returns the state after an action. It is pure. */
export function update(state: PageState, action: Action): PageState {
  switch (action.type) {
    case "typed":
      return action.program === state.program ? state : { ...state, program: action.program, origin: { type: "own" } };
    case "opened": {
      const { program, origin, notice } = action;
      return { ...state, program, origin, kept: keptFrom(state, program), notice, output: noOutput, ...nowhere };
    }
    case "recovered":
      return { ...state, program: action.program, origin: { type: "own" }, kept: keptFrom(state, action.program), notice: "", output: noOutput, ...nowhere };
    case "noticed":
      return { ...state, notice: action.notice };
    case "restarting":
      return { ...state, machine: { type: "loading", fraction: 0 }, notice: action.accident };
    case "loaded":
      return state.machine.type === "loading"
        ? { ...state, machine: { type: "loading", fraction: Math.min(Math.max(action.fraction, 0), 1) } }
        : state;
    case "ready":
      // Whatever memory is shown was another machine's.
      return { ...state, machine: { type: "idle" }, ...nowhere };
    case "failed":
      return {
        ...state,
        machine: { type: "failed", text: action.text },
        output: state.output.phase === "running" ? { ...state.output, phase: "lost" } : state.output,
        pointed: null,
      };
    case "started":
      return {
        ...state,
        machine: { type: "running", stopping: false },
        output: { ...noOutput, phase: "running", parts: [{ first: 1, at: 0 }] },
        isFresh: action.fresh,
        past: null,
        inputs: [],
        edits: [],
        refusal: null,
        tried: "",
      };
    case "asked": {
      const { output } = state;
      const before = output.error === null ? "" : output.error.traceback;
      const input = action.input.replaceAll("\n", "\n... ");
      const text = `${output.text}${output.text === "" || output.text.endsWith("\n") ? "" : "\n"}${before}>>> ${input}\n`;
      const parts = [...output.parts, { first: state.timeline.total + 1, at: output.dropped + text.length }];
      return {
        ...state,
        machine: { type: "running", stopping: false },
        output: { ...bounded(text, output.dropped), error: null, phase: "running", parts },
        pending: "",
        inputs: [...state.inputs, action.input],
        edits: [],
        past: null,
        refusal: null,
      };
    }
    case "stopping":
      return state.machine.type === "running" ? { ...state, machine: { type: "running", stopping: true } } : state;
    case "printed":
      return { ...state, output: { ...state.output, ...bounded(state.output.text + action.text, state.output.dropped) } };
    case "done":
      return {
        ...state,
        machine: { type: "idle" },
        output: { ...printed(state.output, action.stdout), error: action.error, phase: "ended" },
        memory: action.memory,
        // Of a memory that was forgotten the numbers name other objects now.
        previous: action.trace.source === "cell" && state.isFresh ? null : state.memory,
        timeline: continued(state.timeline, action.trace),
        past: null,
        pointed: null,
        selected: followed(state.selected, state.memory, action.memory),
        refusal: null,
      };
    case "changed":
      return {
        ...state,
        memory: action.memory,
        previous: state.memory,
        timeline: continued(state.timeline, action.trace),
        past: null,
        selected: followed(state.selected, state.memory, action.memory),
        refusal: null,
      };
    case "edited":
      return { ...state, edits: [...state.edits, action.undo] };
    case "undone":
      return { ...state, edits: state.edits.slice(0, -1) };
    case "continued":
      return { ...state, pending: action.pending };
    case "stepped": {
      const shown = state.past?.memory ?? state.memory;
      return { ...state, past: action.past, pointed: null, selected: followed(state.selected, shown, action.past.memory), refusal: null };
    }
    case "returned":
      return state.past === null ? state : { ...state, past: null, selected: followed(state.selected, state.past.memory, state.memory), pointed: null, refusal: null };
    case "pointed":
      return { ...state, pointed: action.at };
    case "selected":
      return action.at === state.selected ? state : { ...state, selected: action.at };
    case "refused":
      return { ...state, refusal: action.refusal };
    case "dismissed":
      return { ...state, refusal: null };
    case "tried":
      return { ...state, pointed: action.at, tried: action.said };
    case "switched":
      return { ...state, plain: action.plain };
    case "themed":
      return { ...state, theme: action.theme };
  }
}

/** maxKept is how many programs of the reader's own are kept. */
const maxKept = 8;

/** keptFrom returns what is kept when another program takes the place of that in the editor: the reader's own, if it is that, before what was kept. */
function keptFrom({ origin, program, kept }: Pick<PageState, "origin" | "program" | "kept">, next: string): readonly string[] {
  const mine = origin.type === "own" && program.trim() !== "" ? [program, ...kept] : kept;
  return [...new Set(mine)].filter((each) => each !== next).slice(0, maxKept);
}

/** printed returns the output whose last part is what a run printed in all: pieces that were shown while it ran are part of that. */
function printed(output: Output, stdout: string): Output {
  const at = output.parts.at(-1)?.at ?? 0;
  const before = output.text.slice(0, Math.max(at - output.dropped, 0));
  return { ...output, ...bounded(before + stdout, Math.min(output.dropped, at)) };
}

/** bounded keeps the last maxOutput characters of a text and adds the rest to what was dropped. */
function bounded(text: string, dropped: number): { text: string; dropped: number } {
  const excess = text.length - maxOutput;
  if (excess <= 0) {
    return { text, dropped };
  }
  return { text: text.slice(excess), dropped: dropped + excess };
}
