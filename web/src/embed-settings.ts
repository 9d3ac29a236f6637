// What an author writes on <zero-copy-zen>: its attributes and its block. What
// is not understood is left out, and said.

import { parts } from "./embed-protocol.ts";
import type { Part } from "./embed-protocol.ts";

/** Settings are the attributes, read; one that is missing has its default. */
export interface Settings {
  readonly theme: "auto" | "light" | "dark";
  readonly view: readonly Part[];
  readonly step: number | null;
  readonly readonly: boolean;
  readonly autorun: boolean;
  /** In pixels of CSS. */
  readonly height: number | null;
  readonly inline: boolean;
  readonly session: string | null;
  /** What a reader who cannot see it is told that the cell is, or null. */
  readonly label: string | null;
  readonly src: string | null;
  /** What the frame may do, as the attribute of <iframe> says it. */
  readonly sandbox: string;
}

/** may is what a frame may do unless the author allows less. */
const may = ["allow-scripts", "allow-same-origin", "allow-popups", "allow-downloads"];

/** lists are the attributes of several words, with those that mean something. */
const lists: Readonly<Record<string, readonly string[]>> = { view: parts, sandbox: may };

/** Reader returns what a value means, undefined when it means nothing; null is a missing attribute. */
type Reader<T> = (value: string | null) => T | undefined;

const readers: { readonly [Name in keyof Settings]: Reader<Settings[Name]> } = {
  theme: (value) => (value === null ? "auto" : (["auto", "light", "dark"] as const).find((one) => one === value)),
  view: (value) => (value === null ? parts : some(parts, words(value))),
  step: count,
  readonly: flag,
  autorun: flag,
  height: (value) => count(value === null ? null : value.replace(/px$/, "")) || (value === null ? null : undefined),
  inline: flag,
  session: text,
  label: text,
  src: text,
  sandbox: (value) => (value === null ? may : some(may, ["allow-scripts", ...words(value)]))?.join(" "),
};

/** attributes are the names of all attributes. */
export const attributes = Object.keys(readers) as readonly (keyof Settings)[];

/** settingsOf reads an element's attributes. slips are those it does not understand, as they are written. */
export function settingsOf(element: Element): { settings: Settings; slips: readonly string[] } {
  const settings = Object.fromEntries(
    attributes.map((name) => {
      const value = element.getAttribute(name);
      return [name, readers[name](value) ?? (value === null ? null : readers[name](null))];
    }),
  ) as unknown as Settings;
  const slips = [...element.attributes].map((one) => slipIn(element, one, settings.inline)).filter((slip) => slip !== null);
  return { settings, slips };
}

/** slipIn returns what of an attribute is not understood, as it is written; null when all of it is. */
function slipIn(element: Element, { name, value }: Attr, isInline: boolean): string | null {
  const strange = words(value).filter((word) => lists[name]?.includes(word) === false);
  if (strange.length > 0) {
    return `${name}="${strange.join(" ")}"`;
  }
  if (name === (isInline ? "sandbox" : "session")) {
    return `${name}="${value}" ${isInline ? "with" : "without"} inline`;
  }
  return isSlip(element, name, value) ? `${name}="${value}"` : null;
}

/** isSlip reports whether an attribute is neither ours, with a value that means something, nor one that any element may have. */
function isSlip(element: Element, name: string, value: string): boolean {
  if (name in readers) {
    return readers[name as keyof Settings](value) === undefined;
  }
  // Those of frameworks, aria- and data- have a sign in their name; those of HTML are properties too, but for a few.
  const isPlain = /^[a-z]+$/.test(name) && !/^(class|part|is|role|xmlns|item\w+)$/.test(name);
  return isPlain && !properties(element).has(name);
}

function properties(element: Element): ReadonlySet<string> {
  const names = new Set<string>();
  for (const name in element) {
    names.add(name.toLowerCase());
  }
  return names;
}

/** programOf returns the program in the author's block. */
export function programOf(element: Element): string {
  const block = element.querySelector("pre code") ?? element.querySelector("pre") ?? element;
  const copy = block.cloneNode(true) as Element;
  // Numbers that a highlighter has put before the lines.
  copy.querySelectorAll(".linenos").forEach((one) => one.remove());
  return (copy.textContent ?? "").replace(/^\r?\n/, "");
}

function words(value: string): string[] {
  return value.split(/[\s,]+/).filter((word) => word !== "");
}

/** some returns those of all that were chosen, in the order of all; undefined when none is. */
function some<T extends string>(all: readonly T[], chosen: readonly string[]): readonly T[] | undefined {
  const known = all.filter((one) => chosen.includes(one));
  return known.length > 0 ? known : undefined;
}

function count(value: string | null): number | null | undefined {
  return value === null ? null : /^\d{1,5}$/.test(value) ? Number(value) : undefined;
}

function flag(value: string | null): boolean | undefined {
  return value === null ? false : value === "false" ? undefined : true;
}

function text(value: string | null): string | null | undefined {
  return value === "" ? undefined : value;
}
