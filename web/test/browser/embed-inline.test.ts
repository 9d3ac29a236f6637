// Cells in the page itself, which is of another origin.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { browser, host } from "../host-stage.ts";
import { documentOf, visit } from "../host.ts";
import { violations } from "./card.ts";

/** strict is a policy that allows a page what the guide says inline cells need, and nothing else. */
const strict = {
  "Content-Security-Policy": "default-src 'none'; script-src HOME 'wasm-unsafe-eval'; connect-src HOME; img-src data:; base-uri 'none'; form-action 'none'",
};

const cell = (id: string, program: string, attributes = ""): string => `<zero-copy-zen inline id="${id}" ${attributes}><pre><code>${program}</code></pre></zero-copy-zen>`;

/** run runs a cell and returns what it printed, or the exception that ended it. */
function run(page: Page, id: string): Promise<string> {
  return page.evaluate(async (one) => {
    const { stdout, error } = await (document.getElementById(one) as HTMLElementTagNameMap["zero-copy-zen"]).run();
    return error === null ? stdout : `${error.type}: ${error.text}`;
  }, id);
}

async function alive(page: Page, id: string): Promise<void> {
  await page.waitForFunction((one) => window.told.some(({ name, cell }) => name === "zen-ready" && cell === one), id);
}

/** countPrograms has a page count the Go programs that it starts, as window.programs. */
async function countPrograms(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counted = window as unknown as { programs: number };
    counted.programs = 0;
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = ((...args: Parameters<typeof instantiate>) => {
      counted.programs++;
      return instantiate(...args);
    }) as typeof instantiate;
  });
}

test("ten cells share one Go program and one download, and nothing but the script before they are near", async () => {
  const far = Array.from({ length: 10 }, (_, i) => `<div class="far"></div>${cell(`cell${i}`, `n = ${i}\nprint(n)\n`)}`);
  const tab = await visit(browser, "about:blank");
  const { page } = tab;
  await countPrograms(page);
  await page.goto(host.page(documentOf(far.join("\n"), "<style>.far { height: 200vh }</style>")));
  await page.waitForLoadState("networkidle");
  assert.deepEqual(host.asked.map(({ path }) => path), ["/embed/v1.js"]);
  for (let i = 0; i < 10; i++) {
    await page.locator(`#cell${i}`).scrollIntoViewIfNeeded();
    await alive(page, `cell${i}`);
    if (i === 0) {
      assert.equal(host.asked.some(({ path }) => path === "/build/page.wasm"), false, "a cell that is seen has not run");
    }
    assert.equal(await run(page, `cell${i}`), `${i}\n`);
  }
  assert.deepEqual(host.asked.filter(({ path }) => path === "/build/page.wasm").map(({ status }) => status), [200]);
  assert.equal(await page.evaluate(() => (window as unknown as { programs: number }).programs), 1);
  await tab.close();
});

test("cells of a session share names, and earlier ones run first; others share nothing", async () => {
  const body = [
    cell("first", "data = bytearray(b'abc')\n", 'session="one"'),
    cell("other", "print(data)\n", 'session="two"'),
    cell("alone", "print(data)\n"),
    `<div style="height: 300vh"></div>`,
    cell("last", "data.append(100)\nprint(data)\n", 'session="one"'),
  ];
  const tab = await visit(browser, host.page(documentOf(body.join("\n"))));
  assert.equal(await run(tab.page, "last"), "bytearray(b'abcd')\n");
  assert.equal(await run(tab.page, "other"), "NameError: name 'data' is not defined");
  assert.equal(await run(tab.page, "alone"), "NameError: name 'data' is not defined");
  await tab.close();
});

test("a page with a strict policy runs them, and nothing is refused", async () => {
  const tab = await visit(browser, host.page(documentOf(cell("cell", "data = bytearray(4)\nprint(data)\n")), strict));
  const { page } = tab;
  await alive(page, "cell");
  assert.equal(await run(page, "cell"), "bytearray(b'\\x00\\x00\\x00\\x00')\n");
  await page.getByRole("grid").first().waitFor();
  await page.getByRole("button", { name: "Edit" }).click();
  await page.locator(".cm-content").waitFor();
  await tab.close();
});

