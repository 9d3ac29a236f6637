// The lessons: what stands in their pages before a script has run, and that the
// same comes of running them there.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { before, test } from "node:test";
import { promisify } from "node:util";
import type { Locator, Page } from "playwright-core";
import type { Lesson } from "../../render/lesson.ts";
import type {} from "../../src/lesson.ts";
import { open } from "../browser.ts";
import { root } from "../site.ts";
import { browser, site } from "../stage.ts";
import { violations } from "./card.ts";
import { type } from "./playground.ts";

let lessons: readonly Lesson[];

before(async () => {
  const { stdout } = await promisify(execFile)("go", ["run", "./pkg/cmd/lessons"], { cwd: root });
  lessons = JSON.parse(stdout) as Lesson[];
});
function addressOf(name: string): string {
  return `${site.url}lessons/${name}`;
}

/** Shown is what a cell shows of a run: its output, its counters, and of each card the name and the bytes that are drawn. */
interface Shown {
  readonly output: string;
  readonly counters: string;
  readonly cards: readonly { readonly name: string; readonly bytes: Readonly<Record<string, string>> }[];
}

/** still returns what the build says that each cell shows after its run, by cell. */
function still(page: Page): Promise<Shown[]> {
  return page.locator("zen-cell").evaluateAll((cells) =>
    cells.map((cell) => {
      const of = cell.querySelector(".outcome") ?? cell;
      const cards = [...of.querySelectorAll(".wide [data-card]")].map((card) => {
        const texts = [...card.querySelectorAll("text")];
        const offsets = texts.filter((text) => text.getAttribute("font-size") === "9").map((text) => text.textContent);
        const values = texts.filter((text) => text.getAttribute("font-weight") === "600").map((text) => text.textContent);
        return { name: card.getAttribute("data-card") ?? "", bytes: Object.fromEntries(offsets.map((offset, i) => [offset, values[i] ?? ""])) };
      });
      return { output: of.querySelector(".output")?.textContent ?? "", counters: of.querySelector(":scope > figure > figcaption")?.textContent ?? "", cards };
    }),
  );
}

/** live returns what a cell shows that has run. */
function live(cell: Locator): Promise<Shown> {
  return cell.evaluate((element) => {
    const cards = [...(element.querySelector("zen-memory")?.renderRoot.querySelectorAll("zen-buffer") ?? [])].map((buffer) => {
      const bytes = [...(buffer.renderRoot.querySelector("zen-bytes")?.renderRoot.querySelectorAll<HTMLElement>(".cell[data-offset]") ?? [])];
      return {
        name: buffer.card?.buffer.names[0] ?? "",
        bytes: Object.fromEntries(bytes.map((byte) => [byte.dataset["offset"] ?? "", byte.querySelector(".hex")?.textContent.replace("0x", "").trim() ?? ""])),
      };
    });
    return {
      output: element.querySelector(":scope > .code > .output")?.textContent ?? "",
      counters: element.querySelector(":scope > .picture > figcaption")?.textContent ?? "",
      cards,
    };
  });
}

/** run runs the cell of a page, and waits until its memory is drawn. */
async function run(page: Page, n: number): Promise<Locator> {
  const cell = page.locator("zen-cell").nth(n);
  await cell.getByRole("button", { name: "Run", exact: true }).click();
  await cell.locator("zen-memory").waitFor({ state: "attached" });
  await page.waitForFunction((at) => {
    const bar = document.querySelectorAll("zen-cell")[at]?.querySelector("zen-cell-bar");
    return bar?.isLive === true && bar.cell?.isPending === false && bar.cell.ran !== null && (document.querySelectorAll("zen-cell")[at]?.getAttribute("data-test") === null || bar.cell.verdicts !== null);
  }, n);
  const closed = cell.locator(".picture > details.bytes:not([open]) > summary:visible");
  if ((await closed.count()) > 0) {
    await closed.click();
  }
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return cell;
}

