// Lessons as pages: the sources that web/pages.mjs puts the site's frame
// around. All that a lesson says, runs and shows stands in them; the script
// (src/lesson.ts) makes the same elements run, and finds them by these classes.
//
//	<zen-prediction>               a question, its choices as a list
//	<zen-cell>                     a program and what it did
//	  .code                        .program · zen-cell-bar, as high as the buttons in it will be · .output
//	  .picture                     the memory, for wide and narrow pages; its counters
//	  .outcome                     of a cell with a prediction: what it did, to be opened
//	  .checks, .help               of a challenge
//	.keep                          the sentence to keep

import MarkdownIt from "markdown-it";
import { fragmentOf } from "../src/share.ts";
import { codeOf } from "./code.ts";
import { escape } from "./html.ts";
import type { Cell, Challenge, Lesson, Prediction } from "./lesson.ts";
import type { Outcome } from "./outcome.ts";

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** Run returns what a program does: in the lesson's session, or in an empty one. */
export type Run = (code: string, fresh: boolean, id: string, draw: Cell["draw"]) => Promise<Outcome>;

/** lessonPage returns the source of a lesson's page. */
export async function lessonPage(lesson: Lesson, all: readonly Lesson[], run: Run): Promise<string> {
  const parts: string[] = [];
  let asked: Prediction | null = null;
  let cells = 0;
  const session: string[] = [];
  for (const block of lesson.blocks) {
    if (block.text !== undefined) {
      parts.push(markdown.render(block.text));
    }
    if (block.prediction !== undefined) {
      asked = block.prediction;
      parts.push(predictionOf(block.prediction));
    }
    if (block.cell !== undefined) {
      const { code, draw } = block.cell;
      session.push(code);
      parts.push(cellOf(++cells, code, await run(code, cells === 1, `cell${cells}`, draw), asked, await bar(session)));
      asked = null;
    }
    if (block.challenge !== undefined) {
      const { code } = block.challenge;
      parts.push(challengeOf(++cells, block.challenge, await run(code, true, `cell${cells}`, undefined), await bar([code])));
    }
  }
  return `<!--
title: ${lesson.title}
description: ${lesson.keep}
style: /lessons.css
script: /build/lesson.js
skip: Skip to the lesson
-->
<main id="main" class="document lesson">
<article>
<h1>${inline(lesson.title)}</h1>
${parts.join("\n")}
<p class="keep">${inline(lesson.keep)}</p>
${pager(lesson, all)}
</article>
${contents(all, lesson)}
</main>
`;
}

/** indexPage returns the source of the page that lists the lessons. */
export function indexPage(all: readonly Lesson[]): string {
  const list = (part: Lesson["part"]): string => all.filter((each) => each.part === part).map((each) => `<li><a href="/lessons/${each.name}">${inline(each.title)}</a><p>${inline(each.keep)}</p></li>`).join("\n");
  return `<!--
title: Lessons
description: Seven short lessons about memory, copies and views in Python, each with programs that run in the page.
style: /lessons.css
skip: Skip to the lessons
-->
<main id="main" class="document lesson">
<article>
<h1>Lessons</h1>
<p>Seven lessons, a few minutes each, to be read in order. Their programs run in the page, and the memory they use is drawn
byte by byte. Below each stands the sentence it ends in.</p>
<ol class="overview">
${list("spine")}
</ol>
<h2>Reference lessons</h2>
<p>One subject each, in any order.</p>
<ul class="overview">
${list("reference")}
</ul>
<h2>Challenges</h2>
<ul class="overview">
${list("challenges")}
</ul>
</article>
${contents(all, null)}
</main>
`;
}

/** contents lists all lessons; current is the one that is read. */
function contents(all: readonly Lesson[], current: Lesson | null): string {
  const link = (each: Lesson): string => `<li><a href="/lessons/${each.name}"${each === current ? ' aria-current="page"' : ""}>${inline(each.title)}</a></li>`;
  const list = (part: Lesson["part"]): string => all.filter((each) => each.part === part).map(link).join("");
  const isOpen = current === null || current.part === "reference";
  return `<nav class="contents" aria-label="Lessons">
<ol class="spine">${list("spine")}</ol>
<details${isOpen ? " open" : ""}><summary>Reference lessons</summary><ul>${list("reference")}</ul></details>
<ul>${list("challenges")}</ul>
</nav>`;
}

