import assert from "node:assert/strict";
import { test } from "node:test";
import type { Costs, Event, Line, Step, Trace } from "../../src/protocol.ts";
import { changedBytes, copyingLines, neighbor, notes, sentence, size, targetsOf, writtenWords } from "../../src/steps.ts";
import { named, state as sample, trace } from "./sample.ts";

const nothing: Event = { kind: "write", buffer: 0, view: 0, parent: 0, from: 0, offset: 0, count: 0, size: 1, stride: 1, bytes: 0, reason: "", old: "", new: "", views: [] };
const free: Costs = { shared: 0, copied: 0, copiedElse: 0, written: 0, allocated: 0, copiedMore: 0 };
const data = named("data").id;
const window = 103;
const state = { ...sample, views: sample.views.map((view) => ({ ...view, id: view.id + 100 })) };

function step(...events: Partial<Event>[]): Step {
  return { ...(trace.steps[0] as Step), n: 1, kind: "run", bound: [], more: 0, events: events.map((event) => ({ ...nothing, ...event })) };
}

test("the bytes that a step wrote are marked, also those apart", () => {
  const changed = changedBytes(step({ kind: "write", buffer: 7, offset: 2, count: 2, size: 2, stride: 4 }, { kind: "resize", buffer: 7, offset: 20, count: 1, size: 5 }));
  assert.deepEqual([...(changed.get(7) ?? [])], [2, 3, 6, 7, 20]);
  assert.deepEqual([...(changedBytes(step({ kind: "write", buffer: 7, offset: 9, count: 2, stride: -1 })).get(7) ?? [])], [9, 8]);
  assert.equal(changedBytes(null).size, 0);
  assert.equal(changedBytes(step({ kind: "write", buffer: 7, count: 1e9 })).get(7)?.size, 65_536);
});

test("a step is told in words, with the names that the reader knows", () => {
  const told = (...events: Partial<Event>[]): string => sentence(step(...events), null, state);
  assert.equal(told({ kind: "write", buffer: data, view: window, offset: 6, count: 6 }), "6 bytes written into data through window, at byte 6");
  assert.equal(told({ kind: "slice", buffer: data, view: window, offset: 6, bytes: 6, stride: -1 }), "window shows 6 bytes of data, from byte 6, −1 bytes a step");
  assert.equal(told({ kind: "refused", buffer: data, views: [window] }), "data refused to change its size: window holds it");
  assert.equal(told({ kind: "release", buffer: data, view: 999 }), "a temporary view let go of data");
  assert.equal(told(), "nothing happened to memory");
  const many = Array.from({ length: 6 }, () => ({ kind: "write" as const, buffer: data, count: 1 }));
  assert.match(told(...many), /; and 2 more$/);
  const bound = { ...step(), bound: [{ name: "n", scope: "", object: 0, text: "3" }] };
  assert.equal(sentence(bound, null, state), "n = 3");
});

test("the margin says the most telling cost of a line", () => {
  const line = (at: number, costs: Partial<Costs>): Line => ({ source: "cell", line: at, runs: 1, reason: "bytes slice", costs: { ...free, ...costs } });
  const all = notes([
    line(1, { allocated: 16 }),
    line(2, { shared: 8, copiedMore: 8 }),
    line(3, { copied: 6, allocated: 6 }),
    line(4, { written: 6 }),
    line(5, {}),
    { ...line(6, { copied: 4_999_950_000 }), runs: 100_000 },
    { ...line(7, { copied: 1 }), source: "prompt" },
    { ...line(8, { copiedElse: 10_000_000, allocated: 10_000_000 }), reason: "concatenation" },
    { ...line(9, { copiedElse: 20_000, written: 20_000 }), reason: "slice assignment" },
  ]);
  assert.deepEqual([...all].map(([at, note]) => [at, note.text, note.isCost]), [
    [1, "+16 B", false],
    [2, "shares 8", false],
    [3, "copied 6", true],
    [4, "wrote 6", false],
    [6, "copied 5.0 GB: a slice of bytes is a new object", true],
    [8, "copied 10 MB: + makes a new object", true],
    [9, "wrote 20 kB", false],
  ]);
  assert.match(all.get(3)?.title ?? "", /6 bytes copied by slicing \(bytes slice\)/);
  assert.match(all.get(6)?.title ?? "", /^In 100,000 runs of the line: /);
});

test("an edit in the picture is told by what it changed", () => {
  const edit = (...events: Partial<Event>[]): string => sentence({ ...step(...events), source: "edit" }, null, state);
  const made = [{ kind: "export" as const, buffer: data, view: 999, bytes: 12 }, { kind: "release" as const, buffer: data, view: 999 }];
  assert.equal(edit(...made, { kind: "write", buffer: data, view: 999, offset: 8, count: 1, old: "74", new: "4a" }), "byte 8 of data is 4a now, and was 74");
  assert.equal(edit({ kind: "write", buffer: data, offset: 8, count: 2, old: "", new: "4a4b" }), "bytes 8 to 9 of data are 4a 4b now");
});

test("a view that was written through and is gone is a target", () => {
  const wrote = step({ kind: "write", buffer: data, view: 999, offset: 2, count: 3 }, { kind: "write", buffer: data, view: window, offset: 6, count: 1 }, { kind: "write", buffer: data, offset: 0, count: 1 });
  assert.deepEqual(targetsOf(wrote, state).map(({ id, offset, shape, strides }) => [id, offset, shape, strides]), [[999, 2, [3], [1]]]);
  assert.deepEqual(targetsOf(null, state), []);
});

test("the lines that copied, and what was written through and into", () => {
  const line = (at: number, copied: number): Line => ({ source: "cell", line: at, runs: 1, reason: "", costs: { ...free, copied } });
  const steps = [
    { ...step(), n: 1, line: 4, costs: { ...free, copied: 3 } },
    { ...step({ kind: "write", buffer: data, view: window, count: 1 }), n: 2 },
    { ...step({ kind: "write", buffer: named("a").id, view: 0, count: 1 }), n: 3 },
  ];
  const all: Trace = { ...trace, steps, lines: [line(9, 1), line(4, 3), line(5, 0)] };
  assert.deepEqual([copyingLines(all, null), copyingLines(all, 1), copyingLines(all, 0)], [[4, 9], [4], []]);
  assert.deepEqual([writtenWords(all, 2, state), writtenWords(all, 3, state), writtenWords(all, 1, state)], ["through window, into data", "through window, into a and data", ""]);
});

test("neighbors are the kept steps", () => {
  const kept: Trace = { ...trace, total: 100, steps: [1, 2, 99, 100].map((n) => ({ ...step(), n })) };
  assert.deepEqual([neighbor(kept, 2, 1), neighbor(kept, 99, -1), neighbor(kept, 1, -1), neighbor(kept, 100, 1), neighbor(kept, 50, 1)], [99, 2, 1, 100, 99]);
});

test("sizes are short", () => {
  assert.deepEqual([16, 9_999, 10_000, 2_500_000, 4_999_950_000].map(size), ["16", "9999", "10 kB", "2.5 MB", "5.0 GB"]);
});

test("every step of a real program has a sentence", () => {
  for (const each of trace.steps) {
    assert.ok(sentence(each, state, state).length > 5, `step ${each.n}`);
  }
});
