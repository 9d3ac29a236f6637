// What the page does in Firefox: not all of it again, but what browsers differ in.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Firefox, keys } from "../firefox.ts";
import { startSite } from "../site.ts";
import type { Site } from "../site.ts";

let site: Site;
let firefox: Firefox;

before(async () => {
  [site, firefox] = await Promise.all([startSite(), Firefox.start()]);
});

after(async () => {
  await firefox?.close();
  await site?.close();
});

/** ready opens the page and waits for editor and machine. */
async function ready(width = 1440, height = 900): Promise<void> {
  await firefox.open(site.url, width, height);
  await firefox.until(`all(".cm-content").length === 1`);
  await firefox.evaluate("window.zen.ready.then(() => true)");
}

/** focused is an expression: the label of what has the focus. */
const focused = `(() => { let at = document.activeElement; while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at.getAttribute("aria-label") ?? ""; })()`;

/** byte is an expression: the cell of a byte of the last card that has it. */
const byte = (offset: number): string => `all(".cell[data-offset='${offset}']").at(-1)`;

test("Firefox: the first program runs, and its memory is drawn", async () => {
  await ready();
  assert.ok(await firefox.evaluate<boolean>(`all(".first-memory svg").length > 0`), "the picture before any run");
  await firefox.click(`all("button").find((each) => each.textContent.trim().startsWith("Run"))`);
  await firefox.until(`all("zen-buffer").length === 3`);
  assert.equal(await firefox.evaluate(`all("zen-output")[0].shadowRoot.querySelector("pre").textContent`), "[10, 30]\nbytearray(b'Hello Python')\nbytearray(b'World!') Python\n");
  assert.deepEqual(await firefox.evaluate(`all("dd.value").map((each) => each.textContent)`), ["30 B", "6 B", "6 B", "2"]);
  const notes = `all(".cm-noted").map((each) => each.dataset.note)`;
  assert.deepEqual(await firefox.evaluate(notes), ["+16 B", "shares 16", "shares 8", "+12 B", "copied 6", "shares 6", "wrote 6"]);
});

test("Firefox: the last byte of 256 MB is reached by scrolling and by its offset, and has the focus", async () => {
  await ready();
  const last = 256 * 2 ** 20 - 1;
  await firefox.evaluate(`window.zen.run("x = bytearray(256 * 2 ** 20)\\nx[-1] = 65").then(() => true)`);
  await firefox.until(`all(".frame.virtual").length === 1`);
  await firefox.evaluate(`(all(".frame.virtual")[0].scrollTop = 1e9, true)`);
  await firefox.until(`all(".cell[data-offset='${last}']").length === 1`);
  await firefox.evaluate(`(all(".frame.virtual")[0].scrollTop = 0, true)`);
  await firefox.until(`all(".cell[data-offset='0']").length === 1`);
  await firefox.click(`all("zen-go")[0].shadowRoot.querySelector("input")`);
  await firefox.press("-", "1", keys.enter);
  await firefox.until(`${focused}.startsWith("offset ${last}, value 0x41")`);
  const [cell, frame] = await firefox.evaluate<[number, number]>(`[${byte(last)}, all(".frame.virtual")[0]].map((each) => each.getBoundingClientRect().bottom)`);
  assert.ok(cell <= frame, "it is in sight");
});

test("Firefox: a byte is edited by a click and two keys, and taken back", async () => {
  await ready();
  await firefox.evaluate(`window.zen.run("data = bytearray(b'Hello')\\nview = memoryview(data)").then(() => true)`);
  await firefox.until(`all("zen-buffer").length === 1`);
  await firefox.click(byte(0));
  await firefox.press("4", "a");
  await firefox.until(`${byte(0)}.getAttribute("aria-label").startsWith("offset 0, value 0x4a")`);
  assert.match(await firefox.evaluate<string>(`all(".said")[0].textContent`), /byte 0 of data is 4a now, and was 48/);
  await firefox.press(keys.right, [keys.shift, keys.right]);
  await firefox.until(`all("[role=status]").some((each) => each.textContent.startsWith("bytes 0 to 2 of data selected"))`);
  await firefox.press([keys.control, "z"]);
  await firefox.until(`${byte(0)}.getAttribute("aria-label").startsWith("offset 0, value 0x48")`);
});

test("Firefox: the page fits 320 pixels, and has nothing to complain of", async () => {
  await ready(320, 640);
  await firefox.click(`all("button").find((each) => each.textContent.trim().startsWith("Run"))`);
  await firefox.until(`all("zen-buffer").length > 0`);
  assert.equal(await firefox.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"), 0);
  assert.deepEqual(firefox.complaints, []);
});
