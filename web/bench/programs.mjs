// The programs that are measured. Each prints the seconds that its loop took,
// after it has made what the loop works on and collected what others left.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the programs. */
export const folder = join(dirname(fileURLToPath(import.meta.url)), "programs");

/**
 * Bars are for the time relative to CPython's natively, to Pyodide's in
 * Chromium and, where each step is traced, to the time without.
 */
export const programs = [
  { file: "view100k.py", what: "shrinking loop over a memoryview, 100,000", native: { bar: 1.0 }, browser: { bar: 1.5, goal: 1.0 }, traced: { bar: 1.5 } },
  { file: "view500k.py", what: "shrinking loop over a memoryview, 500,000", native: { bar: 1.0 }, browser: { bar: 1.5, goal: 1.0 }, traced: { bar: 1.5 } },
  { file: "bytes100k.py", what: "shrinking loop over bytes, 100,000", native: { bar: 1.5 }, browser: { bar: 3, goal: 1.5 }, traced: { bar: 1.5 } },
  { file: "double.py", what: "double a million int64 through a view", native: { bar: 1.5 }, browser: { bar: 2 } },
  { file: "sum.py", what: "sum of a million in a function", native: { bar: 1.5 }, browser: { bar: 2 } },
  { file: "find.py", what: "300,000 calls of a method of bytes", native: {}, browser: {} },
  { file: "empty.py", what: "a million rounds of nothing in a function", native: {}, browser: {} },
];

/** Returns the text of a program. */
export function text(program) {
  return readFile(join(folder, program.file), "utf8");
}

/** Returns the milliseconds that a program printed. */
export function printed(output) {
  const seconds = Number(output);
  if (!(seconds > 0)) throw new Error(`a program printed ${JSON.stringify(output)}, not its time`);
  return seconds * 1000;
}

/** A cell of a hundred lines, nearly all of which is only parsed and compiled. */
export function hundredLines() {
  const lines = [];
  for (let i = 0; i < 10; i++) {
    lines.push(
      `def crop${i}(picture, width, left, top, right, bottom):`,
      `    """Returns the rows of a part of a picture, as views."""`,
      `    rows = []`,
      `    for y in range(top, bottom):`,
      `        start = (y * width + left) * 4`,
      `        row = picture[start : start + (right - left) * 4]`,
      `        if len(row) != (right - left) * 4 or row.readonly:`,
      `            raise ValueError(f"row {y} ends after {len(row)} bytes, not {(right - left) * 4}")`,
      `        rows.append(row)`,
      `    return rows`,
    );
  }
  return lines.join("\n") + "\n";
}
