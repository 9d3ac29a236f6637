import assert from "node:assert/strict";
import { test } from "node:test";
import { expression, floats, hexExpression, read, readHex, readText, signed, textExpression, unsigned, valuesOf } from "../../src/values.ts";
import type { Encoding, Values } from "../../src/values.ts";

function kind(name: string): Values {
  const found = [...signed, ...unsigned, ...floats].find((each) => each.name === name);
  assert.ok(found, name);
  return found;
}

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.split(" ").filter(Boolean), (digits) => parseInt(digits, 16));
}

/** Texts as CPython 3.15 prints struct.unpack of the same bytes. */
const readings: readonly { name: string; hex: string; little: string; big: string }[] = [
  { name: "int8", hex: "80", little: "-128", big: "-128" },
  { name: "int32", hex: "1e 00 00 00", little: "30", big: "503316480" },
  { name: "int16", hex: "1e 00 00 00", little: "30, 0", big: "7680, 0" },
  { name: "uint64", hex: "ff ff ff ff ff ff ff fe", little: "18374686479671623679", big: "18446744073709551614" },
  { name: "int64", hex: "01 00 00 00 00 00 00 80", little: "-9223372036854775807", big: "72057594037928064" },
  { name: "float16", hex: "00 3c", little: "1.0", big: "3.5762786865234375e-06" },
  { name: "float32", hex: "1e 00 00 00", little: "4.203895392974451e-44", big: "6.776263578034403e-21" },
  { name: "float64", hex: "00 00 00 00 00 00 f8 7f", little: "nan", big: "3.143e-319" },
];

test("values are read in both orders, as Python prints them", () => {
  for (const { name, hex, little, big } of readings) {
    assert.deepEqual([read(kind(name), bytes(hex), true), read(kind(name), bytes(hex), false)], [little, big], `${name} ${hex}`);
  }
});

const texts: readonly { encoding: Encoding; hex: string; little: boolean; want: string }[] = [
  { encoding: "utf-8", hex: "50 79", little: true, want: "'Py'" },
  { encoding: "utf-8", hex: "c3 a9 27 0a 00", little: true, want: `"é'\\n\\x00"` },
  { encoding: "utf-8", hex: "61 27 62 22", little: true, want: `'a\\'b"'` },
  { encoding: "utf-8", hex: "f0 9f 90 8d", little: true, want: "'🐍'" },
  { encoding: "utf-8", hex: "c3", little: true, want: "" },
  { encoding: "utf-8", hex: "c2 a0 ef bb bf", little: true, want: "'\\xa0\\ufeff'" },
  { encoding: "utf-16", hex: "50 00", little: true, want: "'P'" },
  { encoding: "utf-16", hex: "50 00", little: false, want: "'倀'" },
  { encoding: "utf-16", hex: "3d d8 0d dc", little: true, want: "'🐍'" },
  { encoding: "utf-16", hex: "00 d8", little: true, want: "" },
  { encoding: "utf-16", hex: "50", little: true, want: "" },
  { encoding: "utf-32", hex: "00 01 f4 0d", little: false, want: "'🐍'" },
  { encoding: "utf-32", hex: "00 d8 00 00", little: true, want: "" },
  { encoding: "utf-32", hex: "ff ff ff ff", little: true, want: "" },
];

test("text is read as a Python str", () => {
  for (const { encoding, hex, little, want } of texts) {
    assert.equal(readText(encoding, bytes(hex), little), want, `${encoding} ${hex}`);
  }
});

test("what is typed goes to Python as an expression", () => {
  assert.equal(textExpression("utf-8", "Hi", true), "'Hi'.encode('utf-8')", "quotes are not needed");
  assert.equal(textExpression("utf-16", "'\\n'", false), "'\\n'.encode('utf-16-be')", "a literal is Python's to read");
  assert.equal(textExpression("utf-32", "it's \\", true), `"it's \\\\".encode('utf-32-le')`);
  assert.equal(hexExpression("0x1E 00"), "b''.fromhex('1E 00')");
  assert.equal(hexExpression("'"), `b''.fromhex("'")`, "no text ends the literal");
  assert.equal(readHex(bytes("1e 00")), "1e 00");
});

test("formats of items are values in an order of bytes", () => {
  const rows = ["i", "<i", ">i", "!h", "@l", "=l", ">B", "Zd", "3s"].map((format) => valuesOf(format));
  assert.deepEqual(
    rows.map((found) => found && `${found.values.name} ${found.little ? "little" : "big"}`),
    ["int32 little", "int32 little", "int32 big", "int16 big", "int64 little", "int32 little", "uint8 little", null, null],
  );
});

test("infinity and no number need no names", () => {
  assert.equal(expression("-2"), "-2");
  assert.equal(expression("-inf"), "-1e999");
  assert.equal(expression("nan, 1.0"), "(1e999 - 1e999), 1.0");
  assert.deepEqual(["info", "math.inf", "x.nan", "float('inf')"].map(expression), ["info", "math.inf", "x.nan", "float('1e999')"]);
});
