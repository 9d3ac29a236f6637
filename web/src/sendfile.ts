// Wires the page /sendfile: events of elements and what the server tells become
// actions; each new state goes to the elements.

import "./page.ts";
import { receive } from "./transfer-browser.ts";
import { figuresOf } from "./transfer-figures.ts";
import { keep, kept, planOf, planText } from "./transfer-keep.ts";
import { answerOf, current, initial, isBusy, update } from "./transfer-state.ts";
import type { Action, TransferState } from "./transfer-state.ts";
import { NoArena, offer, run } from "./transfer.ts";
import type { Method, Report } from "./transfer.ts";
import * as edge from "./edge.ts";
import "./elements/zen-transfer-plan.ts";
import "./elements/zen-transfer-paths.ts";
import "./elements/zen-transfer-costs.ts";
import "./elements/zen-transfer-chart.ts";
import "./elements/zen-transfer-arrivals.ts";
import "./elements/zen-transfer-check.ts";
import "./elements/zen-edge.ts";

const elements = [
  document.querySelector("zen-transfer-plan"),
  document.querySelector("zen-transfer-paths"),
  document.querySelector("zen-transfer-costs"),
  document.querySelector("zen-transfer-chart"),
  document.querySelector("zen-transfer-arrivals"),
  document.querySelector("zen-transfer-check"),
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
  const { plan } = state;
  const { signal } = working;
  dispatch({ type: "began" });
  try {
    for await (const event of plan.receiver === "browser" ? receive(plan, state.offer.machine, signal) : run(plan, signal)) {
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

/** showGuess shows what was guessed, and answers the question once there is something to answer it with. */
function showGuess(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>(".guess button")) {
    button.setAttribute("aria-pressed", String(button.textContent.trim() === state.guess));
  }
  const place = document.querySelector<HTMLElement>(".guess output");
  const text = answerOf(state, ratio());
  if (place !== null && place.textContent !== text) {
    place.textContent = text; // only when it changes: it is read aloud
  }
}

/** ratio returns how much more CPU copying needed than sendfile, once a run has ended, or null. */
function ratio(): number | null {
  const result = current(state);
  if (result === null || isBusy(state)) {
    return null;
  }
  const [copying, passing] = ["read-write-64k", "sendfile-64k"].map((id) => figuresOf(result.runs, id)?.cpu.median ?? 0);
  return copying !== undefined && passing !== undefined && copying > 0 && passing > 0 ? copying / passing : null;
}

/** remember keeps the results for a reload, and for whoever comes back from another page. */
function remember(): void {
  if (!state.isRecorded) {
    keep({ results: state.results.filter((result) => result.runs.length > 0), guess: state.guess });
  }
}

document.addEventListener("zen-plan", (event) => {
  dispatch({ type: "planned", plan: event.detail });
  history.replaceState(null, "", `#${planText(state.plan)}`);
});
document.addEventListener("zen-details", (event) => dispatch({ type: "detailed", isDetailed: event.detail }));
document.addEventListener("zen-run", () => void start());
document.addEventListener("zen-stop", () => working.abort());
addEventListener("pagehide", () => {
  remember();
  working.abort();
});
for (const button of document.querySelectorAll<HTMLButtonElement>(".guess button")) {
  button.addEventListener("click", () => dispatch({ type: "guessed", guess: button.textContent.trim() }));
}
for (const hidden of document.querySelectorAll<HTMLElement>(".with-script")) {
  hidden.hidden = false;
}

/** recorded shows what was measured elsewhere, where there is nothing to be measured with. */
async function recorded(): Promise<void> {
  const load = async <Value>(name: string): Promise<Value> => (await fetch(`/recorded/${name}.json`)).json() as Promise<Value>;
  const [methods, ...reports] = await Promise.all([load<readonly Method[]>("methods"), load<Report>("transfer-discards"), load<Report>("transfer")]);
  dispatch({ type: "recorded", reports, methods });
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

dispatch({ type: "planned", plan: planOf(location.hash) });
const before = kept();
if (before !== null) {
  dispatch({ type: "kept", ...before });
}
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
