// The workloads of pkg/bench on every side, in turns: each round measures a case
// on all of them within seconds, so that a ratio is one of neighbors.

import { join } from "node:path";
import { build } from "esbuild";
import { median } from "./measure.mjs";
import { table, time } from "./table.mjs";

const ways = /** @type {const} */ (["copying", "view"]);

/**
 * fitting resolves to how the page /benchmarks fits exponents: one way for both.
 *
 * @typedef {Pick<typeof import("../src/benchmarks-growth.ts"), "growth" | "growthText">} Fit
 * @param {string} root the project's folder
 * @returns {Promise<Fit>}
 */
export async function fitting(root) {
  const { outputFiles } = await build({ entryPoints: [join(root, "web/src/benchmarks-growth.ts")], bundle: true, format: "esm", write: false });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/**
 * Measures each workload at its smallest size, and the shrinking loop at all of
 * them, for the exponents.
 *
 * @param {Fit} fit
 * @param {readonly any[]} workloads of pkg/bench/workloads.json
 * @param {readonly import("./sides.mjs").Side[]} sides the first is the limit
 * @param {number} rounds
 * @param {(text: string) => void} tell
 * @returns {Promise<{text: string, promises: import("./table.mjs").Promised[]}>}
 */
export async function measureWorkloads(fit, workloads, sides, rounds, tell) {
  const parts = [];
  const promises = [];
  for (const workload of workloads) {
    tell(`${workload.title}, by all sides`);
    const n = workload.sizes[0];
    const all = await measureSizes(workload.id, [n], sides, rounds);
    parts.push(`### ${workload.title}: ${n.toLocaleString("en-US")} ${workload.unit}\n\n${comparison(all)}`);
    if (workload.id === "shrink") promises.push(...counted(all, n));
  }
  const shrink = workloads.find((each) => each.id === "shrink");
  tell("exponents of the shrinking loop");
  const all = await measureSizes("shrink", shrink.sizes, sides, 1);
  parts.push(`### The shrinking loop over ${shrink.sizes.map((n) => n.toLocaleString("en-US")).join(", ")} bytes\n\n${growths(all, fit)}`);
  return { text: parts.join("\n"), promises };
}

/** measureSizes resolves to the timings of each side, by way. A side that fails is one that is missing from then on. */
async function measureSizes(workload, sizes, sides, rounds) {
  const all = sides.map(({ name, missing }) => ({ name, missing, copying: [], view: [] }));
  for (let round = 0; round < rounds; round++) {
    for (const n of sizes) {
      for (const way of ways) {
        for (const [i, side] of sides.entries()) {
          const one = all[i];
          if (one.missing !== undefined) continue;
          try {
            one[way].push({ n, ...(await side.measure({ workload, way, n })) });
          } catch (error) {
            one.missing = `${way}: ${error.message.split("\n")[0]}`;
          }
        }
      }
    }
  }
  return all;
}

/** comparison writes a table in which each side is held against the first. */
function comparison(all) {
  const [limit] = all;
  const rows = all.map((side) => {
    if (side.missing !== undefined) return [side.name, `missing: ${side.missing}`, "", "", "", "", ""];
    const against = (way) => (side === limit || limit.missing !== undefined ? "" : `≈ ${around(ratios(side[way], limit[way]))}`);
    const copied = side.copying[0].bytesCopied;
    return [
      side.name,
      times(side.copying),
      against("copying"),
      times(side.view),
      against("view"),
      `≈ ${around(ratios(side.copying, side.view))}`,
      typeof copied === "number" ? `${copied.toLocaleString("en-US")}, ${side.view[0].bytesCopied.toLocaleString("en-US")}` : "not counted",
    ];
  });
  return table(["who", "copying", "to the limit", "view", "to the limit", "copying to view", "bytes copied: copying, view"], rows);
}

function ratios(ours, theirs) {
  return ours.map((each, i) => each.medianNs / theirs[i].medianNs);
}

/** around writes the median of ratios, with the least and the most where there are several. */
function around(values) {
  const two = (value) => Number(value.toPrecision(2)).toLocaleString("en-US");
  return values.length === 1 ? `${two(values[0])}×` : `${two(median(values))}× (${two(Math.min(...values))}–${two(Math.max(...values))})`;
}

function times(timings) {
  const ns = timings.map((each) => each.medianNs);
  return time(median(ns) / 1e6);
}

/** growths writes what the times of the shrinking loop grow with. */
function growths(all, { growth, growthText }) {
  const rows = all.map((side) => {
    if (side.missing !== undefined) return [side.name, `missing: ${side.missing}`, "", ""];
    const last = (way) => time(side[way][side[way].length - 1].medianNs / 1e6);
    const text = (way) => growthText(growth(side[way])) || "–";
    return [side.name, text("copying"), text("view"), `${last("copying")}, ${last("view")}`];
  });
  return table(["who", "copying", "view", "times of the largest"], rows);
}

/** counted holds what was counted against n(n−1)/2, exactly. */
function counted(all, n) {
  const want = (n * (n - 1)) / 2;
  return all
    .filter((side) => side.missing === undefined && typeof side.copying[0].bytesCopied === "number")
    .map((side) => {
      const [copied, viewed] = [side.copying[0].bytesCopied, side.view[0].bytesCopied];
      return {
        issue: 7,
        what: `bytes copied by the shrinking loop of ${n.toLocaleString("en-US")}: ${side.name}`,
        figure: `${copied.toLocaleString("en-US")}, view ${viewed}`,
        bar: "= n(n−1)/2, view 0",
        verdict: copied === want && viewed === 0 ? "holds" : "falls short",
        detail: "counted by the trace",
      };
    });
}
