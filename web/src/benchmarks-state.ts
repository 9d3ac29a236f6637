// The state of the page /benchmarks, and the only way it changes:
// update(state, action).

import { guessed, learned, seconds, suited, total } from "./benchmarks-estimate.ts";
import type { Pace } from "./benchmarks-estimate.ts";
import { workload, workloads } from "./benchmarks-protocol.ts";
import type { Case, Environment, Result, SeriesName } from "./benchmarks-protocol.ts";
import type { Offer } from "./benchmarks-runner.ts";

/** Running is a run at work. */
export interface Running {
  readonly type: "running";
  /** All cases of the run, in order. */
  readonly cases: readonly Case[];
  /** How many of them have been measured. */
  readonly done: number;
  /** What is measured now, or null while something is loaded or waited for. */
  readonly now: Case | null;
  /** Batches of it that have been measured, of how many. */
  readonly batch: number;
  readonly of: number;
  /** What is waited for, or "". */
  readonly waiting: string;
  /** How long the run has taken, and how long it had when what is measured now began, in seconds. */
  readonly elapsed: number;
  readonly begun: number;
  /** How much is done, from 0 to 1: what was reached, should the guess become worse. */
  readonly progress: number;
  /** Whether the page shows what is measured: until the reader chooses something else. */
  readonly isFollowed: boolean;
}

/** Work is what the page does. How the last run ended is said while nothing is done. */
export type Work = { readonly type: "idle"; readonly ended: string } | Running | { readonly type: "failed"; readonly text: string };

/** Sizing says whose sizes are measured: those that end in seconds here, the talk's, or those of a link. */
export type Sizing = "quick" | "talk" | "link";

/** Choice is what a run measures, and how it is shown: what a link reproduces. */
export interface Choice {
  readonly workload: string;
  /** Beside the library, which is always measured. */
  readonly series: readonly SeriesName[];
  readonly isLog: boolean;
  readonly sizing: Sizing;
  /** Sizes that a link brought, and for which workload, or null. */
  readonly linked: { readonly workload: string; readonly sizes: readonly number[] } | null;
}

/** BenchState is everything the page shows. */
export interface BenchState {
  readonly choice: Choice;
  readonly work: Work;
  readonly results: readonly Result[];
  readonly environments: readonly Environment[];
  /** What the server can run; null until it has answered, or where there is none. */
  readonly offer: Offer | null;
  /** Why there is nothing to be run on a server, or "". */
  readonly missing: string;
  /** What of a link was not understood. */
  readonly notes: readonly string[];
  /** How fast this machine is, as far as is known. */
  readonly pace: Pace;
}

export type Action =
  | { readonly type: "chose"; readonly choice: Partial<Choice> }
  | { readonly type: "linked"; readonly choice: Partial<Choice>; readonly notes: readonly string[] }
  | { readonly type: "probed"; readonly pace: Pace }
  | { readonly type: "kept"; readonly results: readonly Result[]; readonly environments: readonly Environment[] }
  | { readonly type: "offered"; readonly offer: Offer }
  | { readonly type: "missing"; readonly text: string }
  | { readonly type: "began"; readonly cases: readonly Case[] }
  | { readonly type: "waits"; readonly text: string }
  | { readonly type: "begun"; readonly case: Case }
  | { readonly type: "batch"; readonly done: number; readonly of: number }
  | { readonly type: "measured"; readonly result: Result }
  | { readonly type: "place"; readonly environment: Environment }
  | { readonly type: "passed"; readonly elapsed: number }
  | { readonly type: "ended"; readonly text: string }
  | { readonly type: "failed"; readonly text: string };

const unchosen: Choice = { workload: workloads[0]?.id ?? "", series: [], isLog: false, sizing: "quick", linked: null };

/** initial returns the state of a page that has measured nothing. */
export function initial(choice: Partial<Choice> = {}): BenchState {
  return {
    choice: { ...unchosen, ...choice },
    work: { type: "idle", ended: "" },
    results: [],
    environments: [],
    offer: null,
    missing: "",
    notes: [],
    pace: guessed,
  };
}

/** update returns the state after an action. It is pure. */
export function update(before: BenchState, action: Action): BenchState {
  const state = changed(before, action);
  const { work } = state;
  return work.type === "running" ? { ...state, work: { ...work, progress: Math.max(work.progress, fraction(work, state.pace)) } } : state;
}

