// A Chromium in which the bench measures: its page is page.ts, served on this
// machine, and isolated, which makes its clock step by 5 µs rather than 100.

import { access, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { options } from "../bundle.mjs";
import { serve } from "./server.mjs";

const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/**
 * Home is what pages are opened in.
 *
 * @typedef {object} Home
 * @property {() => Promise<import("playwright-core").Page>} open opens the bench's page
 * @property {string} version of Chromium
 * @property {string} pyodide version of the package, or ""
 * @property {string} noPyodide why there is none, or ""
 * @property {() => Promise<void>} close
 */

/**
 * Starts Chromium. It rejects with what is missing.
 *
 * @param {string} root the project's folder
 * @param {string} dir holds page.wasm, pyrun.wasm and wasm_exec.js
 * @returns {Promise<Home>}
 */
export async function home(root, dir) {
  await there(executablePath, "Chromium", "install it, or name it in CHROMIUM");
  await there(join(dir, "page.wasm"), "page.wasm", "run ./build.sh bench");
  const pyodide = join(root, "web/bench/node_modules/pyodide");
  const noPyodide = await there(join(pyodide, "pyodide.mjs"), "Pyodide", "run npm ci in web/bench").then(
    () => "",
    (error) => error.message,
  );
  const entryPoints = { page: join(root, "web/bench/page.ts"), "benchmarks-worker": join(root, "web/src/benchmarks-worker.ts") };
  const { outputFiles } = await build({ ...options(root), entryPoints, outdir: dir, write: false });
  const script = (name) => outputFiles.find((file) => file.path.endsWith(`/${name}.js`))?.text ?? "";
  const profile = await mkdtemp(join(tmpdir(), "zen-bench-"));
  const forget = () => rm(profile, { recursive: true, force: true });
  // A lasting profile has what visitors' browsers have: a cache of files and one of compiled code.
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: flags }).catch(async (error) => {
    await forget();
    throw error;
  });
  const server = await serve(
    { "/build/": dir, "/pyodide/": pyodide },
    {
      "/": "<!doctype html><title>bench</title><script type=module src=/page.js></script>",
      "/page.js": script("page"),
      "/build/benchmarks-worker.js": script("benchmarks-worker"),
    },
  );
  return {
    async open() {
      const page = await context.newPage();
      await page.goto(server.url);
      await page.waitForFunction(() => "bench" in globalThis);
      return page;
    },
    version: context.browser()?.version() ?? "",
    pyodide: noPyodide === "" ? JSON.parse(await readFile(join(pyodide, "package.json"), "utf8")).version : "",
    noPyodide,
    async close() {
      await context.close();
      server.close();
      await forget();
    },
  };
}

async function there(file, name, remedy) {
  try {
    await access(file);
  } catch {
    throw new Error(`there is no ${name}: ${remedy}`);
  }
}
