// What the browser remembers for the reader: the color theme, and nothing else.

import type { Theme } from "./state.ts";

const key = "zen-theme";

/** storedTheme returns the theme chosen before; auto when there is none or nothing may be stored here. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return stored === "light" || stored === "dark" ? stored : "auto";
  } catch {
    return "auto"; // storage is switched off, or the page is in a sandbox
  }
}

/** storeTheme remembers a theme, where the browser allows it. */
export function storeTheme(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // The choice then lasts as long as the page.
  }
}
