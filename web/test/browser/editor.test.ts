// The editor with the Go program: names linked with memory, numbers that run
// when they change, completion, the keys, plain text, and staircases.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import type { Tab } from "../browser.ts";
import { byte, card, violations } from "./card.ts";
import { ready } from "./playground.ts";

const program = "import array\na = array.array('i', [10, -20, 30, -40])\nm = memoryview(a)\neven = m[::2]\nprint(even.tolist())";

/** running opens the page and runs a program in it. */
async function running(code = program, options: BrowserContextOptions = {}): Promise<Tab> {
  const tab = await ready("", options);
  await run(tab.page, code);
  return tab;
}

async function run(page: Page, code: string): Promise<void> {
  await page.evaluate(async (code) => {
    await window.zen.run(code);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }, code);
}

/** word returns the place on the screen of a word's n-th occurrence in the editor. */
function word(page: Page, text: string, n = 0): Promise<{ x: number; y: number }> {
  return page.locator("zen-editor .cm-content").evaluate(
    (content, [text, n]) => {
      const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
      for (let left = n as number, node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = new RegExp(`\\b${text}\\b`).exec(node.textContent ?? "")?.index ?? -1;
        if (at >= 0 && left-- === 0) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + (text as string).length);
          const box = range.getBoundingClientRect();
          return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        }
      }
      throw new Error(`the program has no ${text}`);
    },
    [text, n] as const,
  );
}

function items(page: Page, name: string): Promise<string[]> {
  return card(page, name).locator(".item").allInnerTexts();
}

function text(page: Page): Promise<string> {
  return page.locator("zen-editor .cm-content").innerText();
}

/** marks returns the names in the program that are marked. */
function marks(page: Page, kind: "pointed" | "selected"): Promise<string[]> {
  return page.locator(`zen-editor .cm-${kind}`).allInnerTexts();
}

const said = (page: Page): Locator => page.locator("zen-editor [role=status]");

test("a name under the pointer points at its object, and lets go of it", async () => {
  const tab = await running();
  const { page } = tab;
  const place = await word(page, "even", 1);
  await page.mouse.move(place.x, place.y);
  await card(page, "a").locator(".item.pointed").first().waitFor();
  assert.deepEqual(await card(page, "a").locator(".item.pointed").allInnerTexts(), ["[0] 10", "[1] 30"]);
  assert.deepEqual(await marks(page, "pointed"), ["even", "even"]);
  await page.mouse.move(place.x + 400, place.y);
  await card(page, "a").locator(".pointed").first().waitFor({ state: "detached" });
  assert.deepEqual(await marks(page, "pointed"), []);
  await tab.close();
});

test("the caret on a name points at its object, and a selected name selects it", async () => {
  const tab = await running("data = bytearray(b'abc')\nprint(data)");
  const { page } = tab;
  await page.locator("zen-editor .cm-content").focus();
  await page.keyboard.press("Control+Home");
  await byte(page, "data", 0).and(page.locator(".pointed")).waitFor();
  await page.keyboard.press("Control+Shift+ArrowRight");
  await card(page, "data").locator(".chip.selected").waitFor();
  assert.deepEqual(await marks(page, "selected"), ["data", "data"]);
  assert.equal(await said(page).innerText(), "data is in lines 1 and 2");
  await page.keyboard.press("Tab");
  await card(page, "data").locator(".cell.pointed").first().waitFor({ state: "detached" });
  await tab.close();
});

test("what is selected in memory is marked in the program", async () => {
  const tab = await running();
  const { page } = tab;
  await card(page, "a").getByRole("button", { name: "even", exact: true, includeHidden: true }).click();
  await page.locator("zen-editor .cm-selected").first().waitFor();
  assert.deepEqual(await marks(page, "selected"), ["even", "even"]);
  await byte(page, "a", 4).click();
  await page.waitForFunction(() => document.querySelector("zen-editor")?.shadowRoot?.querySelectorAll(".cm-selected").length === 4);
  assert.deepEqual(await marks(page, "selected"), ["a", "m", "a", "m"], "even steps over byte 4");
  assert.equal(await said(page).innerText(), "a is in lines 2 and 3; m is in lines 3 and 4");
  await page.keyboard.press("Escape");
  await page.locator("zen-editor .cm-selected").first().waitFor({ state: "detached" });
  await tab.close();
});

