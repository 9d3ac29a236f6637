// What an author puts into a page: the element as HTML, and a picture with a
// link as Markdown. All functions are pure.

/** Snippet is a cell as an author writes it. */
export interface Snippet {
  /** The program of the block; "" with a src. */
  readonly program: string;
  /** Attributes in the order they are written; "" is written as a name alone. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** scriptOf returns the line that a page needs once, for cells of the site at home. */
export function scriptOf(home: string): string {
  return `<script src="${home}/embed/v1.js" defer></script>`;
}

/** elementOf returns a cell as HTML. */
export function elementOf({ program, attributes }: Snippet): string {
  const list = Object.entries(attributes).map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}="${escape(value)}"`));
  const block = program === "" ? "" : `<pre><code>${escape(program.trimEnd())}\n</code></pre>`;
  return `<zero-copy-zen${list.join("")}>${block}</zero-copy-zen>`;
}

/**
 * inMarkdown returns the same for Markdown. To its dialects a <div> begins a
 * block of HTML and an element that they do not know does not; and in some an
 * empty line ends that block, so none is left empty.
 */
export function inMarkdown(html: string): string {
  const filled = html.replace(/\n(?:[ \t]*\n)+/g, (lines) => `\n${"&#10;".repeat(lines.split("\n").length - 2)}`);
  return `<div>${filled}</div>`;
}

/** pictureInMarkdown returns a picture that leads to a link. text says what the picture shows. */
export function pictureInMarkdown(text: string, file: string, link: string): string {
  const alt = text.replace(/\s+/g, " ").replace(/[\\[\]`*_<>!]/g, "\\$&");
  return `[![${alt}](${file})](${link})`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
