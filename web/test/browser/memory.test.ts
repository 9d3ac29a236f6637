// Selection, inspector, matrices and lenses: the page alone, with a recorded
// state in the place of its machine.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { launch, open } from "../browser.ts";
import type { Tab } from "../browser.ts";
import type {} from "../fixture-machine.ts";
import { startFixtureSite } from "../fixture-site.ts";
import type { Site } from "../site.ts";
import { byte, card, violations } from "./card.ts";

let site: Site;
let browser: Browser;

before(async () => {
  [site, browser] = await Promise.all([startFixtureSite(), launch()]);
});

after(async () => {
  await browser.close();
  await site.close();
});

/** shown opens the page, changes the recorded state, and runs the program. */
async function shown(options: BrowserContextOptions = {}, change: () => void = () => undefined): Promise<Tab> {
  const tab = await open(browser, site.url, options);
  await tab.page.locator("zen-editor .cm-content").waitFor();
  await tab.page.evaluate(change);
  await run(tab.page);
  return tab;
}

async function run(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Run" }).click();
  await page.locator("zen-buffer").first().waitFor();
}

/** goOn runs a program that goes on with the memory there is. */
async function goOn(page: Page): Promise<void> {
  await page.evaluate(() => window.zen.run("again"));
}

/** cube makes window a view of three dimensions over data, and m one of two over a. */
function cube(): void {
  const [m, even, window] = fixture.state.views;
  fixture.state = {
    ...fixture.state,
    views: [
      { ...m!, shape: [2, 2], strides: [8, 4] },
      even!,
      { ...window!, offset: 0, shape: [2, 3, 2], strides: [6, 2, 1] },
    ],
  };
}

/** selected lists what is selected in the whole page: bytes as "data 6", items by what is said of them. */
function selected(page: Page): Promise<string[]> {
  return page.locator(".cell.selected, .item.selected, td.selected").evaluateAll((all) =>
    all.map((each) => (each.classList.contains("cell") ? `byte ${(each as HTMLElement).dataset["offset"]}` : (each.ariaLabel ?? "").split(" ")[0] ?? "")),
  );
}

function inspector(page: Page): Locator {
  return page.locator("zen-inspector");
}

/** says waits until the picture has said what is selected. */
async function says(page: Page, want: string): Promise<void> {
  const status = page.locator("zen-memory p.spoken[role=status]");
  let said = "";
  for (const end = Date.now() + 5000; Date.now() < end; ) {
    said = await status.innerText();
    if (said === want) {
      return;
    }
  }
  assert.equal(said, want);
}

test("there is one selection, by click, and it is said", async () => {
  const tab = await shown();
  const { page } = tab;
  await byte(page, "data", 6).click();
  await says(page, "byte 6 of data selected, 1 byte");
  assert.deepEqual(await selected(page), ["byte 6"]);
  await card(page, "a").getByRole("gridcell", { name: "even[1]" }).click();
  await says(page, "even[1], bytes 8 to 11 of a selected, 4 bytes");
  assert.deepEqual(await selected(page), ["byte 8", "byte 9", "byte 10", "byte 11", "even[1]"]);
  assert.equal(await byte(page, "a", 8).getAttribute("aria-selected"), "true");
  assert.equal(await byte(page, "data", 6).getAttribute("aria-selected"), "false");
  await byte(page, "copy", 3).hover();
  assert.equal((await selected(page)).length, 5, "pointing selects nothing");
  await page.keyboard.press("Escape");
  await says(page, "");
  assert.deepEqual(await selected(page), []);
  await tab.close();
});

test("dragging and Shift-click select runs of bytes", async () => {
  const tab = await shown();
  const { page } = tab;
  await byte(page, "data", 4).hover();
  await page.mouse.down();
  await byte(page, "data", 7).hover();
  await byte(page, "data", 2).hover();
  await page.mouse.up();
  await says(page, "bytes 2 to 4 of data selected, 3 bytes");
  assert.deepEqual(await selected(page), ["byte 2", "byte 3", "byte 4"]);
  await byte(page, "data", 6).click({ modifiers: ["Shift"] });
  await says(page, "bytes 4 to 6 of data selected, 3 bytes");
  await byte(page, "a", 1).click({ modifiers: ["Shift"] });
  await says(page, "bytes 0 to 1 of a selected, 2 bytes");
  await tab.close();
});

