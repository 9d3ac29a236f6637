// The whole site: the server as a binary, the page it serves, the Go program.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { open } from "../browser.ts";
import { browser, site } from "../stage.ts";
import { byte, card, violations } from "./card.ts";
import { ready, type } from "./playground.ts";

/** run runs a program and waits until the page shows what came of it. */
async function run(page: Page, program: string): Promise<void> {
  await page.evaluate(async (code) => {
    await window.zen.run(code);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }, program);
}

function output(page: Page): Promise<string> {
  return page.locator("zen-output pre").innerText();
}

test("the first program prints what Python prints, and its memory is drawn", async () => {
  const tab = await ready();
  const { page } = tab;
  await page.getByRole("button", { name: "Run" }).click();
  await card(page, "copy").waitFor();
  assert.equal(await output(page), "[10, 30]\nbytearray(b'Hello Python')\nbytearray(b'World!') Python\n");
  assert.equal(await byte(page, "a", 8).getAttribute("aria-label"), "offset 8, value 0x1e, in views m, even");
  assert.equal(await byte(page, "data", 6).getAttribute("aria-label"), "offset 6, value 0x50, in views window");
  assert.equal(await byte(page, "copy", 0).getAttribute("aria-label"), "offset 0, value 0x57");
  const items = await card(page, "a").locator(".item").allInnerTexts();
  assert.deepEqual(items, ["[0] 10", "[1] -20", "[2] 30", "[3] -40", "[0] 10", "[1] 30"]);
  const values = await page.locator("zen-counters dd.value").allInnerTexts();
  assert.deepEqual(values, ["30 B", "6 B", "6 B", "2"]);
  await card(page, "copy").getByText("copied from data[6:12], line 8").waitFor();
  await tab.close();
});

test("a program is typed, and run by Ctrl-Enter", async () => {
  const tab = await ready();
  const { page } = tab;
  await type(page, "data = bytearray(b'abc')\nprint(data[::-1])");
  await page.keyboard.press("Control+Enter");
  await byte(page, "data", 2).waitFor();
  assert.equal(await output(page), "bytearray(b'cba')\n");
  assert.equal(await byte(page, "data", 2).locator(".hex").innerText(), "0x63");
  await tab.close();
});

test("an exception is shown as Python prints it, and its line is marked", async () => {
  const tab = await ready();
  const { page } = tab;
  await run(page, "x = 1\nmemoryview(b'abc')[0] = 74");
  const shown = await output(page);
  assert.match(shown, /^Traceback \(most recent call last\):\n {2}File "[^"]+", line 2, in <module>\n/);
  assert.match(shown, /\nTypeError: cannot modify read-only memory$/);
  assert.equal(await page.locator(".cm-failed-line").innerText(), "memoryview(b'abc')[0] = 74");
  await tab.close();
});

test("zen.run gives results, errors as results, and queues", async () => {
  const tab = await ready();
  const { page } = tab;
  const results = await page.evaluate(async () => {
    const runs = [window.zen.run("x = 1\nprint(x)"), window.zen.run("1 / 0"), window.zen.run("print('after')")];
    return (await Promise.all(runs)).map(({ stdout, error }) => [stdout, error && [error.type, error.text, error.line]]);
  });
  assert.deepEqual(results, [
    ["1\n", null],
    ["", ["ZeroDivisionError", "division by zero", 1]],
    ["after\n", null],
  ]);
  await tab.close();
});

test("a write from JavaScript moves the picture, and Python sees it", async () => {
  const tab = await ready();
  const { page } = tab;
  await page.evaluate(() => window.zen.run("data = bytearray(b'Hello')\nview = memoryview(data)"));
  await byte(page, "data", 0).getByText("48").waitFor();
  await page.evaluate(() => (window.zen.bytes("data")[0] = 74));
  await byte(page, "data", 0).getByText("4a").waitFor();
  const { stdout } = await page.evaluate(() => window.zen.run("print(data, view[0])"));
  assert.equal(stdout, "bytearray(b'Jello') 74\n");
  const frozen = await page.evaluate(async () => {
    await window.zen.run("frozen = b'abc'");
    window.zen.bytes("frozen")[0] = 0;
    return window.zen.bytes("frozen")[0];
  });
  assert.equal(frozen, 97, "bytes of a read-only object are a copy");
  await assert.rejects(page.evaluate(() => window.zen.bytes("nobody")), /no buffer is named "nobody"/);
  await tab.close();
});

