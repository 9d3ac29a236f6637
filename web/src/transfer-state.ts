// The state of the page /sendfile, and the only way it changes:
// update(state, action).

import { bytesText } from "./transfer-text.ts";
import type { Machine, Method, Offer, Plan, Receiver, Report, Run, TransferEvent } from "./transfer.ts";

/** Sample is how many bytes had arrived a while after a transfer began. */
export interface Sample {
  readonly ms: number;
  readonly bytes: number;
}

/** Work is what the arena is doing. */
export type Work =
  | { readonly type: "idle" }
  /** ahead is how many run or wait before this run; 0 when it is not known. */
  | { readonly type: "waiting"; readonly ahead: number }
  /** The file is being made, or read to be hashed or into the page cache. */
  | { readonly type: "file" | "reading"; readonly fraction: number }
  /** run 0 is the untimed pass that compares the bytes. */
  | { readonly type: "sending"; readonly method: string; readonly run: number; readonly of: number; readonly fraction: number }
  | { readonly type: "failed"; readonly text: string };

/** Result is what the runs of a plan brought, as far as they were made. */
export interface Result {
  readonly plan: Plan;
  /** null while a run has not said it. */
  readonly machine: Machine | null;
  readonly runs: readonly Run[];
  /** By method, the SHA-256 of what arrived, which is the file's. */
  readonly hashes: Readonly<Record<string, string>>;
  /** Whether all runs of the plan were made. */
  readonly isComplete: boolean;
}

/** TransferState is everything the page shows. */
export interface TransferState {
  /** null until the server has answered. */
  readonly offer: Offer | null;
  /** Why there is no arena here, or "". */
  readonly missing: string;
  readonly plan: Plan;
  readonly work: Work;
  /** How much of the whole plan is done, from 0 to 1. */
  readonly fraction: number;
  /** At most one of each receiver, of the same file; the last is that of the plan at work, or of the last one. */
  readonly results: readonly Result[];
  /** How the bytes of the transfer at work arrive. */
  readonly samples: readonly Sample[];
  /** Whether the results are ones that were recorded elsewhere. */
  readonly isRecorded: boolean;
  /** The methods of those recorded results. */
  readonly recordedMethods: readonly Method[];
  /** What the reader expects, or null. */
  readonly guess: string | null;
  /** Whether the reader wants to see what the sums consist of. */
  readonly isDetailed: boolean;
}

export type Action =
  | { readonly type: "offered"; readonly offer: Offer }
  | { readonly type: "missing"; readonly text: string }
  | { readonly type: "recorded"; readonly reports: readonly Report[]; readonly methods: readonly Method[] }
  | { readonly type: "kept"; readonly results: readonly Result[]; readonly guess: string | null }
  | { readonly type: "planned"; readonly plan: Partial<Plan> }
  | { readonly type: "guessed"; readonly guess: string }
  | { readonly type: "detailed"; readonly isDetailed: boolean }
  | { readonly type: "began" }
  | { readonly type: "told"; readonly event: TransferEvent }
  | { readonly type: "stopped" }
  | { readonly type: "failed"; readonly text: string };

const mib = 1 << 20;

/** sizes are the lengths of files that are offered, in bytes. */
const sizes: readonly number[] = [1, 16, 64, 512, 2048].map((n) => n * mib);

/** initial returns the state of a page that knows of no arena yet. */
export function initial(): TransferState {
  return {
    offer: null,
    missing: "",
    plan: { size: 64 * mib, file: "sparse", cache: "hot", receiver: "reads", repeats: 3, methods: [] },
    work: { type: "idle" },
    fraction: 0,
    results: [],
    samples: [],
    isRecorded: false,
    recordedMethods: [],
    guess: null,
    isDetailed: false,
  };
}

/** isBusy reports whether a run goes on. */
export function isBusy(state: TransferState): boolean {
  return state.work.type !== "idle" && state.work.type !== "failed";
}

/** methodsOf returns the methods that there is something to be said about: those of the recorded results, or those that are offered. */
export function methodsOf(state: TransferState): readonly Method[] {
  return state.isRecorded ? state.recordedMethods : (state.offer?.methods ?? []);
}

/** current returns the result of the plan at work, or of the last one, or null. */
export function current(state: TransferState): Result | null {
  return state.results.at(-1) ?? null;
}

