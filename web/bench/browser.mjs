// The programs in Chromium: pyrun, compiled to WebAssembly, against Pyodide; and
// page.wasm, spoken to as the page does, which traces each step, against pyrun.
// Each has a page of its own; all are open at once.

import { compare, median } from "./measure.mjs";
import { hundredLines, printed, programs, text } from "./programs.mjs";

/**
 * Measures the programs, the start, and reading a cell.
 *
 * @param {import("./chromium.mjs").Home | Error} chromium or why there is none
 * @param {number} turns
 * @returns {Promise<{theirs: string, clock: string, rows: Row[], traced: Row[]}>}
 *
 * @typedef {object} Row a figure and what it is held against
 * @property {string} what
 * @property {number} [ours] milliseconds
 * @property {number} [theirs] milliseconds
 * @property {number} [figure] what is judged: a ratio, or milliseconds
 * @property {number} [bar] the most that it may be; without one the row is there to be seen
 * @property {number} [goal] the most that it is to become one day
 * @property {"×" | " ms"} [unit] of figure, bar and goal
 * @property {string} [missing] why there is no figure
 */
export async function measureBrowser(chromium, turns) {
  const missing = chromium instanceof Error ? chromium.message : chromium.noPyodide;
  if (chromium instanceof Error || missing !== "") {
    return { theirs: "Pyodide", clock: "", rows: [...programs, reading, starting].map(({ what }) => ({ what, missing })), traced: [] };
  }
  return { theirs: `Pyodide ${chromium.pyodide}`, ...(await measure(chromium.open, turns)) };
}

async function measure(open, turns) {
  const start = (page, name) => page.evaluate((name) => globalThis.bench.start(name), name);
  const zen = await open();
  const pyrun = await open();
  const pyodide = await open();
  await start(zen, "zen");
  await start(pyrun, "pyrun");
  await start(pyodide, "pyodide");
  const rows = [];
  const traced = [];
  for (const program of programs) {
    const source = await text(program);
    const time = (page) => async () => printed(await page.evaluate((source) => globalThis.bench.run(source), source));
    const { ours, theirs, ratio } = await compare(time(pyrun), time(pyodide), turns);
    rows.push({ what: program.what, ours, theirs, figure: ratio, ...program.browser });
    const trace = await compare(time(zen), time(pyrun), turns);
    traced.push({ what: program.what, ...trace, figure: trace.ratio, ...program.traced });
  }
  rows.push(await read(zen));
  const step = await zen.evaluate(() => globalThis.bench.clockStep());
  // The pages were open for long enough that the browser has kept the compiled code.
  await zen.close();
  await pyrun.close();
  await pyodide.close();
  const startNew = (name) => async () => {
    const page = await open();
    const took = await start(page, name);
    await page.close();
    return took;
  };
  const { ours, theirs, ratio } = await compare(startNew("zen"), startNew("pyodide"), turns);
  rows.push({ ...starting, ours, theirs, figure: ratio });
  rows.push({ what: "the same in milliseconds", ours, figure: ours, goal: 300, unit: " ms" });
  return { rows, traced, clock: `the clock of the bench's own page, which is isolated, steps by ${Math.round(step * 1000)} µs; that of other pages by 100 µs` };
}

const starting = { what: "start: from the cache to a cell's first output", bar: 0.15 };
const reading = { what: "parsing and compiling a cell of 100 lines", bar: 2, unit: " ms" };

/** Measures a cell of a hundred lines against an empty one: what it takes more is parsing and compiling. */
async function read(page) {
  const times = 200;
  const time = async (source) => {
    const all = await page.evaluate(([source, times]) => globalThis.bench.time(source, times), [source, 2 * times]);
    return median(all.slice(0, times)); // those of the second half: the first was for warming up
  };
  const empty = await time("");
  const figure = (await time(hundredLines())) - empty;
  return { ...reading, ours: figure, figure };
}
