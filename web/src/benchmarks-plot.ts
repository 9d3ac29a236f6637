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
  /** Whether each line's label stands beside its end. */
  readonly isLabeled: boolean;
  /** What stands below the x axis. */
  readonly axis: string;
}

const symbols = { library: "circle", cell: "square", javascript: "triangle", server: "diamond", talk: "circle" } as const;

/** What stands before a label and after it, in pixels. */
const aroundLabel = 38;

/** widest returns the width of the widest of labels, as the page writes them. */
function widest(labels: readonly string[]): number {
  const ruler = document.createElement("canvas").getContext("2d");
  if (ruler === null) {
    return 8 * Math.max(...labels.map((label) => label.length));
  }
  ruler.font = `700 12px ${getComputedStyle(document.body).fontFamily}`;
  return Math.max(...labels.map((label) => ruler.measureText(label).width));
}

/** draw returns the chart. Plot's own <style>, which the page's policy forbids, is taken out before it is in a document. */
export function draw({ lines, isLog, width, height, isLabeled, axis }: Drawing): SVGElement {
  const points = lines.flatMap((each) => each.points);
  const top = Math.max(...points.map((each) => each.most));
  const bottom = Math.min(...points.map((each) => each.least).filter((seconds) => seconds > 0));
  const sizes = [...new Set(points.map((each) => each.n))].sort((a, b) => a - b);
  const margin = { top: 24, right: isLabeled ? aroundLabel + widest(lines.map((each) => each.label)) : 24, bottom: 44, left: 62 };
  const inner = height - margin.top - margin.bottom;
  const least = isLog ? bottom / 1.3 : 0;
  const y = (seconds: number): number =>
    margin.top + inner * (1 - (isLog ? Math.log(Math.max(seconds, least) / least) / Math.log(top / least) : seconds / top));
  const [first, last] = sizes.length < 2 ? [(sizes[0] ?? 1) / 2, (sizes[0] ?? 1) * 2] : [sizes[0] ?? 0, sizes[sizes.length - 1] ?? 1];
  const right = width - margin.right;
  const x = (n: number): number => margin.left + (right - margin.left) * (isLog ? Math.log(n / first) / Math.log(last / first) : (n - first) / (last - first));
  const ends = lines.map((each) => each.points[each.points.length - 1]);
  const heights = apart(ends.map((end) => y(end?.seconds ?? 0)), 16, height - margin.bottom);
  const drawn = lines.flatMap((each) => {
    const className = `${each.series} ${each.way}`;
    return [
      ...(each.series === "talk" ? [] : [areaY(each.points, { x: "n", y1: "least", y2: "most", className: `spread ${className}` })]),
      line(each.points, { x: "n", y: "seconds", className: `line ${className}` }),
      dot(each.points, { x: "n", y: "seconds", symbol: symbols[each.series], r: each.series === "talk" ? 2 : 4, className: `dots ${className}`, title: (p: Point) => `${each.label}, ${count(p.n)}: ${time(p.seconds * 1e9)}` }),
    ];
  });
  const labels = !isLabeled
    ? []
    : lines.flatMap((each, i) => {
        const className = `${each.series} ${each.way}`;
        const dy = (heights[i] ?? 0) - margin.top;
        return [
          dot([0], { frameAnchor: "top-right", dx: 22, dy, symbol: symbols[each.series], r: each.series === "talk" ? 2 : 4, className: `dots ${className}` }),
          text([each.label], { frameAnchor: "top-right", textAnchor: "start", lineAnchor: "middle", dx: 31, dy, className: `label ${className}` }),
        ];
      });
  const svg = plot({
    width,
    height,
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { type: isLog ? "log" : "linear", label: null, domain: [first, last] },
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
  if (isLabeled) {
    lines.forEach((each, i) => svg.append(leader(each, x(ends[i]?.n ?? last) + 6, y(ends[i]?.seconds ?? 0), right + 15, heights[i] ?? 0)));
  }
  return svg;
}

/** leader returns the thin line from the end of a line to its label. */
function leader({ way }: Line, fromX: number, fromY: number, toX: number, toY: number): SVGElement {
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", `M${fromX} ${fromY}L${toX} ${toY}`);
  path.setAttribute("class", `leader ${way}`);
  return path;
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
