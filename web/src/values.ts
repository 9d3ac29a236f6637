// Bytes as numbers and text: what the inspector shows. Texts of numbers are
// Python's; integers are exact at every width. What is typed goes to Python as an
// expression: which numbers and texts there are, Python alone knows.

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

/** valuesOf returns how items of a format are read, and in which order of bytes, or null when no Values do that. */
export function valuesOf(format: string): { readonly values: Values; readonly little: boolean } | null {
  const code = plainCode(format);
  const values = [...signed, ...unsigned, ...floats].find((each) => each.code === code);
  return values === undefined ? null : { values, little: values.size === 1 || !/^[>!]/.test(format) };
}

/** expression returns a typed number, or several, as a Python expression: what read writes of infinity and of no number is none. */
export function expression(text: string): string {
  const huge = "1e999"; // larger than any float: infinity, whatever names the program has bound
  return text.replace(/(?<![\w.])inf(?![\w(])/g, huge).replace(/(?<![\w.])nan(?![\w(])/g, `(${huge} - ${huge})`);
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

/** textExpression returns typed text, which may be a Python str literal, as a Python expression of its bytes. */
export function textExpression(encoding: Encoding, text: string, little: boolean): string {
  const codec = encoding === "utf-8" ? encoding : `${encoding}-${little ? "le" : "be"}`;
  return `${/^(['"])[^]*\1$/.test(text) ? text : literal(text)}.encode('${codec}')`;
}

/** hexExpression returns typed hexadecimal digits as a Python expression of their bytes. It needs no name that a program could have bound. */
export function hexExpression(text: string): string {
  return `b''.fromhex(${literal(text.replaceAll(/0x/gi, ""))})`;
}

const escapes: Readonly<Record<string, string>> = { "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\" };

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

/** readHex writes bytes as two digits each: "1e 00". */
export function readHex(bytes: Uint8Array): string {
  return Array.from(bytes, (value) => value.toString(16).padStart(2, "0")).join(" ");
}
