// The messages between the machine (Go, page.wasm) and the page (TypeScript).
//
// Every message is one JSON object whose "type" says what it is:
//
//	{"type":"output","text":T}                                   a piece of stdout, sent while a program runs
//	{"type":"done","stdout":T,"error":E,"state":S,"trace":R}     a program ended; stdout is all it printed, pieces included; E is null when it succeeded
//	{"type":"state","state":S,"trace":R}                         memory changed while no program ran: by an edit, a file, or a reset
//	{"type":"fatal","text":T}                                    the machine itself failed and is of no more use
//
// E is the exception that ended a program or refused an edit: its class, its
// text, the place in the source, and the traceback as Python prints it. Lines
// and columns count from 1, columns in characters; endColumn is one past the
// last character; 0 means unknown.
//
// S is the memory at one moment: every live buffer, every view, the counters.
// Sizes, offsets, strides and addresses are in bytes, and below 2**53. An
// address is the real one in the module's memory and is good until the next
// run. Ids name objects: a buffer's id and generation together are never used
// twice, and no view has the id of a buffer. Names are those that hold the
// object, in the order of binding; an object held only by a container has none.
// A view's offset is that of its first item from its buffer's first byte;
// suboffsets are empty when there are none; a released view has buffer 0 when
// its buffer is gone, and is told of only while it has a name.
//
// The bytes of a buffer are read at its contents. Of the memory as it is now,
// that is its address. Of the memory as it was after a step, it is the same
// address where nothing has changed since, or that of a reconstruction, good
// until the next call or message; 0 with a length above 0 says that the
// contents were not kept.
//
// R is what happened, step by step. A step is an interval of time that belongs
// to one statement: it begins with the statement, or, marked resumed, with the
// first thing that happens in a statement after the function it called has
// returned. Steps count from 1 and go on over edits and inputs of the prompt,
// until the next run of a cell. Of a long timeline the first steps, up to head,
// and the last are kept; leftOut says how many between them are not. R holds
// the steps of the run, the input or the edit that the message is about. Lines
// are the exact sums of the same, with the steps that are left out; so is total.
//
// Texts are Unicode, except that a lone surrogate of a Python str travels as
// its own \udXXX escape.
//
// Whoever changes a message changes protocol.go, protocol.ts and the sample in
// pkg/playground/testdata/protocol in the same commit.

/** Origin says where a buffer's bytes were copied from; line 0 is unknown. */
export interface Origin {
  readonly text: string;
  readonly line: number;
}

/** Buffer is one object that owns memory. */
export interface Buffer {
  readonly id: number;
  readonly generation: number;
  readonly names: readonly string[];
  /** The object's Python type: "bytes", "bytearray", "array", … */
  readonly type: string;
  /** An array's type code, else "". */
  readonly typecode: string;
  readonly address: number;
  /** Where its bytes are read; 0 with a length above 0: they were not kept. */
  readonly contents: number;
  /** In bytes. */
  readonly length: number;
  readonly itemsize: number;
  readonly readonly: boolean;
  /** How many exports are held now; above 0 the object cannot be resized. */
  readonly exports: number;
  readonly origin: Origin | null;
}

/** View is one memoryview. */
export interface View {
  readonly id: number;
  readonly names: readonly string[];
  /** The id of the buffer it shows. */
  readonly buffer: number;
  /** The address of the view itself, as print writes it, or 0. */
  readonly object: number;
  readonly offset: number;
  readonly format: string;
  readonly itemsize: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly suboffsets: readonly number[];
  readonly readonly: boolean;
  readonly contiguous: boolean;
  readonly released: boolean;
  /** How many bytes stay in memory for the sake of the loan that the view is of, its own included; 0 when it is released. */
  readonly retains: number;
}

/** Counters are the sums of one run. */
export interface Counters {
  /** Bytes that views show without owning them. */
  readonly shared: number;
  /** Bytes that slicing copied. */
  readonly copied: number;
  /** Bytes written in place. */
  readonly written: number;
  /** Exports held now. */
  readonly exports: number;
  /** Bytes that the view slices would have copied, had they been bytes slices. */
  readonly copiedMore: number;
  /** The names of the views that shared counts. */
  readonly sharedViews: readonly string[];
}

/** State is the memory of the machine at one moment. */
export interface State {
  /** The step after which it is; 0 is before the first. */
  readonly step: number;
  readonly buffers: readonly Buffer[];
  readonly views: readonly View[];
  /** How many more there are than the lists hold. */
  readonly moreBuffers: number;
  readonly moreViews: number;
  readonly counters: Counters;
  /** Bytes of buffer memory held now, and the most that were held at once. */
  readonly allocated: number;
  readonly peak: number;
}

