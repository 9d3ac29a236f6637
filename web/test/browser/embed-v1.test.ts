// The contract of version 1: pages as authors have written them, which must go
// on working. They are in embed-v1/, and none may be changed: a page that shows
// more of what authors do is added. Each has a script of its author's, which
// uses what the guide promises and writes what came of it into #outcome.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { open } from "../browser.ts";
import { browser, host } from "../host-stage.ts";
import { root } from "../site.ts";

const folder = join(root, "web/test/browser/embed-v1");
const outcomes = JSON.parse(await readFile(join(folder, "outcomes.json"), "utf8")) as Readonly<Record<string, unknown>>;

test("every page has an outcome", async () => {
  assert.deepEqual((await readdir(folder)).filter((name) => name.endsWith(".html")).sort(), Object.keys(outcomes).sort());
});

for (const [name, outcome] of Object.entries(outcomes)) {
  test(`${name} works as on the day it was written`, async () => {
    const html = await readFile(join(folder, name), "utf8");
    const tab = await open(browser, host.page(html.replaceAll("https://zen.example", "HOME")));
    const place = tab.page.locator("#outcome");
    await place.filter({ hasText: /./ }).waitFor();
    assert.deepEqual(JSON.parse((await place.textContent()) ?? ""), outcome);
    await tab.close();
  });
}
