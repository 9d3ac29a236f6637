// How the figures of the page /benchmarks are written.

import type { Result, SeriesName, Way } from "./benchmarks-protocol.ts";

/** time writes nanoseconds with three digits: "147 ns", "4.60 ms", "0.24 s". */
export function time(ns: number): string {
  for (const [unit, size] of [["s", 1e9], ["ms", 1e6], ["µs", 1e3]] as const) {
    if (ns >= size * (unit === "s" ? 0.09995 : 0.9995)) {
      return `${short(ns / size)} ${unit}`;
    }
  }
  return `${short(ns)} ns`;
}

function short(value: number): string {
  return value >= 99.95 ? count(value) : value.toFixed(value >= 9.995 ? 1 : 2);
}

/** count writes a whole number: "30,518". */
export function count(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

/** bytes writes bytes in powers of ten: "0 B", "499.5 KB", "1.25 GB". */
export function bytes(n: number): string {
  for (const [unit, size] of [["GB", 1e9], ["MB", 1e6], ["KB", 1e3]] as const) {
    if (n >= size) {
      return `${n / size >= 100 ? (n / size).toFixed(0) : Number((n / size).toPrecision(3))} ${unit}`;
    }
  }
  return `${n} B`;
}

/** ratio writes how many times as fast something is: "≈ 12×". */
export function ratio(value: number): string {
  return `≈ ${value >= 9.95 ? count(value) : value.toFixed(1)}×`;
}

/** duration writes seconds for someone who waits: "8 s", "2 min". */
export function duration(seconds: number): string {
  return seconds < 90 ? `${Math.max(Math.round(seconds), 1)} s` : `${Math.round(seconds / 60)} min`;
}

const names: Readonly<Record<SeriesName, Readonly<Record<Way, string>>>> = {
  library: { copying: "bytes", view: "view" },
  cell: { copying: "cell, bytes", view: "cell, memoryview" },
  javascript: { copying: "slice", view: "subarray" },
  server: { copying: "server, bytes", view: "server, view" },
};

/** nameOf names a line of the chart. */
export function nameOf(series: SeriesName, way: Way): string {
  return names[series][way];
}

/** seriesName names a row of the table. */
export const seriesName: Readonly<Record<SeriesName, string>> = {
  library: "Go library, here",
  cell: "Python cell, here",
  javascript: "JavaScript, here",
  server: "Go library, on the server",
};

/** Pair is the two ways of doing the same. */
export interface Pair {
  readonly series: SeriesName;
  readonly n: number;
  readonly copying: Result;
  readonly view: Result;
}

/** pairs puts together what belongs together, in the order of the results. */
export function pairs(results: readonly Result[]): readonly Pair[] {
  return results.flatMap((copying) => {
    const view = results.find((each) => each.way === "view" && each.series === copying.series && each.n === copying.n);
    return copying.way === "copying" && view !== undefined ? [{ series: copying.series, n: copying.n, copying, view }] : [];
  });
}
