// Cells in frames, in a page of another origin.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { FrameLocator, Page } from "playwright-core";
import { browser, host } from "../host-stage.ts";
import { documentOf, visit } from "../host.ts";
import type { Told } from "../host.ts";
import links from "../testdata/links.json";
import { violations } from "./card.ts";

const program = "data = bytearray(b'Hello')\nview = memoryview(data)[1:]\nview[0] = 97\nprint(data)\n";
const printed = "bytearray(b'Hallo')\n";
const block = `<pre><code>${program}</code></pre>`;
const cell = (attributes = ""): string => `<zero-copy-zen id="cell" ${attributes}>${block}</zero-copy-zen>`;

/** strict is a policy that allows a page what the guide says cells in frames need, and nothing else. */
const strict = { "Content-Security-Policy": "default-src 'none'; script-src HOME; frame-src HOME; img-src data:; base-uri 'none'" };

function frameOf(page: Page, id = "cell"): FrameLocator {
  return page.frameLocator(`#${id} iframe`);
}

/** alive waits until a cell stands in its block's place. */
async function alive(page: Page, id = "cell"): Promise<void> {
  await page.waitForFunction((one) => window.told.some(({ name, cell }) => name === "zen-ready" && cell === one), id);
}

/** told returns the events of a name that came. */
async function told(page: Page, name: string): Promise<readonly unknown[]> {
  return page.evaluate((one) => window.told.filter((each) => each.name === one).map(({ detail }) => detail), name);
}

/** isShown reports whether the author's block can be seen. */
function isShown(page: Page, id = "cell"): Promise<boolean> {
  return page.locator(`#${id} > pre`).isVisible();
}

test("the author's block stands there until the cell is alive, which then runs it", async () => {
  const tab = await visit(browser, host.page(documentOf(cell()), strict));
  const { page } = tab;
  await alive(page);
  assert.equal(await isShown(page), false);
  const frame = frameOf(page);
  await frame.getByRole("button", { name: "Run" }).click();
  await frame.getByText(printed.trim()).waitFor();
  assert.deepEqual(await told(page, "zen-run"), [{ stdout: printed, error: null }]);
  const attributes = await page.locator("#cell iframe").evaluate((one) => ["title", "sandbox", "allow"].map((name) => one.getAttribute(name)));
  assert.deepEqual(attributes, ["Python, program 1", "allow-scripts allow-same-origin allow-popups allow-downloads", "clipboard-write"]);
  await tab.close();
});

test("methods run, step and reset, also before the cell is there, and events tell the page's own scripts", async () => {
  const tab = await visit(browser, host.page(documentOf(`<div style="height: 300vh"></div>${cell()}`)));
  const { page } = tab;
  const ran = await page.evaluate(() => document.querySelector("zero-copy-zen")?.run());
  assert.deepEqual(ran, { stdout: printed, error: null });
  await page.evaluate(() => document.querySelector("zero-copy-zen")?.step(2));
  await page.waitForFunction(() => window.told.some(({ name, detail }) => name === "zen-step" && (detail as { step: number }).step === 2));
  const refused = await page.evaluate(async () => {
    const one = document.querySelector("zero-copy-zen");
    const why = (error: Error): string => error.message;
    return [await one?.step(99).then(String, why), await one?.step(-1).then(String, why), await one?.step("2" as unknown as number).then(String, why)];
  });
  assert.match(String(refused[0]), /99/);
  assert.match(String(refused[1]), /whole number/);
  assert.match(String(refused[2]), /whole number/);
  await page.evaluate(() => document.querySelector("zero-copy-zen")?.reset());
  const names = (await page.evaluate(() => window.told)).map(({ name }: Told) => name);
  assert.equal(names[0], "zen-ready");
  assert.equal(names.filter((name) => name === "zen-ready").length, 1);
  assert.equal(names.filter((name) => name === "zen-run").length, 1);
  await tab.close();
});