const unreachable = /^This program cannot be run here now: http:\/\/localhost:\d+ does not answer, or this page does not allow it\.$/;

for (const [lack, policy] of [
  ["connect-src", "default-src 'none'; script-src HOME 'wasm-unsafe-eval'; img-src data:"],
  ["'wasm-unsafe-eval'", "default-src 'none'; script-src HOME; connect-src HOME; img-src data:"],
] as const) {
  test(`in a page whose policy lacks ${lack} the block stays, with a note`, async () => {
    const body = `${cell("cell", "print(1)\n")}${cell("src", "print(1)\n", 'src="/lessons/a-slice-copies"')}`;
    const tab = await visit(browser, host.page(documentOf(body), { "Content-Security-Policy": policy }));
    const { page } = tab;
    for (const id of ["cell", "src"]) {
      await page.locator(`#${id}`).getByRole("status").getByText(unreachable).waitFor();
      assert.ok(await page.locator(`#${id} > pre`).isVisible());
    }
    assert.match(await run(page, "cell").catch((error: Error) => error.message.replace(/^.*?Error: |\n.*$/gs, "")), unreachable);
    assert.deepEqual(await page.evaluate(() => window.told), []);
    tab.complaints.splice(0); // the browser says what it has blocked
    await tab.close();
  });
}

test("a cell that loses the network before it runs says so, and can be tried again", async () => {
  const tab = await visit(browser, host.page(documentOf(cell("cell", "print(1)\n"))));
  const { page } = tab;
  await alive(page, "cell");
  await page.route("**/build/page.wasm", (route) => route.abort());
  assert.match(await run(page, "cell").catch((error: Error) => error.message.replace(/^.*?Error: |\n.*$/gs, "")), unreachable);
  await page.locator("#cell").getByText(unreachable).waitFor();
  await page.unroute("**/build/page.wasm");
  await page.locator("#cell").getByRole("button", { name: "Try again" }).click();
  await page.locator("#cell").getByRole("button", { name: "Run", exact: true }).waitFor();
  assert.equal(await run(page, "cell"), "1\n");
  tab.complaints.splice(0); // the browser says what has failed
  await tab.close();
});

test("an endless loop in one leaves the page and the others usable, and can be stopped", async () => {
  const tab = await visit(browser, host.page(documentOf(`${cell("loop", "while True: pass\n")}${cell("cell", "print(1)\n")}`)));
  const { page } = tab;
  await alive(page, "loop");
  await page.evaluate(() => {
    const one = document.getElementById("loop") as HTMLElementTagNameMap["zero-copy-zen"];
    void one.run().then(({ error }) => window.told.push({ name: "ended", detail: error?.type, cell: "loop" }));
  });
  await page.locator("#loop").getByRole("button", { name: "Stop" }).waitFor();
  assert.equal(await run(page, "cell"), "1\n");
  await page.locator("#loop").getByRole("button", { name: "Stop" }).click();
  await page.waitForFunction(() => window.told.some(({ name, detail }) => name === "ended" && detail === "KeyboardInterrupt"));
  await tab.close();
});

