// The programs natively: pyrun against the python3 of the PATH.

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { compare } from "./measure.mjs";
import { folder, printed, programs } from "./programs.mjs";

const run = promisify(execFile);

/**
 * Measures the programs.
 *
 * @param {string} root the project's folder
 * @param {number} turns
 * @returns {Promise<{theirs: string, rows: import("./browser.mjs").Row[]}>}
 */
export async function native(root, turns) {
  const scratch = await mkdtemp(join(tmpdir(), "zen-bench-"));
  try {
    const pyrun = join(scratch, "pyrun");
    await run("go", ["build", "-o", pyrun, "./pkg/cmd/pyrun"], { cwd: root });
    return await against(pyrun, turns);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function against(pyrun, turns) {
  let python;
  try {
    python = await python3();
  } catch (error) {
    const missing = `python3 does not run (${error.code ?? error.message}): install it`;
    return { theirs: "python3", rows: programs.map(({ what }) => ({ what, missing })) };
  }
  const rows = [];
  for (const { file, what, native } of programs) {
    const time = (command) => async () => printed((await run(command, [join(folder, file)])).stdout);
    const { ours, theirs, ratio } = await compare(time(pyrun), time(python.path), turns);
    rows.push({ what, ours, theirs, figure: ratio, ...native });
  }
  return { theirs: `CPython ${python.version}`, rows };
}

/** Returns where python3 lies, behind whatever chooses a version of it, and its version. */
async function python3() {
  const { stdout } = await run("python3", ["-c", "import sys; print(sys.executable, *sys.version_info[:3], sep='\\n')"]);
  const [path, ...version] = stdout.trim().split("\n");
  return { path, version: version.join(".") };
}
