// The messages between the machine (Go, page.wasm) and the page (TypeScript).
//
// Every message is one JSON object whose "type" says what it is:
//
//	{"type":"output","text":T}                         a piece of stdout, sent while a program runs
//	{"type":"done","stdout":T,"error":E,"state":S}     a program ended; stdout is all it printed, pieces included; E is null when it succeeded
//	{"type":"state","state":S}                         memory changed while no program ran: by an edit, or by a reset
//	{"type":"fatal","text":T}                          the machine itself failed and is of no more use
//
// E is the exception that ended a program or refused an edit: its class, its
// text, the place in the source, and the traceback as Python prints it. Lines
// and columns count from 1, columns in characters; endColumn is one past the
// last character; 0 means unknown.
//
// S is the memory as it is now: every live buffer, every view, the counters.
// Sizes, offsets, strides and addresses are in bytes, and below 2**53. An
// address is the real one in the module's memory and is good until the next
// run. Ids name objects: a buffer's id and generation together are never used
// twice. Names are those that hold the object, in the order of binding; an
// object held only by a container has none. A view's offset is that of its
// first item from its buffer's first byte; suboffsets are empty when there are
// none; a released view has buffer 0 when its buffer is gone.
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
  readonly offset: number;
  readonly format: string;
  readonly itemsize: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly suboffsets: readonly number[];
  readonly readonly: boolean;
  readonly contiguous: boolean;
  readonly released: boolean;
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
  readonly buffers: readonly Buffer[];
  readonly views: readonly View[];
  readonly counters: Counters;
  /** Bytes of buffer memory held now, and the most that were held at once. */
  readonly allocated: number;
  readonly peak: number;
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
  | { readonly type: "done"; readonly stdout: string; readonly error: Failure | null; readonly state: State }
  | { readonly type: "state"; readonly state: State }
  | { readonly type: "fatal"; readonly text: string };

/**
 * Program is what the Go program hands to the page when it is ready. No call
 * waits: run and reset are answered by messages. A call throws when the Go
 * program is dead.
 */
export interface Program {
  /** Starts a program; output messages and one done message follow. Only while none runs. */
  run(source: string): void;
  /** Raises KeyboardInterrupt in the running program, which can catch only that of the first call; does nothing when none runs. */
  stop(): void;
  /** Forgets all names and memory; a state message follows. Only while no program runs. */
  reset(): void;
  /** Assigns one byte as Python would. Returns "" and sends a state message, or returns a Failure as JSON. */
  edit(buffer: number, offset: number, value: number): string;
  /** Returns the State as JSON. */
  state(): string;
}

/** Border is what the page offers to the Go program, as globalThis.__zen, before it starts. */
export interface Border {
  ready(program: Program): void;
  message(text: string): void;
}

/** parseMessage returns the message in the JSON text; it throws SyntaxError when the text is no JSON. */
export function parseMessage(text: string): Message {
  return JSON.parse(text) as Message;
}

/** parseFailure returns the refusal that Program.edit answered, or null when it did not refuse. */
export function parseFailure(text: string): Failure | null {
  return text === "" ? null : (JSON.parse(text) as Failure);
}
