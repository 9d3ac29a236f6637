// Changing memory in the picture, and what else the page says of it, with the
// Go program.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { fragmentOf } from "../../src/share.ts";
import { byte, card, violations } from "./card.ts";
import { ready, type } from "./playground.ts";

/** run runs a program by the page's own button, with an empty memory. */
async function run(page: Page, program: string): Promise<void> {
  await type(page, program);
  await page.getByRole("button", { name: "Run" }).click();
  await page.locator("zen-output .note").getByText(/^(done|\w+(Error|Interrupt)\b)/).waitFor();
}

function said(page: Page): Promise<string> {
  return page.locator("zen-timeline .said").innerText();
}

const hello = "data = bytearray(b'Hello')\nview = memoryview(data)";

test("an edit is a step, and undo takes it back by key and by button", async () => {
  const tab = await ready();
  const { page } = tab;
  await run(page, hello);
  await byte(page, "data", 0).click();
  await page.keyboard.type("4a");
  await byte(page, "data", 0).getByText("4a").waitFor();
  assert.match(await said(page), /^write\s*byte 0 of data is 4a now, and was 48\./);
  await page.keyboard.press("Control+Z");
  await byte(page, "data", 0).getByText("48").waitFor();
  assert.equal(await page.getByRole("button", { name: "Undo" }).count(), 0, "nothing is left to take back");
  const field = page.locator("zen-inspector").getByLabel("int32, big endian", { exact: true });
  await field.fill("1246382666"); // JJJJ
  await field.press("Enter");
  await byte(page, "data", 3).getByText("4a").waitFor();
  assert.match(await said(page), /bytes 0 to 3 of data are 4a 4a 4a 4a now/, "a value is one step");
  await page.getByRole("button", { name: "Undo the edit" }).click();
  await byte(page, "data", 3).getByText("6c").waitFor();
  const { stdout } = await page.evaluate(() => window.zen.run("print(data)"));
  assert.equal(stdout, "bytearray(b'Hello')\n");
  await tab.close();
});

test("what is typed and does not fit is refused in Python’s words", async () => {
  const tab = await ready();
  const { page } = tab;
  await run(page, hello);
  await byte(page, "data", 0).click();
  for (const [field, text, words] of [
    ["uint8", "300", "struct.error: 'B' format requires 0 <= number <= 255"],
    ["uint8", "abc", "NameError: name 'abc' is not defined"],
    ["hex", "4", "ValueError: fromhex() arg must contain an even number of hexadecimal digits"],
    ["utf-8", "'é'", "ValueError: memoryview assignment: lvalue and rvalue have different structures"],
  ] as const) {
    const input = page.locator("zen-inspector").getByLabel(field, { exact: true });
    await input.fill(text);
    await input.press("Enter");
    await page.locator("zen-inspector .problem").getByText(words).waitFor();
  }
  assert.equal(await byte(page, "data", 0).locator(".hex").innerText(), "0x48");
  await tab.close();
});

test("the past offers to go to now, and its refusal goes with it", async () => {
  const tab = await ready();
  const { page } = tab;
  await run(page, `${hello}\nx = 1`);
  await page.getByRole("button", { name: "Previous step" }).click();
  await page.locator("zen-memory .history").waitFor();
  await byte(page, "data", 1).click();
  await page.locator("zen-inspector .note").getByText("This is history").waitFor();
  assert.equal(await page.locator("zen-inspector").getByLabel("uint8", { exact: true }).getAttribute("readonly"), "");
  await page.keyboard.press("4");
  await page.locator(".refusal").getByText("This is history").waitFor();
  await page.locator(".refusal").getByRole("button", { name: "Go to now", includeHidden: true }).click();
  await page.locator(".refusal").waitFor({ state: "detached" });
  await page.locator("zen-inspector .problem").waitFor({ state: "detached" });
  await page.keyboard.press("4");
  await page.keyboard.press("1");
  await byte(page, "data", 1).getByText("41").waitFor();
  await tab.close();
});