/** sizesOf returns the lengths that an offer allows; its own limit is one of them. */
export function sizesOf(offer: Offer | null): readonly number[] {
  if (offer === null) {
    return sizes;
  }
  const most = offer.limits.maxSize;
  const allowed = sizes.filter((size) => size <= most);
  return allowed.includes(most) || most > (sizes.at(-1) ?? 0) ? allowed : [...allowed, most];
}

/** refusal returns why a method cannot be part of a plan here, or "". */
export function refusal(method: Method, size: number, offer: Offer): string {
  const { limits } = offer;
  if (method.unavailable !== undefined) {
    return method.unavailable;
  }
  if (limits.methods !== null && !limits.methods.includes(method.id)) {
    return "not offered on this server";
  }
  if (method.id === "read-all" && size > limits.maxReadAll) {
    return `takes as much memory as the file is large: ${bytesText(limits.maxReadAll)} at most on this server`;
  }
  return "";
}

/** update returns the state after an action. It is pure. */
export function update(state: TransferState, action: Action): TransferState {
  switch (action.type) {
    case "offered": {
      const { offer } = action;
      const allowed = sizesOf(offer);
      const size = allowed.includes(state.plan.size) ? state.plan.size : (allowed.findLast((each) => each <= state.plan.size) ?? allowed[0] ?? mib);
      const repeats = Math.min(state.plan.repeats, offer.limits.maxRepeats);
      return settle({ ...state, offer, plan: { ...state.plan, size, repeats } });
    }
    case "missing":
      return { ...state, missing: action.text };
    case "recorded":
      return state.results.length > 0 ? state : { ...state, results: action.reports.map(resultOf), isRecorded: true, recordedMethods: action.methods };
    case "kept":
      return { ...state, results: action.results, guess: action.guess };
    case "planned":
      return settle({ ...state, plan: { ...state.plan, ...action.plan } });
    case "guessed":
      return { ...state, guess: action.guess };
    case "detailed":
      return { ...state, isDetailed: action.isDetailed };
    case "began":
      return { ...state, work: { type: "waiting", ahead: 0 }, fraction: 0, results: [...beside(state), begin(state)], samples: [], isRecorded: false };
    case "told":
      return tell(state, action.event);
    case "stopped":
      return { ...state, work: { type: "idle" } };
    case "failed":
      return { ...state, work: { type: "failed", text: action.text } };
  }
}

function resultOf(report: Report): Result {
  const hashes = Object.fromEntries(report.summaries.map(({ method, sha256 }) => [method, sha256 ?? ""]));
  return { plan: report.plan, machine: report.machine, runs: report.runs, hashes, isComplete: true };
}

function begin({ plan, offer }: TransferState): Result {
  return { plan, machine: offer?.machine ?? null, runs: [], hashes: {}, isComplete: false };
}

/** beside returns the results that the plan's may stand beside: of the same file, to other receivers. */
function beside({ results, plan, isRecorded }: TransferState): readonly Result[] {
  const isSame = (other: Plan): boolean =>
    other.size === plan.size && other.file === plan.file && other.cache === plan.cache && other.receiver !== plan.receiver;
  return isRecorded ? [] : results.filter((each) => each.runs.length > 0 && isSame(each.plan));
}

/** settle makes a plan one that can be run: cold needs a random file, and only some methods may send large ones. */
function settle(state: TransferState): TransferState {
  const { offer, plan } = state;
  const file = plan.cache === "cold" ? "random" : plan.file;
  if (offer === null) {
    return { ...state, plan: { ...plan, file } };
  }
  const methods = offer.methods.filter((method) => refusal(method, plan.size, offer) === "").map((method) => method.id);
  return { ...state, plan: { ...plan, file, methods } };
}

function tell(state: TransferState, event: TransferEvent): TransferState {
  switch (event.type) {
    case "queued":
      return { ...state, work: { type: "waiting", ahead: event.position } };
    case "file":
    case "reading":
      return { ...state, work: { type: event.type, fraction: (event.done ?? 0) / event.total } };
    case "started":
      return {
        ...state,
        work: { type: "sending", method: event.method, run: event.run ?? 0, of: event.of, fraction: 0 },
        samples: [{ ms: 0, bytes: 0 }],
        fraction: overall(state, 0),
      };
    case "progress": {
      const sample = { ms: event.elapsedNs / 1e6, bytes: event.done ?? 0 };
      const fraction = sample.bytes / event.total;
      return {
        ...state,
        work: { type: "sending", method: event.method, run: event.run ?? 0, of: event.of, fraction },
        samples: [...state.samples, sample],
        fraction: overall(state, fraction),
      };
    }
    case "ended":
      return change(state, (result) => ({ ...result, runs: [...result.runs, event.result] }));
    case "checked":
      return change(state, (result) => ({ ...result, hashes: { ...result.hashes, [event.method]: event.sha256 } }));
    case "report":
      return { ...change(state, () => resultOf(event.report)), work: { type: "idle" }, fraction: 1, samples: [] };
    case "error":
      return state;
  }
}

