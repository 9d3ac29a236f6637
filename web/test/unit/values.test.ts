import assert from "node:assert/strict";
import { test } from "node:test";
import { expression, floats, read, readHex, readText, signed, unsigned, valuesOf, write, writeHex, writeText } from "../../src/values.ts";
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

test("what is read can be written", () => {
  for (const { name, hex, little, big } of readings.filter((each) => each.little !== "nan")) {
    const count = bytes(hex).length / kind(name).size;
    assert.equal(readHex(write(kind(name), little, count, true) as Uint8Array), hex, `${name} ${little}`);
    assert.equal(readHex(write(kind(name), big, count, false) as Uint8Array), hex, `${name} ${big}`);
  }
});

test("numbers are taken as Python takes them", () => {
  const rows: readonly { name: string; text: string; want: string }[] = [
    { name: "uint8", text: "0xff", want: "ff" },
    { name: "uint16", text: "0b1_0000_0001", want: "01 01" },
    { name: "int8", text: "-0x80", want: "80" },
    { name: "uint8", text: " 0o17 ", want: "0f" },
    { name: "float32", text: "-inf", want: "00 00 80 ff" },
    { name: "float64", text: "1_0e-1", want: "00 00 00 00 00 00 f0 3f" },
    { name: "float32", text: ".5", want: "00 00 00 3f" },
    { name: "float16", text: "65504", want: "ff 7b" },
    { name: "float16", text: "65519", want: "ff 7b" },
    { name: "float16", text: "-0.0", want: "00 80" },
    { name: "float16", text: "5.960464477539063e-08", want: "01 00" },
    { name: "float16", text: "6.097555160522461e-05", want: "ff 03" },
    { name: "float16", text: "6.103515625e-05", want: "00 04" },
    { name: "float16", text: "2049", want: "00 68" },
    { name: "float16", text: "2051", want: "02 68" },
    { name: "float16", text: "nan", want: "00 7e" },
  ];
  for (const { name, text, want } of rows) {
    const written = write(kind(name), text, 1, true);
    assert.equal(typeof written === "string" ? written : readHex(written), want, `${name} ${text}`);
  }
});

test("every half-precision number is written as it was read", () => {
  const float16 = kind("float16");
  for (let bits = 0; bits < 0x10000; bits++) {
    const isNaN = (bits & 0x7c00) === 0x7c00 && (bits & 0x3ff) !== 0;
    const pair = Uint8Array.of(bits & 0xff, bits >> 8);
    if (!isNaN) {
      assert.deepEqual(write(float16, read(float16, pair, true), 1, true), pair, bits.toString(16));
    }
  }
});

test("what does not fit is refused in a sentence", () => {
  const rows: readonly { name: string; text: string; count?: number; want: string }[] = [
    { name: "int8", text: "128", want: "int8 holds −128 to 127" },
    { name: "uint64", text: "-1", want: "uint64 holds 0 to 18446744073709551615" },
    { name: "int32", text: "1.5", want: "1.5 is no whole number" },
    { name: "int32", text: "1__0", want: "1__0 is no whole number" },
    { name: "float32", text: "1e39", want: "1e39 is too large for float32" },
    { name: "float16", text: "65520", want: "65520 is too large for float16" },
    { name: "float64", text: "one", want: "one is no number" },
    { name: "float64", text: ".", want: ". is no number" },
    { name: "int16", text: "1", count: 2, want: "int16 takes 2 numbers here" },
    { name: "int16", text: "", want: "int16 takes one number" },
  ];
  for (const { name, text, count = 1, want } of rows) {
    assert.equal(write(kind(name), text, count, true), want);
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

test("text is read as a Python str, and written back", () => {
  for (const { encoding, hex, little, want } of texts) {
    assert.equal(readText(encoding, bytes(hex), little), want, `${encoding} ${hex}`);
    if (want !== "") {
      assert.deepEqual(writeText(encoding, want, bytes(hex).length, little), bytes(hex), want);
    }
  }
  assert.deepEqual(writeText("utf-8", "Hi", 2, true), bytes("48 69"), "quotes are not needed");
  assert.equal(writeText("utf-8", "Hié", 3, true), "these characters take 4 bytes, not 3");
});

test("hexadecimal digits are taken with and without spaces", () => {
  assert.equal(readHex(bytes("1e 00")), "1e 00");
  assert.deepEqual([writeHex("1E00", 2), writeHex("0x1e 0x00", 2)], [bytes("1e 00"), bytes("1e 00")]);
  assert.equal(writeHex("1e0", 2), "hex takes 4 digits here");
  assert.equal(writeHex("zz", 1), "hex takes 2 digits here");
});

test("formats of items are values in an order of bytes", () => {
  const rows = ["i", "<i", ">i", "!h", "@l", "=l", ">B", "Zd", "3s"].map((format) => valuesOf(format));
  assert.deepEqual(
    rows.map((found) => found && `${found.values.name} ${found.little ? "little" : "big"}`),
    ["int32 little", "int32 little", "int32 big", "int16 big", "int64 little", "int32 little", "uint8 little", null, null],
  );
});

test("a value is written as an expression that needs no names", () => {
  assert.equal(expression(kind("int32"), bytes("fe ff ff ff"), true), "-2");
  assert.equal(expression(kind("float32"), bytes("00 00 80 ff"), true), "-1e999");
  assert.equal(expression(kind("float64"), bytes("00 00 00 00 00 00 f8 7f"), true), "1e999 - 1e999");
});
