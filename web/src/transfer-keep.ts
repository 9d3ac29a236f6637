// What outlives a reload of the page /sendfile: the plan, in the address, and
// the last results, in this tab's storage.

import type { Result } from "./transfer-state.ts";
import type { Plan } from "./transfer.ts";

/** planText writes a plan for the address's fragment: "size=67108864&receiver=reads…". */
export function planText(plan: Plan): string {
  const { size, file, cache, receiver, repeats } = plan;
  return new URLSearchParams({ size: String(size), file, cache, receiver, repeats: String(repeats) }).toString();
}

/** planOf reads what a fragment says of a plan; what it does not know it leaves out. */
export function planOf(fragment: string): Partial<Plan> {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  const count = (name: string): number | undefined => {
    const value = Number(said.get(name));
    return Number.isSafeInteger(value) && value > 0 ? value : undefined;
  };
  const one = <Value extends string>(name: string, values: readonly Value[]): Value | undefined => values.find((value) => value === said.get(name));
  const found = {
    size: count("size"),
    repeats: count("repeats"),
    file: one("file", ["sparse", "random"]),
    cache: one("cache", ["hot", "cold"]),
    receiver: one("receiver", ["reads", "discards", "browser"]),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Partial<Plan>;
}

/** Kept is what the tab remembers. */
export interface Kept {
  readonly results: readonly Result[];
  readonly guess: string | null;
}

const key = "zen-transfer.v1";

/** keep remembers results. Where the browser refuses it they are gone after a reload, and nothing else. */
export function keep(kept: Kept): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Storage is full, or forbidden.
  }
}

/** kept returns what was remembered, or null. */
export function kept(): Kept | null {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as Kept);
  } catch {
    return null;
  }
}
