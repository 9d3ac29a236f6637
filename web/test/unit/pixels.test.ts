import assert from "node:assert/strict";
import { test } from "node:test";
import { countersText } from "../../src/counters.ts";
import type { Memory } from "../../src/memory.ts";
import { drawnText, pixelsOf, viewNamed } from "../../src/pixels.ts";
import type { Buffer, View } from "../../src/protocol.ts";
import { state } from "./sample.ts";

/** Six pixels: byte b of pixel p is 16 p + b. */
const bytes = Uint8Array.from({ length: 24 }, (_, i) => 16 * Math.floor(i / 4) + (i % 4));
const memory: Memory = { bytes: (_, from, to) => bytes.subarray(from, to) };
const buffer: Buffer = { ...state.buffers[0]!, length: 24 };
const view: View = { ...state.views[0]!, format: "I", itemsize: 4, offset: 0, shape: [6], strides: [4], suboffsets: [], contiguous: true, released: false };

/** first returns the first byte of each pixel, which tells the pixels apart, and how many bytes were gathered. */
function first(changed: Partial<View>): [readonly number[], number] {
  const pixels = pixelsOf({ ...view, ...changed }, buffer, memory)!;
  return [[...pixels.data].filter((_, i) => i % 4 === 0), pixels.gathered];
}

test("a contiguous view shares memory with the machine", () => {
  const pixels = pixelsOf(view, buffer, memory)!;
  assert.equal(pixels.data.buffer, bytes.buffer);
  assert.equal(pixels.gathered, 0);
  assert.deepEqual(first({ offset: 8, shape: [2] }), [[32, 48], 0]);
});

test("a strided view is gathered in its own order", () => {
  const isStrided = { contiguous: false };
  assert.deepEqual(first({ ...isStrided, offset: 20, strides: [-4] }), [[80, 64, 48, 32, 16, 0], 24]);
  assert.deepEqual(first({ ...isStrided, shape: [3], strides: [8] }), [[0, 32, 64], 12]);
  // Two lines of three pixels, each mirrored.
  assert.deepEqual(first({ ...isStrided, offset: 8, shape: [2, 3], strides: [12, -4] }), [[32, 16, 0, 80, 64, 48], 24]);
  assert.deepEqual(first({ ...isStrided, shape: [0], strides: [8] }), [[], 0]);
});

test("what is no view of pixels is not drawn", () => {
  assert.equal(pixelsOf({ ...view, itemsize: 1 }, buffer, memory), null);
  assert.equal(pixelsOf(view, buffer, { bytes: () => null }), null);
  assert.equal(viewNamed(state, "nobody"), null);
  assert.equal(viewNamed({ ...state, views: state.views.map((each) => ({ ...each, released: true })) }, state.views[0]!.names[0]!), null);
  assert.equal(viewNamed(state, state.views[0]!.names[0]!)?.view, state.views[0]);
});

test("costs are said in words", () => {
  assert.equal(drawnText({ data: new Uint8ClampedArray(0), gathered: 0 }), "to draw: 0 bytes copied, straight from Go’s memory");
  assert.equal(drawnText({ data: new Uint8ClampedArray(0), gathered: 1200 }), "to draw: 1,200 bytes gathered, for it is strided");
  const counters = { shared: 1234, copied: 6, written: 0, exports: 1, copiedMore: 0, sharedViews: [] };
  assert.equal(countersText(counters), "1,234 B shared by views · 6 B copied by slicing · 0 B written · 1 export held");
});
