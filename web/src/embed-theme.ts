// The colors of the page around a cell. Light text says that the page is dark:
// it is there however the page paints what lies behind it.

/** themeAround returns what suits the place of an element. */
export function themeAround(element: Element): "light" | "dark" {
  return isLight(getComputedStyle(element).color) ? "dark" : "light";
}

/** isLight reports whether a color, as browsers compute it, is nearer to white than to black: rgb(…), color(…), lab(…), oklch(…). */
export function isLight(color: string): boolean {
  const [one = 0, two = 0, three = 0] = (color.replace(/^color\(\S+/, "").match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  if (/^(ok)?l/.test(color)) {
    return one > (color.startsWith("ok") ? 0.6 : 50); // its lightness
  }
  return 0.299 * one + 0.587 * two + 0.114 * three > (color.startsWith("rgb") ? 127.5 : 0.5);
}

/** watchTheme calls changed when the colors around an element may have changed, once a frame at most, until what it returns is called. */
export function watchTheme(element: Element, changed: () => void): () => void {
  const media = matchMedia("(prefers-color-scheme: dark)");
  let asked = 0;
  const soon = (): void => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(changed);
  };
  const observer = new MutationObserver(soon);
  // Pages switch by a class, an attribute or a style sheet.
  for (let at: Element | null = element.parentElement; at !== null; at = at.parentElement) {
    observer.observe(at, { attributes: true });
  }
  observer.observe(document.head, { attributes: true, childList: true, subtree: true });
  media.addEventListener("change", soon);
  // Where colors fade, the new ones are there at the end.
  document.addEventListener("transitionend", soon);
  return () => {
    cancelAnimationFrame(asked);
    observer.disconnect();
    media.removeEventListener("change", soon);
    document.removeEventListener("transitionend", soon);
  };
}
