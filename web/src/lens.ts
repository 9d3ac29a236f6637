// A lens reads a buffer's bytes as other items. It is drawn as a lane but is no
// Python object: nothing was made, nothing is exported.

import type { Lane } from "./picture.ts";
import type { Buffer, View } from "./protocol.ts";

/** Lens is how bytes are read: a struct code, and the order of bytes. */
export interface Lens {
  readonly code: string;
  readonly little: boolean;
}

/** codes are what a lens can read, with what they are called. */
export const codes: readonly { readonly code: string; readonly name: string; readonly size: number }[] = [
  { code: "B", name: "unsigned byte", size: 1 },
  { code: "b", name: "signed byte", size: 1 },
  { code: "c", name: "character", size: 1 },
  { code: "?", name: "bool", size: 1 },
  { code: "H", name: "unsigned 16 bits", size: 2 },
  { code: "h", name: "signed 16 bits", size: 2 },
  { code: "I", name: "unsigned 32 bits", size: 4 },
  { code: "i", name: "signed 32 bits", size: 4 },
  { code: "Q", name: "unsigned 64 bits", size: 8 },
  { code: "q", name: "signed 64 bits", size: 8 },
  { code: "e", name: "float of 16 bits", size: 2 },
  { code: "f", name: "float of 32 bits", size: 4 },
  { code: "d", name: "float of 64 bits", size: 8 },
];

/** lensId is the id of every lens in the place of a view's; Python's objects have positive ones. */
export const lensId = -1;

/** lensText writes a lens as a struct format, "" for none: "H", ">H". */
export function lensText(lens: Lens | null): string {
  return lens === null ? "" : lens.little ? lens.code : `>${lens.code}`;
}

/** parseLens reads what lensText wrote; null is none. */
export function parseLens(text: string): Lens | null {
  const code = text.replace(/^>/, "");
  return codes.some((each) => each.code === code) ? { code, little: !text.startsWith(">") } : null;
}

/** lensLane returns the lane of a lens over a buffer. */
export function lensLane(lens: Lens, buffer: Buffer): Lane {
  const size = sizeOf(lens);
  const count = Math.floor(buffer.length / size);
  const view: View = {
    id: lensId,
    names: [],
    buffer: buffer.id,
    object: 0,
    offset: 0,
    format: `${lens.little ? "<" : ">"}${lens.code}`,
    itemsize: size,
    shape: [count],
    strides: [size],
    suboffsets: [],
    readonly: true,
    contiguous: true,
    released: false,
    retains: 0,
  };
  const name = `as '${lensText(lens)}'`;
  return { life: "lens", view, hue: 0, name, label: name, details: "no Python object" };
}

function sizeOf(lens: Lens): number {
  return codes.find((each) => each.code === lens.code)?.size ?? 1;
}

/**
 * inPython returns the expression that reads the bytes so in Python. A cast
 * goes between bytes and other items only, takes whole items, and knows the
 * machine's own order of bytes alone: struct reads the other.
 */
export function inPython(lens: Lens, buffer: Buffer): string {
  const name = buffer.names[0] ?? "…";
  const size = sizeOf(lens);
  const whole = buffer.length - (buffer.length % size);
  const isWhole = whole === buffer.length;
  if (!lens.little && size > 1) {
    return `struct.unpack('>${whole / size}${lens.code}', ${isWhole ? name : `memoryview(${name}).cast('B')[:${whole}]`})`;
  }
  const isBytes = buffer.itemsize === 1 && /^B?$/.test(buffer.typecode);
  const part = isWhole ? "" : `[:${whole}]`;
  const view = `memoryview(${name})`;
  if (lens.code === "B") {
    return isBytes ? view : `${view}.cast('B')`;
  }
  return `${view}${isBytes ? "" : ".cast('B')"}${part}.cast('${lens.code}')`;
}
