// Draws the chart of the page /benchmarks with Observable Plot, which is loaded
// with this file. Colors come from the element's style sheet, by class names.

import { areaY, axisX, axisY, dot, gridY, line, plot, text } from "@observablehq/plot";
import { apart } from "./benchmarks-lines.ts";
import type { Line, Point } from "./benchmarks-lines.ts";
import { count, time } from "./benchmarks-text.ts";

/** Drawing says what is drawn. */
export interface Drawing {
  readonly lines: readonly Line[];
  readonly isLog: boolean;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** What stands below the x axis. */
  readonly axis: string;
}

const symbols = { library: "circle", cell: "square", javascript: "triangle", server: "diamond", talk: "circle" } as const;

/** draw returns the chart. Plot's own <style>, which the page's policy forbids, is taken out before it is in a document. */
export function draw({ lines, isLog, width, height, axis }: Drawing): SVGElement {
  const points = lines.flatMap((each) => each.points);
  const top = Math.max(...points.map((each) => each.most));
  const bottom = Math.min(...points.map((each) => each.least).filter((seconds) => seconds > 0));
  const sizes = [...new Set(points.map((each) => each.n))].sort((a, b) => a - b);
  const isWide = width > 560;
  const margin = { top: 24, right: isWide ? 178 : 108, bottom: 44, left: 62 };
  const inner = height - margin.top - margin.bottom;
  const least = isLog ? bottom / 1.3 : 0;
  const y = (seconds: number): number =>
    margin.top + inner * (1 - (isLog ? Math.log(Math.max(seconds, least) / least) / Math.log(top / least) : seconds / top));
  const ends = lines.map((each) => each.points[each.points.length - 1]);
  const heights = apart(ends.map((end) => y(end?.seconds ?? 0)), 15, height - margin.bottom);
  const drawn = lines.flatMap((each) => {
    const className = `${each.series} ${each.way}`;
    return [
      ...(each.series === "talk" ? [] : [areaY(each.points, { x: "n", y1: "least", y2: "most", className: `spread ${className}` })]),
      line(each.points, { x: "n", y: "seconds", className: `line ${className}` }),
      dot(each.points, { x: "n", y: "seconds", symbol: symbols[each.series], r: each.series === "talk" ? 2 : 4, className: `dots ${className}`, title: (p: Point) => `${each.label}, ${count(p.n)}: ${time(p.seconds * 1e9)}` }),
    ];
  });
  const labels = lines.map((each, i) =>
    text([isWide ? each.label : each.label.replace("exponent ", "n^").replace(" (dashed)", "")], {
      frameAnchor: "top-right",
      textAnchor: "start",
      lineAnchor: "middle",
      dx: 10,
      dy: (heights[i] ?? 0) - margin.top,
      className: `label ${each.series} ${each.way}`,
    }),
  );
  const svg = plot({
    width,
    height,
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { type: isLog ? "log" : "linear", label: null, ...(sizes.length < 2 ? { domain: [(sizes[0] ?? 1) / 2, (sizes[0] ?? 1) * 2] } : {}) },
    y: { type: isLog ? "log" : "linear", domain: [least, top], label: null },
    marks: [
      gridY({ ticks: 5, className: "grid" }),
      axisX({ ticks: xTicks(sizes, width - margin.left - margin.right, isLog), tickFormat: (n: number) => count(n), label: axis, labelAnchor: "right", labelArrow: "none", className: "axis" }),
      axisY({ ticks: 5, tickFormat: (seconds: number) => (seconds === 0 ? "0" : time(seconds * 1e9)), label: null, className: "axis" }),
      ...drawn,
      ...labels,
    ],
  }) as SVGElement;
  svg.querySelectorAll("style").forEach((style) => style.remove());
  return svg;
}

/** xTicks returns the sizes that have room for their numbers below the axis. */
function xTicks(sizes: readonly number[], width: number, isLog: boolean): readonly number[] {
  const [first, last] = [sizes[0], sizes[sizes.length - 1]];
  if (first === undefined || last === undefined || first === last) {
    return sizes;
  }
  const at = (n: number): number => (isLog ? Math.log(n / first) / Math.log(last / first) : (n - first) / (last - first)) * width;
  let right = -Infinity;
  return sizes.filter((n) => {
    const half = (count(n).length * 7 + 10) / 2;
    if (at(n) - half < right) {
      return false;
    }
    right = at(n) + half;
    return true;
  });
}
