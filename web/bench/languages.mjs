// How fast the language of the cells is: natively against python3, in Chromium
// against Pyodide, and in the page, which traces each step, against itself without.

import { measureBrowser } from "./browser.mjs";
import { native } from "./native.mjs";
import { atMost, missing, time } from "./table.mjs";

/** goals are those of the issue on benchmarks, beyond the bars of the issue on the language. */
const [language, benchmarks] = [4, 7];

/**
 * Measures and judges.
 *
 * @param {string} root the project's folder
 * @param {import("./chromium.mjs").Home | Error} chromium or why there is none
 * @param {number} turns
 * @returns {Promise<{seen: string[], promises: import("./table.mjs").Promised[]}>} seen are figures without a bar
 */
export async function languages(root, chromium, turns) {
  const natively = await native(root, turns);
  const inChromium = await measureBrowser(chromium, turns);
  const parts = [
    judged(natively.rows, `natively, against ${natively.theirs}`),
    judged(inChromium.rows, `in Chromium, against ${inChromium.theirs}`),
    judged(inChromium.traced, "the page, which traces, against pyrun in Chromium, which does not"),
  ];
  return { seen: [...parts.flatMap((part) => part.seen), inChromium.clock], promises: parts.flatMap((part) => part.promises) };
}

/** judged turns rows into promises: one for a bar, one for a goal. */
function judged(rows, where) {
  const seen = [];
  const promises = [];
  for (const { what, ours, theirs, figure, bar, goal, unit = "×", missing: why } of rows) {
    const title = `${what}, ${where}`;
    const detail = theirs === undefined ? "" : `${time(ours)} / ${time(theirs)}`;
    if (why !== undefined) promises.push(missing(language, title, why));
    else if (bar === undefined && goal === undefined) seen.push(`${title}: ${figure.toFixed(2)}${unit}, ${detail}`);
    if (figure !== undefined && bar !== undefined) promises.push(atMost(language, title, figure, bar, unit, detail));
    if (figure !== undefined && goal !== undefined) promises.push(atMost(benchmarks, `goal: ${title}`, figure, goal, unit, detail));
  }
  return { seen, promises };
}
