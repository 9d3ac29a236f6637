// What the times grow with, and how long a run will take.

import { workload } from "./benchmarks-protocol.ts";
import type { Case, Result, SeriesName } from "./benchmarks-protocol.ts";

/** exponent returns p of the line time ≈ c·nᵖ that fits the results best, or null when they have fewer than two sizes. */
export function exponent(results: readonly Pick<Result, "n" | "medianNs">[]): number | null {
  const points = results.filter((each) => each.medianNs > 0).map((each) => [Math.log(each.n), Math.log(each.medianNs)] as const);
  const middle = (axis: 0 | 1): number => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x0, y0] = [middle(0), middle(1)];
  const spread = points.reduce((sum, [x]) => sum + (x - x0) ** 2, 0);
  return points.length < 2 || spread === 0 ? null : points.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0) / spread;
}

/** A guess of what a round of a loop takes, in seconds. */
const round: Readonly<Record<SeriesName, number>> = { library: 60e-9, cell: 400e-9, javascript: 80e-9, server: 40e-9 };

/** A guess of what it takes to copy a byte, in seconds. JavaScript's copies are garbage that has to be collected. */
const copiedByte: Readonly<Record<SeriesName, number>> = { library: 0.12e-9, cell: 0.2e-9, javascript: 0.6e-9, server: 0.08e-9 };

/** What a batch lasts in a browser, on average: 200 steps of 100 µs and up to twice as much. */
const batchSeconds = 0.03;

/** seconds guesses how long it takes to measure a case. */
export function seconds({ workload: id, series, way, n }: Case): number {
  const { bytesSquare, bytesEach, roundsEach } = workload(id).cost;
  const copied = way === "copying" ? bytesSquare * n * n + bytesEach * n : 0;
  const pass = copied * copiedByte[series] + roundsEach * n * round[series];
  const batch = Math.max(pass, series === "server" ? 0.002 : batchSeconds);
  return pass + (pass > 1 ? 3 : 11) * batch + 0.15;
}

/** total guesses how long a list of cases takes. */
export function total(cases: readonly Case[]): number {
  return cases.reduce((sum, each) => sum + seconds(each), 0);
}
