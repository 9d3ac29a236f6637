import { countersText } from "../counters.ts";
import { stepMarked, stepShown, textShown } from "../lesson-state.ts";
import type { CellState, LessonMachine } from "../lesson-state.ts";
import type {} from "./zen-timeline.ts"; // the element's type: who has a place for it loads it
import type { Memory } from "../memory.ts";
import "./zen-cell-bar.ts";
import "./zen-editor.ts";
import "./zen-memory.ts";
import { drawPixels } from "./pixels.ts";
import { noTimeline } from "../timeline.ts";

/** Shown is what a cell shows. */
export interface Shown {
  readonly machine: LessonMachine;
  readonly cell: CellState;
  /** Where bytes are read; null while they cannot be, and the picture stays as it was. */
  readonly memory: Memory | null;
  readonly isLive: boolean;
}

/**
 * ZenCell is a program in a lesson, with what it does. All of it stands in the
 * page as the build has made it, and works without this script; the element
 * changes it in place: an editor for the program, buttons in its bar, and the
 * live memory for the picture. Reset brings back what stood there.
 */
export class ZenCell extends HTMLElement {
  #shown: Shown | null = null;
  /** What the build has put into the page. */
  readonly #still = { output: "", isHidden: true, caption: "" };

  /** The program as it stands in the page. */
  get program(): string {
    return `${this.#part(".program").textContent.trimEnd()}\n`;
  }

  /** The checks of a challenge as a program, or null. */
  get test(): string | null {
    return this.dataset["test"] ?? null;
  }

  connectedCallback(): void {
    this.#still.caption = this.#caption.textContent;
    const output = this.querySelector<HTMLElement>(":scope > .code > .output");
    this.#still.output = output?.textContent ?? "";
    this.#still.isHidden = output === null || output.hidden !== false;
  }

  /** shown is what the cell shows from now on. */
  set shown(shown: Shown) {
    const before = this.#shown;
    this.#shown = shown;
    const bar = this.querySelector("zen-cell-bar");
    if (bar !== null) {
      bar.machine = shown.machine;
      bar.cell = shown.cell;
      bar.isLive = shown.isLive;
    }
    this.#showTimeline(shown);
    if (before !== null && before.cell === shown.cell && before.memory === shown.memory) {
      return;
    }
    this.#showProgram(shown.cell);
    this.#showOutput(shown.cell);
    this.#showMemory(shown);
    this.#showVerdicts(shown.cell);
  }

