// The pages, in a browser, with the Worker behind them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { violations } from "../browser/card.ts";
import { launch, open } from "../browser.ts";
import type { Tab } from "../browser.ts";
import { startEdge } from "../edge.ts";
import type { Edge } from "../edge.ts";

let edge: Edge;
let browser: Browser;

const started: (Edge | Browser)[] = []; // what is to be closed, should the other not start
before(async () => {
  started.push((edge = await startEdge("worker")));
  started.push((browser = await launch()));
});
after(() => Promise.all(started.map((each) => each.close())));

/** openSendfile opens /sendfile, whose question about the arena is answered with 501, of which browsers complain. */
async function openSendfile(options = {}): Promise<Tab> {
  const tab = await open(browser, `${edge.url}/sendfile`, options);
  await tab.page.getByRole("heading", { name: "Live here: bytes that Go does not touch" }).waitFor();
  await tab.page.getByText("recorded elsewhere").waitFor();
  const complaints = tab.complaints.splice(0);
  assert.equal(complaints.length, 1);
  assert.match(complaints[0] ?? "", /status of 501/);
  return tab;
}

test("reading and running wake no Go at the edge", async () => {
  await edge.seen();
  const tab = await open(browser, `${edge.url}/`);
  const result = await tab.page.evaluate(async () => {
    await window.zen.ready;
    return window.zen.run("print(bytes(memoryview(b'abc')[::-1]))");
  });
  assert.deepEqual(result, { stdout: "b'cba'\n", error: null });
  for (const path of ["/reference", "/sendfile/handlers"]) {
    await tab.page.goto(edge.url + path);
    await tab.page.locator("zen-theme button").waitFor();
  }
  assert.equal((await edge.seen()).starts, 0);
  await tab.close();
});

test("/sendfile shows what was recorded, and asks Go once", async () => {
  await edge.seen();
  const tab = await openSendfile();
  const { page } = tab;
  await page.getByText("The arena cannot run here").waitFor();
  const rows = page.locator("zen-transfer-costs .scroll tbody tr");
  assert.equal(await rows.count(), 8);
  for (const row of await rows.all()) {
    assert.doesNotMatch(await row.innerText(), /–/, "every cell is filled");
  }
  assert.ok(await page.getByRole("button", { name: "Run on the server" }).isDisabled());
  assert.equal((await edge.seen()).starts, 1);
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
    const rows = page.locator("zen-edge tbody tr");
    await rows.nth(1).getByText("5 trips").waitFor({ timeout: 30_000 });
    assert.match(await rows.nth(0).innerText(), /^handed over[\s\S]*\t0\t[\s\S]*5 trips$/);
    assert.match(await rows.nth(1).innerText(), new RegExp(`^through Go’s memory[\\s\\S]*\\t${bytes}\\t[\\s\\S]*5 trips$`));
    await page.getByRole("button", { name: "Send them both ways", disabled: false }).waitFor();
    await tab.close();
  });
}

test("a run that breaks off says why, and another can follow", async () => {
  const tab = await openSendfile();
  const { page } = tab;
  await page.route("**/api/stream?through=go", (route) => route.fulfill({ status: 503, body: '{"error": "the processor time is used up"}' }));
  await page.getByRole("button", { name: "Send them both ways" }).click();
  await page.getByRole("alert").getByText("It broke off: the processor time is used up.").waitFor();
  await page.unroute("**/api/stream?through=go");
  await page.getByLabel("Bytes:").selectOption("64 KiB");
  await page.getByRole("button", { name: "Send them both ways" }).click();
  await page.locator("zen-edge tbody tr").nth(1).getByText("5 trips").waitFor();
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
