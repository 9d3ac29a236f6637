// Wires the page /sendfile: events of elements and what the server tells become
// actions; each new state goes to the elements.

import "./page.ts";
import { initial, isBusy, update } from "./transfer-state.ts";
import type { Action, TransferState } from "./transfer-state.ts";
import { NoArena, offer, run } from "./transfer.ts";
import type { Method, Report } from "./transfer.ts";
import * as edge from "./edge.ts";
import "./elements/zen-transfer-plan.ts";
import "./elements/zen-transfer-paths.ts";
import "./elements/zen-transfer-costs.ts";
import "./elements/zen-transfer-chart.ts";
import "./elements/zen-edge.ts";

const elements = [
  document.querySelector("zen-transfer-plan"),
  document.querySelector("zen-transfer-paths"),
  document.querySelector("zen-transfer-costs"),
  document.querySelector("zen-transfer-chart"),
].filter((element) => element !== null);

let state: TransferState = initial();
let isDrawn = true;
let working = new AbortController();

function dispatch(action: Action): void {
  state = update(state, action);
  if (isDrawn) {
    isDrawn = false;
    document.hidden ? setTimeout(draw, 50) : requestAnimationFrame(draw);
  }
}

function draw(): void {
  isDrawn = true;
  for (const element of elements) {
    element.state = state;
  }
  showGuess();
}

/** start runs the plan, and tells what comes of it. */
async function start(): Promise<void> {
  if (isBusy(state) || state.offer === null) {
    return;
  }
  working = new AbortController();
  dispatch({ type: "began" });
  try {
    for await (const event of run(state.plan, working.signal)) {
      dispatch({ type: "told", event });
    }
  } catch (error) {
    if (working.signal.aborted) {
      dispatch({ type: "stopped" });
      return;
    }
    dispatch({ type: "failed", text: error instanceof Error ? error.message : String(error) });
  }
}

/** showGuess answers the question that stands before the run, once there is something to answer it with. */
function showGuess(): void {
  const place = document.querySelector<HTMLElement>(".guess output");
  if (place === null || state.guess === null) {
    return;
  }
  const cpu = state.report?.summaries.find((summary) => summary.method === "sendfile-64k")?.cpuMsPerGB.median;
  const copying = state.report?.summaries.find((summary) => summary.method === "read-write-64k")?.cpuMsPerGB.median;
  if (cpu === undefined || copying === undefined || state.isRecorded) {
    place.textContent = "Run it, and see.";
    return;
  }
  place.textContent = `You said ${state.guess}. Measured here: a loop of read and write needed ≈ ${(copying / cpu).toFixed(1)} times the CPU of sendfile at the same chunk.`;
}

document.addEventListener("zen-plan", (event) => dispatch({ type: "planned", plan: event.detail }));
document.addEventListener("zen-run", () => void start());
document.addEventListener("zen-stop", () => working.abort());
addEventListener("pagehide", () => working.abort());
for (const button of document.querySelectorAll<HTMLButtonElement>(".guess button")) {
  button.addEventListener("click", () => {
    for (const each of document.querySelectorAll(".guess button")) {
      each.setAttribute("aria-pressed", String(each === button));
    }
    dispatch({ type: "guessed", method: button.textContent.trim() });
  });
}
for (const hidden of document.querySelectorAll<HTMLElement>(".with-script")) {
  hidden.hidden = false;
}

/** recorded shows what was measured elsewhere, where there is nothing to be measured with. */
async function recorded(): Promise<void> {
  const [report, methods] = await Promise.all(["transfer", "methods"].map((name) => fetch(`/recorded/${name}.json`)));
  if (report?.ok === true && methods?.ok === true) {
    dispatch({ type: "recorded", report: (await report.json()) as Report, methods: (await methods.json()) as readonly Method[] });
  }
}

/** showEdge shows the lesson's section and makes it work. */
function showEdge(): void {
  const section = document.querySelector<HTMLElement>("#edge");
  const element = section?.querySelector("zen-edge");
  if (!section || !element) {
    return;
  }
  let lesson = edge.initial;
  const tell = (action: edge.EdgeAction): void => {
    lesson = edge.update(lesson, action);
    element.state = lesson;
  };
  document.addEventListener("zen-edge-size", (event) => tell({ type: "sized", size: event.detail }));
  document.addEventListener("zen-edge-run", async () => {
    tell({ type: "began" });
    try {
      for await (const trip of edge.run(lesson.size)) {
        tell({ type: "travelled", trip });
      }
      tell({ type: "ended" });
    } catch (error) {
      tell({ type: "failed", text: error instanceof Error ? error.message : String(error) });
    }
  });
  element.state = lesson;
  section.hidden = false;
  void edge.costs().then((costs) => costs !== null && tell({ type: "recorded", costs }));
}

draw();
offer().then(
  (found) => {
    dispatch({ type: "offered", offer: found });
    if (found.methods.every((method) => method.unavailable !== undefined)) {
      dispatch({ type: "missing", text: `Nothing can be sent here: it ${found.methods[0]?.unavailable ?? "has no methods"}. What you see was recorded.` });
      void recorded();
    }
  },
  (error: unknown) => {
    const isEdge = error instanceof NoArena && error.instead === edge.address;
    const why = isEdge
      ? "The arena cannot run here: behind this page there are no files, sockets or sendfile. What you see was recorded on a server, and below it is what you can try live."
      : error instanceof NoArena
        ? "There is no arena behind this page. Start one on Linux: go run serve.go. What you see was recorded."
        : `The server does not say what it can send (${error instanceof Error ? error.message : String(error)}): reload the page to ask again. What you see was recorded.`;
    dispatch({ type: "missing", text: why });
    if (isEdge) {
      showEdge();
    }
    void recorded();
  },
);
