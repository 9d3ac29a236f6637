// Honest timing in JavaScript, the same as pkg/bench/measure.go has it: the
// clock's step is measured, a batch lasts 200 steps and a millisecond at the
// least, and the result is the median of nine with the least and the most.

/** Clock returns milliseconds. */
export type Clock = () => number;

/** Timing is how long one pass takes, in nanoseconds. */
export interface Timing {
  readonly medianNs: number;
  readonly leastNs: number;
  readonly mostNs: number;
  readonly samplesNs: readonly number[];
  readonly passes: number;
  readonly warmUpNs: number;
  readonly emptyNs: number;
  readonly clockStepNs: number;
}

const stepsOfBatch = 200;
const batches = 9;
const batchesOfLong = 3;
const longPass = 1000; // milliseconds
const mostPasses = 2 ** 24; // where the work is nothing, its batch may stay short

/** clockStep returns the smallest of twenty steps in which a clock moves, in milliseconds. */
export function clockStep(now: Clock): number {
  let least = Infinity;
  for (let last = now(), seen = 0; seen < 20; ) {
    const time = now();
    if (time > last) {
      least = Math.min(least, time - last);
      last = time;
      seen++;
    }
  }
  return least;
}

/** measure times a pass. It calls tell after each batch, and waits for pause. */
export async function measure(pass: () => number, now: Clock, pause: () => Promise<void>, tell: (done: number, of: number) => void): Promise<Timing> {
  const step = clockStep(now);
  const enough = Math.max(stepsOfBatch * step, 1);
  const batch = async (work: () => number, times: number): Promise<number> => {
    let kept = 0;
    const began = now();
    for (let i = 0; i < times; i++) {
      kept += work(); // so that no pass is left out
    }
    const took = now() - began;
    await pause();
    return kept === Infinity ? NaN : took;
  };
  const passesOf = async (work: () => number): Promise<number> => {
    let times = 1;
    while (times < mostPasses && (await batch(work, times)) < enough) {
      times *= 2;
    }
    return times;
  };
  tell(0, batches);
  const first = await batch(pass, 1);
  const isLong = first > longPass;
  const passes = isLong ? 1 : await passesOf(pass);
  const samples: number[] = [];
  for (let i = 0, many = isLong ? batchesOfLong : batches; i < many; i++) {
    samples.push(((await batch(pass, passes)) / passes) * 1e6);
    tell(i + 1, many);
  }
  const empty = (): number => 0;
  const rounds = await passesOf(empty);
  const emptyNs = ((await batch(empty, rounds)) / rounds) * 1e6;
  const sorted = [...samples].sort((a, b) => a - b);
  return {
    medianNs: sorted[sorted.length >> 1] ?? 0,
    leastNs: sorted[0] ?? 0,
    mostNs: sorted[sorted.length - 1] ?? 0,
    samplesNs: samples,
    passes,
    warmUpNs: first * 1e6,
    emptyNs,
    clockStepNs: step * 1e6,
  };
}
