// What cells cost a page of somebody else's, before its reader scrolls to them
// and after: requests and bytes over the line, and how long until a cell stands
// in its block's place and has run. Printed by build.sh bench.

import { test } from "node:test";
import type { Page } from "playwright-core";
import { launch } from "../browser.ts";
import { documentOf, startHost, visit } from "../host.ts";
import type { Host } from "../host.ts";
import { startSite } from "../site.ts";

const cells = 10;
const visits = 3;

/** Cost is what the site was asked for, in all. */
interface Cost {
  readonly requests: number;
  readonly bytes: number;
}

function cost({ asked }: Host): Cost {
  return { requests: asked.length, bytes: asked.reduce((sum, one) => sum + one.bytes, 0) };
}

function text({ requests, bytes }: Cost): string {
  return `${requests} ${requests === 1 ? "request" : "requests"}, ${(bytes / 1000).toFixed(1)} KB`;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

/** run scrolls to each cell and runs it; it returns when the first stood there, when it had run, and when all had, in ms. */
function run(page: Page): Promise<readonly [alive: number, first: number, all: number]> {
  return page.evaluate(async () => {
    const all = [...document.querySelectorAll("zero-copy-zen")];
    const began = performance.now();
    const ready = new Promise<number>((resolve) => all[0]?.addEventListener("zen-ready", () => resolve(performance.now() - began)));
    let first = NaN;
    for (const cell of all) {
      cell.scrollIntoView();
      await cell.run();
      first = Number.isNaN(first) ? performance.now() - began : first;
    }
    return [await ready, first, performance.now() - began] as const;
  });
}

for (const [kind, attributes] of [
  ["in frames", ""],
  ["inline", "inline"],
] as const) {
  test(`cells ${kind}`, async () => {
    const [site, browser] = await Promise.all([startSite(), launch()]);
    const host = await startHost(site);
    try {
      const body = `<div style="height: 200vh"></div><zero-copy-zen ${attributes}><pre><code>data = bytearray(b'Hello')\n</code></pre></zero-copy-zen>`.repeat(cells);
      const times: (readonly [number, number, number])[] = [];
      const costs: string[] = [];
      for (let i = 0; i < visits; i++) {
        host.forget();
        const tab = await visit(browser, host.page(documentOf(body)));
        await tab.page.waitForLoadState("networkidle");
        const cold = cost(host);
        times.push(await run(tab.page));
        costs.push(`${text(cold)} before they are scrolled to; ${text(cost(host))} when all have run`);
        await tab.close();
      }
      const [alive, first, all] = [0, 1, 2].map((i) => median(times.map((one) => one[i] ?? NaN)).toFixed(0));
      console.log(`a page with ${cells} cells ${kind}: ${costs[0]}; first there after ${alive} ms, run after ${first} ms, all after ${all} ms`);
    } finally {
      await browser.close();
      await host.close();
      await site.close();
    }
  });
}
