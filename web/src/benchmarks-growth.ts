// What times grow with: the line time ≈ c·nᵖ through a series, and whether it
// means anything.

import type { Result } from "./benchmarks-protocol.ts";

/** Growth is what a series of times says about its growth with n. */
export type Growth =
  /** With n to the power of p, give or take error: the half of an interval of 95 %. */
  | { readonly type: "power"; readonly p: number; readonly error: number }
  /** Not at all, within what the measuring can tell. */
  | { readonly type: "constant" }
  /** There are fewer than three sizes, or all lie close together. */
  | { readonly type: "few" }
  /** The times scatter so much that no line fits them. */
  | { readonly type: "scattered" };

/** What growth reads of a result. */
export type Measured = Pick<Result, "n" | "leastNs" | "medianNs" | "passes" | "clockStepNs">;

const enoughSizes = 3;
const enoughSpan = 2; // the largest n has to be so many times the smallest
const widestError = 0.4; // of an exponent that is still one
const flat = 0.25; // an exponent whose line nobody would call rising

/** Student's t of 95 %, for 1, 2, 3 … degrees of freedom; beyond, the last. */
const t = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14];

/**
 * growth fits a line to the logarithms of the least times: what else the machine
 * does only ever adds to a time. Times whose batches were too short for the clock
 * are left out.
 */
export function growth(results: readonly Measured[]): Growth {
  const points = results.filter(isLong).map((each) => ({ x: Math.log(each.n), y: Math.log(each.leastNs) }));
  const xs = points.map((each) => each.x);
  if (points.length < enoughSizes || Math.exp(Math.max(...xs) - Math.min(...xs)) < enoughSpan) {
    return { type: "few" };
  }
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x0, y0] = [mean(xs), mean(points.map((each) => each.y))];
  const spread = points.reduce((sum, { x }) => sum + (x - x0) ** 2, 0);
  const p = points.reduce((sum, { x, y }) => sum + (x - x0) * (y - y0), 0) / spread;
  const freedom = points.length - 2;
  const variance = points.reduce((sum, { x, y }) => sum + (y - y0 - p * (x - x0)) ** 2, 0) / freedom;
  const error = (t[Math.min(freedom, t.length) - 1] ?? 0) * Math.sqrt(variance / spread);
  if (p <= flat && p + error <= 2 * flat) {
    return { type: "constant" };
  }
  return error > widestError ? { type: "scattered" } : { type: "power", p, error };
}

/** isLong reports whether the batches lasted as long as measuring asks for, or were single passes. */
function isLong({ leastNs, passes, clockStepNs }: Measured): boolean {
  return leastNs > 0 && leastNs * passes >= 199 * clockStepNs;
}

/** exponentText writes growth beside a line: "exponent 2.0". */
export function exponentText(growth: Growth): string {
  switch (growth.type) {
    case "power":
      return `exponent ${growth.p.toFixed(1)}`;
    case "constant":
      return "does not grow";
    case "scattered":
      return "no clear exponent";
    case "few":
      return "";
  }
}

/** growthText says in words how something grows: "grows with n to the power of 2.0 ± 0.1". It is "" when nothing can be said. */
export function growthText(growth: Growth): string {
  switch (growth.type) {
    case "power": {
      const { p, error } = growth;
      return `grows with n to the power of ${p.toFixed(1)}${error >= 0.05 ? ` ± ${error.toFixed(1)}` : ""}`;
    }
    case "constant":
      return "does not grow with n";
    case "scattered":
      return "scatters too much for an exponent";
    case "few":
      return "";
  }
}
