import assert from "node:assert/strict";
import { test } from "node:test";
import MarkdownIt from "markdown-it";
import { elementOf, inMarkdown, pictureInMarkdown, scriptOf } from "../../src/embed-snippet.ts";

test("a cell is one element, and its program is text", () => {
  assert.equal(
    elementOf({ program: 'if a < b and b"&":\n    pass\n\n', attributes: { view: "code memory", readonly: "", src: '/"' } }),
    '<zero-copy-zen view="code memory" readonly src="/&quot;"><pre><code>if a &lt; b and b&quot;&amp;&quot;:\n    pass\n</code></pre></zero-copy-zen>',
  );
  assert.equal(elementOf({ program: "", attributes: { src: "/lessons/a-slice-copies#2" } }), '<zero-copy-zen src="/lessons/a-slice-copies#2"></zero-copy-zen>');
  assert.equal(scriptOf("https://zen.example"), '<script src="https://zen.example/embed/v1.js" defer></script>');
});

/** programIn returns the program of a cell, as a browser reads it from HTML. */
function programIn(html: string): string {
  const text = /<pre><code>(.*)<\/code><\/pre>/s.exec(html)?.[1] ?? "";
  const names: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#10": "\n" };
  return text.replace(/&(#?\w+);/g, (all, name: string) => names[name] ?? all);
}

test("in Markdown a cell is one block of HTML, whatever lines its program has", () => {
  const markdown = new MarkdownIt({ html: true });
  for (const program of ["a = 1\n", "a = 1\n\nb = 2\n", "a = 1\n\n\n\nb = 2\n", "def f():\n    return 1\n    \n    \n\n# *not* a heading\n- 1\n", "\n\na\n", "s = '''\n\n&#10;\n'''\n"]) {
    const html = elementOf({ program, attributes: {} });
    const rendered = markdown.render(`Before.\n\n${inMarkdown(html)}\n\nAfter *it*.\n`);
    assert.match(rendered, /^<p>Before\.<\/p>\n<div><zero-copy-zen><pre>/);
    assert.match(rendered, /<\/pre><\/zero-copy-zen><\/div>\n<p>After <em>it<\/em>\.<\/p>\n$/);
    assert.doesNotMatch(inMarkdown(html), /\n[ \t]*\n/);
    const bare = (text: string): string => text.replace(/^[ \t]+$/gm, "");
    assert.equal(bare(programIn(rendered)), bare(program));
  }
});

test("a picture in Markdown has its text, and no sign of the text is Markdown", () => {
  assert.equal(pictureInMarkdown("data[0]: *a*\nb", "state.svg", "https://zen.example/#v1.x"), "[![data\\[0\\]: \\*a\\* b](state.svg)](https://zen.example/#v1.x)");
});