test("a program that fails is a result, with its exception", async () => {
  const tab = await visit(browser, host.page(documentOf('<zero-copy-zen id="cell"><pre><code>\nprint(1)\n[][2]\n</code></pre></zero-copy-zen>')));
  const ran = await tab.page.evaluate(() => document.querySelector("zero-copy-zen")?.run());
  assert.equal(ran?.stdout, "1\n");
  assert.deepEqual({ ...ran?.error, traceback: "" }, { type: "IndexError", text: "list index out of range", line: 2, traceback: "" });
  assert.match(String(ran?.error?.traceback), /^Traceback \(most recent call last\):\n.*IndexError: list index out of range\n$/s);
  await tab.close();
});

test("the reader's edits are told, and reset takes them back", async () => {
  const tab = await visit(browser, host.page(documentOf(cell())));
  const { page } = tab;
  await alive(page);
  const frame = frameOf(page);
  await frame.getByRole("button", { name: "Edit" }).click();
  await frame.locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("print(2)");
  await page.waitForFunction(() => window.told.some(({ name }) => name === "zen-change"));
  assert.deepEqual((await told(page, "zen-change")).at(-1), { program: `${program}print(2)` });
  assert.equal((await page.evaluate(() => document.querySelector("zero-copy-zen")?.run()))?.stdout, `${printed}2\n`);
  await page.evaluate(() => document.querySelector("zero-copy-zen")?.reset());
  assert.equal((await page.evaluate(() => document.querySelector("zero-copy-zen")?.run()))?.stdout, printed);
  await tab.close();
});

/** noOrigin are the ways in which a host denies its frames an origin: on the element, or for its whole page. */
const noOrigin: Readonly<Record<string, [string, Readonly<Record<string, string>>]>> = {
  "the element's sandbox": [cell('sandbox="allow-scripts"'), {}],
  "a page that is in a sandbox itself": [cell(), { "Content-Security-Policy": "sandbox allow-scripts" }],
};
for (const [way, [body, headers]] of Object.entries(noOrigin)) {
  test(`without an origin a cell runs all the same: ${way}`, async () => {
    const tab = await visit(browser, host.page(documentOf(body), headers));
    const { page } = tab;
    await alive(page);
    const inside = page.frames().find((one) => one.url() === `${host.home}/embed`);
    assert.equal(await inside?.evaluate(() => origin), "null");
    await frameOf(page).getByRole("button", { name: "Run" }).click();
    await frameOf(page).getByText(printed.trim()).waitFor();
    assert.deepEqual(await told(page, "zen-run"), [{ stdout: printed, error: null }]);
    await tab.close();
  });
}

test("a page that is cross-origin isolated has cells of both kinds, and pictures", async () => {
  const isolated = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
  const picture = '<img alt="The memory" src="HOME/lessons/a-slice-copies/1.svg">';
  const tab = await visit(browser, host.page(documentOf(`${picture}${cell()}<zero-copy-zen inline id="inline">${block}</zero-copy-zen>`), isolated));
  const seen = await tab.page.evaluate(async () => {
    const outputs: string[] = [];
    for (const one of document.querySelectorAll("zero-copy-zen")) {
      outputs.push((await one.run()).stdout);
    }
    await document.querySelector("img")?.decode();
    return { isIsolated: crossOriginIsolated, outputs };
  });
  assert.deepEqual(seen, { isIsolated: true, outputs: [printed, printed] });
  await tab.close();
});

