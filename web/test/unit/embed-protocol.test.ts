import assert from "node:assert/strict";
import { test } from "node:test";
import { fromCell, hello, isHello, isPort, port, toCell } from "../../src/embed-protocol.ts";
import type { FromCell, Options, ToCell } from "../../src/embed-protocol.ts";
import messages from "../testdata/embed-v1.json";

// Of version 1: a cell must understand them for ever, and so must a page that has kept its script.
const sent = messages.toCell as readonly ToCell[];
const told = messages.fromCell as readonly FromCell[];
const open = messages.toCell[0];

test("messages of the right shape are taken as they are, with fields that a later version adds", () => {
  for (const message of sent) {
    assert.deepEqual(toCell(structuredClone(message)), message);
    assert.notEqual(toCell({ ...message, later: 1 }), null);
  }
  for (const message of told) {
    assert.deepEqual(fromCell(structuredClone(message)), message);
    assert.notEqual(fromCell({ ...message, later: 1 }), null);
  }
  assert.deepEqual([hello, port], [messages.hello, messages.port]);
  assert.ok(isHello(messages.hello) && isPort(messages.port));
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
    const options = { ...messages.toCell[0]?.options, ...change };
    assert.equal(toCell({ type: "options", options }), null, JSON.stringify(change));
  }
  assert.equal(toCell({ ...open, program: "#".repeat(2 ** 20 + 1) }), null);
  assert.equal(fromCell({ type: "height", px: -1 }), null);
  assert.equal(fromCell({ type: "height", px: NaN }), null);
  assert.equal(fromCell({ type: "event", name: "click", detail: {} }), null);
});
