// Wires the page /benchmarks: events of elements and what a run tells become
// actions; each new state goes to the elements.

import "./page.ts";
import { paceOf, probe } from "./benchmarks-estimate.ts";
import { chosen, csv, json, link, markdown, step } from "./benchmarks-export.ts";
import { keep, kept } from "./benchmarks-keep.ts";
import { workload } from "./benchmarks-protocol.ts";
import { run } from "./benchmarks-run.ts";
import { offer } from "./benchmarks-runner.ts";
import { casesOf, initial, shown, sizesOf, update } from "./benchmarks-state.ts";
import type { Action, BenchState } from "./benchmarks-state.ts";
import { wait } from "./benchmarks-text.ts";
import "./elements/zen-bench-chart.ts";
import "./elements/zen-bench-plan.ts";
import "./elements/zen-bench-table.ts";

const plan = document.querySelector("zen-bench-plan");
const chart = document.querySelector("zen-bench-chart");
const table = document.querySelector("zen-bench-table");

let state: BenchState = initial();
let isDrawn = false; // until the page is shown first
let working = new AbortController();

function dispatch(action: Action): void {
  state = update(state, action);
  if (action.type === "measured") {
    keep(state);
  }
  if (isDrawn) {
    isDrawn = false;
    document.hidden ? setTimeout(draw, 50) : requestAnimationFrame(draw);
  }
}

const parts = [() => plan && (plan.state = state), () => table && (table.state = state), () => chart && (chart.state = state), say];

function draw(): void {
  isDrawn = true;
  parts.forEach((part) => part());
}

/** drawFirst shows the page part by part: each makes its elements, and together they would keep the page busy for longer than a reader's key may wait. */
async function drawFirst(): Promise<void> {
  for (const part of parts) {
    await turn();
    part();
  }
  draw();
}

/** turn lets the browser do what else there is. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** say writes what of the page's own text depends on the choice. */
function say(): void {
  const { what, cell } = workload(state.choice.workload);
  const n = String(sizesOf(state, state.choice.workload)[0] ?? 0);
  write("clock", clock());
  write("setup", cell.setup.replaceAll("{n}", n));
  write("cell-copying", cell.copying.replaceAll("{n}", n));
  write("cell-view", cell.view.replaceAll("{n}", n));
  write("curl", `curl ${location.origin}/api/bench -d '{"workload": "${state.choice.workload}"}'`);
  const place = document.getElementById("what");
  if (place !== null && place.dataset["what"] !== what) {
    place.dataset["what"] = what;
    place.replaceChildren(...withCode(what));
  }
}

function write(id: string, text: string): void {
  const place = document.getElementById(id);
  if (place !== null && place.textContent !== text) {
    place.textContent = text;
  }
}

/** withCode turns `what stands between backquotes` into code. */
function withCode(text: string): readonly (string | Node)[] {
  return text.split("`").map((part, i) => {
    if (i % 2 === 0) {
      return part;
    }
    const code = document.createElement("code");
    code.textContent = part;
    return code;
  });
}

function clock(): string {
  const here = state.environments.find((each) => each.place === "browser");
  return here === undefined ? "The clock’s step is measured at the first run." : `Clock step here: ${step(here)}.`;
}

/** start measures workloads, and tells what comes of it. */
async function start(ids: readonly string[]): Promise<void> {
  if (state.work.type === "running") {
    return;
  }
  working = new AbortController();
  const { signal } = working;
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 1000;
  const tell = (action: Action): void => {
    dispatch({ type: "passed", elapsed: elapsed() });
    dispatch(action);
  };
  told("");
  const cases = casesOf(state, ids);
  dispatch({ type: "began", cases });
  const ticking = setInterval(() => dispatch({ type: "passed", elapsed: elapsed() }), 500);
  try {
    await run(cases, state.offer?.environment ?? null, signal, tell);
    dispatch({ type: "ended", text: `Done in ${wait(elapsed())}.` });
  } catch (error) {
    const stopped: Action = { type: "ended", text: `Stopped after ${wait(elapsed())}. What was measured stays.` };
    dispatch(signal.aborted ? stopped : { type: "failed", text: error instanceof Error ? error.message : String(error) });
    working.abort(); // whatever still goes on, on the server above all
  } finally {
    clearInterval(ticking);
  }
}

/** take gives the results to the reader. */
async function take(what: "csv" | "json" | "markdown" | "link"): Promise<void> {
  const results = shown(state);
  const id = state.choice.workload;
  switch (what) {
    case "csv":
      return download(`${id}.csv`, "text/csv", csv(results));
    case "json":
      return download(`${id}.json`, "application/json", json(results, state.environments));
    case "markdown":
      return copy(markdown(state.choice, results, state.environments, address()), "The table was copied.");
    case "link":
      history.replaceState(null, "", address());
      return copy(location.href, "The link was copied; it stands in the address, too.");
  }
}

/** address returns where the same is measured again. */
function address(): string {
  const { origin, pathname } = location;
  return `${origin}${pathname}${link(state.choice, sizesOf(state, state.choice.workload))}`;
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

/** follow does what the address asks for. A run goes on: its results are what the address is about, or stay. */
function follow(): void {
  const found = chosen(location.hash);
  if (found !== null) {
    dispatch({ type: "linked", ...found });
  }
}

document.addEventListener("zen-choose", (event) => {
  dispatch({ type: "chose", choice: event.detail });
  told("");
});
document.addEventListener("zen-measure", (event) => void start(event.detail));
document.addEventListener("zen-stop", () => working.abort());
document.addEventListener("zen-take", (event) => void take(event.detail));
addEventListener("beforeunload", (event) => {
  if (state.work.type === "running") {
    event.preventDefault(); // asks; the results so far are kept in any case
  }
});
addEventListener("pagehide", () => working.abort());
addEventListener("hashchange", follow);
for (const hidden of document.querySelectorAll<HTMLElement>(".with-script")) {
  hidden.hidden = false;
}

const before = kept();
if (before !== null) {
  dispatch({ type: "kept", ...before });
}
follow();
await drawFirst();
dispatch({ type: "probed", pace: paceOf(probe(() => performance.now())) });
offer().then(
  (found) => dispatch({ type: "offered", offer: found }),
  () => dispatch({ type: "missing", text: "There is no Go server behind this page that could measure. Start one: go run serve.go." }),
);
