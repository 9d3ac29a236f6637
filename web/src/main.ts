// Wires the page: the one file that knows store, machine and elements. Events
// of elements and messages of the machine become actions; each new state goes
// to the elements as properties.

import { assign, edit, pastAt, undoing, undoOf } from "./acts.ts";
import { element, isTyping, onPage } from "./dom.ts";
import { KeptDraft, storedDraft } from "./draft.ts";
import { engineOf, ownProgram } from "./engine.ts";
import type { Load } from "./elements/zen-file-dialog.ts";
import { first } from "./examples.ts";
import { isLink } from "./fragment.ts";
import { GivenFiles } from "./given-files.ts";
import { onceAFrame } from "./frames.ts";
import type { Machine, Progress, Result, RunOptions } from "./machine.ts";
import { latest } from "./latest.ts";
import { madeAt, saidOf } from "./link.ts";
import type { Memory } from "./memory.ts";
import { shorten } from "./name.ts";
import { keepOffline } from "./offline.ts";
import { storedPlain, storedTheme, storePlain, storeTheme } from "./preference.ts";
import type { Session } from "./share.ts";
import { initial, shownStep, shownText, update } from "./state.ts";
import type { Action, Origin, PageState, Refusal } from "./state.ts";
import { unasked } from "./unasked.ts";
import { handle } from "./zen.ts";
import type { Zen } from "./zen.ts";
import type { Attempt, Edit, PageEvents } from "./elements/events.ts";
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
const drawSoon = onceAFrame(draw);

const work = new KeptDraft();
const files = new GivenFiles();
/** The session that is being opened: it may wait for its files. */
let pending: Session | null = null;
/** Gives up the file that is being read. */
let loading = new AbortController();

/** The link that the page shows, or "". Another one in the address is still to be read. */
let shownLink = "";

function dispatch(action: Action): void {
  const next = update(state, action);
  if (next === state) {
    return;
  }
  state = next;
  drawSoon();
}

function draw(): void {
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
  elements.timeline.canUndo = state.edits.length > 0;
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
  elements.memory.timeline = state.timeline;
  elements.memory.canUndo = state.edits.length > 0;
}

/** remember keeps the reader's work. A program from a link is the reader's once it is changed: then the address no longer tells what the page shows. */
function remember(): void {
  const { program, origin, kept } = state;
  if (origin.type !== "link" && work.keep({ program, origin, kept }) && shownLink !== "" && location.hash === shownLink) {
    shownLink = "";
    history.replaceState(null, "", location.pathname + location.search);
  }
}

addEventListener("pagehide", () => work.store());

const engine = engineOf(ownProgram(), {
  loading: (fraction) => dispatch({ type: "loaded", fraction }),
  ready: () => dispatch({ type: "ready" }),
  changed: (memory, trace) => dispatch({ type: "changed", memory, trace }),
  failed,
});
let isWaiting = false;

/** failed tells that the machine is dead. One that died under a program is replaced at once; whether one that cannot start shall be tried again is the reader's to say. */
function failed(error: Error): void {
  const isAccident = state.machine.type === "running";
  const text = `The machine stopped: ${error.message}.`;
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
  void engine.start().catch(ignore);
}

/** readable returns the memory that the picture is drawn from, or null while it cannot be read. */
function readable(): Memory | null {
  return state.memory === null ? null : engine.idle;
}

/** The text whose lines the timeline names. */
let ranProgram: string | null = null;

/** run runs a program and shows what came of it; it rejects when the machine fails, or when the signal drops it before its turn. begun draws the page when the program begins. */
async function run(code: string, options: RunOptions = {}, signal?: AbortSignal, begun = draw): Promise<Pick<Result, "stdout" | "error">> {
  dispatch({ type: "typed", program: code });
  const progress = progressOf(() => {
    ranProgram = code;
    dispatch({ type: "started", fresh: options.fresh === true });
  }, begun);
  const running = await waitFor(engine.start());
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
  const drawIfRunning = (): void => queueMicrotask(() => (engine.idle === null ? draw() : undefined));
  const { error } = await run(program, { fresh: true, milliseconds: maxAttempt }, undefined, drawIfRunning);
  const { memory, timeline } = state;
  const said = error === null ? saidOf(line, timeline.steps, memory) : `${error.type}: ${error.text}`;
  dispatch({ type: "tried", at: madeAt(line, timeline.steps, memory), said });
  draw(); // before the cards look where the memory of the run before was
}

/** tryLatest makes an attempt at most once a frame, and always one with the latest number. */
const tryLatest = latest(
  (each: Attempt) => attempt(each).catch(ignore),
  (go) => requestAnimationFrame(go),
);

/**
 * ask enters lines at the prompt, one after the other. An input runs when it is complete, as an empty line makes it, and
 * else waits for its next line; between pasted lines of a block an empty one ends nothing. Stop drops the lines that follow.
 */
