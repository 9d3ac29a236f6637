// What a page does with an idle machine for its reader: going to a step, and
// changing memory in the picture.

import type { Assign, Edit } from "./elements/events.ts";
import type { Machine } from "./machine.ts";
import type { Memory } from "./memory.ts";
import type { Failure, State } from "./protocol.ts";
import type { Past, Refusal } from "./state.ts";

/** pastAt returns the memory as it was after step n. Its reconstructions are good until the next call or message. */
export function pastAt(machine: Pick<Machine, "at">, n: number): Past {
  // The earlier one first: reconstructions are those of the last call.
  const previous = machine.at(n - 1);
  return { n, previous, memory: machine.at(n) };
}

/** edit assigns bytes as Python would, or returns why they are refused. */
export function edit(machine: Pick<Machine, "edit">, { buffer, offset, size, format, value }: Edit): Refusal | null {
  const failure = machine.edit(buffer, offset, size, format, value);
  return failure === null ? null : refusal(buffer, offset, failure);
}

/** Undo is what takes an edit back: the bytes that were there. */
export interface Undo {
  readonly buffer: number;
  readonly offset: number;
  readonly old: readonly number[];
}

/** undoOf returns what will take an edit back; null where its bytes cannot be read. It is asked for before the edit. */
export function undoOf(memory: Memory, { buffer, offset, size }: Pick<Edit, "buffer" | "offset" | "size">, { buffers }: State): Undo | null {
  const edited = buffers.find((each) => each.id === buffer);
  const bytes = edited === undefined ? null : memory.bytes(edited, offset, offset + size);
  return bytes === null ? null : { buffer, offset, old: [...bytes] };
}

/** undoing returns the edit that takes another back: one step, as that was. */
export function undoing({ buffer, offset, old }: Undo): Edit {
  const hex = old.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { buffer, offset, size: old.length, format: "", value: old.length === 1 ? `0x${hex}` : `b''.fromhex('${hex}')` };
}

/** assign assigns an item as Python would, or returns why it is refused. */
export function assign(machine: Pick<Machine, "assign">, { buffer, offset, view, index, value }: Assign): Refusal | null {
  const failure = machine.assign(view, index, value);
  return failure === null ? null : refusal(buffer, offset, failure);
}

function refusal(buffer: number, offset: number, { type, text }: Failure): Refusal {
  return { buffer, offset, text: `${type}: ${text}`, isHistory: false };
}
