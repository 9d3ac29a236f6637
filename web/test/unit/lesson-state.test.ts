import assert from "node:assert/strict";
import { test } from "node:test";
import { chain, initialLesson, textShown, updateLesson } from "../../src/lesson-state.ts";
import type { LessonAction, LessonState } from "../../src/lesson-state.ts";
import type { Result } from "../../src/machine.ts";
import { state as memory, trace } from "./sample.ts";

const failure = { type: "ValueError", text: "no", traceback: "ValueError: no\n", line: 1, column: 0, endLine: 1, endColumn: 0, exit: null };

function result(stdout: string, error: unknown = null): Result {
  return { stdout, error: error as Result["error"], state: memory, trace };
}

function after(actions: readonly LessonAction[], programs = ["a = 1\n", "b = 2\n", "c = 3\n"]): LessonState {
  return actions.reduce(updateLesson, initialLesson(programs));
}

function ran(cell: number, error: unknown = null): LessonAction[] {
  return [
    { type: "asked", cell },
    { type: "started", cell, fresh: cell === 0 },
    { type: "done", cell, result: result(`${cell}\n`, error) },
  ];
}

test("a cell runs after all before it, of which none runs twice", () => {
  assert.deepEqual(chain(after([]), 2), [0, 1, 2]);
  assert.deepEqual(chain(after([...ran(0)]), 1), [1]);
  assert.deepEqual(chain(after([...ran(0), ...ran(1)]), 2), [2]);
  assert.deepEqual(chain(after([...ran(0)]), 2), [0, 1, 2]);
  assert.deepEqual(chain(after([...ran(0), ...ran(1)]), 1), [0, 1], "running again begins anew");
  assert.deepEqual(chain(after([...ran(0), { type: "typed", cell: 0, code: "a = 5\n" }]), 1), [0, 1], "an edited one ran as another");
  assert.deepEqual(chain(after([...ran(0, failure)]), 1), [0, 1], "a failed one left half of its names");
});

test("one cell's memory is the machine's", () => {
  assert.equal(after([...ran(0), ...ran(1)]).live, 1);
  assert.equal(after([...ran(0), { type: "asked", cell: 1 }, { type: "started", cell: 1, fresh: false }]).live, null, "none while a program runs");
  assert.equal(after([...ran(0), { type: "reset", cell: 0 }]).live, null);
  assert.equal(after([...ran(0), { type: "failed", text: "dead" }]).live, null);
});

test("reset brings back the program and what the page showed", () => {
  const state = after([{ type: "opened", cell: 0 }, { type: "typed", cell: 0, code: "nonsense(" }, ...ran(0, failure), { type: "reset", cell: 0 }]);
  assert.deepEqual(state.cells[0], initialLesson(["a = 1\n"]).cells[0]);
});

test("the output is the build's, then what was printed, then what was printed up to a step", () => {
  const shown = (actions: readonly LessonAction[]): string | null => textShown(after(actions).cells[0]!);
  assert.equal(shown([]), null);
  const started: LessonAction[] = [{ type: "asked", cell: 0 }, { type: "started", cell: 0, fresh: true }];
  assert.equal(shown(started), null);
  assert.equal(shown([...started, { type: "printed", cell: 0, text: "0" }, { type: "printed", cell: 0, text: "1" }]), "01");
  assert.equal(shown(ran(0)), "0\n");
  assert.equal(shown(ran(0, failure)), "0\nValueError: no\n");
  const n = trace.steps[0]!.n;
  assert.equal(shown([...ran(0), { type: "stepped", cell: 0, past: { n, previous: null, memory } }]), "0\n".slice(0, trace.steps[0]!.output));
});

test("an edit of memory is the live cell's", () => {
  const later = { ...memory, peak: memory.peak + 1 };
  const state = after([...ran(0), ...ran(1), { type: "changed", memory: later, trace: { ...trace, source: "edit" } }]);
  assert.equal(state.cells[1]?.ran?.memory, later);
  assert.equal(state.cells[0]?.ran?.memory, memory);
});

test("cells come and go, and run in the order of the page", () => {
  const state = after([{ type: "joined", program: "z = 0\n", before: null }, { type: "joined", program: "y = 0\n", before: 0 }]);
  assert.deepEqual([state.order, state.cells.map((cell) => cell.code)], [[4, 0, 1, 2, 3], ["a = 1\n", "b = 2\n", "c = 3\n", "z = 0\n", "y = 0\n"]]);
  assert.deepEqual(chain(state, 1), [4, 0, 1]);
  const left = updateLesson(state, { type: "left", cell: 0 });
  assert.deepEqual(chain(left, 1), [4, 1]);
  const both = after([...ran(0), ...ran(1), { type: "left", cell: 0 }]);
  assert.deepEqual(chain(both, 2), [1, 2], "what one that left has made is made anew without it");
  assert.equal(after([...ran(0), { type: "left", cell: 0 }]).live, null);
  assert.deepEqual(chain(after([...ran(0), ...ran(1), { type: "joined", program: "n\n", before: 1 }]), 2), [0, 3, 1, 2]);
});

test("before the first step nothing was printed", () => {
  const state = after([...ran(0), { type: "stepped", cell: 0, past: { n: 0, previous: null, memory } }]);
  assert.equal(textShown(state.cells[0]!), "");
});
