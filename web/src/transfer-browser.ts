// The browser as a receiver of the arena: it downloads the file by each method,
// counts the bytes of every download, and hashes them in one that is not timed.
// It tells the same events as a run on the server, whose figures these are, too:
// what a download cost its sender, until the last byte was acknowledged.

import { Sha256 } from "./sha256.ts";
import { promise } from "./transfer.ts";
import type { Machine, Plan, Run, TransferEvent } from "./transfer.ts";

/** pace is how many milliseconds pass between two events of progress. */
const pace = 100;

/** parts is how often the time of arrival is noted, as on the server. */
const parts = 32;

/** Receive is what a transfer to here brought. */
interface Receive {
  readonly run: Run;
  /** Of the bytes that arrived, and of the file; "" where they were not hashed. */
  readonly arrived: string;
  readonly sent: string;
}

/** receive runs a plan with this browser as the receiver. It throws when bytes are missing or others than the file's. */
export async function* receive(plan: Plan, machine: Machine, signal: AbortSignal): AsyncGenerator<TransferEvent, void, void> {
  const runs: Run[] = [];
  const summaries: { method: string; sha256: string }[] = [];
  for (const method of plan.methods) {
    const { arrived, sent } = yield* download(plan, method, 0, signal);
    if (arrived !== sent) {
      throw new Error(`${method}: other bytes arrived than were sent: SHA-256 ${arrived} instead of ${sent}`);
    }
    summaries.push({ method, sha256: arrived });
    yield { type: "checked", method, sha256: arrived };
  }
  for (let number = 1; number <= plan.repeats; number++) {
    for (const method of turns(plan.methods, number)) {
      const { run } = yield* download(plan, method, number, signal);
      runs.push(run);
      yield { type: "ended", method, run: number, of: plan.repeats, result: run };
    }
  }
  yield { type: "report", report: { plan, machine: { ...machine, network: "HTTP to this browser" }, runs, summaries } };
}

/** turns returns the methods in the order of a round: each begins with another one, as on the server. */
export function turns(methods: readonly string[], number: number): readonly string[] {
  const first = (number - 1) % methods.length;
  return [...methods.slice(first), ...methods.slice(0, first)];
}

/** download receives the file once; run 0 is hashed. */
async function* download(plan: Plan, method: string, number: number, signal: AbortSignal): AsyncGenerator<TransferEvent, Receive, void> {
  const isHashed = number === 0;
  const promised = await promise({ size: plan.size, file: plan.file, cache: plan.cache, methods: [method], skipHash: !isHashed }, signal);
  yield { type: "started", method, run: number, of: plan.repeats };
  const reader = (await promised.body(signal)).getReader();
  const hash = new Sha256();
  const began = performance.now();
  const arrivals: number[] = [];
  let done = 0;
  let told = began;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    done += part.value.length;
    if (isHashed) {
      hash.update(part.value);
    }
    const now = performance.now();
    while (arrivals.length < Math.floor((done * parts) / plan.size)) {
      arrivals.push((now - began) * 1e6);
    }
    if (now - told >= pace) {
      told = now;
      yield { type: "progress", method, run: number, of: plan.repeats, done, total: plan.size, elapsedNs: (now - began) * 1e6 };
    }
  }
  if (done !== plan.size) {
    throw new Error(`${method}: ${done} bytes arrived of ${plan.size}`);
  }
  const { sha256, ...run } = await promised.result(signal);
  return { run: { ...run, number, arrivalsNs: arrivals }, arrived: isHashed ? hash.digest() : "", sent: sha256 ?? "" };
}
