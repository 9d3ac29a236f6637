// The guide for authors: what it says without a script, and that what it gives
// to copy runs.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { open } from "../browser.ts";
import { browser, host } from "../host-stage.ts";
import { visit } from "../host.ts";
import { violations } from "./card.ts";

function guide(): string {
  return `${host.home}/embed/guide`;
}

/** result returns a text that the guide gives to copy, once it holds something. */
async function result(page: Page, name: string, holds: RegExp): Promise<string> {
  const place = page.locator(`[data-result="${name}"]`);
  await place.filter({ hasText: holds }).waitFor();
  return (await place.textContent()) ?? "";
}

test("without scripts it says all, and shows no form that would do nothing", async () => {
  const tab = await open(browser, guide(), { javaScriptEnabled: false });
  const { page } = tab;
  assert.equal(await page.locator("form").isVisible(), false);
  for (const name of ["In plain HTML", "In MkDocs and other Markdown", "Attributes", "Events and methods", "What a Content-Security-Policy must allow", "Versions"]) {
    assert.ok(await page.getByRole("heading", { name, exact: true }).isVisible(), name);
  }
  assert.equal(await page.locator("zero-copy-zen pre").first().isVisible(), true);
  await tab.close();
});

test("no line of what it gives to copy is cut off", async () => {
  for (const width of [1440, 390]) {
    const tab = await open(browser, guide(), { viewport: { width, height: 900 } });
    const { page } = tab;
    await result(page, "markdown", /<div>/);
    const cut = await page.locator(".guide pre.card").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.ariaLabel));
    assert.deepEqual(cut, []);
    await tab.close();
  }
});

test("what is chosen is what is given, and what is shown", async () => {
  const tab = await open(browser, guide());
  const { page } = tab;
  await result(page, "html", /<zero-copy-zen>/);
  await page.getByRole("textbox", { name: "The program" }).fill("print(6 * 7)\n");
  await page.getByLabel("its memory").uncheck();
  await page.getByLabel("its steps").uncheck();
  await page.locator("form").getByLabel("Colors").selectOption("dark");
  await page.getByLabel("Height").fill("300");
  await page.getByLabel("unchanged").check();
  const html = await result(page, "html", /readonly/);
  assert.equal(
    html,
    `<script src="${host.home}/embed/v1.js" defer></script>\n<zero-copy-zen view="code output" theme="dark" height="300" readonly><pre><code>print(6 * 7)\n</code></pre></zero-copy-zen>\n`,
  );
  assert.equal((await page.evaluate(() => document.querySelector<HTMLElementTagNameMap["zero-copy-zen"]>(".preview zero-copy-zen")?.run()))?.stdout, "42\n");
  assert.equal(await page.frameLocator(".preview iframe").getByRole("button", { name: "Edit" }).count(), 0);
  await tab.close();
});

test("what it gives runs in a page of another origin", async () => {
  const tab = await open(browser, guide(), { permissions: ["clipboard-read", "clipboard-write"] });
  const { page } = tab;
  await page.getByLabel("one of a lesson").check();
  await page.getByRole("combobox", { name: "The lesson" }).selectOption("a-view-is-a-window#2");
  await result(page, "html", /src="\/lessons\/a-view-is-a-window#2"/);
  await page.getByRole("button", { name: "Copy" }).first().click();
  await page.getByText("Copied.").waitFor();
  const html = await page.evaluate(() => navigator.clipboard.readText());
  const markdown = await result(page, "plain", /!\[/);
  await tab.close();
  const elsewhere = await visit(browser, host.page(`<!doctype html><html lang="en"><title>x</title><link rel="icon" href="data:,">${html}`));
  const ran = await elsewhere.page.evaluate(() => document.querySelector("zero-copy-zen")?.run());
  assert.deepEqual([ran?.error, ran?.stdout.split("\n")[0]], [null, "80 80"]);
  await elsewhere.close();
  const picture = /\((http[^)]+\.svg)\)/.exec(markdown)?.[1] ?? "";
  const answer = await fetch(picture);
  assert.equal(answer.headers.get("content-type"), "image/svg+xml");
  assert.match(await answer.text(), /^<svg xmlns=/);
});

test("its own cells run, in a frame and in the page", async () => {
  const tab = await open(browser, guide());
  const outputs = await tab.page.evaluate(async () => {
    const cells = [...document.querySelectorAll<HTMLElementTagNameMap["zero-copy-zen"]>("#html zero-copy-zen, #mkdocs zero-copy-zen")].reverse();
    const all: string[] = [];
    for (const cell of cells) {
      all.push((await cell.run()).stdout);
    }
    return all;
  });
  assert.deepEqual(outputs, ["bytearray(b'Hello reads!')\n", "", "array('i', [10, 20, 33, 40])\n"]);
  await tab.close();
});

test("every picture that it lists is there, and is a document of its own", async () => {
  const text = await (await fetch(guide())).text();
  const listed = [...text.matchAll(/href="(\/lessons\/[\w-]+\/\d+\.svg)"/g)].map((match) => String(match[1]));
  assert.ok(listed.length >= 30, `${listed.length} pictures`);
  for (const address of listed) {
    const answer = await fetch(host.home + address);
    assert.equal(answer.status, 200, address);
    assert.match(await answer.text(), /^<svg xmlns=.*prefers-color-scheme:dark.*<\/svg>$/s, address);
  }
});

test("a picture that is opened by itself has the reader's colors", async () => {
  for (const [colorScheme, fill] of [
    ["light", "rgb(255, 255, 255)"],
    ["dark", "rgb(22, 29, 39)"],
  ] as const) {
    const tab = await open(browser, `${host.home}/lessons/a-slice-copies/1.svg`, { colorScheme });
    assert.equal(await tab.page.evaluate(() => getComputedStyle(document.querySelector("rect") as Element).fill), fill);
    await tab.close();
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in it, ${colorScheme}, and 320 pixels hold it`, async () => {
    const tab = await open(browser, guide(), { colorScheme });
    const { page } = tab;
    await result(page, "html", /<zero-copy-zen>/);
    assert.deepEqual(await violations(page), []);
    await page.setViewportSize({ width: 320, height: 700 });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
    await tab.close();
  });
}
