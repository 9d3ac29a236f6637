// How the figures of the page /benchmarks are written.

import type { Result, SeriesName, Way } from "./benchmarks-protocol.ts";
import { grouped } from "./grouped.ts";

const units = [["s", 1e9], ["ms", 1e6], ["µs", 1e3], ["ns", 1]] as const;

/** time writes nanoseconds with three digits: "147 ns", "4.60 ms", "240 ms", "1.25 s". */
export function time(ns: number): string {
  const [unit, size] = unitOf(ns);
  return `${short(ns / size)} ${unit}`;
}

/** spread writes the least and the most of a time, in the unit that time chooses for the median: "4.52–5.10". */
export function spread({ medianNs, leastNs, mostNs }: Pick<Result, "medianNs" | "leastNs" | "mostNs">): string {
  const [, size] = unitOf(medianNs);
  return `${short(leastNs / size)}–${short(mostNs / size)}`;
}

function unitOf(ns: number): readonly [string, number] {
  return units.find(([, size]) => ns >= size * 0.9995) ?? units[3];
}

function short(value: number): string {
  return value >= 99.95 ? count(value) : value.toFixed(value >= 9.995 ? 1 : 2);
}

/** published writes seconds as precisely as they were published: "0.02 s", "4.93 ms", "25 ns". */
export function published(seconds: number): string {
  return seconds >= 0.01 ? `${seconds} s` : time(seconds * 1e9).replace(/\.0+ /, " ");
}

/** count writes a whole number: "30,518". */
export function count(value: number): string {
  return grouped(Math.round(value));
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

/** ratio writes how many times as much something is, with the two digits that can be believed: "≈ 12×", "≈ 1,100×". */
export function ratio(value: number): string {
  const rounded = Number(value.toPrecision(2));
  return `≈ ${rounded >= 10 ? count(rounded) : rounded.toFixed(1)}×`;
}

/** Comparison is how the view compares with copying. */
export type Comparison = "faster" | "slower" | "same";

/** compare returns how a view compares that is so many times as fast. Less than a twentieth is no difference. */
export function compare(faster: number): Comparison {
  return faster >= 1.05 ? "faster" : faster <= 0.95 ? "slower" : "same";
}

/** faster writes how many times as fast the view is: "≈ 12×", "≈ 8.3× slower". */
export function faster({ copying, view }: { readonly copying: Pick<Result, "medianNs">; readonly view: Pick<Result, "medianNs"> }): string {
  const value = copying.medianNs / view.medianNs;
  return compare(value) === "slower" ? `${ratio(1 / value)} slower` : ratio(value);
}

/** counted writes a number of things: "1 byte", "64 pixels a side". */
export function counted(n: number, unit: string): string {
  return `${count(n)} ${n === 1 ? unit.replace(/^(\w+)s\b/, "$1") : unit}`;
}

/** wait writes how long somebody has waited: "4.2 s", "42 s", "2 min 5 s". */
export function wait(seconds: number): string {
  if (seconds < 9.95) {
    return `${seconds.toFixed(1)} s`;
  }
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
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
  library: "Go library",
  cell: "Python cell",
  javascript: "JavaScript",
  server: "Go, on the server",
};

/** Pair is the two ways of doing the same; one may not have been measured. */
export interface Pair {
  readonly series: SeriesName;
  readonly n: number;
  readonly copying: Result | null;
  readonly view: Result | null;
}

/** pairs puts together what belongs together, in the order of the results. */
export function pairs(results: readonly Result[]): readonly Pair[] {
  const all = new Map<string, Pair>();
  for (const each of results) {
    const { series, n, way } = each;
    const pair = all.get(`${series} ${n}`) ?? { series, n, copying: null, view: null };
    all.set(`${series} ${n}`, { ...pair, [way]: each });
  }
  return [...all.values()];
}
