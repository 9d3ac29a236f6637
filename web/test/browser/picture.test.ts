// The page alone, with a recorded state in the place of its machine.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launch, open } from "../browser.ts";
import type { Tab } from "../browser.ts";
import { byte, card, violations } from "./card.ts";
import type {} from "../fixture-machine.ts";
import { startFixtureSite } from "../fixture-site.ts";
import type { Site } from "../site.ts";

let site: Site;
let browser: Browser;

before(async () => {
  [site, browser] = await Promise.all([startFixtureSite(), launch()]);
});

after(async () => {
  await browser.close();
  await site.close();
});

/** shown opens the page and runs the recorded program. */
async function shown(options: BrowserContextOptions = {}): Promise<Tab> {
  const tab = await open(browser, site.url, options);
  await tab.page.locator("zen-editor .cm-content").waitFor();
  await run(tab.page);
  return tab;
}

async function run(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Run" }).click();
  await page.locator("zen-buffer").first().waitFor();
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    const tab = await open(browser, site.url, { colorScheme });
    await tab.page.locator("zen-editor .cm-content").waitFor();
    assert.deepEqual(await violations(tab.page), [], "before the first run");
    await run(tab.page);
    await byte(tab.page, "data", 7).focus();
    assert.deepEqual(await violations(tab.page), [], "after it");
    await tab.page.evaluate(() => {
      const error = { type: "TypeError", text: "no", line: 2, column: 1, endLine: 2, endColumn: 2, traceback: "Traceback …" };
      fixture.error = error;
      fixture.refusal = error;
    });
    await run(tab.page);
    await byte(tab.page, "data", 7).focus();
    await tab.page.keyboard.type("00");
    await tab.page.locator(".refusal").waitFor();
    assert.deepEqual(await violations(tab.page), [], "with an exception and a refusal");
    await tab.close();
  });
}

for (const width of [320, 390, 768, 1440]) {
  test(`${width} pixels need no sideways scrolling`, async () => {
    const tab = await shown({ viewport: { width, height: 700 } });
    const widest = await tab.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(widest <= width, `${widest} px`);
    const columns = await card(tab.page, "a").locator(".cells").first().locator(".cell").count();
    assert.equal(columns, width < 480 ? 8 : 16);
    const cell = await byte(tab.page, "data", 0).boundingBox();
    assert.ok(cell !== null && cell.width >= 24 && cell.height >= 24, `a byte is ${cell?.width}×${cell?.height}`);
    const other = await byte(tab.page, "copy", 0).boundingBox();
    assert.equal(other?.width, cell.width, "a byte has one width everywhere");
    await tab.close();
  });
}

test("a lane lies under the bytes it covers", async () => {
  const tab = await shown();
  const item = await card(tab.page, "data").locator(".item").first().boundingBox();
  const cell = await byte(tab.page, "data", 6).boundingBox();
  assert.ok(item !== null && cell !== null);
  assert.ok(Math.abs(item.x - cell.x) < 1 && Math.abs(item.width - cell.width) < 1);
  assert.ok(item.y > cell.y + cell.height);
  assert.deepEqual(await card(tab.page, "a").locator(".item").allInnerTexts(), ["[0] 10", "[1] -20", "[2] 30", "[3] -40", "[0] 10", "[1] 30"]);
  assert.equal(await card(tab.page, "a").locator(".gap").count(), 2);
  await tab.close();
});

test("hover highlights an item’s bytes and writes the arithmetic, and moves nothing", async () => {
  const tab = await shown();
  const item = card(tab.page, "a").getByRole("gridcell", { name: "even[1]" });
  const height = async (): Promise<number | undefined> => (await card(tab.page, "a").boundingBox())?.height;
  const before = await height();
  await item.hover();
  await tab.page.getByText("even[1]: 0 + 1 · 8 = byte 8").waitFor();
  const pointed = card(tab.page, "a").locator(".cell.pointed");
  assert.deepEqual(await pointed.evaluateAll((cells) => cells.map((cell) => cell.dataset["offset"])), ["8", "9", "10", "11"]);
  assert.equal(await height(), before);
  await byte(tab.page, "a", 9).hover();
  await tab.page.getByText("m[2]: 0 + 2 · 4 = byte 8").waitFor();
  await tab.page.mouse.move(5, 5);
  await tab.page.getByText("= byte 8").first().waitFor({ state: "hidden" });
  await tab.close();
});

