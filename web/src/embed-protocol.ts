// What an embedded cell and the page around it say to each other, version 1:
// whoever wrote a page with embed/v1.js must find it working for ever, so fields
// are added and never changed.
//
// The cell is a document of its own, /embed in a frame:
//
//	frame  ── {zen: 1, hello: true} ──────────> parent     as soon as its script runs
//	frame  <── {zen: 1, port: true}, [port] ── parent      once; from now on both speak by the port
//	frame  <── open ── parent
//	frame  ── height, alive ──> parent                     or refused: the author's block stays
//	frame  <── options, run, step, reset ── parent
//	frame  ── height, event, answer, failed ──> parent
//
// A message outside the port counts only when its source is the other window:
// the parent for the frame, the frame's contentWindow for the parent. An origin
// proves nothing here: that of a frame with a stricter sandbox is "null".
//
// Or it stands in the page itself, in a shadow root. Then /embed/inline.js is
// imported, which exports connect (see Connect), and the same messages are the
// arguments of two functions instead.
//
// What a cell is called is the page's to say: it is the title of its frame, and
// the name of the group around a cell in the page itself (attribute label).
//
// A frame beyond the edges of the window gets no animation frames, and is to be
// alive before it is scrolled to: height and alive must not wait for one.
//
// Everything is checked on arrival. A message of another shape is dropped, and
// unknown fields are not looked at.

/** Part is one part of a cell: the program, the picture of the memory, what was printed, the steps. */
export type Part = "code" | "memory" | "output" | "timeline";

export const parts: readonly Part[] = ["code", "memory", "output", "timeline"];

/** Options are what can change while a cell is there. */
export interface Options {
  /** Already decided: the page follows its own colors and the reader's. */
  readonly theme: "light" | "dark";
  /** The parts that are shown, each once, at least one; they stand in the cell's own order. */
  readonly view: readonly Part[];
  /** The step that is shown after a run; null is the last. One behind the last is the last. */
  readonly step: number | null;
  /** Whether the program can only be read and run. */
  readonly readonly: boolean;
  /** The most that the cell is high, in pixels of CSS, with its own scroll bars; null lets it be as high as it needs. */
  readonly height: number | null;
}

/** Open is the first message to a cell, and comes once. */
export interface Open {
  readonly type: "open";
  /** The program of the author's block; what is shown when src is null. */
  readonly program: string;
  /**
   * What is shown in the place of program, as the author wrote it, also with our origin before it: a program of a lesson, "/lessons/name#2", before
   * which the lesson's earlier ones run ("/lessons/name" is the first); or a share link, "#v1.…". Or null.
   */
  readonly src: string | null;
  /** Whether it runs when it comes into sight, within a link's limits. */
  readonly autorun: boolean;
  /** Cells in the page that have the same share names; null has names of its own. In a frame it is null. */
  readonly session: string | null;
  readonly options: Options;
}

/** ToCell is what the page says. An id comes back in the answer, or with failed. */
export type ToCell =
  | Open
  | { readonly type: "options"; readonly options: Options }
  /** Runs the program as the button does; answered with a Ran when it has ended. */
  | { readonly type: "run"; readonly id: number }
  /** Shows the memory after a step, 0 being before the first; answered with null. */
  | { readonly type: "step"; readonly id: number; readonly n: number }
  /** Gives the program back as it was, and forgets what it did; answered with null. */
  | { readonly type: "reset"; readonly id: number };

/** Failed is the exception that ended a program. */
export interface Failed {
  /** Its Python class. */
  readonly type: string;
  readonly text: string;
  /** From 1; 0 when it has none. */
  readonly line: number;
  readonly traceback: string;
}

/** Ran is what a run came to. A program that fails is a result. */
export interface Ran {
  readonly stdout: string;
  readonly error: Failed | null;
}

/** Stepped is which step is shown, 0 to steps. */
export interface Stepped {
  readonly step: number;
  readonly steps: number;
}

/** Changed is the program after the reader edited it. */
export interface Changed {
  readonly program: string;
}

/** CellEvent is what the page's own scripts get as an event of the element, by this name and with this detail. */
export type CellEvent =
  /** A run ended, whoever asked for it. */
  | { readonly name: "zen-run"; readonly detail: Ran }
  | { readonly name: "zen-step"; readonly detail: Stepped }
  | { readonly name: "zen-change"; readonly detail: Changed };

