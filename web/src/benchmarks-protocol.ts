// What the page, its worker and page.wasm say to each other about benchmarks.
// The Go side is pkg/bench: result.go documents every field of a result,
// message.go the messages. Whoever changes one changes the other in the same
// commit.

import list from "../../pkg/bench/workloads.json";
import type { Timing } from "./benchmarks-measure.ts";

export type Way = "copying" | "view";

/** SeriesName is what does the work: "server" is the library, natively, behind the page. */
export type SeriesName = "library" | "cell" | "javascript" | "server";

/** Published is a figure of the talk. */
export interface Published {
  readonly n: number;
  readonly copyingSeconds: number;
  readonly viewSeconds: number;
}

/** Workload is one piece of work; pkg/bench/workload.go documents the fields. */
export interface Workload {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly copied: string;
  readonly unit: string;
  readonly axis: string;
  readonly sizes: readonly number[];
  readonly talkSizes: readonly number[];
  readonly talk: readonly Published[] | null;
  readonly least: number;
  readonly step: number;
  readonly cell: { readonly setup: string; readonly copying: string; readonly view: string };
  readonly cost: { readonly bytesSquare: number; readonly bytesEach: number; readonly roundsEach: number };
}

/** workloads are all there are, those of the talk first. */
export const workloads: readonly Workload[] = list;

/** workload returns the workload of that name. */
export function workload(id: string): Workload {
  const found = workloads.find((each) => each.id === id);
  if (found === undefined) {
    throw new Error(`there is no workload ${id}`);
  }
  return found;
}

/** Case is one thing to measure. */
export interface Case {
  readonly workload: string;
  readonly series: SeriesName;
  readonly way: Way;
  readonly n: number;
}

/** Result is what a case cost. Times are in nanoseconds, for one pass; a count is null where nobody counts. */
export interface Result extends Case, Timing {
  readonly bytesCopied: number | null;
  readonly viewsMade: number | null;
  readonly peakBytes: number | null;
  readonly answer: number;
}

/** Environment says where figures come from, and when; version is that of the program, or "". */
export interface Environment {
  readonly place: string;
  readonly time: string;
  readonly version: string;
  readonly system: string;
  readonly processor: string;
  readonly runtime: string;
  readonly processors: number;
  readonly clockStepNs: number;
}

/** Asked is what the page asks its worker for. */
export type Asked = { readonly type: "start"; readonly module: WebAssembly.Module } | { readonly type: "measure"; readonly case: Case };

/** Told is what the worker tells the page. */
export type Told =
  | { readonly type: "ready"; readonly clockStepNs: number }
  | { readonly type: "batch"; readonly done: number; readonly of: number }
  | { readonly type: "measured"; readonly result: Result }
  | { readonly type: "refused"; readonly text: string };
