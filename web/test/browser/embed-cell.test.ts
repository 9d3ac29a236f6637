// The cell itself, in a frame and in the page: what its programs cannot reach,
// what it leaves in the page, its parts, and programs that do not end.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { Frame, Locator, Page } from "playwright-core";
import { open } from "../browser.ts";
import { browser, host } from "../host-stage.ts";
import { documentOf, visit } from "../host.ts";
import { root } from "../site.ts";
import { site } from "../stage.ts";

const hello = "data = bytearray(b'Hello World!')\nwindow = memoryview(data)[6:12]\nwindow[:] = b'Python'\nprint(data)\n";

function cell(program: string, attributes = ""): string {
  return `<zero-copy-zen ${attributes}><pre><code>${program.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)}</code></pre></zero-copy-zen>\n`;
}

/** ways are the two in which a cell stands in a page. */
const ways = [
  ["in a frame", ""],
  ["inline", "inline"],
] as const;

/** inside returns what a locator for the cell's parts begins with. */
function inside(page: Page, way: string): Locator {
  return way === "" ? page.frameLocator("zero-copy-zen iframe").locator("body") : page.locator("zero-copy-zen");
}

/** alive waits until every cell of a page is. */
async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => window.told.filter(({ name }) => name === "zen-ready").length === document.querySelectorAll("zero-copy-zen").length);
}

