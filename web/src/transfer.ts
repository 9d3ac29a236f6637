// The sendfile arena as an asynchronous API: what it can run, and a run as a
// stream of events. The server's side is pkg/transfer; method.go, plan.go,
// event.go and report.go document every field.

import { address as lesson } from "./edge.ts";
import { home } from "./home.ts";
import { parse, problemOf } from "./server-events.ts";

const path = "/api/transfer";

/** Method is a way to send a file. */
export interface Method {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly how: string;
  readonly calls: readonly string[];
  /** In bytes; 0 is the whole file. */
  readonly chunk: number;
  /** How often the CPU copies each byte into or out of user memory. */
  readonly crossings: 0 | 1 | 2;
  /** Why this server cannot do it; absent when it can. */
  readonly unavailable?: string;
}

/** Machine says where figures come from. */
export interface Machine {
  readonly system: string;
  readonly model: string;
  readonly cpus: number;
  readonly go: string;
  readonly network: string;
}

/** Offer is what an arena can run. */
export interface Offer {
  readonly methods: readonly Method[];
  readonly limits: {
    readonly maxSize: number;
    readonly maxRepeats: number;
    /** null allows all. */
    readonly methods: readonly string[] | null;
    readonly maxReadAll: number;
  };
  readonly machine: Machine;
}

export type FileKind = "sparse" | "random";
export type Cache = "hot" | "cold";
/** The browser is a receiver that the server does not start: transfer-browser.ts is it. */
export type Receiver = "reads" | "discards" | "browser";

/** Plan says what is to be sent. */
export interface Plan {
  /** In bytes. */
  readonly size: number;
  readonly file: FileKind;
  readonly cache: Cache;
  readonly receiver: Receiver;
  readonly repeats: number;
  readonly methods: readonly string[];
}

/** Cost is what one transfer cost its sender. */
export interface Cost {
  readonly userNs: number;
  readonly systemNs: number;
  readonly calls: number;
  readonly minorFaults: number;
  readonly majorFaults: number;
  readonly voluntarySwitches: number;
  readonly involuntarySwitches: number;
}

/** Run is one transfer. */
export interface Run {
  readonly method: string;
  readonly number: number;
  readonly bytes: number;
  readonly wallNs: number;
  readonly cost: Cost;
  /** When each further part of the bytes had arrived; the parts are of one length. */
  readonly arrivalsNs?: readonly number[];
}

/** Report is what a plan's runs cost. What the runs of a method have in common transfer-figures.ts works out, also while they are made. */
export interface Report {
  readonly plan: Plan;
  readonly machine: Machine;
  readonly runs: readonly Run[];
  readonly summaries: readonly { readonly method: string; readonly sha256?: string }[];
}

/** TransferEvent is what the arena tells while it works. */
export type TransferEvent =
  | { readonly type: "queued"; readonly position: number }
  | { readonly type: "file" | "reading"; readonly done?: number; readonly total: number }
  | { readonly type: "started"; readonly method: string; readonly run?: number; readonly of: number }
  | {
      readonly type: "progress";
      readonly method: string;
      readonly run?: number;
      readonly of: number;
      readonly done?: number;
      readonly total: number;
      readonly elapsedNs: number;
    }
  | { readonly type: "ended"; readonly method: string; readonly run: number; readonly of: number; readonly result: Run }
  | { readonly type: "checked"; readonly method: string; readonly sha256: string }
  | { readonly type: "report"; readonly report: Report }
  | { readonly type: "error"; readonly error: string };

/** NoArena says that a server has no arena, and what it offers instead, or "". */
export class NoArena extends Error {
  readonly instead: string;
  constructor(text: string, instead: string) {
    super(text);
    this.instead = instead;
  }
}

/** offer asks what the arena can run. It rejects with NoArena where there is none, and asks nothing of a server then. */
export async function offer(): Promise<Offer> {
  const offers = await home();
  if (!offers.includes(path)) {
    throw new NoArena("there is no arena behind this page", offers.includes(lesson) ? lesson : "");
  }
  const response = await fetch(path);
  if (!response.ok) {
    throw new Error((await problemOf(response)).error);
  }
  return (await response.json()) as Offer;
}

/**
 * run runs a plan and yields what the arena tells, the report last. It throws
 * with the server's words when the plan is refused or a run breaks off. The
 * signal ends the run on the server, too.
 */
export async function* run(plan: Plan, signal: AbortSignal): AsyncGenerator<TransferEvent, void, void> {
  const { body } = await ask("", { ...post(plan), headers: { "Accept": "text/event-stream", ...json }, signal });
  if (body !== null) {
    for await (const event of parse<TransferEvent>(body)) {
      if (event.type === "error") {
        throw new Error(event.error);
      }
      yield event;
      if (event.type === "report") {
        return;
      }
    }
  }
  throw new Error("the server broke the connection off before the run had ended");
}

/** Download is one transfer to this browser, as the server promises it. */
export interface Download {
  /** The bytes as they arrive; asking for them starts the sender. */
  readonly body: (signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  /** What it cost the sender, and the file's SHA-256 unless the plan skips it. It waits for the end. */
  readonly result: (signal: AbortSignal) => Promise<Run & { readonly sha256?: string }>;
}

/** promise asks for a download by a plan's method, which is good once. */
export async function promise(plan: Pick<Plan, "size" | "file" | "cache"> & { readonly methods: readonly [string]; readonly skipHash: boolean }, signal: AbortSignal): Promise<Download> {
  const { token } = (await (await ask("/downloads", { ...post(plan), headers: json, signal })).json()) as { readonly token: string };
  return {
    async body(signal) {
      const { body } = await ask(`/downloads/${token}`, { signal, cache: "no-store" });
      if (body === null) {
        throw new Error("the browser gives no stream");
      }
      return body;
    },
    async result(signal) {
      const run = (await (await ask(`/results/${token}`, { signal })).json()) as (Run & { readonly sha256?: string }) | { readonly error: string };
      if ("error" in run) {
        throw new Error(run.error);
      }
      return run;
    },
  };
}

const json = { "Content-Type": "application/json" };

function post(body: object): RequestInit {
  return { method: "POST", body: JSON.stringify(body) };
}

/** ask sends a request below the arena's path. It throws in the server's words when that refuses, and in ours when there is none. */
async function ask(below: string, options: RequestInit): Promise<Response> {
  const response = await fetch(path + below, options).catch((error: unknown) => {
    throw options.signal?.aborted === true ? error : new Error("the server cannot be reached");
  });
  if (!response.ok) {
    throw new Error((await problemOf(response)).error);
  }
  return response;
}
