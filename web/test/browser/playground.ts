// The playground's page, as tests begin with it.

import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import type {} from "../../src/main.ts";
import { open } from "../browser.ts";
import type { Tab } from "../browser.ts";
import { browser, site } from "../stage.ts";

/** ready opens the page at an address below the site's, and waits for the editor and the machine. */
export async function ready(address = "", options: BrowserContextOptions = {}): Promise<Tab> {
  const tab = await open(browser, site.url + address, options);
  await settle(tab.page);
  return tab;
}

/** settle waits until the page has its editor and its machine. */
export async function settle(page: Page): Promise<void> {
  await page.locator("zen-editor .cm-content").waitFor();
  await page.evaluate(() => window.zen.ready);
}

/** type replaces the program in the page's editor, or in that of a part of it, by typing. */
export async function type(page: Page, program: string, part: Page | Locator = page): Promise<void> {
  await part.locator("zen-editor .cm-content").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(program);
}
