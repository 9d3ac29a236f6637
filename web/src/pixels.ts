// Pictures in memory: views whose items are pixels of four bytes, red, green,
// blue and opacity, the order in which a canvas takes them.
//
//	p = memoryview(pixels).cast('I')    contiguous: a canvas is drawn from Go's memory itself
//	p[::-1], image[1:3, ::-1]           strided: the pixels are gathered first

import type { Memory } from "./memory.ts";
import { plural } from "./picture.ts";
import type { Buffer, State, View } from "./protocol.ts";

/** pixelSize is how many bytes a pixel has. */
const pixelSize = 4;

/** Pixels are the pixels of a view, one after the other. */
export interface Pixels {
  /** Shares memory with the machine when gathered is 0: valid until the caller returns to the event loop. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  /** How many bytes were copied to bring the pixels together. */
  readonly gathered: number;
}

/** viewNamed returns the view of a name and its buffer, or null when there is none. */
export function viewNamed(state: State, name: string): { readonly view: View; readonly buffer: Buffer } | null {
  const view = state.views.find((each) => each.names.includes(name) && !each.released);
  const buffer = state.buffers.find((each) => each.id === view?.buffer);
  return view === undefined || buffer === undefined ? null : { view, buffer };
}

/** pixelsOf returns the pixels of a view, or null when its items are no pixels or cannot be read now. */
export function pixelsOf(view: View, buffer: Buffer, memory: Memory): Pixels | null {
  if (view.itemsize !== pixelSize || view.suboffsets.some((each) => each >= 0)) {
    return null;
  }
  const count = view.shape.reduce((a, b) => a * b, 1);
  if (view.contiguous) {
    const bytes = memory.bytes(buffer, view.offset, view.offset + count * pixelSize);
    return bytes === null ? null : { data: clamped(bytes), gathered: 0 };
  }
  const bytes = memory.bytes(buffer, 0, buffer.length);
  return bytes === null ? null : { data: gather(view, bytes, count), gathered: count * pixelSize };
}

/** clamped returns the same memory as the kind of array that a canvas takes. */
function clamped(bytes: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  return new Uint8ClampedArray(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
}

/** gather copies the items of a strided view to one place, the last axis running fastest. */
function gather(view: View, bytes: Uint8Array, count: number): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(count * pixelSize);
  const index = view.shape.map(() => 0);
  for (let item = 0; item < count; item++) {
    const at = index.reduce((sum, i, axis) => sum + i * (view.strides[axis] ?? 0), view.offset);
    data.set(bytes.subarray(at, at + pixelSize), item * pixelSize);
    for (let axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = ((index[axis] ?? 0) + 1) % (view.shape[axis] ?? 1);
      if (index[axis] !== 0) {
        break;
      }
    }
  }
  return data;
}

/** drawnText says what drawing the pixels cost. */
export function drawnText({ gathered }: Pixels): string {
  return gathered === 0 ? "to draw: 0 bytes copied, straight from Go’s memory" : `to draw: ${plural(gathered, "byte")} gathered, for it is strided`;
}
