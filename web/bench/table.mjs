// Tables in Markdown, and what was promised.

/**
 * Promised is something that was promised, and whether it holds.
 *
 * @typedef {object} Promised
 * @property {number} issue where it was promised
 * @property {string} what
 * @property {string} figure what was measured
 * @property {string} bar what it was to be
 * @property {"holds" | "falls short" | "missing"} verdict
 * @property {string} detail what the figure was made from, or why it is missing
 */

/**
 * Writes a table whose columns are as wide as what stands in them.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function table(head, rows) {
  const cells = [head, head.map(() => "---"), ...rows];
  const widths = head.map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  const lines = cells.map((row, r) => `| ${row.map((cell, i) => cell.padEnd(widths[i], r === 1 ? "-" : " ")).join(" | ")} |`);
  return `${lines.join("\n")}\n`;
}

/** promises writes a table of promises. */
export function promises(all) {
  return table(
    ["what", "measured", "bar", "verdict", "from"],
    all.map(({ what, figure, bar, verdict, detail }) => [what, figure, bar, verdict === "holds" ? verdict : `**${verdict}**`, detail]),
  );
}

/**
 * Judges a figure that must not exceed its bar.
 *
 * @param {number} issue
 * @param {string} what
 * @param {number} figure
 * @param {number} bar
 * @param {"×" | " ms" | " MB"} unit
 * @param {string} detail
 * @returns {Promised}
 */
export function atMost(issue, what, figure, bar, unit, detail) {
  const number = (n) => n.toFixed(unit === " ms" ? 1 : 2) + unit;
  return { issue, what, figure: number(figure), bar: `≤ ${number(bar)}`, verdict: figure <= bar ? "holds" : "falls short", detail };
}

/** missing says why something was not measured. */
export function missing(issue, what, detail) {
  return { issue, what, figure: "", bar: "", verdict: /** @type {const} */ ("missing"), detail };
}

/** summary counts verdicts, and names what does not hold. */
export function summary(all) {
  const of = (verdict) => all.filter((each) => each.verdict === verdict);
  const names = (some) => some.map(({ issue, what, figure, bar, detail }) => `- issue ${issue}: ${what}: ${figure === "" ? detail : `${figure}, bar ${bar}`}\n`).join("");
  const [held, short, gone] = [of("holds"), of("falls short"), of("missing")];
  const head = `${held.length} of ${all.length} hold, ${short.length} fall short, ${gone.length} could not be measured.\n`;
  return head + (short.length > 0 ? `\nFalls short:\n\n${names(short)}` : "") + (gone.length > 0 ? `\nMissing:\n\n${names(gone)}` : "");
}

/** time writes milliseconds with three digits. */
export function time(milliseconds) {
  const [value, unit] = milliseconds >= 1000 ? [milliseconds / 1000, "s"] : milliseconds >= 1 ? [milliseconds, "ms"] : milliseconds >= 1e-3 ? [milliseconds * 1e3, "µs"] : [milliseconds * 1e6, "ns"];
  return `${value < 100 ? value.toPrecision(3) : value.toFixed(0)} ${unit}`;
}
