// What outlives a page: links, drafts, files; and what happens when the machine
// does not.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import MarkdownIt from "markdown-it";
import type { Page } from "playwright-core";
import { fragmentOf } from "../../src/share.ts";
import type { Session } from "../../src/share.ts";
import { examples } from "../../src/examples.ts";
import { programs } from "../../src/programs.ts";
import { open } from "../browser.ts";
import { browser, site } from "../stage.ts";
import { byte, card, violations } from "./card.ts";
import { ready, settle, type } from "./playground.ts";

let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "zen-files-"));
});
after(() => rm(folder, { recursive: true, force: true }));

const plain: Session = { program: "", inputs: [], step: null, selection: null, theme: null, files: [] };

function text(page: Page): Promise<string> {
  return page.locator("zen-editor .cm-content").evaluate((content) => [...content.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"));
}

function notice(page: Page): ReturnType<Page["locator"]> {
  return page.locator("zen-program .notice");
}

const runButton = { name: /^Run/ };

/** linkOf opens the dialog and returns its link. */
async function linkOf(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Share" }).click();
  const link = await page.getByRole("textbox", { name: "link", exact: true }).inputValue();
  await page.getByRole("dialog", { name: "Share" }).getByRole("button", { name: "Close" }).click();
  return link;
}

test("a link brings back program, step, selection and colors", async () => {
  const tab = await ready("", { colorScheme: "light" });
  const { page } = tab;
  await page.getByRole("button", runButton).click();
  await card(page, "copy").waitFor();
  for (let i = 0; i < 2; i++) {
    await page.getByRole("button", { name: "Previous step" }).click();
  }
  await page.getByText("step 9 of 11").waitFor();
  await card(page, "a").getByRole("gridcell", { name: "even[1]" }).click();
  await page.evaluate(() => document.dispatchEvent(new CustomEvent("zen-theme", { detail: "dark" })));
  const link = await linkOf(page);
  assert.ok(link.length < 2000);
  await tab.close();

  const other = await open(browser, link, { colorScheme: "light" });
  await other.page.getByText("step 9 of 11").waitFor();
  await card(other.page, "a").locator(".item.selected").getByText("[1] 30").waitFor();
  assert.equal(await other.page.evaluate(() => document.documentElement.dataset["theme"]), "dark");
  assert.equal(await other.page.evaluate(() => localStorage.getItem("zen-theme")), null, "the reader's own colors stay");
  await notice(other.page).getByText("64 MB and for 2 s at most").waitFor();
  await other.close();
});

test("copying puts the link on the clipboard", async () => {
  const tab = await ready("", { permissions: ["clipboard-read", "clipboard-write"] });
  const { page } = tab;
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText(/^Link copied: \d+ characters\.$/).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\/#v1\.[A-Za-z0-9_-]+$/);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement?.localName), "zen-share", "the focus is where it was");
  await tab.close();
});

test("what the page shows is copied as HTML that runs it elsewhere", async () => {
  const tab = await ready("", { permissions: ["clipboard-read", "clipboard-write"] });
  const { page } = tab;
  const program = "data = bytearray(b'<b>&')\n\nview = memoryview(data)[1:]\n";
  await page.evaluate((code) => window.zen.run(code), program);
  await card(page, "data").waitFor();
  await page.getByRole("button", { name: "Previous step" }).click();
  await page.getByText("step 1 of 2").waitFor();
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Copy as HTML" }).click();
  await page.getByText(/^HTML copied: \d+ characters\.$/).waitFor();
  const read = await page.evaluate(async () => {
    const { scripts, body } = new DOMParser().parseFromString(await navigator.clipboard.readText(), "text/html");
    const cell = body.querySelector("zero-copy-zen") ?? scripts[1]?.nextElementSibling;
    return { src: scripts[0]?.src, attributes: cell?.getAttributeNames(), step: cell?.getAttribute("step"), program: cell?.querySelector("pre code")?.textContent };
  });
  assert.deepEqual(read, { src: `${site.url}embed/v1.js`, attributes: ["step"], step: "1", program });
  await tab.close();
});

test("what the page shows is copied as Markdown, and its picture is saved beside it", async () => {
  const tab = await ready("", { permissions: ["clipboard-read", "clipboard-write"] });
  const { page } = tab;
  await page.getByRole("button", { name: "Share" }).click();
  assert.ok(await page.getByRole("button", { name: "Copy as Markdown" }).isDisabled(), "before a run there is no picture");
  await page.keyboard.press("Escape");
  await page.getByRole("button", runButton).click();
  await card(page, "copy").waitFor();
  const link = await linkOf(page);
  await page.getByRole("button", { name: "Share" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Copy as Markdown" }).click()]);
  await page.getByText(/^Markdown copied: \d+ characters\.$/).waitFor();
  assert.equal(download.suggestedFilename(), "state.svg");
  const rendered = new MarkdownIt().renderInline(await page.evaluate(() => navigator.clipboard.readText()));
  const [, href, src, alt] = /^<a href="([^"]+)"><img src="([^"]+)" alt="([^"]+)"><\/a>$/.exec(rendered) ?? [];
  assert.deepEqual([href, src], [link, "state.svg"]);
  assert.match(String(alt), /^The memory, byte by byte\. a: array\('i'\) .* window: .*copied from data\[6:12\]/);
  await tab.close();
});

test("where nothing can be copied, what was to be is selected", async () => {
  const tab = await ready();
  const { page } = tab;
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } }));
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Copy as HTML" }).click();
  await page.getByText("The HTML is selected: press Ctrl C.").waitFor();
  const selected = await page.getByRole("textbox", { name: "to be copied" }).evaluate((box: HTMLTextAreaElement) => box.value.slice(box.selectionStart, box.selectionEnd));
  assert.match(selected, /^<script src=.*<zero-copy-zen>.*<\/zero-copy-zen>\n$/s);
  await tab.close();
});

