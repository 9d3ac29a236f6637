// Drives Firefox by WebDriver BiDi, of which this is as much as the tests need:
// playwright-core speaks to its own build of Firefox alone, or to newer ones than
// Debian has.
//
//	https://w3c.github.io/webdriver-bidi/

import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "./websocket.ts";
import type { Socket } from "./websocket.ts";

/** The keys that tests press, by WebDriver's code points. */
export const keys = { enter: "\ue007", control: "\ue009", end: "\ue010", home: "\ue011", shift: "\ue008", right: "\ue014" } as const;

const preferences = {
  "app.update.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "remote.active-protocols": 1,
};

/** Result is what a command is answered. */
type Result = Readonly<Record<string, unknown>>;

/** Firefox is a running browser with one page. */
export class Firefox {
  /** Errors of the page, and refusals of its security policy. */
  readonly complaints: string[] = [];
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #socket: Socket;
  readonly #waiting = new Map<number, { done: (result: Result) => void; failed: (error: Error) => void }>();
  #count = 0;
  #page = "";

  private constructor(process: ChildProcess, profile: string, socket: Socket) {
    this.#process = process;
    this.#profile = profile;
    this.#socket = socket;
    socket.listen((text) => this.#hear(text));
  }

  /** start starts the Firefox in FIREFOX, or the system's, with a profile of its own. It rejects when there is none. */
  static async start(): Promise<Firefox> {
    const path = process.env["FIREFOX"] ?? ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find(existsSync);
    if (path === undefined) {
      throw new Error("Firefox is missing: install firefox-esr, or set FIREFOX to it");
    }
    const profile = await mkdtemp(join(tmpdir(), "zen-firefox-"));
    const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
    await writeFile(join(profile, "user.js"), lines.join(""));
    const child = spawn(path, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank"], {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, HOME: profile, MOZ_DISABLE_CONTENT_SANDBOX: "1" },
    });
    const firefox = new Firefox(child, profile, await connect(new URL("/session", await listening(child))));
    await firefox.#begin();
    return firefox;
  }

  async #begin(): Promise<void> {
    await this.#send("session.new", { capabilities: {} });
    await this.#send("session.subscribe", { events: ["log.entryAdded"] });
    const { contexts } = await this.#send("browsingContext.getTree", {});
    this.#page = (contexts as { context: string }[])[0]?.context ?? "";
  }

  #hear(text: string): void {
    const { id, method, params, result, message } = JSON.parse(text) as Record<string, unknown> & { params?: { level?: string; text?: string } };
    if (method === "log.entryAdded" && params?.level === "error") {
      this.complaints.push(params.text ?? "");
    }
    const waiting = this.#waiting.get(Number(id));
    this.#waiting.delete(Number(id));
    result === undefined ? waiting?.failed(new Error(String(message))) : waiting?.done(result as Result);
  }

  #send(method: string, params: Result): Promise<Result> {
    const id = ++this.#count;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((done, failed) => this.#waiting.set(id, { done, failed }));
  }

  /** open opens an address in a window of a size. */
  async open(url: string, width: number, height: number): Promise<void> {
    await this.#send("browsingContext.setViewport", { context: this.#page, viewport: { width, height } });
    await this.#send("browsingContext.navigate", { context: this.#page, url, wait: "complete" });
  }

  /** evaluate returns the value of an expression in the page, awaited, if JSON can write it. all(selector) finds elements, in shadow roots too. */
  async evaluate<T>(expression: string): Promise<T> {
    const call = `(async () => { ${deep}; return JSON.stringify(await (${expression})) ?? "null"; })()`;
    const answer = await this.#send("script.evaluate", { expression: call, target: { context: this.#page }, awaitPromise: true });
    const { result, exceptionDetails } = answer as { result?: { value: string }; exceptionDetails?: { text: string } };
    if (result === undefined) {
      throw new Error(`${expression}: ${exceptionDetails?.text}`);
    }
    return JSON.parse(result.value) as T;
  }

  /** until waits until an expression is true in the page, for ten seconds. */
  async until(expression: string): Promise<void> {
    const end = Date.now() + 10_000;
    while (!(await this.evaluate<boolean>(expression))) {
      if (Date.now() > end) {
        throw new Error(`never true: ${expression}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** click presses the mouse on the middle of an element, which an expression says. */
  async click(element: string): Promise<void> {
    const [x, y] = await this.evaluate<[number, number]>(`((e) => { e.scrollIntoView({ block: "center" }); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })(${element})`);
    const actions = [{ type: "pointerMove", x: Math.round(x), y: Math.round(y) }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    await this.#send("input.performActions", { context: this.#page, actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }] });
  }

  /** press presses keys one after the other; those in a list are held together. */
  async press(...pressed: readonly (string | readonly string[])[]): Promise<void> {
    const actions = pressed.flatMap((each) => {
      const held = typeof each === "string" ? [each] : each;
      return [...held.map((value) => ({ type: "keyDown", value })), ...held.toReversed().map((value) => ({ type: "keyUp", value }))];
    });
    await this.#send("input.performActions", { context: this.#page, actions: [{ type: "key", id: "keys", actions }] });
  }

  /** close ends the browser and removes its profile. */
  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    await this.#send("browser.close", {}).catch(() => undefined); // it may end before it answers
    this.#socket.close();
    this.#process.kill();
    await ended;
    await rm(this.#profile, { recursive: true, force: true });
  }
}

/** deep defines all, which finds elements in shadow roots too. */
const deep = `const all = (selector) => {
  const found = [];
  const visit = (root) => { for (const each of root.querySelectorAll("*")) { if (each.matches(selector)) found.push(each); if (each.shadowRoot) visit(each.shadowRoot); } };
  visit(document);
  return found;
}`;

/** listening returns the address at which a Firefox listens. */
function listening(child: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    child.stderr?.on("data", (text: Buffer) => {
      said += text.toString();
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) {
        resolve(address);
      }
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`Firefox ended before it listened: ${said}`)));
  });
}
