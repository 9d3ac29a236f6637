// The bench's report: tables in Markdown.

/**
 * Row is a figure and what it is held against.
 *
 * @typedef {object} Row
 * @property {string} what
 * @property {number} [ours] milliseconds
 * @property {number} [theirs] milliseconds
 * @property {number} [figure] what is judged: a ratio, or milliseconds
 * @property {number} [bar] the most that it may be; without one the row is there to be seen
 * @property {number} [goal] the most that it is to become one day
 * @property {"×" | " ms"} [unit] of figure, bar and goal
 * @property {string} [missing] why there is no figure
 */

/**
 * Prints a table.
 *
 * @param {string} title
 * @param {string} theirs whose times stand in the third column
 * @param {readonly Row[]} rows
 */
export function markdown(title, theirs, rows) {
  const head = ["program", "Zen", theirs, "figure", "bar", "verdict", "goal"];
  const cells = [head, head.map(() => "---"), ...rows.map(line)];
  const widths = head.map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  const lines = cells.map((row, r) => `| ${row.map((cell, i) => cell.padEnd(widths[i], r === 1 ? "-" : " ")).join(" | ")} |`);
  return `### ${title}\n\n${lines.join("\n")}\n`;
}

/** @param {Row} row */
function line(row) {
  if (row.missing !== undefined) return [row.what, "", "", "", "", `missing: ${row.missing}`, ""];
  const { unit = "×" } = row;
  const number = (n) => (n === undefined ? "" : n.toFixed(unit === "×" ? 2 : 1) + unit);
  const limit = (n) => (n === undefined ? "" : `≤ ${number(n)}`);
  const goal = row.goal === undefined ? "" : `${limit(row.goal)} ${verdict(row.figure, row.goal)}`;
  return [row.what, time(row.ours), time(row.theirs), number(row.figure), limit(row.bar), verdict(row.figure, row.bar), goal];
}

/** verdict says whether a figure is within its bar, and how far above it is. */
export function verdict(figure, bar) {
  if (figure === undefined || bar === undefined) return "";
  return figure <= bar ? "holds" : `falls short by ${Math.ceil((figure / bar - 1) * 100)} %`;
}

function time(milliseconds) {
  if (milliseconds === undefined) return "";
  return `${milliseconds < 100 ? milliseconds.toPrecision(3) : milliseconds.toFixed(0)} ms`;
}
