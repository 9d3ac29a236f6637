// Honest timing in JavaScript, the same as pkg/bench/measure.go has it: the
// clock's step is measured, a batch lasts 200 steps and a millisecond at the
// least, and the result is the median of nine with the least and the most. A
// batch that turns out too short has all of them measured again.

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
const nine = 9;
const three = 3; // where one pass is long
const longPass = 1000; // milliseconds
const warmUp = 100; // milliseconds of work before any that counts
const mostPasses = 2 ** 26; // an engine may leave out a loop around nothing: its batch stays short

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

/** measure times a pass, and nothing beside it. It calls tell after each batch, and waits for pause. */
export async function measure(
  pass: () => number,
  now: Clock,
  pause: () => Promise<void>,
  tell: (done: number, of: number) => void,
  nothing = (): number => 0,
): Promise<Timing> {
  const step = clockStep(now);
  const enough = Math.max(stepsOfBatch * step, 1);
  const batches = new Batches(now, pause);
  tell(0, nine);
  const first = await batches.one(pass, 1);
  const isLong = first > longPass;
  const measured = isLong ? { passes: 1, ...(await batches.several(pass, 1, three, 0, tell)) } : await batches.long(pass, enough, tell);
  const sorted = [...measured.samples].sort((a, b) => a - b);
  return {
    medianNs: sorted[sorted.length >> 1] ?? 0,
    leastNs: sorted[0] ?? 0,
    mostNs: sorted[sorted.length - 1] ?? 0,
    samplesNs: measured.samples,
    passes: measured.passes,
    warmUpNs: first * 1e6,
    emptyNs: await batches.empty(nothing, enough),
    clockStepNs: step * 1e6,
  };
}

const silent = (): void => undefined;

/** Batches runs work again and again by a clock, in milliseconds, and pauses after each batch. */
class Batches {
  readonly #now: Clock;
  readonly #pause: () => Promise<void>;

  constructor(now: Clock, pause: () => Promise<void>) {
    this.#now = now;
    this.#pause = pause;
  }

  /** one runs a batch and resolves to how long it took. */
  async one(work: () => number, times: number): Promise<number> {
    let kept = 0;
    const began = this.#now();
    for (let i = 0; i < times; i++) {
      kept += work(); // so that no pass is left out
    }
    const took = this.#now() - began;
    await this.#pause();
    return kept === Infinity ? NaN : took;
  }

  /** several measures so many batches, in nanoseconds for a pass; it ends early, after a batch that takes less than enough. */
  async several(work: () => number, passes: number, many: number, enough: number, tell: (done: number, of: number) => void): Promise<{ samples: number[]; shortest: number }> {
    const samples: number[] = [];
    let shortest = Infinity;
    while (samples.length < many && shortest >= enough) {
      const took = await this.one(work, passes);
      shortest = Math.min(shortest, took);
      samples.push((took / passes) * 1e6);
      tell(samples.length, many);
    }
    return { samples, shortest };
  }

  /** long measures nine batches that all are long enough: when one is not, for the work has become faster, all are measured again. */
  async long(work: () => number, enough: number, tell: (done: number, of: number) => void): Promise<{ passes: number; samples: number[] }> {
    for (let passes = 1; ; ) {
      passes = await this.#passes(work, passes, enough, warmUp);
      const { samples, shortest } = await this.several(work, passes, nine, enough, tell);
      if (shortest >= enough || passes >= mostPasses) {
        return { passes, samples };
      }
      passes = more(passes, shortest, enough);
    }
  }

  /** empty resolves to the nanoseconds of a round of a loop around nothing, the median of three batches. */
  async empty(nothing: () => number, enough: number): Promise<number> {
    const rounds = await this.#passes(nothing, 1, enough, 0);
    const { samples } = await this.several(nothing, rounds, three, 0, silent);
    return samples.sort((a, b) => a - b)[1] ?? 0;
  }

  /** #passes finds how many passes make a batch half as long again as it has to be, from at the least, and works for so many milliseconds. */
  async #passes(work: () => number, from: number, enough: number, warm: number): Promise<number> {
    for (let times = from, worked = 0; ; ) {
      const took = await this.one(work, times);
      worked += took;
      if (took < 1.5 * enough && times < mostPasses) {
        times = more(times, took, 1.5 * enough);
      } else if (worked >= warm || times >= mostPasses) {
        return times;
      }
    }
  }
}

/** more returns how many passes are to be tried after a batch of so many took too little. */
function more(passes: number, took: number, enough: number): number {
  return Math.min(took * 8 <= enough ? passes * 8 : Math.max(Math.floor((passes * 1.1 * enough) / took), passes + 1), mostPasses);
}