test("a tap points too", async () => {
  const tab = await shown({ hasTouch: true, viewport: { width: 390, height: 844 } });
  await card(tab.page, "data").locator(".item").first().tap();
  await tab.page.locator("zen-inspector").getByText("6 + 0 · 1 = byte 6").waitFor();
  await tab.close();
});

test("a card is one tab stop, and arrows walk bytes and lanes", async () => {
  const tab = await shown();
  const { page } = tab;
  const focused = (): Promise<string | null> =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) {
        element = element.shadowRoot.activeElement;
      }
      return element?.getAttribute("aria-label") ?? null;
    });
  await byte(page, "a", 0).focus();
  assert.equal(await focused(), "offset 0, value 0x0a, in views m, even");
  await page.keyboard.press("End");
  assert.equal(await focused(), "offset 15, value 0xff, in views m");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "m[3] = -40, bytes 12 to 15, 0 + 3 · 4 = byte 12");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(), "m[2] = 30, bytes 8 to 11, 0 + 2 · 4 = byte 8");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "even[1] = 30, bytes 8 to 11, 0 + 1 · 8 = byte 8");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "read the bytes of data as");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "offset 0, value 0x48");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(), "even[1] = 30, bytes 8 to 11, 0 + 1 · 8 = byte 8");
  assert.equal(await card(page, "a").locator("[tabindex='0']").count(), 1);
  await tab.close();
});

test("two digits change a byte; the lanes follow, and the byte is marked", async () => {
  const tab = await shown();
  const { page } = tab;
  await byte(page, "a", 8).focus();
  await page.keyboard.type("1F");
  await card(page, "a").getByText("[1] 31").waitFor();
  await card(page, "a").getByText("[2] 31").waitFor();
  assert.match((await byte(page, "a", 8).getAttribute("class")) ?? "", /changed/);
  assert.equal(await byte(page, "a", 8).getAttribute("aria-label"), "offset 8, value 0x1f, in views m, even, changed");
  await page.keyboard.press("F2");
  await page.keyboard.type("0");
  await page.keyboard.press("Escape");
  assert.equal(await byte(page, "a", 8).locator(".hex").innerText(), "0x1f", "Escape leaves the byte as it was");
  await byte(page, "data", 0).dblclick();
  await page.keyboard.type("x4");
  await page.keyboard.press("Enter");
  await byte(page, "data", 0).getByText("04").waitFor();
  await tab.close();
});

test("a refusal is Python’s text, by the byte and said aloud, until it is dismissed", async () => {
  const tab = await shown();
  const { page } = tab;
  await page.evaluate(() => {
    const text = "cannot modify read-only memory";
    fixture.refusal = { type: "TypeError", text, line: 0, column: 0, endLine: 0, endColumn: 0, traceback: "" };
  });
  await byte(page, "data", 2).focus();
  await page.keyboard.type("00");
  await card(page, "data").locator(".refusal").waitFor();
  assert.equal(await card(page, "data").getByRole("alert").innerText(), "TypeError: cannot modify read-only memory");
  assert.equal(await byte(page, "data", 2).locator(".hex").innerText(), "0x6c");
  await page.keyboard.press("Escape");
  await page.locator(".refusal").waitFor({ state: "detached" });
  await tab.close();
});

test("a write to memory moves the picture by itself", async () => {
  const tab = await shown();
  await tab.page.evaluate(() => window.zen.bytes("data").set([0x4a], 0));
  await byte(tab.page, "data", 0).getByText("4a").waitFor();
  assert.match((await byte(tab.page, "data", 0).getAttribute("class")) ?? "", /changed/);
  assert.equal(await card(tab.page, "data").locator(".changed").count(), 1);
  await tab.close();
});

