// The settings that every bundle has, in the product and in tests.

import { join } from "node:path";

/**
 * Returns esbuild's options without what goes in and where it comes out.
 *
 * @param {string} root the project's folder
 */
export function options(root) {
  return {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: /** @type {"esm"} */ ("esm"),
    target: "es2022",
    charset: /** @type {"utf8"} */ ("utf8"),
    legalComments: /** @type {"none"} */ ("none"),
    metafile: /** @type {true} */ (true),
    loader: { ".py": /** @type {"text"} */ ("text") },
    chunkNames: "chunks/[name]-[hash]",
    tsconfig: join(root, "web/tsconfig.json"),
    logLevel: /** @type {"warning"} */ ("warning"),
  };
}