function pager(lesson: Lesson, all: readonly Lesson[]): string {
  const at = all.indexOf(lesson);
  const link = (each: Lesson | undefined, rel: string, text: string): string =>
    each === undefined ? "" : `<a rel="${rel}" href="/lessons/${each.name}"><span>${text}</span> ${inline(each.title)}</a>`;
  return `<nav class="pager" aria-label="Before and after">${link(all[at - 1], "prev", "Before:")}${link(all[at + 1], "next", "Next:")}</nav>`;
}

function predictionOf({ question, choices, explanation }: Prediction): string {
  const list = choices.map((choice) => `<li><span class="choice">${inline(choice)}</span></li>`).join("");
  return `<zen-prediction>
<p><strong>Before you run it:</strong> ${inline(question)}</p>
<ul>${list}</ul>
<p class="explanation" hidden>${inline(explanation)}</p>
</zen-prediction>`;
}

function cellOf(n: number, code: string, outcome: Outcome, asked: Prediction | null, bar: string): string {
  const { output, picture, counters, before, drawn } = outcome;
  if (asked === null) {
    return `<zen-cell data-kind="cell">
<div class="code">${programOf(n, code)}${bar}${outputOf(n, output)}</div>
<figure class="picture">${picturesOf(picture, drawn)}<figcaption>${counters}</figcaption></figure>
</zen-cell>`;
  }
  const shown = before !== null ? before.picture : drawn === "" ? "" : '<details class="bytes" hidden><summary>The memory, byte by byte</summary></details>';
  const caption = before === null ? "No memory yet: the program has not run." : `Before line ${before.line} runs.`;
  return `<zen-cell data-kind="cell">
<div class="code">${programOf(n, code)}${bar}</div>
<figure class="picture">${shown}<figcaption>${caption}</figcaption></figure>
<details class="outcome"><summary>What it does</summary>
<div><p>${inline(asked.explanation)}</p>${outputOf(n, output)}</div>
<figure>${picturesOf(picture, drawn)}<figcaption>${counters}</figcaption></figure>
</details>
</zen-cell>`;
}

function challengeOf(n: number, { code, checks, test, hint, solution }: Challenge, { output, picture, counters }: Outcome, bar: string): string {
  return `<zen-cell data-kind="challenge" data-test="${escape(test)}">
<div class="code">${programOf(n, code)}${bar}${outputOf(n, output)}</div>
<figure class="picture">${picture}<figcaption>${counters}</figcaption></figure>
<div class="checks">
<p>Solved when</p>
<ul>${checks.map((check) => `<li><code>${escape(check)}</code> <span class="verdict"></span></li>`).join("")}</ul>
<p class="verdicts" role="status"></p>
<details class="help"><summary>A hint</summary><p>${inline(hint)}</p></details>
<details class="help"><summary>A solution</summary><pre tabindex="0" role="region" aria-label="Solution of challenge ${n}"><code>${codeOf(solution)}</code></pre></details>
</div>
</zen-cell>`;
}

/** picturesOf returns the pictures that a cell draws, and the memory, which then can be opened. */
function picturesOf(memory: string, drawn: string): string {
  return drawn === "" ? memory : `${drawn}<details class="bytes"><summary>The memory, byte by byte</summary>${memory}</details>`;
}

/** bar returns the place of a cell's buttons, with a link that opens the programs of a session in the playground. */
async function bar(session: readonly string[]): Promise<string> {
  const fragment = await fragmentOf({ program: session.join("\n"), inputs: [], step: null, selection: null, theme: null, files: [] });
  return `<zen-cell-bar><a href="/${fragment}"><span class="rest">open in the </span>playground</a></zen-cell-bar>`;
}

function programOf(n: number, code: string): string {
  return `<pre class="program" tabindex="0" role="region" aria-label="Program ${n}"><code>${codeOf(code)}</code></pre>`;
}

function outputOf(n: number, output: string): string {
  return `<pre class="output" tabindex="0" role="region" aria-label="Output of program ${n}"${output === "" ? " hidden" : ""}>${escape(output)}</pre>`;
}

/** inline returns a line of Markdown as HTML. */
function inline(text: string): string {
  return markdown.renderInline(text);
}
