// What the runs of one method have in common. The server's report.go works out
// the same for scripts; the page does it itself, to show runs as they arrive.

import type { Cost, Run } from "./transfer.ts";

/** Figure is the median of several runs with the least and the most. */
export interface Figure {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Figures are those of a method's runs. A GB is 10⁹ bytes; times are in milliseconds. */
export interface Figures {
  readonly runs: number;
  /** CPU time of the sender for each GB, and its parts. */
  readonly cpu: Figure;
  readonly user: Figure;
  readonly system: Figure;
  /** System calls for each GB, and in a run. */
  readonly callsPerGB: Figure;
  readonly calls: Figure;
  /** Page faults of both kinds in a run, and each kind. */
  readonly faults: Figure;
  readonly minorFaults: Figure;
  readonly majorFaults: Figure;
  readonly voluntary: Figure;
  readonly involuntary: Figure;
  readonly gbPerS: Figure;
  readonly wall: Figure;
  /** CPU time of the sender in a run. */
  readonly cpuOfRun: Figure;
}

/** figuresOf returns the figures of a method's runs, or null where it has none. */
export function figuresOf(all: readonly Run[], method: string): Figures | null {
  const runs = all.filter((run) => run.method === method);
  if (runs.length === 0) {
    return null;
  }
  const over = (value: (run: Run) => number): Figure => figure(runs.map(value));
  const cost = (name: keyof Cost): Figure => over((run) => run.cost[name]);
  return {
    runs: runs.length,
    cpu: over((run) => perGB(cpu(run), run)),
    user: over((run) => perGB(run.cost.userNs / 1e6, run)),
    system: over((run) => perGB(run.cost.systemNs / 1e6, run)),
    callsPerGB: over((run) => perGB(run.cost.calls, run)),
    calls: cost("calls"),
    faults: over((run) => run.cost.minorFaults + run.cost.majorFaults),
    minorFaults: cost("minorFaults"),
    majorFaults: cost("majorFaults"),
    voluntary: cost("voluntarySwitches"),
    involuntary: cost("involuntarySwitches"),
    gbPerS: over((run) => run.bytes / Math.max(run.wallNs, 1)),
    wall: over((run) => run.wallNs / 1e6),
    cpuOfRun: over(cpu),
  };
}

/** figure returns the median, least and most of values, of which there is one at least. */
export function figure(values: readonly number[]): Figure {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (i: number): number => sorted[i] ?? NaN;
  const middle = Math.floor(sorted.length / 2);
  return { median: sorted.length % 2 === 0 ? (at(middle - 1) + at(middle)) / 2 : at(middle), min: at(0), max: at(sorted.length - 1) };
}

function cpu(run: Run): number {
  return (run.cost.userNs + run.cost.systemNs) / 1e6;
}

function perGB(value: number, run: Run): number {
  return value / (run.bytes / 1e9);
}

/** Rate is how fast bytes arrived between two moments of a run, in milliseconds since its first call. */
export interface Rate {
  readonly from: number;
  readonly to: number;
  readonly gbPerS: number;
}

/** ratesOf returns how fast the parts of a run's bytes arrived, in order. Parts that arrived at one moment count as one. */
export function ratesOf(bytes: number, arrivalsNs: readonly number[]): readonly Rate[] {
  const rates: Rate[] = [];
  const each = bytes / Math.max(arrivalsNs.length, 1);
  let [from, waiting] = [0, 0];
  for (const [i, at] of arrivalsNs.entries()) {
    waiting += each;
    const next = arrivalsNs[i + 1] ?? Infinity;
    if (at > from && at < next) {
      rates.push({ from: from / 1e6, to: at / 1e6, gbPerS: waiting / (at - from) });
      [from, waiting] = [at, 0];
    }
  }
  return rates;
}