/**
 * EventKind says what happened to memory.
 *
 * - create: a buffer got memory; bytes is its length, from the buffer it was copied from
 * - export, view, slice, cast: a view was made: on a new loan, of another view, by slicing, by cast or toreadonly. parent
 *   is the view it was made from; offset, count, size and stride are where its first item lies, how many items it has, how
 *   large they are and how far apart on the first axis; bytes is what it shows
 * - write: count items of size bytes, stride bytes apart, the first at offset; view is what it was written through, or 0;
 *   old and new are the bytes of the items
 * - copy: bytes went from a buffer to another; reason says why
 * - resize: at offset, size bytes were removed, whose first are in old, and count inserted; bytes is the length after
 * - refused: a resize failed, for the views in views hold the buffer
 * - release: a view was released, by hand or with its last name
 * - free, collect: a buffer's memory was given back, with its last owner or by the collector of cycles
 */
export type EventKind =
  | "create"
  | "export"
  | "view"
  | "slice"
  | "cast"
  | "write"
  | "copy"
  | "resize"
  | "refused"
  | "release"
  | "free"
  | "collect";

/** Event is one thing that happened to memory. Numbers that its kind has no use for are 0, texts "". */
export interface Event {
  readonly kind: EventKind;
  readonly buffer: number;
  readonly view: number;
  readonly parent: number;
  readonly from: number;
  readonly offset: number;
  readonly count: number;
  readonly size: number;
  readonly stride: number;
  readonly bytes: number;
  readonly reason: string;
  /** At most the first 32 bytes before and after, in hexadecimal; old is "" as well where they were not kept. */
  readonly old: string;
  readonly new: string;
  readonly views: readonly number[];
}

/** Bound is a name that was bound or unbound. */
export interface Bound {
  readonly name: string;
  /** The function whose local variable it is, or "" for a name of the session. */
  readonly scope: string;
  /** The id of the buffer or view that it holds now, or 0. */
  readonly object: number;
  /** What it holds in at most 60 characters: a repr, or of most objects their type; "" when it was unbound. */
  readonly text: string;
}

/** Costs are what a step or a line cost, in bytes. */
export interface Costs {
  /** Shown by the views that were made. */
  readonly shared: number;
  /** Copied by slicing. */
  readonly copied: number;
  /** Copied in any other way: by a constructor, a concatenation, a slice assignment, a resize. */
  readonly copiedElse: number;
  /** Written in place. */
  readonly written: number;
  /** Of memory that buffers got. */
  readonly allocated: number;
  /** That the slices of views would have copied, had they been slices of bytes. */
  readonly copiedMore: number;
}

/** StepKind is the most telling thing of a step, in this order; "run" when nothing happened to memory. */
export type StepKind = "error" | "refused" | "resize" | "write" | "copy" | "slice" | "export" | "release" | "create" | "run";

/** Source says which text a line is of; "earlier" is a cell or an input before the one that runs. */
export type Source = "cell" | "prompt" | "edit" | "file" | "earlier";

/** Step is what one statement did. */
export interface Step {
  readonly n: number;
  readonly source: Source;
  /** The lines of the statement; of one with a body, of its head. */
  readonly line: number;
  readonly endLine: number;
  readonly resumed: boolean;
  readonly kind: StepKind;
  readonly events: readonly Event[];
  /** How many more events there were. */
  readonly more: number;
  /** How much the program had printed when the step ended: characters of stdout as JavaScript counts them. */
  readonly output: number;
  readonly bound: readonly Bound[];
  readonly costs: Costs;
  /** The exports held when it ended. */
  readonly exports: number;
}

/** Line is the sum of all steps of a line. */
export interface Line {
  readonly source: Source;
  readonly line: number;
  /** How often a statement began there. */
  readonly runs: number;
  readonly costs: Costs;
  /** Why most of the bytes were copied, in words; "" when none were. */
  readonly reason: string;
}

/** Trace is what happened. That of a cell or a reset begins a timeline, any other continues it. */
export interface Trace {
  readonly source: "cell" | "prompt" | "edit" | "file" | "reset";
  /** The steps of the timeline so far. */
  readonly total: number;
  /** How many first steps of the timeline are kept; the next leftOut are not, those behind them are. */
  readonly head: number;
  readonly leftOut: number;
  readonly steps: readonly Step[];
  readonly lines: readonly Line[];
}

/** Failure is the exception that ended a program or refused an edit. */
export interface Failure {
  readonly type: string;
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly traceback: string;
}

