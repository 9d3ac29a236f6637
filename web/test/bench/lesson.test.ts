// What a lesson costs who opens it for the first time, on a line of 10 Mbit/s
// with 40 ms there and back: bytes and requests before anything is clicked, how
// long until its text and until its first program has run. Printed by build.sh
// bench; what it takes is no promise that a test could keep on every machine.

import { test } from "node:test";
import type { CDPSession, Page } from "playwright-core";
import { launch, open } from "../browser.ts";
import { startSite } from "../site.ts";

const visits = 5;

/** Visit is what was measured; times are in ms. */
interface Visit {
  readonly requests: number;
  readonly bytes: number;
  readonly text: number;
  readonly run: number;
}

test("lesson", async () => {
  const [site, browser] = await Promise.all([startSite(), launch()]);
  try {
    const all: Visit[] = [];
    for (let i = 0; i < visits; i++) {
      const tab = await open(browser, "about:blank");
      all.push(await visit(tab.page, await tab.page.context().newCDPSession(tab.page), `${site.url}lessons/a-view-is-a-window`));
      await tab.close();
    }
    const median = (of: (one: Visit) => number): number => all.map(of).sort((a, b) => a - b)[Math.floor(visits / 2)] ?? 0;
    const size = `${median(({ requests }) => requests)} requests, ${(median(({ bytes }) => bytes) / 1000).toFixed(1)} KB before a click`;
    const times = `text after ${median(({ text }) => text).toFixed(0)} ms, first run ${median(({ run }) => run).toFixed(0)} ms after the click, page.wasm loaded for it`;
    console.log(`a lesson, nothing stored, 10 Mbit/s, 40 ms: ${size}; ${times}`);
  } finally {
    await browser.close();
    await site.close();
  }
});

/** visit opens a lesson and runs its first program. */
async function visit(page: Page, network: CDPSession, url: string): Promise<Visit> {
  await network.send("Network.enable");
  await network.send("Network.emulateNetworkConditions", { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 });
  let [requests, bytes] = [0, 0];
  network.on("Network.loadingFinished", ({ encodedDataLength }) => {
    requests++;
    bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const before = { requests, bytes };
  const text = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN);
  const run = await page.evaluate(async () => {
    const cell = document.querySelector("zen-cell");
    const began = performance.now();
    cell?.querySelector("zen-cell-bar")?.shadowRoot?.querySelector<HTMLElement>("button.main")?.click();
    while ((cell?.querySelector("zen-memory")?.shadowRoot?.querySelector("zen-buffer") ?? null) === null) {
      await new Promise(requestAnimationFrame);
    }
    return performance.now() - began;
  });
  return { ...before, text, run };
}
