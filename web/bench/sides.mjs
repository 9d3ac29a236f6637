// The sides that the workloads of pkg/bench are measured on. Each measures one
// case at a time, and all are at hand at once, so that they can take turns.

import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { join } from "node:path";

/**
 * Case names what is measured.
 *
 * @typedef {{ workload: string, way: "copying" | "view", n: number }} Case
 */

/**
 * Side is who measures.
 *
 * @typedef {object} Side
 * @property {string} name
 * @property {(one: Case) => Promise<Timing>} [measure]
 * @property {string} [missing] why nothing can be measured
 */

/**
 * Timing is of a pass. A count is null or left out where nobody counts.
 *
 * @typedef {object} Timing
 * @property {number} medianNs
 * @property {number} leastNs
 * @property {number} passes
 * @property {number} clockStepNs
 * @property {number | null} [bytesCopied]
 */

/**
 * Starts all sides.
 *
 * @param {string} root the project's folder
 * @param {string} dir holds workloads, workloads.wasm and wasm_exec_node.js
 * @param {readonly {id: string, cell: Record<string, any>}[]} workloads
 * @param {import("./chromium.mjs").Home | Error} chromium or why there is none
 * @returns {Promise<{sides: Side[], close: () => Promise<void>}>}
 */
export async function start(root, dir, workloads, chromium) {
  const driver = join(root, "web/bench/workloads.py");
  const native = new Program(join(dir, "workloads"), []);
  const node = new Program(process.execPath, ["--stack-size=8192", join(dir, "wasm_exec_node.js"), join(dir, "workloads.wasm")], {
    PATH: process.env.PATH ?? "", // wasm_exec.js takes 12 KB of environment at most
    HOME: process.env.HOME ?? "",
  });
  const python = new Program("python3", [driver]);
  const inPython = (one) => asPython(workloads, one);
  const sides = [
    { name: "plain Go slices, natively: the limit", measure: (one) => native.ask({ ...one, series: "plain" }) },
    { name: "Go library, natively", measure: (one) => native.ask({ ...one, series: "library" }) },
    { name: "Go library, wasm in Node", measure: (one) => node.ask({ ...one, series: "library" }) },
    await inChromium(chromium, "Go library, wasm in Chromium", bySeries("library")),
    await inChromium(chromium, "JavaScript, in Chromium", bySeries("javascript")),
    { name: "our Python, natively", measure: (one) => native.ask({ ...one, series: "cell" }) },
    { name: "python3", measure: (one) => python.ask(inPython(one)) },
    await inChromium(chromium, "our Python, in Chromium", bySeries("cell")),
    await inChromium(chromium, chromium.pyodide ? `Pyodide ${chromium.pyodide}, in Chromium` : "Pyodide", pyodide(chromium, driver, inPython)),
  ];
  return {
    sides: await Promise.all(sides.map(tried)),
    async close() {
      [native, node, python].forEach((program) => program.close());
    },
  };
}

/** tried measures the least case once, and turns a side that fails into one that is missing. */
async function tried(side) {
  if (side.missing !== undefined) return side;
  try {
    await side.measure({ workload: "shrink", way: "view", n: 10 });
    return side;
  } catch (error) {
    return { name: side.name, missing: error.message };
  }
}

/** asPython returns a case as the texts that a cell runs. */
function asPython(workloads, { workload, way, n }) {
  const { cell } = workloads.find((each) => each.id === workload);
  const text = (source) => source.replaceAll("{n}", String(n));
  return { setup: text(cell.setup), pass: text(way === "view" ? cell.view : cell.copying), mostPasses: cell.mostPasses };
}

/** inChromium resolves to a side with a page of its own; prepare resolves to how that page measures. */
async function inChromium(chromium, name, prepare) {
  if (chromium instanceof Error) return { name, missing: chromium.message };
  try {
    return { name, measure: await prepare(await chromium.open()) };
  } catch (error) {
    return { name, missing: error.message };
  }
}

/** bySeries measures as the page /benchmarks does. */
function bySeries(series) {
  return async (page) => (one) => page.evaluate((one) => globalThis.bench.measure(one), { ...one, series });
}

/** pyodide measures with the program for python3. */
function pyodide(chromium, driver, inPython) {
  return async (page) => {
    if (chromium.noPyodide !== "") throw new Error(chromium.noPyodide);
    const run = (source) => page.evaluate((source) => globalThis.bench.run(source), source);
    await page.evaluate(() => globalThis.bench.start("pyodide"));
    await run(await readFile(driver, "utf8"));
    return async (one) => resultOf(await run(`print(answer(${JSON.stringify(JSON.stringify(inPython(one)))}))`));
  };
}

function resultOf(line) {
  const { result, error } = JSON.parse(line);
  if (result === undefined) throw new Error(error);
  return result;
}

/** Program answers a line of its input with a line of its output. */
class Program {
  #child;
  #answers;
  #failed;

  constructor(command, args, env = process.env) {
    this.#child = spawn(command, args, { env, stdio: ["pipe", "pipe", "inherit"] });
    this.#failed = new Promise((_, reject) => {
      this.#child.on("error", (error) => reject(new Error(`${command} does not run: ${error.code ?? error.message}`)));
      this.#child.on("exit", (code) => reject(new Error(`${command} ended with status ${code}`)));
    });
    this.#failed.catch(() => undefined);
    this.#child.stdin.on("error", () => undefined); // its end is told by the exit
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async ask(question) {
    this.#child.stdin.write(`${JSON.stringify(question)}\n`);
    const answer = await Promise.race([this.#answers.next(), this.#failed]);
    if (answer.done) return this.#failed;
    return resultOf(answer.value);
  }

  close() {
    this.#child.stdin.end();
  }
}
