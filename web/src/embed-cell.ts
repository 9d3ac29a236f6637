// A cell in somebody's page: the parts that its author asked for, and the
// cell's end of embed-protocol.ts. It is the same in a frame's document
// (embed-frame.ts) and in a root of the page itself (embed-inline.ts).

import { Session } from "./embed-session.ts";
import type { Member } from "./embed-session.ts";
import { sourceOf, SourceError } from "./embed-source.ts";
import type { Source } from "./embed-source.ts";
import type { CellEvent, Failed, FromCell, Open, Options, Part, Ran, ToCell } from "./embed-protocol.ts";
import { linesOf } from "./highlight.ts";
import type { LessonAction } from "./lesson-state.ts";
import type { Result } from "./machine.ts";
import { placeOf } from "./spot.ts";
import { unasked } from "./unasked.ts";
import "./elements/zen-cell.ts";
import "./elements/zen-timeline.ts";
import type { ZenCell } from "./elements/zen-cell.ts";

/** Place is where a cell stands. */
export interface Place {
  /** Gets the cell's parts. */
  readonly box: HTMLElement;
  /** Has the colors, as data-theme. */
  readonly themed: HTMLElement;
  /** The session for a name; null is one that nobody shares. */
  session(name: string | null): Session;
  /** The element that tells where in the page the cell is, among those of its session. */
  readonly order: Element;
  /** Returns why nothing can be run there, as a sentence, or null. */
  obstacle(): Promise<string | null>;
}

/** site is the address of the site that this script is of. */
const site = new URL("/", import.meta.url).href;

/** EmbeddedCell is one cell; tell gets what it says to the page. */
export class EmbeddedCell {
  readonly #place: Place;
  readonly #tell: (message: FromCell) => void;
  readonly #gone = new AbortController();
  #isOpened = false;
  #joined: { readonly member: Member; readonly element: ZenCell; readonly source: Source } | null = null;
  #options: Options | null = null;
  #height = 0;

  constructor(place: Place, tell: (message: FromCell) => void) {
    this.#place = place;
    this.#tell = tell;
  }

  /** say takes what the page says. What comes before the cell was opened, and another open, is not answered. */
  say(message: ToCell): void {
    switch (message.type) {
      case "open":
        if (!this.#isOpened) {
          this.#isOpened = true;
          void this.#open(message);
        }
        return;
      case "options":
        this.#apply(message.options);
        return;
      case "run":
        this.#answer(message.id, () => this.#run());
        return;
      case "step":
        this.#answer(message.id, () => this.#step(message.n));
        return;
      case "reset":
        this.#answer(message.id, () => this.#reset());
    }
  }

  /** close takes the cell out of its session, which ends with its last cell. */
  close(): void {
    this.#gone.abort();
    this.#joined?.member.leave();
    this.#place.box.replaceChildren();
  }