test("ten cells cost the page one script before they are scrolled to, and then the Go program once", async () => {
  const far = Array.from({ length: 10 }, (_, i) => `<div class="far"></div><zero-copy-zen id="cell${i}">${block}</zero-copy-zen>`);
  const tab = await visit(browser, host.page(documentOf(far.join("\n"), "<style>.far { height: 200vh }</style>")));
  const { page } = tab;
  await page.waitForLoadState("networkidle");
  assert.deepEqual(host.asked.map(({ path }) => path), ["/embed/v1.js"]);
  for (let i = 0; i < 10; i++) {
    await page.locator(`#cell${i}`).scrollIntoViewIfNeeded();
    await alive(page, `cell${i}`);
    await frameOf(page, `cell${i}`).getByRole("button", { name: "Run" }).click();
    await frameOf(page, `cell${i}`).getByText(printed.trim()).waitFor();
  }
  const programs = host.asked.filter(({ path }) => path === "/build/page.wasm");
  assert.deepEqual(programs.map(({ status }) => status), [200, ...programs.slice(1).map(() => 304)]);
  const [first, ...others] = [...Array(10).keys()].map((i) => `cell${i}`);
  assert.ok(first !== undefined && others.length === 9);
  const bytes = host.asked.filter(({ path }) => path !== "/build/page.wasm").reduce((sum, one) => sum + one.bytes, 0);
  assert.ok(bytes < 200_000, `all else is loaded once: ${bytes} bytes`);
  assert.deepEqual((await told(page, "zen-run")).length, 10);
  await tab.close();
});

test("a cell follows the colors of its page, also when they fade, unless it is told its own", async () => {
  const style = `<style>
    body { background: #fff; color: #222; transition: color 0.1s, background 0.1s }
    body.night { background: #111; color: #eee }
  </style>`;
  const tab = await visit(browser, host.page(documentOf(`${cell()}<zero-copy-zen id="light" theme="light">${block}</zero-copy-zen>`, style)));
  const { page } = tab;
  await alive(page);
  await alive(page, "light");
  const isDark = (id: string, dark: boolean): Promise<void> => {
    const code = frameOf(page, id).getByRole("button", { name: "Run" });
    return until(async () => (await code.evaluate((one) => getComputedStyle(one).colorScheme)).includes("dark") === dark);
  };
  await isDark("cell", false);
  await page.evaluate(() => document.body.classList.add("night"));
  await isDark("cell", true);
  await isDark("light", false);
  await page.evaluate(() => document.body.classList.remove("night"));
  await isDark("cell", false);
  await page.evaluate(() => document.querySelector("#light")?.setAttribute("theme", "dark"));
  await isDark("light", true);
  await tab.close();
});

test("a page that leaves its colors to the reader is followed too", async () => {
  const tab = await visit(browser, host.page(documentOf(cell(), "<style>:root { color-scheme: light dark }</style>")), { colorScheme: "dark" });
  const { page } = tab;
  await alive(page);
  const scheme = (): Promise<string> => frameOf(page).getByRole("button", { name: "Run" }).evaluate((one) => getComputedStyle(one).colorScheme);
  await until(async () => (await scheme()).includes("dark"));
  await page.emulateMedia({ colorScheme: "light" });
  await until(async () => !(await scheme()).includes("dark"));
  await tab.close();
});

