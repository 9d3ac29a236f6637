// Runs the cells of lessons by page.wasm under Node: what a page shows before
// any script has run is what the same program does in the page.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { countersText } from "../src/counters.ts";
import { Machine } from "../src/machine.ts";
import type { Result } from "../src/machine.ts";
import type { Memory } from "../src/memory.ts";
import { pixelsOf, viewNamed } from "../src/pixels.ts";
import type { State, Step, StepKind, Trace } from "../src/protocol.ts";
import { allWrites, changedBytes } from "../src/steps.ts";
import { svgOf } from "../src/svg.ts";
import type { Drawing } from "./lesson.ts";
import { pixelsSVG } from "./pixels.ts";

/** Outcome is what a cell did, as it is shown. */
export interface Outcome {
  /** What it printed, and the traceback that ended it. */
  readonly output: string;
  /** The memory after it, as HTML. */
  readonly picture: string;
  /** The memory before what its prediction is about, or null when it wrote nothing. */
  readonly before: Before | null;
  /** What it shared, copied and wrote, in words. */
  readonly counters: string;
  /** The pictures it draws, as HTML. */
  readonly drawn: string;
  /** The memory after it as an SVG document of its own, or null when no buffer is alive. */
  readonly file: string | null;
}

export interface Before {
  /** The line that is refused, or writes. */
  readonly line: number;
  readonly picture: string;
}

/** startMachine starts the Go program that the build has put into a folder. */
export async function startMachine(folder: string): Promise<Machine> {
  const module = await WebAssembly.compile(await readFile(join(folder, "page.wasm")));
  await import(pathToFileURL(join(folder, "wasm_exec.js")).href);
  const failed = (error: Error): void => {
    throw error;
  };
  return Machine.start(module, { changed: () => undefined, failed });
}

const silent = { started: () => undefined, printed: () => undefined };

/** runCell runs a program, in an empty session when it is fresh. id begins the ids of its pictures. */
export async function runCell(machine: Machine, code: string, fresh: boolean, id: string, draw: readonly Drawing[]): Promise<Outcome> {
  const result = await machine.run(code, silent, { fresh });
  const changed = changedBytes(allWrites(result.trace));
  const picture = pictures(result.state, machine, `${id}a`, changed);
  const file = result.state.buffers.length === 0 ? null : svgOf(result.state, machine, { id: "memory", addresses: false, standalone: true, columns: 16, changed });
  const drawn = draw.map((each) => drawing(each, result.state, machine)).join("");
  // The last: contents of the past are good until the next call.
  return { output: outputOf(result), picture, before: before(machine, result.trace, id), counters: countersText(result.state.counters), drawn, file };
}

/** outputOf returns what the reader sees of a result. */
export function outputOf(result: Pick<Result, "stdout" | "error">): string {
  return result.stdout + (result.error === null ? "" : result.error.traceback);
}

/** before returns the memory before the first step that was refused, or else the first that wrote. */
function before(machine: Machine, trace: Trace, id: string): Before | null {
  const first = (wanted: StepKind): Step | undefined => trace.steps.find(({ kind }) => kind === wanted);
  const step = first("refused") ?? first("write");
  const state = step === undefined ? null : machine.at(step.n - 1);
  if (step === undefined || state === null || state.buffers.length === 0) {
    return null;
  }
  return { line: step.line, picture: pictures(state, machine, `${id}b`, new Map()) };
}

/** pictures draws the memory for wide and for narrow pages; one of the two is shown. */
function pictures(state: State, memory: Memory, id: string, changed: ReadonlyMap<number, ReadonlySet<number>>): string {
  const draw = (columns: 16 | 8): string => svgOf(state, memory, { id: `${id}${columns}`, addresses: false, standalone: false, columns, changed, cut: 2 });
  return `<div class="wide">${draw(16)}</div><div class="narrow">${draw(8)}</div>`;
}

function drawing(asked: Drawing, state: State, memory: Memory): string {
  const found = viewNamed(state, asked.name);
  const pixels = found === null ? null : pixelsOf(found.view, found.buffer, memory);
  if (pixels === null || pixels.data.length !== asked.width * asked.height * 4) {
    throw new Error(`${asked.name} is no picture of ${asked.width} × ${asked.height} pixels`);
  }
  return pixelsSVG(asked, pixels);
}
