// The pages, in a browser, with the Worker behind them.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { violations } from "../browser/card.ts";
import { launch, open } from "../browser.ts";
import type { Tab } from "../browser.ts";
import { startEdge } from "../edge.ts";
import type { Edge } from "../edge.ts";
import { root } from "../site.ts";

let edge: Edge;
let browser: Browser;

const started: (Edge | Browser)[] = []; // what is to be closed, should the other not start
before(async () => {
  started.push((edge = await startEdge("worker")));
  started.push((browser = await launch()));
});
after(() => Promise.all(started.map((each) => each.close())));

/** openSendfile opens /sendfile and waits until it knows where it is. */
async function openSendfile(options = {}): Promise<Tab> {
  const tab = await open(browser, `${edge.url}/sendfile`, options);
  await tab.page.getByRole("heading", { name: "Live here: bytes that Go does not touch" }).waitFor();
  await tab.page.getByText("recorded elsewhere").waitFor();
  return tab;
}

/** pages are the addresses of all the site's pages. */
const pages = (await readdir(join(root, ".build/edge/assets"), { recursive: true }))
  .filter((name) => name.endsWith(".html") && name !== "404.html")
  .map((name) => "/" + name.replaceAll("\\", "/").replace(/(^|\/)index\.html$/, "").replace(/\.html$/, ""))
  .sort();

test("no page wakes Go when it is opened, with the service worker or without", async () => {
  assert.ok(pages.length > 15 && pages.includes("/benchmarks") && pages.includes("/sendfile"), String(pages));
  await edge.seen();
  for (const serviceWorkers of ["block", "allow"] as const) {
    const tab = await open(browser, `${edge.url}/reference`, { serviceWorkers });
    for (const path of pages) {
      await tab.page.goto(edge.url + path);
      await tab.page.waitForLoadState("networkidle");
      assert.equal((await edge.seen()).starts, 0, `${path}, service worker: ${serviceWorkers}`);
    }
    await tab.close();
  }
});

test("running wakes no Go at the edge", async () => {
  await edge.seen();
  const tab = await open(browser, `${edge.url}/`);
  const result = await tab.page.evaluate(async () => {
    await window.zen.ready;
    return window.zen.run("print(bytes(memoryview(b'abc')[::-1]))");
  });
  assert.deepEqual(result, { stdout: "b'cba'\n", error: null });
  assert.equal((await edge.seen()).starts, 0);
  await tab.close();
});

test("/sendfile shows what was recorded, and asks Go nothing", async () => {
  await edge.seen();
  const tab = await openSendfile();
  const { page } = tab;
  await page.getByText("The arena cannot run here").waitFor();
  const rows = page.locator("zen-transfer-costs .scroll tbody tr:not(.receiver)");
  assert.equal(await rows.count(), 16, "eight methods, two receivers");
  for (const row of await rows.all()) {
    assert.doesNotMatch(await row.innerText(), /–/, "every cell is filled");
  }
  assert.ok(await page.getByRole("button", { name: "Run on the server" }).isDisabled());
  assert.equal((await edge.seen()).starts, 0);
  await tab.close();
});

for (const [size, bytes] of [
  ["64 KiB", "65,536"],
  ["4 MiB", "4,194,304"],
] as const) {
  test(`the lesson sends ${size} both ways`, async () => {
    const tab = await openSendfile();
    const { page } = tab;
    await page.getByLabel("Bytes:").selectOption(size);
    await page.getByRole("button", { name: "Send them both ways" }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.localName), "zen-edge", "the focus stays on the button");
    await page.getByText(/In \d of 9 pairs|in \d of 9 pairs/).waitFor({ timeout: 60_000 });
    const rows = page.locator("zen-edge tbody tr");
    assert.match(await rows.nth(0).innerText(), new RegExp(`\\t0\\t${bytes}$`));
    assert.match(await rows.nth(1).innerText(), /\t\d+ ms\t\d+ ms$/);
    assert.match(await rows.nth(2).innerText(), /(\s+[\d.]+ m?s\s+[\d.]+ m?s to [\d.]+ m?s){2}$/);
    await page.getByRole("button", { name: "Send them both ways", disabled: false }).waitFor();
    await tab.close();
  });
}

test("a run that breaks off says why, and another can follow", async () => {
  const tab = await openSendfile();
  const { page } = tab;
  await page.route("**/api/stream?*through=go", (route) => route.fulfill({ status: 503, body: '{"error": "the processor time is used up"}' }));
  await page.getByRole("button", { name: "Send them both ways" }).click();
  await page.getByRole("alert").getByText("It broke off: the processor time is used up.").waitFor();
  await page.unroute("**/api/stream?*through=go");
  await page.getByLabel("Bytes:").selectOption("64 KiB");
  await page.getByRole("button", { name: "Send them both ways" }).click();
  await page.getByText(/In \d of 9 pairs|in \d of 9 pairs/).waitFor({ timeout: 30_000 });
  assert.equal(await page.getByRole("alert").count(), 0);
  assert.equal(tab.complaints.splice(0).length, 1, "Chromium's own line about the 503");
  await tab.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing wrong with the lesson, ${colorScheme}`, async () => {
    const tab = await openSendfile({ colorScheme });
    assert.deepEqual(await violations(tab.page), []);
    await tab.close();
  });
}

test("the page with the lesson fits 320 pixels", async () => {
  const tab = await openSendfile({ viewport: { width: 320, height: 640 } });
  assert.equal(await tab.page.evaluate(() => document.documentElement.scrollWidth), 320);
  await tab.close();
});
