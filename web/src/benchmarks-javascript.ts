// The workloads with JavaScript's own arrays: slice copies, subarray shares. A
// pass returns what it has read, the same as in pkg/bench.

import type { Way } from "./benchmarks-protocol.ts";

type Work = (n: number) => Readonly<Record<Way, () => number>>;

function rising(n: number): Uint8Array {
  return Uint8Array.from({ length: n }, (_, i) => i);
}

function ends(p: Uint8Array): number {
  return (p[0] ?? 0) + (p[p.length - 1] ?? 0);
}

const shrink: Work = (n) => {
  const data = new Uint8Array(n);
  return {
    copying() {
      let b = data;
      while (b.length > 0) {
        b = b.slice(1);
      }
      return b.length;
    },
    view() {
      let b = data;
      while (b.length > 0) {
        b = b.subarray(1);
      }
      return b.length;
    },
  };
};

const chunk: Work = (n) => {
  const video = rising(Math.floor((n + 4_000_000) / 256) * 256);
  const start = 2_000_000; // the time code 00:00:01
  return { copying: () => ends(video.slice(start, start + n)), view: () => ends(video.subarray(start, start + n)) };
};

const double: Work = (n) => {
  const numbers = Float64Array.from({ length: n }, (_, i) => i);
  const doubleAll = (p: Float64Array): number => {
    for (let i = 0; i < p.length; i++) {
      p[i] = (p[i] ?? 0) * 2;
    }
    return p.subarray(0, 10).reduce((sum, x) => sum + x, 0);
  };
  return { copying: () => doubleAll(numbers.slice()), view: () => doubleAll(numbers.subarray()) };
};

const receive: Work = (n) => {
  const size = 65536;
  const wire = rising(16 * size);
  const buffer = new Uint8Array(size);
  return {
    copying() {
      let total = 0;
      for (let i = 0; i < n; i++) {
        const start = (i % 16) * size;
        const message = wire.slice(start, start + size);
        total += message.slice(16)[0] ?? 0;
      }
      return total;
    },
    view() {
      let total = 0;
      for (let i = 0; i < n; i++) {
        const start = (i % 16) * size;
        buffer.set(wire.subarray(start, start + size));
        total += buffer.subarray(16)[0] ?? 0;
      }
      return total;
    },
  };
};

const crop: Work = (n) => {
  const picture = rising(n * n * 4);
  const rows = (part: (start: number, end: number) => Uint8Array): number => {
    const all: Uint8Array[] = [];
    for (let y = n / 4; y < (n / 4) * 3; y++) {
      all.push(part((y * n + n / 4) * 4, (y * n + (n / 4) * 3) * 4));
    }
    const last = all[all.length - 1];
    return (all[0]?.[0] ?? 0) + (last?.[last.length - 1] ?? 0);
  };
  return { copying: () => rows((start, end) => picture.slice(start, end)), view: () => rows((start, end) => picture.subarray(start, end)) };
};

const frames: Work = (n) => {
  const stream = Uint8Array.from({ length: 1024 * n }, (_, i) => {
    const at = i % 1024;
    return at === 2 ? 1020 >> 8 : at === 3 ? 1020 & 255 : at < 4 ? 0 : (at - 4) % 255;
  });
  const parse = (part: (start: number, end: number) => Uint8Array): number => {
    let total = 0;
    for (let at = 0; at < stream.length; ) {
      const [a = 0, b = 0, c = 0, d = 0] = part(at, at + 4);
      const size = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
      const body = part(at + 4, at + 4 + size);
      total += body[size - 1] ?? 0;
      at += 4 + size;
    }
    return total;
  };
  return { copying: () => parse((start, end) => stream.slice(start, end)), view: () => parse((start, end) => stream.subarray(start, end)) };
};

const works: Readonly<Record<string, Work>> = { shrink, chunk, double, receive, crop, frames };

/** javascript makes the data of a workload and returns its pass. */
export function javascript(workload: string, way: Way, n: number): () => number {
  const work = works[workload];
  if (work === undefined) {
    throw new Error(`there is no workload ${workload}`);
  }
  return work(n)[way];
}