test("the picture of the shown step is saved as SVG", async () => {
  const tab = await ready();
  const { page } = tab;
  await page.getByRole("button", runButton).click();
  await card(page, "copy").waitFor();
  await page.getByRole("button", { name: "Share" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the picture (SVG)" }).click()]);
  const svg = await readFile(await download.path(), "utf8");
  assert.equal(download.suggestedFilename(), "state.svg");
  assert.match(svg, /^<svg xmlns=.*<title[^>]*>The memory, byte by byte<\/title>/s);
  assert.ok(svg.includes("window") && svg.includes("copied from data[6:12]"));
  await tab.close();
});

test("what is too long for a link is saved as a file, which opens when it is chosen", async () => {
  const tab = await ready();
  const { page } = tab;
  const numbers = Array.from({ length: 9000 }, (_, i) => (i * 7919 * 104_729) % 1_000_003);
  const program = `data = bytearray(b'long')\nnumbers = ${JSON.stringify(numbers)}\n`;
  await page.evaluate((code) => window.zen.run(code), program);
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByText("too many to be sent safely").waitFor();
  assert.equal(await page.getByRole("button", { name: "Copy link" }).count(), 0);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
  const saved = join(folder, "zero-copy-zen.py");
  await download.saveAs(saved);
  await tab.close();

  const other = await ready();
  await other.page.getByRole("button", { name: "File…" }).click();
  await other.page.getByLabel("file", { exact: true }).setInputFiles(saved);
  await other.page.getByRole("button", { name: "Open as the program" }).click();
  await card(other.page, "data").waitFor();
  await other.close();
});

test("a program of a link runs within 2 s and 64 MB, and without bounds once Run is pressed", async () => {
  const greedy = await ready((await fragmentOf({ ...plain, program: "data = bytearray(4)\nbig = bytes(80 * 2 ** 20)" })));
  await greedy.page.locator("zen-output .error").getByText("MemoryError").waitFor();
  await greedy.page.getByRole("button", runButton).click();
  await card(greedy.page, "big").waitFor();
  await greedy.close();
  const endless = await ready(await fragmentOf({ ...plain, program: "while True:\n  try:\n    while True: pass\n  except BaseException: pass" }));
  await endless.page.locator("zen-output .error").getByText("stopped after 2s").waitFor();
  await endless.page.getByRole("button", runButton).waitFor();
  await endless.close();
});

test("a broken or hostile link shows the first program, and says so", async () => {
  const bomb = new Blob([new Uint8Array(50 * 2 ** 20)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const cases: [string, RegExp][] = [
    ["#v1.%3Cscript%3E", /^This link is damaged/],
    ["#v1.AAAA", /^This link is damaged/],
    ["#v9.AAAA", /newer version/],
    [`#v1.${Buffer.from(await new Response(bomb).arrayBuffer()).toString("base64url")}`, /more than 1 MB/],
  ];
  for (const [fragment, said] of cases) {
    const tab = await ready(fragment);
    await notice(tab.page).waitFor();
    assert.match((await notice(tab.page).innerText()).trim(), said);
    assert.match(await text(tab.page), /^import array\n/);
    await tab.page.getByRole("button", runButton).click();
    await card(tab.page, "copy").waitFor();
    await tab.close();
  }
});

test("HTML in a link, in names and in output is text", async () => {
  const program = "name = '<img src=x onerror=alert(1)>'\nprint(name)\nglobals()\ndata = bytearray(name.encode())";
  const tab = await ready(await fragmentOf({ ...plain, program, selection: { b: "<b>" } }));
  await card(tab.page, "data").waitFor();
  assert.equal(await tab.page.locator("zen-output pre").innerText(), "<img src=x onerror=alert(1)>\n");
  assert.equal(await tab.page.evaluate(() => document.images.length), 0);
  await tab.close();
});

test("the program is there again when the page is loaded again", async () => {
  const tab = await ready();
  const { page } = tab;
  await type(page, "mine = 1");
  await page.locator("zen-program option:checked").getByText("Your program").waitFor({ state: "attached" });
  await page.reload();
  await settle(page);
  assert.equal(await text(page), "mine = 1");
  await page.getByLabel("Program: choose an example").selectOption({ label: "Cautions" });
  await page.getByText("Not every object has a buffer").waitFor();
  await page.reload();
  await settle(page);
  assert.match(await text(page), /^# Not every object has a buffer/);
  await page.getByLabel("Program: choose an example").selectOption({ label: "mine = 1" });
  await page.locator(".cm-line").getByText("mine = 1").waitFor();
  await tab.close();
});

test("a link takes nothing from a draft: it can be had back", async () => {
  const tab = await ready();
  const { page } = tab;
  const link = await fragmentOf({ ...plain, program: "theirs = bytearray(3)" });
  // The page draws what was typed when the link is in the address, and not yet told of.
  await page.evaluate(() => {
    const { requestAnimationFrame } = window;
    const held: FrameRequestCallback[] = [];
    window.requestAnimationFrame = (callback) => held.push(callback);
    addEventListener("release", () => {
      window.requestAnimationFrame = requestAnimationFrame;
      held.forEach((callback) => callback(performance.now()));
    });
  });
  await type(page, "mine = bytearray(3)");
  await page.evaluate((hash) => {
    location.hash = hash;
    dispatchEvent(new Event("release"));
  }, link);
  await card(page, "theirs").waitFor();
  await notice(page).getByText("Your draft is kept").waitFor();
  await page.reload();
  await card(page, "theirs").waitFor();
  await notice(page).getByRole("button", { name: "bring it back" }).click();
  await page.locator(".cm-line").getByText("mine = bytearray(3)").waitFor();
  assert.equal(await page.evaluate(() => location.hash), "", "the address tells no more than it knows");
  await tab.close();
});

test("where nothing may be stored the page works all the same", async () => {
  const tab = await open(browser, "about:blank");
  const { page } = tab;
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
  });
  await page.goto(site.url);
  await settle(page);
  await type(page, "mine = bytearray(3)");
  await page.getByRole("button", runButton).click();
  await card(page, "mine").waitFor();
  await tab.close();
});

test("every example runs from the menu, also within the bounds of a link", async () => {
  const tab = await ready();
  const { page } = tab;
  for (const { name, title } of examples) {
    await page.getByLabel("Program: choose an example").selectOption({ label: title });
    await page.waitForFunction((want) => [...(document.querySelector("zen-editor")?.shadowRoot?.querySelectorAll(".cm-line") ?? [])][0]?.textContent === want, (programs[name] ?? "").split("\n")[0]);
    await page.getByRole("button", runButton).click();
    const want = await readFile(`pkg/playground/examples/${name}.out`, "utf8");
    await page.waitForFunction(
      (output) => document.querySelector("zen-output")?.shadowRoot?.querySelector("pre")?.innerText.replaceAll(/0x[0-9a-f]+/g, "0x…") === output,
      want,
      { timeout: 20_000 },
    );
  }
  await tab.close();
  const longest = await ready(await fragmentOf({ ...plain, program: programs["a-million-numbers"] ?? "" }));
  await longest.page.locator("zen-output pre").getByText(/^0 2 4 6/).waitFor();
  await longest.close();
});

test("a resize that was refused shows who holds the buffer, and what would free it", async () => {
  const tab = await ready();
  const { page } = tab;
  const program = "data = bytearray(b'abc')\nview = memoryview(data)\ntail = view[1:]\nother = memoryview(b'xyz')\ndata.append(1)";
  await page.evaluate((code) => window.zen.run(code), program);
  const panel = page.locator("zen-tug section");
  await panel.getByText("data could not change its size").waitFor();
  const said = await panel.getByRole("listitem").allInnerTexts();
  assert.deepEqual(said, ["view holds it. To free it: view.release(), or del view.", "tail holds it. To free it: tail.release(), or del tail."]);
  assert.equal(await card(page, "data").getByText("holds it: no resize").count(), 2);
  assert.equal(await page.locator("zen-buffer .item.holds").count(), 5, "and no item of other");
  await page.getByRole("button", { name: "Previous step" }).click();
  await panel.waitFor({ state: "detached" });
  assert.deepEqual(await violations(page), []);
  await tab.close();
});

test("a small view that keeps a large buffer says how many bytes", async () => {
  const tab = await ready();
  await tab.page.evaluate(() => window.zen.run("head = memoryview(bytes(20_000_000))[:3]"));
  await tab.page.locator("zen-buffer .retention").getByText("head shows 3 bytes of them").waitFor();
  await tab.close();
});

test("writes from JavaScript are told from Python's", async () => {
  const tab = await ready();
  const { page } = tab;
  await page.evaluate(() => window.zen.run("data = bytearray(b'Hello')"));
  await byte(page, "data", 0).waitFor();
  assert.equal(await page.getByText("changed from JavaScript").isVisible(), false);
  await page.evaluate(() => window.zen.bytes("data").set([74, 69]));
  await page.getByText("2 bytes in sight changed from JavaScript, not by Python").waitFor();
  await byte(page, "data", 0).focus();
  await page.evaluate(() => (window.requestAnimationFrame = () => 0)); // what is wrong for less than a frame lasts
  await page.keyboard.type("59");
  await byte(page, "data", 0).getByText("59").waitFor();
  assert.equal(await page.getByText("changed from JavaScript").isVisible(), false, "an edit is Python's own");
  await tab.close();
});

/** sizes returns how large Go's memory is, in bytes. */
function linearMemory(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await window.zen.run("probe = bytearray(1)");
    return window.zen.bytes("probe").buffer.byteLength;
  });
}

test("a file of 128 MB comes in with at most 8 MB beside it, and every byte can be gone to", async () => {
  const path = join(folder, "my film.bin");
  const size = 128 * 2 ** 20;
  const contents = Buffer.alloc(size);
  contents.writeUInt32BE(0xdeadbeef, size - 4);
  await writeFile(path, contents);
  const tab = await ready();
  const { page } = tab;
  const before = await linearMemory(page);
  await page.getByRole("button", { name: "File…" }).click();
  await page.getByLabel("file", { exact: true }).setInputFiles(path);
  assert.equal(await page.getByLabel("Name in Python").inputValue(), "my_film");
  await page.getByLabel("Name in Python").fill("film");
  await page.getByRole("button", { name: "Load", exact: true }).click();
  await card(page, "film").waitFor({ timeout: 60_000 }); // hashed on the way, and other tests may share the processor
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  const peak = await page.evaluate(async () => {
    const { stdout } = await window.zen.run("print(len(film), film[-4:].hex())\nprobe = bytearray(1)");
    return [stdout, window.zen.bytes("probe").buffer.byteLength] as const;
  });
  assert.equal(peak[0], `${size} deadbeef\n`);
  assert.ok(peak[1] - before <= size + 8 * 2 ** 20, `${(peak[1] - before) / 2 ** 20} MB for a file of 128`);

  const grid = card(page, "film").getByRole("grid");
  assert.equal(await grid.getAttribute("aria-rowcount"), String(size / 16));
  await card(page, "film").getByLabel("go to byte").fill("-1");
  await card(page, "film").getByLabel("go to byte").press("Enter");
  await byte(page, "film", size - 1).waitFor();
  assert.match((await byte(page, "film", size - 1).getAttribute("aria-label")) ?? "", /^offset 134217727, value 0xef/);
  assert.equal(await card(page, "film").locator(".cells").last().getAttribute("aria-rowindex"), String(size / 16));
  await card(page, "film").getByLabel("go to byte").fill("0x4000000");
  await card(page, "film").getByLabel("go to byte").press("Enter");
  await byte(page, "film", 0x4000000).waitFor();
  await card(page, "film").getByLabel("go to byte").fill("134217728");
  await card(page, "film").getByLabel("go to byte").press("Enter");
  await card(page, "film").getByText("there is no such byte").waitFor();

  await type(page, "tail = bytes(film[-4:])");
  await page.getByRole("button", runButton).click();
  await byte(page, "tail", 3).getByText("ef").waitFor({ timeout: 60_000 });
  assert.ok((await linearMemory(page)) - before <= size + 24 * 2 ** 20, "a run that reads the file anew takes its place");
  await tab.close();
});

test("256 MB of bytes that a program made scroll from end to end", async () => {
  const tab = await ready();
  const { page } = tab;
  await page.evaluate(() => window.zen.run("big = bytearray(256 * 2 ** 20)\nbig[-1] = 0x77\nbig[128 * 2 ** 20] = 0x33"));
  const frame = card(page, "big").locator(".frame");
  await frame.evaluate((element) => (element.scrollTop = element.scrollHeight));
  await byte(page, "big", 2 ** 28 - 1).getByText("77").waitFor();
  await card(page, "big").getByLabel("go to byte").fill(String(2 ** 27));
  await card(page, "big").getByLabel("go to byte").press("Enter");
  await byte(page, "big", 2 ** 27).getByText("33").waitFor();
  await page.keyboard.press("ArrowDown");
  await byte(page, "big", 2 ** 27 + 16).waitFor();
  assert.ok((await card(page, "big").locator(".row").count()) < 30);
  await tab.close();
});

test("a file is given up while it is read, and one that is dropped asks for its name", async () => {
  const tab = await ready();
  const { page } = tab;
  await page.evaluate(() => {
    // A file that never ends arriving.
    const slow = new File([new Uint8Array(1000)], "slow.bin");
    slow.stream = () => new ReadableStream({ start: (queue) => queue.enqueue(new Uint8Array(10)) });
    const transfer = new DataTransfer();
    transfer.items.add(slow);
    const drop = new DragEvent("drop", { bubbles: true, cancelable: true });
    Object.defineProperty(drop, "dataTransfer", { value: { files: [slow], types: ["Files"] } });
    document.body.dispatchEvent(drop);
  });
  assert.equal(await page.getByLabel("Name in Python").inputValue(), "slow");
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: "Load", exact: true }).click();
  await page.getByRole("progressbar", { name: "reading the file" }).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("alert").getByText("Given up").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  const { stdout } = await page.evaluate(() => window.zen.run("print('alive')"));
  assert.equal(stdout, "alive\n");
  await tab.close();
});