test("changes are marked by object, wherever its name goes", async () => {
  const tab = await ready();
  const { page } = tab;
  const changed = (name: string): Promise<(string | undefined)[]> =>
    card(page, name).locator(".changed").evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset["offset"]));
  await run(page, "a = bytearray(b'aaaa')\nb = bytearray(b'bbbb')");
  await run(page, "a[1] = 0x78");
  assert.deepEqual(await changed("a"), ["1"]);
  await run(page, "a = bytearray(b'zzzz')");
  assert.deepEqual(await changed("a"), [], "another object");
  await run(page, "a, b = b, a");
  assert.deepEqual([await changed("a"), await changed("b")], [[], []], "names changed, bytes did not");
  await run(page, "a, b = b, a\na[2] = 0x78");
  assert.deepEqual([await changed("a"), await changed("b")], [["2"], []]);
  await run(page, "renamed = a\ndel a\nrenamed[3] = 0x78");
  assert.deepEqual(await changed("renamed"), ["3"]);
  await tab.close();
});

test("a byte is edited by keyboard, and Python prints it", async () => {
  const tab = await ready();
  const { page } = tab;
  await page.evaluate(() => window.zen.run("data = bytearray(b'Hello')\nview = memoryview(data)[::-1]"));
  await byte(page, "data", 4).focus();
  await page.keyboard.type("59");
  await byte(page, "data", 4).getByText("59").waitFor();
  await card(page, "data").getByRole("gridcell", { name: "view[0] = 89" }).waitFor();
  const { stdout } = await page.evaluate(() => window.zen.run("print(data)"));
  assert.equal(stdout, "bytearray(b'HellY')\n");
  await tab.close();
});

test("values typed in the inspector are assigned by Python, which may refuse them", async () => {
  const tab = await ready();
  const { page } = tab;
  await run(page, "import array\na = array.array('i', [10, -20, 30, -40])\neven = memoryview(a)[::2]\nfixed = bytes(8)");
  await card(page, "a").getByRole("gridcell", { name: "even[1]" }).click();
  const field = page.locator("zen-inspector").getByLabel("int32, little endian", { exact: true });
  await field.fill("-0x20");
  await field.press("Enter");
  await card(page, "a").getByText("[1] -32").waitFor();
  const big = page.locator("zen-inspector").getByLabel("int32, big endian", { exact: true });
  await big.fill("1");
  await big.press("Enter");
  await card(page, "a").getByText("[1] 16777216").waitFor();
  await run(page, "print(a)");
  assert.equal(await output(page), "array('i', [10, -20, 16777216, -40])\n");
  await byte(page, "fixed", 0).click();
  await page.locator("zen-inspector").getByLabel("uint16, big endian", { exact: true }).fill("7");
  await page.keyboard.press("Enter");
  await page.locator("zen-inspector").getByText("TypeError: cannot modify read-only memory").waitFor();
  await tab.close();
});

test("an edit of a read-only object is refused in Python’s words", async () => {
  const tab = await ready();
  const { page } = tab;
  await page.evaluate(() => window.zen.run("data = b'Hello'\nview = memoryview(data)"));
  await byte(page, "data", 0).focus();
  await page.keyboard.type("00");
  const refusal = await card(page, "data").locator(".refusal").innerText();
  assert.match(refusal, /^TypeError: ('bytes' object does not support item assignment|cannot modify read-only memory)$/);
  assert.equal(await byte(page, "data", 0).locator(".hex").innerText(), "0x48");
  await tab.close();
});

test("an endless loop leaves the page alive, and Stop ends it", async () => {
  const tab = await ready();
  const { page } = tab;
  await type(page, "n = 0\nwhile True: n += 1");
  await page.getByRole("button", { name: "Run" }).click();
  const stop = page.getByRole("button", { name: "Stop" });
  await stop.waitFor();
  const longest = await page.evaluate(async () => {
    let gap = 0;
    let last = performance.now();
    for (let frames = 0; frames < 30; frames++) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      gap = Math.max(gap, now - last);
      last = now;
    }
    return gap;
  });
  assert.ok(longest < 250, `the longest time between frames was ${longest} ms`);
  await stop.click();
  await page.locator("zen-output").getByText("KeyboardInterrupt").first().waitFor();
  await run(page, "print('alive')");
  assert.equal(await output(page), "alive\n");
  await tab.close();
});

test("Stop pressed twice ends a program that catches KeyboardInterrupt", async () => {
  const tab = await ready();
  const { page } = tab;
  await type(page, "while True:\n try:\n  while True: pass\n except BaseException: print('caught')");
  await page.getByRole("button", { name: "Run" }).click();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.locator("zen-output pre").getByText("caught").waitFor();
  const again = page.getByRole("button", { name: "Stop again" });
  await again.click();
  await page.locator("zen-output .error").getByText("KeyboardInterrupt").waitFor();
  await page.getByRole("button", { name: "Run" }).waitFor();
  await run(page, "print('alive')");
  assert.equal(await output(page), "alive\n");
  await tab.close();
});

