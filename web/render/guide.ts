// The guide for authors, /embed/guide: how a program gets into a page of their
// own. It reads well without its script (src/guide.ts), which adds a form that
// makes the HTML, and puts the site's own address in the place of home.

import { elementOf, inMarkdown } from "../src/embed-snippet.ts";
import { attributesTable, eventsTable, policyTable } from "./guide-tables.ts";
import { escape } from "./html.ts";

/** Shown is a lesson, and which of its programs have a picture. */
export interface Shown {
  readonly name: string;
  readonly title: string;
  readonly programs: readonly boolean[];
}

/** home stands for the address of the site, which the build does not know. */
const home = '<span class="home">https://this.site</span>';

const first = `import array
a = array.array('i', [10, 20, 30, 40])

even = memoryview(a)[::2]
even[1] = 33
print(a)
`;

const second = [
  `data = bytearray(b'Hello World!')
`,
  `window = memoryview(data)[6:11]
window[:] = b'reads'
print(data)
`,
];

const script = `const cell = document.querySelector("zero-copy-zen");
cell.addEventListener("zen-run", ({ detail }) => {
  if (detail.error === null && detail.stdout.includes("33")) solved();
});
document.querySelector("#show").onclick = async () => {
  await cell.run();
  await cell.step(3); // the memory after the third step
};`;

/** guidePage returns the source of the page. */
export function guidePage(lessons: readonly Shown[]): string {
  return `<!--
title: Programs in your own page
description: How to put a program that runs, with its memory drawn byte by byte, into a tutorial of your own.
style: /guide.css
script: /build/guide.js
skip: Skip to the guide
-->
<main id="main" class="document guide">
<nav class="contents" aria-label="On this page">
<ul>
<li><a href="#choose">Choose and copy</a></li>
<li><a href="#html">In plain HTML</a></li>
<li><a href="#mkdocs">In MkDocs and other Markdown</a></li>
<li><a href="#attributes">Attributes</a></li>
<li><a href="#events">Events and methods</a></li>
<li><a href="#policy">Content-Security-Policy</a></li>
<li><a href="#without">Without scripts, in print</a></li>
<li><a href="#pictures">Pictures</a></li>
<li><a href="#versions">Versions</a></li>
</ul>
</nav>
<article>
<h1>Programs in your own page</h1>
<p>One line puts a program into your tutorial. It stands there as text, and when your reader comes near it can be run, changed,
and looked at byte by byte. It runs in your reader’s browser: no server of ours sees it.</p>
${code("The one line", `<script src="HOME/embed/v1.js" defer></script>\n<zero-copy-zen><pre><code>data = bytearray(b'Hello')</code></pre></zero-copy-zen>`)}
${chooser(lessons)}
${examples()}
<section id="attributes">
<h2>Attributes</h2>
${attributesTable}
<p>Whatever else is written there is ignored, with one warning in the console. <code>theme</code>, <code>view</code>,
<code>step</code>, <code>readonly</code> and <code>height</code> may change at any time.</p>
</section>
<section id="events">
<h2>Events and methods</h2>
${eventsTable}
${code("Events and methods in a script", script)}
</section>
<section id="policy">
<h2>What a Content-Security-Policy must allow</h2>
<p>A page without one has nothing to do. Others add, to what they have:</p>
${policyTable(home)}
<p><code>style-src</code> needs nothing, and neither kind of cell needs the headers of cross-origin isolation (COOP, COEP). In a
page that allows its frames no origin, or with <code>sandbox="allow-scripts"</code>, a cell runs all the same: it then keeps
nothing, and each downloads for itself.</p>
</section>
<section id="without">
<h2>Without scripts, in print, offline</h2>
<p>The block between the tags is yours, in your page’s style. It is what readers see before a cell is there, without scripts, in
print, and when this site cannot be reached; in the last case, and when a <code>src</code> leads nowhere, a note says so beneath
it. So write the program there even where <code>src</code> names a lesson; the form above does.</p>
</section>
${pictures(lessons)}
<section id="versions">
<h2>Versions</h2>
<p>Pages that you write today work tomorrow. <code>/embed/v1.js</code> keeps its attributes, events, methods and the meaning of
its block; new ones may be added. What could break a page would be <code>/embed/v2.js</code>, beside it. Pages as authors have
written them are kept, and tested with every change. <code>/embed.js</code> is the newest version there is: good for trying out.
Load the script from here and not from a copy: it loads the rest from where it came from.</p>
</section>
</article>
</main>
`;
}

