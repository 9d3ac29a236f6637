// The state of the page /sendfile, and the only way it changes:
// update(state, action).

import type { Method, Offer, Plan, Report, Run, TransferEvent } from "./transfer.ts";

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
  | { readonly type: "file"; readonly fraction: number }
  /** run 0 is the untimed pass that compares the bytes. */
  | { readonly type: "sending"; readonly method: string; readonly run: number; readonly of: number; readonly fraction: number }
  | { readonly type: "failed"; readonly text: string };

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
  /** The runs of the plan at work, or of the last one. */
  readonly runs: readonly Run[];
  /** How the bytes of each method's last transfer arrived. */
  readonly samples: Readonly<Record<string, readonly Sample[]>>;
  readonly report: Report | null;
  /** Whether the report is one that was recorded elsewhere. */
  readonly isRecorded: boolean;
  /** The methods of that recorded report. */
  readonly recordedMethods: readonly Method[];
  /** The method that the reader expects to need least CPU, or null. */
  readonly guess: string | null;
}

export type Action =
  | { readonly type: "offered"; readonly offer: Offer }
  | { readonly type: "missing"; readonly text: string }
  | { readonly type: "recorded"; readonly report: Report; readonly methods: readonly Method[] }
  | { readonly type: "planned"; readonly plan: Partial<Plan> }
  | { readonly type: "guessed"; readonly method: string }
  | { readonly type: "began" }
  | { readonly type: "told"; readonly event: TransferEvent }
  | { readonly type: "stopped" }
  | { readonly type: "failed"; readonly text: string };

const mib = 1 << 20;

/** sizes are the lengths of files that are offered, in bytes. */
export const sizes: readonly number[] = [1, 16, 64, 512, 2048].map((n) => n * mib);

/** initial returns the state of a page that knows of no arena yet. */
export function initial(): TransferState {
  return {
    offer: null,
    missing: "",
    plan: { size: 64 * mib, file: "sparse", cache: "hot", receiver: "reads", repeats: 3, methods: [] },
    work: { type: "idle" },
    fraction: 0,
    runs: [],
    samples: {},
    report: null,
    isRecorded: false,
    recordedMethods: [],
    guess: null,
  };
}

/** isBusy reports whether a run goes on. */
export function isBusy(state: TransferState): boolean {
  return state.work.type !== "idle" && state.work.type !== "failed";
}

/** methodsOf returns the methods that there is something to be said about: those of the recorded report, or those that are offered. */
export function methodsOf(state: TransferState): readonly Method[] {
  return state.isRecorded ? state.recordedMethods : (state.offer?.methods ?? []);
}

/** update returns the state after an action. It is pure. */
export function update(state: TransferState, action: Action): TransferState {
  switch (action.type) {
    case "offered": {
      const size = Math.max(...sizes.filter((each) => each <= Math.min(action.offer.limits.maxSize, state.plan.size)), sizes[0] ?? mib);
      const repeats = Math.min(state.plan.repeats, action.offer.limits.maxRepeats);
      return settle({ ...state, offer: action.offer, plan: { ...state.plan, size, repeats } });
    }
    case "missing":
      return { ...state, missing: action.text };
    case "recorded":
      return state.report === null ? { ...state, report: action.report, isRecorded: true, recordedMethods: action.methods } : state;
    case "planned":
      return settle({ ...state, plan: { ...state.plan, ...action.plan } });
    case "guessed":
      return { ...state, guess: action.method };
    case "began":
      return { ...state, work: { type: "waiting", ahead: 0 }, fraction: 0, runs: [], samples: {}, report: null, isRecorded: false };
    case "told":
      return tell(state, action.event);
    case "stopped":
      return { ...state, work: { type: "idle" } };
    case "failed":
      return { ...state, work: { type: "failed", text: action.text } };
  }
}

/** settle makes a plan one that can be run: cold needs a random file, and only some methods may send large ones. */
function settle(state: TransferState): TransferState {
  const { offer, plan } = state;
  const file = plan.cache === "cold" ? "random" : plan.file;
  if (offer === null) {
    return { ...state, plan: { ...plan, file } };
  }
  const { limits } = offer;
  const methods = offer.methods
    .filter((method) => method.unavailable === undefined)
    .map((method) => method.id)
    .filter((id) => (limits.methods?.includes(id) ?? true) && (id !== "read-all" || plan.size <= limits.maxReadAll));
  return { ...state, plan: { ...plan, file, methods } };
}

function tell(state: TransferState, event: TransferEvent): TransferState {
  switch (event.type) {
    case "queued":
      return { ...state, work: { type: "waiting", ahead: event.position } };
    case "file":
      return { ...state, work: { type: "file", fraction: (event.done ?? 0) / event.total } };
    case "started":
      return {
        ...state,
        work: { type: "sending", method: event.method, run: event.run ?? 0, of: event.of, fraction: 0 },
        samples: { ...state.samples, [event.method]: [{ ms: 0, bytes: 0 }] },
        fraction: overall(state, event.method, 0),
      };
    case "progress": {
      const sample = { ms: event.elapsedNs / 1e6, bytes: event.done ?? 0 };
      const fraction = sample.bytes / event.total;
      return {
        ...state,
        work: { type: "sending", method: event.method, run: event.run ?? 0, of: event.of, fraction },
        samples: { ...state.samples, [event.method]: [...(state.samples[event.method] ?? []), sample] },
        fraction: overall(state, event.method, fraction),
      };
    }
    case "ended": {
      const runs = [...state.runs, event.result];
      const last = { ms: event.result.wallNs / 1e6, bytes: event.result.bytes };
      const before = (state.samples[event.method] ?? []).filter((sample) => sample.ms < last.ms);
      return { ...state, runs, samples: { ...state.samples, [event.method]: [...before, last] } };
    }
    case "report":
      return { ...state, report: event.report, runs: event.report.runs, work: { type: "idle" }, fraction: 1 };
    case "checked":
    case "error":
      return state;
  }
}

/** overall returns how much of the plan is done, each transfer counted alike; the untimed passes come first. */
function overall(state: TransferState, method: string, fraction: number): number {
  const { methods, repeats } = state.plan;
  const checked = Object.keys(state.samples).filter((each) => each !== method).length;
  const done = state.runs.length > 0 ? methods.length + state.runs.length : checked;
  return Math.min((done + fraction) / (methods.length * (repeats + 1)), 1);
}