function changed(state: BenchState, action: Action): BenchState {
  const { work } = state;
  switch (action.type) {
    case "chose": {
      const left = work.type === "running" && action.choice.workload !== undefined ? { ...work, isFollowed: false } : work;
      return { ...state, choice: { ...state.choice, ...action.choice }, work: left };
    }
    case "linked":
      return { ...state, choice: { ...unchosen, ...action.choice }, notes: action.notes };
    case "probed":
      return { ...state, pace: action.pace };
    case "kept":
      return { ...state, results: action.results, environments: action.environments };
    case "offered":
      return { ...state, offer: action.offer };
    case "missing":
      return { ...state, missing: action.text, choice: { ...state.choice, series: state.choice.series.filter((each) => each !== "server") } };
    case "began":
      return { ...state, notes: [], work: { type: "running", cases: action.cases, done: 0, now: null, batch: 0, of: 1, waiting: "", elapsed: 0, begun: 0, progress: 0, isFollowed: true } };
    case "place":
      return { ...state, environments: [...state.environments.filter((each) => each.place !== action.environment.place), action.environment] };
    case "ended":
      return { ...state, work: { type: "idle", ended: action.text } };
    case "failed":
      return { ...state, work: { type: "failed", text: action.text } };
    case "measured":
      return measured(state, action.result);
    case "waits":
      return work.type === "running" ? { ...state, work: { ...work, waiting: action.text } } : state;
    case "begun":
      return work.type === "running" ? begun(state, work, action.case) : state;
    case "batch":
      return work.type === "running" ? { ...state, work: { ...work, batch: action.done, of: action.of } } : state;
    case "passed":
      return work.type === "running" ? { ...state, work: { ...work, elapsed: action.elapsed } } : state;
  }
}

function begun(state: BenchState, work: Running, now: Case): BenchState {
  const choice = work.isFollowed ? { ...state.choice, workload: now.workload } : state.choice;
  return { ...state, choice, work: { ...work, now, batch: 0, waiting: "", begun: work.elapsed } };
}

function measured(state: BenchState, result: Result): BenchState {
  const { work } = state;
  const results = [...state.results.filter((each) => !isSame(each, result)), result];
  if (work.type !== "running") {
    return { ...state, results };
  }
  return { ...state, results, pace: learned(state.pace, result), work: { ...work, done: work.done + 1, now: null, batch: 0 } };
}

function isSame(a: Case, b: Case): boolean {
  return a.workload === b.workload && a.series === b.series && a.way === b.way && a.n === b.n;
}

/** sizesOf returns the sizes of a workload that are chosen. */
export function sizesOf({ choice, pace }: Pick<BenchState, "choice" | "pace">, id: string): readonly number[] {
  const { sizing, linked } = choice;
  if (sizing === "link" && linked?.workload === id) {
    return linked.sizes;
  }
  const { talkSizes } = workload(id);
  return sizing === "talk" && talkSizes.length > 0 ? talkSizes : suited(id, pace);
}

/** casesOf returns what a run of workloads measures: what runs in the browser first. */
export function casesOf(state: Pick<BenchState, "choice" | "pace">, ids: readonly string[]): readonly Case[] {
  const series: readonly SeriesName[] = ["library", ...order.filter((each) => state.choice.series.includes(each))];
  return ids.flatMap((id) =>
    series.flatMap((name) =>
      sizesOf(state, id).flatMap((n) => (["copying", "view"] as const).map((way) => ({ workload: id, series: name, way, n }))),
    ),
  );
}

const order: readonly SeriesName[] = ["cell", "javascript", "server"];

/** left returns how many seconds a run will still take, by the pace that it has shown so far. */
export function left({ cases, done, now, elapsed, begun: since }: Running, pace: Pace): number {
  const rest = total(cases.slice(done), pace);
  const spent = now === null ? 0 : Math.min(elapsed - since, seconds(now, pace) * 0.95);
  return Math.max(rest - spent, 0);
}

function fraction(work: Running, pace: Pace): number {
  const rest = left(work, pace);
  return rest === 0 ? 1 : work.elapsed / (work.elapsed + rest);
}

/** shown returns the results of the workload that is chosen, of the series that are chosen, the smallest n first. */
export function shown(state: BenchState): readonly Result[] {
  const { workload: id, series } = state.choice;
  return state.results
    .filter((each) => each.workload === id && (each.series === "library" || series.includes(each.series)))
    .sort((a, b) => a.n - b.n);
}
