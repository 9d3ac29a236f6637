// Finds parts of the picture in a page.

import type { Locator, Page } from "playwright-core";
import { AxeBuilder } from "@axe-core/playwright";

/** card returns the card of the buffer with a name. */
export function card(page: Page, name: string): Locator {
  return page.locator("zen-buffer").filter({ has: page.locator("header").getByText(name, { exact: true }) });
}

/** byte returns the cell of a byte of that buffer. */
export function byte(page: Page, name: string, offset: number): Locator {
  return card(page, name).locator(`.cell[data-offset="${offset}"]`);
}

/** violations returns what axe finds wrong with the page, or with a part of it, in short. */
export async function violations(page: Page, part = "html"): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).include(part).analyze();
  return found.map((each) => `${each.id}: ${each.nodes.map((node) => `${node.target} ${node.failureSummary}`).join("; ")}`);
}
