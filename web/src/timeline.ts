// The timeline: the steps that the page knows, put together from the traces
// that came with messages.

import type { Step, Trace } from "./protocol.ts";

/** noTimeline is the timeline before the first run. */
export const noTimeline: Trace = { source: "reset", total: 0, head: 0, leftOut: 0, steps: [], lines: [] };

/**
 * continued returns the timeline with what a message's trace adds. A cell or a
 * reset begins a new one; otherwise the old steps stay, save those that the
 * machine has left out by now. The sums of the cell's lines stay as well.
 */
export function continued(timeline: Trace, trace: Trace): Trace {
  if (trace.source === "cell" || trace.source === "reset") {
    return trace;
  }
  const kept = timeline.steps.filter((step) => isKept(trace, step));
  return { ...trace, source: timeline.source, steps: [...kept, ...trace.steps], lines: timeline.lines };
}

/** isKept reports whether the machine still has a step. */
function isKept(trace: Trace, step: Step): boolean {
  return step.n <= trace.head || step.n > trace.head + trace.leftOut;
}
