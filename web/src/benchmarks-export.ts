// What a reader takes away from the page /benchmarks: CSV, JSON, Markdown, and a
// link that chooses the same again.

import { talkBeside } from "./benchmarks-lines.ts";
import type { Choice } from "./benchmarks-state.ts";
import { workload, workloads } from "./benchmarks-protocol.ts";
import type { Environment, Result, SeriesName } from "./benchmarks-protocol.ts";
import { bytes, count, faster, pairs, published, seriesName, spread, time } from "./benchmarks-text.ts";

const columns = ["workload", "series", "way", "n", "medianNs", "leastNs", "mostNs", "passes", "warmUpNs", "emptyNs", "clockStepNs", "bytesCopied", "viewsMade", "peakBytes", "answer"] as const;

/** csv writes results as comma-separated values. What nobody counts is empty. */
export function csv(results: readonly Result[]): string {
  return [columns.join(","), ...results.map((result) => columns.map((column) => cell(result[column])).join(","))].join("\r\n") + "\r\n";
}

/** cell writes a number to a tenth of a picosecond, as the server does, and nothing for what nobody counts. */
function cell(value: string | number | null): string {
  return typeof value === "number" ? String(Number(value.toFixed(4))) : (value ?? "");
}

/** json writes results in the form that pkg/bench documents, with all places that they come from. */
export function json(results: readonly Result[], environments: readonly Environment[]): string {
  return JSON.stringify({ version: 1, environments, results }, null, 2) + "\n";
}

/** markdown writes the table, with where its figures come from and the address that measures the same again. */
export function markdown(choice: Choice, results: readonly Result[], environments: readonly Environment[], address: string): string {
  const { title, unit, talk } = workload(choice.workload);
  const lines = pairs(results).map((pair) => {
    const { series, n, copying, view } = pair;
    const ratio = copying === null || view === null ? "" : faster({ copying, view });
    return [count(n), seriesName[series], timed(copying), timed(view), ratio, both("bytesCopied", copying, view), both("peakBytes", copying, view)];
  });
  const told = talkBeside(results, talk, choice.isLog).map((each) => {
    const ratio = faster({ copying: { medianNs: each.copyingSeconds }, view: { medianNs: each.viewSeconds } });
    return [count(each.n), "the talk", published(each.copyingSeconds), published(each.viewSeconds), ratio, "", ""];
  });
  return `### ${title}

| ${unit} | where | copying | view | view is faster | bytes copied: copying, view | peak: copying, view |
|---:|---|---:|---:|---:|---:|---:|
${[...lines, ...told].map((line) => `| ${line.join(" | ")} |`).join("\n")}

Medians of nine batches, of three where one pass takes longer than a second; in brackets the least and the most.
${[...clocks(results), ...environments.map(placeText)].map((line) => `- ${line}`).join("\n")}
- the same again: ${address}
`;
}

function timed(result: Result | null): string {
  return result === null ? "" : `${time(result.medianNs)} (${spread(result)})`;
}

function both(what: "bytesCopied" | "peakBytes", copying: Result | null, view: Result | null): string {
  const text = (result: Result | null): string => (result === null ? "" : result[what] === null ? "not counted" : bytes(result[what]));
  const [one, other] = [text(copying), text(view)];
  return one === other ? one : [one, other].filter((each) => each !== "").join(", ");
}

/** clocks says for each series what its empty loop takes and how its clock steps. */
export function clocks(results: readonly Result[]): readonly string[] {
  const last = new Map(results.map((each) => [each.series, each]));
  return [...last.values()].map((each) => `${seriesName[each.series]}: a round of the empty loop takes ${time(each.emptyNs)}, the clock steps by ${step(each)}`);
}

/** step writes the step of a clock with two digits: it is the least of many, so it tends to lie a little low. */
export function step({ clockStepNs }: { readonly clockStepNs: number }): string {
  const rounded = Number(clockStepNs.toPrecision(2));
  return rounded >= 1e6 ? `${rounded / 1e6} ms` : rounded >= 1e3 ? `${rounded / 1e3} µs` : `${rounded} ns`;
}

/** placeText says where figures come from, and when. */
export function placeText({ place, time: when, version, system, processor, runtime, processors }: Environment): string {
  const parts = [when.slice(0, 16).replace("T", " ") + " UTC", runtime, version, system, processor, `${processors} processors`];
  return `${place}: ${parts.filter((part) => part !== "").join(", ")}`;
}

