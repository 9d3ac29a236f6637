// The page /benchmarks, with the real program in a worker and the real server
// behind it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { open } from "../browser.ts";
import { browser, site } from "../stage.ts";
import { violations } from "./card.ts";

/** What a document in JSON says, as far as it is counted. */
interface Document {
  readonly results: readonly {
    readonly series: string;
    readonly way: string;
    readonly n: number;
    readonly bytesCopied: number | null;
    readonly leastNs: number;
    readonly passes: number;
    readonly clockStepNs: number;
    readonly samplesNs: readonly number[];
  }[];
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
  for (const { series, way, n, leastNs, passes, clockStepNs, samplesNs } of results) {
    const steps = (leastNs * passes) / clockStepNs;
    assert.ok(steps >= 199.9, `${series}, ${way}, ${n}: the shortest batch lasts ${steps} steps of the clock`);
    assert.equal(samplesNs.length, 9);
  }
  assert.equal(await page.locator("zen-bench-table .scroll tbody tr").count(), 2 * 4);
  assert.match((await page.getByRole("img", { name: /At 1,000 bytes the view/ }).getAttribute("aria-label")) ?? "", /≈|as fast/);
  await page.locator("zen-bench-chart .chart svg").first().waitFor();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV" }).click();
  assert.equal((await readFile(await (await saving).path(), "utf8")).trimEnd().split("\r\n").length, 1 + 16);
  assert.match(await page.locator("zen-bench-plan .status").innerText(), /^Done in /);
  await tab.close();
});

test("the table and the link can be copied", async () => {
  const tab = await open(browser, `${site.url}benchmarks#v1&workload=frames&sizes=10,20`, { permissions: ["clipboard-read", "clipboard-write"] });
  const { page } = tab;
  await ran(page);
  const copied = async (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole("button", { name: "copy as Markdown" }).click();
  await page.locator("zen-bench-table [role=status]", { hasText: "The table was copied." }).waitFor({ state: "attached" });
  const table = await copied();
  assert.match(table, /^### Parse frames\n\n\| frames \|/);
  assert.match(table, /\| 20 \| Go library \| .* \| 20\.5 KB, 0 B \|/);
  assert.match(table, /the same again: http\S+benchmarks#v1&workload=frames&sizes=10,20\n/);
  await page.getByRole("button", { name: "copy link" }).click();
  await page.locator("zen-bench-table [role=status]", { hasText: "The link was copied" }).waitFor({ state: "attached" });
  const link = await copied();
  assert.equal(link, `${site.url}benchmarks#v1&workload=frames&sizes=10,20`);
  assert.equal(page.url(), link);
  await tab.close();
});

test("the keyboard runs and stops, and a reader hears how it ended", async () => {
  const tab = await open(browser, `${site.url}benchmarks#v1&workload=shrink&sizes=500000`);
  const { page } = tab;
  await page.getByRole("button", { name: "Run", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("first pass, and finding the batch").waitFor({ timeout: 60_000 });
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent ?? "");
  assert.equal(await focused(), "Run");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Stop");
  await page.keyboard.press("Enter");
  await page.locator("zen-bench-plan [role=status]", { hasText: /^Stopped after / }).waitFor({ state: "attached" });
  assert.equal(await focused(), "Stop");
  await tab.close();
});

test("results are kept in the tab, also when the page is loaded anew", async () => {
  const tab = await open(browser, `${site.url}benchmarks#v1&workload=frames&sizes=10`);
  const { page } = tab;
  await ran(page);
  await page.reload();
  await page.locator("zen-bench-table").getByText("10.2 KB").first().waitFor();
  await tab.close();
});

test("a link that asks for what there is not is told so, and its sizes stay at hand", async () => {
  const tab = await open(browser, `${site.url}benchmarks#v1&workload=shrink&sizes=7,1e9&series=abacus`);
  const { page } = tab;
  await page.getByRole("alert").getByText(/abacus.*cannot be measured: 1e9/).waitFor();
  const own = page.getByRole("radio", { name: "the link’s, to 7" });
  assert.ok(await own.isChecked());
  await page.getByText("the talk’s, to 500,000").click();
  await page.getByText("the link’s, to 7").click();
  assert.ok(await own.isChecked());
  await tab.close();
});

test("without the chart’s script, or without the Go program, the page says so", async () => {
  const tab = await open(browser, "about:blank");
  const { page } = tab;
  await page.route(/benchmarks-plot-.*\.js$|page\.wasm$/, (route) => route.abort());
  await page.goto(`${site.url}benchmarks`);
  await page.getByText("The chart cannot be drawn").waitFor();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByRole("alert").getByText(/It broke off: the Go program could not be loaded .* Run tries again\./).waitFor();
  assert.ok(tab.complaints.every((each) => each.includes("ERR_FAILED")), String(tab.complaints)); // what was refused above
  tab.complaints.length = 0;
  await tab.close();
});

test("Stop ends a run at once, and another can follow", async () => {
  const tab = await open(browser, `${site.url}benchmarks#v1&workload=shrink&sizes=500000`);
  const { page } = tab;
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByText("first pass, and finding the batch").waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "Stop" }).click();
  await page.waitForFunction(() => document.querySelector("zen-bench-plan")?.state?.work.type === "idle");
  assert.match(await page.locator("zen-bench-plan .status").innerText(), /^Stopped after /);
  await page.evaluate(() => (location.hash = "#v1&workload=frames&sizes=10"));
  await ran(page);
  await page.locator("zen-bench-table .scroll tbody").getByText("10.2 KB").first().waitFor();
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
    const tab = await open(browser, `${site.url}benchmarks#v2`, { colorScheme, viewport: { width: 320, height: 640 } });
    await tab.page.locator("zen-bench-chart .chart svg").waitFor();
    assert.deepEqual(await violations(tab.page), []);
    assert.equal(await tab.page.evaluate(() => document.documentElement.scrollWidth), 320);
    await tab.close();
  });
}
