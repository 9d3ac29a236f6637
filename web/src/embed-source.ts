// What the src of a cell in somebody's page names: a program of a lesson, or
// what a link to the playground carries.

import { isLink } from "./fragment.ts";
import { LinkError, sessionOf } from "./share.ts";
import type { Spot } from "./spot.ts";

/** Source is what a cell runs, and what it shows then. */
export interface Source {
  readonly program: string;
  /** The programs that run before it, unseen: those of the lesson that its names come from. */
  readonly before: readonly string[];
  /** The step to show, or null: the last. */
  readonly step: number | null;
  readonly selection: Spot | null;
}

/** SourceError says in a sentence why a src cannot be shown. */
export class SourceError extends Error {}

/** sourceOf returns what a src names on the site at home, such as "https://…/"; it throws SourceError when that is nothing, or cannot be had. */
export async function sourceOf(src: string, home: string): Promise<Source> {
  const address = addressOf(src, home);
  if (address?.origin !== new URL(home).origin) {
    throw new SourceError(`This program is not of ${new URL(home).host}, so it cannot be shown: ${src}`);
  }
  if (isLink(address.hash)) {
    return ofLink(address.hash);
  }
  const name = /^\/lessons\/([^/]+?)(?:\.html|\/)?$/.exec(address.pathname)?.[1];
  if (name === undefined) {
    throw new SourceError(`This names neither a lesson nor a link to the playground: ${src}`);
  }
  return ofLesson(name, address.hash, home);
}

function addressOf(src: string, home: string): URL | null {
  try {
    return new URL(src, home);
  } catch {
    return null;
  }
}

async function ofLink(fragment: string): Promise<Source> {
  try {
    const { program, step, selection, files } = await sessionOf(fragment);
    if (files.length > 0) {
      throw new SourceError("This link's program reads a file, which links do not carry. It can be opened in the playground.");
    }
    return { program, before: [], step, selection };
  } catch (error) {
    throw error instanceof LinkError ? new SourceError(error.message) : error;
  }
}

/** ofLesson returns the program of a lesson's page that the fragment counts, or its first. */
async function ofLesson(name: string, fragment: string, home: string): Promise<Source> {
  const page = await pageOf(name, home);
  const cells = [...page.querySelectorAll("zen-cell")];
  const n = fragment === "" ? 1 : Number(/^#(\d+)$/.exec(fragment)?.[1]);
  const cell = cells[n - 1];
  if (cell === undefined) {
    throw new SourceError(`The lesson “${name}” has ${cells.length} programs, and none is ${fragment}.`);
  }
  // A challenge stands alone; other programs go on from those before them.
  const isAlone = cell.hasAttribute("data-test");
  const before = isAlone ? [] : cells.slice(0, n - 1).filter((each) => !each.hasAttribute("data-test"));
  return { program: programIn(cell), before: before.map(programIn), step: null, selection: null };
}

async function pageOf(name: string, home: string): Promise<Document> {
  let response: Response;
  try {
    response = await fetch(new URL(`/lessons/${name}`, home), { credentials: "omit" });
  } catch {
    throw new SourceError(`The lesson “${name}” could not be loaded.`);
  }
  if (!response.ok) {
    throw new SourceError(response.status === 404 ? `There is no lesson “${name}”.` : `The lesson “${name}” could not be loaded: ${response.status}.`);
  }
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

function programIn(cell: Element): string {
  return cell.querySelector(".program")?.textContent ?? "";
}
