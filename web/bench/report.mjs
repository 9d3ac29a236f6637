// Measures all that was promised, and writes a report in Markdown:
//
//     node web/bench/report.mjs DIR
//
// DIR holds page.wasm, pyrun.wasm, workloads, workloads.wasm, wasm_exec.js and wasm_exec_node.js, and what build.sh has
// measured before: page.txt, edge.txt and sizes.txt, as far as it could. It gets report.md. Both sides of a ratio run in
// turns; a figure is that of the turn with the median. The program judges, it does not assert: its exit status is 0
// whatever it measured. What is missing is named.

import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { home } from "./chromium.mjs";
import { languages } from "./languages.mjs";
import { start } from "./sides.mjs";
import { atMost, missing, promises, summary } from "./table.mjs";
import { fitting, measureWorkloads } from "./workloads.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const turns = 5;
const rounds = 3;
const patience = 300; // seconds that a command may take

const [given] = process.argv.slice(2);
if (given === undefined) throw new Error("usage: node web/bench/report.mjs DIR");
const dir = resolve(given);
const began = Date.now();
const loads = [loadavg()[0]];

/** tell says on the terminal what is measured now. */
function tell(text) {
  const seconds = Math.round((Date.now() - began) / 1000);
  process.stderr.write(`  ${String(seconds).padStart(4)} s  ${text}\n`);
}

/** attempt resolves to what a part does, or to what stands for it when it fails. */
async function attempt(part, otherwise) {
  try {
    return await part();
  } catch (error) {
    return otherwise(error instanceof Error ? error : new Error(String(error)));
  }
}

/** command resolves to the promises that a Go command of ours prints. */
async function command(name, issue) {
  const child = spawn("go", ["run", `./pkg/cmd/${name}`, "-json"], { cwd: root, stdio: ["ignore", "pipe", "inherit"], detached: true });
  const stop = setTimeout(() => process.kill(-child.pid, "SIGINT"), patience * 1000); // and what it has started; they tidy up
  let printed = "";
  child.stdout.on("data", (text) => (printed += text));
  const status = await new Promise((end, fail) => child.on("close", end).on("error", fail)).finally(() => clearTimeout(stop));
  const found = printed.split("\n").filter((line) => line.startsWith("{")).map((line) => ({ issue, ...JSON.parse(line) }));
  return status === 0 ? found : [...found, missing(issue, `the rest of ${name}`, `it ended with status ${status}, or took longer than ${patience} s`)];
}

/** lines resolves to the lines of a file of build.sh, none when it could not write it. */
async function lines(name) {
  return attempt(
    async () => (await readFile(join(dir, name), "utf8")).split("\n").filter((line) => line.trim() !== ""),
    () => [],
  );
}

/** withGoals adds the goals of the issue on benchmarks to what package strided promises. */
function withGoals(all) {
  const goals = all.filter(({ what }) => /^View\[T\]\.Slice(Into)?, wasm$/.test(what));
  return [...all, ...goals.map((each) => ({ ...each, issue: 7, what: `goal: a view slice, ${each.what}` }))];
}

/** longest reads how long the page's thread was blocked at most. */
function longest(printed) {
  const found = printed.flatMap((line) => {
    const [, what, figure, goal] = /^\s*(.*): longest block ([\d.]+) ms \(goal ([\d.]+) ms\)/.exec(line) ?? [];
    return what === undefined ? [] : [atMost(7, `goal: longest block of the page's thread, ${what}`, Number(figure), Number(goal), " ms", "printed by web/test/bench")];
  });
  return found.length > 0 ? found : [missing(7, "goal: longest block of the page's thread", "there is no Chromium, or it failed")];
}

/** budgets reads what web/sizes.mjs prints. */
function budgets(printed) {
  const found = printed.flatMap((line) => {
    const [, what, figure, verdict, bar] = /^\s*(\S.*?)\s{2,}.*brotli\s+([\d.]+ [KM]B)\s+(within|OVER) (.*)$/.exec(line) ?? [];
    return what === undefined ? [] : [{ issue: 4, what: `${what}, brotli`, figure, bar: `≤ ${bar}`, verdict: verdict === "within" ? "holds" : "falls short", detail: "" }];
  });
  return found.length > 0 ? found : [missing(4, "sizes of what a visitor downloads", "the site is not built: ./build.sh")];
}

const fit = await fitting(root); // before the machine is busy
const workloads = JSON.parse(await readFile(join(root, "pkg/bench/workloads.json"), "utf8"));
tell("the library: pkg/cmd/bars");
const library = withGoals(await attempt(() => command("bars", 3), (error) => [missing(3, "the library", error.message)]));
tell("the server: pkg/cmd/rivals");
const server = await attempt(() => command("rivals", 8), (error) => [missing(8, "the server", error.message)]);
tell("the language, beside python3 and Pyodide");
const chromium = await attempt(() => home(root, dir), (error) => error);
const language = await attempt(() => languages(root, chromium, turns), (error) => ({ seen: [], promises: [missing(4, "the language", error.message)] }));
const { sides, close } = await start(root, dir, workloads, chromium);
const measured = await attempt(
  () => measureWorkloads(fit, workloads, sides, rounds, tell),
  (error) => ({ text: "", promises: [missing(7, "the workloads", error.message)] }),
);
await close();
if (!(chromium instanceof Error)) await chromium.close();
loads.push(loadavg()[0]);

const page = await lines("page.txt");
const edge = await lines("edge.txt");
const all = [...library, ...language.promises, ...budgets(await lines("sizes.txt")), ...measured.promises, ...longest(page), ...server];
const titles = { 3: "the library", 4: "the language of the cells", 7: "benchmarks: counts and goals", 8: "the server" };
const list = (items) => (items.length === 0 ? "Not measured: there is no Chromium, or it failed.\n" : items.map((item) => `- ${item.trim()}\n`).join(""));
const busy = Math.max(...loads) > cpus().length * 0.75;
const report = `# What was promised about cost, and what was measured

${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown processor"}, Node ${process.version}${chromium instanceof Error ? "" : `, Chromium ${chromium.version}`}.
The load of the machine was ${loads.map((load) => load.toFixed(1)).join(" before and ")} after${busy ? ": **it did other work meanwhile, so times are too long, and only ratios within a line mean something**" : ""}.
Both sides of a ratio took turns; a figure is that of the turn with the median, and the times beside it are of that turn.

## In short

${summary(all)}
${Object.entries(titles).map(([issue, title]) => `## Issue ${issue}: ${title}\n\n${promises(all.filter((each) => each.issue === Number(issue)))}`).join("\n")}
Without a bar:

${list([...language.seen.filter((each) => each !== ""), ...page.filter((line) => !/longest block/.test(line))])}
## Issue 10: the edge, in the platform's runtime on this machine

Of the free plan's 10 ms of CPU a request may take all; reading and running wake no Go.

${list(edge)}
## The workloads of /benchmarks, by all sides

Medians of ${rounds} rounds, each the median of nine batches; ratios are those of a round, with the least and the most. The limit is what plain
Go slices take that do nothing but move the bytes. Our Python and Pyodide run the same text as python3.

${measured.text}`;
const path = join(dir, "report.md");
await writeFile(path, report);
tell("done");
console.log(`${relative(process.cwd(), path)}: ${summary(all)}`);