/** FromCell is what a cell says. */
export type FromCell =
  /** The cell stands with all that was asked for, and can be run; its height was told before. The page shows it now, and sends zen-ready. */
  | { readonly type: "alive" }
  /** How high it wants to be, in pixels of CSS, bounded by Options.height. In the page itself it needs none. */
  | { readonly type: "height"; readonly px: number }
  /** It cannot show what src asks for, or nothing can be run there: the author's block stays, with this sentence beneath it. */
  | { readonly type: "refused"; readonly note: string }
  | ({ readonly type: "event" } & CellEvent)
  | { readonly type: "answer"; readonly id: number; readonly result: Ran | null }
  /** What was asked for cannot be done: there is no such step, the Go program cannot be loaded. The method's promise rejects with the text. */
  | { readonly type: "failed"; readonly id: number; readonly text: string };

/**
 * Connect puts a cell into an empty root of the page; no event of the cell's
 * own elements leaves it. tell gets what the cell says. element is the
 * <zero-copy-zen> around it: those of a session are connected in any order, but
 * all that stand earlier in the document before a later one can be run.
 */
export type Connect = (root: ShadowRoot, element: Element, tell: (message: FromCell) => void) => Connection;

export interface Connection {
  /** Says something to the cell; the first is an Open. */
  say(message: ToCell): void;
  /** Ends its runs and gives its memory back. */
  close(): void;
}

/** hello is what a frame says first; port goes with the port. */
export const hello = { zen: 1, hello: true } as const;
export const port = { zen: 1, port: true } as const;

/** longestText is how many characters any text may have: more is no program that a page holds. */
const longestText = 2 ** 20;

/** isHello reports whether a message is a frame's first. */
export function isHello(value: unknown): boolean {
  return isRecord(value) && value["zen"] === 1 && value["hello"] === true;
}

/** isPort reports whether a message is the answer to hello; the port itself is the only one of the event. */
export function isPort(value: unknown): boolean {
  return isRecord(value) && value["zen"] === 1 && value["port"] === true;
}

/** toCell returns the message that a value is, or null. */
export function toCell(value: unknown): ToCell | null {
  return isRecord(value) && isToCell(value) ? (value as unknown as ToCell) : null;
}

function isToCell(value: Fields): boolean {
  const { type, id, n, program, src, autorun, session, options } = value;
  switch (type) {
    case "open":
      return isText(program) && isTextOrNull(src) && isFlag(autorun) && isTextOrNull(session) && isOptions(options);
    case "options":
      return isOptions(options);
    case "run":
    case "reset":
      return isCount(id);
    case "step":
      return isCount(id) && isCount(n);
    default:
      return false;
  }
}

function isOptions(value: unknown): boolean {
  if (!isRecord(value)) {
    return false;
  }
  const { theme, view, step, readonly, height } = value;
  return (theme === "light" || theme === "dark") && isView(view) && (step === null || isCount(step)) && isFlag(readonly) && (height === null || isCount(height));
}

function isView(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && new Set(value).size === value.length && value.every((part) => parts.includes(part));
}

/** fromCell returns the message that a value is, or null. */
export function fromCell(value: unknown): FromCell | null {
  return isRecord(value) && isFromCell(value) ? (value as unknown as FromCell) : null;
}

function isFromCell(value: Fields): boolean {
  const { type, id, px, note, text, result } = value;
  switch (type) {
    case "alive":
      return true;
    case "height":
      return typeof px === "number" && px >= 0 && px < 1e5;
    case "refused":
      return isText(note);
    case "event":
      return isEvent(value);
    case "answer":
      return isCount(id) && (result === null || isRan(result));
    case "failed":
      return isCount(id) && isText(text);
    default:
      return false;
  }
}

function isEvent({ name, detail }: Fields): boolean {
  if (!isRecord(detail)) {
    return false;
  }
  switch (name) {
    case "zen-run":
      return isRan(detail);
    case "zen-step":
      return isCount(detail["step"]) && isCount(detail["steps"]);
    case "zen-change":
      return isText(detail["program"]);
    default:
      return false;
  }
}

function isRan(value: unknown): boolean {
  return isRecord(value) && typeof value["stdout"] === "string" && (value["error"] === null || isFailed(value["error"]));
}

function isFailed(value: unknown): boolean {
  return isRecord(value) && isText(value["type"]) && isText(value["text"]) && isCount(value["line"]) && isText(value["traceback"]);
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.length <= longestText;
}

function isTextOrNull(value: unknown): boolean {
  return value === null || isText(value);
}

function isFlag(value: unknown): boolean {
  return typeof value === "boolean";
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
