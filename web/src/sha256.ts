// SHA-256 of bytes that arrive in pieces. The browser's own (crypto.subtle) takes
// a whole message at once, which for a file would be a second copy of it, and
// is missing where the page came over plain HTTP.
//
// See FIPS 180-4, https://csrc.nist.gov/pubs/fips/180-4/upd1/final.

/** Sha256 takes in bytes and gives their digest. */
export class Sha256 {
  readonly #state = new Int32Array(8);
  readonly #block = new Uint8Array(64);
  readonly #words = new Int32Array(64);
  /** How many bytes have been taken in. */
  #size = 0;

  constructor() {
    this.#state.set(fractions(8, Math.sqrt));
  }

  /** update takes in the next bytes. */
  update(bytes: Uint8Array): void {
    let at = 0;
    const used = this.#size % 64;
    this.#size += bytes.length;
    if (used > 0) {
      at = Math.min(64 - used, bytes.length);
      this.#block.set(bytes.subarray(0, at), used);
      if (used + at < 64) {
        return;
      }
      this.#mix(viewOf(this.#block), 0);
    }
    const data = viewOf(bytes);
    for (; at + 64 <= bytes.length; at += 64) {
      this.#mix(data, at);
    }
    this.#block.set(bytes.subarray(at));
  }

  /** digest ends the message and returns 64 hexadecimal digits. Afterwards the hash is of no more use. */
  digest(): string {
    const bits = BigInt(this.#size) * 8n;
    const used = this.#size % 64;
    const end = new Uint8Array((used < 56 ? 64 : 128) - used); // one bit and the length must fit
    end[0] = 0x80;
    new DataView(end.buffer).setBigUint64(end.length - 8, bits);
    this.update(end);
    return [...this.#state].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  /** mix works the block of 64 bytes at an offset into the state. It allocates nothing: a file has millions of blocks. */
  #mix(data: DataView, at: number): void {
    const w = this.#words;
    for (let i = 0; i < 16; i++) {
      w[i] = data.getInt32(at + 4 * i);
    }
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15] as number;
      const y = w[i - 2] as number;
      const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
      const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
      w[i] = (w[i - 16] as number) + s0 + (w[i - 7] as number) + s1;
    }
    const s = this.#state as unknown as [number, number, number, number, number, number, number, number];
    let a = s[0];
    let b = s[1];
    let c = s[2];
    let d = s[3];
    let e = s[4];
    let f = s[5];
    let g = s[6];
    let h = s[7];
    for (let i = 0; i < 64; i++) {
      const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (constants[i] as number) + (w[i] as number)) | 0;
      const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    s[0] += a;
    s[1] += b;
    s[2] += c;
    s[3] += d;
    s[4] += e;
    s[5] += f;
    s[6] += g;
    s[7] += h;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** turn rotates the bits of a word to the right. */
function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** fractions returns the first 32 bits behind the point of the roots of the first count primes. */
function fractions(count: number, root: (n: number) => number): Int32Array {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) {
    if (primes.every((prime) => n % prime !== 0)) {
      primes.push(n);
    }
  }
  // 2**32 times a root below 20 has 37 bits: a double holds them exactly enough.
  return Int32Array.from(primes, (prime) => Math.floor((root(prime) % 1) * 2 ** 32));
}

const constants = fractions(64, Math.cbrt);
