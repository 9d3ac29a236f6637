// The timeline: the steps that the page knows, put together from the traces
// that came with messages.

import type { EventKind, Line, Step, Trace } from "./protocol.ts";

/** noTimeline is the timeline before the first run. */
export const noTimeline: Trace = { source: "reset", total: 0, head: 0, leftOut: 0, steps: [], lines: [] };

/**
 * continued returns the timeline with what a message's trace adds. A cell or a
 * reset begins a new one; otherwise the old steps stay, save those that the
 * machine has left out by now. The sums of the cell's lines stay as well.
 */
export function continued(timeline: Trace, trace: Trace): Trace {
  if (trace.source === "cell" || trace.source === "reset") {
    return { ...trace, lines: lasting(trace) };
  }
  const kept = timeline.steps.filter((step) => isKept(trace, step));
  return { ...trace, source: timeline.source, steps: [...kept, ...trace.steps], lines: timeline.lines };
}

/**
 * lasting returns the sums of the lines without what views showed that the same
 * step made and let go, as memoryview(d) in memoryview(d)[2:5]: so the notes add
 * up to what the counter shows of the views that live. Of a timeline with steps
 * left out it is not known, and the sums stay as they are.
 */
function lasting({ lines, steps, leftOut }: Trace): readonly Line[] {
  const passing = new Map<string, number>();
  for (const { source, line, events } of leftOut > 0 ? [] : steps) {
    const gone = new Set(events.filter(({ kind }) => kind === "release").map(({ view }) => view));
    const bytes = events.reduce((sum, event) => sum + (makesView.has(event.kind) && gone.has(event.view) ? event.bytes : 0), 0);
    passing.set(`${source} ${line}`, (passing.get(`${source} ${line}`) ?? 0) + bytes);
  }
  return lines.map((each) => {
    const bytes = passing.get(`${each.source} ${each.line}`) ?? 0;
    return bytes === 0 ? each : { ...each, costs: { ...each.costs, shared: Math.max(each.costs.shared - bytes, 0) } };
  });
}

const makesView: ReadonlySet<EventKind> = new Set(["export", "view", "slice", "cast"]);

/** isKept reports whether the machine still has a step. */
function isKept(trace: Trace, step: Step): boolean {
  return step.n <= trace.head || step.n > trace.head + trace.leftOut;
}