test("a view without a name that was written through is drawn for its step alone", async () => {
  const tab = await ready();
  const { page } = tab;
  await run(page, "d = bytearray(12)\nmemoryview(d)[2:5] = b'YYY'\nx = 1");
  assert.equal(await card(page, "d").locator(".item").count(), 0);
  await page.getByRole("button", { name: "Previous step" }).click();
  const target = card(page, "d").locator(".item.target");
  await target.first().waitFor();
  assert.deepEqual(await target.allInnerTexts(), ["[0]\n89", "[1]\n89", "[2]\n89"]);
  assert.equal(await target.first().evaluate((item) => getComputedStyle(item).borderTopStyle), "dashed");
  await page.getByRole("button", { name: "Previous step" }).click();
  await target.first().waitFor({ state: "detached" });
  await tab.close();
});

test("counters and notes say which lines copied, why, and through what was written", async () => {
  const tab = await ready();
  const { page } = tab;
  await run(page, "d = bytearray(5_000_000)\nx = d[2:8]\ndel x\nt = bytes(d)\nd[:10] = d[10:20]\nw = memoryview(d)[:3]\nw[:] = b'abc'\ny = d + d");
  const note = (line: number): Promise<string | null> => page.locator(".cm-line").nth(line - 1).getAttribute("data-note");
  assert.deepEqual(await Promise.all([2, 3, 4, 5, 6, 7, 8].map(note)), [
    "copied 6",
    null,
    "copied 5.0 MB: the new object has bytes of its own",
    "copied 10",
    "shares 3",
    "wrote 3",
    "copied 10 MB: + makes a new object",
  ]);
  const counters = await page.locator("zen-counters dd.note").allInnerTexts();
  assert.match(counters[1] ?? "", /^lines 2 and 5/);
  assert.equal(counters[2], "through w, into d");
  await page.getByRole("button", { name: "First step" }).click();
  await page.getByText(/^step 1 of/).waitFor();
  assert.equal(await page.locator("zen-counters dd.note").nth(1).innerText(), "");
  await tab.close();
});

