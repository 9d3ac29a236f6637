// What every page has around its own text: the head, the header with the site's
// pages, and the foot.
//
// A page's source is a comment that says what goes into the head, and then its
// <main>:
//
//     <!--
//     title: Sendfile: what a copy costs the kernel
//     description: One sentence, for search engines.
//     style: /measurements.css /sendfile.css
//     script: /build/sendfile.js
//     skip: Skip to the methods
//     -->
//     <main id="main" class="document">…</main>
//
// title and description must be there. style are style sheets beside the site's
// own, script the module that runs in the page (/build/page.js, the button for
// the colors, when there is none), skip the text of the link to <main>.

/** The pages that the header leads to, in order. One that the site does not have is left out. */
const destinations = [
  { address: "/", title: "Playground" },
  { address: "/lessons", title: "Lessons" },
  { address: "/benchmarks", title: "Benchmarks" },
  { address: "/sendfile", title: "Sendfile" },
];

/** The pages that the foot leads to, in the same way. */
const footer = [
  { address: "/reference", title: "What the cells understand" },
  { address: "/embed/guide", title: "Programs in your own page" },
];

const keys = ["title", "description", "style", "script", "skip"];

/**
 * Reads the source of a page.
 *
 * @param {string} source
 * @returns {{about: Readonly<Record<string, string>>, main: string}}
 */
export function parsePage(source) {
  const found = /^<!--\n(.*?)\n-->\n(.*)$/s.exec(source);
  if (found === null) throw new Error("a page begins with a comment that has its title and description");
  /** @type {Record<string, string>} */
  const about = {};
  for (const line of (found[1] ?? "").split("\n")) {
    const [, key, value] = /^(\w+): (.+)$/.exec(line) ?? [];
    if (key === undefined || value === undefined || !keys.includes(key)) throw new Error(`a page cannot say ${JSON.stringify(line)} about itself`);
    about[key] = value;
  }
  if (about["title"] === undefined || about["description"] === undefined) throw new Error("a page needs a title and a description");
  return { about, main: (found[2] ?? "").trimEnd() };
}

/**
 * Returns the whole page at an address. The site's addresses decide what the
 * header leads to.
 *
 * @param {string} source as parsePage reads it
 * @param {string} address such as "/reference"
 * @param {readonly string[]} addresses of all the site's pages
 */
export function renderPage(source, address, addresses) {
  const { about, main } = parsePage(source);
  const title = escape(about["title"] ?? "");
  const styles = (about["style"]?.split(" ") ?? []).map((sheet) => `\n    <link rel="stylesheet" href="${escape(sheet)}">`);
  const name = address === "/" ? "h1" : "span"; // on other pages the text has the first heading
  const foot = footer.filter((one) => addresses.includes(one.address)).map((one) => `<a href="${one.address}">${one.title}</a> · `).join("");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${address === "/" ? title : `${title} · Zero-Copy Zen`}</title>
    <meta name="description" content="${escape(about["description"] ?? "")}">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/style.css">${styles.join("")}
    <script src="/build/theme.js"></script>
    <script type="module" src="${escape(about["script"] ?? "/build/page.js")}"></script>
  </head>
  <body>
    <header class="site">
      <a class="skip" href="#main">${escape(about["skip"] ?? "Skip to the text")}</a>
      <a class="brand" href="/">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M8 4v16M16 4v16"></path><rect x="3" y="8.5" width="18" height="7" rx="2.5"></rect></svg>
        <${name} class="name">Zero-Copy Zen</${name}>
      </a>
      <nav aria-label="Pages">
${navigation(address, addresses)}
      </nav>
${address === "/" ? "      <zen-share></zen-share>\n" : ""}      <zen-theme></zen-theme>
    </header>
${main}
    <footer class="foot">
      <p>
        ${foot}Free software under the MIT license ·
        <a href="/build/licenses.txt">Licenses of all that this page contains</a>
      </p>
    </footer>
  </body>
</html>
`;
}

/**
 * @param {string} address
 * @param {readonly string[]} addresses
 */
function navigation(address, addresses) {
  return destinations
    .filter((one) => addresses.includes(one.address))
    .map((one) => {
      const here = one.address === address ? ' aria-current="page"' : one.address !== "/" && address.startsWith(`${one.address}/`) ? ' aria-current="true"' : "";
      return `        <a href="${one.address}"${here}>${one.title}</a>`;
    })
    .join("\n");
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}
