import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../../src/highlight.ts";

/** written writes pieces as kind(text), those without a kind as they are. */
function written(program: string): string[] {
  return linesOf(program).map((line) => line.map(({ text, kind }) => (kind === "" ? text : `${kind}(${text})`)).join(""));
}

test("what has a color is told, line by line", () => {
  assert.deepEqual(written("for i in range(10):  # ten\n    print('a', i)\n"), [
    "keyword(for) i keyword(in) function(range)(number(10)):  comment(# ten)",
    "    function(print)(string('a'), i)",
  ]);
});

test("a text over several lines is a piece of each", () => {
  assert.deepEqual(written('x = """a\n\nb"""\n'), ['x = string("""a)', "", 'string(b""")']);
});

test("the pieces are the program, whatever it is", () => {
  for (const program of ["", "\n", "def f(:\n  <b>&\n", "x = '\n", "\tif 1:\r\n  pass", "é = '🐍'"]) {
    assert.equal(linesOf(program).map((line) => line.map(({ text }) => text).join("")).join("\n"), program.trimEnd());
  }
});