  async #open({ program, src, autorun, session, options }: Open): Promise<void> {
    this.#options = options;
    let source: Source = { program, before: [], step: null, selection: null };
    let note = await this.#place.obstacle();
    try {
      source = src === null || note !== null ? source : await sourceOf(src, site);
    } catch (error) {
      note = error instanceof SourceError ? error.message : `The program could not be loaded: ${messageOf(error)}.`;
    }
    if (this.#gone.signal.aborted) {
      return;
    }
    if (note !== null) {
      this.#tell({ type: "refused", note });
      return;
    }
    const element = cellOf(source.program);
    this.#place.box.replaceChildren(element);
    const member = this.#place.session(session).join(this.#place.order, source, element, (action) => this.#heard(action));
    this.#joined = { member, element, source };
    this.#apply(this.#options); // which may have changed meanwhile
    member.cells.updateLinks();
    member.cells.draw();
    await element.querySelector("zen-cell-bar")?.updateComplete;
    this.#watchHeight();
    this.#tell({ type: "alive" });
    if (autorun) {
      this.#runInSight();
    }
  }

  /** apply shows what the page has chosen. */
  #apply(options: Options): void {
    const { box, themed } = this.#place;
    const isOtherStep = options.step !== this.#options?.step;
    this.#options = options;
    themed.dataset["theme"] = options.theme;
    box.dataset["view"] = options.view.join(" ");
    box.style.maxHeight = options.height === null ? "" : `${options.height}px`;
    if (this.#joined === null) {
      return;
    }
    const { member, element } = this.#joined;
    const bar = element.querySelector("zen-cell-bar");
    if (bar !== null) {
      const shows = (...some: readonly Part[]): boolean => some.some((part) => options.view.includes(part));
      bar.isReadonly = options.readonly || !shows("code");
      bar.hasTimeline = shows("timeline") || !shows("code", "memory"); // its buttons would change nothing that is seen
      bar.hasNoOutput = !options.view.includes("output");
    }
    if (options.readonly && member.state.isOpen) {
      member.reset();
    }
    if (isOtherStep) {
      this.#showStep();
    }
    member.cells.draw();
  }

  /** showStep goes to the step that the page, or else the link, has chosen, if the cell can. */
  #showStep(): void {
    const step = this.#options?.step ?? this.#joined?.source.step ?? null;
    if (step !== null) {
      this.#joined?.member.step(step);
    }
  }

  /** heard hears of each action of the cell. */
  #heard(action: LessonAction): void {
    const member = this.#joined?.member;
    if (member === undefined) {
      return;
    }
    switch (action.type) {
      case "done": {
        this.#send({ name: "zen-run", detail: ranOf(action.result) });
        this.#showStep();
        const { ran } = member.state; // with the step
        member.select(placeOf(this.#joined?.source.selection ?? null, (ran?.past ?? ran)?.memory ?? null));
        return;
      }
      case "stepped": {
        const { ran } = member.state;
        this.#send({ name: "zen-step", detail: { step: ran?.past?.n ?? ran?.timeline.total ?? 0, steps: ran?.timeline.total ?? 0 } });
        return;
      }
      case "typed":
        this.#send({ name: "zen-change", detail: { program: action.code } });
    }
  }

  #send(event: CellEvent): void {
    this.#tell({ type: "event", ...event });
  }

  /** answer answers what the page asked for. */
  #answer(id: number, act: () => Promise<Ran | null>): void {
    act().then(
      (result) => this.#tell({ type: "answer", id, result }),
      (error: unknown) => this.#tell({ type: "failed", id, text: messageOf(error) }),
    );
  }

  get #member(): Member {
    if (this.#joined === null) {
      throw new Error("The cell is not ready yet.");
    }
    return this.#joined.member;
  }

  async #run(): Promise<Ran> {
    return ranOf(await this.#member.run());
  }

  async #step(n: number): Promise<null> {
    const member = this.#member;
    const total = member.state.ran?.timeline.total;
    if (total === undefined) {
      throw new Error("There are no steps: the program has not run.");
    }
    if (n > total) {
      throw new Error(`There is no step ${n}: the last is ${total}.`);
    }
    if (!member.step(n)) {
      throw new Error("Steps cannot be shown now: another program runs, or has run since in the same session.");
    }
    member.cells.draw();
    return null;
  }

  async #reset(): Promise<null> {
    await this.#member.giveUp();
    this.#member.reset();
    this.#member.cells.draw();
    return null;
  }

  /** runInSight runs the program once it is seen, within the bounds of what nobody has asked for. */
  #runInSight(): void {
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === true) {
        observer.disconnect();
        // Why it did not run stands in the cell.
        this.#joined?.member.run(unasked).catch(() => undefined);
      }
    });
    observer.observe(this.#place.box);
    this.#gone.signal.addEventListener("abort", () => observer.disconnect());
  }

  /** watchHeight tells how high the cell is, now and whenever that changes. */
  #watchHeight(): void {
    const { box } = this.#place;
    const tell = (): void => {
      const px = Math.ceil(box.getBoundingClientRect().height);
      if (px !== this.#height) {
        this.#height = px;
        this.#tell({ type: "height", px });
      }
    };
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(box);
    this.#gone.signal.addEventListener("abort", () => observer.disconnect());
  }
}

/** cellOf returns the parts of a cell, as lessons' pages have them (render/page.ts). The program is text. */
function cellOf(program: string): ZenCell {
  const lines = linesOf(program).flatMap((line, i) => {
    const pieces = line.map(({ text, kind }) => (kind === "" ? text : make("span", { className: kind, textContent: text })));
    return [...(i === 0 ? [] : ["\n"]), make("span", { className: "line" }, pieces)];
  });
  // Groups, no regions: a page may have many cells, and is not divided by them.
  const code = make("pre", { className: "program", tabIndex: 0, role: "group", ariaLabel: "Program" }, [make("code", {}, lines)]);
  const link = make("a", { target: "_blank", rel: "noopener" }, [make("span", { className: "rest", textContent: "open in the " }), "playground"]);
  const bar = make("zen-cell-bar", {}, [link]);
  const about = make("p", { className: "about" }, aboutOf(program));
  const output = make("pre", { className: "output", tabIndex: 0, role: "group", ariaLabel: "Output", hidden: true });
  const figure = make("figure", { className: "picture" }, [make("p", { className: "still", textContent: "Run it to see its memory." }), make("figcaption")]);
  return make("zen-cell", {}, [make("div", { className: "code" }, [code, about, bar, output]), make("zen-timeline", { hidden: true }), figure]);
}

/** aboutOf says what there is to run where the program is not shown. */
function aboutOf(program: string): (Node | string)[] {
  const lines = program.trimEnd().split("\n");
  const first = lines.find((line) => line.trim() !== "" && !line.startsWith("#")) ?? "";
  return [`A Python program of ${lines.length} ${lines.length === 1 ? "line" : "lines"}: `, make("code", { textContent: first.trim() }), lines.length === 1 ? "" : " …"];
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, properties: Partial<HTMLElementTagNameMap[Name]> = {}, children: readonly (Node | string)[] = []): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function ranOf({ stdout, error }: Pick<Result, "stdout" | "error">): Ran {
  return { stdout, error: error === null ? null : failedOf(error) };
}

function failedOf({ type, text, line, traceback }: Failed): Failed {
  return { type, text, line, traceback };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