test("a function's own name is linked while the function is at work, and no other time", async () => {
  const tab = await running("data = bytearray(b'abc')\ndef f(data):\n    part = data[1:]\n    return len(part)\nf(bytearray(2))");
  const { page } = tab;
  await byte(page, "data", 0).click();
  await page.locator("zen-editor .cm-selected").first().waitFor();
  assert.deepEqual(await marks(page, "selected"), ["data"], "that of the session");
  await page.getByRole("button", { name: "Previous step" }).click(); // f has returned
  await page.getByRole("button", { name: "Previous step" }).click(); // it is at its second line
  await page.getByText("history: the picture shows").waitFor();
  await page.keyboard.press("Escape");
  await card(page, "part").locator(".chip").first().waitFor();
  const place = await word(page, "part", 1);
  await page.mouse.move(place.x, place.y);
  await card(page, "part").locator(".cell.pointed").first().waitFor();
  assert.deepEqual(await marks(page, "pointed"), ["part", "part"], "that of the function");
  await tab.close();
});

test("a number is dragged, and lane, hops and formula follow; undo takes the drag back", async () => {
  const tab = await running();
  const { page } = tab;
  const from = await word(page, "2");
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 13, from.y, { steps: 4 });
  await card(page, "a").getByText("strides (12,)").waitFor();
  assert.deepEqual((await items(page, "a")).slice(4), ["[0] 10", "[1] -40"]);
  await card(page, "a").getByText("0 + 1 · 12 = byte 12").waitFor();
  await page.mouse.move(from.x - 25, from.y, { steps: 8 });
  await card(page, "a").getByText("12 + 1 · −4 = byte 8").waitFor();
  await page.mouse.up();
  assert.match(await text(page), /even = m\[::-1\]/);
  assert.equal(await page.locator("zen-output pre").innerText(), "[-40, 30, -20, 10]\n");
  assert.match(await said(page).innerText(), /^even shows 16 bytes of a, from byte 12, −4 bytes a step$/);
  await page.keyboard.press("Control+Z");
  await card(page, "a").getByText("strides (8,)").waitFor();
  assert.match(await text(page), /even = m\[::2\]/, "one step of undo");
  await page.keyboard.press("Control+Y");
  await card(page, "a").getByText("12 + 1 · −4 = byte 8").waitFor();
  await tab.close();
});

test("a number is stepped by keys, each a step of undo, and what came of it is said", async () => {
  const tab = await running("data = bytearray(b'Hello')\npart = memoryview(data)[0:2]");
  const { page } = tab;
  await page.locator("zen-editor .cm-content").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Alt+ArrowUp");
  await card(page, "data").getByText("shape (4,)").waitFor();
  assert.match(await text(page), /\[0:4\]/);
  assert.match(await said(page).innerText(), /part shows 4 bytes of data, from byte 0;/);
  await page.keyboard.press("Control+Z");
  await card(page, "data").getByText("shape (3,)").waitFor();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Alt+ArrowDown");
  assert.match(await text(page), /^part = /, "without a number the key moves the line");
  await tab.close();
});

test("a number that Python refuses is an error in the output, and the page goes on", async () => {
  const tab = await running("data = bytearray(b'Hello')\nx = data[4]");
  const { page } = tab;
  await page.locator("zen-editor .cm-content").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Alt+ArrowUp");
  await page.locator("zen-output").getByText("IndexError").first().waitFor();
  assert.match(await said(page).innerText(), /^IndexError: bytearray index out of range$/);
  await page.keyboard.press("Alt+ArrowDown");
  await page.locator("zen-output").getByText("IndexError").first().waitFor({ state: "detached" });
  await tab.close();
});

test("names and attributes of the live session are offered, and taken by a key", async () => {
  const tab = await running("data = bytearray(b'Hello')\nview = memoryview(data)\n");
  const { page } = tab;
  await page.locator("zen-editor .cm-content").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("view.rel");
  const options = page.locator("zen-editor [role=option]");
  await options.first().waitFor();
  assert.equal((await options.allInnerTexts())[0], "release");
  await page.waitForTimeout(100); // CodeMirror takes no key for an answer that soon after the list has come
  await page.keyboard.press("Enter");
  assert.match(await text(page), /view\.release$/);
  await page.keyboard.type("\nda");
  await options.getByText("data").first().waitFor();
  assert.match((await options.allInnerTexts())[0] ?? "", /^data\s*bytearray$/);
  assert.deepEqual(await violations(page, "zen-editor"), []);
  await page.keyboard.press("Escape");
  await options.first().waitFor({ state: "detached" });
  await tab.close();
});

