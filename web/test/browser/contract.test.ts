// What a cell cannot do, in the page: package playground says it, and its test
// runs the same programs natively.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type {} from "../../src/main.ts";
import { open } from "../browser.ts";
import { root } from "../site.ts";
import { browser, site } from "../stage.ts";

test("programs that try to reach the page, the network or storage fail, and nothing outside changes", async () => {
  const text = await readFile(join(root, "pkg/playground/testdata/escapes.py"), "utf8");
  const programs = text.split("---\n");
  const tab = await open(browser, site.url);
  const { page } = tab;
  await page.evaluate(() => window.zen.ready);
  await page.locator(".cm-editor").waitFor(); // the editor is loaded late
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const outside = (): Promise<unknown> =>
    page.evaluate(async () => ({
      globals: Object.getOwnPropertyNames(window).sort(),
      title: document.title,
      address: location.href,
      cookie: document.cookie,
      stored: [JSON.stringify(localStorage), JSON.stringify(sessionStorage)],
      databases: (await indexedDB.databases()).map((one) => one.name),
    }));
  const before = await outside();
  const types = await page.evaluate(async (all) => {
    const ends: (string | undefined)[] = [];
    for (const program of all) {
      ends.push((await window.zen.run(program)).error?.type);
    }
    return ends;
  }, programs);
  assert.deepEqual(types, programs.map((program) => /### (\w+)\s*$/.exec(program)?.[1]));
  assert.deepEqual(await outside(), before);
  assert.deepEqual(asked, []);
  await tab.close();
});

test("two pages share no names and no memory, and reset forgets both", async () => {
  const [one, other] = await Promise.all([open(browser, site.url), open(browser, site.url)]);
  await one.page.evaluate(() => window.zen.run("secret = bytearray(b'secret')"));
  const seen = await other.page.evaluate(async () => [await window.zen.run("secret"), window.zen.state().buffers.length] as const);
  assert.equal(seen[0].error?.type, "NameError");
  assert.equal(seen[1], 0);
  const left = await one.page.evaluate(async () => {
    await window.zen.reset();
    return [(await window.zen.run("secret")).error?.type, window.zen.state().buffers.length] as const;
  });
  assert.deepEqual(left, ["NameError", 0]);
  await one.close();
  await other.close();
});
