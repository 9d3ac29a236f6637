// Runs the tests of one kind and reports them as TAP:
//
//     node test/run.mjs unit|browser|edge|bench|edge-bench|screenshots
//
// The last three kinds measure, or take pictures, say so in comments of the TAP, and promise nothing.
//
// Node does not run TypeScript, so each test is bundled first, into a folder
// below node_modules, from where it finds the packages that are not bundled.

import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { options } from "../bundle.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const [kind, ...only] = process.argv.slice(2);
const folder = join(root, "web/test", String(kind));
const names = (await readdir(folder)).filter((name) => name.endsWith(".test.ts"));
const chosen = names.filter((name) => only.length === 0 || only.some((part) => name.includes(part)));

const cache = join(root, "web/node_modules/.cache");
await mkdir(cache, { recursive: true });
const outdir = await mkdtemp(join(cache, "test-"));
let status = 1;
try {
  await build({
    ...options(root),
    minify: false,
    sourcemap: "inline",
    platform: "node",
    packages: "external",
    entryPoints: chosen.map((name) => join(folder, name)),
    outdir,
    outExtension: { ".js": ".mjs" },
  });
  status = await run(chosen.map((name) => join(outdir, name.replace(/\.ts$/, ".mjs"))));
} finally {
  await rm(outdir, { recursive: true, force: true });
}
process.exitCode = status;

/** run runs test files in the project's folder, one after the other, and returns the exit status. */
function run(files) {
  const flags = ["--enable-source-maps", "--test", "--test-reporter=tap", "--test-concurrency=1"];
  const child = spawn(process.execPath, [...flags, ...files], { stdio: "inherit", cwd: root });
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
}
