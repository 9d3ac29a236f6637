// Results outlive the page for as long as its tab is open: leaving it, or loading
// it anew, costs nobody the minutes of a run. Nothing leaves the browser.

import type { Environment, Result } from "./benchmarks-protocol.ts";

/** Kept is what is kept. */
export interface Kept {
  readonly results: readonly Result[];
  readonly environments: readonly Environment[];
}

const key = "zen-benchmarks-1"; // the number is that of the results' form

/** keep stores results. Where the browser stores nothing they end with the page. */
export function keep(kept: Kept): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ results: kept.results, environments: kept.environments }));
  } catch {
    // A private window, or a full store: the page works without.
  }
}

/** kept returns what was stored in this tab, or null. */
export function kept(): Kept | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(key) ?? "null") as Kept | null;
    return Array.isArray(found?.results) && Array.isArray(found.environments) ? found : null;
  } catch {
    return null;
  }
}
