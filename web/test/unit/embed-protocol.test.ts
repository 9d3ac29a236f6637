import assert from "node:assert/strict";
import { test } from "node:test";
import { fromCell, hello, isHello, isPort, port, toCell } from "../../src/embed-protocol.ts";
import type { FromCell, Open, Options, ToCell } from "../../src/embed-protocol.ts";

const options: Options = { theme: "dark", view: ["code", "memory"], step: null, readonly: false, height: 320 };
const open: Open = { type: "open", program: "data = bytearray(4)", src: null, autorun: false, session: null, options };

const sent: readonly ToCell[] = [
  open,
  { ...open, src: "/lessons/slices#2", session: "one" },
  { type: "options", options: { ...options, step: 0, height: null } },
  { type: "run", id: 1 },
  { type: "step", id: 2, n: 0 },
  { type: "reset", id: 3 },
];

const told: readonly FromCell[] = [
  { type: "alive" },
  { type: "height", px: 320.5 },
  { type: "refused", note: "There is no lesson of this name." },
  { type: "event", name: "zen-run", detail: { stdout: "1\n", error: null } },
  { type: "event", name: "zen-run", detail: { stdout: "", error: { type: "BufferError", text: "…", line: 3, traceback: "Traceback…" } } },
  { type: "event", name: "zen-step", detail: { step: 2, steps: 5 } },
  { type: "event", name: "zen-change", detail: { program: "" } },
  { type: "answer", id: 1, result: { stdout: "", error: null } },
  { type: "answer", id: 2, result: null },
  { type: "failed", id: 3, text: "There is no step 9." },
];

test("messages of the right shape are taken as they are, with fields that a later version adds", () => {
  for (const message of sent) {
    assert.deepEqual(toCell(structuredClone(message)), message);
    assert.notEqual(toCell({ ...message, later: 1 }), null);
  }
  for (const message of told) {
    assert.deepEqual(fromCell(structuredClone(message)), message);
    assert.notEqual(fromCell({ ...message, later: 1 }), null);
  }
  assert.ok(isHello(structuredClone(hello)) && isPort(structuredClone(port)));
});

test("a message of another shape is no message", () => {
  const neither = [undefined, null, 0, "open", [], {}, { type: "close" }, { type: ["run"], id: 1 }, hello, port];
  for (const value of neither) {
    assert.equal(toCell(value), null, JSON.stringify(value));
    assert.equal(fromCell(value), null, JSON.stringify(value));
  }
  assert.ok(!isHello(port) && !isPort(hello) && !isHello({ ...hello, zen: 2 }) && !isHello(null));
});

test("every field of a message is needed", () => {
  const without = (value: object): unknown[] =>
    Object.keys(value).flatMap((key) => {
      const { [key]: field, ...rest } = value as Record<string, unknown>;
      const deeper = typeof field === "object" && field !== null && !Array.isArray(field) ? without(field).map((one) => ({ ...rest, [key]: one })) : [];
      return [rest, ...deeper];
    });
  for (const value of sent.flatMap(without)) {
    assert.equal(toCell(value), null, JSON.stringify(value));
  }
  for (const value of told.flatMap(without)) {
    assert.equal(fromCell(value), null, JSON.stringify(value));
  }
});

test("values that no cell can have are refused", () => {
  const bad: Partial<Record<keyof Options, unknown>>[] = [
    { theme: "auto" },
    { view: [] },
    { view: ["code", "code"] },
    { view: ["disassembly"] },
    { view: "code" },
    { step: -1 },
    { step: 0.5 },
    { step: "1" },
    { readonly: null },
    { height: Infinity },
  ];
  for (const change of bad) {
    assert.equal(toCell({ type: "options", options: { ...options, ...change } }), null, JSON.stringify(change));
  }
  assert.equal(toCell({ ...open, program: "#".repeat(2 ** 20 + 1) }), null);
  assert.equal(fromCell({ type: "height", px: -1 }), null);
  assert.equal(fromCell({ type: "height", px: NaN }), null);
  assert.equal(fromCell({ type: "event", name: "click", detail: {} }), null);
});