test("keys select bytes, runs, items, and whole objects", async () => {
  const tab = await shown();
  const { page } = tab;
  await byte(page, "a", 8).focus();
  await page.keyboard.press("Enter");
  await says(page, "byte 8 of a selected, 1 byte");
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press("Shift+ArrowRight");
  }
  await says(page, "bytes 8 to 11 of a selected, 4 bytes");
  await page.keyboard.press("Shift+Home");
  await says(page, "bytes 0 to 8 of a selected, 9 bytes");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press(" ");
  await says(page, "m[0], bytes 0 to 3 of a selected, 4 bytes");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+ ");
  await says(page, "view even of a selected, 8 bytes");
  assert.deepEqual((await selected(page)).filter((each) => each.startsWith("byte")).join(), "byte 0,byte 1,byte 2,byte 3,byte 8,byte 9,byte 10,byte 11");
  await page.keyboard.press("Control+a");
  await says(page, "bytes 0 to 15 of a selected, 16 bytes");
  await page.keyboard.press("Escape");
  await says(page, "");
  await tab.close();
});

test("names and views are selected by their chips", async () => {
  const tab = await shown();
  const { page } = tab;
  const chip = card(page, "copy").getByRole("button", { name: "copy", exact: true });
  await chip.click();
  await says(page, "copy selected, 6 bytes");
  assert.equal(await chip.getAttribute("aria-pressed"), "true");
  await card(page, "data").getByRole("button", { name: "window" }).click();
  await says(page, "view window of data selected, 6 bytes");
  assert.equal(await chip.getAttribute("aria-pressed"), "false");
  await card(page, "data").getByRole("button", { name: "window" }).click();
  await says(page, "");
  await tab.close();
});

test("selected, pointed at, focused and changed look different, also in forced colors", async () => {
  for (const forcedColors of ["none", "active"] as const) {
    const tab = await shown({ forcedColors });
    const { page } = tab;
    await page.evaluate(() => window.zen.bytes("data").set([0x4a], 0));
    await byte(page, "data", 1).click();
    await byte(page, "data", 2).focus();
    await page.keyboard.press("ArrowRight");
    await byte(page, "data", 5).hover();
    await page.waitForTimeout(1300); // the flash is over
    const looks = await card(page, "data").locator(".cell").evaluateAll((cells) =>
      [0, 1, 3, 5, 7].map((i) => {
        const { outlineStyle, outlineWidth, borderTopStyle, borderBottomWidth } = getComputedStyle(cells[i]!);
        return [outlineStyle === "none" ? "" : `${outlineStyle} ${outlineWidth}`, borderTopStyle, borderBottomWidth].join();
      }),
    );
    assert.equal(new Set(looks).size, looks.length, looks.join(" | "));
    const legend = await page.getByRole("list", { name: "Legend" }).innerText();
    assert.match(legend, /changed[^]*selected[^]*pointed at[^]*skipped/);
    await tab.close();
  }
});

test("a selection follows its name when the program runs again", async () => {
  const tab = await shown();
  const { page } = tab;
  await card(page, "a").getByRole("gridcell", { name: "even[1]" }).click();
  await page.evaluate(() => {
    const { state } = fixture;
    fixture.state = {
      ...state,
      buffers: state.buffers.map((buffer) => ({ ...buffer, id: buffer.id + 50 })),
      views: state.views.map((view) => ({ ...view, id: view.id + 90, buffer: view.buffer + 50 })),
    };
  });
  await run(page);
  await says(page, "even[1], bytes 8 to 11 of a selected, 4 bytes");
  await tab.close();
});

test("the inspector says where bytes are and what they mean", async () => {
  const tab = await shown();
  const { page } = tab;
  await inspector(page).getByText("Select bytes, an item or a name").waitFor();
  await card(page, "a").getByRole("gridcell", { name: "even[1]" }).click();
  assert.match(await inspector(page).locator(".where").innerText(), /a bytes 8–11 · m\[2\] 0 \+ 2 · 4 = byte 8 · even\[1\] 0 \+ 1 · 8 = byte 8/);
  const value = (name: string): Promise<string> => inspector(page).getByLabel(name, { exact: true }).inputValue();
  assert.deepEqual([await value("int32, little endian"), await value("int32, big endian")], ["30", "503316480"]);
  assert.equal(await value("float32, big endian"), "6.776263578034403e-21");
  assert.equal(await value("hex"), "1e 00 00 00");
  await tab.close();
});

