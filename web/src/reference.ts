// The script of the page /reference: a field that shows only the entries with
// the words typed. Without it the page is all there.

import "./page.ts";
import { grouped } from "./grouped.ts";

/** Entry is one line of the page, with what is searched. */
interface Entry {
  readonly element: HTMLElement;
  readonly text: string;
}

/** Part is a section of the page with its entries. */
interface Part {
  readonly element: HTMLElement;
  readonly title: string;
  readonly entries: readonly Entry[];
}

const parts: readonly Part[] = [...document.querySelectorAll<HTMLElement>("article section")].map((element) => ({
  element,
  title: text(element.querySelector("h2")),
  entries: [...element.querySelectorAll<HTMLElement>(".entry")].map((entry) => ({ element: entry, text: text(entry) })),
}));

function text(element: Element | null): string {
  return (element?.textContent ?? "").toLowerCase();
}

/** filter hides what lacks one of the words, and returns how many entries are left. A section whose title has them all is shown whole. */
function filter(words: readonly string[]): number {
  const has = (where: string): boolean => words.every((word) => where.includes(word));
  let shown = 0;
  for (const part of parts) {
    const whole = has(part.title);
    let left = 0;
    for (const entry of part.entries) {
      const visible = whole || has(`${part.title} ${entry.text}`);
      entry.element.hidden = !visible;
      left += visible ? 1 : 0;
    }
    part.element.hidden = left === 0;
    shown += left;
  }
  return shown;
}

/** reveal shows what the address names. An error may name a module that has no line of its own: then the list of modules is shown. */
function reveal(): void {
  const name = decodeURIComponent(location.hash.slice(1));
  if (name === "") {
    return;
  }
  const target = document.getElementById(name) ?? document.getElementById(name.startsWith("import-") ? "modules-that-are-not-offered" : "what-lies-outside");
  if (target !== null && target.checkVisibility()) {
    target.scrollIntoView();
  }
}

const search = document.querySelector<HTMLElement>(".search");
const field = search?.querySelector("input");
const count = search?.querySelector("output");
if (search && field && count) {
  search.hidden = false;
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const shown = filter(words);
    count.textContent = words.length === 0 ? "" : shown === 1 ? "1 entry" : `${grouped(shown)} entries`;
  });
  document.addEventListener("click", (event) => {
    // A link within the page must lead somewhere: what is hidden is shown again.
    if (event.target instanceof Element && event.target.closest('a[href^="#"]') !== null && field.value !== "") {
      field.value = "";
      count.textContent = "";
      filter([]);
    }
  });
}
addEventListener("hashchange", reveal);
reveal();
