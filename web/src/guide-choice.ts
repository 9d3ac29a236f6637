// What an author has chosen in the guide, and the texts that come of it. All
// functions are pure.

import { elementOf, inMarkdown, pictureInMarkdown, scriptOf } from "./embed-snippet.ts";
import type { Snippet } from "./embed-snippet.ts";

/** Fields are what is read of a form: FormData has them. */
export interface Fields {
  get(name: string): unknown;
  getAll(name: string): readonly unknown[];
}

/** Choice is a cell as it was chosen. */
export interface Choice {
  readonly program: string;
  /** The lesson that the program is of, and which of its programs it is, from 1; null for one of the author's own. */
  readonly lesson: { readonly name: string; readonly at: number } | null;
  readonly attributes: Readonly<Record<string, string>>;
}

const allParts = 4;

/** lessonOf returns the lesson that was chosen, or null. */
export function lessonOf(fields: Fields): Choice["lesson"] {
  const [, name, at] = /^([\w-]+)#(\d+)$/.exec(String(fields.get("lesson"))) ?? [];
  return fields.get("kind") !== "lesson" || name === undefined ? null : { name, at: Number(at) };
}

/** choiceOf returns what was chosen; program is the text of the lesson's program, or of the form's. */
export function choiceOf(fields: Fields, program: string): Choice {
  const lesson = lessonOf(fields);
  const view = fields.getAll("view").map(String);
  const flags = fields.getAll("flag").map(String);
  const said: readonly (readonly [name: string, value: string | null])[] = [
    ["src", lesson === null ? null : `/lessons/${lesson.name}#${lesson.at}`],
    ["view", view.length === 0 || view.length === allParts ? null : view.join(" ")],
    ["theme", fields.get("theme") === "auto" ? null : String(fields.get("theme"))],
    ["step", numberIn(fields.get("step"))],
    ["height", numberIn(fields.get("height"))],
    ...["readonly", "autorun", "inline"].map((flag) => [flag, flags.includes(flag) ? "" : null] as const),
    ["session", flags.includes("inline") ? String(fields.get("session") ?? "").trim() || null : null],
  ];
  return { program, lesson, attributes: Object.fromEntries(said.filter(([, value]) => value !== null)) as Record<string, string> };
}

function numberIn(value: unknown): string | null {
  const digits = String(value ?? "").trim();
  return /^\d{1,5}$/.test(digits) ? String(Number(digits)) : null;
}

/** Texts are what an author copies. */
export interface Texts {
  readonly html: string;
  readonly markdown: string;
  readonly plain: string;
}

/** textsOf returns the texts for a choice. link leads to the program in the playground. */
export function textsOf({ program, lesson, attributes }: Choice, home: string, link: string): Texts {
  const snippet: Snippet = { program, attributes };
  const cell = elementOf(snippet);
  return {
    html: `${scriptOf(home)}\n${cell}\n`,
    markdown: `${inMarkdown(cell)}\n`,
    plain: lesson === null ? `[Run this program](${link})\n` : `${pictureOf(lesson, home)}\n`,
  };
}

function pictureOf({ name, at }: NonNullable<Choice["lesson"]>, home: string): string {
  return pictureInMarkdown(`The memory after program ${at} of the lesson ${name}`, `${home}/lessons/${name}/${at}.svg`, `${home}/lessons/${name}`);
}
