// What the chart of the page /benchmarks shows, before it is drawn: lines, their
// labels, and the sentence that says the same in words.

import { exponentText, growth, growthText } from "./benchmarks-growth.ts";
import type { Published, Result, SeriesName, Way } from "./benchmarks-protocol.ts";
import { compare, counted, nameOf, pairs, ratio } from "./benchmarks-text.ts";

/** Point is a figure of a line: seconds at n. least and most are those of the batches. */
export interface Point {
  readonly n: number;
  readonly seconds: number;
  readonly least: number;
  readonly most: number;
}

/** Line is one series by one way, or what the talk published. */
export interface Line {
  readonly series: SeriesName | "talk";
  readonly way: Way;
  readonly label: string;
  readonly points: readonly Point[];
}

const order: readonly SeriesName[] = ["library", "cell", "javascript", "server"];
const ways: readonly Way[] = ["copying", "view"];

/** linesOf returns the lines of results. */
export function linesOf(results: readonly Result[]): readonly Line[] {
  return order.flatMap((series) =>
    ways.flatMap((way): readonly Line[] => {
      const own = results.filter((each) => each.series === series && each.way === way);
      const points = own.map((each) => ({ n: each.n, seconds: each.medianNs / 1e9, least: each.leastNs / 1e9, most: each.mostNs / 1e9 }));
      const label = [nameOf(series, way), exponentText(growth(own))].filter((part) => part !== "").join(" · ");
      return own.length === 0 ? [] : [{ series, way, label, points }];
    }),
  );
}

/** talkLines returns what the talk published. */
export function talkLines(talk: readonly Published[] | null): readonly Line[] {
  const published = talk ?? [];
  return ways.flatMap((way): readonly Line[] => {
    const points = published.map((each) => {
      const seconds = way === "copying" ? each.copyingSeconds : each.viewSeconds;
      return { n: each.n, seconds, least: seconds, most: seconds };
    });
    const label = `the talk, ${way === "copying" ? "bytes" : "view"}${points.length > 1 ? " (dashed)" : ""}`;
    return points.length === 0 ? [] : [{ series: "talk", way, label, points }];
  });
}

/** talkBeside returns the talk's figures where both can be seen: on a linear scale only where ours reach at least half as far. */
export function talkBeside(results: readonly Result[], talk: readonly Published[] | null, isLog: boolean): readonly Published[] {
  const all = talk ?? [];
  const most = Math.max(...all.map((each) => each.n));
  return results.length === 0 || isLog || results.some((each) => 2 * each.n >= most) ? all : [];
}

const places: Readonly<Record<SeriesName, string>> = {
  library: " as copying with the Go library",
  cell: " in a Python cell",
  javascript: " in JavaScript",
  server: " on the server",
};

/** conclusion says in one sentence what the chart shows; it is "" when nothing has been measured by both ways. */
export function conclusion(results: readonly Result[], unit: string): string {
  const complete = pairs(results).filter((each) => each.copying !== null && each.view !== null);
  const n = Math.max(...complete.map((each) => each.n));
  const compared = order.flatMap((series): readonly string[] => {
    const pair = complete.find((each) => each.series === series && each.n === n);
    return pair?.copying && pair.view ? [`${speed(pair.copying.medianNs / pair.view.medianNs)}${places[series]}`] : [];
  });
  const [first, ...others] = compared;
  if (first === undefined) {
    return "";
  }
  const growths = ways.flatMap((way): readonly string[] => {
    const text = growthText(growth(results.filter((each) => each.series === "library" && each.way === way)));
    return text === "" ? [] : [`${way === "copying" ? "copying" : "the view"} ${text}`];
  });
  const grown = growths.length === 0 ? "" : `; ${others.length > 0 ? "with the library " : ""}${growths.join(", ")}`;
  return `At ${counted(n, unit)} the view is ${compared.join(", ")}${grown}.`;
}

/** speed says how fast the view is: "≈ 12× as fast". */
function speed(value: number): string {
  switch (compare(value)) {
    case "faster":
      return `${ratio(value)} as fast`;
    case "slower":
      return `${ratio(1 / value)} as slow`;
    case "same":
      return "about as fast";
  }
}

/** batchesText says of how many batches the times are medians. */
export function batchesText(results: readonly Result[]): string {
  const least = Math.min(9, ...results.map((each) => each.samplesNs.length));
  return least < 9 ? `median of 9, of ${least} where a pass takes long` : "median of 9";
}

/** apart moves heights that are nearer than gap apart, in their order, and keeps them within 0 and most. */
export function apart(heights: readonly number[], gap: number, most: number): readonly number[] {
  const sorted = heights.map((height, i) => ({ height, i })).sort((a, b) => a.height - b.height);
  let above = -Infinity;
  for (const each of sorted) {
    each.height = Math.max(each.height, above + gap);
    above = each.height;
  }
  let below = most + gap;
  for (const each of sorted.reverse()) {
    each.height = Math.min(each.height, below - gap);
    below = each.height;
  }
  return sorted.sort((a, b) => a.i - b.i).map((each) => each.height);
}