test("Ctrl-Enter pressed ten times while a program runs queues one run", async () => {
  const tab = await ready();
  const { page } = tab;
  const runs = await page.evaluate(async () => {
    const element = document.querySelector("zen-program")!;
    const running = new Set<object>();
    let last = element.machine;
    Object.defineProperty(element, "machine", {
      get: () => last,
      set: (machine: typeof last) => {
        last = machine;
        if (machine.type === "running") {
          running.add(machine);
        }
      },
    });
    void window.zen.run("import time\ntime.sleep(0.2)");
    for (let i = 0; i < 10; i++) {
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, cancelable: true }));
    }
    await window.zen.run("pass");
    return running.size;
  });
  assert.equal(runs, 3, "the first, one of the ten, and the last");
  await tab.close();
});

test("Stop drops the run that the reader queued, and none of zen.run", async () => {
  const tab = await ready();
  const { page } = tab;
  await page.evaluate(() => void window.zen.run("while True: pass"));
  await page.getByRole("button", { name: "Stop" }).waitFor();
  await type(page, "dropped = 1");
  await page.keyboard.press("Control+Enter");
  const behind = page.evaluate(() => window.zen.run("print('behind')"));
  await page.getByRole("button", { name: "Stop" }).click();
  assert.equal((await behind).stdout, "behind\n");
  await run(page, "print(dropped)");
  assert.match(await output(page), /NameError: name 'dropped' is not defined/);
  await tab.close();
});

test("endless output is bounded, and can be stopped", async () => {
  const tab = await ready();
  const { page } = tab;
  await type(page, "while True: print('x' * 100)");
  await page.getByRole("button", { name: "Run" }).click();
  await page.getByText("characters before are not shown").waitFor();
  assert.ok((await output(page)).length < 70_000);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.locator("zen-output").getByText("KeyboardInterrupt").first().waitFor();
  await tab.close();
});

test("Reset brings back the first program and forgets the memory", async () => {
  const tab = await ready();
  const { page } = tab;
  await page.locator(".cm-line").first().getByText("import array").waitFor();
  const first = await page.locator("zen-editor .cm-content").innerText();
  await run(page, "mine = bytearray(4)");
  await page.getByRole("button", { name: "Reset" }).click();
  await card(page, "mine").waitFor({ state: "detached" });
  await page.locator(".cm-line").first().getByText("import array").waitFor();
  assert.equal(await page.locator("zen-editor .cm-content").innerText(), first);
  await run(page, "print(mine)");
  assert.match(await output(page), /NameError: name 'mine' is not defined/);
  await tab.close();
});

test("loading shows its progress, and a run before it is done is not lost", async () => {
  const tab = await open(browser, "about:blank");
  const { page } = tab;
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/page.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.url);
  await page.getByRole("progressbar", { name: "Loading the Go program" }).waitFor();
  await page.getByRole("button", { name: "Run" }).click();
  await page.getByRole("button", { name: "Loading" }).waitFor();
  release();
  await card(page, "copy").waitFor();
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  await tab.close();
});

test("a program that cannot be loaded says so, and can be started again", async () => {
  const tab = await open(browser, "about:blank");
  const { page } = tab;
  await page.route("**/page.wasm", (route) => route.fulfill({ status: 503 }));
  await page.goto(site.url);
  await page.getByRole("alert").getByText("The machine stopped: /build/page.wasm: 503").waitFor();
  await assert.rejects(page.evaluate(() => window.zen.run("copy = bytearray(1)")), /503/);
  await page.unroute("**/page.wasm");
  await page.getByRole("button", { name: "Start it again" }).click();
  await page.locator("zen-program").getByRole("alert").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Run" }).click();
  await card(page, "copy").waitFor();
  tab.complaints.splice(0, tab.complaints.filter((text) => text.includes("503")).length);
  await tab.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the whole page, ${colorScheme}`, async () => {
    const tab = await ready("", { colorScheme });
    await tab.page.getByRole("button", { name: "Run" }).click();
    await card(tab.page, "copy").waitFor();
    assert.deepEqual(await violations(tab.page), []);
    await tab.close();
  });
}

test("320 pixels need no sideways scrolling", async () => {
  const tab = await ready("", { viewport: { width: 320, height: 640 } });
  await tab.page.getByRole("button", { name: "Run" }).click();
  await card(tab.page, "copy").waitFor();
  assert.ok((await tab.page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  await tab.close();
});
