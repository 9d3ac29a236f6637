// Reads .build/meta.json, in which esbuild says what the scripts of the last build consist of.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Returns the outputs of the last build by their names in static/build: the files that went into each, and the outputs it
 * imports, by their names too.
 *
 * @returns {Promise<Map<string, {inputs: string[], imports: {name: string, kind: string}[]}>>}
 */
export async function outputs() {
  const meta = JSON.parse(await readFile(join(root, ".build", "meta.json"), "utf8"));
  const named = new Map();
  for (const [path, output] of Object.entries(meta.outputs)) {
    const imports = output.imports.filter((one) => !one.external).map((one) => ({ name: nameOf(one.path), kind: one.kind }));
    named.set(nameOf(path), { inputs: Object.keys(output.inputs), imports });
  }
  return named;
}

/** Returns an output's name in static/build, which was .build/next while it was being built. */
function nameOf(path) {
  const [, name] = path.split(".build/next/");
  if (name === undefined) throw new Error(`${path} is no output of build.sh`);
  return name;
}
