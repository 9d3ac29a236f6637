// How long the page works for a step while a number is dragged: the run of the
// program with the Go program's own work, and the drawing of what came of it.
// Printed by build.sh bench; what it takes is no promise that a test could keep
// on every machine.

import { test } from "node:test";
import type { Page } from "playwright-core";
import { launch, open } from "../browser.ts";
import type {} from "../../src/main.ts";
import { startSite } from "../site.ts";

const steps = 300;

const views = Array.from({ length: 12 }, (_, i) => `v${i} = memoryview(data)[${i}::${i + 1}]`).join("\n");

/** In each program the last number is the one that is dragged. */
const programs: Readonly<Record<string, string>> = {
  "the first program": "",
  "1 MB with 12 views": `data = bytearray(1 << 20)\n${views}\npart = memoryview(data)[::2]`,
};

test("drag", async () => {
  const [site, browser] = await Promise.all([startSite(), launch()]);
  try {
    for (const [what, program] of Object.entries(programs)) {
      const { page } = await open(browser, site.url);
      await page.locator("zen-editor .cm-content").waitFor();
      await page.evaluate(() => window.zen.ready);
      if (program !== "") {
        await page.evaluate((code) => window.zen.run(code), program);
      } else {
        await page.getByRole("button", { name: "Run" }).click();
      }
      await page.locator("zen-buffer").first().waitFor();
      const all = (await measure(page)).sort((a, b) => a - b);
      const at = (part: number): string => `${(all[Math.min(Math.floor(part * all.length), all.length - 1)] ?? 0).toFixed(1)} ms`;
      console.log(`a step of a dragged number, ${what}: median ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)} (goal: p95 16 ms, most 50 ms)`);
      await page.close();
    }
  } finally {
    await browser.close();
    await site.close();
  }
});

/** measure returns for each step how long the page worked: for the event, the run, the drawing, style and layout. */
async function measure(page: Page): Promise<number[]> {
  await page.locator("zen-editor .cm-content").focus();
  // The number of the slice's step.
  const number = page.locator("zen-editor .cm-line", { hasText: "::2]" }).last().locator(".cm-number").last();
  await number.click();
  return page.locator("zen-editor .cm-content").evaluate(async (content, count) => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
    // A task of its own: all that the event leads to in microtasks has been done by then.
    const task = (): Promise<void> =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      });
    const texts = new Set<string>();
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      let frameBegan = 0;
      requestAnimationFrame(() => (frameBegan = performance.now()));
      const isUp = Math.floor(i / 6) % 2 === 0;
      const began = performance.now();
      content.dispatchEvent(new KeyboardEvent("keydown", { key: isUp ? "ArrowUp" : "ArrowDown", keyCode: isUp ? 38 : 40, altKey: true, bubbles: true, cancelable: true, composed: true }));
      await task();
      const handled = performance.now() - began;
      // Between the two frame callbacks the page and its editor do what they have left for a frame, and elements update in microtasks.
      await frame();
      void document.body.offsetHeight; // style and layout
      times.push(handled + performance.now() - frameBegan);
      texts.add(content.textContent ?? "");
      await frame();
      await task(); // the next event comes in a task of its own, when this frame has been painted
    }
    if (texts.size < 6) {
      throw new Error(`the number had ${texts.size} values`);
    }
    return times;
  }, steps);
}
