// The pages /sendfile and /sendfile/handlers, with the real server behind them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launch, open } from "../browser.ts";
import { startSite } from "../site.ts";
import type { Site } from "../site.ts";
import { violations } from "./card.ts";

let site: Site;
let browser: Browser;

before(async () => {
  [site, browser] = await Promise.all([startSite(), launch()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

const canSend = process.platform === "linux";

test("a run fills the table, the paths and the answer", async () => {
  const tab = await open(browser, `${site.url}sendfile`);
  const { page } = tab;
  if (!canSend) {
    await page.getByText("Nothing can be sent here").waitFor();
    await page.getByText("recorded elsewhere").waitFor();
    await tab.close();
    return;
  }
  await page.getByRole("button", { name: "twice" }).click();
  await page.getByRole("radio", { name: "1 MiB", exact: true }).check();
  await page.getByRole("radio", { name: "1", exact: true }).check();
  await page.getByRole("button", { name: "Run on the server" }).click();
  await page.getByText("SHA-256 of what arrived is that of the file, for every method.").waitFor();
  const rows = page.locator("zen-transfer-costs .scroll tbody tr");
  assert.equal(await rows.count(), 8);
  for (const row of await rows.all()) {
    assert.match(await row.innerText(), /(twice|once|never)[\s\S]*\d/);
    assert.doesNotMatch(await row.innerText(), /–/, "every cell is filled");
  }
  await page.getByText(/You said twice\. Measured here: .* ≈ [\d.]+ times/).waitFor();
  await page.getByText(/sendfile, 64 KiB: [\d,]+ calls/).waitFor();
  await tab.close();
});

test("Stop ends a run, and another can follow", async () => {
  const tab = await open(browser, `${site.url}sendfile`);
  const { page } = tab;
  await page.getByRole("radio", { name: "512 MiB" }).check();
  const start = page.getByRole("button", { name: "Run on the server" });
  const stop = page.getByRole("button", { name: "Stop" });
  if (canSend) {
    await start.click();
    await stop.click();
    await page.waitForFunction(() => document.querySelector("zen-transfer-plan")?.state?.work.type === "idle");
    await page.getByRole("radio", { name: "1 MiB", exact: true }).check();
    await start.click();
    await page.getByText("SHA-256 of what arrived").waitFor();
  }
  assert.ok(await stop.isDisabled());
  await tab.close();
});

test("where there is no arena the recorded figures are shown as recorded", async () => {
  const tab = await open(browser, `${site.url}api/healthz`);
  const { page } = tab;
  await page.route("**/home.json", (route) => route.fulfill({ body: '{"offers": []}' }));
  await page.goto(`${site.url}sendfile`);
  await page.getByText("There is no arena behind this page.").waitFor();
  await page.getByText("recorded elsewhere; run it to have your own").waitFor();
  const rows = await page.locator("zen-transfer-costs .scroll tbody tr").allInnerTexts();
  assert.equal(rows.length, 8);
  assert.ok(rows.every((row) => /\d/.test(row)), "every method has its recorded figures");
  assert.equal(await page.locator("zen-edge").isVisible(), false);
  assert.ok(await page.getByRole("button", { name: "Run on the server" }).isDisabled());
  await tab.close();
});

test("an arena that does not answer is not called missing", async () => {
  const tab = await open(browser, `${site.url}api/healthz`);
  const { page } = tab;
  await page.route("**/api/transfer", (route) => route.fulfill({ status: 503, body: '{"error": "busy just now"}' }));
  await page.goto(`${site.url}sendfile`);
  await page.getByText("The server does not say what it can send (busy just now): reload the page to ask again.").waitFor();
  assert.equal(tab.complaints.splice(0).length, 1, "Chromium's own line about the 503");
  await tab.close();
});

test("where no kernel can be asked no button offers it", async () => {
  const tab = await open(browser, `${site.url}api/healthz`);
  const { page } = tab;
  await page.route("**/home.json", (route) => route.fulfill({ body: '{"offers": []}' }));
  await page.goto(`${site.url}sendfile/handlers`);
  await page.getByText("Behind this page is no kernel that could be asked now.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Ask this server" }).isVisible(), false);
  await tab.close();
});

test("the table of handlers is there without scripts, and the kernel can be asked again", async () => {
  const still = await open(browser, `${site.url}sendfile/handlers`, { javaScriptEnabled: false });
  assert.ok((await still.page.locator(".shape").count()) > 25);
  assert.equal(await still.page.getByRole("button", { name: "Ask this server" }).isVisible(), false);
  await still.close();
  const tab = await open(browser, `${site.url}sendfile/handlers`);
  await tab.page.getByRole("button", { name: "Ask this server" }).click();
  if (canSend) {
    await tab.page.getByText(/Asked now, of go.* keep it\./).waitFor();
    assert.match(await tab.page.locator("#serve-content summary").innerText(), /keeps it[\s\S]*sendfile/);
    assert.match(await tab.page.locator("#middleware-unwraps summary").innerText(), /loses it/);
  }
  await tab.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const path of ["sendfile", "sendfile/handlers"]) {
    test(`axe finds nothing wrong with /${path}, ${colorScheme}`, async () => {
      const tab = await open(browser, `${site.url}${path}`, { colorScheme });
      await tab.page.locator("zen-theme button").waitFor();
      assert.deepEqual(await violations(tab.page), []);
      await tab.close();
    });
  }
}

test("both pages fit 320 pixels", async () => {
  for (const path of ["sendfile", "sendfile/handlers"]) {
    const tab = await open(browser, `${site.url}${path}`, { viewport: { width: 320, height: 640 }, forcedColors: "active" });
    assert.equal(await tab.page.evaluate(() => document.documentElement.scrollWidth), 320, path);
    await tab.close();
  }
});
