import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parseFailure, parseMessage } from "../../src/protocol.ts";

const folder = "pkg/playground/testdata/protocol";
const samples = readdirSync(folder).map((name) => ({ name, text: readFileSync(`${folder}/${name}`, "utf8") }));

// What the messages look like at run time. A list has the shape of its items in
// brackets; what is below orNull may be null.
const failure = {
  type: "string", text: "string", line: "number", column: "number",
  endLine: "number", endColumn: "number", traceback: "string",
};
const state = {
  step: "number",
  buffers: [{
    id: "number", generation: "number", names: ["string"], type: "string", typecode: "string", address: "number", contents: "number",
    length: "number", itemsize: "number", readonly: "boolean", exports: "number",
    origin: { orNull: { text: "string", line: "number" } },
  }],
  views: [{
    id: "number", names: ["string"], buffer: "number", object: "number", offset: "number", format: "string", itemsize: "number",
    shape: ["number"], strides: ["number"], suboffsets: ["number"],
    readonly: "boolean", contiguous: "boolean", released: "boolean", retains: "number",
  }],
  moreBuffers: "number", moreViews: "number",
  counters: {
    shared: "number", copied: "number", written: "number", exports: "number", copiedMore: "number", sharedViews: ["string"],
  },
  allocated: "number",
  peak: "number",
};
const costs = {
  shared: "number", copied: "number", copiedElse: "number", written: "number", allocated: "number", copiedMore: "number",
};
const trace = {
  source: "string", total: "number", head: "number", leftOut: "number",
  steps: [{
    n: "number", source: "string", line: "number", endLine: "number", resumed: "boolean", kind: "string",
    events: [{
      kind: "string", buffer: "number", view: "number", parent: "number", from: "number", offset: "number", count: "number",
      size: "number", stride: "number", bytes: "number", reason: "string", old: "string", new: "string", views: ["number"],
    }],
    more: "number", output: "number",
    bound: [{ name: "string", scope: "string", object: "number", text: "string" }],
    costs, exports: "number",
  }],
  lines: [{ source: "string", line: "number", runs: "number", costs, reason: "string" }],
};
const shapes: Readonly<Record<string, unknown>> = {
  output: { type: "string", text: "string" },
  done: { type: "string", stdout: "string", error: { orNull: failure }, state, trace },
  state: { type: "string", state, trace },
  fatal: { type: "string", text: "string" },
};

/** check compares a value with a shape: every key present, of its type, and no other. */
function check(value: unknown, shape: unknown, path: string): void {
  if (typeof shape === "string") {
    assert.equal(typeof value, shape, path);
    return;
  }
  if (Array.isArray(shape)) {
    assert.ok(Array.isArray(value), path);
    value.forEach((item, i) => check(item, shape[0], `${path}[${i}]`));
    return;
  }
  const fields = shape as Record<string, unknown>;
  if ("orNull" in fields) {
    if (value !== null) {
      check(value, fields["orNull"], path);
    }
    return;
  }
  assert.ok(typeof value === "object" && value !== null, path);
  assert.deepEqual(Object.keys(value).sort(), Object.keys(fields).sort(), path);
  for (const [key, field] of Object.entries(fields)) {
    check((value as Record<string, unknown>)[key], field, `${path}.${key}`);
  }
}

test("every sample is a message of the types in protocol.ts", () => {
  const seen = new Set<string>();
  for (const { name, text } of samples) {
    const message = parseMessage(text);
    seen.add(message.type);
    check(message, shapes[message.type], name);
  }
  assert.deepEqual([...seen].sort(), Object.keys(shapes).sort(), "each type of message has a sample");
});

test("text arrives as it was sent", () => {
  const sample = samples.find(({ name }) => name === "output-text.json");
  const message = parseMessage(sample?.text ?? "");
  assert.equal(
    message.type === "output" && message.text,
    "\"\\\t\r\n\u0000\u001f\u007f é \u{1f40d} \u2028\u2029 \ud800 \udfff \ufffd \ufffd\ufffd",
  );
});

test("an edit that was not refused has no failure", () => {
  assert.equal(parseFailure(""), null);
  assert.equal(parseFailure('{"type":"TypeError","text":"no"}')?.type, "TypeError");
});
