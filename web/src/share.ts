// A session in the fragment of an address: what a link says, and how it is read.
//
//	#v1.<base64url of deflate-raw of JSON>
//
// The version is that of the text behind it: 2 where there are inputs of the
// prompt, which version 1 does not know. Links are a contract: whoever changes
// the format gives it a new number and goes on reading the old one;
// web/test/testdata/links.json holds links that must be read for ever. Servers
// never see a fragment. A fragment is somebody else's word: it is inflated no
// further than maxInflated, and what is in it is checked.

import type { Spot } from "./spot.ts";
import type { Theme } from "./state.ts";

/** FileMark tells a file from others: a link carries it instead of the bytes. */
export interface FileMark {
  /** The variable that holds its bytes. */
  readonly name: string;
  /** What the file was called. */
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 in hexadecimal digits. */
  readonly sha256: string;
}

/** Session is what a link carries. */
export interface Session {
  readonly program: string;
  /** The inputs of the prompt that came after it. */
  readonly inputs: readonly string[];
  /** The step that the picture shows, or null: the last. */
  readonly step: number | null;
  readonly selection: Spot | null;
  /** The colors of the page, or null: the reader's own. */
  readonly theme: Exclude<Theme, "auto"> | null;
  readonly files: readonly FileMark[];
}

/** longestLink is how many characters a link has at most: longer ones do not survive what they are sent by. */
export const longestLink = 8000;

/** maxInflated is how many bytes a fragment may have when it is inflated. */
export const maxInflated = 2 ** 20;

/** LinkError says in the reader's words why a link cannot be opened. */
export class LinkError extends Error {}

const newest = 2;
const broken = "This link is damaged or was cut off, so its program cannot be shown.";

/** fragmentOf returns the fragment that carries a session. */
export async function fragmentOf(session: Session): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify({ p: session.program, ...besides(session) }));
  const deflated = await collect(through(text, new CompressionStream("deflate-raw")), Infinity);
  return `#v${session.inputs.length === 0 ? 1 : 2}.${toBase64url(deflated)}`;
}

/** besides returns what a session has beside its program, as it is written. */
function besides({ inputs, step, selection, theme, files }: Session): Record<string, unknown> {
  return {
    ...(inputs.length === 0 ? {} : { i: inputs }),
    ...(step === null ? {} : { s: step }),
    ...(selection === null ? {} : { x: selection }),
    ...(theme === null ? {} : { t: theme }),
    ...(files.length === 0 ? {} : { f: files }),
  };
}

/** The last line of a session that is a file: to Python, a comment. */
const lastLine = /\n# zero-copy-zen (\{.*\})\s*$/;

/** fileOf returns a session as the text of a Python program: for those that are too long for a link. */
export function fileOf(session: Session): string {
  return `${session.program.replace(/\n$/, "")}\n# zero-copy-zen ${JSON.stringify(besides(session))}\n`;
}

/** sessionOfFile returns the session in the text of a Python program, which need not come from fileOf; it throws LinkError when what was added is damaged. */
export function sessionOfFile(text: string): Session {
  const added = lastLine.exec(text)?.[1];
  const program = text.replace(lastLine, "\n");
  return checked({ ...(added === undefined ? {} : parse(added)), p: program });
}

/** sessionOf returns the session in a fragment that isLink (fragment.ts); it throws LinkError when it is none. */
export async function sessionOf(fragment: string): Promise<Session> {
  const [, number, text] = /^#v(\d+)\.([A-Za-z0-9_-]*)$/.exec(fragment) ?? [];
  if (number === undefined || text === undefined) {
    throw new LinkError(broken);
  }
  if (Number(number) < 1 || Number(number) > newest) {
    throw new LinkError("This link was made by a newer version of this page, which knows more than this one.");
  }
  return checked(parse(await inflated(text)));
}

/** inflated returns the JSON text in a fragment. */
async function inflated(base64url: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await collect(through(fromBase64url(base64url), new DecompressionStream("deflate-raw")), maxInflated);
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError(broken);
  }
  return new TextDecoder().decode(bytes);
}

/** checked returns the session that is written so: everything in it is from outside. */
function checked(stored: Record<string, unknown>): Session {
  const { p: program, i: inputs = [], s: step = null, x: selection = null, t: theme = null, f: files = [] } = stored;
  const isFine =
    typeof program === "string" &&
    Array.isArray(inputs) &&
    inputs.every((each) => typeof each === "string") &&
    (step === null || isCount(step)) &&
    (selection === null || isSpot(selection)) &&
    (theme === null || theme === "light" || theme === "dark") &&
    Array.isArray(files) &&
    files.length <= 16 &&
    files.every(isFileMark);
  if (!isFine) {
    throw new LinkError(broken);
  }
  return { program, inputs, step, selection, theme, files };
}

function parse(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new LinkError(broken);
  }
  if (!isRecord(value)) {
    throw new LinkError(broken);
  }
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= 10_000;
}

function isKey(value: unknown): boolean {
  return isText(value) || isCount(value);
}

function isSpot(value: unknown): value is Spot {
  if (!isRecord(value) || !isKey(value["b"])) {
    return false;
  }
  const { r: run, v: view, i: index } = value;
  return (
    (run === undefined || (Array.isArray(run) && run.length === 2 && run.every(isCount))) &&
    (view === undefined || isKey(view)) &&
    (index === undefined || (view !== undefined && Array.isArray(index) && index.length <= 64 && index.every(isCount)))
  );
}

function isFileMark(value: unknown): value is FileMark {
  return isRecord(value) && isText(value["name"]) && isText(value["file"]) && isCount(value["size"]) && /^[0-9a-f]{64}$/.test(String(value["sha256"]));
}

/** through returns what a stream makes of bytes. */
function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([bytes]).stream().pipeThrough(stream);
}

/** collect reads a stream to its end; of more than limit bytes it reads no further, and throws LinkError. */
async function collect(stream: ReadableStream<Uint8Array<ArrayBuffer>>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > limit) {
      await reader.cancel();
      throw new LinkError("This link holds more than 1 MB, which is more than any link of this page does.");
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function toBase64url(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 4096) {
    text += String.fromCharCode(...bytes.subarray(i, i + 4096));
  }
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}
