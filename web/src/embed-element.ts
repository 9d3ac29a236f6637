// <zero-copy-zen>: an author's program, which runs once its reader comes near.
//
//	<zero-copy-zen><pre><code>data = bytearray(b'Hello')</code></pre></zero-copy-zen>
//
// The block stands in the page until a cell is alive, and again in print. The
// cell is prepared behind it, as high as it is, so that nothing moves before the
// cell takes its place. When that fails the block stays, with a note.

import { connectFrame, connectInline } from "./embed-connection.ts";
import type { Ends } from "./embed-connection.ts";
import { home } from "./embed-home.ts";
import type { Connection, FromCell, Options, Ran, ToCell } from "./embed-protocol.ts";
import { attributes, programOf, settingsOf } from "./embed-settings.ts";
import type { Settings } from "./embed-settings.ts";
import { themeAround, watchTheme } from "./embed-theme.ts";

export const elementName = "zero-copy-zen";

/** patience is how long a cell may take to say that it is there, in ms: then a note says that it has not. */
const patience = 15_000;

/** near is how far from the window's edges a cell is prepared. */
const near = "400px";

const style = `
:host { display: block; position: relative; margin-block: 1em; min-width: min(100%, 300px) }
:host([hidden]) { display: none }
.cell { position: absolute; top: 0; left: 0; box-sizing: border-box; width: 100%; max-height: 100%; border: 0; overflow: hidden; visibility: hidden }
.alive .cell { display: block; position: static; max-height: none; overflow: visible; visibility: visible }
.alive slot { display: none }
canvas { display: none; width: 100% }
.alive canvas { display: block }
p { margin: .25em 0; font: .875em/1.4 system-ui, sans-serif }
p:empty { display: none }
@media print { .alive .cell { display: none } .alive slot { display: contents } p { display: none } }
`;

interface Asked {
  resolve(result: Ran | null): void;
  reject(error: Error): void;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);

const observer = new IntersectionObserver(
  (entries) => entries.filter((one) => one.isIntersecting).forEach(({ target }) => (target as ZeroCopyZen).start()),
  { rootMargin: near },
);

/** said are the slips that the console has been told of. */
const said = new Set<string>();

/** ZeroCopyZen is the element; an author's own scripts may call run, step and reset. */
export class ZeroCopyZen extends HTMLElement {
  static readonly observedAttributes = attributes;

  readonly #box = document.createElement("div");
  readonly #note = document.createElement("p");
  #settings: Settings = settingsOf(this).settings;
  #connection: Connection | null = null;
  #isAlive = false;
  /** What the cell was told last. */
  #told: Options | null = null;
  #unwatch = (): void => undefined;
  #timer = 0;
  #asked = new Map<number, Asked>();
  /** What was asked for before the cell was alive. */
  #early: ToCell[] = [];
  #lastId = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    this.#note.setAttribute("role", "status");
    this.#box.append(document.createElement("slot"));
    root.append(this.#box, this.#note);
  }

  connectedCallback(): void {
    this.#read();
    observer.observe(this);
  }

  disconnectedCallback(): void {
    observer.unobserve(this);
    this.#leave("The cell was taken out of the page.");
  }

  attributeChangedCallback(): void {
    if (this.isConnected) {
      this.#read();
      this.#tellOptions();
    }
  }

  /** run runs the program as its button does; resolves when it has ended. A program that fails is a result. */
  run(): Promise<Ran> {
    return this.#ask((id) => ({ type: "run", id })) as Promise<Ran>;
  }

  /** step shows the memory after a step of the last run, 0 being before the first. */
  async step(n: number): Promise<void> {
    if (!Number.isSafeInteger(n) || n < 0) {
      throw new TypeError("step: a step is a whole number, from 0");
    }
    await this.#ask((id) => ({ type: "step", id, n }));
  }

  /** reset gives the program back as the author wrote it. */
  async reset(): Promise<void> {
    await this.#ask((id) => ({ type: "reset", id }));
  }

