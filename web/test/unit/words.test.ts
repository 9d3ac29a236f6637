import assert from "node:assert/strict";
import { test } from "node:test";
import { parser } from "@lezer/python";
import { occurrences } from "../../src/code.ts";
import type { Failure, Step } from "../../src/protocol.ts";
import { costWords, failureWords, placeWords, stepWords } from "../../src/words.ts";
import { trace } from "./sample.ts";

test("an exception is said with its place", () => {
  const failure: Failure = { type: "TypeError", text: "cannot modify", line: 3, column: 5, endLine: 3, endColumn: 10, traceback: "" };
  const rows: [Partial<Failure> | null, string][] = [
    [{}, "error in line 3, columns 5 to 9: TypeError: cannot modify"],
    [{ endColumn: 6 }, "error in line 3, column 5: TypeError: cannot modify"],
    [{ endLine: 4, endColumn: 1 }, "error in line 3, column 5: TypeError: cannot modify"],
    [{ column: 0, text: "" }, "error in line 3: TypeError"],
    [{ line: 0 }, ""],
    [null, ""],
  ];
  for (const [part, want] of rows) {
    assert.equal(failureWords(part === null ? null : { ...failure, ...part }), want);
  }
  assert.ok(failureWords({ ...failure, text: "x".repeat(10_000) }).length < 300);
});

test("the shown step and the costs of lines are said", () => {
  const step = { ...(trace.steps[0] as Step), line: 2, endLine: 2 };
  assert.equal(stepWords(step), "the picture shows line 2");
  assert.equal(stepWords({ ...step, endLine: 4 }), "the picture shows lines 2 to 4");
  assert.equal(stepWords({ ...step, source: "prompt" }), "");
  assert.equal(stepWords(null), "");
  assert.ok(costWords(trace.lines).some((each) => /^line 8: 6 bytes copied by slicing/.test(each)), costWords(trace.lines).join("\n"));
});

test("it is said where the names of what is selected stand", () => {
  const text = "a = 1\nb = a\nb\n\nb\nprint(a, b)";
  const all = occurrences(parser.parse(text), text);
  assert.equal(placeWords(new Set(["b"]), all, text), "b is in lines 2, 3, 5 and 6");
  assert.equal(placeWords(new Set(["print", "a", "nobody"]), all, text), "a is in lines 1, 2 and 6; print is in line 6");
  assert.equal(placeWords(new Set(), all, text), "");
  const long = "b\n".repeat(100);
  assert.match(placeWords(new Set(["b"]), occurrences(parser.parse(long), long), long), /, 12 and 88 more$/);
});
