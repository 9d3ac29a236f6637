// The page /benchmarks, with the real program in a worker and the real server
// behind it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
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

/** What a document in JSON says, as far as it is counted. */
interface Document {
  readonly results: readonly { readonly series: string; readonly way: string; readonly n: number; readonly bytesCopied: number | null }[];
}

async function ran(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.waitForFunction(() => document.querySelector("zen-bench-plan")?.state?.work.type !== "running", null, { timeout: 120_000 });
}

test("every byte copied is counted, here and on the server, and nothing is lost on the way to the reader", async () => {
  const tab = await open(browser, `${site.url}benchmarks#v1&workload=shrink&sizes=100,1000&series=cell,javascript,server`);
  const { page } = tab;
  await ran(page);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "JSON" }).click();
  const { results } = JSON.parse(await readFile(await (await downloading).path(), "utf8")) as Document;
  for (const series of ["library", "cell", "server"]) {
    for (const n of [100, 1000]) {
      const copied = (way: string): unknown => results.find((each) => each.series === series && each.way === way && each.n === n)?.bytesCopied;
      assert.equal(copied("copying"), (n * (n - 1)) / 2, `${series}, ${n}, copying`);
      assert.equal(copied("view"), 0, `${series}, ${n}, view`);
    }
  }
  assert.equal(results.length, 2 * 4 * 2);
  assert.equal(await page.locator("zen-bench-table .scroll tbody tr").count(), 2 * 4);
  assert.match((await page.getByRole("img", { name: /At 1,000 bytes the view/ }).getAttribute("aria-label")) ?? "", /≈|as fast/);
  await page.locator("zen-bench-chart svg").waitFor();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV" }).click();
  assert.equal((await readFile(await (await saving).path(), "utf8")).trimEnd().split("\r\n").length, 1 + 16);
  await tab.close();
});

test("Stop ends a run at once, and another can follow", async () => {
  const tab = await open(browser, `${site.url}benchmarks#v1&workload=shrink&sizes=500000`);
  const { page } = tab;
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByText("first pass, and finding the batch").waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "Stop" }).click();
  await page.waitForFunction(() => document.querySelector("zen-bench-plan")?.state?.work.type === "idle");
  await page.evaluate(() => (location.hash = "#v1&workload=frames&sizes=10"));
  await ran(page);
  assert.match(await page.locator("zen-bench-table .scroll tbody").innerText(), /10\.2 KB/);
  await tab.close();
});

test("without scripts the page is a text with the talk’s table", async () => {
  const tab = await open(browser, `${site.url}benchmarks`, { javaScriptEnabled: false });
  await tab.page.getByRole("cell", { name: "4.33 s" }).waitFor();
  await tab.page.getByText("Why these numbers differ from CPython’s").waitFor();
  await tab.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing wrong, ${colorScheme}, and 320 pixels are enough`, async () => {
    const tab = await open(browser, `${site.url}benchmarks`, { colorScheme, viewport: { width: 320, height: 640 } });
    await tab.page.locator("zen-bench-chart svg").waitFor();
    assert.deepEqual(await violations(tab.page), []);
    assert.equal(await tab.page.evaluate(() => document.documentElement.scrollWidth), 320);
    await tab.close();
  });
}
