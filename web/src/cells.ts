// Cells that share a session: this file knows their state, their machine and
// their elements. It is the same on a lesson's page and in other people's. The
// Go program is loaded when the reader comes near a cell.

import { assign, edit, pastAt } from "./acts.ts";
import type { PageEvents } from "./elements/events.ts";
import type { ZenCell } from "./elements/zen-cell.ts";
import { engineOf, notLoaded } from "./engine.ts";
import type { Engine, Maker } from "./engine.ts";
import { onceAFrame } from "./frames.ts";
import { chain, initialLesson, updateLesson } from "./lesson-state.ts";
import type { LessonAction, LessonState } from "./lesson-state.ts";
import type { Machine, Progress, Result, RunOptions } from "./machine.ts";
import type { Memory } from "./memory.ts";
import type { Place } from "./place.ts";
import { storedPlain, storePlain } from "./preference.ts";
import { fragmentOf } from "./share.ts";
import type { Refusal } from "./state.ts";

/** playground is the address to which links of cells lead, without a fragment: that of this script's site, wherever the cell stands. */
const playground = new URL("/", import.meta.url).href;

/** Cells are the cells of a session. */
export class Cells {
  readonly engine: Engine;
  readonly #heard: (action: LessonAction) => void;
  readonly #elements = new Map<number, { readonly element: ZenCell; readonly gone: AbortController }>();
  readonly #drawSoon = onceAFrame(() => this.draw());
  #state = initialLesson([]);
  /** The runs that were asked for: a chain of them is not to be mixed with another. */
  #last: Promise<unknown> = Promise.resolve();

  /** heard is called after each action, when the state is that after it. */
  constructor(make: Maker, heard: (action: LessonAction) => void = () => undefined) {
    this.#heard = heard;
    this.engine = engineOf(make, {
      loading: (fraction) => this.#dispatch({ type: "loading", fraction }),
      ready: () => this.#dispatch({ type: "ready" }),
      changed: (memory, trace) => this.#dispatch({ type: "changed", memory, trace }),
      failed: (error) => {
        const text = this.#state.machine.type === "loading" ? notLoaded(error) : `The machine stopped: ${error.message}.`;
        this.#dispatch({ type: "failed", text });
      },
    });
  }

  get state(): LessonState {
    return this.#state;
  }

  /** The memory that the live cell's picture is drawn from, or null while it cannot be read. */
  get memory(): Memory | null {
    return this.#state.live === null ? null : this.engine.idle;
  }

