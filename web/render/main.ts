// Makes the lessons' pages; web/lessons.mjs bundles and calls it.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Lesson } from "./lesson.ts";
import { runCell, startMachine } from "./outcome.ts";
import { indexPage, lessonPage } from "./page.ts";

/** render writes a page for each lesson, and their index, into a folder. program is the folder of page.wasm. */
export async function render(all: readonly Lesson[], program: string, folder: string): Promise<void> {
  const machine = await startMachine(program);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "index.html"), indexPage(all));
  for (const lesson of all) {
    const run: Parameters<typeof lessonPage>[2] = (code, fresh, id, draw = []) => runCell(machine, code, fresh, id, draw);
    await writeFile(join(folder, `${lesson.name}.html`), await lessonPage(lesson, all, run));
  }
}
