import assert from "node:assert/strict";
import { test } from "node:test";
import { referenceLink } from "../../src/reference-link.ts";

const cases: readonly (readonly [type: string, text: string, href: string | null])[] = [
  ["ModuleNotFoundError", "No module named 'os' here: a cell cannot reach files or the network", "/reference#import-os"],
  ["ModuleNotFoundError", "No module named 'http.server' here: a cell cannot", "/reference#import-http"],
  ["ModuleNotFoundError", "No module named 'PIL'; a cell can import abc", "/reference#import-pil"],
  ["SyntaxError", "'async' is not supported here", "/reference#outside-async"],
  ["SyntaxError", "metaclass/class keywords are not supported here", "/reference#outside-metaclass-class-keywords"],
  ["TypeError", "metaclasses are not supported here: every class is made by type", "/reference#outside-metaclasses"],
  ["ValueError", "views are not supported here", null],
  ["SyntaxError", "'from ... import *' is not supported here", "/reference#outside-from-import"],
  ["SyntaxError", "relative imports are not supported here: a cell is no part of a package", "/reference#outside-relative-imports"],
  ["OSError", "open() is not available: a cell cannot reach files", "/reference#open"],
  ["OSError", "socket.listen() is not available: a cell cannot reach the network", "/reference#socket.socket.listen"],
  ["OSError", "socket.socket() is not available: a cell cannot", "/reference#socket.socket"],
  ["OSError", "socket.create_server() is not available: a cell cannot", "/reference#socket.create_server"],
  ["AttributeError", "module 'time' has no attribute 'ctime' here: cells know no calendar", "/reference#lacks-time.ctime"],
  ["ImportError", "cannot import name 'ctime' from 'time' (unknown location): cells know no calendar", "/reference#lacks-time.ctime"],
  ["SyntaxError", "invalid syntax", null],
  ["NameError", "name 'os' is not defined", null],
  ["ValueError", "No module named 'os'", null],
  ["ImportError", "cannot import name 'nothing' from 'struct' (unknown location)", null],
  ["AttributeError", "module 'struct' has no attribute 'nothing'", null],
];

test("errors about what is not offered lead to the reference, and no others", () => {
  for (const [type, text, href] of cases) {
    const failure = { type, text, line: 1, column: 1, endLine: 1, endColumn: 2, traceback: "" };
    assert.equal(referenceLink(failure)?.href ?? null, href, text);
  }
});
