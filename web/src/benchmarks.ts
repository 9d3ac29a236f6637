// Wires the page /benchmarks: events of elements and what a run tells become
// actions; each new state goes to the elements.

import "./page.ts";
import { chosen, csv, json, link, markdown } from "./benchmarks-export.ts";
import { workload } from "./benchmarks-protocol.ts";
import type { Case, Result } from "./benchmarks-protocol.ts";
import { Bench, offer, onServer } from "./benchmarks-runner.ts";
import { casesOf, initial, shown, sizesOf, update } from "./benchmarks-state.ts";
import type { Action, BenchState } from "./benchmarks-state.ts";
import { time } from "./benchmarks-text.ts";
import "./elements/zen-bench-chart.ts";
import "./elements/zen-bench-plan.ts";
import "./elements/zen-bench-table.ts";

const plan = document.querySelector("zen-bench-plan");
const chart = document.querySelector("zen-bench-chart");
const table = document.querySelector("zen-bench-table");

let state: BenchState = initial(chosen(location.hash));
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
  for (const element of [plan, chart, table]) {
    if (element !== null) {
      element.state = state;
    }
  }
  const { what, cell, sizes } = workload(state.choice.workload);
  const n = String(sizesOf(state.choice, state.choice.workload)[0] ?? sizes[0]);
  say("what", what);
  say("clock", clock());
  say("setup", cell.setup.replaceAll("{n}", n));
  say("cell-copying", cell.copying.replaceAll("{n}", n));
  say("cell-view", cell.view.replaceAll("{n}", n));
}

function say(id: string, text: string): void {
  const place = document.getElementById(id);
  if (place !== null && place.textContent !== text) {
    place.textContent = text;
  }
}

function clock(): string {
  const here = state.environments.find((each) => each.place === "browser");
  return here === undefined ? "The clock’s step is measured at the first run." : `Clock step here: ${time(here.clockStepNs)}.`;
}

/** start measures workloads, and tells what comes of it. */
async function start(ids: readonly string[]): Promise<void> {
  if (state.work.type === "running") {
    return;
  }
  working = new AbortController();
  const { signal } = working;
  const { choice } = state;
  const cases = casesOf(choice, ids);
  const began = performance.now();
  dispatch({ type: "began", cases });
  const ticking = setInterval(() => dispatch({ type: "passed", elapsed: (performance.now() - began) / 1000 }), 500);
  try {
    for (const id of ids) {
      await measureHere(cases.filter((each) => each.workload === id && each.series !== "server"), signal);
      if (cases.some((each) => each.workload === id && each.series === "server")) {
        await measureThere(id, sizesOf(choice, id), signal);
      }
    }
    dispatch({ type: "ended" });
  } catch (error) {
    dispatch(signal.aborted ? { type: "ended" } : { type: "failed", text: error instanceof Error ? error.message : String(error) });
  } finally {
    clearInterval(ticking);
    working.abort();
  }
}

/** measureHere measures cases in a worker of their own, which leaves the page alone and gives all memory back. */
async function measureHere(cases: readonly Case[], signal: AbortSignal): Promise<void> {
  dispatch({ type: "waits", text: "Loading the Go program." });
  const bench = await Bench.start(signal, (part) => dispatch({ type: "waits", text: `Loading the Go program, ${Math.round(part * 100)} %.` }));
  dispatch({
    type: "place",
    environment: { place: "browser", system: navigator.userAgent, runtime: "WebAssembly in a Web Worker", processors: navigator.hardwareConcurrency, clockStepNs: bench.clockStepNs },
  });
  try {
    for (const one of cases) {
      dispatch({ type: "begun", case: one });
      const result = await bench.measure(one, (done, of) => dispatch({ type: "batch", done, of }));
      dispatch({ type: "measured", result });
    }
  } finally {
    bench.close();
  }
}

/** measureThere measures sizes of a workload on the server. */
async function measureThere(id: string, sizes: readonly number[], signal: AbortSignal): Promise<void> {
  dispatch({ type: "waits", text: "Asking the server." });
  if (state.offer !== null) {
    dispatch({ type: "place", environment: state.offer.environment });
  }
  for await (const step of onServer(id, sizes, signal)) {
    switch (step.type) {
      case "queued":
        dispatch({ type: "waits", text: `${step.position} before you: the server does one heavy thing at a time.` });
        break;
      case "begun":
        dispatch({ type: "begun", case: step.case });
        break;
      default:
        dispatch(step);
    }
  }
}

/** take gives the results to the reader. */
async function take(what: "csv" | "json" | "markdown" | "link"): Promise<void> {
  const results: readonly Result[] = shown(state);
  const id = state.choice.workload;
  switch (what) {
    case "csv":
      return download(`${id}.csv`, "text/csv", csv(results));
    case "json":
      return download(`${id}.json`, "application/json", json(results, state.environments));
    case "markdown":
      return copy(markdown(id, results, state.environments), "The table was copied.");
    case "link": {
      const choice = { ...state.choice, sizes: sizesOf(state.choice, id) };
      history.replaceState(null, "", link(choice));
      return copy(location.href, "The link was copied; it stands in the address, too.");
    }
  }
}

function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  told(`${name} was downloaded.`);
}

async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    told(done);
  } catch {
    told("The browser does not let this page copy.");
  }
}

function told(text: string): void {
  if (table !== null) {
    table.taken = text;
  }
}

document.addEventListener("zen-choose", (event) => {
  dispatch({ type: "chose", choice: event.detail });
  told("");
});
document.addEventListener("zen-measure", (event) => void start(event.detail));
document.addEventListener("zen-stop", () => working.abort());
document.addEventListener("zen-take", (event) => void take(event.detail));
addEventListener("pagehide", () => working.abort());
addEventListener("hashchange", () => dispatch({ type: "chose", choice: chosen(location.hash) }));
for (const hidden of document.querySelectorAll<HTMLElement>(".with-script")) {
  hidden.hidden = false;
}

draw();
offer().then(
  (found) => dispatch({ type: "offered", offer: found }),
  () => dispatch({ type: "missing", text: "There is no Go server behind this page that could measure. Start one: go run serve.go." }),
);
