// The files that the reader has given to the program. Every run of the button
// begins with an empty memory, so they are read anew for it; a link names them,
// and whoever opens it gives the same ones.

import type { Load } from "./elements/zen-file-dialog.ts";
import type { Machine } from "./machine.ts";
import type { FileMark } from "./share.ts";
import type { Failure } from "./protocol.ts";

/** Given is a file with the variable that has its bytes. */
interface Given {
  readonly name: string;
  readonly file: File;
  readonly sha256: string;
}

/** GivenFiles are all of them, and those that a link still asks for. */
export class GivenFiles {
  #given: readonly Given[] = [];
  #wanted: readonly FileMark[] = [];

  /** The first file that a link asks for and that has not been given, or null. */
  get wanted(): FileMark | null {
    return this.#wanted[0] ?? null;
  }

  /** What a link says of the files. */
  get marks(): readonly FileMark[] {
    return this.#given.map(({ name, file, sha256 }) => ({ name, file: file.name, size: file.size, sha256 }));
  }

  get isEmpty(): boolean {
    return this.#given.length === 0;
  }

  /** begin forgets all files; wanted are those that the next program reads. */
  begin(wanted: readonly FileMark[]): void {
    this.#given = [];
    this.#wanted = wanted;
  }

  /** load reads a file into memory. It returns the exception that refused the name, or null, and rejects as Machine.load does. */
  async load(machine: Machine, { file, name, wanted }: Load, progress: (loaded: number) => void, signal: AbortSignal): Promise<Failure | null> {
    const { hashed } = await import("./own-file.ts");
    const { source, digest } = hashed(file, wanted);
    const failure = await machine.load(name, source, { progress, signal });
    if (failure === null) {
      this.#given = [...this.#given.filter((each) => each.name !== name), { name, file, sha256: digest() }];
      this.#wanted = this.#wanted.filter((each) => each !== wanted);
    }
    return failure;
  }

  /**
   * renew empties the memory of a machine and reads all files into it, when the
   * turn of what is asked for now has come. It returns what to tell the reader
   * when a file cannot be read again, or "".
   */
  async renew(machine: Machine, signal: AbortSignal | undefined): Promise<string> {
    const begun = machine.renew(signal);
    const loads = this.#given.map(({ name, file }) => machine.load(name, file, { progress() {}, ...(signal === undefined ? {} : { signal }) }));
    const ended = await Promise.allSettled([begun, ...loads]);
    const lost = this.#given.filter((_, i) => ended[i + 1]?.status === "rejected");
    return lost.length === 0 || signal?.aborted === true ? "" : `${lost.map(({ file }) => file.name).join(" and ")} could not be read again: give the file once more.`;
  }
}
