// Makes the lessons' pages and pictures, and the guide for authors, who show
// them elsewhere; web/lessons.mjs bundles and calls it.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Machine } from "../src/machine.ts";
import { guidePage } from "./guide.ts";
import type { Shown } from "./guide.ts";
import type { Lesson } from "./lesson.ts";
import { runCell, startMachine } from "./outcome.ts";
import { indexPage, lessonPage } from "./page.ts";
import firstProgram from "../../pkg/playground/examples/copy-or-window.py";

/**
 * render writes the sources of pages into one folder: lessons/NAME.html for each
 * lesson, their index, and embed/guide.html. Into the folder pictures go files
 * that are served as they are: lessons/NAME/N.svg is the memory after the program
 * N of a lesson. first-memory.part is what the playground shows
 * at first. program is the folder of page.wasm.
 */
export async function render(all: readonly Lesson[], program: string, pages: string, pictures: string): Promise<void> {
  const machine = await startMachine(program);
  await mkdir(join(pages, "lessons"), { recursive: true });
  await mkdir(join(pages, "embed"), { recursive: true });
  await writeFile(join(pages, "lessons/index.html"), indexPage(all));
  const shown: Shown[] = [];
  for (const lesson of all) {
    const programs = await renderLesson(lesson, all, machine, join(pages, "lessons"), join(pictures, "lessons", lesson.name));
    shown.push({ name: lesson.name, title: lesson.title, programs });
  }
  await writeFile(join(pages, "embed/guide.html"), guidePage(shown));
  await writeFile(join(pages, "first-memory.part"), await firstMemory(machine));
}

/** firstMemory returns the picture on the playground before anything has run: the memory before the first program writes. */
async function firstMemory(machine: Machine): Promise<string> {
  const { before } = await runCell(machine, firstProgram, true, "first", []);
  if (before === null) {
    throw new Error("the first program writes nothing");
  }
  return `<div class="first-memory">${before.picture}</div>`;
}

/** renderLesson writes a lesson's page and pictures, and returns which of its programs have a picture. */
async function renderLesson(lesson: Lesson, all: readonly Lesson[], machine: Machine, pages: string, pictures: string): Promise<readonly boolean[]> {
  await mkdir(pictures, { recursive: true });
  const programs: boolean[] = [];
  const run: Parameters<typeof lessonPage>[2] = async (code, fresh, id, draw = []) => {
    const outcome = await runCell(machine, code, fresh, id, draw);
    programs.push(outcome.file !== null);
    if (outcome.file !== null) {
      await writeFile(join(pictures, `${programs.length}.svg`), outcome.file);
    }
    return outcome;
  };
  await writeFile(join(pages, `${lesson.name}.html`), await lessonPage(lesson, all, run));
  return programs;
}
