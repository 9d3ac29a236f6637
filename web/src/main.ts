// Wires the page: the one file that knows store, machine and elements. Events
// of elements and messages of the machine become actions; each new state goes
// to the elements as properties.

import { storedDraft, storeDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { Load } from "./elements/zen-file-dialog.ts";
import { first } from "./examples.ts";
import { isLink } from "./fragment.ts";
import { GivenFiles } from "./given-files.ts";
import { compile, Machine, memoryLimit } from "./machine.ts";
import type { Files, Progress, Result, RunOptions } from "./machine.ts";
import { latest } from "./latest.ts";
import { madeAt, saidOf } from "./link.ts";
import type { Memory } from "./memory.ts";
import { shorten } from "./name.ts";
import { keepOffline } from "./offline.ts";
import { storedPlain, storedTheme, storePlain, storeTheme } from "./preference.ts";
import type { Session } from "./share.ts";
import { initial, shownStep, shownText, update } from "./state.ts";
import type { Action, Origin, PageState } from "./state.ts";
import { handle } from "./zen.ts";
import type { Zen } from "./zen.ts";
import type { Attempt } from "./elements/events.ts";
import "./elements/zen-program.ts";
import "./elements/zen-editor.ts";
import "./elements/zen-output.ts";
import "./elements/zen-memory.ts";
import "./elements/zen-prompt.ts";
import "./elements/zen-timeline.ts";
import "./elements/zen-staircase.ts";
import "./elements/zen-share.ts";
import "./elements/zen-theme.ts";

declare global {
  interface Window {
    zen: Zen;
  }
}

const built: Files = {
  wasm: "/build/page.wasm",
  support: "/build/wasm_exec.js",
  manifest: "/build/manifest.json",
};

const elements = {
  theme: element("zen-theme"),
  program: element("zen-program"),
  editor: element("zen-editor"),
  timeline: element("zen-timeline"),
  staircase: element("zen-staircase"),
  output: element("zen-output"),
  prompt: element("zen-prompt"),
  memory: element("zen-memory"),
};

/** The program that the page itself contains is the first one, and what Reset goes back to. */
const firstProgram = element("zen-editor").textContent.trim();

const firstOrigin: Origin = { type: "example", name: first.name };

let state: PageState = initial(storedDraft() ?? { program: firstProgram, origin: firstOrigin, kept: [] }, storedTheme());
let isDrawn = true;

const files = new GivenFiles();
/** The session that is being opened: it may wait for its files. */
let pending: Session | null = null;
/** Gives up the file that is being read. */
let loading = new AbortController();

/** Whether a link is being read: until then the address stays. */
let isOpening = isLink(location.hash);

function dispatch(action: Action): void {
  const next = update(state, action);
  if (next === state) {
    return;
  }
  state = next;
  if (isDrawn) {
    isDrawn = false;
    // A hidden page has no frames.
    document.hidden ? setTimeout(draw, 50) : requestAnimationFrame(draw);
  }
}

function draw(): void {
  isDrawn = true;
  document.documentElement.dataset["theme"] = state.theme;
  elements.theme.theme = state.theme;
  remember();
  elements.program.machine = state.machine;
  elements.program.origin = state.origin;
  elements.program.kept = state.kept;
  elements.program.notice = state.notice;
  elements.program.wanted = files.wanted?.file ?? "";
  elements.program.waiting = isWaiting && state.machine.type === "loading";
  elements.editor.program = state.program;
  elements.editor.failure = state.output.error;
  elements.editor.lines = state.timeline.lines;
  elements.editor.step = state.program === ranProgram ? shownStep(state) : null;
  const { past } = state;
  const shown = past === null ? state.memory : past.memory;
  const previous = past === null ? state.previous : past.previous;
  elements.editor.memory = shown;
  elements.editor.isPast = past !== null;
  elements.editor.pointed = state.pointed;
  elements.editor.selected = state.selected;
  elements.editor.tried = state.tried;
  elements.editor.isPlain = state.plain;
  elements.staircase.timeline = state.timeline;
  elements.timeline.timeline = state.timeline;
  elements.timeline.n = past?.n ?? state.timeline.total;
  elements.timeline.isPast = past !== null;
  elements.timeline.memoryBefore = previous;
  elements.timeline.memoryAfter = shown;
  elements.timeline.disabled = state.machine.type !== "idle";
  elements.output.output = state.output;
  elements.output.until = past === null ? null : shownText(state);
  elements.prompt.pending = state.pending;
  elements.prompt.disabled = state.machine.type !== "idle";
  elements.memory.state = shown;
  elements.memory.memory = readable();
  elements.memory.previous = previous;
  elements.memory.step = shownStep(state);
  elements.memory.isPast = past !== null;
  elements.memory.pointed = state.pointed;
  elements.memory.selected = state.selected;
  elements.memory.printed = state.output.text;
  elements.memory.refusal = state.refusal;
  elements.memory.program = ranProgram ?? "";
}

/** remember stores the reader's work. A program from a link is the reader's once it is changed: then the address no longer tells what the page shows. */
function remember(): void {
  const { program, origin, kept } = state;
  const isOld = program === remembered?.program && origin === remembered.origin && kept === remembered.kept;
  if (origin.type === "link" || isOld) {
    return;
  }
  remembered = { program, origin, kept };
  // Storing takes longer than drawing: it waits until the reader pauses.
  clearTimeout(storing);
  storing = setTimeout(store, 300);
  if (isLink(location.hash) && !isOpening) {
    history.replaceState(null, "", location.pathname + location.search);
  }
}

/** The draft that is stored, or about to be. */
let remembered: Draft | null = null;
let storing: ReturnType<typeof setTimeout> | undefined;

function store(): void {
  clearTimeout(storing);
  if (remembered !== null) {
    storeDraft(remembered);
  }
}

addEventListener("pagehide", store);

// The compiled module outlives a machine that failed; the promise of the
// machine is made once the page is idle, or by the first run.
let compiled: Promise<WebAssembly.Module> | null = null;
let machine: Promise<Machine> | null = null;
let live: Machine | null = null;
let isWaiting = false;

/** start returns the machine, and loads and starts it when that has not begun. */
function start(): Promise<Machine> {
  machine ??= load();
  return machine;
}

async function load(): Promise<Machine> {
  try {
    if (typeof WebAssembly === "undefined") {
      throw new Error("this browser has no WebAssembly, or it is switched off. Programs cannot run here; all else can be read");
    }
    compiled ??= compile(built, (fraction) => dispatch({ type: "loaded", fraction }));
    live = await Machine.start(await compiled, {
      changed: (memory, trace) => dispatch({ type: "changed", memory, trace }),
      failed: failed,
    });
    await live.limit(memoryLimit((navigator as { readonly deviceMemory?: number }).deviceMemory));
    dispatch({ type: "ready" });
    return live;
  } catch (error) {
    compiled = null;
    failed(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

/** failed tells that the machine is dead. One that died under a program is replaced at once; whether one that cannot start shall be tried again is the reader's to say. */
function failed(error: Error): void {
  const isAccident = state.machine.type === "running";
  const text = `The machine stopped: ${error.message}.`;
  live = null;
  machine = null;
  dispatch({ type: "failed", text });
  if (isAccident) {
    restart(`${text} It was started again. The program is kept; its memory is gone.`);
  }
}

/** restart starts another machine in the place of a dead one. */
function restart(accident: string): void {
  if (state.machine.type !== "failed") {
    return; // asked for twice
  }
  dispatch({ type: "restarting", accident });
  void start().catch(ignore);
}

/** readable returns the memory that the picture is drawn from, or null while it cannot be read. */
function readable(): Memory | null {
  return live !== null && !live.isRunning && state.memory !== null ? live : null;
}

/** The text whose lines the timeline names. */
let ranProgram: string | null = null;

/** run runs a program and shows what came of it; it rejects when the machine fails, or when the signal drops it before its turn. begun draws the page when the program begins. */
async function run(code: string, options: RunOptions = {}, signal?: AbortSignal, begun = draw): Promise<Pick<Result, "stdout" | "error">> {
  dispatch({ type: "typed", program: code });
  const progress = progressOf(() => {
    ranProgram = code;
    dispatch({ type: "started" });
  }, begun);
  const running = await waitFor(start());
  if (options.fresh !== true || files.isEmpty) {
    return show(await running.run(code, progress, options, signal));
  }
  // Both wait for their turn together: no other run comes between.
  const renewed = files.renew(running, signal);
  const result = running.run(code, progress, { ...options, fresh: false }, signal);
  const notice = await renewed;
  if (notice !== "") {
    dispatch({ type: "noticed", notice });
  }
  return show(await result);
}

/** maxAttempt is how long a program may run for a number that is being changed, in milliseconds. */
const maxAttempt = 2000;

/** attempt runs a program with another number. Of one that ends at once only its end is drawn. It does nothing while the machine is dead. */
async function attempt({ program, line }: Attempt): Promise<void> {
  if (state.machine.type === "failed" || state.program !== program) {
    return; // the text may have changed while this waited
  }
  const drawIfRunning = (): void => queueMicrotask(() => (live?.isRunning ? draw() : undefined));
  const { error } = await run(program, { fresh: true, milliseconds: maxAttempt }, undefined, drawIfRunning);
  const { memory, timeline } = state;
  const said = error === null ? saidOf(line, timeline.steps, memory) : `${error.type}: ${error.text}`;
  dispatch({ type: "tried", at: madeAt(line, timeline.steps, memory), said });
}

/** tryLatest makes an attempt at most once a frame, and always one with the latest number. */
const tryLatest = latest(
  (each: Attempt) => attempt(each).catch(ignore),
  (go) => requestAnimationFrame(go),
);

/** ask runs an input of the prompt when it is complete, and else waits for its next line. */
async function ask(input: string): Promise<void> {
  const running = await waitFor(start());
  if (running.readiness(input) === "incomplete") {
    dispatch({ type: "continued", pending: input });
    return;
  }
  const progress = progressOf(() => dispatch({ type: "asked", input: input.trimEnd() }), draw);
  show(await running.prompt(input, progress));
}

/** progressOf returns what shows a run that goes on; begin tells the page that its turn has come, begun draws that. */
function progressOf(begin: () => void, begun: () => void): Progress {
  return {
    started() {
      begin();
      // Elements must not read memory that the program is about to give back.
      begun();
    },
    printed: (text: string) => dispatch({ type: "printed", text }),
  };
}

function show(result: Result): Pick<Result, "stdout" | "error"> {
  dispatch({ type: "done", stdout: result.stdout, error: result.error, memory: result.state, trace: result.trace });
  return { stdout: result.stdout, error: result.error };
}

/** goTo shows the memory as it was after a step; the last step is the live memory. */
function goTo(n: number): void {
  if (live === null || live.isRunning) {
    return;
  }
  if (n >= state.timeline.total) {
    dispatch({ type: "returned" });
    return;
  }
  // The earlier one first: reconstructions are those of the last call.
  const previous = live.at(n - 1);
  dispatch({ type: "stepped", past: { n, previous, memory: live.at(n) } });
}

/** waitFor shows that a program waits until the machine is there, or is known to fail. */
async function waitFor(ready: Promise<Machine>): Promise<Machine> {
  isWaiting = true;
  draw();
  try {
    return await ready;
  } finally {
    isWaiting = false;
  }
}

// Drops the run that the reader asked for last, while it waits for its turn.
let waiting = new AbortController();

/** runProgram runs the program in the editor, in the place of the run that the reader asked for before and that waits. It does nothing while the machine is dead. */
function runProgram(): void {
  if (state.machine.type === "failed") {
    return;
  }
  waiting.abort();
  waiting = new AbortController();
  // The button's run begins anew, so that it always shows the same; the prompt goes on from there.
  void run(state.program, { fresh: true }, waiting.signal).catch(ignore);
}

/** stop ends the program that runs, and drops the reader's run that waits; those that zen.run was given still run. */
function stop(): void {
  waiting.abort();
  dispatch({ type: "stopping" });
  live?.stop();
}

/** reset goes back to the first program and an empty memory. It rejects when the machine fails. */
async function reset(): Promise<void> {
  await open(firstProgram, firstOrigin, "");
}

/** open puts another program in the place of that in the editor, and forgets names, memory and files. It rejects when the machine fails. */
async function open(program: string, origin: Origin, notice: string): Promise<void> {
  await clear();
  dispatch({ type: "opened", program, origin, notice });
}

/** recover brings a kept program back, as open does with another. */
async function recover(program: string): Promise<void> {
  await clear();
  dispatch({ type: "recovered", program });
}

/** clear ends what runs, and forgets names, memory and files. It rejects when the machine fails. */
async function clear(): Promise<void> {
  waiting.abort();
  files.begin([]);
  pending = null;
  dispatch({ type: "stopping" });
  await live?.reset();
}

async function openExample(name: string): Promise<void> {
  const { programs } = await import("./programs.ts");
  const program = programs[name];
  if (program !== undefined) {
    await open(program.trim(), { type: "example", name }, "");
  }
}

// What a link opens runs within these bounds, for nobody has asked for it. The
// reader's own Run has none.
const unasked = { fresh: true, memory: 64 * 2 ** 20, milliseconds: 2000 };
const unaskedNotice = "Opened from a link. It has run with 64 MB and for 2 s at most; Run sets no such bounds.";

/** openLink shows the session in the page's address. */
async function openLink(): Promise<void> {
  isOpening = true;
  const { sessionOf, LinkError } = await import("./share.ts");
  try {
    await openSession(await sessionOf(location.hash));
  } catch (error) {
    if (!(error instanceof LinkError)) {
      throw error;
    }
    await open(firstProgram, firstOrigin, error.message);
  } finally {
    isOpening = false;
    dispatch({ type: "noticed", notice: state.notice });
  }
}

/** openSession shows a session: runs its program within bounds, and goes to its step and selection. */
async function openSession(session: Session): Promise<void> {
  await open(session.program, { type: "link" }, unaskedNotice);
  if (session.theme !== null) {
    dispatch({ type: "themed", theme: session.theme });
  }
  files.begin(session.files);
  await goOnWith(session);
}

/** goOnWith asks for the files of a session, and runs it when they are there. */
async function goOnWith(session: Session): Promise<void> {
  const { wanted } = files;
  pending = session;
  if (wanted === null) {
    dispatch({ type: "noticed", notice: unaskedNotice });
    await runSession(session);
    return;
  }
  dispatch({ type: "noticed", notice: `Opened from a link. Its program reads ${shorten(wanted.file)}, which links do not carry.` });
  await askForFile(null);
}

/** runSession runs a session's program and goes to its step, unless the reader has gone elsewhere meanwhile. */
async function runSession(session: Session): Promise<void> {
  const { program, step, selection } = session;
  await run(program, unasked);
  const { placeOf } = await import("./spot.ts");
  if (pending !== session) {
    return;
  }
  pending = null;
  if (step !== null && step < state.timeline.total) {
    goTo(step);
  }
  dispatch({ type: "selected", at: placeOf(selection, state.past?.memory ?? state.memory) });
}

/** askForFile opens the dialog for a file; null: which one is yet to be chosen. */
async function askForFile(file: File | null): Promise<void> {
  await import("./elements/zen-file-dialog.ts");
  await onPage("zen-file-dialog").open(file, files.wanted);
}

/** loadFile reads a file into memory, and goes on with the session that waits for it. */
async function loadFile(load: Load): Promise<void> {
  loading = new AbortController();
  const dialog = onPage("zen-file-dialog");
  try {
    const { signal } = loading;
    const loaded = files.load(await waitFor(start()), load, (bytes) => dialog.progress(bytes), signal);
    // A file waits for the program that runs, which may not end: giving it up must not wait.
    const failure = await Promise.race([loaded, new Promise<never>((_, reject) => signal.addEventListener("abort", reject))]);
    dialog.end(failure === null ? "" : `${failure.type}: ${failure.text}`);
  } catch (error) {
    dialog.end(loading.signal.aborted ? "Given up. Its memory is free again." : `The file was not read: ${messageOf(error)}.`);
    return;
  }
  if (load.wanted !== null && pending !== null && files.wanted !== load.wanted) {
    await goOnWith(pending);
  }
}

/** openFile opens a file as the program: within the bounds of a link, for it may be anybody's. */
async function openFile(file: File): Promise<void> {
  const { sessionOfFile, LinkError } = await import("./share.ts");
  try {
    await openSession(sessionOfFile(await file.text()));
  } catch (error) {
    dispatch({ type: "noticed", notice: error instanceof LinkError ? error.message : `The file could not be opened: ${messageOf(error)}.` });
  }
}

/** share opens the dialog with what the page shows. */
async function share(): Promise<void> {
  const [{ sessionNow, pictureNow }, { fileOf, fragmentOf }] = await Promise.all([import("./session.ts"), import("./share.ts"), import("./elements/zen-share-dialog.ts")]);
  const session = sessionNow(state, ranProgram, files.marks);
  const link = `${location.origin}${location.pathname}${await fragmentOf(session)}`;
  const names = session.files.map(({ file }) => file);
  await onPage("zen-share-dialog").open({ session, link, program: fileOf(session), files: names, picture: await pictureNow(state, readable()) });
}

/** unavailable tells that a part of the page which is loaded late could not be. */
function unavailable(error: unknown): void {
  dispatch({ type: "noticed", notice: `This part of the page could not be loaded: ${messageOf(error)}.` });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** ignore drops a rejection that needs no word: of a run that was dropped, or of a machine whose listener has told the page. */
function ignore(): void {}

document.addEventListener("zen-type", (event) => dispatch({ type: "typed", program: event.detail }));
document.addEventListener("zen-run", runProgram);
document.addEventListener("zen-stop", stop);
document.addEventListener("zen-reset", () => void reset().catch(ignore));
document.addEventListener("zen-restart", () => restart(""));
document.addEventListener("zen-example", (event) => void openExample(event.detail).catch(unavailable));
document.addEventListener("zen-recover", (event) => void recover(event.detail).catch(ignore));
document.addEventListener("zen-noticed", () => dispatch({ type: "noticed", notice: "" }));
document.addEventListener("zen-share", () => void share().catch(unavailable));
document.addEventListener("zen-file", (event) => void askForFile(event.detail).catch(unavailable));
document.addEventListener("zen-load", (event) => void loadFile(event.detail).catch(ignore));
document.addEventListener("zen-load-cancel", () => loading.abort());
document.addEventListener("zen-open-file", (event) => void openFile(event.detail).catch(ignore));
window.addEventListener("hashchange", () => isLink(location.hash) && void openLink().catch(ignore));
window.addEventListener("dragover", (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
window.addEventListener("drop", (event) => {
  const file = event.dataTransfer?.files[0];
  if (file !== undefined) {
    event.preventDefault();
    void askForFile(file).catch(unavailable);
  }
});
document.addEventListener("zen-try", (event) => tryLatest(event.detail));
document.addEventListener("zen-plain", (event) => {
  storePlain(event.detail);
  dispatch({ type: "switched", plain: event.detail });
});
document.addEventListener("zen-point", (event) => dispatch({ type: "pointed", at: event.detail }));
document.addEventListener("zen-select", (event) => dispatch({ type: "selected", at: event.detail }));
document.addEventListener("zen-dismiss", () => dispatch({ type: "dismissed" }));
document.addEventListener("zen-theme", (event) => {
  storeTheme(event.detail);
  dispatch({ type: "themed", theme: event.detail });
});
document.addEventListener("zen-step", (event) => goTo(event.detail));
document.addEventListener("zen-ask", (event) => void ask(event.detail).catch(ignore));
document.addEventListener("zen-give-up", () => dispatch({ type: "continued", pending: "" }));
document.addEventListener("zen-edit", (event) => {
  const { buffer, offset, bytes } = event.detail;
  if (state.past !== null) {
    dispatch({ type: "refused", refusal: { buffer, offset, text: "This is history: go to now to change a byte." } });
    return;
  }
  for (const [i, value] of bytes.entries()) {
    if (live === null || live.isRunning) {
      return;
    }
    const failure = live.edit(buffer, offset + i, value);
    if (failure !== null) {
      dispatch({ type: "refused", refusal: { buffer, offset: offset + i, text: `${failure.type}: ${failure.text}` } });
      return;
    }
  }
});
document.addEventListener("zen-assign", (event) => {
  const { buffer, offset, view, index, value } = event.detail;
  const failure = live === null || live.isRunning ? null : live.assign(view, index, value);
  if (failure !== null) {
    dispatch({ type: "refused", refusal: { buffer, offset, text: `${failure.type}: ${failure.text}` } });
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) {
    dispatch({ type: "selected", at: null });
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
    event.preventDefault();
    runProgram();
  }
});

const ready = new Promise<void>((resolve, reject) => {
  const begin = (): void => void start().then(() => resolve(), reject);
  // Wait for an idle moment, so that text and editor come first.
  "requestIdleCallback" in window ? requestIdleCallback(begin, { timeout: 1500 }) : setTimeout(begin, 200);
});
ready.catch(ignore);

window.zen = handle({ ready, run: (code) => run(code), stop, reset, memory: readable, state: () => state.memory });

elements.editor.complete = (path) => (live === null || live.isRunning ? [] : live.complete(path));
dispatch({ type: "switched", plain: storedPlain() });
draw();

if (isOpening) {
  void openLink().catch(ignore);
}

keepOffline();

/** onPage returns the page's dialog of a name, which is made when it is needed first. */
function onPage<Name extends "zen-file-dialog" | "zen-share-dialog">(name: Name): HTMLElementTagNameMap[Name] {
  return document.querySelector(name) ?? document.body.appendChild(document.createElement(name));
}

/** element returns the page's one element of a name. */
function element<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] {
  const found = document.querySelector(name);
  if (found === null) {
    throw new Error(`the page has no ${name}`);
  }
  return found;
}
