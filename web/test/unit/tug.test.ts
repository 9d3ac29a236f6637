import assert from "node:assert/strict";
import { test } from "node:test";
import type { Event, State, Step, View } from "../../src/protocol.ts";
import { holding, retention, tugs } from "../../src/tug.ts";
import { state, trace } from "./sample.ts";

const refused: Event = {
  kind: "refused", buffer: 2, view: 0, parent: 0, from: 0, offset: 0, count: 0, size: 0, stride: 0, bytes: 0, reason: "", old: "", new: "", views: [3],
};

const step: Step = { ...(trace.steps[0] as Step), kind: "refused", events: [refused] };
const window = state.views.find((view) => view.names.includes("window")) as View;

test("a refused resize tells who holds the buffer, and what would free it", () => {
  const [tug] = tugs(step, state, "window = memoryview(data)[6:12]\ndata.append(1)");
  assert.equal(tug?.buffer, "data");
  assert.deepEqual(tug?.holders, [{ view: window.id, name: "window", way: "`window.release()`, or `del window`" }]);
  assert.deepEqual([...holding(tug === undefined ? [] : [tug])], [window.id]);
});

test("a view of a with statement is freed by leaving the block", () => {
  for (const head of ["with memoryview(data) as window:", "  with a as b, memoryview(data) as window:", "with (memoryview(data) as window):"]) {
    const [tug] = tugs(step, state, `${head}\n    data.append(1)`);
    assert.equal(tug?.holders[0]?.way, "leave the block of `with … as window`, or call `window.release()`", head);
  }
});

test("a view without a name, and one that is gone", () => {
  const nameless: State = { ...state, views: state.views.map((view) => ({ ...view, names: [] })) };
  assert.match(tugs(step, nameless, "")[0]?.holders[0]?.way ?? "", /^no name leads to it/);
  const [gone] = tugs(step, { ...state, views: [] }, "");
  assert.deepEqual([gone?.holders, gone?.more], [[], 1]);
});

test("other steps tell nothing, and always hold the same set of nobody", () => {
  assert.deepEqual(tugs(trace.steps[0] as Step, state, ""), []);
  assert.deepEqual(tugs(null, state, ""), []);
  assert.equal(holding([]), holding([]));
});

test("a small view that keeps a large buffer says how many bytes", () => {
  const [buffer] = state.buffers.filter((each) => each.id === window.buffer);
  assert.ok(buffer !== undefined);
  const large = { ...buffer, names: [], length: 20_000_000 };
  assert.match(retention(large, state), /^No name leads to these 20,000,000 bytes any more\. window shows 6 bytes of them/);
  assert.equal(retention({ ...large, names: ["data"] }, state), "", "with a name, the name keeps it");
  assert.equal(retention({ ...large, length: 12 }, state), "", "little is no matter");
  assert.equal(retention(large, { ...state, views: [] }), "");
});
