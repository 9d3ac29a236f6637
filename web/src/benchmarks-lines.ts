// What the chart of the page /benchmarks shows, before it is drawn: lines, their
// labels, and the sentence that says the same in words.

import { exponent } from "./benchmarks-estimate.ts";
import type { Published, Result, SeriesName, Way } from "./benchmarks-protocol.ts";
import { count, nameOf, ratio } from "./benchmarks-text.ts";

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

/** linesOf returns the lines of results. */
export function linesOf(results: readonly Result[]): readonly Line[] {
  return order.flatMap((series) =>
    (["copying", "view"] as const).flatMap((way): readonly Line[] => {
      const own = results.filter((each) => each.series === series && each.way === way);
      const points = own.map((each) => ({ n: each.n, seconds: each.medianNs / 1e9, least: each.leastNs / 1e9, most: each.mostNs / 1e9 }));
      const fitted = exponent(own);
      const label = `${nameOf(series, way)}${fitted === null ? "" : ` · exponent ${fitted.toFixed(1)}`}`;
      return own.length === 0 ? [] : [{ series, way, label, points }];
    }),
  );
}

/** talkLines returns what the talk published. */
export function talkLines(talk: readonly Published[] | null): readonly Line[] {
  return (["copying", "view"] as const).flatMap((way): readonly Line[] => {
    const points = (talk ?? []).map((each) => {
      const seconds = way === "copying" ? each.copyingSeconds : each.viewSeconds;
      return { n: each.n, seconds, least: seconds, most: seconds };
    });
    return points.length === 0 ? [] : [{ series: "talk", way, label: `the talk, ${way === "copying" ? "bytes" : "view"} (dashed)`, points }];
  });
}

/** conclusion says in one sentence what the chart shows. */
export function conclusion(results: readonly Result[], unit: string): string {
  const own = (way: Way): readonly Result[] => results.filter((each) => each.series === "library" && each.way === way);
  const [copying, view] = [own("copying"), own("view")];
  const [last, same] = [copying.at(-1), view.at(-1)];
  if (last === undefined || same === undefined || last.n !== same.n) {
    return "The talk’s published times, dashed; nothing has been measured here yet.";
  }
  const faster = last.medianNs / same.medianNs;
  const compared = faster >= 1.05 ? `the view is ${ratio(faster)} as fast as copying` : "the view is about as fast as copying";
  const [p, q] = [exponent(copying), exponent(view)];
  const growth = p === null || q === null ? "" : `; copying grows with n to the power of ${p.toFixed(1)}, the view with ${q.toFixed(1)}`;
  return `At ${count(last.n)} ${unit} ${compared}${growth}.`;
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