test("a name that Python refuses is refused in its words", async () => {
  const path = join(folder, "small.bin");
  await writeFile(path, "abc");
  const tab = await ready();
  const { page } = tab;
  await page.getByRole("button", { name: "File…" }).click();
  await page.getByLabel("file", { exact: true }).setInputFiles(path);
  await page.getByLabel("Name in Python").fill("not a name");
  await page.getByRole("button", { name: "Load", exact: true }).click();
  await page.getByRole("alert").getByText("SyntaxError: 'not a name' is not a name that a variable can have").waitFor();
  await tab.close();
});

test("a link to a session with a file asks for the file, and takes no other", async () => {
  const path = join(folder, "greeting.txt");
  const wrong = join(folder, "wrong.txt");
  await Promise.all([writeFile(path, "Hello World!"), writeFile(wrong, "Hello Earth!")]);
  const tab = await ready();
  const { page } = tab;
  await page.getByRole("button", { name: "File…" }).click();
  await page.getByLabel("file", { exact: true }).setInputFiles(path);
  await page.getByRole("button", { name: "Load", exact: true }).click();
  await card(page, "greeting").waitFor();
  await type(page, "part = greeting[6:11]");
  await page.getByRole("button", runButton).click();
  await card(page, "part").waitFor();
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByText("The link names greeting.txt").waitFor();
  const link = await page.getByRole("textbox", { name: "link", exact: true }).inputValue();
  await tab.close();

  const other = await open(browser, link);
  const dialog = other.page.getByRole("dialog", { name: "Your own file" });
  await dialog.getByText("greeting.txt").waitFor();
  await dialog.getByLabel("file", { exact: true }).setInputFiles(wrong);
  await dialog.getByRole("button", { name: "Load", exact: true }).click();
  await dialog.getByRole("alert").getByText("its SHA-256 differs").waitFor();
  await dialog.getByLabel("file", { exact: true }).setInputFiles(path);
  await dialog.getByRole("button", { name: "Load", exact: true }).click();
  await byte(other.page, "part", 0).getByText("57").waitFor();
  await other.close();
});

