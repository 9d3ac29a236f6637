// Item formats (struct, PEP 3118) as far as a single item goes: what a view's
// bytes mean, as the text that Python prints for the item.
//
// See https://docs.python.org/3/library/struct.html#format-characters.

/** Decode returns the text of the item at a byte position; little says the order of its bytes. */
type Decode = (data: DataView, at: number, little: boolean) => string;

/** ItemFormat is one decoded format. */
export interface ItemFormat {
  /** In bytes. */
  readonly size: number;
  /** text returns the item at byte `at` as Python prints it; data must hold `size` bytes from there. */
  text(data: DataView, at: number): string;
}

const decoders: Readonly<Record<string, Decode>> = {
  c: (data, at) => bytesText(data.getUint8(at)),
  b: (data, at) => String(data.getInt8(at)),
  B: (data, at) => String(data.getUint8(at)),
  "?": (data, at) => (data.getUint8(at) === 0 ? "False" : "True"),
  h: (data, at, little) => String(data.getInt16(at, little)),
  H: (data, at, little) => String(data.getUint16(at, little)),
  i: (data, at, little) => String(data.getInt32(at, little)),
  I: (data, at, little) => String(data.getUint32(at, little)),
  q: (data, at, little) => String(data.getBigInt64(at, little)),
  Q: (data, at, little) => String(data.getBigUint64(at, little)),
  e: (data, at, little) => floatText(half(data.getUint16(at, little))),
  f: (data, at, little) => floatText(data.getFloat32(at, little)),
  d: (data, at, little) => floatText(data.getFloat64(at, little)),
  Zf: (data, at, little) => complexText(data.getFloat32(at, little), data.getFloat32(at + 4, little)),
  Zd: (data, at, little) => complexText(data.getFloat64(at, little), data.getFloat64(at + 8, little)),
  w: (data, at, little) => characterText(data.getUint32(at, little)),
};

const sizes: Readonly<Record<string, number>> = {
  c: 1, b: 1, B: 1, "?": 1, h: 2, H: 2, i: 4, I: 4, q: 8, Q: 8, e: 2, f: 4, d: 8, Zf: 8, Zd: 16, w: 4,
};

// On a 64-bit machine these native codes mean the same bytes as another code.
const native: Readonly<Record<string, string>> = { l: "q", L: "Q", n: "q", N: "Q", P: "Q" };

// With an explicit byte order a long has its standard size.
const standard: Readonly<Record<string, string>> = { l: "i", L: "I" };

/**
 * itemFormat returns how items of a format are read, or null when the format
 * is not a single item that can be shown (structures, strings, unknown codes).
 * Native sizes are those of a 64-bit machine, byte order little endian.
 */
export function itemFormat(format: string): ItemFormat | null {
  const prefix = /^[@=<>!]/.exec(format)?.[0] ?? "";
  const plain = plainCode(format);
  const decode = decoders[plain];
  const size = sizes[plain];
  if (decode === undefined || size === undefined) {
    return null;
  }
  const little = prefix !== ">" && prefix !== "!";
  return { size, text: (data, at) => decode(data, at, little) };
}

/** plainCode returns a format's code without its prefix, and of codes that mean the same bytes always the same. */
export function plainCode(format: string): string {
  const prefix = /^[@=<>!]/.exec(format)?.[0] ?? "";
  const code = format.slice(prefix.length);
  const aliases = prefix === "" || prefix === "@" ? native : standard;
  return aliases[code] ?? code;
}

/** half returns the value of an IEEE 754 half-precision number. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) {
    return fraction === 0 ? sign * Infinity : NaN;
  }
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** floatText returns repr(x) of a Python float. */
export function floatText(x: number): string {
  const text = shortest(x);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** complexText returns repr() of a Python complex. */
function complexText(real: number, imaginary: number): string {
  const imaginaryText = shortest(imaginary);
  if (Object.is(real, 0)) {
    return `${imaginaryText}j`;
  }
  const sign = /^-/.test(imaginaryText) ? "" : "+";
  return `(${shortest(real)}${sign}${imaginaryText}j)`;
}

/**
 * shortest returns the shortest digits that read back as x, as Python writes
 * them: an exponent of at least two digits, used from 1e16 up and below 1e-4.
 */
function shortest(x: number): string {
  if (Number.isNaN(x)) {
    return "nan";
  }
  if (!Number.isFinite(x)) {
    return x < 0 ? "-inf" : "inf";
  }
  if (Object.is(x, -0)) {
    return "-0";
  }
  const size = Math.abs(x);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits, exponent] = x.toExponential().split("e") as [string, string];
    return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, "0")}`;
  }
  return String(x);
}

/** bytesText returns repr(bytes([value])). */
function bytesText(value: number): string {
  return value === 0x27 ? `b"'"` : `b'${escaped(value)}'`;
}

function escaped(value: number): string {
  switch (value) {
    case 0x09:
      return "\\t";
    case 0x0a:
      return "\\n";
    case 0x0d:
      return "\\r";
    case 0x5c:
      return "\\\\";
  }
  if (value < 0x20 || value > 0x7e) {
    return `\\x${value.toString(16).padStart(2, "0")}`;
  }
  return String.fromCharCode(value);
}

/** characterText returns the str item of an array of 'w', or the number when it is no character. */
function characterText(value: number): string {
  const isCharacter = value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
  return isCharacter ? `'${String.fromCodePoint(value)}'` : `0x${value.toString(16)}`;
}
