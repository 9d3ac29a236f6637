// Programs as HTML: a line is an element, and what is a keyword, a text or a
// number has a class.

import { linesOf } from "../src/highlight.ts";
import { escape } from "./html.ts";

/** codeOf returns the lines of a program as HTML. */
export function codeOf(program: string): string {
  return linesOf(program)
    .map((line) => line.map(({ text, kind }) => (kind === "" ? escape(text) : `<span class="${kind}">${escape(text)}</span>`)).join(""))
    .map((line) => `<span class="line">${line}</span>`)
    .join("\n");
}