test("the page hears a cell's own events and no others, once each", async () => {
  const tab = await visit(browser, "about:blank");
  const { page } = tab;
  await page.addInitScript(() => {
    // On the way down the page is the first that hears of an event, if it is the page's to hear.
    for (const name of ["zen-run", "zen-step", "zen-open", "zen-type", "zen-reset", "zen-point", "zen-select", "zen-edit", "zen-stop", "zen-restart"]) {
      window.addEventListener(name, ({ detail }: CustomEventInit) => void (detail?.stdout ?? detail?.steps ?? window.told.push({ name: `leaked ${name}`, detail, cell: "" })), true);
    }
  });
  await page.goto(host.page(documentOf(cell("cell", "data = bytearray(b'Hi')\nprint(data)\n"))));
  await alive(page, "cell");
  await page.locator("#cell").getByRole("button", { name: "Run" }).click();
  await page.locator("#cell").getByRole("gridcell").first().click();
  await page.locator("#cell").getByRole("button", { name: "Previous step" }).click();
  await page.locator("#cell").getByRole("button", { name: "Edit" }).click();
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("print(2)");
  await page.waitForFunction(() => window.told.some(({ name }) => name === "zen-change"));
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => window.told.filter(({ name }) => name === "zen-run").length === 2);
  const heard = await page.evaluate(() => window.told);
  assert.deepEqual(heard.filter(({ name }) => name.startsWith("leaked")), []);
  assert.deepEqual(heard.filter(({ name }) => name === "zen-run").map(({ detail }) => detail), [
    { stdout: "bytearray(b'Hi')\n", error: null },
    { stdout: "bytearray(b'Hi')\n2\n", error: null },
  ]);
  assert.deepEqual(heard.find(({ name }) => name === "zen-step")?.detail, { step: 1, steps: 2 });
  await tab.close();
});

/** around are places whose width comes from what is in them. */
const around: Readonly<Record<string, (cell: string) => string>> = {
  "a row": (one) => `<div style="display: flex"><p>side</p>${one}</div>`,
  "a row beside much text": (one) => `<div style="display: flex"><p>${"side ".repeat(400)}</p>${one}</div>`,
  "a table": (one) => `<table><tr><td>${one}</td></tr></table>`,
  "a centered column": (one) => `<div style="display: flex; flex-direction: column; align-items: center">${one}</div>`,
  "a float": (one) => `<style>zero-copy-zen { float: left }</style>${one}`,
  "a place of its own": (one) => `<style>zero-copy-zen { position: absolute }</style>${one}`,
};
for (const [where, put] of Object.entries(around)) {
  test(`a cell is wide enough to be read in ${where}, and no wider than a narrow page`, async () => {
    const tab = await visit(browser, host.page(documentOf(put(cell("cell", "print(1)\n")), "<style>body { margin: 0 }</style>")));
    const { page } = tab;
    await alive(page, "cell");
    const width = (): Promise<number> => page.locator("#cell .embed").evaluate((one) => one.getBoundingClientRect().width);
    assert.ok((await width()) >= 300, `${await width()} px`);
    if (!where.includes("row")) {
      await page.setViewportSize({ width: 240, height: 600 });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 240);
    }
    await tab.close();
  });
}

test("in a page that is read from right to left, programs, bytes, steps and buttons go from left to right", async () => {
  const tab = await visit(browser, host.page(documentOf(`<div dir="rtl" style="unicode-bidi: bidi-override">${cell("cell", "data = bytearray(b'Hi')\n")}</div>`)));
  const { page } = tab;
  await run(page, "cell");
  const bytes = page.locator("#cell").getByRole("gridcell");
  await bytes.nth(1).waitFor();
  const directions = await page.locator("#cell").evaluate((one) => {
    const root = one.shadowRoot?.querySelector(".cell")?.shadowRoot;
    return [".program", "zen-cell-bar", "zen-timeline", "zen-memory", ".output"].map((part) => getComputedStyle(root?.querySelector(part) as Element).direction);
  });
  assert.deepEqual(directions, Array(5).fill("ltr"));
  const left = (n: number): Promise<number> => bytes.nth(n).evaluate((each) => each.getBoundingClientRect().left);
  assert.ok((await left(0)) < (await left(1)), "the first byte is at the left");
  const quotes = await page.locator("#cell .program .string").evaluate((one) => {
    const text = one.firstChild as Text;
    const at = (i: number): number => {
      const range = document.createRange();
      range.setStart(text, i);
      range.setEnd(text, i + 1);
      return range.getBoundingClientRect().left;
    };
    return at(0) < at(text.length - 1);
  });
  assert.ok(quotes, "a text in the program begins at its left");
  await tab.close();
});

