// What the module of cells in other people's pages needs beside the site's own
// bundles: plugins of esbuild.

import { readFile } from "node:fs/promises";

/**
 * Returns a text of style, or of a script with style in it, in which a rem is
 * --zen-rem: the page's own may be anything. Conditions cannot have variables:
 * in those of containers a rem becomes 16 px, and those of media do not ask the
 * page.
 *
 * @param {string} text
 */
export function pinRem(text) {
  return text
    .split("\n")
    .map((line) => {
      if (/@media/.test(line)) return line;
      if (/@container/.test(line)) return line.replace(/(\d*\.?\d+)rem\b/g, (_, n) => `${Number(n) * 16}px`);
      return line.replace(/(-?)(\d*\.?\d+)rem\b/g, (_, sign, n) => `calc(${sign}${n} * var(--zen-rem))`);
    })
    .join("\n");
}

/** Pins lengths in the style sheets and scripts of the site. */
export const pinned = {
  name: "pinned rem",
  setup(build) {
    build.onLoad({ filter: /[\\/](web[\\/]src|static)[\\/].*\.(ts|css)$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      return { contents: pinRem(text), loader: path.endsWith(".css") ? "text" : "ts" };
    });
  },
};

/**
 * Makes the module "go-support" of wasm_exec.js: a function that runs it with
 * another global object.
 *
 * @param {string} file
 */
export function goSupport(file) {
  return {
    name: "go support",
    setup(build) {
      build.onResolve({ filter: /^go-support$/ }, () => ({ path: file, namespace: "go-support" }));
      build.onLoad({ filter: /.*/, namespace: "go-support" }, async () => {
        const text = await readFile(file, "utf8");
        return { contents: `export function support(globalThis, fs) {\n${text}\n}`, loader: "js" };
      });
    },
  };
}
