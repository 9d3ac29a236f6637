// How long a run will take, and which sizes suit a machine.

import { workload } from "./benchmarks-protocol.ts";
import type { Case, Result, SeriesName } from "./benchmarks-protocol.ts";

/** A guess of what a round of a loop takes, in seconds. */
const round: Readonly<Record<SeriesName, number>> = { library: 60e-9, cell: 400e-9, javascript: 80e-9, server: 40e-9 };

/** A guess of what it takes to copy a byte, in seconds. JavaScript's copies are garbage that has to be collected. */
const copiedByte: Readonly<Record<SeriesName, number>> = { library: 0.08e-9, cell: 0.1e-9, javascript: 1e-9, server: 0.06e-9 };

/** What a batch lasts in a browser, and what is done beside the nine: finding the batch, warming up, the empty loop. */
const batchSeconds = 0.032;
const aroundSeconds = 0.35;

/** Pace says how many times as long as guessed a pass takes: in each series by each way that has been measured, and else. */
export interface Pace {
  readonly all: number;
  readonly known: Readonly<Record<string, number>>;
}

/** guessed is the pace of a machine of which nothing is known. */
export const guessed: Pace = { all: 1, known: {} };

/** What copying a byte takes in the page where the guesses come from, in seconds. */
const probedByte = 0.05e-9;

/** paceOf returns the pace of a machine that copies a byte in so many seconds, as probe finds it. */
export function paceOf(secondsPerByte: number): Pace {
  return { all: Math.min(Math.max(secondsPerByte / probedByte, 0.3), 30), known: {} };
}

/** learned returns the pace after a result. */
export function learned(pace: Pace, result: Case & Pick<Result, "medianNs">): Pace {
  return { ...pace, known: { ...pace.known, [keyOf(result)]: result.medianNs / 1e9 / pass(result) } };
}

function keyOf({ workload: id, series, way }: Case): string {
  return `${id} ${series} ${way}`;
}

/** pass guesses how long a pass takes, in seconds. */
function pass({ workload: id, series, way, n }: Case): number {
  const { bytesSquare, bytesEach, roundsEach } = workload(id).cost;
  const copied = way === "copying" ? bytesSquare * n * n + bytesEach * n : 0;
  return copied * copiedByte[series] + (roundsEach * n + 1) * round[series];
}

/** seconds returns how long it takes to measure a case. */
export function seconds(one: Case, pace: Pace): number {
  const each = pass(one) * (pace.known[keyOf(one)] ?? pace.all);
  const [batch, around] = one.series === "server" ? [0.0015, 0.15] : [batchSeconds, aroundSeconds];
  return each + (each > 1 ? 3 : 11) * Math.max(each, batch) + around;
}

/** total returns how long a list of cases takes, in seconds. */
export function total(cases: readonly Case[], pace: Pace): number {
  return cases.reduce((sum, each) => sum + seconds(each, pace), 0);
}

/** The most that the library alone may take for the sizes that are offered first, in seconds. */
const patience = 20;

/**
 * suited returns the sizes of a workload that end in seconds here: those of
 * pkg/bench, all halved once or twice where the machine is slow. What a run has
 * taught changes no sizes, so that the next one measures the same.
 */
export function suited(id: string, pace: Pace): readonly number[] {
  const { sizes, step, least } = workload(id);
  const divided = (by: number): readonly number[] => [...new Set(sizes.map((n) => Math.max(Math.floor(n / by / step) * step, least)))];
  const takes = (chosen: readonly number[]): number =>
    total(chosen.flatMap((n) => (["copying", "view"] as const).map((way) => ({ workload: id, series: "library", way, n }) as const)), { all: pace.all, known: {} });
  return [1, 2].map(divided).find((chosen) => takes(chosen) <= patience) ?? divided(4);
}

/** probe copies memory for a few milliseconds and returns the seconds that a byte took. */
export function probe(now: () => number): number {
  const [from, to] = [new Uint8Array(65536), new Uint8Array(65536)];
  const copies = 256;
  let least = Infinity;
  for (let turn = 0; turn < 5; turn++) {
    const began = now();
    for (let i = 0; i < copies; i++) {
      to.set(from);
    }
    least = Math.min(least, now() - began);
  }
  return Math.max(least, 0.05) / 1000 / (copies * from.length);
}