test("10 MB of output in one piece are bounded", async () => {
  const tab = await ready();
  const { page } = tab;
  await page.evaluate(() => window.zen.run("print('<b>' * 3_500_000)\nafter = bytearray(2)"));
  await card(page, "after").waitFor();
  assert.ok((await page.locator("zen-output pre").innerText()).length < 70_000);
  await page.getByText("characters before are not shown").waitFor();
  assert.equal(await page.locator("zen-output pre b").count(), 0);
  await tab.close();
});

test("a program that dies is replaced by another, with the program kept", async () => {
  const tab = await ready();
  const { page } = tab;
  await type(page, "mine = bytearray(3)\nwhile len(mine) < 4: pass");
  await page.evaluate(async () => {
    // What is behind the bytes of a name is all of Go's memory.
    await window.zen.run("probe = bytearray(1)");
    const memory = new Uint8Array(window.zen.bytes("probe").buffer);
    setTimeout(() => memory.fill(255), 1500);
  });
  await type(page, "mine = bytearray(3)\nwhile len(mine) < 4: pass");
  await page.getByRole("button", runButton).click();
  await page.getByRole("button", { name: "Stop", exact: true }).waitFor();
  await notice(page).getByText("It was started again. The program is kept; its memory is gone.").waitFor();
  assert.match(await page.locator("zen-output [role=status]").innerText(), /the program did not end/);
  await page.getByRole("button", runButton).waitFor();
  assert.match(await text(page), /^mine = bytearray\(3\)/);
  const { stdout } = await page.evaluate(() => window.zen.run("print('alive')"));
  assert.equal(stdout, "alive\n");
  tab.complaints.splice(0);
  await tab.close();
});

