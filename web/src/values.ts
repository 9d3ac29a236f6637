// Bytes as numbers and text, and back: what the inspector shows and takes.
// Texts of numbers are Python's; integers are exact at every width.

import { itemFormat, plainCode } from "./format.ts";

/** Values names how bytes are read, with the struct code of an item. */
export interface Values {
  readonly name: string;
  readonly code: string;
  /** In bytes. */
  readonly size: number;
}

export const signed: readonly Values[] = [
  { name: "int8", code: "b", size: 1 },
  { name: "int16", code: "h", size: 2 },
  { name: "int32", code: "i", size: 4 },
  { name: "int64", code: "q", size: 8 },
];

export const unsigned: readonly Values[] = [
  { name: "uint8", code: "B", size: 1 },
  { name: "uint16", code: "H", size: 2 },
  { name: "uint32", code: "I", size: 4 },
  { name: "uint64", code: "Q", size: 8 },
];

export const floats: readonly Values[] = [
  { name: "float16", code: "e", size: 2 },
  { name: "float32", code: "f", size: 4 },
  { name: "float64", code: "d", size: 8 },
];

/** read returns the values of the bytes, one behind the other: "30, 0". The length must be a multiple of the size. */
export function read(values: Values, bytes: Uint8Array, little: boolean): string {
  const format = itemFormat((little ? "<" : ">") + values.code);
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts: string[] = [];
  for (let at = 0; at < bytes.length; at += values.size) {
    texts.push(format?.text(data, at) ?? "");
  }
  return texts.join(", ");
}

/** write returns the bytes of values as read writes them, count of them, or in a sentence why there are none. */
export function write(values: Values, text: string, count: number, little: boolean): Uint8Array | string {
  const parts = text.split(/[\s,]+/).filter((part) => part !== "");
  if (parts.length !== count) {
    return count === 1 ? `${values.name} takes one number` : `${values.name} takes ${count} numbers here`;
  }
  const bytes = new Uint8Array(count * values.size);
  for (const [i, part] of parts.entries()) {
    const problem = put(values, part, new DataView(bytes.buffer, i * values.size, values.size), little);
    if (problem !== "") {
      return problem;
    }
  }
  return bytes;
}

/** valuesOf returns how items of a format are read, and in which order of bytes, or null when no Values do that. */
export function valuesOf(format: string): { readonly values: Values; readonly little: boolean } | null {
  const code = plainCode(format);
  const values = [...signed, ...unsigned, ...floats].find((each) => each.code === code);
  return values === undefined ? null : { values, little: values.size === 1 || !/^[>!]/.test(format) };
}

/** expression writes bytes that hold one value as a Python expression that is equal to it. */
export function expression(values: Values, bytes: Uint8Array, little: boolean): string {
  const huge = "1e999"; // larger than any float: infinity, whatever names the program has bound
  return read(values, bytes, little).replace("inf", huge).replace("nan", `${huge} - ${huge}`);
}

/** put writes one number and returns "", or why it does not. */
function put(values: Values, text: string, data: DataView, little: boolean): string {
  return floats.includes(values) ? putFloat(values, text, data, little) : putInteger(values, text, data, little);
}

function putInteger({ name, code, size }: Values, text: string, data: DataView, little: boolean): string {
  const value = integer(text);
  if (value === null) {
    return `${text} is no whole number`;
  }
  const bits = BigInt(8 * size);
  const isSigned = code === code.toLowerCase();
  const least = isSigned ? -(1n << (bits - 1n)) : 0n;
  const most = least + (1n << bits) - 1n;
  if (value < least || value > most) {
    return `${name} holds ${least} to ${most}`.replace("-", "−");
  }
  for (let i = 0; i < size; i++) {
    data.setUint8(little ? i : size - 1 - i, Number(BigInt.asUintN(8, value >> BigInt(8 * i))));
  }
  return "";
}

