// The pages /sendfile and /sendfile/handlers, with the real server behind them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../browser.ts";
import { browser, site } from "../stage.ts";
import { violations } from "./card.ts";

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
  await page.locator(".status").getByText("Done: 8 transfers, all bytes counted and compared.").waitFor();
  const rows = page.locator("zen-transfer-costs .scroll tbody tr");
  assert.equal(await rows.count(), 8);
  for (const row of await rows.all()) {
    assert.match(await row.innerText(), /(twice|once|never)[\s\S]*\d/);
    assert.doesNotMatch(await row.innerText(), /–/, "every cell is filled");
  }
  await page.getByText(/You said twice\. Measured here: .* ≈ [\d.]+ times/).waitFor();
  await page.locator("zen-transfer-paths").getByText(/sendfile, 64 KiB, one run: 16 calls/).waitFor();
  for (const width of [1440, 1281, 1000, 768, 490, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const cut = await page.locator("zen-transfer-paths :is(section, .hop)").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent));
    assert.deepEqual(cut, [], `at ${width} px the ways are drawn whole`);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width} px: no scrolling sideways`);
  }
  assert.equal(await page.locator("zen-transfer-chart .row").count(), 8);
  assert.equal(await page.locator("zen-transfer-arrivals li").count(), 8);
  await page.getByRole("checkbox", { name: "user and system" }).check();
  assert.match(await page.getByRole("row", { name: /sendfile, 64 KiB/ }).innerText(), /\b16\b/, "the calls of a run, as strace counts them");
  await page.getByRole("button", { name: "Copy" }).first().waitFor();
  assert.match((await page.locator("zen-transfer-check pre").allInnerTexts()).join(), new RegExp(`curl -s ${site.url}api/transfer/downloads -d`));
  await page.reload();
  await page.getByText(/You said twice\. Measured here/).waitFor();
  assert.ok(await page.getByRole("radio", { name: "1 MiB", exact: true }).isChecked(), "the plan is in the address");
  assert.doesNotMatch(await page.locator("zen-transfer-costs .scroll tbody tr").first().innerText(), /–/, "the results outlive a reload");
  await tab.close();
});

test("the browser is a receiver of its own, beside the server's", async () => {
  if (!canSend) {
    return; // the first test says what happens here
  }
  const tab = await open(browser, `${site.url}sendfile#size=1048576&repeats=1`);
  const { page } = tab;
  const start = page.getByRole("button", { name: "Run on the server" });
  await start.click();
  await page.getByText("Done: 8 transfers").first().waitFor();
  await page.getByRole("radio", { name: "your browser" }).check();
  await start.click();
  await page.getByText("receiver: your browser").first().waitFor();
  await page.locator(".status").getByText("Done: 8 transfers, all bytes counted and compared.").waitFor();
  const rows = page.locator("zen-transfer-costs .scroll tbody tr:not(.receiver)");
  assert.equal(await rows.count(), 16, "eight of each receiver");
  assert.ok((await rows.allInnerTexts()).every((row) => !row.includes("–")));
  await tab.close();
});

test("methods that a server does not offer have their reason", async () => {
  const tab = await open(browser, `${site.url}sendfile/handlers`);
  const { page } = tab;
  await page.route("**/api/transfer", async (route) => {
    const answer = (await (await route.fetch()).json()) as { limits: object };
    await route.fulfill({ json: { ...answer, limits: { ...answer.limits, methods: ["read-all", "splice"], maxSize: 8 << 20 } } });
  });
  await page.goto(`${site.url}sendfile`);
  if (canSend) {
    await page.getByText("not offered on this server").first().waitFor();
    assert.equal(await page.getByText("not offered on this server").count(), 6);
    assert.ok(await page.getByRole("radio", { name: "8 MiB" }).isChecked(), "the limit itself is offered");
  }
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
    await page.locator(".status").getByText(/^Stopped /).waitFor();
    await page.getByRole("radio", { name: "1 MiB", exact: true }).check();
    await start.click();
    await page.locator(".status").getByText(/^Done: 24 transfers/).waitFor();
  }
  assert.ok(await stop.isDisabled());
  await tab.close();
});

test("where there is no arena the recorded figures are shown as recorded", async () => {
  const tab = await open(browser, `${site.url}sendfile/handlers`);
  const { page } = tab;
  await page.route("**/home.json", (route) => route.fulfill({ body: '{"offers": []}' }));
  await page.goto(`${site.url}sendfile`);
  await page.getByText("There is no arena behind this page.").waitFor();
  await page.getByText("recorded elsewhere").waitFor();
  await page.getByText("curl -s http://localhost:8080/api/transfer/downloads").first().waitFor();
  const rows = await page.locator("zen-transfer-costs .scroll tbody tr:not(.receiver)").allInnerTexts();
  assert.equal(rows.length, 16, "eight of each receiver");
  assert.ok(rows.every((row) => /\d/.test(row)), "every method has its recorded figures");
  assert.equal(await page.locator("zen-edge").isVisible(), false);
  assert.ok(await page.getByRole("button", { name: "Run on the server" }).isDisabled());
  await tab.close();
});

test("an arena that does not answer is not called missing", async () => {
  const tab = await open(browser, `${site.url}sendfile/handlers`);
  const { page } = tab;
  await page.route("**/api/transfer", (route) => route.fulfill({ status: 503, body: '{"error": "busy just now"}' }));
  await page.goto(`${site.url}sendfile`);
  await page.getByText("The server does not say what it can send (busy just now): reload the page to ask again.").waitFor();
  assert.equal(tab.complaints.splice(0).length, 1, "Chromium's own line about the 503");
  await tab.close();
});

test("where no kernel can be asked no button offers it", async () => {
  const tab = await open(browser, `${site.url}sendfile/handlers`);
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
    assert.match(await tab.page.locator("#serve-content").innerText(), /keeps it[\s\S]*sendfile/);
    assert.match(await tab.page.locator("#middleware-unwraps").innerText(), /loses it[\s\S]*Instead:/);
  }
  await tab.close();
});

test("each handler has an address, which opens its source", async () => {
  const tab = await open(browser, `${site.url}sendfile/handlers#root-fs`);
  const { page } = tab;
  await page.locator("#root-fs pre").waitFor();
  assert.equal(await page.locator("#embed pre").isVisible(), false);
  await page.getByRole("link", { name: "Link to: embed.FS" }).click();
  await page.locator("#embed pre").waitFor();
  await page.locator("#tls summary").click();
  await page.waitForURL(/#tls$/);
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