async function ask(lines: readonly string[]): Promise<void> {
  const running = await waitFor(engine.start());
  for (const [i, line] of lines.entries()) {
    const input = state.pending === "" ? line : `${state.pending}\n${line}`;
    const goesOn = line.trim() === "" && /^\s/.test(lines.slice(i).find((next) => next.trim() !== "") ?? "");
    if (input.trim() === "") {
      continue;
    }
    if (goesOn || running.readiness(`${input}\n`) === "incomplete") {
      dispatch({ type: "continued", pending: input });
    } else if ((await prompt(running, input, {})).error?.type === "KeyboardInterrupt") {
      return;
    }
  }
}

/** prompt runs a complete input of the prompt, shows what came of it, and returns that. */
async function prompt(running: Machine, input: string, bounds: RunOptions): Promise<Pick<Result, "error">> {
  const progress = progressOf(() => dispatch({ type: "asked", input: input.trimEnd() }), draw);
  return show(await running.prompt(`${input}\n`, progress, bounds));
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

/** change changes memory for the reader: in the live memory, while no program runs, and so that it can be taken back. */
function change(asked: Pick<Edit, "buffer" | "offset" | "size">, act: (idle: Machine) => Refusal | null): void {
  const { buffer, offset } = asked;
  if (state.past !== null) {
    const text = "This is history: go to now to change it.";
    dispatch({ type: "refused", refusal: { buffer, offset, text, isHistory: true } });
    return;
  }
  const { idle } = engine;
  if (idle === null || state.memory === null) {
    return;
  }
  const undo = undoOf(idle, asked, state.memory);
  const refusal = act(idle);
  if (refusal !== null) {
    dispatch({ type: "refused", refusal });
  } else if (undo !== null) {
    dispatch({ type: "edited", undo });
  }
  draw(); // before the cards see bytes that no step has told them of
}

/** takeBack takes the last change of the reader's back: a step of its own, as that was. */
function takeBack(): void {
  const last = state.edits.at(-1);
  const { idle } = engine;
  if (last === undefined || idle === null) {
    return;
  }
  dispatch({ type: "returned" });
  const refusal = edit(idle, undoing(last));
  dispatch(refusal === null ? { type: "undone" } : { type: "refused", refusal });
  draw(); // as after a change
}

function show(result: Result): Pick<Result, "stdout" | "error"> {
  dispatch({ type: "done", stdout: result.stdout, error: result.error, memory: result.state, trace: result.trace });
  return { stdout: result.stdout, error: result.error };
}

/** goTo shows the memory as it was after a step; the last step is the live memory. */
function goTo(n: number): void {
  const { idle } = engine;
  if (idle !== null) {
    dispatch(n >= state.timeline.total ? { type: "returned" } : { type: "stepped", past: pastAt(idle, n) });
  }
}

/** waitFor shows that a program waits until the machine is there, or is known to fail. */
async function waitFor(ready: Promise<Machine>): Promise<Machine> {
  isWaiting = true;
  drawSoon();
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
  if (state.notice === unaskedNotice) {
    dispatch({ type: "noticed", notice: "" });
  }
  // The button's run begins anew, so that it always shows the same; the prompt goes on from there.
  void run(state.program, { fresh: true }, waiting.signal).catch(ignore);
}

/** stop ends the program that runs, and drops the reader's run that waits; those that zen.run was given still run. */
function stop(): void {
  waiting.abort();
  dispatch({ type: "stopping" });
  engine.live?.stop();
}

/** reset goes back to the first program and an empty memory. It rejects when the machine fails. */
async function reset(): Promise<void> {
  await open(firstProgram, firstOrigin, state.origin.type === "own" ? "This is the first program again." : "");
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
  await engine.live?.reset();
}

async function openExample(name: string): Promise<void> {
  const { programs } = await import("./programs.ts");
  const program = programs[name];
  if (program !== undefined) {
    await open(program.trim(), { type: "example", name }, "");
  }
}

const unaskedNotice = "Opened from a link. It has run with 64 MB and for 2 s at most; Run sets no such bounds.";

/** openLink shows the session in the page's address. */
async function openLink(): Promise<void> {
  const link = location.hash;
  const { sessionOf, LinkError } = await import("./share.ts");
  try {
    await openSession(await sessionOf(link));
  } catch (error) {
    if (!(error instanceof LinkError)) {
      throw error;
    }
    await open(firstProgram, firstOrigin, error.message);
  } finally {
    shownLink = link;
    dispatch({ type: "noticed", notice: state.notice });
  }
}

/** leaveLink goes back to the program that a link took the place of, when the reader goes back to the address without it. */
async function leaveLink(): Promise<void> {
  const { program, origin } = work.draft ?? { program: firstProgram, origin: firstOrigin };
  if (state.origin.type === "link") {
    await open(program, origin, "");
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
  const { program, inputs, step, selection } = session;
  const { error } = await run(program, { fresh: true, ...unasked });
  for (const input of error === null ? inputs : []) {
    if (pending === session && state.output.error === null) {
      await prompt(await engine.start(), input, unasked);
    }
  }
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
    const loaded = files.load(await waitFor(engine.start()), load, (bytes) => dialog.progress(bytes), signal);
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

/** showKeys opens the dialog that lists the keys and explains the words. */
async function showKeys(): Promise<void> {
  await import("./elements/zen-keys-dialog.ts");
  onPage("zen-keys-dialog").open();
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

/** on has act called for each event of a name, with its detail. */
function on<Name extends keyof PageEvents>(name: Name, act: (detail: PageEvents[Name]) => void): void {
  document.addEventListener(name, (event) => act((event as CustomEvent<PageEvents[Name]>).detail));
}

on("zen-type", (program) => dispatch({ type: "typed", program }));
on("zen-run", runProgram);
on("zen-stop", stop);
on("zen-reset", () => void reset().catch(ignore));
on("zen-restart", () => restart(""));
on("zen-example", (name) => void openExample(name).catch(unavailable));
on("zen-recover", (program) => void recover(program).catch(ignore));
on("zen-noticed", () => dispatch({ type: "noticed", notice: "" }));
on("zen-share", () => void share().catch(unavailable));
on("zen-file", (file) => void askForFile(file).catch(unavailable));
on("zen-load", (load) => void loadFile(load).catch(ignore));
on("zen-load-cancel", () => loading.abort());
on("zen-open-file", (file) => void openFile(file).catch(ignore));
window.addEventListener("hashchange", () => void (isLink(location.hash) ? openLink() : leaveLink()).catch(ignore));
window.addEventListener("dragover", (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
window.addEventListener("drop", (event) => {
  const file = event.dataTransfer?.files[0];
  if (file !== undefined) {
    event.preventDefault();
    void askForFile(file).catch(unavailable);
  }
});
on("zen-try", tryLatest);
on("zen-plain", (plain) => {
  storePlain(plain);
  dispatch({ type: "switched", plain });
});
on("zen-point", (at) => dispatch({ type: "pointed", at }));
on("zen-select", (at) => dispatch({ type: "selected", at }));
on("zen-dismiss", () => dispatch({ type: "dismissed" }));
on("zen-theme", (theme) => {
  storeTheme(theme);
  dispatch({ type: "themed", theme });
});
on("zen-step", goTo);
on("zen-ask", (lines) => void ask(lines).catch(ignore));
on("zen-give-up", () => dispatch({ type: "continued", pending: "" }));
on("zen-edit", (asked) => change(asked, (idle) => edit(idle, asked)));
on("zen-assign", (asked) => change(asked, (idle) => assign(idle, asked)));
on("zen-undo", takeBack);
on("zen-keys", () => void showKeys().catch(unavailable));
document.addEventListener("keydown", (event) => {
  const isText = isTyping(event);
  if (event.key === "?" && !isText && !event.defaultPrevented) {
    void showKeys().catch(unavailable);
  }
  if (event.key.toLowerCase() === "z" && !event.shiftKey && (event.ctrlKey || event.metaKey) && !isText && !event.defaultPrevented && state.edits.length > 0) {
    event.preventDefault();
    takeBack();
  }
  if (event.key === "Escape" && !event.defaultPrevented) {
    dispatch({ type: "selected", at: null });
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
    event.preventDefault();
    runProgram();
  }
});

/** loadParts loads what a run may need, beside the Go program: no program shall cause a request. What could not be loaded is tried again when it is needed. */
function loadParts(): Promise<unknown> {
  return Promise.allSettled([import("./elements/zen-inspector.ts"), import("./elements/zen-matrix.ts"), import("./elements/zen-tug.ts")]);
}

const ready = new Promise<void>((resolve, reject) => {
  const begin = (): void => {
    const parts = loadParts();
    void engine.start().then(() => parts).then(() => resolve(), reject);
  };
  // Wait for an idle moment, so that text and editor come first.
  "requestIdleCallback" in window ? requestIdleCallback(begin, { timeout: 1500 }) : setTimeout(begin, 200);
});
ready.catch(ignore);

window.zen = handle({ ready, run: (code) => run(code), stop, reset, memory: readable, state: () => state.memory });

elements.editor.hasKeys = true;
elements.editor.complete = (path) => engine.idle?.complete(path) ?? [];
dispatch({ type: "switched", plain: storedPlain() });
draw();

if (isLink(location.hash)) {
  void openLink().catch(ignore);
}

keepOffline();
