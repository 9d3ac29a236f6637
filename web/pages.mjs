// Makes the site's pages:
//
//     node web/pages.mjs DIR SOURCES...
//
// Each .html file in the folders SOURCES, or below them, is the source of a page
// (shell.mjs says what it looks like): index.html of "/", reference.html of
// "/reference", lessons/index.html of "/lessons". DIR gets the whole pages by
// the same names; the server finds them there. What the build makes for a page
// written by hand, as a picture, is a file NAME.part in one of the folders, and
// takes the place of the comment "part: NAME".

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { renderPage } from "./shell.mjs";

/**
 * Returns the sources of pages in a folder by their names.
 *
 * @param {string} folder
 * @returns {Promise<Map<string, string>>}
 */
async function sourcesIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".html")).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const names = files.map((file) => relative(folder, file).replaceAll(sep, "/")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return new Map(names.map((name, i) => [name, texts[i] ?? ""]));
}

/**
 * Returns the text of a page with its parts in it; one that no folder has is left out.
 *
 * @param {string} text
 * @param {readonly string[]} folders
 */
async function withParts(text, folders) {
  let whole = text;
  for (const [comment, name] of text.matchAll(/<!-- part: ([\w-]+) -->/g)) {
    const found = await Promise.all(folders.map((folder) => readFile(join(folder, `${name}.part`), "utf8").catch(() => "")));
    whole = whole.replace(comment, () => found.join(""));
  }
  return whole;
}

/**
 * Returns the address of the page with a name.
 *
 * @param {string} name
 */
function addressOf(name) {
  return "/" + name.replace(/(^|\/)index\.html$/, "").replace(/\.html$/, "");
}

/**
 * Renders the pages whose sources are in the folders and returns them by name.
 *
 * @param {readonly string[]} folders
 */
export async function renderPages(folders) {
  /** @type {Map<string, string>} */
  const sources = new Map();
  for (const folder of folders) {
    for (const [name, text] of await sourcesIn(folder)) {
      if (sources.has(name)) throw new Error(`${join(folder, name)}: there is another page of this name`);
      sources.set(name, await withParts(text, folders));
    }
  }
  const addresses = [...sources.keys()].map(addressOf);
  /** @type {Map<string, string>} */
  const pages = new Map();
  for (const [name, text] of sources) {
    try {
      pages.set(name, renderPage(text, addressOf(name), addresses));
    } catch (error) {
      throw new Error(`${name}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }
  return pages;
}

// Not where a test has bundled this file: there the program is the test.
if (basename(process.argv[1] ?? "") === "pages.mjs") {
  const [dir, ...folders] = process.argv.slice(2);
  if (dir === undefined || folders.length === 0) throw new Error("usage: node web/pages.mjs DIR SOURCES...");
  for (const [name, text] of await renderPages(folders)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), text);
  }
}