/** integer reads a whole number as Python's int(text, 0) does, or returns null. */
function integer(text: string): bigint | null {
  const [, sign, digits] = /^([-+−]?)(0x[0-9a-f](?:_?[0-9a-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*|\d(?:_?\d)*)$/i.exec(text) ?? [];
  if (digits === undefined) {
    return null;
  }
  const value = BigInt(digits.replaceAll("_", ""));
  return sign === "" || sign === "+" ? value : -value;
}

function putFloat({ name, size }: Values, text: string, data: DataView, little: boolean): string {
  const value = float(text);
  if (value === null) {
    return `${text} is no number`;
  }
  if (size === 8) {
    data.setFloat64(0, value, little);
    return "";
  }
  if (size === 4) {
    data.setFloat32(0, value, little);
  } else {
    data.setUint16(0, halfBits(value), little);
  }
  const isTooLarge = Number.isFinite(value) && !Number.isFinite(size === 4 ? Math.fround(value) : halfRange(value));
  return isTooLarge ? `${text} is too large for ${name}` : "";
}

/** float reads a number as Python's float(text) does, or returns null. */
function float(text: string): number | null {
  const plain = text.replace("−", "-").toLowerCase();
  const [, sign, word] = /^([-+]?)(nan|inf(?:inity)?)$/.exec(plain) ?? [];
  if (word !== undefined) {
    return (sign === "-" ? -1 : 1) * (word === "nan" ? NaN : Infinity);
  }
  const isNumber = /^[-+]?(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[-+]?\d(?:_?\d)*)?$/.test(plain);
  return isNumber ? Number(plain.replaceAll("_", "")) : null;
}

/** halfRange returns x, or infinity when x rounds to more than the largest half-precision number, 65504. */
function halfRange(x: number): number {
  return Math.abs(x) >= 65520 ? Infinity : x;
}

/** halfBits returns the bits of the nearest half-precision number; of two that are as near, the even one. */
function halfBits(x: number): number {
  const sign = x < 0 || Object.is(x, -0) ? 0x8000 : 0;
  const size = Math.abs(x);
  if (Number.isNaN(x)) {
    return 0x7e00;
  }
  if (size >= 65520) {
    return sign | 0x7c00;
  }
  // What a unit in the last place is worth; below 2**-14 numbers are as far apart as there.
  const exponent = size < 2 ** -14 ? -14 : Math.floor(Math.log2(size));
  const units = even(size / 2 ** (exponent - 10));
  // 2048 units are 1024 of the next exponent: addition carries them over.
  return sign | (size < 2 ** -14 ? units : ((exponent + 15) << 10) + (units - 1024));
}

/** even rounds to the nearest whole number, and halves to the even one. */
function even(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}

/** Encoding is how characters are bytes. */
export type Encoding = "utf-8" | "utf-16" | "utf-32";

/** readText returns the bytes as a Python str literal, or "" when they are no text in that encoding. */
export function readText(encoding: Encoding, bytes: Uint8Array, little: boolean): string {
  try {
    return literal(encoding === "utf-32" ? utf32(bytes, little) : decode(encoding, bytes, little));
  } catch {
    return ""; // the decoder refuses what is no text
  }
}

function decode(encoding: "utf-8" | "utf-16", bytes: Uint8Array, little: boolean): string {
  if (encoding === "utf-16" && bytes.length % 2 !== 0) {
    throw new RangeError("half a code unit");
  }
  const label = encoding === "utf-8" ? encoding : little ? "utf-16le" : "utf-16be";
  return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
}

function utf32(bytes: Uint8Array, little: boolean): string {
  if (bytes.length % 4 !== 0) {
    throw new RangeError("a part of a character");
  }
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const point = data.getUint32(at, little);
    if (point >= 0xd800 && point <= 0xdfff) {
      throw new RangeError("a surrogate is no character");
    }
    text += String.fromCodePoint(point);
  }
  return text;
}

/** writeText returns the bytes of a text, which may be a Python str literal and must fill size bytes, or why there are none. */
export function writeText(encoding: Encoding, text: string, size: number, little: boolean): Uint8Array | string {
  const plain = unquoted(text);
  const bytes = encode(encoding, plain, little);
  return bytes.length === size ? bytes : `these characters take ${bytes.length} bytes, not ${size}`;
}

function encode(encoding: Encoding, text: string, little: boolean): Uint8Array {
  if (encoding === "utf-8") {
    return new TextEncoder().encode(text);
  }
  const width = encoding === "utf-16" ? 2 : 4;
  const units = width === 2 ? text.split("").map((unit) => unit.charCodeAt(0)) : [...text].map((each) => each.codePointAt(0) ?? 0);
  const data = new DataView(new ArrayBuffer(units.length * width));
  units.forEach((unit, i) => (width === 2 ? data.setUint16(2 * i, unit, little) : data.setUint32(4 * i, unit, little)));
  return new Uint8Array(data.buffer);
}

const escapes: Readonly<Record<string, string>> = { "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\" };
const unescapes: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", "0": "\0" };

/** literal writes a text as Python's repr does: in single quotes, or in double ones where that saves escapes. */
function literal(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/[\\\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, (each) => {
    const point = each.codePointAt(0) ?? 0;
    const hex = point.toString(16);
    return escapes[each] ?? (point < 0x100 ? `\\x${hex.padStart(2, "0")}` : point < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`);
  });
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

/** unquoted reads a literal in quotes, with its escapes; any other text stands for itself. */
function unquoted(text: string): string {
  const [, , inner] = /^(['"])([^]*)\1$/.exec(text) ?? [];
  if (inner === undefined) {
    return text;
  }
  return inner.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U(00(?:0\d|10)[0-9a-f]{4})|([^]))/gi, (_all, x, u, long, one: string) => {
    const hex: string | undefined = x ?? u ?? long;
    return hex === undefined ? (unescapes[one] ?? one) : String.fromCodePoint(parseInt(hex, 16));
  });
}

/** readHex writes bytes as two digits each: "1e 00". */
export function readHex(bytes: Uint8Array): string {
  return Array.from(bytes, (value) => value.toString(16).padStart(2, "0")).join(" ");
}

/** writeHex reads size bytes as readHex writes them, or says why not. */
export function writeHex(text: string, size: number): Uint8Array | string {
  const digits = text.replace(/\s|0x/gi, "");
  if (!/^[0-9a-f]*$/i.test(digits) || digits.length !== 2 * size) {
    return `hex takes ${2 * size} digits here`;
  }
  return Uint8Array.from({ length: size }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}
