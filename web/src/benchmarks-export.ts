// What a reader takes away from the page /benchmarks: CSV, JSON, Markdown, and a
// link that chooses the same again.

import type { Choice } from "./benchmarks-state.ts";
import { workload, workloads } from "./benchmarks-protocol.ts";
import type { Environment, Result, SeriesName } from "./benchmarks-protocol.ts";
import { bytes, count, pairs, ratio, seriesName, time } from "./benchmarks-text.ts";

const columns = ["workload", "series", "way", "n", "medianNs", "leastNs", "mostNs", "passes", "warmUpNs", "emptyNs", "clockStepNs", "bytesCopied", "viewsMade", "peakBytes", "answer"] as const;

/** csv writes results as comma-separated values. What nobody counts is empty. */
export function csv(results: readonly Result[]): string {
  return [columns.join(","), ...results.map((result) => columns.map((column) => result[column] ?? "").join(","))].join("\r\n") + "\r\n";
}

/** json writes results in the form that pkg/bench documents, with all places that they come from. */
export function json(results: readonly Result[], environments: readonly Environment[]): string {
  return JSON.stringify({ version: 1, environments, results }, null, 2) + "\n";
}

/** markdown writes the table. */
export function markdown(id: string, results: readonly Result[], environments: readonly Environment[]): string {
  const { title, unit } = workload(id);
  const lines = pairs(results).map(({ series, n, copying, view }) =>
    [
      count(n),
      seriesName[series],
      time(copying.medianNs),
      time(view.medianNs),
      ratio(copying.medianNs / view.medianNs),
      both(copying.bytesCopied, view.bytesCopied),
      both(copying.peakBytes, view.peakBytes),
    ].join(" | "),
  );
  const places = environments.map((each) => `${each.place}: ${each.runtime}, ${each.system}, ${each.processors} processors, clock step ${time(each.clockStepNs)}`);
  return `### ${title}

| ${unit} | where | copying | view | faster | bytes copied: copying, view | peak: copying, view |
|---:|---|---:|---:|---:|---:|---:|
${lines.map((line) => `| ${line} |`).join("\n")}

Medians of nine batches, of three where one pass takes longer than a second. ${places.join("; ")}.
`;
}

function both(copying: number | null, view: number | null): string {
  return copying === null || view === null ? "not counted" : `${bytes(copying)}, ${bytes(view)}`;
}

const optional: readonly SeriesName[] = ["cell", "javascript", "server"];

/** link returns the fragment that chooses the same again: "#v1&workload=shrink&sizes=1000,2000". */
export function link(choice: Choice): string {
  const parts = ["v1", `workload=${choice.workload}`];
  if (choice.series.length > 0) {
    parts.push(`series=${choice.series.join(",")}`);
  }
  if (choice.sizes !== null) {
    parts.push(`sizes=${choice.sizes.join(",")}`);
  }
  if (choice.isTalk) {
    parts.push("talk");
  }
  if (choice.isLog) {
    parts.push("log");
  }
  return `#${parts.join("&")}`;
}

/** chosen reads a fragment. What it does not understand is left out; sizes beyond those offered are, too. */
export function chosen(fragment: string): Partial<Choice> {
  const [version, ...parts] = fragment.replace(/^#/, "").split("&");
  const said = new Map(parts.map((part) => [part.split("=")[0] ?? "", part.split("=")[1] ?? ""]));
  const one = workloads.find((each) => each.id === said.get("workload"));
  if (version !== "v1" || one === undefined) {
    return {};
  }
  const most = Math.max(...one.sizes, ...one.talkSizes);
  const sizes = (said.get("sizes") ?? "").split(",").map(Number);
  const usable = [...new Set(sizes)].filter((n) => Number.isInteger(n) && n >= one.least && n <= most && n % one.step === 0).sort((a, b) => a - b);
  return {
    workload: one.id,
    series: optional.filter((each) => said.get("series")?.split(",").includes(each)),
    sizes: usable.length > 0 ? usable.slice(0, 16) : null,
    isTalk: said.has("talk"),
    isLog: said.has("log"),
  };
}
