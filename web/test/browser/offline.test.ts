// The site when the network is gone. Between the browser and the server stands
// a relay, which can be cut, and which can play a second version of the site.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { after, before, beforeEach, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import type {} from "../../src/lesson.ts";
import { open } from "../browser.ts";
import type { Tab } from "../browser.ts";
import { browser, site } from "../stage.ts";

/** archive is where the service worker gets all texts from. */
const archive = "/build/site.json";

/** Relay passes requests on to the site. */
class Relay {
  /** Whether connections are broken off. */
  isCut = false;
  /** Which version of the site it plays: the site's own, or one with another style sheet. */
  version: "own" | "other" = "own";
  /** Whether the other version's archive comes with the site's own service worker, as in the middle of an update. */
  isMixed = false;
  readonly asked: string[] = [];
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  constructor(readonly target: string) {}

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    assert.ok(typeof address === "object" && address !== null);
    return `http://127.0.0.1:${address.port}/`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.isCut) {
      request.socket.destroy();
      return;
    }
    const path = request.url ?? "/";
    this.asked.push(path);
    const found = await fetch(new URL(path, this.target), { headers: { "Accept-Encoding": "br" } });
    const body = await this.#played(path, Buffer.from(await found.arrayBuffer()));
    const passed = [...found.headers].filter(([name]) => !["content-encoding", "content-length", "etag", "connection", "transfer-encoding"].includes(name));
    response.writeHead(found.status, { ...Object.fromEntries(passed), "Content-Length": body.length });
    response.end(body);
  }

  /** played returns a file as it is in the version that the relay plays. */
  async #played(path: string, own: Buffer): Promise<Buffer> {
    return this.version === "other" || (this.isMixed && path === archive) ? this.#other(path, own) : own;
  }

  /** other returns a file as it is in the other version. */
  async #other(path: string, own: Buffer): Promise<Buffer> {
    const text = own.toString();
    switch (path) {
      case "/style.css":
        return Buffer.from(text + "\n/* other */\n:root { --version: other; }\n");
      case archive: {
        const files = JSON.parse(text) as readonly (readonly [address: string, type: string, text: string])[];
        const others = files.map(async ([address, type, each]) => [address, type, (await this.#other(address, Buffer.from(each))).toString()]);
        return Buffer.from(JSON.stringify(await Promise.all(others)));
      }
      case "/service-worker.js":
        return Buffer.from(await this.#otherWorker(text));
      default:
        return text.startsWith("<!doctype html>") ? Buffer.from(text.replace(/data-version="\w+"/, 'data-version="other"')) : own;
    }
  }

  /** otherWorker returns the service worker of the other version: it knows the hash of that one's archive. */
  async #otherWorker(text: string): Promise<string> {
    const load = async (path: string): Promise<Buffer> => Buffer.from(await (await fetch(new URL(path, this.target))).arrayBuffer());
    const version = /data-version="(\w+)"/.exec((await load("/")).toString())?.[1] ?? "";
    const own = await load(archive);
    const hash = (body: Buffer): string => createHash("sha256").update(body).digest("hex");
    assert.ok(text.includes(version) && text.includes(hash(own)));
    return text.replaceAll(version, "other").replace(hash(own), hash(await this.#other(archive, own)));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

let relay: Relay;
let url: string;

before(async () => {
  relay = new Relay(site.url);
  url = await relay.start();
});
after(() => relay.close());
beforeEach(() => {
  relay.isCut = false;
  relay.version = "own";
  relay.isMixed = false;
});

/** visit opens a page for the first time, and waits until the site is stored. */
async function visit(path: string): Promise<Tab> {
  const tab = await open(browser, url + path, { serviceWorkers: "allow" });
  await stored(tab.page);
  return tab;
}

/** stored waits until the service worker has stored the site and serves the page. */
async function stored(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 60_000 });
}

/** becomes waits until something holds in a page, and reports whether it came to that in so many seconds. */
async function becomes(page: Page, holds: () => Promise<boolean>, seconds: number): Promise<boolean> {
  const end = Date.now() + 1000 * seconds;
  while (!(await page.evaluate(holds))) {
    if (Date.now() > end) {
      return false;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

const isWaiting = async (): Promise<boolean> => ((await navigator.serviceWorker.getRegistration())?.waiting ?? null) !== null;
const isOther = async (): Promise<boolean> => (await caches.keys()).filter((name) => name.startsWith("zen-site-")).join() === "zen-site-other";

/** runFirst runs the first cell of a lesson. */
async function runFirst(page: Page): Promise<string> {
  const cell = page.locator("zen-cell").first();
  await cell.getByRole("button", { name: "Run", exact: true }).click();
  await cell.locator("zen-buffer").first().waitFor();
  return cell.locator(":scope > .code > .output").innerText();
}

/** over closes a tab whose page was right to complain about the network. */
async function over(tab: Tab): Promise<void> {
  await tab.page.context().close();
}

test("lessons and playground work with the network gone", async () => {
  const tab = await visit("lessons/a-slice-copies");
  const { page } = tab;
  relay.isCut = true;
  await page.reload();
  assert.equal(await page.locator("h1").innerText(), "A slice copies");
  assert.equal(await runFirst(page), "bytearray(b'Jello World!')\nbytearray(b'Hello')\n");
  await page.locator(".pager [rel='next']").click();
  await page.getByRole("heading", { level: 1, name: "A view is a window" }).waitFor();
  assert.equal(await runFirst(page), "");
  await page.goto(`${url}lessons/`);
  assert.equal(await page.locator("h1").innerText(), "Lessons");
  await page.goto(url);
  await page.evaluate(() => window.zen.ready);
  const { stdout } = await page.evaluate(() => window.zen.run("print(bytes(3))"));
  assert.equal(stdout, "b'\\x00\\x00\\x00'\n");
  await page.goto(`${url}nowhere`);
  assert.equal(await page.locator("h1").innerText(), "The network is gone");
  assert.ok(await page.getByRole("link", { name: "the lessons" }).isVisible());
  await over(tab);
});

test("what is stored has the type and the headers that the server gives it", async () => {
  const tab = await visit("lessons/a-slice-copies");
  const differing = await tab.page.evaluate(async () => {
    const names = ["content-type", "content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy"];
    const [name = ""] = (await caches.keys()).filter((each) => each.startsWith("zen-site-"));
    const store = await caches.open(name);
    const found: string[] = [];
    for (const request of await store.keys()) {
      const [stored, sent] = [await store.match(request), await fetch(request.url)];
      if (stored === undefined || names.some((each) => stored.headers.get(each) !== sent.headers.get(each)) || (await stored.text()) !== (await sent.text())) {
        found.push(request.url);
      }
    }
    return { found, stored: (await store.keys()).length };
  });
  assert.deepEqual(differing.found, []);
  assert.ok(differing.stored > 30);
  await tab.close();
});

test("a first visit asks the network for little more than the page needs", async () => {
  relay.asked.length = 0;
  const tab = await visit("lessons/a-slice-copies");
  await runFirst(tab.page);
  const times = (path: string): number => relay.asked.filter((each) => each === path).length;
  assert.equal(times(archive), 1);
  assert.ok(relay.asked.length < 40, `${relay.asked.length} requests: ${relay.asked.join(" ")}`);
  await tab.close();
});

test("a page that was open when the network went runs all the same", async () => {
  const tab = await visit("lessons/a-slice-copies");
  relay.isCut = true;
  assert.equal(await runFirst(tab.page), "bytearray(b'Jello World!')\nbytearray(b'Hello')\n");
  await over(tab);
});

test("while there is a network all comes from it, and page.wasm is left to the browser", async () => {
  const tab = await visit("lessons/a-slice-copies");
  const { page } = tab;
  const answers = new Map<string, boolean>();
  page.on("response", (response) => answers.set(new URL(response.url()).pathname, response.fromServiceWorker()));
  relay.asked.length = 0;
  await page.reload();
  await runFirst(page);
  assert.equal(answers.get("/build/page.wasm"), false);
  assert.equal(answers.get("/build/lesson.js"), true);
  for (const path of ["/lessons/a-slice-copies", "/build/lesson.js", "/lessons.css"]) {
    assert.ok(relay.asked.includes(path), `${path} is asked of the network`);
  }
  const answer = await page.evaluate(async () => {
    const response = await fetch("/api/healthz");
    return [response.status, response.headers.get("content-type")];
  });
  assert.deepEqual(answer, [200, "application/json"]);
  assert.equal(answers.get("/api/healthz"), false);
  const kept = await page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("zen-site-"));
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map((request) => new URL(request.url).pathname);
  });
  assert.ok(kept.includes("/build/page.wasm") && !kept.some((path) => path.startsWith("/api")), String(kept));
  await tab.close();
});

/** versions returns what tells the version of the page that is shown: its own mark, and that of its style sheet. */
function versions(page: Page): Promise<[page: string | undefined, style: string]> {
  return page.evaluate(() => [document.documentElement.dataset["version"], getComputedStyle(document.documentElement).getPropertyValue("--version").trim()]);
}

/** visitUntil visits the site, again and again, until something holds: a browser may still count a page that was just closed. */
async function visitUntil(context: BrowserContext, holds: () => Promise<boolean>): Promise<Page> {
  for (let visits = 1; ; visits++) {
    const page = await context.newPage();
    await page.goto(`${url}lessons/a-slice-copies`);
    if (await becomes(page, holds, 5)) {
      return page;
    }
    assert.ok(visits < 10, "ten visits were not enough");
    await page.close();
  }
}

test("an update never mixes versions", { timeout: 120_000 }, async () => {
  const tab = await visit("lessons/a-slice-copies");
  const { page } = tab;
  const own = (await versions(page))[0];
  relay.version = "other";
  await page.reload();
  assert.deepEqual(await versions(page), ["other", "other"], "the network's version is shown at once");
  // The new worker waits for the page that the old one still serves.
  assert.ok(await becomes(page, isWaiting, 60), "the new version is stored");
  relay.isCut = true;
  await page.reload();
  assert.deepEqual(await versions(page), [own, ""], "without the network the old version is shown, whole");
  await runFirst(page);
  // A page from the store stays with it, though the network is back with another version.
  relay.isCut = false;
  const style = await page.evaluate(async () => (await fetch("/style.css")).text());
  assert.doesNotMatch(style, /other/);
  // With the last page of the old version the new one takes its place.
  const context = page.context();
  await page.close();
  const next = await visitUntil(context, isOther);
  relay.isCut = true;
  await next.reload();
  assert.deepEqual(await versions(next), ["other", "other"]);
  await runFirst(next);
  await context.close();
});

test("files of two versions are not stored", async () => {
  relay.isMixed = true;
  const tab = await open(browser, `${url}lessons/a-slice-copies`, { serviceWorkers: "allow" });
  const outcome = await tab.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register("/service-worker.js").catch(() => null);
    const worker = registration?.installing ?? registration?.waiting ?? registration?.active ?? null;
    await new Promise<void>((resolve) => {
      worker === null || worker.state === "redundant" ? resolve() : worker.addEventListener("statechange", () => worker.state !== "installing" && resolve());
    });
    return [worker?.state ?? "redundant", (await caches.keys()).filter((name) => name.startsWith("zen-site-"))];
  });
  assert.deepEqual(outcome, ["redundant", []]);
  await over(tab);
});
