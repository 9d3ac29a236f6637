// The state of the page /benchmarks, and the only way it changes:
// update(state, action).

import { seconds, total } from "./benchmarks-estimate.ts";
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
  /** How long the run has taken, in seconds. */
  readonly elapsed: number;
}

export type Work = { readonly type: "idle" } | Running | { readonly type: "failed"; readonly text: string };

/** Choice is what a run measures, and how it is shown: what a link reproduces. */
export interface Choice {
  readonly workload: string;
  /** Beside the library, which is always measured. */
  readonly series: readonly SeriesName[];
  readonly isLog: boolean;
  /** Whether the sizes are the talk's own. */
  readonly isTalk: boolean;
  /** Sizes that a link brought, or null for those of the workload. */
  readonly sizes: readonly number[] | null;
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
}

export type Action =
  | { readonly type: "chose"; readonly choice: Partial<Choice> }
  | { readonly type: "offered"; readonly offer: Offer }
  | { readonly type: "missing"; readonly text: string }
  | { readonly type: "began"; readonly cases: readonly Case[] }
  | { readonly type: "waits"; readonly text: string }
  | { readonly type: "begun"; readonly case: Case }
  | { readonly type: "batch"; readonly done: number; readonly of: number }
  | { readonly type: "measured"; readonly result: Result }
  | { readonly type: "place"; readonly environment: Environment }
  | { readonly type: "passed"; readonly elapsed: number }
  | { readonly type: "ended" }
  | { readonly type: "failed"; readonly text: string };

/** initial returns the state of a page that has measured nothing. */
export function initial(choice: Partial<Choice> = {}): BenchState {
  const first: Choice = { workload: workloads[0]?.id ?? "", series: [], isLog: false, isTalk: false, sizes: null };
  return { choice: { ...first, ...choice }, work: { type: "idle" }, results: [], environments: [], offer: null, missing: "" };
}

/** update returns the state after an action. It is pure. */
export function update(state: BenchState, action: Action): BenchState {
  const { work } = state;
  switch (action.type) {
    case "chose": {
      const choice = { ...state.choice, ...action.choice };
      const changesSizes = action.choice.workload !== undefined || action.choice.isTalk !== undefined;
      return { ...state, choice: changesSizes && action.choice.sizes === undefined ? { ...choice, sizes: null } : choice };
    }
    case "offered":
      return { ...state, offer: action.offer };
    case "missing":
      return { ...state, missing: action.text, choice: { ...state.choice, series: state.choice.series.filter((each) => each !== "server") } };
    case "began":
      return { ...state, work: { type: "running", cases: action.cases, done: 0, now: null, batch: 0, of: 1, waiting: "", elapsed: 0 } };
    case "place":
      return { ...state, environments: [...state.environments.filter((each) => each.place !== action.environment.place), action.environment] };
    case "ended":
      return { ...state, work: { type: "idle" } };
    case "failed":
      return { ...state, work: { type: "failed", text: action.text } };
    case "measured": {
      const results = [...state.results.filter((each) => !isSame(each, action.result)), action.result];
      const next = work.type === "running" ? { ...work, done: work.done + 1, now: null, batch: 0 } : work;
      return { ...state, results, work: next };
    }
    case "waits":
      return work.type === "running" ? { ...state, work: { ...work, waiting: action.text } } : state;
    case "begun":
      return work.type === "running" ? { ...state, work: { ...work, now: action.case, batch: 0, waiting: "" } } : state;
    case "batch":
      return work.type === "running" ? { ...state, work: { ...work, batch: action.done, of: action.of } } : state;
    case "passed":
      return work.type === "running" ? { ...state, work: { ...work, elapsed: action.elapsed } } : state;
  }
}

function isSame(a: Case, b: Case): boolean {
  return a.workload === b.workload && a.series === b.series && a.way === b.way && a.n === b.n;
}

/** sizesOf returns the sizes of a workload that are chosen. */
export function sizesOf(choice: Choice, id: string): readonly number[] {
  const { sizes, talkSizes } = workload(id);
  if (id === choice.workload && choice.sizes !== null) {
    return choice.sizes;
  }
  return choice.isTalk && talkSizes.length > 0 ? talkSizes : sizes;
}

/** casesOf returns what a run of workloads measures: what runs in the browser first. */
export function casesOf(choice: Choice, ids: readonly string[]): readonly Case[] {
  const series: readonly SeriesName[] = ["library", ...order.filter((each) => choice.series.includes(each))];
  return ids.flatMap((id) =>
    series.flatMap((name) =>
      sizesOf(choice, id).flatMap((n) => (["copying", "view"] as const).map((way) => ({ workload: id, series: name, way, n }))),
    ),
  );
}

const order: readonly SeriesName[] = ["cell", "javascript", "server"];

/** fraction returns how much of a run is done, from 0 to 1, weighed by what each case was guessed to take. */
export function fraction(work: Running): number {
  const { cases, done, now, batch, of } = work;
  const all = total(cases);
  const current = now === null ? 0 : seconds(now) * (batch / of);
  return all === 0 ? 0 : Math.min((total(cases.slice(0, done)) + current) / all, 1);
}

/** left returns how many seconds a run will still take: the guess, put right by how long what is done has taken. */
export function left(work: Running): number {
  const part = fraction(work);
  const guessed = total(work.cases);
  const sofar = part * guessed;
  const pace = sofar > 1 && work.elapsed > 0 ? work.elapsed / sofar : 1;
  return Math.max((guessed - sofar) * pace, 0);
}

/** shown returns the results of the workload that is chosen, of the series that are chosen, the smallest n first. */
export function shown(state: BenchState): readonly Result[] {
  const { workload: id, series } = state.choice;
  return state.results
    .filter((each) => each.workload === id && (each.series === "library" || series.includes(each.series)))
    .sort((a, b) => a.n - b.n);
}