test("cells that follow each other do not touch, and the page's own margin goes before the element's", async () => {
  const two = `${cell("a", "print(1)\n")}${cell("b", "print(2)\n")}`;
  const gap = async (head: string): Promise<number> => {
    const tab = await visit(browser, host.page(documentOf(two, head)));
    await alive(tab.page, "a");
    await alive(tab.page, "b");
    const between = await tab.page.evaluate(() => {
      const [a, b] = ["a", "b"].map((id) => document.getElementById(id)?.getBoundingClientRect());
      return (b?.top ?? 0) - (a?.bottom ?? 0);
    });
    await tab.close();
    return between;
  };
  assert.equal(await gap(""), 16);
  assert.equal(await gap("<style>* { margin: 0 }</style>"), 0);
});

/** nasty is the style of a page that means well. */
const nasty = `<style>
  * { margin: 7px !important; font: italic 29px/3 cursive !important; color: red !important; letter-spacing: 0.3em; text-transform: uppercase; float: left }
  pre, code, button, div, p, dl, table { border: 9px dotted lime !important; background: yellow !important; display: inline !important }
  :root { --text: lime; --card: purple; --zen: 1 }
</style>`;

test("a page's style does not reach into a cell, nor a cell's into the page", async () => {
  const body = `${cell("cell", "data = bytearray(b'Hi')\nprint(data)\n")}<p id="after">after</p>`;
  /** seen returns how a cell looks after a run, and a paragraph of the page. */
  const seen = async (head: string): Promise<unknown> => {
    const tab = await visit(browser, host.page(documentOf(body, head)));
    const { page } = tab;
    await run(page, "cell");
    const shown = page.locator("#cell").getByRole("button", { name: "Run" });
    const look = await shown.evaluate((one) => {
      const { font, color, backgroundColor, border, letterSpacing, textTransform, margin, display } = getComputedStyle(one);
      return { font, color, backgroundColor, border, letterSpacing, textTransform, margin, display };
    });
    const byte = await page.locator("#cell").getByRole("gridcell").first().evaluate((one) => {
      const { font, color, letterSpacing, textTransform } = getComputedStyle(one);
      return { font, color, letterSpacing, textTransform };
    });
    const paragraph = await page.locator("#after").evaluate((one) => getComputedStyle(one).fontFamily);
    await tab.close();
    return { look, byte, isPlain: paragraph.includes("cursive") === (head !== "") };
  };
  assert.deepEqual(await seen(nasty), await seen(""));
});

test("in print the block is there as text", async () => {
  const tab = await visit(browser, host.page(documentOf(cell("cell", "print(1)\n"))));
  const { page } = tab;
  await alive(page, "cell");
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("#cell > pre").isVisible());
  assert.equal(await page.locator("#cell").getByRole("button", { name: "Run" }).isVisible(), false);
  await tab.close();
});

test("a cell that is taken away gives its memory back, and the others go on", async () => {
  const tab = await visit(browser, host.page(documentOf(`${cell("big", "data = bytearray(200 * 2**20)\n")}${cell("cell", "print(1)\n")}`)));
  const { page } = tab;
  for (let i = 0; i < 8; i++) {
    assert.equal(await run(page, "big"), "", "eight times 200 MB would not fit");
    await page.evaluate(() => {
      const big = document.getElementById("big") as HTMLElement;
      const next = big.cloneNode(true);
      big.replaceWith(next);
    });
  }
  assert.equal(await run(page, "cell"), "1\n");
  await tab.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in a page with inline cells, ${colorScheme}`, async () => {
    const style = "<style>:root { color-scheme: light dark } body { margin: 1rem }</style>";
    const tab = await visit(browser, host.page(documentOf(`${cell("a", "data = bytearray(b'Hi')\n")}${cell("b", "print(1)\n")}`, style)), { colorScheme });
    const { page } = tab;
    await alive(page, "b");
    await run(page, "a");
    assert.deepEqual(await violations(page), []);
    await tab.close();
  });
}
