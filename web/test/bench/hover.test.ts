// How long the page works for a hover: 300 of them, over a buffer of 1 MB with
// 12 views, all drawn. Printed by build.sh bench; what it takes is no promise
// that a test could keep on every machine.

import { test } from "node:test";
import type { Page } from "playwright-core";
import { launch, open } from "../browser.ts";
import type {} from "../fixture-machine.ts";
import { startFixtureSite } from "../fixture-site.ts";

const hovers = 300;
const length = 1 << 20;

test("hover", async () => {
  const [site, browser] = await Promise.all([startFixtureSite(), launch()]);
  try {
    const { page } = await open(browser, site.url);
    await page.locator("zen-editor .cm-content").waitFor();
    await page.evaluate(prepare, length);
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByRole("button", { name: "Show all 12 views" }).click();
    const all = (await measure(page)).sort((a, b) => a - b);
    const at = (part: number): string => `${(all[Math.min(Math.floor(part * all.length), all.length - 1)] ?? 0).toFixed(1)} ms`;
    console.log(`a hover over 1 MB with 12 views: median ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)} (goal: p95 16 ms, most 50 ms)`);
  } finally {
    await browser.close();
    await site.close();
  }
});

/** prepare puts a buffer of so many bytes into the fixture, and views of several strides and formats over it. */
function prepare(size: number): void {
  const buffer = fixture.state.buffers[1]!;
  const view = fixture.state.views[0]!;
  const address = 16;
  fixture.memory = Uint8Array.from({ length: address + size }, (_, i) => (i * 7) % 251);
  const formats = ["B", "H", "i", "q", "f", "d"];
  const sizes = [1, 2, 4, 8, 4, 8];
  fixture.state = {
    ...fixture.state,
    buffers: [{ ...buffer, address, contents: address, length: size }],
    views: Array.from({ length: 12 }, (_, i) => {
      const itemsize = sizes[i % 6]!;
      const stride = itemsize * (i < 6 ? 1 : 2);
      return { ...view, id: 10 + i, names: [`v${i}`], buffer: buffer.id, format: formats[i % 6]!, itemsize, shape: [size / stride], strides: [stride] };
    }),
  };
}

/** measure returns for each hover how long the page worked: for the event, the drawing, style and layout. */
async function measure(page: Page): Promise<number[]> {
  return page.locator("zen-buffer").evaluate(async (card, count) => {
    const grid = card.shadowRoot!.querySelector("[role=grid]")!;
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      const places = [...grid.querySelectorAll(".cell, .item")];
      const place = places[(i * 37) % places.length]!;
      let frameBegan = 0;
      requestAnimationFrame(() => (frameBegan = performance.now()));
      const began = performance.now();
      place.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, composed: true, pointerType: "mouse" }));
      const handled = performance.now() - began;
      // Between the two frame callbacks the page draws, and its elements update in microtasks.
      const drawn = await new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          void document.body.offsetHeight; // style and layout
          resolve(performance.now() - frameBegan);
        });
      });
      times.push(handled + drawn);
    }
    return times;
  }, hovers);
}
