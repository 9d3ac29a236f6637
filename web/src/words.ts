// What the editor marks, in words: for the plain text field, which can mark
// nothing, and for those who hear the page. All functions are pure.

import type { Occurrence } from "./code.ts";
import { shorten } from "./name.ts";
import type { Failure, Line, Step } from "./protocol.ts";
import { notes } from "./steps.ts";

/** failureWords says where an exception was raised, and which, or "" when that is not known. */
export function failureWords(failure: Failure | null): string {
  if (failure === null || failure.line < 1) {
    return "";
  }
  const { line, column, endLine, endColumn, type, text } = failure;
  const isOneLine = endLine === line && endColumn > column;
  const where = column < 1 ? "" : isOneLine && endColumn - column > 1 ? `, columns ${column} to ${endColumn - 1}` : `, column ${column}`;
  return `error in line ${line}${where}: ${type}${text === "" ? "" : `: ${shorten(text, 200)}`}`;
}

/** stepWords says which line the picture shows, or "" when it is none of the program. */
export function stepWords(step: Step | null): string {
  if (step?.source !== "cell") {
    return "";
  }
  return `the picture shows ${step.endLine > step.line ? `lines ${step.line} to ${step.endLine}` : `line ${step.line}`}`;
}

/** costWords says what each line cost. */
export function costWords(lines: readonly Line[]): string[] {
  return [...notes(lines)].map(([line, note]) => `line ${line}: ${note.title}`);
}

/** maxNames and maxLines bound what is said of places. */
const maxNames = 6;
const maxLines = 12;

/** placeWords says in which lines the names of what is selected stand: "even is in lines 4 and 5". Names that stand nowhere are left out. */
export function placeWords(selected: ReadonlySet<string>, live: readonly Occurrence[], text: string): string {
  const lines = new Map<string, Set<number>>();
  let line = 1;
  let position = 0;
  for (const { name, from } of live) {
    for (; position < from; position++) {
      line += text[position] === "\n" ? 1 : 0;
    }
    if (selected.has(name)) {
      lines.set(name, (lines.get(name) ?? new Set()).add(line));
    }
  }
  return [...lines]
    .slice(0, maxNames)
    .map(([name, all]) => `${shorten(name)} is in ${all.size === 1 ? "line" : "lines"} ${list([...all])}`)
    .join("; ");
}

function list(numbers: readonly number[]): string {
  const shown = numbers.slice(0, maxLines).map(String);
  if (numbers.length > maxLines) {
    shown.push(`${numbers.length - maxLines} more`);
  }
  return shown.length === 1 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
