// Prints the licenses of the npm packages whose code is in the scripts:
//
//     node web/licenses.mjs
//
// It goes by .build/meta.json, so it names what is bundled and not what is installed. A package without a license file is
// an error.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { outputs, root } from "./metafile.mjs";

/** Returns the folders of the packages that the files belong to. */
function foldersOf(files) {
  const matches = files.map((file) => /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file));
  return [...new Set(matches.filter((match) => match !== null).map((match) => match[1]))].sort();
}

/** Returns the text of the license files in a folder. */
async function licenseIn(folder) {
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).sort();
  if (names.length === 0) throw new Error(`${folder} has no license file`);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
}

const files = [...(await outputs()).values()].flatMap((output) => output.inputs);
for (const relative of foldersOf(files)) {
  const folder = join(root, relative);
  const { name, version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  console.log(`\n\n${name} ${version} (scripts)\n\n${await licenseIn(folder)}`);
}
