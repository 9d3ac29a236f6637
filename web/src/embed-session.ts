// Cells in somebody's page that share names, in the order of the page.

import { Cells } from "./cells.ts";
import type { ZenCell } from "./elements/zen-cell.ts";
import type { Source } from "./embed-source.ts";
import type { Maker } from "./engine.ts";
import type { CellState, LessonAction } from "./lesson-state.ts";
import type { Result, RunOptions } from "./machine.ts";
import type { Place } from "./place.ts";

/** Member is a cell's place in its session. */
export interface Member {
  readonly cells: Cells;
  readonly state: CellState;
  /** Runs it as Cells.run does. */
  run(bounds?: RunOptions): Promise<Result>;
  /** Resolves when no run of it goes on or waits; one that does is stopped. */
  giveUp(): Promise<void>;
  step(n: number): boolean;
  select(at: Place | null): void;
  reset(): void;
  leave(): void;
}

/** Joined is what the session knows of a cell: where it is, its number, and those of the programs that run before it unseen. */
interface Joined {
  readonly order: Element;
  readonly numbers: readonly number[];
  readonly heard: (action: LessonAction) => void;
}

/** Session is the cells that share names. */
export class Session {
  readonly #cells: Cells;
  readonly #ended: () => void;
  /** In the order of the page. */
  #members: readonly Joined[] = [];

  /** ended is called when the last cell has left. */
  constructor(make: Maker, ended: () => void = () => undefined) {
    this.#cells = new Cells(make, (action) => {
      if ("cell" in action) {
        this.#members.find(({ numbers }) => numbers.at(-1) === action.cell)?.heard(action);
      }
    });
    this.#ended = ended;
  }

  /** join takes a cell in; order is the element whose place in the page is the cell's. heard is called after each action of the cell. */
  join(order: Element, { program, before }: Source, element: ZenCell, heard: (action: LessonAction) => void): Member {
    const cells = this.#cells;
    const behind = this.#members.findIndex((each) => (order.compareDocumentPosition(each.order) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
    const at = behind < 0 ? this.#members.length : behind;
    const next = this.#members[at]?.numbers[0] ?? null;
    const numbers = [...before.map((each) => cells.add(normal(each), null, next)), cells.add(normal(program), element, next)];
    const joined: Joined = { order, numbers, heard };
    this.#members = this.#members.toSpliced(at, 0, joined);
    const cell = numbers.at(-1) ?? 0;
    const state = (): CellState => cells.state.cells[cell] as CellState; // there as long as the session is
    return {
      cells,
      get state() {
        return state();
      },
      run: (bounds) => cells.run(cell, bounds),
      async giveUp() {
        if (state().isPending) {
          cells.stop();
          await cells.settled();
        }
      },
      step: (n) => cells.step(cell, n),
      select: (at) => cells.select(cell, at),
      reset: () => cells.reset(cell),
      leave: () => this.#leave(joined),
    };
  }

  #leave(joined: Joined): void {
    this.#members = this.#members.filter((each) => each !== joined);
    joined.numbers.forEach((number) => this.#cells.remove(number));
    if (this.#members.length === 0) {
      this.#cells.close();
      this.#ended();
    }
  }
}

/** normal returns a program as lessons have it: with one end of a line at its end. */
function normal(program: string): string {
  return `${program.trimEnd()}\n`;
}