test("notes never lie over the code, however narrow the page", async () => {
  for (const [width, size] of [[1440, "100%"], [390, "100%"], [320, "100%"], [390, "200%"]] as const) {
    const tab = await ready("", { viewport: { width, height: 800 } });
    const { page } = tab;
    await page.evaluate((text) => document.documentElement.style.setProperty("font-size", text), size);
    await run(page, "d = bytearray(b'Hello World!')\nthe_window_on_some_of_those = memoryview(d)[0x0_6:0x0_c]\ncopy = d[6:12]");
    const over = await page.locator(".cm-noted").evaluateAll((lines) =>
      lines.filter((line) => {
        const range = document.createRange();
        range.selectNodeContents(line);
        const code = [...range.getClientRects()].at(-1);
        const note = getComputedStyle(line, "::after");
        const { right, bottom } = line.getBoundingClientRect();
        const left = right - parseFloat(getComputedStyle(line).paddingRight) - parseFloat(note.width);
        const top = bottom - parseFloat(note.height);
        return code !== undefined && code.right > left + 1 && code.bottom > top + 4;
      }).length,
    );
    assert.equal(over, 0, `${width} px at ${size}`);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width} px at ${size}: no scrolling sideways`);
    await tab.close();
  }
});

test("one empty line ends an input of the prompt, the focus stays, and a link brings the inputs along", async () => {
  const tab = await ready();
  const { page } = tab;
  await run(page, hello);
  await page.locator("zen-prompt input").click();
  const output = ">>> for i in range(2):\n...     print(i)\n0\n1\n>>> data[0] = 74\n>>> data\nbytearray(b'Jello')\n";
  for (const [line, last] of [["for i in range(2):", ""], ["    print(i)", ""], ["", "0\n1\n"], ["data[0] = 74", "74\n"], ["data", "bytearray(b'Jello')\n"]] as const) {
    await page.keyboard.type(line);
    await page.keyboard.press("Enter");
    const printed = output.slice(0, output.indexOf(last) + last.length);
    await page.waitForFunction((text) => document.querySelector("zen-output")?.renderRoot.querySelector("pre")?.innerText.endsWith(text), printed);
    await page.locator("zen-prompt input:not([readonly])").waitFor();
  }
  assert.equal(await page.locator("zen-output pre").innerText(), output);
  await page.getByRole("button", { name: "Share" }).click();
  const link = await page.getByLabel("link", { exact: true }).inputValue();
  assert.match(link, /#v2\./);
  const opened = await ready(link.slice(link.indexOf("#")));
  await opened.page.locator("zen-output pre").getByText("bytearray(b'Jello')").waitFor();
  assert.equal(await opened.page.locator("zen-output pre").innerText(), output);
  await Promise.all([tab.close(), opened.close()]);
});

test("lines pasted at the prompt are entered one by one, and what no line feed ends waits in the field", async () => {
  const tab = await ready("", { permissions: ["clipboard-read", "clipboard-write"] });
  const { page } = tab;
  await run(page, hello);
  const field = page.locator("zen-prompt input");
  const output = page.locator("zen-output pre");
  const paste = async (text: string): Promise<void> => {
    await page.evaluate((each) => navigator.clipboard.writeText(each), text);
    await field.focus(); // and leave the caret where it is
    await page.keyboard.press("Control+V");
  };
  await paste("for i in range(2):\r\n    print(i)\r\n\r\nprint(9)");
  await output.getByText("... print(i)\n0\n1\n").waitFor();
  assert.equal(await field.inputValue(), "print(9)");
  await page.keyboard.press("Enter");
  await output.getByText(">>> print(9)\n9\n").waitFor();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await field.inputValue(), "    print(i)", "each line is one of the history");

  await field.fill("x =  + 1");
  await field.evaluate((each: HTMLInputElement) => each.setSelectionRange(4, 4));
  await paste("6\nx\n\ndef twice(n):\n    text = \"\"\"a\n\n    b\"\"\"\n\n\n    return text, n * 2\ntwice(x)\n1 / 0\ny = 3");
  await output.getByText("ZeroDivisionError").waitFor();
  assert.match(await output.innerText(), />>> x = 6\n>>> x\n6\n>>> def twice(.*\n)+\('a\\n\\n    b', 12\)\n/, "a block goes on behind an empty line");
  assert.equal(await field.inputValue(), "y = 3 + 1", "the rest of the field follows the paste");
  assert.equal(await field.evaluate((each: HTMLInputElement) => each.selectionStart), 5);

  await field.fill("");
  await paste("while True: pass\n\nprint('after')\n");
  await page.getByRole("button", { name: "Stop" }).click();
  await output.getByText("KeyboardInterrupt").waitFor();
  await page.locator("zen-prompt input:not([readonly])").waitFor();
  await paste("print('one line')");
  await page.keyboard.press("Enter");
  await output.getByText("one line\n").waitFor();
  assert.doesNotMatch(await output.innerText(), /after/, "Stop drops the rest");
  await tab.close();
});

test("a link’s bounds are named when they end it, forgotten at Run, and Back brings the draft", async () => {
  const session = { program: "while True: pass", inputs: [], step: null, selection: null, theme: null, files: [] };
  const tab = await ready();
  const { page } = tab;
  await run(page, "mine = bytearray(3)");
  const fragment = await fragmentOf(session);
  await page.evaluate((hash) => (location.hash = hash), fragment);
  await page.locator("zen-output pre").getByText("stopped after 2s").waitFor();
  await page.getByText("It has run with 64 MB and for 2 s at most").waitFor();
  await page.getByRole("button", { name: "Run" }).click();
  await page.getByText("It has run with 64 MB").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Stop" }).click();
  await page.goBack();
  await page.locator(".cm-content").getByText("mine = bytearray(3)").waitFor();
  await tab.close();
});

test("objects that are gone lend nobody their names", async () => {
  const tab = await ready();
  const { page } = tab;
  await page.getByRole("button", { name: "Run" }).click();
  await card(page, "copy").waitFor();
  await run(page, "d = bytearray(b'hi')\nm = memoryview(d)[::2]");
  assert.match(await said(page), /a temporary view shows 2 bytes of d and copies none; m shows 1 byte of d/);
  await tab.close();
});

test("bytes written from JavaScript on the way back to now are marked", async () => {
  const tab = await ready();
  const { page } = tab;
  await run(page, `${hello}\nx = 1`);
  await page.getByRole("button", { name: "First step" }).click();
  await page.locator("zen-memory .history").waitFor();
  await page.evaluate(() => {
    document.querySelector("zen-timeline")?.shadowRoot?.querySelector<HTMLElement>("button[aria-label^='Last step']")?.click();
    window.zen.bytes("data")[0] = 74;
  });
  await page.getByText("1 byte in sight changed from JavaScript").waitFor();
  assert.deepEqual(await card(page, "data").locator(".changed").evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset["offset"])), ["0"]);
  await tab.close();
});

test("long offsets do not touch, and the last byte is reached by name", async () => {
  const tab = await ready("", { viewport: { width: 390, height: 844 } });
  const { page } = tab;
  await run(page, "x = bytearray(200_000_000)");
  await page.getByLabel("go to byte").fill("-1");
  await page.keyboard.press("Enter");
  await byte(page, "x", 199_999_999).waitFor();
  const rows = await page.locator(".offsets").evaluateAll((all) => all.map((row) => [...row.children].map((each) => [each.textContent ?? "", each.scrollWidth - each.clientWidth] as const)));
  assert.ok(rows.flat().length > 0);
  assert.deepEqual(rows.flat().filter(([, over]) => over > 0), []);
  await tab.close();
});

test("cards alike are folded until they are asked for", async () => {
  const tab = await ready();
  const { page } = tab;
  await run(page, "x = [bytearray(1000) for i in range(9)]\ny = bytearray(1000)");
  assert.equal(await page.locator("zen-buffer").count(), 3);
  await page.getByRole("button", { name: "Show 7 more without a name" }).click();
  assert.equal(await page.locator("zen-buffer").count(), 10);
  await tab.close();
});

test("what is selected is never under the inspector", async () => {
  const tab = await ready("", { viewport: { width: 1440, height: 700 } });
  const { page } = tab;
  await page.getByRole("button", { name: "Run" }).click();
  for (const offset of [0, 11]) {
    await byte(page, "data", offset).click();
    await page.locator("zen-inspector .where").getByText(`byte ${offset}`).waitFor();
    await page.waitForTimeout(200);
    const [row, inspector] = await Promise.all([card(page, "data").locator(".row").first().boundingBox(), page.locator("zen-inspector").boundingBox()]);
    assert.ok(row !== null && inspector !== null && row.y + row.height <= inspector.y, `byte ${offset} with its lanes`);
  }
  await tab.close();
});

for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }] as const) {
  test(`? lists keys and words, where it is not text, ${JSON.stringify(options)}`, async () => {
    const tab = await ready("", options);
    const { page } = tab;
    await page.locator("zen-editor .cm-content").click();
    await page.keyboard.press("?");
    assert.equal(await page.getByRole("dialog").count(), 0, "in the program it is a question mark");
    await run(page, hello);
    await byte(page, "data", 0).click();
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keys and words" });
    await dialog.waitFor();
    assert.ok((await dialog.locator("kbd").count()) >= 15);
    assert.ok((await dialog.locator("dfn").allInnerTexts()).includes("stride"));
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Keys" }).click();
    await dialog.waitFor();
    await tab.close();
  });
}