/** chooser returns the form, which is shown when its script runs. */
function chooser(lessons: readonly Shown[]): string {
  const options = lessons.flatMap(({ name, title, programs }) =>
    programs.map((_, i) => `<option value="${name}#${i + 1}">${escape(title)}, program ${i + 1}</option>`),
  );
  const check = (name: string, value: string, label: string, isOn = false): string =>
    `<label><input type="checkbox" name="${name}" value="${value}"${isOn ? " checked" : ""}> ${label}</label>`;
  return `<section id="choose">
<h2>Choose and copy</h2>
<noscript><p>With scripts, a form here writes the HTML for you. Below stands all that it knows.</p></noscript>
<form class="chooser card" hidden>
<fieldset>
<legend>What runs</legend>
<label><input type="radio" name="kind" value="program" checked> a program</label>
<label><input type="radio" name="kind" value="lesson"> one of a lesson</label>
<label class="wide-field">The program<textarea name="program" rows="7" spellcheck="false" autocapitalize="off">${escape(first)}</textarea></label>
<label class="wide-field" hidden>The lesson<select name="lesson">${options.join("")}</select></label>
</fieldset>
<fieldset>
<legend>What is shown</legend>
${check("view", "code", "the program", true)}
${check("view", "memory", "its memory", true)}
${check("view", "output", "its output", true)}
${check("view", "timeline", "its steps", true)}
<label>Colors<select name="theme"><option value="auto">as the page</option><option>light</option><option>dark</option></select></label>
<label>Step<input name="step" inputmode="numeric" pattern="[0-9]*" placeholder="the last" size="7"></label>
<label>Height<input name="height" inputmode="numeric" pattern="[0-9]*" placeholder="as needed" size="8"></label>
</fieldset>
<fieldset>
<legend>How it runs</legend>
${check("flag", "autorun", "by itself when it comes into sight")}
${check("flag", "readonly", "unchanged: it cannot be edited")}
${check("flag", "inline", "in the page itself, without a frame")}
<label hidden>with the names of the session<input name="session" size="10" autocapitalize="off"></label>
</fieldset>
</form>
<div class="results" hidden>
${result("html", "HTML, for your page")}
${result("markdown", "The same in Markdown that allows HTML: MkDocs, Jekyll, Hugo")}
${result("plain", "In Markdown without HTML, as on GitHub")}
<p role="status" class="said"></p>
<h3>What your readers get</h3>
<div class="preview"></div>
</div>
</section>`;
}

function result(name: string, title: string): string {
  return `<div class="line"><h3 id="${name}-title">${title}</h3><button type="button" data-copies="${name}" aria-describedby="${name}-title">Copy</button></div>
<pre class="card" tabindex="0" role="region" aria-labelledby="${name}-title"><code data-result="${name}"></code></pre>`;
}

/** examples returns the two whole pages, each with what it shows. */
function examples(): string {
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>A view is no copy</title>
<script src="HOME/embed/v1.js" defer></script>
<h1>A view is no copy</h1>
<p>Here <code>even</code> shows every second item of <code>a</code>.</p>
${elementOf({ program: first, attributes: {} })}
</html>`;
  const attributes = { inline: "", session: "tour", view: "code output memory" };
  const cells = second.map((program) => elementOf({ program, attributes }));
  const markdown = `# A window onto bytes

Some bytes that can change:

${inMarkdown(cells[0] ?? "")}

A view of five of them. The second program knows the names of the first, for
they share a session:

${inMarkdown(cells[1] ?? "")}`;
  return `<section id="html">
<h2>In plain HTML</h2>
<p>A whole page:</p>
${code("A page of HTML", page)}
<p>Its cell, in a frame of its own:</p>
${elementOf({ program: first, attributes: {} })}
<p>In a program write <code>&amp;lt;</code> for &lt; and <code>&amp;amp;</code> for &amp;, as anywhere in HTML.</p>
</section>
<section id="mkdocs">
<h2>In MkDocs and other Markdown</h2>
<p>The script is loaded once for all pages, by <code>mkdocs.yml</code>:</p>
${code("mkdocs.yml", `extra_javascript:\n  - HOME/embed/v1.js`)}
<p>And a page, <code>docs/window.md</code>:</p>
${code("A page of Markdown", markdown)}
<p>The <code>&lt;div&gt;</code> begins a block of HTML, which an element that Markdown does not know would not. An empty line would
end that block in most dialects (Jekyll’s and Hugo’s too), so write <code>&amp;#10;</code> for it. No extension of Python-Markdown is
needed, and none that highlights code is in the way. The cells of that page, in the page itself:</p>
${cells.join("\n")}
</section>`;
}

function pictures(lessons: readonly Shown[]): string {
  const links = ({ name, programs }: Shown): string =>
    programs.flatMap((has, i) => (has ? [`<a href="/lessons/${name}/${i + 1}.svg" aria-label="program ${i + 1}">${i + 1}</a>`] : [])).join(" ");
  const rows = lessons.filter(({ programs }) => programs.includes(true)).map((each) => `<tr><th scope="row"><code>/lessons/${each.name}/</code></th><td>${links(each)}</td></tr>`);
  return `<section id="pictures">
<h2>Pictures</h2>
<p>Where only Markdown is allowed, a picture can lead to the program: “Share” in the <a href="/">playground</a> copies it as
Markdown, with a text for those who cannot see it, and saves <code>state.svg</code> for you to put beside your text. The memory
after each program of a <a href="/lessons">lesson</a> has an address that stays:</p>
${code("A picture in Markdown", "[![The memory after a slice](HOME/lessons/a-slice-copies/1.svg)](HOME/lessons/a-slice-copies)")}
<details><summary>All pictures of the lessons, by their programs</summary>
<table><tbody>
${rows.join("\n")}
</tbody></table>
</details>
</section>`;
}

/** code returns a text as it is to be typed, with the address of the site for HOME. */
function code(label: string, text: string): string {
  return `<pre class="card" tabindex="0" role="region" aria-label="${label}"><code>${escape(text).replaceAll("HOME", home)}</code></pre>`;
}