test("a value that is typed is written, and every view follows", async () => {
  const tab = await shown();
  const { page } = tab;
  await card(page, "a").getByRole("gridcell", { name: "even[1]" }).click();
  const field = inspector(page).getByLabel("int32, little endian", { exact: true });
  await field.fill("-2");
  await field.press("Enter");
  await card(page, "a").getByText("[1] -2", { exact: true }).waitFor();
  await card(page, "a").getByText("[2] -2", { exact: true }).waitFor();
  assert.equal(await inspector(page).getByLabel("hex").inputValue(), "fe ff ff ff");
  await field.fill("1.5");
  await field.press("Escape");
  assert.equal(await field.inputValue(), "-2", "Escape takes back what was typed");
  await says(page, "even[1], bytes 8 to 11 of a selected, 4 bytes");
  const text = "cannot modify read-only memory";
  await page.evaluate((said) => {
    fixture.refusal = { type: "TypeError", text: said, line: 0, column: 0, endLine: 0, endColumn: 0, traceback: "" };
  }, text);
  await field.fill("3");
  await field.press("Enter");
  await inspector(page).getByText(`TypeError: ${text}`).waitFor();
  assert.equal(await field.inputValue(), "-2", "what Python refused is not shown");
  await tab.close();
});

test("on a phone the inspector is a sheet that opens and goes", async () => {
  const tab = await shown({ hasTouch: true, viewport: { width: 390, height: 844 } });
  const { page } = tab;
  assert.equal(await inspector(page).isVisible(), false);
  await byte(page, "data", 6).tap();
  await inspector(page).getByText("6 + 0 · 1 = byte 6").waitFor();
  assert.deepEqual(await inspector(page).locator(".brief div").allInnerTexts(), ["uint8\n80", "hex\n0x50", "char\n'P'"]);
  const box = await inspector(page).boundingBox();
  assert.ok(box !== null && box.x === 0 && box.width === 390 && Math.round(box.y + box.height) === 844, JSON.stringify(box));
  assert.ok(box.height < 160, `the sheet is ${box.height} px high`);
  assert.deepEqual(await violations(page, "zen-memory"), [], "axe, with the sheet");
  await inspector(page).getByRole("button", { name: "More" }).tap();
  await inspector(page).getByLabel("int32, big endian", { exact: true }).waitFor();
  assert.deepEqual(await violations(page, "zen-memory"), [], "axe, with the open sheet");
  await inspector(page).getByRole("button", { name: "Clear the selection" }).tap();
  await inspector(page).waitFor({ state: "hidden" });
  await tab.close();
});

test("a view of two dimensions is a matrix, one of three is slabs, and cells are linked to bytes", async () => {
  const tab = await shown({}, cube);
  const { page } = tab;
  const matrix = card(page, "data").getByRole("grid", { name: "window as a matrix" });
  await matrix.locator("table").nth(1).waitFor();
  assert.equal(await matrix.locator("table").count(), 2);
  assert.deepEqual(await matrix.locator("table").nth(1).locator("[role=gridcell]").allInnerTexts(), ["80", "121", "116", "104", "111", "110"]);
  await matrix.getByRole("gridcell", { name: "window[1, 0, 1]" }).hover();
  await page.getByText("window[1, 0, 1]: 0 + 1 · 6 + 0 · 2 + 1 · 1 = byte 7").waitFor();
  assert.deepEqual(await card(page, "data").locator(".cell.pointed").evaluateAll((cells) => cells.map((cell) => cell.dataset["offset"])), ["7"]);
  await byte(page, "data", 3).hover();
  await page.getByText("window[0, 1, 1]: ").waitFor();
  assert.deepEqual(await matrix.locator("td.pointed").evaluateAll((cells) => cells.map((cell) => cell.dataset["index"])), ["0,1,1"]);
  await matrix.getByRole("gridcell", { name: "window[0, 2, 1]" }).click();
  await says(page, "window[0, 2, 1], byte 5 of data selected, 1 byte");
  assert.deepEqual(await selected(page), ["byte 5", "window[0,", "window[0,"], "the byte, the segment, the cell");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await says(page, "window[1, 0, 1], byte 7 of data selected, 1 byte");
  assert.equal(await matrix.locator("[tabindex='0']").count(), 1);
  await page.evaluate(() => window.zen.bytes("data").set([0x4a], 7));
  await matrix.getByRole("gridcell", { name: "window[1, 0, 1] = 74" }).waitFor();
  const square = card(page, "a").getByRole("grid", { name: "m as a matrix" });
  assert.deepEqual(await square.locator("[role=gridcell]").allInnerTexts(), ["10", "-20", "30", "-40"]);
  await tab.close();
});