test("100 MB scroll from end to end with few rows drawn", async () => {
  const tab = await open(browser, site.url);
  const { page } = tab;
  await page.locator("zen-editor .cm-content").waitFor();
  const length = 100_000_000;
  await page.evaluate((size) => {
    const [first] = fixture.state.buffers;
    if (first === undefined) {
      throw new Error("the sample has no buffer");
    }
    const address = 16;
    fixture.memory = new Uint8Array(address + size);
    fixture.memory[address + size - 1] = 0xab;
    const big = { ...first, names: ["big"], type: "bytearray", typecode: "", itemsize: 1, address, contents: address, length: size };
    const counters = fixture.state.counters;
    const view = { ...fixture.state.views[0]!, buffer: big.id, shape: [size / 4], strides: [4] };
    fixture.state = { ...fixture.state, buffers: [big], views: [view], counters, allocated: size, peak: size };
  }, length);
  await run(page);
  const drawn = (): Promise<number> => card(page, "big").locator(".cell").count();
  assert.ok((await drawn()) < 400, `${await drawn()} cells`);
  await byte(page, "big", 0).focus();
  await page.keyboard.press("Control+End");
  await byte(page, "big", length - 1).getByText("ab").waitFor();
  assert.ok((await drawn()) < 400, `${await drawn()} cells`);
  const isFocused = await byte(page, "big", length - 1).evaluate((cell) => (cell.getRootNode() as ShadowRoot).activeElement === cell);
  assert.ok(isFocused, "the focus is on the last byte");
  const inSight = await byte(page, "big", length - 1).evaluate((cell) => {
    const frame = cell.closest(".frame")!.getBoundingClientRect();
    const box = cell.getBoundingClientRect();
    return box.top >= frame.top && box.bottom <= frame.bottom;
  });
  assert.ok(inSight, "the last byte is in sight");
  const frame = card(page, "big").locator(".frame");
  await frame.hover();
  await page.mouse.wheel(0, -200);
  await page.waitForTimeout(200);
  const offsets = await card(page, "big").locator(".cell").evaluateAll((cells) => cells.map((cell) => Number(cell.dataset["offset"])));
  assert.ok(Math.min(...offsets) > length - 1000, "a notch of the wheel moves by rows, not by the scaled bar");
  await frame.evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
  await page.waitForTimeout(200);
  const middle = Number(await card(page, "big").locator(".cell").first().getAttribute("data-offset"));
  assert.ok(Math.abs(middle - length / 2) < 5000, `the middle of the bar is byte ${middle}`);
  await tab.close();
});

test("the theme goes round, is kept, and stands before the page is painted", async () => {
  const tab = await open(browser, site.url, { colorScheme: "light" });
  const { page } = tab;
  const theme = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset["theme"]);
  const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(await theme(), "auto");
  const light = await paper();
  await page.getByRole("button", { name: "Colors: auto" }).click();
  await page.getByRole("button", { name: "Colors: light" }).click();
  await page.getByRole("button", { name: "Colors: dark" }).waitFor();
  assert.notEqual(await paper(), light);
  await page.route("**/main.js", (route) => route.abort());
  await page.reload();
  assert.equal(await theme(), "dark");
  tab.complaints.splice(0, 1); // the script that was held back
  await tab.close();
});

test("the page reads well before any script has run", async () => {
  const tab = await open(browser, site.url, { javaScriptEnabled: false });
  const { page } = tab;
  await page.getByRole("heading", { name: "Zero-Copy Zen" }).waitFor();
  assert.match(await page.locator("pre").innerText(), /^import array\n[^]*print\(copy, str\(window, 'ascii'\)\)\n?$/);
  await page.getByText("Which bytes will change").waitFor();
  assert.ok((await page.getByRole("link").count()) >= 4);
  await tab.close();
});

test("without CodeMirror a text field edits the program", async () => {
  const tab = await open(browser, "about:blank");
  const { page } = tab;
  await page.route("**/chunks/codemirror-*", (route) => route.abort());
  await page.goto(site.url);
  const field = page.getByRole("textbox", { name: "Python program" });
  await field.fill("print(2)");
  await field.press("Control+Enter");
  await page.locator("zen-buffer").first().waitFor();
  assert.equal(await field.inputValue(), "print(2)");
  await page.getByRole("button", { name: "Reset" }).click();
  await page.getByText("Which bytes will change").waitFor();
  assert.match(await field.inputValue(), /^import array\n/);
  tab.complaints.splice(0, tab.complaints.filter((text) => text.includes("ERR_FAILED")).length);
  await tab.close();
});

