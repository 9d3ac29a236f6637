import assert from "node:assert/strict";
import { test } from "node:test";
import { wordBefore } from "../../src/completion.ts";

test("what is being typed is a name, or an attribute behind a path", () => {
  const rows: [string, [string, string] | null][] = [
    ["dat", ["", "dat"]],
    ["x = dat", ["", "dat"]],
    ["data.", ["data", ""]],
    ["print(data.app", ["data", "app"]],
    ["-view.obj.", ["view.obj", ""]],
    ["größe.l", ["größe", "l"]],
    ["", null],
    ["x = ", null],
    ["f().", null],
    ["a[0].na", null],
    ["'text'.up", null],
    ["3.", null],
    ["x.3", null],
    ["12ab", null],
  ];
  for (const [line, want] of rows) {
    const word = wordBefore(line);
    assert.deepEqual(word === null ? null : [word.path, line.slice(word.from)], want, line);
  }
});