  /** start prepares the cell, once; it waits until the document has told the whole block. */
  start(): void {
    if (this.#connection !== null || !this.isConnected) {
      return;
    }
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.start(), { once: true });
      return;
    }
    observer.unobserve(this);
    this.#unwatch = watchTheme(this, () => this.#tellOptions());
    this.#told = this.#options();
    this.#timer = window.setTimeout(() => this.#unreachable(), patience);
    const ends: Ends = { open: () => this.#open(), hear: (message) => this.#hear(message) };
    this.#connection = this.#settings.inline ? this.#inline(ends) : this.#frame(ends);
  }

  #frame(ends: Ends): Connection {
    const frame = document.createElement("iframe");
    const place = [...document.querySelectorAll(elementName)].indexOf(this) + 1;
    frame.className = "cell";
    frame.title = this.#settings.label ?? `Python, program ${place}`;
    frame.setAttribute("sandbox", this.#settings.sandbox);
    frame.allow = "clipboard-write";
    // A page that is cross-origin isolated lets no other frame in.
    frame.toggleAttribute("credentialless", crossOriginIsolated);
    frame.style.height = `${this.offsetHeight}px`;
    frame.style.colorScheme = this.#told?.theme ?? "";
    const connection = connectFrame(frame, ends, () => this.#unreachable());
    frame.src = `${home}/embed`;
    this.#box.append(frame);
    return connection;
  }

  #inline(ends: Ends): Connection {
    const cell = document.createElement("div");
    cell.className = "cell";
    if (this.#settings.label !== null) {
      cell.role = "group";
      cell.ariaLabel = this.#settings.label;
    }
    // Where the page asks how wide it would be, a cell has no answer. An empty canvas does, that of a frame: 300 px, or less.
    const width = document.createElement("canvas");
    width.height = 0;
    this.#box.append(width, cell);
    // Earlier cells of a session run before this one.
    const all = [...document.querySelectorAll<ZeroCopyZen>(elementName)];
    const earlier = all.slice(0, all.indexOf(this)).filter((other) => other.#session !== null && other.#session === this.#session);
    earlier.forEach((other) => other.start());
    return connectInline(cell.attachShadow({ mode: "open" }), this, ends, () => this.#unreachable());
  }

  get #session(): string | null {
    return this.#settings.inline ? this.#settings.session : null;
  }

  #open(): ReturnType<Ends["open"]> {
    const { src, autorun } = this.#settings;
    if (this.#isAlive) {
      this.#fail("The cell was loaded anew.");
    }
    this.#told = this.#options();
    return { type: "open", program: programOf(this), src, autorun, session: this.#session, options: this.#told };
  }

  #options(): Options {
    const { theme, view, step, readonly, height } = this.#settings;
    return { theme: theme === "auto" ? themeAround(this) : theme, view, step, readonly, height };
  }

  /** tellOptions tells the cell what has changed. */
  #tellOptions(): void {
    if (this.#connection === null) {
      return; // an element that waits has its page compute no style
    }
    const before = JSON.stringify(this.#told);
    this.#told = this.#options();
    if (JSON.stringify(this.#told) === before) {
      return;
    }
    const frame = this.#box.querySelector("iframe");
    if (frame !== null) {
      frame.style.colorScheme = this.#told.theme;
    }
    this.#connection.say({ type: "options", options: this.#told });
  }

  #hear(message: FromCell): void {
    switch (message.type) {
      case "alive":
        this.#live();
        return;
      case "height":
        this.#box.querySelector("iframe")?.style.setProperty("height", `${message.px}px`);
        return;
      case "refused":
        this.#stay(message.note);
        return;
      case "event":
        this.#send(message.name, message.detail);
        return;
      default:
        this.#answer(message);
    }
  }

  #live(): void {
    clearTimeout(this.#timer);
    this.#note.textContent = "";
    const isFirst = !this.#isAlive;
    this.#isAlive = true;
    this.#box.className = "alive";
    this.#early.splice(0).forEach((message) => this.#connection?.say(message));
    if (isFirst) {
      this.#send("zen-ready", null);
    }
  }

  /** stay keeps the author's block, and says why. */
  #stay(note: string): void {
    clearTimeout(this.#timer);
    this.#box.className = "";
    this.#isAlive = false;
    this.#note.textContent = note;
    this.#fail(note);
  }

  #unreachable(): void {
    this.#stay(`This program cannot be run here now: ${home} does not answer, or this page does not allow it.`);
  }

  /** leave ends the connection; the block stands there as before. */
  #leave(why: string): void {
    this.#unwatch();
    clearTimeout(this.#timer);
    this.#connection?.close();
    this.#connection = null;
    this.#isAlive = false;
    this.#box.className = "";
    this.#box.querySelectorAll(".cell, canvas").forEach((one) => one.remove());
    this.#note.textContent = "";
    this.#fail(why);
  }

  #ask(message: (id: number) => ToCell): Promise<Ran | null> {
    return new Promise((resolve, reject) => {
      const why = this.isConnected ? this.#note.textContent : "The cell is in no page.";
      if (why !== "") {
        reject(new Error(why ?? ""));
        return;
      }
      const id = ++this.#lastId;
      this.#asked.set(id, { resolve, reject });
      this.start();
      this.#isAlive ? this.#connection?.say(message(id)) : this.#early.push(message(id));
    });
  }

  #answer(message: FromCell & { type: "answer" | "failed" }): void {
    const asked = this.#asked.get(message.id);
    this.#asked.delete(message.id);
    message.type === "answer" ? asked?.resolve(message.result) : asked?.reject(new Error(message.text));
  }

  #fail(why: string): void {
    this.#early = [];
    this.#asked.forEach(({ reject }) => reject(new Error(why)));
    this.#asked.clear();
  }

  #send(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  /** read reads the attributes, and says once what it does not understand. */
  #read(): void {
    const { settings, slips } = settingsOf(this);
    this.#settings = settings;
    const fresh = slips.filter((slip) => !said.has(slip));
    if (fresh.length > 0) {
      fresh.forEach((slip) => said.add(slip));
      console.warn(`<${elementName}> ignores ${fresh.join(" ")}. ${home}/embed/guide lists what it understands.`);
    }
  }
}
