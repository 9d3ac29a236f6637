// The tables of the guide for authors.

/** table returns a table with a heading for each column; the first cell of a row is the row's own. Cells are HTML. */
function table(label: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const body = rows.map(([first = "", ...rest]) => `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  return `<div class="table card" tabindex="0" role="region" aria-label="${label}"><table>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody>
${body.join("\n")}
</tbody>
</table></div>`;
}

export const attributesTable = table(
  "Attributes",
  ["attribute", "its values", "unless it is there"],
  [
    ["<code>view</code>", "some of <code>code</code>, <code>memory</code>, <code>output</code>, <code>timeline</code>", "all"],
    ["<code>theme</code>", "<code>light</code>, <code>dark</code>, or <code>auto</code>: as the text around it, also when your page changes its colors", "<code>auto</code>"],
    ["<code>step</code>", "the step whose memory is shown after a run; 0 is before the first", "the last"],
    ["<code>height</code>", "the most it is high, in pixels; the rest scrolls", "as high as it needs"],
    ["<code>label</code>", "what readers who cannot see the cell are told that it is: the title of its frame", "<code>Python, program 1</code>, and so on; nothing with <code>inline</code>"],
    ["<code>readonly</code>", "the program can be run, not edited", "it can be edited"],
    ["<code>autorun</code>", "it runs when it comes into sight, for 2 seconds and with 64 MB at most", "it runs when it is asked to"],
    ["<code>src</code>", "a program of a lesson, <code>/lessons/a-slice-copies#2</code>, before which the earlier ones run; or a link that Share has made; shown in the place of the block", "the block"],
    ["<code>inline</code>", "in the page itself: all such cells share one Go program", "a frame of its own, which your page’s scripts cannot look into"],
    ["<code>session</code>", "with <code>inline</code>: cells of the same session share their names, and earlier ones run first", "names of its own"],
    ["<code>sandbox</code>", "for less than a frame may do: some of <code>allow-scripts</code> (always), <code>allow-same-origin</code>, <code>allow-popups</code>, <code>allow-downloads</code>", "all four"],
  ],
);

export const eventsTable = table(
  "Events and methods",
  ["of the element", "what it is"],
  [
    ["<code>zen-ready</code>", "The cell stands in the block’s place."],
    ["<code>zen-run</code>", "A run has ended. <code>detail</code>: <code>{stdout, error}</code>; <code>error</code> is <code>null</code>, or the exception: <code>{type, text, line, traceback}</code>."],
    ["<code>zen-step</code>", "Another step is shown. <code>detail</code>: <code>{step, steps}</code>."],
    ["<code>zen-change</code>", "The reader has changed the program. <code>detail</code>: <code>{program}</code>."],
    ["<code>run()</code>", "Runs the program, and prepares the cell when that has not been done. The promise brings the detail of <code>zen-run</code>; it is rejected only when the cell cannot run anything."],
    ["<code>step(n)</code>", "Shows the memory after a step. The promise is rejected when there is no such step."],
    ["<code>reset()</code>", "Gives the program back as you have written it."],
  ],
);

/** policyTable returns what a page must allow. home is this site's address, as HTML. */
export function policyTable(home: string): string {
  return table(
    "Content-Security-Policy",
    ["directive", "cells in frames", "and for <code>inline</code>"],
    [
      ["<code>script-src</code>", `<code>${home}</code>`, `<code>${home} 'wasm-unsafe-eval'</code>`],
      ["<code>frame-src</code>", `<code>${home}</code>`, "–"],
      ["<code>connect-src</code>", "–", `<code>${home}</code>`],
      ["<code>img-src</code>", "–", "<code>data:</code>"],
    ],
  );
}
