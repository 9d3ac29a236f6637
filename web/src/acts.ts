// What a page does with an idle machine for its reader: going to a step, and
// changing memory in the picture.

import type { Assign, Edit } from "./elements/events.ts";
import type { Machine } from "./machine.ts";
import type { Failure } from "./protocol.ts";
import type { Past, Refusal } from "./state.ts";

/** pastAt returns the memory as it was after step n. Its reconstructions are good until the next call or message. */
export function pastAt(machine: Pick<Machine, "at">, n: number): Past {
  // The earlier one first: reconstructions are those of the last call.
  const previous = machine.at(n - 1);
  return { n, previous, memory: machine.at(n) };
}

/** edit assigns bytes as Python would, up to the one that it refuses; null when it refuses none. */
export function edit(machine: Pick<Machine, "edit">, { buffer, offset, bytes }: Edit): Refusal | null {
  for (const [i, value] of bytes.entries()) {
    const failure = machine.edit(buffer, offset + i, value);
    if (failure !== null) {
      return refusal(buffer, offset + i, failure);
    }
  }
  return null;
}

/** assign assigns an item as Python would, or returns why it is refused. */
export function assign(machine: Pick<Machine, "assign">, { buffer, offset, view, index, value }: Assign): Refusal | null {
  const failure = machine.assign(view, index, value);
  return failure === null ? null : refusal(buffer, offset, failure);
}

function refusal(buffer: number, offset: number, { type, text }: Failure): Refusal {
  return { buffer, offset, text: `${type}: ${text}` };
}