const optional: readonly SeriesName[] = ["cell", "javascript", "server"];

/** link returns the fragment that chooses the same again: "#v1&workload=shrink&sizes=1000,2000". */
export function link(choice: Choice, sizes: readonly number[]): string {
  const parts = ["v1", `workload=${choice.workload}`];
  if (choice.series.length > 0) {
    parts.push(`series=${choice.series.join(",")}`);
  }
  if (sizes.length > 0) {
    parts.push(`sizes=${sizes.join(",")}`);
  }
  if (choice.isLog) {
    parts.push("log");
  }
  return `#${parts.join("&")}`;
}

/** Chosen is what a fragment asks for, and sentences about what of it cannot be had. */
export interface Chosen {
  readonly choice: Partial<Choice>;
  readonly notes: readonly string[];
}

const mostSizes = 16;

/** chosen reads a fragment; it is null when that is no link of this page's, but leads to a place in it. */
export function chosen(fragment: string): Chosen | null {
  const [version = "", ...parts] = fragment.replace(/^#/, "").split("&");
  if (!/^v\d/.test(version)) {
    return null;
  }
  if (version !== "v1") {
    return { choice: {}, notes: [`This page understands links that begin with #v1, not with #${version}: it shows its own choice.`] };
  }
  const said = new Map(parts.map((part) => [part.split("=")[0] ?? "", decoded(part.split("=")[1] ?? "")]));
  const one = workloads.find((each) => each.id === (said.get("workload") ?? workloads[0]?.id));
  if (one === undefined) {
    const known = workloads.map((each) => each.id).join(", ");
    return { choice: {}, notes: [`The link names the workload “${said.get("workload")}”; there are ${known}. The page shows its own choice.`] };
  }
  const series = listed(said.get("series"));
  const strange = series.filter((each) => each !== "library" && !optional.some((known) => known === each));
  const sizes = sizesIn(listed(said.get("sizes")), one.id);
  const isTalk = sizes.usable.length > 0 ? String(sizes.usable) === String(one.talkSizes) : said.has("talk") && one.talkSizes.length > 0;
  const unknown = [...said.keys()].filter((key) => !["workload", "series", "sizes", "talk", "log"].includes(key));
  return {
    choice: {
      workload: one.id,
      series: optional.filter((each) => series.includes(each)),
      sizing: isTalk ? "talk" : sizes.usable.length > 0 ? "link" : "quick",
      linked: sizes.usable.length > 0 ? { workload: one.id, sizes: sizes.usable } : null,
      isLog: said.has("log"),
    },
    notes: [
      ...(strange.length > 0 ? [`The link names series that there are not: ${strange.join(", ")}.`] : []),
      ...sizes.notes,
      ...(unknown.length > 0 ? [`The link says what this page does not understand: ${unknown.join(", ")}.`] : []),
    ],
  };
}

/** sizesIn returns the sizes of a link that can be measured, and says why the others cannot. */
function sizesIn(texts: readonly string[], id: string): { readonly usable: readonly number[]; readonly notes: readonly string[] } {
  const { least, step, sizes, talkSizes } = workload(id);
  const most = Math.max(...sizes, ...talkSizes);
  const isUsable = (n: number): boolean => Number.isInteger(n) && n >= least && n <= most && n % step === 0;
  const numbers = [...new Set(texts.filter((text) => isUsable(Number(text))).map(Number))].sort((a, b) => a - b);
  const refused = texts.filter((text) => !isUsable(Number(text)));
  const steps = step === 1 ? "" : `, in steps of ${count(step)}`;
  const instead = numbers.length === 0 ? " The page shows its own sizes." : "";
  return {
    usable: numbers.slice(0, mostSizes),
    notes: [
      ...(refused.length > 0 ? [`The link asks for sizes that cannot be measured: ${refused.join(", ")}. They go from ${count(least)} to ${count(most)}${steps}.${instead}`] : []),
      ...(numbers.length > mostSizes ? [`The link asks for ${numbers.length} sizes; the first ${mostSizes} are measured.`] : []),
    ],
  };
}

function listed(text: string | undefined): readonly string[] {
  return (text ?? "").split(",").filter((each) => each !== "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
