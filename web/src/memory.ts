// Where the picture's bytes come from. Elements ask through this interface, so
// the same picture can be drawn from live memory or from a recording.

import type { Buffer } from "./protocol.ts";

/** Memory reads the bytes of buffers. */
export interface Memory {
  /**
   * bytes returns the buffer's bytes from `from` up to, not including, `to`.
   * The array may share memory with the machine: it is valid until the caller
   * returns to the event loop, and must not be kept. null when the bytes
   * cannot be read now.
   */
  bytes(buffer: Buffer, from: number, to: number): Uint8Array | null;
}

/** Snapshot is a copy of some of a buffer's bytes. */
export interface Snapshot {
  /** The offset of the first byte held. */
  readonly from: number;
  readonly bytes: Uint8Array;
}

/** Kept is the last snapshot of a buffer, and of which state of it: as long as that is the same, no step has changed it. */
export interface Kept extends Snapshot {
  readonly of: Buffer;
}

/** Snapshots holds what was last shown of each live buffer by its identity: names, and the cards they key, go from object to object. */
export type Snapshots = Map<string, Kept>;

/** identity returns what tells a buffer from every other, also from those that are gone. */
export function identity(buffer: Buffer): string {
  return `${buffer.id}.${buffer.generation}`;
}

/** nothing is the snapshot that holds no byte. */
export const nothing: Snapshot = { from: 0, bytes: new Uint8Array(0) };

/** byteAt returns the byte at an offset of the buffer, or null when the snapshot does not hold it. */
export function byteAt(snapshot: Snapshot, offset: number): number | null {
  return snapshot.bytes[offset - snapshot.from] ?? null;
}

/** holds reports whether the snapshot has every byte from `from` up to, not including, `to`. */
export function holds(snapshot: Snapshot, from: number, to: number): boolean {
  return from >= snapshot.from && to <= snapshot.from + snapshot.bytes.length;
}

/** isSame reports whether the snapshot holds exactly these bytes from this offset on. */
export function isSame(snapshot: Snapshot, from: number, bytes: Uint8Array): boolean {
  if (snapshot.from !== from || snapshot.bytes.length !== bytes.length) {
    return false;
  }
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== snapshot.bytes[i]) {
      return false;
    }
  }
  return true;
}

/** changes returns the offsets whose bytes both snapshots hold and that differ. */
export function changes(before: Snapshot, after: Snapshot): Set<number> {
  const offsets = new Set<number>();
  for (let i = 0; i < after.bytes.length; i++) {
    const old = byteAt(before, after.from + i);
    if (old !== null && old !== after.bytes[i]) {
      offsets.add(after.from + i);
    }
  }
  return offsets;
}