test("a lens reads the same bytes otherwise, and says that it is no object", async () => {
  const tab = await shown();
  const { page } = tab;
  const a = card(page, "a");
  const choice = a.getByLabel("read the bytes of a as");
  await choice.selectOption("H");
  assert.deepEqual(await a.locator(".item.lens").allInnerTexts(), ["[0] 10", "[1] 0", "[2] 65516", "[3] 65535", "[4] 30", "[5] 0", "[6] 65496", "[7] 65535"]);
  await a.getByText("no Python object").waitFor();
  await a.getByText("memoryview(a).cast('B').cast('H')").waitFor();
  assert.equal(await byte(page, "a", 8).getAttribute("aria-label"), "offset 8, value 0x1e, in views m, even", "it is no view");
  const [cell, item] = [await byte(page, "a", 4).boundingBox(), await a.locator(".item.lens").nth(2).boundingBox()];
  assert.ok(cell !== null && item !== null && Math.abs(cell.x - item.x) < 1);
  await a.locator(".item.lens").nth(2).click();
  await says(page, "bytes 4 to 5 of a selected, 2 bytes");
  await choice.selectOption(">i");
  await a.getByText("struct.unpack('>4i', a)").waitFor();
  assert.deepEqual(await a.locator(".item.lens").allInnerTexts(), ["[0] 167772160", "[1] -318767105", "[2] 503316480", "[3] -654311425"]);
  await byte(page, "a", 0).focus();
  await page.keyboard.type("ff");
  await a.getByText("[0] -16777216").waitFor();
  await choice.selectOption("");
  assert.equal(await a.locator(".lens").count(), 0);
  await tab.close();
});

test("a view that the last step released stays for one picture, and says so", async () => {
  const tab = await shown();
  const { page } = tab;
  const released = card(page, "a").getByText("released in this step");
  await page.evaluate(() => {
    fixture.state = { ...fixture.state, views: fixture.state.views.filter((view) => view.names[0] !== "even") };
  });
  await goOn(page);
  await released.waitFor();
  await card(page, "a").getByRole("gridcell", { name: /^even\[1\].*released$/ }).waitFor();
  assert.equal(await byte(page, "a", 8).getAttribute("aria-label"), "offset 8, value 0x1e, in views m");
  await byte(page, "data", 0).focus();
  await page.keyboard.type("4a");
  await released.waitFor({ state: "detached" });
  await tab.close();
});

test("more than eight views are drawn when asked for", async () => {
  const tab = await shown({}, () => {
    const view = fixture.state.views[0]!;
    fixture.state = { ...fixture.state, views: Array.from({ length: 12 }, (_, i) => ({ ...view, id: 10 + i, names: [`v${i}`] })) };
  });
  const { page } = tab;
  const lanes = (): Promise<number> => card(page, "a").locator(".heading").count();
  assert.equal(await lanes(), 8);
  await card(page, "a").getByRole("button", { name: "Show all 12 views" }).click();
  assert.equal(await lanes(), 12);
  await card(page, "a").getByRole("button", { name: "Show 8 views only" }).click();
  assert.equal(await lanes(), 8);
  await tab.close();
});

