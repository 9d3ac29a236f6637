// What the Worker costs: its size, its requests, and a visit. It measures on
// this machine, in the platform's own runtime, and promises nothing. With
// ZEN_RECORD=1 it also writes what the page /sendfile shows of the Worker's
// processor, static/recorded/edge.json.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { sizes } from "../../src/edge.ts";
import { bytesText } from "../../src/transfer-text.ts";
import { launch } from "../browser.ts";
import { ask, startEdge } from "../edge.ts";
import type { Edge } from "../edge.ts";
import { root } from "../site.ts";

const rounds = 15;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** cpu returns the CPU time of the runtime's processes in milliseconds; NaN where there is no /proc. */
async function cpu(): Promise<number> {
  const names = await readdir("/proc").catch(() => [] as string[]);
  let ticks = NaN;
  for (const name of names.filter((each) => /^\d+$/.test(each))) {
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    const [, comm, rest] = /\((.*)\) (.*)/.exec(stat) ?? [];
    const fields = rest?.split(" ") ?? [];
    if (comm === "workerd" && Number(fields[1]) === process.pid) {
      ticks = (Number.isNaN(ticks) ? 0 : ticks) + Number(fields[11]) + Number(fields[12]);
    }
  }
  return ticks * 10; // 100 ticks a second
}

/** Cost is the median of the times of a request, and its share of all the CPU time, both in milliseconds. */
interface Cost {
  readonly ms: number;
  readonly cpu: number;
}

async function costOf(times: number, request: () => Promise<unknown>): Promise<Cost> {
  const all: number[] = [];
  const before = await cpu();
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await request();
    all.push(performance.now() - began);
  }
  return { ms: median(all), cpu: ((await cpu()) - before) / times };
}

function text({ ms, cpu }: Cost): string {
  return `${ms.toFixed(1)} ms, ${Number.isNaN(cpu) ? "CPU not measured: there is no /proc" : `${cpu.toFixed(1)} ms of CPU`}`;
}

const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

test("size", async (t) => {
  const worker = await readFile(join(root, ".build/edge/worker/app.wasm"));
  t.diagnostic(`the Worker's Go program: ${mb(worker.length)}, gzip ${mb((await promisify(gzip)(worker)).length)}`);
});

test("requests", async (t) => {
  const cold: number[] = [];
  for (let i = 0; i < 3; i++) {
    const fresh = await startEdge("worker");
    cold.push((await costOf(1, () => ask(fresh.url, "GET", "/api/healthz"))).ms);
    await fresh.close();
  }
  t.diagnostic(`a first request to Go, with the program to be compiled: ${median(cold).toFixed(0)} ms`);
  const edge = await startEdge("worker");
  try {
    await measure(edge, t);
  } finally {
    await edge.close();
  }
});

async function measure(edge: Edge, t: TestContext): Promise<void> {
  const warm = async (title: string, request: () => Promise<unknown>, times = rounds): Promise<void> => {
    await request();
    t.diagnostic(`${title}: ${text(await costOf(times, request))}`);
  };
  await warm("a file, which wakes no Go", () => ask(edge.url, "GET", "/style.css"), 100);
  await warm("a warm request to Go", () => ask(edge.url, "GET", "/api/healthz"), 100);
  const recorded: { size: number; handed: number; go: number }[] = [];
  for (const size of sizes) {
    const shares: number[] = [];
    for (const [title, query] of [["handed over", ""], ["through Go's memory", "&through=go"]] as const) {
      const send = (): Promise<unknown> => ask(edge.url, "GET", `/api/stream?size=${size}${query}`);
      await send();
      const cost = await costOf(40, send);
      t.diagnostic(`${bytesText(size)} ${title}: ${text(cost)}`);
      shares.push(Math.round(cost.cpu));
    }
    recorded.push({ size, handed: shares[0] ?? NaN, go: shares[1] ?? NaN });
  }
  const body = new Uint8Array(4 << 20).map((_, i) => i % 251);
  await warm("4 MiB sent back, handed over", () => ask(edge.url, "POST", "/api/stream", { body }));
  await warm("4 MiB sent back, through Go's memory", () => ask(edge.url, "POST", "/api/stream?through=go", { body }));
  if (process.env["ZEN_RECORD"] !== undefined) {
    await record(recorded);
  }
}

async function record(cpu: readonly unknown[]): Promise<void> {
  const { version } = createRequire(join(root, "wasm/edge/package.json"))("workerd/package.json") as { readonly version: string };
  const [{ model } = { model: "a processor" }, ...others] = cpus();
  const costs = { system: `workerd ${version}, ${others.length + 1} × ${model}`, cpu };
  await writeFile(join(root, "static/recorded/edge.json"), `${JSON.stringify(costs, null, 2)}\n`);
}

/** Relay counts what goes through it to the Worker, the service worker's requests included. */
async function startRelay(target: string): Promise<{ readonly url: string; counted(): { readonly requests: number; readonly unchanged: number; readonly bytes: number }; close(): void }> {
  let [requests, unchanged, bytes] = [0, 0, 0];
  const server = createServer((asked, answer) => {
    requests++;
    const passed = request(target + (asked.url ?? "/"), { method: asked.method, headers: asked.headers }, (found) => {
      unchanged += found.statusCode === 304 ? 1 : 0;
      answer.writeHead(found.statusCode ?? 502, found.headers);
      found.on("data", (part: Buffer) => (bytes += part.length));
      found.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    counted() {
      const counted = { requests, unchanged, bytes };
      [requests, unchanged, bytes] = [0, 0, 0];
      return counted;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

test("a visit", async (t) => {
  const edge = await startEdge("worker");
  const relay = await startRelay(edge.url);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const visit = async (title: string, path: string, read: () => Promise<unknown>): Promise<void> => {
      relay.counted();
      await edge.seen();
      await page.goto(relay.url + path);
      await read();
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null); // the site is stored
      await page.waitForLoadState("networkidle");
      const { requests, unchanged, bytes } = relay.counted();
      t.diagnostic(`${title}: ${requests} requests, ${unchanged} of them answered by 304, ${mb(bytes)} of bodies, ${(await edge.seen()).starts} wake Go`);
    };
    const run = (): Promise<unknown> =>
      page.evaluate(async () => {
        await window.zen.ready;
        await window.zen.run("print(1)");
      });
    await visit("a first visit to the playground, with a run, and the site stored", "/", run);
    await visit("a second visit, with a run", "/", run);
    await visit("a visit to /sendfile", "/sendfile", () => page.getByText("recorded elsewhere").waitFor());
    await visit("the lesson, 1 MiB", "/sendfile", async () => {
      await page.getByRole("button", { name: "Send them both ways" }).click();
      await page.getByText(/n \d of 9 pairs/).waitFor({ timeout: 120_000 });
    });
  } finally {
    await browser.close();
    relay.close();
    await edge.close();
  }
});