test("Start it again, pressed twice, starts one machine", async () => {
  const tab = await open(browser, "about:blank");
  const { page } = tab;
  let programsAskedFor = 0;
  await page.route("**/page.wasm", (route) => {
    programsAskedFor++;
    return programsAskedFor === 1 ? route.fulfill({ status: 503 }) : route.continue();
  });
  await page.goto(site.url);
  const again = page.getByRole("button", { name: "Start it again" });
  await again.evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await page.evaluate(() => document.dispatchEvent(new CustomEvent("zen-restart", { detail: null })));
  await page.getByRole("button", runButton).click();
  await card(page, "copy").waitFor();
  assert.equal(programsAskedFor, 2);
  tab.complaints.splice(0, tab.complaints.filter((said) => said.includes("503")).length);
  await tab.close();
});

test("without WebAssembly the page reads well, and says so", async () => {
  const tab = await open(browser, "about:blank");
  const { page } = tab;
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
  await page.goto(site.url);
  await page.getByRole("alert").getByText("this browser has no WebAssembly").waitFor();
  await page.getByRole("heading", { name: "Copy or window?" }).waitFor();
  await page.locator(".cm-line").getByText("import array").waitFor();
  assert.deepEqual(await violations(page), []);
  await tab.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the dialogs, nor in a notice, ${colorScheme}`, async () => {
    const tab = await ready(await fragmentOf({ ...plain, program: "data = bytearray(4)" }), { colorScheme });
    const { page } = tab;
    await card(page, "data").waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("dialog", { name: "Share" }).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "File…" }).click();
    await page.getByRole("dialog", { name: "Your own file" }).waitFor();
    assert.deepEqual(await violations(page), []);
    await tab.close();
  });
}

test("320 pixels hold the dialogs and the notice", async () => {
  const tab = await ready(await fragmentOf({ ...plain, program: "data = bytearray(4)" }), { viewport: { width: 320, height: 640 } });
  const { page } = tab;
  const width = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
  await card(page, "data").waitFor();
  assert.ok((await width()) <= 320);
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("dialog", { name: "Share" }).waitFor();
  assert.ok((await width()) <= 320);
  await tab.close();
});