test("many cards are drawn in parts", async () => {
  const tab = await shown({}, () => {
    const buffer = fixture.state.buffers[1]!;
    fixture.state = { ...fixture.state, views: [], buffers: Array.from({ length: 60 }, (_, i) => ({ ...buffer, id: 10 + i, names: [`b${i}`] })) };
  });
  const { page } = tab;
  assert.equal(await page.locator("zen-buffer").count(), 24);
  await page.getByRole("button", { name: "Show 24 of 36 more buffers" }).click();
  assert.equal(await page.locator("zen-buffer").count(), 48);
  await tab.close();
});

test("what print wrote of a view is explained beside it", async () => {
  const tab = await shown({}, () => {
    fixture.stdout = `<memory at 0x${fixture.state.views[1]!.object.toString(16)}>\n`;
  });
  const notes = tab.page.locator(".printed");
  assert.equal(await notes.count(), 1);
  assert.equal(await notes.innerText(), "<memory at 0xc0a0a0> is the view object’s address, not the bytes’");
  await tab.close();
});

test("contents that were not kept are said to be so, and are not those shown before", async () => {
  const tab = await shown();
  const { page } = tab;
  await page.evaluate(() => {
    fixture.state = { ...fixture.state, buffers: fixture.state.buffers.map((buffer) => ({ ...buffer, contents: 0 })) };
    fixture.memory = new Uint8Array(0);
  });
  await run(page);
  await card(page, "data").getByText("contents not kept").waitFor();
  await tab.close();
});

test("grid, lanes and what describes them share one root", async () => {
  const tab = await shown({}, cube);
  const dangling = await tab.page.locator("zen-buffer").evaluateAll((cards) =>
    cards.flatMap((each) => {
      const root = each.shadowRoot!;
      const ids = [...root.querySelectorAll("[aria-describedby]")].map((one) => one.getAttribute("aria-describedby") ?? "");
      return [ids.length === 0 ? "no description" : "", ...ids.map((id) => (root.getElementById(id) === null ? id : ""))].filter(Boolean);
    }),
  );
  assert.deepEqual(dangling, []);
  assert.equal(await tab.page.locator("zen-buffer [role=grid]").evaluateAll((grids) => grids.every((grid) => grid.getRootNode() === grid.closest("zen-bytes, zen-matrix")?.getRootNode())), true);
  await tab.close();
});

for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }] as const) {
  test(`axe finds nothing in matrices, lenses, released lanes and the inspector, ${JSON.stringify(options)}`, async () => {
    const tab = await shown(options, cube);
    const { page } = tab;
    await page.evaluate(() => {
      fixture.state = { ...fixture.state, views: fixture.state.views.filter((view) => view.names[0] !== "even") };
      fixture.stdout = `<memory at 0x${fixture.state.views[0]!.object.toString(16)}>\n`;
    });
    await run(page);
    await card(page, "copy").getByLabel("read the bytes").selectOption("H");
    await card(page, "data").getByRole("gridcell", { name: "window[1, 0, 1]" }).first().click();
    await page.waitForTimeout(1300); // a lane that fades has no color of its own
    assert.deepEqual(await violations(page), []);
    await tab.close();
  });
}

for (const [width, zoom] of [[320, 1], [320, 2], [768, 2], [1440, 2]] as const) {
  test(`at ${width} pixels and text of ${zoom * 100} % nothing is cut off`, async () => {
    const tab = await shown({ viewport: { width, height: 800 } }, cube);
    const { page } = tab;
    await page.evaluate((scale) => (document.documentElement.style.fontSize = `${100 * scale}%`), zoom);
    await byte(page, "data", 6).click();
    await page.waitForTimeout(100);
    const widest = await page.locator("zen-memory").evaluate((memory) => memory.scrollWidth);
    assert.ok(widest <= width, `${widest} px`);
    const tight = await page.locator(".cell .hex").evaluateAll((all) => all.filter((each) => each.scrollWidth > (each.parentElement?.clientWidth ?? 0) + 1).length);
    assert.equal(tight, 0, "two digits fit into a byte");
    const small = await page.locator("zen-memory .cell, zen-memory .item, zen-memory td[role=gridcell], zen-memory button, zen-memory select, zen-memory input").evaluateAll((all) =>
      all.filter((each) => each.getClientRects().length > 0).map((each) => each.getBoundingClientRect()).filter((box) => box.width < 23.5 || box.height < 23.5).length,
    );
    assert.equal(small, 0, "targets of less than 24 px");
    await tab.close();
  });
}
