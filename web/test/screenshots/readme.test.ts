// Takes the pictures of the page that README.md shows, into web/pictures. It
// promises nothing; ./build.sh screenshots runs it.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { launch, open } from "../browser.ts";
import type {} from "../../src/main.ts";
import { root, startSite } from "../site.ts";

/** The pictures: two themes of the page, and a phone. */
const pictures = [
  { name: "playground-light", colorScheme: "light", width: 1440, height: 1080 },
  { name: "playground-dark", colorScheme: "dark", width: 1440, height: 1080 },
  { name: "playground-phone", colorScheme: "light", width: 390, height: 844 },
] as const;

/** capture writes what is seen as WebP, which is a third of the size of PNG. */
async function capture(page: Page, name: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 65 });
  await writeFile(join(root, "web/pictures", `${name}.webp`), Buffer.from(data, "base64"));
}

test("the pictures of README.md", async () => {
  const [site, browser] = await Promise.all([startSite(), launch()]);
  await mkdir(join(root, "web/pictures"), { recursive: true });
  for (const { name, colorScheme, width, height } of pictures) {
    const { page, close } = await open(browser, site.url, { colorScheme, viewport: { width, height }, reducedMotion: "reduce" });
    await page.locator("zen-editor .cm-content").waitFor();
    await page.evaluate(() => window.zen.ready);
    await page.getByRole("button", { name: "Run" }).click();
    // The write, as the picture of its step shows it.
    for (let i = 0; i < 2; i++) {
      await page.getByRole("button", { name: "Previous step" }).click();
    }
    await page.getByText("step 9 of 11").waitFor();
    if (width > 1000) {
      await page.getByRole("gridcell", { name: "even[1]" }).click();
      await page.getByRole("button", { name: "Less" }).click();
    }
    await page.evaluate(() => scrollTo(0, innerWidth > 1000 ? 0 : 340));
    await page.mouse.move(0, 0);
    await page.waitForTimeout(300);
    await capture(page, name);
    await close();
  }
  await browser.close();
  await site.close();
});