test("Tab leaves the editor; Control and M let it indent", async () => {
  const tab = await running("x = 1");
  const { page } = tab;
  const content = page.locator("zen-editor .cm-content");
  await content.focus();
  await page.keyboard.press("Tab");
  assert.equal(await content.evaluate((element) => element.matches(":focus")), false);
  await content.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+m");
  await page.locator("zen-editor #help").getByText("indents").waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await text(page), "    x = 1");
  assert.equal(await content.evaluate((element) => element.matches(":focus")), true);
  await page.keyboard.press("Control+m");
  await page.locator("zen-editor #help").getByText("leaves").waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await content.evaluate((element) => element.matches(":focus")), false);
  await tab.close();
});

test("plain text has the same marks in words, and is remembered", async () => {
  const tab = await running();
  const { page } = tab;
  await page.getByRole("checkbox", { name: "plain text" }).check();
  const area = page.getByRole("textbox", { name: "Python program" });
  await page.locator("zen-editor .cm-editor").waitFor({ state: "detached" });
  await area.waitFor();
  const words = page.getByRole("list", { name: "Marks in the program" });
  await words.getByText("the picture shows line 5").waitFor();
  await words.getByText("line 3: 16 bytes shown by views, none copied").waitFor();
  await card(page, "a").getByRole("button", { name: "even", exact: true, includeHidden: true }).click();
  await words.getByText("even is in lines 4 and 5").waitFor();
  await area.evaluate((element: HTMLTextAreaElement) => {
    element.focus();
    element.setSelectionRange(element.value.indexOf("2]"), element.value.indexOf("2]"));
  });
  await page.keyboard.press("Alt+ArrowUp");
  await card(page, "a").getByText("strides (12,)").waitFor();
  assert.match(await area.inputValue(), /m\[::3\]/);
  await area.fill("x = 1\nmemoryview(b'abc')[0] = 74");
  await page.keyboard.press("Control+Enter");
  await words.getByText("error in line 2, columns 1 to 21: TypeError: cannot modify read-only memory").waitFor();
  assert.deepEqual(await violations(page, "zen-editor"), []);
  await page.reload();
  await page.getByRole("textbox", { name: "Python program" }).waitFor();
  await page.getByRole("checkbox", { name: "plain text" }).uncheck();
  await page.locator("zen-editor .cm-content").waitFor();
  await tab.close();
});

test("a loop that shrinks a buffer has a staircase: filled for bytes, empty for a view", async () => {
  const tab = await running("b = bytes(100)\nwhile b:\n    b = b[1:]\nv = memoryview(bytes(100))\nwhile v:\n    v = v[1:]");
  const { page } = tab;
  const copies = page.getByRole("img", { name: /^In 100 runs line 3 made slices of 99 bytes at first and 1 byte at last; each is a copy: 4,950 bytes copied in all\.$/ });
  const views = page.getByRole("img", { name: /^In 100 runs line 6 .* no byte was copied, where slices of bytes would have copied 4,950 bytes\.$/ });
  await copies.waitFor();
  await views.waitFor();
  assert.equal(await views.locator("path").evaluate((path) => getComputedStyle(path).fill), "none");
  assert.notEqual(await copies.locator("path").evaluate((path) => getComputedStyle(path).fill), "none");
  assert.deepEqual(await violations(page, "zen-staircase"), []);
  await run(page, "x = 1");
  await copies.waitFor({ state: "detached" });
  assert.equal(await page.locator("zen-staircase").isVisible(), false);
  await tab.close();
});

test("the staircase of 500,000 runs is bounded, and says what it leaves out", async () => {
  const tab = await running("v = memoryview(bytes(500_000))\nwhile v:\n    v = v[1:]");
  const { page } = tab;
  const drawing = page.getByRole("img", { name: /^In 500,000 runs line 3 .*Of 49\d,\d{3} runs in the middle only the sum is kept/ });
  await drawing.waitFor();
  assert.ok((await drawing.innerHTML()).length < 20_000);
  assert.deepEqual(await violations(page, "zen-staircase"), []);
  await tab.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 768, 320]) {
    test(`the editor and its staircases pass axe, ${colorScheme}, ${width} px`, async () => {
      const code = `${program}\nb = bytes(12)\nwhile b:\n    b = b[1:]\nthis_is_a_long_line_that_makes_the_editor_scroll_sideways = 'on a telephone and elsewhere'`;
      const tab = await running(code, { colorScheme, viewport: { width, height: 900 } });
      const { page } = tab;
      await card(page, "a").getByRole("button", { name: "even", exact: true, includeHidden: true }).click();
      await page.locator("zen-editor .cm-selected").first().waitFor();
      assert.deepEqual(await violations(page), []);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
      await tab.close();
    });
  }
}
