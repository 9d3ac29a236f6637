// What the browser remembers for the reader: the color theme, and whether the
// program is edited as plain text.

import type { Theme } from "./state.ts";

/** storedTheme returns the theme chosen before; auto when there is none or nothing may be stored here. */
export function storedTheme(): Theme {
  const stored = load("zen-theme");
  return stored === "light" || stored === "dark" ? stored : "auto";
}

/** storeTheme remembers a theme, where the browser allows it. */
export function storeTheme(theme: Theme): void {
  store("zen-theme", theme);
}

/** storedPlain returns whether plain text was chosen before. */
export function storedPlain(): boolean {
  return load("zen-plain") === "yes";
}

/** storePlain remembers that choice, where the browser allows it. */
export function storePlain(plain: boolean): void {
  store("zen-plain", plain ? "yes" : "no");
}

function load(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is switched off, or the page is in a sandbox
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice then lasts as long as the page.
  }
}