test("a machine that dies under a program says so, and another takes its place", async () => {
  const tab = await shown();
  const { page } = tab;
  await page.evaluate(() => (fixture.death = "the Go program ended"));
  await page.getByRole("button", { name: "Run" }).click();
  await page.locator("zen-program .notice").getByText("The machine stopped: the Go program ended. It was started again.").waitFor();
  await page.locator("zen-output").getByText("the program did not end: the machine stopped").waitFor();
  assert.deepEqual(await violations(page), []);
  const again = page.getByRole("button", { name: "Run" });
  assert.ok(await again.evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button), "the focus stayed");
  await page.evaluate(() => (fixture.death = null));
  await page.keyboard.press("Control+Enter");
  await page.locator("zen-output").getByText("done", { exact: true }).waitFor();
  await tab.close();
});

test("names of 10,000 characters break nothing, and titles have them in full", async () => {
  for (const width of [320, 1440]) {
    const tab = await open(browser, site.url, { viewport: { width, height: 700 } });
    const { page } = tab;
    await page.locator("zen-editor .cm-content").waitFor();
    await page.evaluate(() => {
      const { state } = fixture;
      const name = (start: string): string => start.padEnd(10_000, "x");
      const origin = { text: `copied from ${name("data")}`, line: 8 };
      fixture.state = {
        ...state,
        buffers: state.buffers.map((buffer) => ({ ...buffer, names: buffer.names.map(name), origin })),
        views: state.views.map((view) => ({ ...view, names: view.names.map(name), released: view.id === 3 })),
        counters: { ...state.counters, sharedViews: state.counters.sharedViews.map(name) },
      };
    });
    await run(page);
    const tallest = (selector: string): Promise<number> =>
      page.locator(selector).evaluateAll((all) => Math.max(...all.map((each) => each.getBoundingClientRect().height)));
    assert.ok((await tallest("zen-counters dl")) < 220, `counters: ${await tallest("zen-counters dl")} px`);
    assert.ok((await tallest(".chip")) < 30, `chips: ${await tallest(".chip")} px`);
    assert.ok((await tallest("zen-buffer header")) < 180, `headers: ${await tallest("zen-buffer header")} px`);
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(widest <= width, `${widest} px`);
    const titles = await page.locator("zen-buffer .chip").evaluateAll((all) => all.map((each) => (each as HTMLElement).title.length));
    assert.ok(titles.length > 4 && titles.every((length) => length === 10_000), titles.join());
    const labels = await page.locator("zen-bytes [aria-label]").evaluateAll((all) => all.map((each) => each.ariaLabel?.length ?? 0));
    assert.ok(Math.max(...labels) < 200, `an announcement has ${Math.max(...labels)} characters`);
    await tab.close();
  }
});

test("output is text and never HTML", async () => {
  const tab = await open(browser, site.url);
  const { page } = tab;
  await page.locator("zen-editor .cm-content").waitFor();
  await page.evaluate(() => {
    fixture.stdout = "<img src=x><b>bold</b>\n";
  });
  await run(page);
  await page.locator("zen-output pre").getByText("<img src=x><b>bold</b>").waitFor();
  assert.equal(await page.locator("zen-output img, zen-output b").count(), 0);
  await tab.close();
});

test("reduced motion flashes nothing, and changes stay marked", async () => {
  const tab = await shown({ reducedMotion: "reduce" });
  await tab.page.evaluate(() => window.zen.bytes("data").set([0x4a], 0));
  const cell = card(tab.page, "data").locator(".cell.changed");
  await cell.waitFor();
  assert.equal(await cell.evaluate((element) => getComputedStyle(element).animationName), "none");
  await tab.close();
});

test("forced colors keep what is pointed at, changed and skipped visible", async () => {
  const tab = await shown({ forcedColors: "active" });
  const { page } = tab;
  await page.evaluate(() => window.zen.bytes("data").set([0x4a], 0));
  const changed = card(page, "data").locator(".cell.changed");
  await changed.waitFor();
  assert.equal(await changed.evaluate((element) => getComputedStyle(element).borderTopStyle), "double");
  await card(page, "a").getByRole("gridcell", { name: "even[1]" }).hover();
  const outline = await card(page, "a").locator(".cell.pointed").first().evaluate((cell) => getComputedStyle(cell).outlineStyle);
  assert.equal(outline, "dashed");
  const gap = await card(page, "a").locator(".gap").first().evaluate((element) => getComputedStyle(element).borderTopStyle);
  assert.equal(gap, "dashed");
  await tab.close();
});