  #showProgram(cell: CellState): void {
    const program = this.#part(".program");
    let editor = this.querySelector("zen-editor");
    program.hidden = cell.isOpen;
    const step = stepShown(cell);
    if (!cell.isOpen) {
      editor?.remove();
      this.#markLines(cell.ran?.past === null ? null : step, cell.ran?.error?.line ?? 0);
      return;
    }
    if (editor === null) {
      editor = document.createElement("zen-editor");
      program.before(editor);
      const opened = editor;
      void editor.updateComplete.then(() => opened.renderRoot.querySelector("textarea")?.focus());
    }
    editor.program = cell.code;
    editor.failure = cell.ran?.error ?? null;
    editor.lines = cell.ran?.timeline.lines ?? [];
    editor.step = cell.ran?.past === null ? null : step;
  }

  #markLines(step: ReturnType<typeof stepShown>, failed: number): void {
    this.querySelectorAll(".program .line").forEach((line, i) => {
      line.classList.toggle("here", step !== null && step.line <= i + 1 && i + 1 <= step.endLine);
      line.classList.toggle("failed", i + 1 === failed);
    });
  }

  #showOutput(cell: CellState): void {
    const text = textShown(cell);
    const output = this.querySelector<HTMLElement>(":scope > .code > .output") ?? this.#addOutput();
    output.textContent = text ?? this.#still.output;
    output.hidden = text === null ? this.#still.isHidden : text === "";
    const outcome = this.querySelector<HTMLElement>(":scope > .outcome");
    if (outcome !== null) {
      outcome.hidden = text !== null;
    }
  }

  /** showTimeline shows the steps, where the page has a place for them and its script. */
  #showTimeline({ machine, cell: { ran }, isLive }: Shown): void {
    const timeline = this.querySelector("zen-timeline");
    if (timeline === null) {
      return;
    }
    timeline.hidden = ran === null;
    timeline.timeline = ran?.timeline ?? noTimeline;
    timeline.n = ran?.past?.n ?? ran?.timeline.total ?? 0;
    timeline.isPast = (ran?.past ?? null) !== null;
    timeline.memoryBefore = ran?.past?.previous ?? ran?.previous ?? null;
    timeline.memoryAfter = (ran?.past ?? ran)?.memory ?? null;
    timeline.disabled = !isLive || machine.type !== "idle";
  }

  #addOutput(): HTMLElement {
    const output = document.createElement("pre");
    output.className = "output";
    output.tabIndex = 0;
    output.setAttribute("role", "region");
    output.setAttribute("aria-label", this.querySelector(".outcome .output")?.getAttribute("aria-label") ?? "Output");
    this.#part(".code").append(output);
    return output;
  }

  #showMemory({ cell, memory, isLive }: Shown): void {
    const figure = this.#part(".picture");
    const { ran } = cell;
    let picture = figure.querySelector("zen-memory");
    if (ran === null) {
      picture?.remove();
      delete figure.dataset["live"];
      if (this.querySelector(".outcome") !== null) {
        figure.querySelector(".bytes")?.setAttribute("hidden", "");
        this.querySelector(".outcome figure")?.prepend(...figure.querySelectorAll(".pixels"));
      }
      this.#caption.textContent = this.#still.caption;
      return;
    }
    if (picture === null) {
      picture = document.createElement("zen-memory");
      picture.isBrief = true;
      const bytes = figure.querySelector<HTMLElement>(".bytes");
      bytes?.removeAttribute("hidden");
      bytes === null ? this.#caption.before(picture) : bytes.append(picture);
      figure.dataset["live"] = "";
    }
    const state = ran.past === null ? ran.memory : ran.past.memory;
    picture.state = state;
    picture.memory = memory;
    picture.previous = ran.past === null ? ran.previous : ran.past.previous;
    picture.step = stepMarked(cell);
    picture.isPast = ran.past !== null;
    picture.pointed = cell.pointed;
    picture.selected = cell.selected;
    picture.printed = ran.stdout;
    picture.refusal = cell.refusal;
    this.#caption.textContent = state === null ? "" : countersText(state.counters);
    if (isLive && memory !== null && state !== null) {
      this.#draw(figure, state, memory);
    }
  }

  /** draw draws the pictures that the lesson asks for; of a predicted cell they move out of its outcome. */
  #draw(figure: HTMLElement, state: Parameters<typeof drawPixels>[1], memory: Memory): void {
    figure.prepend(...this.querySelectorAll(".outcome .pixels"));
    for (const pixels of figure.querySelectorAll<HTMLElement>(".pixels")) {
      drawPixels(pixels, state, memory);
    }
  }

  #showVerdicts({ verdicts }: CellState): void {
    const status = this.querySelector(".verdicts");
    if (status === null) {
      return;
    }
    this.querySelectorAll(".checks li").forEach((item, i) => {
      const passed = verdicts?.[i];
      item.classList.toggle("passed", passed === true);
      item.classList.toggle("open", passed === false);
      const said = item.querySelector(".verdict");
      if (said !== null) {
        said.textContent = passed === undefined ? "" : passed ? "yes" : "not yet";
      }
    });
    const missing = verdicts?.filter((passed) => !passed).length ?? 0;
    status.textContent = verdicts === null ? "" : missing === 0 ? "Solved." : `Not yet: ${missing} of ${verdicts.length} to go.`;
  }

  get #caption(): HTMLElement {
    return this.#part(":scope > .picture > figcaption");
  }

  #part(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (found === null) {
      throw new Error(`the cell has no ${selector}`);
    }
    return found;
  }
}

customElements.define("zen-cell", ZenCell);

declare global {
  interface HTMLElementTagNameMap {
    "zen-cell": ZenCell;
  }
}