test("programs in cells of a page reach neither the page, nor the network, nor storage, nor each other", async () => {
  const text = await readFile(join(root, "pkg/playground/testdata/escapes.py"), "utf8");
  const programs = text.split("---\n");
  const tab = await visit(browser, host.page(documentOf(programs.map((program) => cell(program, "inline")).join(""))));
  const { page } = tab;
  await page.evaluate(() => document.querySelectorAll("zero-copy-zen").forEach((one) => one.start()));
  await alive(page);
  await page.evaluate(() => document.querySelector("zero-copy-zen")?.run());
  const outside = (): Promise<unknown> =>
    page.evaluate(async () => ({
      globals: Object.getOwnPropertyNames(window).sort(),
      title: document.title,
      address: location.href,
      cookie: document.cookie,
      stored: [JSON.stringify(localStorage), JSON.stringify(sessionStorage)],
      databases: (await indexedDB.databases()).map((one) => one.name),
      text: [...document.querySelectorAll("zero-copy-zen")].map((one) => one.textContent),
    }));
  const first = await outside();
  host.forget();
  const types = await page.evaluate(async () => {
    const ends: (string | undefined)[] = [];
    for (const one of document.querySelectorAll("zero-copy-zen")) {
      ends.push((await one.run()).error?.type);
    }
    return ends;
  });
  assert.deepEqual(types, programs.map((program) => /### (\w+)\s*$/.exec(program)?.[1]));
  assert.deepEqual(await outside(), first);
  assert.deepEqual(host.asked, []);
  await tab.close();
});

test("a cell in the page leaves nothing of Go's or Node's among the page's globals", async () => {
  const names = async (page: Page): Promise<string[]> => page.evaluate(() => Object.getOwnPropertyNames(window));
  const tab = await visit(browser, host.page(documentOf(cell(hello, "inline"))));
  const plain = await visit(browser, host.page(documentOf("")));
  await tab.page.evaluate(() => document.querySelector("zero-copy-zen")?.run());
  const before = new Set(await names(plain.page));
  // Lit's own notes: which versions of it a page has.
  const left = (await names(tab.page)).filter((name) => !before.has(name) && !/^(lit|reactive)\w+(Versions|Metadata)$/.test(name));
  assert.deepEqual(left, []);
  await tab.close();
  await plain.close();
});

test("a page's own Go program, and what it takes for Node's, stay as they are", async () => {
  const own = "<script>globalThis.Go = class Mine {}; globalThis.process = { mine: 1 };</script>";
  const tab = await visit(browser, host.page(documentOf(cell(hello, "inline"), own)));
  const { page } = tab;
  const ran = await page.evaluate(() => document.querySelector("zero-copy-zen")?.run());
  assert.equal(ran?.stdout, "bytearray(b'Hello Python')\n");
  assert.deepEqual(await page.evaluate(() => [globalThis.Go?.name, JSON.stringify(process)]), ["Mine", '{"mine":1}']);
  await tab.close();
});

test("in a page of any text size a cell has the reader's own, and as many bytes in a row as fit", async () => {
  const seen = async (size: string): Promise<unknown> => {
    const tab = await visit(browser, host.page(documentOf(cell("data = bytes(range(16))\n", "inline"), `<style>html { font-size: ${size} } body { width: 700px }</style>`)));
    await tab.page.evaluate(() => document.querySelector("zero-copy-zen")?.run());
    const byte = tab.page.getByRole("gridcell");
    await byte.nth(15).waitFor();
    const tops = await byte.evaluateAll((all) => new Set(all.map((one) => Math.round(one.getBoundingClientRect().top))).size);
    const font = await byte.first().evaluate((one) => getComputedStyle(one).fontSize);
    await tab.close();
    return { tops, font };
  };
  const usual = await seen("100%");
  assert.deepEqual(usual, { tops: 1, font: "15px" });
  assert.deepEqual([await seen("62.5%"), await seen("40px")], [usual, usual]);
});

for (const [where, way] of ways) {
  test(`nothing of the Go program is loaded before the reader comes near, ${where}`, async () => {
    host.forget();
    const tab = await visit(browser, host.page(documentOf(cell(hello, way))));
    const { page } = tab;
    await alive(page);
    const asked = (): boolean => host.asked.some(({ path }) => /\.wasm|wasm_exec/.test(path));
    assert.equal(asked(), false);
    await inside(page, way).getByText("Run it to see its memory.").hover();
    await page.waitForTimeout(100);
    for (let i = 0; i < 100 && !asked(); i++) {
      await page.waitForTimeout(50);
    }
    assert.equal(asked(), true);
    await tab.close();
  });

  test(`a reader runs, steps, edits and resets, by the buttons, ${where}`, async () => {
    const tab = await visit(browser, host.page(documentOf(cell(hello, way))));
    const { page } = tab;
    await alive(page);
    const at = inside(page, way);
    const press = (name: string): Promise<void> => at.getByRole("button", { name, exact: true }).click();
    await press("Run");
    await at.getByText("bytearray(b'Hello Python')").waitFor();
    const sixth = at.getByRole("gridcell", { name: /offset 6\b/ });
    assert.match((await sixth.getAttribute("aria-label")) ?? "", /0x50/);
    await press("Previous step");
    await press("Previous step");
    await page.waitForFunction(() => window.told.filter(({ name }) => name === "zen-step").length === 2);
    assert.deepEqual(await page.evaluate(() => window.told.at(-1)?.detail), { step: 2, steps: 4 });
    await at.getByText("memory as it was after this step").waitFor();
    assert.match((await sixth.getAttribute("aria-label")) ?? "", /0x57/);
    await press("Edit");
    const editor = at.locator(".cm-content"); // the text field before it goes while one types
    await editor.waitFor();
    await editor.fill("x = bytes(3)\nprint(len(x))\n");
    await press("Run");
    await at.locator(".output").getByText("3", { exact: true }).waitFor();
    assert.deepEqual(await page.evaluate(() => window.told.findLast(({ name }) => name === "zen-change")?.detail), { program: "x = bytes(3)\nprint(len(x))\n" });
    await press("Reset");
    await at.getByText("Run it to see its memory.").waitFor();
    assert.match(await at.locator(".program").innerText(), /window\[:\] = b'Python'/);
    await tab.close();
  });

  test(`a program that does not end is stopped by its button, and given up by reset, ${where}`, async () => {
    const tab = await visit(browser, host.page(documentOf(cell("n = 0\nwhile True:\n    n += 1\n", way))));
    const { page } = tab;
    await alive(page);
    const at = inside(page, way);
    await at.getByRole("button", { name: "Run", exact: true }).click();
    await at.getByRole("button", { name: "Stop", exact: true }).click();
    await at.getByText(/KeyboardInterrupt/).waitFor();
    const ran = page.evaluate(() => document.querySelector("zero-copy-zen")?.run());
    await at.getByRole("button", { name: "Stop", exact: true }).waitFor();
    await page.evaluate(() => document.querySelector("zero-copy-zen")?.reset());
    assert.equal((await ran)?.error?.type, "KeyboardInterrupt");
    await at.getByText("Run it to see its memory.").waitFor();
    await tab.close();
  });

  test(`what runs unasked is bounded, ${where}`, async () => {
    const tab = await visit(browser, host.page(documentOf(cell("while True:\n    pass\n", `${way} autorun`))));
    await inside(tab.page, way).getByText(/stopped after 2s, which is as long as a program may run unasked/).waitFor();
    await tab.close();
  });

  test(`only the parts are shown that the author chose, ${where}`, async () => {
    const tab = await visit(browser, host.page(documentOf(cell("a = bytearray(2)\nm = memoryview(a)\na.append(1)\n", `${way} view="memory" readonly`))));
    const { page } = tab;
    await alive(page);
    const at = inside(page, way);
    await at.getByRole("button", { name: "Run", exact: true }).click();
    await at.getByText("line 3: BufferError").waitFor();
    assert.equal(await at.getByRole("gridcell", { name: /offset/ }).count(), 2);
    for (const hidden of [at.locator(".program"), at.locator(".output"), at.locator("zen-timeline"), at.getByRole("button", { name: "Edit" })]) {
      assert.equal(await hidden.isVisible(), false);
    }
    await page.evaluate(() => document.querySelector("zero-copy-zen")?.setAttribute("view", "code timeline"));
    await at.locator("zen-timeline").waitFor();
    assert.equal(await at.locator(".picture").isVisible(), false);
    assert.equal(await at.getByRole("button", { name: "Previous step", exact: true }).count(), 1, "the timeline's own");
    await tab.close();
  });
}

for (const [where, way] of ways) {
  test(`a cell that shows no program says what it would run, and has no buttons that do nothing, ${where}`, async () => {
    const tab = await visit(browser, host.page(documentOf(cell(`# a greeting\n${hello}`, `${way} view="output"`))));
    const { page } = tab;
    await alive(page);
    const at = inside(page, way);
    await at.getByText("A Python program of 5 lines: data = bytearray(b'Hello World!') …").waitFor();
    assert.deepEqual(await at.getByRole("button").allInnerTexts(), ["Run"]);
    await page.evaluate(() => document.querySelector("zero-copy-zen")?.setAttribute("view", "code output"));
    await at.getByRole("button", { name: "Edit" }).waitFor();
    assert.equal(await at.getByText("A Python program of").isVisible(), false);
    await tab.close();
  });

  test(`in a low cell Run is in sight, at its program's beginning and at its end, ${where}`, async () => {
    const long = Array.from({ length: 30 }, (_, i) => `x${i} = ${i}\n`).join("");
    const tab = await visit(browser, host.page(documentOf(cell(long, `${way} height="150"`))));
    const { page } = tab;
    await alive(page);
    const at = inside(page, way);
    /** isInSight reports whether all of the button lies within the cell. */
    const isInSight = (): Promise<boolean> =>
      at.getByRole("button", { name: "Run", exact: true }).evaluate((button) => {
        const bar = (button.getRootNode() as ShadowRoot).host;
        const cell = bar.closest(".embed")?.getBoundingClientRect();
        const { top, bottom } = button.getBoundingClientRect();
        return cell !== undefined && cell.height <= 150 && cell.top <= top && bottom <= cell.bottom;
      });
    assert.ok(await isInSight());
    await at.locator(".program .line").last().scrollIntoViewIfNeeded();
    assert.ok(await isInSight());
    await tab.close();
  });
}

for (const width of [320, 390, 768, 1440]) {
  test(`a page of ${width} pixels is wide enough for a cell and what it shows`, async () => {
    const style = "<style>body { margin: 0 }</style>";
    const tab = await visit(browser, host.page(documentOf(cell(hello) + cell(hello, "inline"), style)), { viewport: { width, height: 900 } });
    const { page } = tab;
    await alive(page);
    await page.evaluate(() => Promise.all([...document.querySelectorAll("zero-copy-zen")].map((one) => one.run())));
    const tooWide = (): string[] => {
      const found: string[] = [];
      const look = (root: Document | ShadowRoot): void => {
        for (const one of root.querySelectorAll("*")) {
          const { right } = one.getBoundingClientRect();
          if (right > document.documentElement.clientWidth + 1 && one.closest("pre, svg, .spoken, [hidden]") === null) {
            found.push(`${one.localName}.${one.className}`);
          }
          if (one.shadowRoot !== null) {
            look(one.shadowRoot);
          }
        }
      };
      look(document);
      return found;
    };
    const frames: (Page | Frame)[] = [page, ...page.frames().slice(1)];
    for (const frame of frames) {
      assert.deepEqual(await frame.evaluate(tooWide), []);
    }
    await tab.close();
  });
}

test("a cell that may not be as high as it would be scrolls, and takes no more room in the page", async () => {
  const tab = await visit(browser, host.page(documentOf(`${cell(hello, 'inline height="200"')}<p id="after">after</p>`)), { viewport: { width: 700, height: 300 } });
  const { page } = tab;
  await page.evaluate(() => document.querySelector("zero-copy-zen")?.run());
  const box = page.locator("zero-copy-zen .embed");
  assert.equal(Math.round((await box.boundingBox())?.height ?? 0), 200);
  assert.ok(await box.evaluate((one) => one.scrollHeight > 400));
  const below = await page.evaluate(() => document.documentElement.scrollHeight - (document.getElementById("after")?.getBoundingClientRect().bottom ?? 0) - scrollY);
  assert.ok(below < 100, `${below} px below the last paragraph`);
  await tab.close();
});

test("the frame's document, opened by itself, says what it is for, also without scripts", async () => {
  const plain = await open(browser, `${site.url}embed`, { javaScriptEnabled: false, viewport: { width: 320, height: 500 } });
  const text = await plain.page.locator("main p").boundingBox();
  assert.ok(text !== null && text.x >= 16 && text.y >= 16 && text.x + text.width <= 320 - 16, JSON.stringify(text));
  await plain.close();
  const tab = await open(browser, `${site.url}embed`);
  assert.match(await tab.page.locator("main").innerText(), /shows a program inside another page/);
  assert.equal(await tab.page.locator("main a").evaluate((link) => (link as HTMLAnchorElement).pathname), "/embed/guide");
  await tab.close();
});
