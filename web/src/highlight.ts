// Programs cut into pieces that have a color: what the build writes into pages,
// and cells in other people's pages show until the reader edits. The classes
// have the editor's colors by static/lessons.css.

import { highlightTree, tagHighlighter, tags } from "@lezer/highlight";
import { parser } from "@lezer/python";

/** Piece is a part of a line. */
export interface Piece {
  readonly text: string;
  /** "keyword", "string", "number", "function", "comment", or "" for what has no color. */
  readonly kind: string;
}

const highlighter = tagHighlighter([
  { tag: [tags.keyword, tags.moduleKeyword, tags.controlKeyword, tags.definitionKeyword, tags.operatorKeyword], class: "keyword" },
  { tag: [tags.string, tags.special(tags.string)], class: "string" },
  { tag: [tags.number, tags.bool, tags.null], class: "number" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.className], class: "function" },
  { tag: tags.comment, class: "comment" },
]);

/** linesOf returns the lines of a program; a text over several lines is a piece of each. */
export function linesOf(program: string): Piece[][] {
  const code = program.trimEnd();
  const lines: Piece[][] = [[]];
  let at = 0;
  const add = (to: number, kind: string): void => {
    code.slice(at, to).split("\n").forEach((text, i) => {
      if (i > 0) {
        lines.push([]);
      }
      if (text !== "") {
        lines.at(-1)?.push({ text, kind });
      }
    });
    at = to;
  };
  highlightTree(parser.parse(code), highlighter, (from, to, kind) => {
    add(from, "");
    add(to, kind);
  });
  add(code.length, "");
  return lines;
}