/** change replaces the result of the plan at work. */
function change(state: TransferState, by: (result: Result) => Result): TransferState {
  const result = current(state);
  return result === null ? state : { ...state, results: [...state.results.slice(0, -1), by(result)] };
}

/** overall returns how much of the plan is done, each transfer counted alike; the untimed passes come first. */
function overall(state: TransferState, fraction: number): number {
  const result = current(state);
  if (result === null) {
    return 0;
  }
  const { methods, repeats } = result.plan;
  const done = Object.keys(result.hashes).length + result.runs.length;
  return Math.min((done + fraction) / (methods.length * (repeats + 1)), 1);
}

/** transfersOf returns how many transfers a plan has that are timed. */
export function transfersOf(plan: Plan): number {
  return plan.methods.length * plan.repeats;
}

/** receivers names the receivers, for readers. */
export const receivers: Readonly<Record<Receiver, string>> = {
  reads: "reads it all",
  discards: "discards in the kernel",
  browser: "your browser",
};

/** statusOf says in a sentence what goes on, or how the last run ended. */
export function statusOf(state: TransferState): string {
  const { work, missing, offer } = state;
  switch (work.type) {
    case "waiting":
      return work.ahead === 0 ? "Starting." : `${work.ahead} before you: one run is made at a time.`;
    case "file":
      return `Making the file, ${Math.round(work.fraction * 100)} %.`;
    case "reading":
      return `Reading the file once, ${Math.round(work.fraction * 100)} %: untimed.`;
    case "sending": {
      const title = methodsOf(state).find((method) => method.id === work.method)?.title ?? work.method;
      return work.run === 0 ? `${title}: comparing the bytes that arrive, untimed.` : `${title}: run ${work.run} of ${work.of}.`;
    }
    case "failed":
      return `It broke off: ${work.text}.`;
    case "idle":
      return missing !== "" ? missing : offer === null ? "Asking the server what it can do." : endOf(state);
  }
}

/** endOf says how the last run ended. */
function endOf(state: TransferState): string {
  const result = current(state);
  if (result === null) {
    return "";
  }
  const [made, all] = [result.runs.length, transfersOf(result.plan)];
  if (result.isComplete) {
    return `Done: ${all} transfers, all bytes counted${Object.values(result.hashes).every((hash) => hash !== "") ? " and compared" : ""}.`;
  }
  return made === 0 ? "Stopped before the first transfer had ended." : `Stopped after ${made} of ${all} transfers: the figures are those of what was sent.`;
}

/** announcementOf is what a screen reader is told: not every transfer, but a wait, the beginning and the end. */
export function announcementOf(state: TransferState): string {
  const { work } = state;
  if (work.type === "idle" && (state.isRecorded || state.results.length === 0)) {
    return ""; // nothing has happened yet
  }
  return work.type === "sending" || work.type === "file" || work.type === "reading" ? "The file is being sent." : statusOf(state);
}

/** answerOf answers the question that stands before the run, or returns "" while there is no guess. */
export function answerOf(state: TransferState, ratio: number | null): string {
  if (state.guess === null) {
    return "";
  }
  if (ratio !== null && !state.isRecorded) {
    return `You said ${state.guess}. Measured here: a loop of read and write needed ≈ ${ratio.toFixed(1)} times the CPU of sendfile at the same chunk.`;
  }
  const asked = ["read-write-64k", "sendfile-64k"];
  if (state.offer !== null && !asked.every((id) => state.plan.methods.includes(id))) {
    return `You said ${state.guess}. This server does not offer both methods, so it cannot answer.`;
  }
  return isBusy(state) ? "It is being measured." : state.missing !== "" ? `You said ${state.guess}. The recorded figures are below.` : "Run it, and see.";
}
