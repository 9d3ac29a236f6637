// A file of the reader's own on its way into memory: under which name, and
// hashed while it is read.

import type { FileMark } from "./share.ts";
import { Sha256 } from "./sha256.ts";

/** largestFile is how many bytes a file may have. */
export const largestFile = 128 * 2 ** 20;

/** Source is a file, or what is read like one. */
export type Source = Pick<File, "name" | "size" | "stream">;

const keywords = new Set(
  "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(" "),
);

/** variableFor returns a name that a variable can have, as near to the file's as can be: "photo" for "photo.png". */
export function variableFor(file: string): string {
  const stem = file.replace(/(?<=.)\.[^.]*$/u, "").normalize("NFKC");
  const name = stem.replace(/[^\p{ID_Continue}]+/gu, "_").replace(/^_+|_+$/g, "").slice(0, 40);
  if (name === "") {
    return "data";
  }
  return /^\p{ID_Start}/u.test(name) && !keywords.has(name) && !/^(True|False|None)$/.test(name) ? name : `_${name}`;
}

/**
 * hashed returns the file to be read, and what tells its digest when it has been
 * read. When the file is not the one that is wanted, reading it fails at its
 * end, before anybody has its bytes.
 */
export function hashed(file: Source, wanted: FileMark | null): { readonly source: Pick<Source, "size" | "stream">; readonly digest: () => string } {
  let digest = "";
  const stream = (): ReadableStream<Uint8Array<ArrayBuffer>> => {
    const hash = new Sha256();
    return file.stream().pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(part, controller) {
          hash.update(part);
          controller.enqueue(part);
        },
        flush() {
          digest = hash.digest();
          if (wanted !== null && wanted.sha256 !== digest) {
            throw new RangeError("this is another file than the link means: its SHA-256 differs");
          }
        },
      }),
    );
  };
  return { source: { size: file.size, stream }, digest: () => digest };
}