test("there is a page for every lesson, and what it shows is what runs", async () => {
  for (const { name } of lessons) {
    const tab = await open(browser, addressOf(name));
    const expected = await still(tab.page);
    for (const [i, wanted] of expected.entries()) {
      const shown = await live(await run(tab.page, i));
      assert.equal(shown.output, wanted.output, `${name}, cell ${i + 1}`);
      assert.equal(shown.counters, wanted.counters, `${name}, cell ${i + 1}`);
      assert.deepEqual(shown.cards.map((card) => card.name), wanted.cards.map((card) => card.name), `${name}, cell ${i + 1}`);
      for (const [j, card] of wanted.cards.entries()) {
        const bytes = shown.cards[j]?.bytes ?? {};
        const both = Object.keys(card.bytes).filter((offset) => offset in bytes);
        assert.ok(both.length > 0 || Object.keys(card.bytes).length === 0, `${name}, cell ${i + 1}: bytes of ${card.name} are drawn`);
        for (const offset of both) {
          assert.equal(bytes[offset], card.bytes[offset], `${name}, cell ${i + 1}: byte ${offset} of ${card.name}`);
        }
      }
    }
    assert.equal(await tab.page.evaluate(() => document.documentElement.scrollWidth), 1440, name);
    await tab.close();
  }
});

test("every lesson is read without scripts", async () => {
  const tab = await open(browser, `${site.url}lessons`, { javaScriptEnabled: false });
  const { page } = tab;
  assert.equal(await page.locator(".overview a").count(), lessons.length);
  for (const lesson of lessons) {
    await page.goto(addressOf(lesson.name));
    assert.equal(await page.locator("h1").innerText(), lesson.title);
    assert.ok(await page.locator(".keep").isVisible());
    const programs = lesson.blocks.flatMap((block) => block.cell ?? block.challenge ?? []);
    assert.deepEqual(await page.locator(".program").allTextContents(), programs.map(({ code }) => code.trimEnd()), lesson.name);
    const closed = page.locator("details:not([open]) > summary:visible");
    while ((await closed.count()) > 0) {
      await closed.first().click();
    }
    for (const cell of await page.locator("zen-cell").all()) {
      assert.ok(await cell.locator("figure .wide svg").last().isVisible(), `${lesson.name} draws memory`);
    }
    const outputs = await page.locator(".output:not([hidden])").all();
    assert.ok((await Promise.all(outputs.map((output) => output.isVisible()))).every(Boolean), lesson.name);
    assert.equal(await page.locator(".contents [aria-current]").getAttribute("href"), `/lessons/${lesson.name}`);
  }
  await tab.close();
});

/** places returns where the parts of the article are. */
function places(page: Page): Promise<number[]> {
  return page.locator("article > *, zen-cell > *").evaluateAll((parts) => parts.flatMap((part) => [Math.round(part.getBoundingClientRect().top + scrollY), Math.round(part.getBoundingClientRect().height)]));
}

for (const width of [1440, 390]) {
  test(`a page of ${width} pixels comes alive without a jump`, async () => {
    const viewport = { width, height: 900 };
    const plain = await open(browser, site.url, { javaScriptEnabled: false, viewport });
    const tab = await open(browser, site.url, { viewport });
    for (const { name } of lessons) {
      await plain.page.goto(addressOf(name));
      await tab.page.goto(addressOf(name));
      await tab.page.locator("zen-cell").first().getByRole("button", { name: "Run", exact: true }).waitFor();
      assert.deepEqual(await places(tab.page), await places(plain.page), name);
    }
    await plain.close();
    await tab.close();
  });
}