export type Message =
  | { readonly type: "output"; readonly text: string }
  | { readonly type: "done"; readonly stdout: string; readonly error: Failure | null; readonly state: State; readonly trace: Trace }
  | { readonly type: "state"; readonly state: State; readonly trace: Trace }
  | { readonly type: "fatal"; readonly text: string };

/** Readiness says what a prompt does with a text: run it, wait for more lines, or run it to show what is wrong. */
export type Readiness = "complete" | "incomplete" | "wrong";

/**
 * Program is a machine of the Go program; the program hands its first one to
 * the page when it is ready. No call waits: run, prompt and reset are answered
 * by messages. A call throws when the Go program is dead, or the machine closed. Only stop, edit and assign may be called while a
 * program runs; edits then wait for its next statement, and the done message
 * tells what came of them.
 */
export interface Program {
  /**
   * Starts a cell; output messages and one done message follow. fresh forgets
   * all names and memory first. memory bounds the bytes of the session, and
   * milliseconds the time, during this run; 0 leaves them as they are.
   */
  run(source: string, fresh: boolean, memory: number, milliseconds: number): void;
  /** Runs an input of the prompt: as run does, with its bounds, in the session and on the timeline of the last cell; values are echoed. */
  prompt(source: string, memory: number, milliseconds: number): void;
  /** Returns the Readiness of a text. */
  readiness(source: string): string;
  /**
   * Returns the names that can stand behind a dotted path, or for "" those a
   * program can use: lines of a name, a tab, and "class", "function", "module",
   * "attribute" or the type of the value. "" while a program runs.
   */
  complete(path: string): string;
  /** Raises KeyboardInterrupt in the running program, which can catch only that of the first call; does nothing when none runs. */
  stop(): void;
  /** Forgets all names and memory; a state message follows. */
  reset(): void;
  /** Bounds what a session may hold, in bytes; what it holds already stays. */
  limit(bytes: number): void;
  /**
   * Assigns size bytes as Python would, in one step. value is the text of an
   * expression: with a format of struct that of the number, or the tuple of
   * numbers, to pack; with "" that of a byte, or of an object with so many
   * bytes. Returns "" and sends a state message, or returns a Failure as JSON.
   */
  edit(buffer: number, offset: number, size: number, format: string, value: string): string;
  /**
   * Assigns an item of a view, or of a buffer, as Python would: v[i] = value,
   * v[i, j] = value. value is the text of an expression. Answers as edit does.
   */
  assign(object: number, index: readonly number[], value: string): string;
  /** Returns the State as JSON. */
  state(): string;
  /** Returns the State as it was after step n as JSON, or "" when that is not kept. Reconstructions are good until the next call. */
  at(n: number): string;
  /** Makes room for a file of so many bytes and returns its address; 0 when the session's limit does not allow it. */
  allocate(bytes: number): number;
  /** Binds a name to a bytes object of the room that was made, without a copy. Answers as edit does. */
  commit(name: string): string;
  /** Gives back the room that was made and not committed. */
  cancel(): void;
  /** Makes another machine, with names, memory, a limit and runs of its own, whose messages ear gets. */
  another(ear: Ear): Program;
  /** Ends what runs, and gives back all that the machine had. The Go program ends with its last machine. */
  close(): void;
}

/** Ear gets the messages of one machine. */
export interface Ear {
  message(text: string): void;
}

/** Border is what the page offers to the Go program, as globalThis.__zen, before it starts. It is the ear of the first machine. */
export interface Border extends Ear {
  ready(program: Program): void;
}

/** parseMessage returns the message in the JSON text; it throws SyntaxError when the text is no JSON. */
export function parseMessage(text: string): Message {
  return JSON.parse(text) as Message;
}

/** Completion is a name that can be typed, and what it is: "class", "function", "module", "attribute", or the type of its value. */
export interface Completion {
  readonly name: string;
  readonly kind: string;
}

/** parseCompletions returns the names that Program.complete answered. */
export function parseCompletions(text: string): Completion[] {
  return text === "" ? [] : text.split("\n").map((line) => ({ name: line.split("\t")[0] ?? "", kind: line.split("\t")[1] ?? "" }));
}

/** parseState returns the memory that Program.at answered, or null when it is not kept. */
export function parseState(text: string): State | null {
  return text === "" ? null : (JSON.parse(text) as State);
}

/** parseFailure returns the refusal that Program.edit answered, or null when it did not refuse. */
export function parseFailure(text: string): Failure | null {
  return text === "" ? null : (JSON.parse(text) as Failure);
}
