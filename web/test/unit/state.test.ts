import assert from "node:assert/strict";
import { test } from "node:test";
import { byteOf } from "../../src/place.ts";
import { initial, maxOutput, shownStep, shownText, update } from "../../src/state.ts";
import type { Step, Trace } from "../../src/protocol.ts";
import type { Action, PageState } from "../../src/state.ts";
import { state as memory, trace as sample } from "./sample.ts";

/** trace is the sample without the steps that it counts and does not have. */
const trace: Trace = { ...sample, total: sample.steps.at(-1)?.n ?? 0 };

const own = { type: "own" } as const;
const first = initial({ program: "print(1)\n", origin: own, kept: [] }, "auto");
const error = { type: "ValueError", text: "no", line: 1, column: 1, endLine: 1, endColumn: 2, traceback: "…" };

/** after applies actions in turn, each to a frozen state. */
function after(...actions: Action[]): PageState {
  return actions.reduce((state, action) => freeze(update(state, action)), freeze(first));
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

test("a run goes from started through printed to done", () => {
  const running = after({ type: "ready" }, { type: "started", fresh: true }, { type: "printed", text: "a" }, { type: "printed", text: "b" });
  assert.deepEqual(running.machine, { type: "running", stopping: false });
  assert.equal(running.output.text, "ab");
  const done = update(running, { type: "done", stdout: "abc", error: null, memory, trace });
  assert.deepEqual(done.machine, { type: "idle" });
  assert.equal(done.output.text, "abc", "stdout is all that was printed, pieces included");
  assert.equal(done.memory, memory);
});

test("what another number made is pointed at, and said until the next run", () => {
  const at = byteOf(1, 2);
  const tried = after({ type: "tried", at, said: "even shows 8 bytes" });
  assert.deepEqual([tried.pointed, tried.tried], [at, "even shows 8 bytes"]);
  assert.equal(update(tried, { type: "started", fresh: true }).tried, "");
  assert.equal(after({ type: "switched", plain: true }).plain, true);
});

test("an exception is kept until the next run", () => {
  const failed = after({ type: "started", fresh: true }, { type: "done", stdout: "", error, memory, trace });
  assert.equal(failed.output.error, error);
  assert.equal(update(failed, { type: "started", fresh: true }).output.error, null);
});

test("output keeps its end and says how much came before", () => {
  const piece = "x".repeat(maxOutput);
  const long = after({ type: "started", fresh: true }, { type: "printed", text: piece }, { type: "printed", text: "end" });
  assert.equal(long.output.text.length, maxOutput);
  assert.ok(long.output.text.endsWith("xend"));
  assert.equal(long.output.dropped, 3);
  const done = update(long, { type: "done", stdout: `${piece}end`, error: null, memory, trace });
  assert.equal(done.output.dropped, 3, "the pieces are not counted twice");
});

test("edits can be taken back until the next run", () => {
  const [one, two] = [{ buffer: 1, offset: 0, old: [1] }, { buffer: 1, offset: 4, old: [2, 3] }];
  const edited = after({ type: "edited", undo: one }, { type: "edited", undo: two });
  assert.deepEqual(edited.edits, [one, two]);
  assert.deepEqual(update(edited, { type: "undone" }).edits, [one]);
  assert.deepEqual(update(edited, { type: "started", fresh: false }).edits, []);
  assert.deepEqual(update(edited, { type: "asked", input: "x" }).edits, []);
});

test("of a memory that was forgotten nothing is the memory before", () => {
  const done: Action = { type: "done", stdout: "", error: null, memory, trace };
  assert.equal(after({ type: "started", fresh: true }, done, { type: "started", fresh: true }, done).previous, null);
  assert.equal(after({ type: "started", fresh: true }, done, { type: "started", fresh: false }, done).previous, memory);
});

test("inputs of the prompt are kept until the next cell", () => {
  const asked = after({ type: "asked", input: "a" }, { type: "asked", input: "b" });
  assert.deepEqual(asked.inputs, ["a", "b"]);
  assert.deepEqual(update(asked, { type: "started", fresh: true }).inputs, []);
});

test("loading goes forward only while the machine loads", () => {
  assert.deepEqual(after({ type: "loaded", fraction: 0.5 }).machine, { type: "loading", fraction: 0.5 });
  assert.deepEqual(after({ type: "loaded", fraction: 1.2 }).machine, { type: "loading", fraction: 1 });
  assert.deepEqual(after({ type: "ready" }, { type: "loaded", fraction: 1 }).machine, { type: "idle" });
});

test("stopping means something only while a program runs", () => {
  assert.deepEqual(after({ type: "ready" }, { type: "stopping" }).machine, { type: "idle" });
  assert.deepEqual(after({ type: "started", fresh: true }, { type: "stopping" }).machine, { type: "running", stopping: true });
});

test("a program that the machine failed under is lost; one that had ended stays ended", () => {
  const failed: Action = { type: "failed", text: "gone" };
  const lost = after({ type: "started", fresh: true }, { type: "printed", text: "a" }, failed);
  assert.deepEqual([lost.output.phase, lost.output.text], ["lost", "a"]);
  assert.equal(update(lost, { type: "ready" }).output.phase, "lost");
  assert.equal(after({ type: "started", fresh: true }, { type: "done", stdout: "", error: null, memory, trace }, failed).output.phase, "ended");
  assert.equal(after(failed).output.phase, "none");
});

test("a refusal goes with the next edit, run or dismissal", () => {
  const refused: Action = { type: "refused", refusal: { buffer: 1, offset: 2, text: "no", isHistory: true } };
  assert.notEqual(after(refused).refusal, null);
  const past: Action = { type: "stepped", past: { n: 1, memory, previous: null } };
  assert.equal(after(past, refused, { type: "returned" }).refusal, null, "history is left");
  for (const next of [{ type: "dismissed" }, { type: "started", fresh: true }, { type: "changed", memory, trace }] as Action[]) {
    assert.equal(after(refused, next).refusal, null, next.type);
  }
});

test("a machine that was started again has none of the old memory", () => {
  const failed = after({ type: "done", stdout: "", error: null, memory, trace }, { type: "failed", text: "gone" });
  assert.equal(failed.memory, memory, "what was shown stays until then");
  assert.equal(update(failed, { type: "ready" }).memory, null);
});

test("reset goes back to the first program and forgets memory", () => {
  const state = after(
    { type: "typed", program: "x" },
    { type: "started", fresh: true },
    { type: "done", stdout: "1", error, memory, trace },
    { type: "opened", program: first.program, origin: own, notice: "" },
  );
  assert.deepEqual({ ...state, machine: first.machine }, { ...first, kept: ["x"] });
});

test("what an action leaves alone stays the same object", () => {
  const done = after({ type: "started", fresh: true }, { type: "done", stdout: "", error: null, memory, trace });
  const pointed = update(done, { type: "pointed", at: byteOf(1, 2) });
  assert.equal(pointed.memory, done.memory);
  assert.equal(pointed.output, done.output);
  assert.equal(update(done, { type: "typed", program: done.program }), done);
});

test("the selection stays with what it is in, and goes with a reset", () => {
  const ran: Action = { type: "done", stdout: "", error: null, memory, trace };
  const at: Action = { type: "selected", at: { type: "bytes", buffer: 1, anchor: 8, head: 11 } };
  const selected = after(ran, at);
  assert.equal(update(selected, { type: "changed", memory: { ...memory }, trace }).selected, selected.selected);
  assert.equal(update(selected, { type: "pointed", at: byteOf(2, 0) }).selected, selected.selected, "pointing is another thing");
  assert.equal(update(selected, { type: "selected", at: null }).selected, null);
  assert.equal(update(selected, { type: "opened", program: "", origin: own, notice: "" }).selected, null);
  const again = { ...memory, buffers: memory.buffers.map((buffer) => ({ ...buffer, id: buffer.id + 10, generation: 2 })) };
  const rerun = update(selected, { ...ran, memory: again });
  assert.deepEqual(rerun.selected, { type: "bytes", buffer: 11, anchor: 8, head: 11 }, "a new object of the same name");
});

test("the memory of the step before is kept", () => {
  const next = { ...memory, peak: 99 };
  const changed = after({ type: "done", stdout: "", error: null, memory, trace }, { type: "changed", memory: next, trace });
  assert.deepEqual([changed.memory, changed.previous], [next, memory]);
});

test("stepping back shows a step and its output, and any run returns to now", () => {
  const done: Action = { type: "done", stdout: "[10, 30]\nmore\n", error: null, memory, trace };
  const now = after({ type: "ready" }, { type: "started", fresh: true }, done);
  assert.equal(shownStep(now)?.n, trace.total);
  const n = trace.steps.find((step) => step.output > 0)?.n ?? 0;
  const back = update(now, { type: "stepped", past: { n, memory, previous: null } });
  assert.equal(shownStep(back)?.n, n);
  assert.equal(shownText(back), "[10, 30]\nmore\n".slice(0, trace.steps.find((step) => step.n === n)?.output));
  assert.equal(update(back, { type: "returned" }).past, null);
  assert.equal(update(back, { type: "started", fresh: true }).past, null);
  assert.equal(update(back, { type: "asked", input: "1" }).past, null);
  assert.equal(update(back, { type: "changed", memory, trace }).past, null);
});

test("the prompt goes on below what was printed, a failure included", () => {
  const done: Action = { type: "done", stdout: "x", error: { ...error, traceback: "ValueError: no\n" }, memory, trace };
  const asked = after({ type: "ready" }, { type: "started", fresh: true }, done, { type: "continued", pending: "if 1:" }, { type: "asked", input: "if 1:\n  2" });
  assert.equal(asked.output.text, "x\nValueError: no\n>>> if 1:\n...   2\n");
  assert.equal(asked.pending, "");
  const step = { ...(trace.steps[0] as Step), n: trace.total + 1, source: "prompt" as const, output: 1 };
  const more: Trace = { ...trace, source: "prompt", total: trace.total + 1, steps: [step] };
  const answered = update(asked, { type: "done", stdout: "2\n", error: null, memory, trace: more });
  assert.equal(answered.output.text, `${asked.output.text}2\n`);
  assert.equal(answered.timeline.steps.length, trace.steps.length + 1);
  const back = update(answered, { type: "stepped", past: { n: step.n, memory, previous: null } });
  assert.equal(shownText(back), `${asked.output.text}2`);
});

test("pieces that were printed while a program ran are part of all it printed", () => {
  const printed = after({ type: "ready" }, { type: "started", fresh: true }, { type: "printed", text: "ab" });
  const done = update(printed, { type: "done", stdout: "abc", error: null, memory, trace });
  assert.equal(done.output.text, "abc");
});

test("a program that is opened keeps the reader's own, which can be had back", () => {
  const link = { type: "link" } as const;
  const opened = after({ type: "typed", program: "mine" }, { type: "opened", program: "theirs", origin: link, notice: "from a link" });
  assert.deepEqual([opened.program, opened.origin, opened.notice], ["theirs", link, "from a link"]);
  assert.deepEqual(opened.kept, ["mine"]);
  const changed = update(opened, { type: "typed", program: "theirs, changed" });
  assert.deepEqual([changed.origin, changed.kept], [own, ["mine"]]);
  const second = update(changed, { type: "opened", program: "another", origin: link, notice: "" });
  assert.deepEqual(second.kept, ["theirs, changed", "mine"], "a second link takes neither");
  const back = update(second, { type: "recovered", program: "mine" });
  assert.deepEqual([back.program, back.origin, back.kept], ["mine", own, ["theirs, changed"]]);
});

test("what nobody has typed is not kept, and no more than eight are", () => {
  const example = { type: "example", name: "cautions" } as const;
  const open = (program: string): Action => ({ type: "opened", program, origin: example, notice: "" });
  assert.deepEqual(after({ type: "typed", program: " \n" }, open("a"), open("b"), open("c")).kept, []);
  const many = Array.from({ length: 20 }, (_, i): Action[] => [{ type: "typed", program: `mine ${i}` }, open("a")]).flat();
  assert.deepEqual(after(...many).kept.length, 8);
  assert.equal(after(...many).kept[0], "mine 19");
});

test("a machine that is replaced says why, and the program stays", () => {
  const replaced = after({ type: "ready" }, { type: "started", fresh: true }, { type: "failed", text: "dead" }, { type: "restarting", accident: "It was started again." });
  assert.deepEqual(replaced.machine, { type: "loading", fraction: 0 });
  assert.deepEqual([replaced.notice, replaced.program, replaced.output.phase], ["It was started again.", first.program, "lost"]);
});