test("390 pixels are enough, before and after a run", async () => {
  const tab = await open(browser, `${site.url}lessons`, { viewport: { width: 390, height: 844 } });
  const wide = (): Promise<number> => tab.page.evaluate(() => document.documentElement.scrollWidth);
  assert.equal(await wide(), 390);
  for (const { name } of lessons) {
    await tab.page.goto(addressOf(name));
    assert.equal(await wide(), 390, name);
    await run(tab.page, (await tab.page.locator("zen-cell").count()) - 1);
    assert.equal(await wide(), 390, `${name}, after a run`);
  }
  await tab.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing wrong with the lessons, ${colorScheme}`, async () => {
    const tab = await open(browser, `${site.url}lessons`, { colorScheme, reducedMotion: "reduce" }); // a flash is too short to read
    assert.deepEqual(await violations(tab.page), [], "the index");
    // Each in one scheme, and some after a run as well.
    for (const [i, { name }] of lessons.entries()) {
      if ((i % 2 === 0) !== (colorScheme === "light")) {
        continue;
      }
      await tab.page.goto(addressOf(name));
      await tab.page.locator("zen-cell").first().getByRole("button", { name: "Run", exact: true }).waitFor();
      assert.deepEqual(await violations(tab.page), [], name);
      if (i % 5 === 0) {
        await run(tab.page, 0);
        assert.deepEqual(await violations(tab.page), [], `${name}, after a run`);
      }
    }
    await tab.close();
  });
}

test("all links of the lessons lead somewhere", async () => {
  const tab = await open(browser, `${site.url}lessons`, { javaScriptEnabled: false });
  const seen = new Set<string>();
  for (const address of [`${site.url}lessons`, ...lessons.map(({ name }) => addressOf(name))]) {
    await tab.page.goto(address);
    for (const href of await tab.page.locator("a").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))) {
      seen.add(href);
    }
  }
  const own = [...seen].filter((href) => href.startsWith(site.url));
  assert.ok(own.length > lessons.length);
  for (const href of own) {
    const response = await fetch(href);
    const { hash } = new URL(href);
    assert.equal(response.status, 200, href);
    const text = await response.text();
    assert.ok(hash === "" || hash.startsWith("#v1.") || text.includes(`id="${hash.slice(1)}"`), href);
  }
  await tab.close();
});

test("a later cell runs those before it first, and a cell that fails says so", async () => {
  const tab = await open(browser, addressOf("who-holds-it"));
  const { page } = tab;
  const wanted = await still(page);
  const last = await run(page, 2);
  assert.equal((await live(last)).output, wanted[2]?.output);
  assert.equal((await live(page.locator("zen-cell").nth(0))).output, wanted[0]?.output);
  // The first cell's picture stays as it was, and is told from memory as it is.
  assert.equal(await page.locator("zen-cell").nth(0).locator("zen-buffer.stale").count(), 1);
  const first = page.locator("zen-cell").nth(0);
  await first.getByRole("button", { name: "Reset" }).click();
  await first.getByRole("button", { name: "Edit" }).click();
  await type(page, "nonsense(", first);
  await page.locator("zen-cell").nth(1).getByRole("button", { name: "Run", exact: true }).click();
  await page.locator("zen-cell").nth(1).getByText("Program 1 runs first, and failed: SyntaxError.").waitFor();
  assert.match((await live(first)).output, /SyntaxError: '\(' was never closed/);
  await first.getByRole("button", { name: "Reset" }).click();
  await first.locator(".program").waitFor();
  assert.ok(await first.locator(".outcome").isVisible());
  assert.equal((await live(await run(page, 1))).output, wanted[1]?.output);
  await tab.close();
});

test("a prediction is made by a click, on a choice or in the picture, and explained after the run", async () => {
  const tab = await open(browser, addressOf("a-view-is-a-window"));
  const { page } = tab;
  const prediction = page.locator("zen-prediction");
  const cell = page.locator("zen-cell").first();
  // The picture does not give the answer away.
  assert.deepEqual(await cell.locator(".picture .wide [data-card]").first().locator("text[font-weight='600']").allTextContents(), [..."Hello World!"].map((c) => c.charCodeAt(0).toString(16)));
  await prediction.getByRole("button", { name: "both" }).click();
  assert.equal(await prediction.getByRole("button", { name: "both" }).getAttribute("aria-pressed"), "true");
  await cell.locator(".picture .wide [data-card='copy']").click();
  assert.equal(await prediction.getByRole("button", { name: "copy" }).getAttribute("aria-pressed"), "true");
  assert.equal(await prediction.locator(".explanation").isVisible(), false);
  await run(page, 0);
  assert.match(await prediction.locator(".explanation").innerText(), /^You said: copy\. copy has bytes of its own/);
  await tab.close();
});

test("a cell is stepped through, back and forth", async () => {
  const tab = await open(browser, addressOf("a-view-is-a-window"));
  const cell = await run(tab.page, 0);
  const first = async (): Promise<string | undefined> => (await live(cell)).cards[0]?.bytes["6"];
  assert.equal(await first(), "50");
  await cell.getByRole("button", { name: "Previous step" }).click();
  await cell.getByText(/step 3 of 4, line 3: .*window shows 6 bytes of data/).waitFor();
  assert.equal(await first(), "57");
  assert.equal(await cell.locator(".line.here").innerText(), "window = memoryview(data)[6:12]");
  await cell.getByRole("button", { name: "Next step" }).click();
  await cell.locator(".line.here").waitFor({ state: "detached" });
  assert.equal(await first(), "50");
  await tab.close();
});

test("every challenge is not solved as it is given, and is by its solution", async () => {
  const { blocks } = lessons.find(({ part }) => part === "challenges") ?? { blocks: [] };
  const challenges = blocks.flatMap(({ challenge }) => challenge ?? []);
  assert.ok(challenges.length >= 5);
  const tab = await open(browser, addressOf("challenges"));
  for (const [i, { checks, solution }] of challenges.entries()) {
    const cell = await run(tab.page, i);
    assert.match(await cell.locator(".verdicts").innerText(), /^Not yet: \d of \d to go\.$/);
    await cell.getByRole("button", { name: "Reset" }).click();
    await cell.getByRole("button", { name: "Edit" }).click();
    await type(tab.page, solution, cell);
    await run(tab.page, i);
    await cell.getByText("Solved.").waitFor();
    assert.equal(await cell.locator(".checks .passed").count(), checks.length);
  }
  await tab.close();
});

test("pictures are drawn from memory, and strided ones are gathered", async () => {
  const tab = await open(browser, addressOf("pictures-as-memory"));
  const cell = await run(tab.page, 0);
  const pixels = (name: string): Promise<number[]> =>
    cell.locator(`.pixels[data-name="${name}"] canvas`).evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      return [...(canvas.getContext("2d")?.getImageData(0, 0, width, height).data ?? [])];
    });
  const plain = await pixels("p");
  assert.deepEqual(plain.slice(0, 8), [0, 0, 120, 255, 50, 0, 120, 255]);
  const turned = await pixels("turned");
  assert.deepEqual(turned.slice(0, 4), [250, 240, 120, 255]);
  assert.deepEqual(turned.slice(-4), plain.slice(0, 4));
  assert.match(await cell.locator('[data-name="p"] .note').innerText(), /0 bytes copied/);
  assert.match(await cell.locator('[data-name="turned"] .note').innerText(), /96 bytes gathered/);
  assert.match((await live(cell)).counters, /· 0 B copied by slicing ·/);
  await tab.close();
});

test("the console writes into the memory that is drawn", async () => {
  const tab = await open(browser, addressOf("interoperability"));
  const cell = await run(tab.page, 0);
  await tab.page.evaluate(() => (window.zen.bytes("data")[0] = 74));
  await cell.locator('.cell[data-offset="0"]').getByText("4a").waitFor();
  await tab.close();
});

test("a program is opened in the playground, as it was edited", async () => {
  const tab = await open(browser, addressOf("a-slice-copies"));
  const cell = tab.page.locator("zen-cell").first();
  await cell.getByRole("button", { name: "Edit" }).click();
  await type(tab.page, "mine = bytearray(b'abc')\n", cell);
  await cell.locator("zen-cell-bar a").click();
  await tab.page.locator("zen-editor .cm-content").getByText("mine = bytearray(b'abc')").waitFor();
  await tab.close();
});

test("an address without a lesson leads to the lessons", async () => {
  const response = await fetch(addressOf("a-view-is-a-door"), { headers: { Accept: "text/html" } });
  assert.equal(response.status, 404);
  assert.match(await response.text(), /a lesson has a short name[\s\S]*<a href="\/lessons">see all lessons/);
});
