// The page /reference, and the ways to it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../browser.ts";
import { browser, site } from "../stage.ts";
import { violations } from "./card.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing wrong with the reference, ${colorScheme}`, async () => {
    const tab = await open(browser, `${site.url}reference#bytes.count`, { colorScheme });
    await tab.page.locator("zen-theme button").waitFor();
    // All entries look alike, and axe takes long for all of them.
    await tab.page.getByLabel("Find").fill("memoryview");
    assert.ok((await tab.page.locator(".entry:visible").count()) > 20);
    assert.deepEqual(await violations(tab.page), []);
    await tab.close();
  });
}

test("the reference is all there without scripts", async () => {
  const tab = await open(browser, `${site.url}reference`, { javaScriptEnabled: false });
  const entry = tab.page.locator('[id="bytes.count"]');
  assert.match(await entry.innerText(), /^count\s+How often .*\s+>>> b'banana'\.count\(b'an'\), .*\n\(2, 3\)/);
  assert.equal(await tab.page.locator(".search").isVisible(), false);
  await tab.close();
});

test("the field leaves the entries with all its words, and a link shows the rest again", async () => {
  const tab = await open(browser, `${site.url}reference`);
  const { page } = tab;
  const all = await page.locator(".entry").count();
  await page.getByLabel("Find").fill("memoryview RELEASE");
  const left = await page.locator(".entry:visible").count();
  assert.ok(left >= 2 && left < 20, `${left} entries are left`);
  assert.ok(await page.locator('[id="memoryview.release"]').isVisible());
  assert.equal(await page.locator(".search output").innerText(), `${left} entries`);
  await page.getByLabel("Find").fill("nothing has these words");
  assert.equal(await page.locator(".entry:visible").count(), 0);
  assert.equal(await page.locator("article section:visible").count(), 0);
  await page.locator(".contents").getByText("bytearray", { exact: true }).click();
  assert.equal(await page.locator(".entry:visible").count(), all);
  await tab.close();
});

test("the reference fits 320 pixels, and forced colors mark what was asked for", async () => {
  const tab = await open(browser, `${site.url}reference#memoryview.cast`, { viewport: { width: 320, height: 640 }, forcedColors: "active" });
  const { page } = tab;
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  const style = await page.locator('[id="memoryview.cast"]').evaluate((element) => getComputedStyle(element).outlineStyle);
  assert.equal(style, "solid");
  await tab.close();
});

test("an address without an entry of its own shows what it is about", async () => {
  const tab = await open(browser, `${site.url}reference#import-tkinter`);
  await tab.page.waitForFunction(() => {
    const top = document.getElementById("modules-that-are-not-offered")?.getBoundingClientRect().top ?? 0;
    return top > -5 && top < innerHeight;
  });
  await tab.close();
});

test("the reference is compressed, tagged, and bound by the site's policy", async () => {
  const response = await fetch(`${site.url}reference`, { headers: { "Accept-Encoding": "br" } });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-encoding"), "br");
  assert.match(response.headers.get("content-security-policy") ?? "", /default-src 'none'/);
  const again = await fetch(`${site.url}reference`, { headers: { "Accept-Encoding": "br", "If-None-Match": response.headers.get("etag") ?? "" } });
  assert.equal(again.status, 304);
});

/** programs end with errors about what is not offered. */
const programs: readonly (readonly [program: string, anchor: string])[] = [
  ["import os", "import-os"],
  ["async def f(): pass", "outside-async"],
  ["from struct import *", "outside-from-import"],
  ["open('a')", "open"],
  ["import time\ntime.ctime()", "lacks-time.ctime"],
  ["from inspect import signature", "lacks-inspect.signature"],
  ["import socket\na, b = socket.socketpair()\na.listen()", "socket.socket.listen"],
];

test("errors about what is not offered lead to it", async () => {
  const tab = await open(browser, site.url);
  const reference = await (await fetch(`${site.url}reference`)).text();
  const link = tab.page.locator("zen-output .more a");
  for (const [program, anchor] of programs) {
    await tab.page.evaluate((code) => window.zen.run(code), program);
    await link.waitFor();
    assert.equal(await link.getAttribute("href"), `/reference#${anchor}`, program);
    assert.ok(reference.includes(`id="${anchor}"`), `${anchor} is on the page`);
  }
  assert.deepEqual(await violations(tab.page), []);
  await tab.page.evaluate(() => window.zen.run("1 / 0"));
  await link.waitFor({ state: "detached" });
  await tab.close();
});

test("a link opens the reference beside the program", async () => {
  const tab = await open(browser, site.url);
  await tab.page.evaluate(() => window.zen.run("import asyncio"));
  const [opened] = await Promise.all([tab.page.waitForEvent("popup"), tab.page.locator("zen-output .more a").click()]);
  await opened.locator('[id="import-asyncio"]').waitFor();
  assert.equal(new URL(opened.url()).hash, "#import-asyncio");
  await tab.close();
});
