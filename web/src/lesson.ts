// Wires a lesson's page, which stands there without it: its cells share a
// session, and a question is answered by the cell behind it.

import { Cells } from "./cells.ts";
import { ownProgram } from "./engine.ts";
import { keepOffline } from "./offline.ts";
import { handle } from "./zen.ts";
import type { Zen } from "./zen.ts";
import "./page.ts";
import "./elements/zen-cell.ts";
import "./elements/zen-prediction.ts";
import type { ZenCell } from "./elements/zen-cell.ts";
import type { ZenPrediction } from "./elements/zen-prediction.ts";

declare global {
  interface Window {
    zen: Zen;
  }
}

let isReady = (): void => undefined;
const ready = new Promise<void>((resolve) => (isReady = resolve));

const elements: readonly ZenCell[] = [...document.querySelectorAll("zen-cell")];

const cells = new Cells(ownProgram(), (action) => {
  if (action.type === "ready") {
    isReady();
  }
  if ("cell" in action) {
    showAnswer(action.cell);
  }
});

elements.forEach((element, cell) => {
  cells.add(element.program, element);
  showAnswer(cell);
  element.addEventListener("click", (event) => {
    const card = (event.target as Element).closest("[data-card]")?.getAttribute("data-card") ?? null;
    const prediction = card === null ? null : predictionOf(element);
    if (card !== null && prediction?.choices.includes(card) === true && !hasRun(cell)) {
      prediction.choose(card);
    }
  });
});

/** showAnswer shows what a prediction is about once its cell has run; until then, cards in the picture can be chosen. */
function showAnswer(cell: number): void {
  const element = elements[cell];
  const prediction = element === undefined ? null : predictionOf(element);
  element?.querySelector(".picture")?.classList.toggle("open", prediction !== null && !hasRun(cell));
  if (prediction !== null) {
    prediction.isAnswered = hasRun(cell);
  }
}

function hasRun(cell: number): boolean {
  return (cells.state.cells[cell]?.ran ?? null) !== null;
}

function predictionOf(cell: ZenCell): ZenPrediction | null {
  const before = cell.previousElementSibling;
  return before?.localName === "zen-prediction" ? (before as ZenPrediction) : null;
}

window.zen = handle({
  ready,
  run: async (code) => {
    const { stdout, error } = await cells.runMore(code);
    return { stdout, error };
  },
  stop: () => cells.engine.live?.stop(),
  reset: async () => cells.engine.live?.reset(),
  memory: () => cells.memory,
  state: () => (cells.state.live === null ? null : (cells.state.cells[cells.state.live]?.ran?.memory ?? null)),
});

cells.draw();
keepOffline();
