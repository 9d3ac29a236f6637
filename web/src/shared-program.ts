// One Go program for all cells of a page: it is downloaded once, and runs once.

import type { Maker } from "./engine.ts";
import type { Machine } from "./machine.ts";

/** roomForAll bounds what all sessions of a page may hold together, roughly, in bytes: WebAssembly's memory ends at 4 GB. */
const roomForAll = 2 ** 30;

/** roomFor returns what a session may hold when it is one of so many; the first ones may hold as much as four can. */
export function roomFor(sessions: number): number {
  return Math.floor(roomForAll / Math.max(sessions, 4));
}

/**
 * sharedProgram returns a maker of machines that are all in the Go program of a
 * machine that make makes, which itself runs nothing. None of them may hold more
 * than most, in bytes.
 */
export function sharedProgram(make: Maker, most: number): Maker {
  const told = new Set<(fraction: number) => void>();
  let first: Promise<Machine> | null = null;
  const begin = (): Promise<Machine> => {
    const failed = (): void => void (first = null); // its machines have failed with it, and tell so themselves
    const made = make((fraction) => told.forEach((progress) => progress(fraction)), { changed: () => undefined, failed });
    made.catch(failed);
    return made;
  };
  return async (progress, listener) => {
    told.add(progress);
    try {
      first ??= begin();
      const machine = (await first).another(listener);
      await machine.limit(Math.min(roomFor(machine.siblings - 1), most));
      return machine;
    } finally {
      told.delete(progress);
    }
  };
}
