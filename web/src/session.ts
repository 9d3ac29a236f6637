// What the page's state is to others: a session for a link, a picture for a file.

import type { Memory } from "./memory.ts";
import type { FileMark, Session } from "./share.ts";
import { spotOf } from "./spot.ts";
import { shownStep } from "./state.ts";
import type { PageState } from "./state.ts";
import { changedBytes, targetsOf } from "./steps.ts";

/** sessionNow returns the session that the page shows. Of a program that has been changed since it ran (ran is another text) no step is shown. */
export function sessionNow(state: PageState, ran: string | null, files: readonly FileMark[]): Session {
  const { program, inputs, past, memory, selected, theme } = state;
  const isRan = program === ran;
  return {
    program,
    inputs: isRan ? inputs : [],
    step: isRan ? (past?.n ?? null) : null,
    selection: isRan ? spotOf(selected, past?.memory ?? memory) : null,
    theme: theme === "auto" ? null : theme,
    files,
  };
}

/** pictureNow returns the memory that the page shows as an SVG document, or null when there is none. */
export async function pictureNow(state: PageState, memory: Memory | null): Promise<string | null> {
  const { svgOf } = await import("./svg.ts");
  const shown = state.past === null ? state.memory : state.past.memory;
  if (memory === null || shown === null) {
    return null;
  }
  const step = shownStep(state);
  return svgOf(shown, memory, { id: "zen", addresses: true, standalone: true, columns: 16, changed: changedBytes(step), targets: targetsOf(step, shown) });
}
