import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { parsePage, renderPage } from "../../shell.mjs";

const source = `<!--
title: Bytes & "views": a lesson
description: One <idea>.
style: /lesson.css
-->
<main id="main"><h1>Views</h1></main>
`;

test("a page has the site's head, header and foot around its text", () => {
  const page = renderPage(source, "/lessons/views", ["/", "/lessons", "/lessons/views", "/reference"]);
  assert.match(page, /<title>Bytes &#38; &#34;views&#34;: a lesson · Zero-Copy Zen<\/title>/);
  assert.match(page, /content="One &#60;idea&#62;\."/);
  assert.match(page, /href="\/lesson\.css"/);
  assert.match(page, /src="\/build\/page\.js"/);
  assert.match(page, /<span class="name">Zero-Copy Zen<\/span>/);
  assert.match(page, /<main id="main"><h1>Views<\/h1><\/main>/);
  assert.match(page, /href="\/reference">/);
});

test("the header leads to the pages there are, and marks where the reader is", () => {
  const hrefs = (page: string): string[] => {
    const nav = /<nav.*?<\/nav>/s.exec(page)?.[0] ?? "";
    return [...nav.matchAll(/<a href="([^"]+)"([^>]*)>/g)].map((match) => `${match[1]}${match[2]}`);
  };
  assert.deepEqual(hrefs(renderPage(source, "/lessons/views", ["/lessons/views", "/lessons", "/"])), ["/", '/lessons aria-current="true"']);
  assert.deepEqual(hrefs(renderPage(source, "/", ["/", "/sendfile"])), ['/ aria-current="page"', "/sendfile"]);
  assert.deepEqual(hrefs(renderPage(source, "/sendfiles", ["/", "/sendfile"])), ["/", "/sendfile"]);
});

test("the playground's own name is its first heading", () => {
  assert.match(renderPage(source, "/", ["/"]), /<h1 class="name">Zero-Copy Zen<\/h1>/);
  assert.match(renderPage(source, "/", ["/"]), /<title>Bytes &#38; &#34;views&#34;: a lesson<\/title>/);
});

test("a source that says too little or something else is refused", () => {
  assert.throws(() => parsePage("<main></main>"), /begins with a comment/);
  assert.throws(() => parsePage("<!--\ntitle: A\n-->\n<main></main>"), /needs a title and a description/);
  assert.throws(() => parsePage("<!--\ntitle: A\nauthor: B\n-->\n<main></main>"), /cannot say "author: B"/);
});

test("pages are made from all folders, by their names", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "zen-pages-"));
  t.after(() => rm(folder, { recursive: true }));
  const make = async (...sources: string[]): Promise<void> => {
    await promisify(execFile)(process.execPath, ["web/pages.mjs", join(folder, "out"), ...sources.map((name) => join(folder, name))]);
  };
  for (const name of ["a/index.html", "b/lessons/index.html", "b/lessons/views.html", "c/index.html"]) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), source);
  }
  await make("a", "b");
  assert.match(await readFile(join(folder, "out/index.html"), "utf8"), /href="\/" aria-current="page"/);
  assert.match(await readFile(join(folder, "out/lessons/views.html"), "utf8"), /href="\/lessons" aria-current="true"/);
  assert.match(await readFile(join(folder, "out/lessons/index.html"), "utf8"), /href="\/lessons" aria-current="page"/);
  await assert.rejects(make("a", "c"), /index\.html: there is another page of this name/);
});
