import assert from "node:assert/strict";
import { test } from "node:test";
import { codes, inPython, lensLane, lensText, parseLens } from "../../src/lens.ts";
import { itemFormat } from "../../src/format.ts";
import type { Buffer } from "../../src/protocol.ts";
import { named } from "./sample.ts";

const array = named("a");
const bytearray: Buffer = { ...named("data"), length: 13 };

/** Each expression was tried in CPython 3.15 on objects of that kind. */
const cases: readonly { lens: string; buffer: Buffer; want: string }[] = [
  { lens: "H", buffer: array, want: "memoryview(a).cast('B').cast('H')" },
  { lens: "B", buffer: array, want: "memoryview(a).cast('B')" },
  { lens: "B", buffer: bytearray, want: "memoryview(data)" },
  { lens: "b", buffer: bytearray, want: "memoryview(data).cast('b')" },
  { lens: "i", buffer: bytearray, want: "memoryview(data)[:12].cast('i')" },
  { lens: ">i", buffer: array, want: "struct.unpack('>4i', a)" },
  { lens: ">H", buffer: bytearray, want: "struct.unpack('>6H', memoryview(data).cast('B')[:12])" },
];

test("a lens says how Python does the same", () => {
  for (const { lens, buffer, want } of cases) {
    const parsed = parseLens(lens);
    assert.ok(parsed);
    assert.equal(inPython(parsed, buffer), want);
  }
});

test("a lens covers the whole items of a buffer", () => {
  const lane = lensLane({ code: "i", little: false }, bytearray);
  assert.deepEqual([lane.life, lane.view.format, lane.view.shape, lane.view.strides], ["lens", ">i", [3], [4]]);
});

test("lenses are written and read, and what is no lens is none", () => {
  for (const { code, size } of codes) {
    assert.equal(itemFormat(`<${code}`)?.size, size, code);
    assert.equal(lensText(parseLens(code)), code);
    assert.equal(lensText(parseLens(`>${code}`)), `>${code}`);
  }
  assert.deepEqual([parseLens(""), parseLens("x"), lensText(null)], [null, null, ""]);
});