  #dispatch(action: LessonAction): void {
    this.#state = updateLesson(this.#state, action);
    this.#drawSoon();
    this.#heard(action);
  }

  /** draw shows the state at once. */
  draw(): void {
    const { machine, live, cells } = this.#state;
    for (const [i, { element }] of this.#elements) {
      const cell = cells[i];
      if (cell !== undefined) {
        element.shown = { machine, cell, memory: live === i ? this.memory : null, isLive: live === i };
      }
    }
  }

  /** add takes a program into the session, before another cell of it or as the last, and returns its number. One without an element runs unseen before those behind it. */
  add(program: string, element: ZenCell | null, before: number | null = null): number {
    const cell = this.#state.cells.length;
    this.#dispatch({ type: "joined", program, before });
    if (element !== null) {
      const gone = new AbortController();
      this.#elements.set(cell, { element, gone });
      this.#listen(cell, element, gone.signal);
    }
    return cell;
  }

  /** remove takes a cell out of the session; what it has made there stays until the next run. */
  remove(cell: number): void {
    this.#elements.get(cell)?.gone.abort();
    this.#elements.delete(cell);
    this.#dispatch({ type: "left", cell });
  }

  /**
   * run runs a cell, and before it those that the session lacks, when the runs
   * that were asked for before have ended. A challenge has a session of its
   * own. An exception in the cell is part of the result; the promise rejects
   * when one before it fails, or the machine.
   */
  async run(cell: number, bounds: RunOptions = {}): Promise<Result> {
    this.#checkLife();
    this.#dispatch({ type: "asked", cell });
    const result = this.#last.then(() => this.#run(cell, bounds));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #run(cell: number, bounds: RunOptions): Promise<Result> {
    this.#checkLife();
    const machine = await this.engine.start().catch((error: unknown) => {
      this.#checkLife(); // which says it in the reader's words
      throw error;
    });
    const test = this.#elements.get(cell)?.element.test ?? null;
    if (test !== null) {
      return this.#runChallenge(machine, cell, test);
    }
    const [first] = this.#state.order;
    for (const each of chain(this.#state, cell).slice(0, -1)) {
      const { error } = await this.#runOne(machine, each, { ...bounds, fresh: each === first });
      this.draw();
      await painted(); // its picture reads memory that the next one changes
      if (error !== null) {
        const note = `Program ${this.#state.order.indexOf(each) + 1} runs first, and failed: ${error.type}. Mend or reset it.`;
        this.#dispatch({ type: "refusedToRun", cell, note });
        throw new Error(note);
      }
    }
    return this.#runOne(machine, cell, { ...bounds, fresh: cell === first });
  }

  async #runOne(machine: Machine, cell: number, options: RunOptions): Promise<Result> {
    const result = await machine.run(this.#state.cells[cell]?.code ?? "", this.#progressOf(cell, options.fresh === true), options);
    this.#dispatch({ type: "done", cell, result });
    return result;
  }

  /** progressOf returns what shows a cell that runs. */
  #progressOf(cell: number, fresh: boolean): Progress {
    return {
      started: () => {
        this.#dispatch({ type: "started", cell, fresh });
        // Elements must not read memory that the program is about to give back.
        this.draw();
      },
      printed: (text) => this.#dispatch({ type: "printed", cell, text }),
    };
  }

  /** runChallenge runs a challenge, makes its checks, and runs it again, for checks leave their traces in memory. */
  async #runChallenge(machine: Machine, cell: number, test: string): Promise<Result> {
    const { state: memory, error } = await this.#runOne(machine, cell, { fresh: true });
    const { copied, written, shared } = memory.counters;
    const numbers = `copied, written, shared, allocated = ${copied}, ${written}, ${shared}, ${memory.allocated}\n`;
    const checked = await machine.run(numbers + test, { ...this.#progressOf(cell, false), printed: () => undefined });
    const verdicts = checked.stdout.split("\n").filter((line) => line !== "").map((line) => line === "True" && error === null);
    const result = await this.#runOne(machine, cell, { fresh: true });
    this.#dispatch({ type: "checked", cell, verdicts });
    return result;
  }

  /** runMore runs a program in the session, behind the cells of it; the picture of the live cell follows. */
  async runMore(code: string): Promise<Result> {
    const machine = await this.engine.start();
    const { live } = this.#state;
    const result = await machine.run(code, live === null ? { started: () => undefined, printed: () => undefined } : this.#progressOf(live, false));
    if (live !== null) {
      this.#dispatch({ type: "done", cell: live, result });
    }
    return result;
  }

  /** settled resolves when the runs that were asked for have ended. */
  async settled(): Promise<void> {
    await this.#last;
  }

  /** stop ends the program that runs. */
  stop(): void {
    this.#dispatch({ type: "stopping" });
    this.engine.live?.stop();
  }

  /** step shows a cell's memory as it was after a step; the last step is the memory as it is. It reports whether it could: only the live cell's past is known, while no program runs. */
  step(cell: number, n: number): boolean {
    const { idle } = this.engine;
    const timeline = this.#state.cells[cell]?.ran?.timeline;
    if (idle === null || this.#state.live !== cell || timeline === undefined) {
      return false;
    }
    this.#dispatch({ type: "stepped", cell, past: n >= timeline.total ? null : pastAt(idle, n) });
    return true;
  }

  /** select selects what a cell's picture shows at a place, or nothing. */
  select(cell: number, at: Place | null): void {
    this.#dispatch({ type: "selected", cell, at });
  }

  /** reset gives a cell its program back, and what it showed before it ran. */
  reset(cell: number): void {
    this.#dispatch({ type: "reset", cell });
    this.updateLinks();
  }

  /** updateLinks keeps the links to the playground in step with the programs. */
  updateLinks(): void {
    for (const [cell, { element }] of this.#elements) {
      void this.#updateLink(cell, element);
    }
  }

  async #updateLink(cell: number, element: ZenCell): Promise<void> {
    const link = element.querySelector<HTMLAnchorElement>("zen-cell-bar a");
    if (link !== null) {
      const { order, cells } = this.#state;
      const programs = element.test === null ? order.slice(0, order.indexOf(cell) + 1) : [cell];
      const program = programs.map((each) => cells[each]?.code).join("\n");
      link.href = `${playground}${await fragmentOf({ program, inputs: [], step: null, selection: null, theme: null, files: [] })}`;
    }
  }

  /** listen does what the reader asks of a cell. Its events go no further: they are not the page's. */
  #listen(cell: number, element: ZenCell, signal: AbortSignal): void {
    const on = <Name extends keyof PageEvents>(name: Name, act: (detail: PageEvents[Name]) => void): void => {
      const hear = (event: Event): void => {
        event.stopPropagation();
        act((event as CustomEvent<PageEvents[Name]>).detail);
      };
      element.addEventListener(name, hear, { signal });
    };
    on("zen-run", () => void this.run(cell).catch(ignore));
    on("zen-stop", () => this.stop());
    on("zen-restart", () => void this.engine.start().catch(ignore));
    on("zen-open", () => {
      this.#dispatch({ type: "opened", cell });
      this.#makePlain(element, storedPlain());
    });
    on("zen-type", (code) => {
      this.#dispatch({ type: "typed", cell, code });
      this.updateLinks();
    });
    on("zen-plain", (plain) => {
      storePlain(plain);
      this.#makePlain(element, plain);
    });
    on("zen-try", () => undefined); // the number is typed; the reader runs it
    on("zen-reset", () => this.reset(cell));
    on("zen-step", (n) => this.step(cell, n));
    on("zen-point", (at) => this.#dispatch({ type: "pointed", cell, at }));
    on("zen-select", (at) => this.select(cell, at));
    on("zen-dismiss", () => this.#dispatch({ type: "refused", cell, refusal: null }));
    on("zen-edit", (detail) => this.#change(cell, (machine) => edit(machine, detail)));
    on("zen-assign", (detail) => this.#change(cell, (machine) => assign(machine, detail)));
    // Whoever comes near a cell will run it.
    const near = (): void => void (this.#isDead || this.engine.start().catch(ignore));
    element.addEventListener("pointerenter", near, { once: true, signal });
    element.addEventListener("focusin", near, { once: true, signal });
  }

  get #isDead(): boolean {
    return this.#state.machine.type === "failed";
  }

  /** checkLife throws when the machine is dead: whether another is started is the reader's to say. */
  #checkLife(): void {
    const { machine } = this.#state;
    if (machine.type === "failed") {
      throw new Error(machine.text);
    }
  }

  /** makePlain has a cell's editor be a plain text field, or no longer. */
  #makePlain(element: ZenCell, plain: boolean): void {
    this.draw();
    const editor = element.querySelector("zen-editor");
    if (editor !== null) {
      editor.isPlain = plain;
    }
  }

  /** change changes the memory that a cell's picture shows, if that is the memory as it is. */
  #change(cell: number, act: (machine: Machine) => Refusal | null): void {
    const { idle } = this.engine;
    if (idle === null || this.#state.live !== cell || this.#state.cells[cell]?.ran?.past !== null) {
      return;
    }
    const refusal = act(idle);
    if (refusal !== null) {
      this.#dispatch({ type: "refused", cell, refusal });
    }
    this.draw(); // before the cards see bytes that no step has told them of
  }

  /** close ends what runs and gives the session's memory back. */
  close(): void {
    this.#elements.forEach(({ gone }) => gone.abort());
    this.#elements.clear();
    this.engine.close();
  }
}

/** painted resolves when what was drawn is seen. A hidden page has no frames, nor has one in a frame beyond the edge of the window. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    setTimeout(resolve, document.hidden ? 50 : 500);
  });
}

/** ignore drops a rejection whose reason the cell shows. */
function ignore(): void {}