/** until waits until something holds; it ends with the test. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("a frame is as high as its cell, in a wide page and in a narrow one, and no higher than its height allows", async () => {
  const tab = await visit(browser, host.page(documentOf(`${cell()}<zero-copy-zen id="low" height="240">${block}</zero-copy-zen>`)));
  const { page } = tab;
  await alive(page);
  await alive(page, "low");
  const fits = (id: string): Promise<boolean> =>
    frameOf(page, id).locator("html").evaluate((root) => root.scrollHeight <= innerHeight && root.scrollWidth <= innerWidth);
  const height = (id: string): Promise<number> => page.locator(`#${id} iframe`).evaluate((one: HTMLElement) => one.offsetHeight);
  await until(() => fits("cell"));
  const idle = await height("cell");
  await page.evaluate(() => document.querySelector("zero-copy-zen")?.run());
  await until(async () => (await height("cell")) > idle && (await fits("cell")));
  await page.setViewportSize({ width: 390, height: 800 });
  await until(() => fits("cell"));
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await page.evaluate(() => document.querySelector<HTMLElementTagNameMap["zero-copy-zen"]>("#low")?.run());
  assert.ok((await height("low")) <= 240);
  await tab.close();
});

test("attributes that change are passed on", async () => {
  const tab = await visit(browser, host.page(documentOf(cell('view="code output"'))));
  const { page } = tab;
  await alive(page);
  const frame = frameOf(page);
  await page.evaluate(() => document.querySelector("zero-copy-zen")?.run());
  await frame.getByText(printed.trim()).waitFor();
  assert.equal(await frame.getByRole("grid").count(), 0, "no memory");
  await page.evaluate(() => document.querySelector("zero-copy-zen")?.setAttribute("view", "memory"));
  await frame.getByRole("grid").first().waitFor();
  assert.equal(await frame.getByText(printed.trim()).isVisible(), false, "no output");
  await page.evaluate(() => document.querySelector("zero-copy-zen")?.setAttribute("view", "code"));
  await frame.getByRole("button", { name: "Edit" }).waitFor();
  await page.evaluate(() => document.querySelector("zero-copy-zen")?.setAttribute("readonly", ""));
  await frame.getByRole("button", { name: "Edit" }).waitFor({ state: "hidden" });
  await tab.close();
});

test("step is the step that a run shows", async () => {
  const tab = await visit(browser, host.page(documentOf(cell('step="2"'))));
  await tab.page.evaluate(() => document.querySelector("zero-copy-zen")?.run());
  await tab.page.waitForFunction(() => window.told.some(({ name, detail }) => name === "zen-step" && (detail as { step: number }).step === 2));
  await tab.close();
});

test("with autorun a cell runs when it is seen, and not before", async () => {
  const tab = await visit(browser, host.page(documentOf(`<div class="far"></div>${cell("autorun")}`, "<style>.far { height: calc(100vh + 200px) }</style>")));
  const { page } = tab;
  await alive(page); // near the window, and not in it
  assert.deepEqual(await told(page, "zen-run"), []);
  await page.locator("#cell").scrollIntoViewIfNeeded();
  await page.waitForFunction(() => window.told.some(({ name }) => name === "zen-run"));
  await tab.close();
});

test("a cell shows a program of a lesson, and one of a link", async () => {
  const link = links[0]?.link ?? "";
  const sources = ["/lessons/a-view-is-a-window#2", "HOME/lessons/a-slice-copies", link, `HOME/${link}`];
  const cells = sources.map((src, i) => `<zero-copy-zen id="cell${i}" src="${src}"></zero-copy-zen>`);
  const tab = await visit(browser, host.page(documentOf(cells.join("\n"))));
  const outputs: string[] = [];
  for (let i = 0; i < sources.length; i++) {
    outputs.push((await tab.page.evaluate((id) => (document.getElementById(id) as HTMLElementTagNameMap["zero-copy-zen"]).run(), `cell${i}`)).stdout);
  }
  const views = "80 80\nP\nb'Python'\n6 bytes long, and 0 bytes copied to make it\n";
  assert.deepEqual(outputs, [views, "bytearray(b'Jello World!')\nbytearray(b'Hello')\n", "1\n", "1\n"]);
  await tab.close();
});

test("a src that leads nowhere leaves the author's block, with a note", async () => {
  for (const src of ["/lessons/no-such-lesson", "/lessons/a-slice-copies#99", "#v1.broken", "#v9.AAAA", "https://elsewhere.example/lessons/a-slice-copies", "nonsense"]) {
    const tab = await visit(browser, host.page(documentOf(cell(`src="${src}"`))));
    const { page } = tab;
    const note = page.locator("#cell").getByRole("status");
    await note.filter({ hasText: /\w/ }).waitFor();
    assert.ok(await isShown(page), src);
    assert.match(await page.evaluate(() => document.querySelector("zero-copy-zen")?.run().then(String, (error: Error) => error.message) ?? ""), /\w/);
    assert.deepEqual(await page.evaluate(() => window.told), []);
    tab.complaints.splice(0, tab.complaints.length, ...tab.complaints.filter((each) => !each.includes("status of 404")));
    await tab.close();
  }
});

test("a page that forbids frames has the note at once", async () => {
  const tab = await visit(browser, host.page(documentOf(cell()), { "Content-Security-Policy": "default-src 'none'; script-src HOME; img-src data:" }));
  await tab.page.getByText("does not answer, or this page does not allow it").waitFor(); // sooner than a frame may take to answer
  assert.ok(await isShown(tab.page));
  assert.deepEqual(await tab.page.evaluate(() => window.told), []);
  tab.complaints.splice(0); // the browser says what it has blocked
  await tab.close();
});

test("a frame that is forbidden elsewhere in the page, or only reported, does not end a cell", async () => {
  const policy = { "Content-Security-Policy-Report-Only": "frame-src 'none'; report-to none", "Content-Security-Policy": "frame-src HOME" };
  const tab = await visit(browser, host.page(documentOf(`<iframe title="other" src="https://elsewhere.example/"></iframe>${cell()}`), policy));
  await alive(tab.page);
  assert.equal((await tab.page.evaluate(() => document.querySelector("zero-copy-zen")?.run()))?.stdout, printed);
  tab.complaints.splice(0);
  await tab.close();
});

test("an author can say what a cell is called", async () => {
  const inline = `<zero-copy-zen id="inline" inline label="The second">${block}</zero-copy-zen>`;
  const tab = await visit(browser, host.page(documentOf(`${cell('label="The first"')}${inline}`)));
  await alive(tab.page);
  await alive(tab.page, "inline");
  assert.equal(await tab.page.getByTitle("The first").evaluate((one) => one.localName), "iframe");
  await tab.page.getByRole("group", { name: "The second" }).getByRole("button", { name: "Run" }).waitFor();
  assert.deepEqual(await violations(tab.page), []);
  await tab.close();
});

test("where the page forbids frames, or the site is away, the block stays, with a note", async () => {
  for (const [body, headers] of [
    [cell(), { "Content-Security-Policy": "default-src 'none'; script-src HOME; img-src data:" }],
    [cell("inline"), { "Content-Security-Policy": "default-src 'none'; script-src HOME/embed/v1.js; img-src data:" }],
  ] as const) {
    const tab = await visit(browser, "about:blank");
    await tab.page.clock.install();
    await tab.page.goto(host.page(documentOf(body), headers));
    assert.ok(await isShown(tab.page));
    await tab.page.clock.runFor(15_000);
    assert.ok(await isShown(tab.page));
    await tab.page.getByText("does not answer, or this page does not allow it").waitFor();
    tab.complaints.splice(0); // the browser says what it has blocked
    await tab.close();
  }
});

test("without scripts, and in print, the block is there as text", async () => {
  const without = await visit(browser, host.page(documentOf(cell())), { javaScriptEnabled: false });
  assert.ok(await isShown(without.page));
  assert.equal(await without.page.locator("#cell pre").innerText(), program);
  await without.close();
  const tab = await visit(browser, host.page(documentOf(cell())));
  const { page } = tab;
  await alive(page);
  await page.emulateMedia({ media: "print" });
  assert.ok(await isShown(page));
  assert.equal(await page.locator("#cell iframe").isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  assert.equal(await isShown(page), false);
  await tab.close();
});

test("what is not understood is ignored, and said once", async () => {
  const warnings: string[] = [];
  const tab = await visit(browser, "about:blank");
  tab.page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  await tab.page.goto(host.page(documentOf(`${cell('theme="sepia" autorum class="wide" data-x="1" height="tall"')}<zero-copy-zen id="b" theme="sepia" session="s">${block}</zero-copy-zen>`)));
  await alive(tab.page);
  await alive(tab.page, "b");
  const ours = warnings.filter((each) => each.includes("<zero-copy-zen>"));
  const said = (slips: string): string => `<zero-copy-zen> ignores ${slips}. ${host.home}/embed/guide lists what it understands.`;
  assert.deepEqual(ours, [said('theme="sepia" autorum="" height="tall"'), said('session="s" without inline')]);
  await tab.close();
});

test("two copies of the script define one element, and the second says that it does nothing", async () => {
  const warnings: string[] = [];
  const tab = await visit(browser, "about:blank");
  tab.page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  await tab.page.goto(host.page(documentOf(cell(), '<script src="HOME/embed.js" defer></script>')));
  await alive(tab.page);
  assert.equal(await tab.page.locator("#cell iframe").count(), 1);
  assert.deepEqual(warnings.filter((each) => each.includes("<zero-copy-zen>")), [`<zero-copy-zen> is defined already: ${host.home}/embed.js does nothing.`]);
  await tab.close();
});

test("messages of another source or another shape change nothing, on either side", async () => {
  const tab = await visit(browser, host.page(documentOf(`${cell()}<iframe id="other" title="other" srcdoc="<p>other</p>"></iframe>`)));
  const { page } = tab;
  await alive(page);
  await page.evaluate(() => {
    const frame = document.querySelector("zero-copy-zen")?.shadowRoot?.querySelector("iframe")?.contentWindow;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => window.told.push({ name: "stolen", detail: data as unknown, cell: "" });
    // A second port, and what is no message of the protocol.
    frame?.postMessage({ zen: 1, port: true }, "*", [port2]);
    port1.postMessage({ type: "run", id: 1 });
    for (const wrong of [null, 1, "run", {}, { zen: 1 }, { zen: 2, port: true }, { type: "open" }, { type: "run", id: "x" }]) {
      frame?.postMessage(wrong, "*");
    }
    // To the page: from itself, and from a frame that is not the cell's.
    const other = (document.querySelector("#other") as HTMLIFrameElement).contentWindow as Window & { eval(code: string): void };
    window.postMessage({ zen: 1, hello: true }, "*");
    other.eval('parent.postMessage({zen: 1, hello: true}, "*"); onmessage = (event) => parent.told.push({name: "stolen", detail: event.data, cell: ""})');
  });
  const ran = await page.evaluate(() => document.querySelector("zero-copy-zen")?.run());
  assert.equal(ran?.stdout, printed, "the cell goes on");
  const names = (await page.evaluate(() => window.told)).map(({ name }) => name);
  assert.deepEqual(names.filter((name) => name === "stolen"), []);
  assert.equal(names.filter((name) => name === "zen-run").length, 1);
  await tab.close();
});

test("a cell that is moved begins anew, and one that is taken away rejects what was asked of it", async () => {
  const tab = await visit(browser, host.page(documentOf(`${cell()}<div id="place"></div>`)));
  const { page } = tab;
  await alive(page);
  const [moved, gone, after] = await page.evaluate(async () => {
    const one = document.querySelector("zero-copy-zen") as HTMLElementTagNameMap["zero-copy-zen"];
    document.querySelector("#place")?.append(one);
    const ran = await one.run();
    const why = (error: Error): string => error.message;
    const lost = one.run().then(String, why);
    one.remove();
    return [ran.stdout, await lost, await one.run().then(String, why)];
  });
  assert.deepEqual([moved, gone, after], [printed, "The cell was taken out of the page.", "The cell is in no page."]);
  await tab.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in a host with cells, ${colorScheme}`, async () => {
    const style = "<style>:root { color-scheme: light dark } body { margin: 1rem }</style>";
    const tab = await visit(browser, host.page(documentOf(`${cell()}<zero-copy-zen id="b">${block}</zero-copy-zen>`, style)), { colorScheme });
    const { page } = tab;
    await alive(page, "b");
    await page.evaluate(() => document.querySelector("zero-copy-zen")?.run());
    assert.deepEqual(await violations(page), []);
    await tab.close();
  });
}
