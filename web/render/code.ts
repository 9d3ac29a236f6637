// Programs as HTML: a line is an element, and what is a keyword, a text or a
// number has a class. static/lessons.css gives the classes the editor's colors.

import { pythonLanguage } from "@codemirror/lang-python";
import { highlightTree, tagHighlighter, tags } from "@lezer/highlight";
import { escape } from "./html.ts";

const highlighter = tagHighlighter([
  { tag: [tags.keyword, tags.moduleKeyword, tags.controlKeyword, tags.definitionKeyword, tags.operatorKeyword], class: "keyword" },
  { tag: [tags.string, tags.special(tags.string)], class: "string" },
  { tag: [tags.number, tags.bool, tags.null], class: "number" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.className], class: "function" },
  { tag: tags.comment, class: "comment" },
]);

/** codeOf returns the lines of a program as HTML. */
export function codeOf(program: string): string {
  const code = program.trimEnd();
  const parts: string[] = [];
  let at = 0;
  const plain = (to: number): void => {
    parts.push(escape(code.slice(at, to)));
    at = to;
  };
  highlightTree(pythonLanguage.parser.parse(code), highlighter, (from, to, classes) => {
    plain(from);
    // A text over several lines is a part of each.
    parts.push(code.slice(from, to).split("\n").map((part) => `<span class="${classes}">${escape(part)}</span>`).join("\n"));
    at = to;
  });
  plain(code.length);
  return parts.join("").split("\n").map((line) => `<span class="line">${line}</span>`).join("\n");
}
