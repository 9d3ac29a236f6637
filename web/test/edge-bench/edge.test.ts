// What the Worker costs: its size, its requests, and a visit. It measures on
// this machine, in the platform's own runtime, and promises nothing.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
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
  const body = new Uint8Array(4 << 20).map((_, i) => i % 251);
  await warm("4 MiB handed over", () => ask(edge.url, "POST", "/api/stream", { body }));
  await warm("4 MiB through Go's memory", () => ask(edge.url, "POST", "/api/stream?through=go", { body }));
}

test("a visit", async (t) => {
  const edge = await startEdge("worker");
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const network = await page.context().newCDPSession(page);
    let [requests, bytes] = [0, 0];
    await network.send("Network.enable");
    network.on("Network.loadingFinished", ({ encodedDataLength }) => {
      requests++;
      bytes += encodedDataLength;
    });
    const visit = async (title: string, path: string, read: () => Promise<unknown>): Promise<void> => {
      [requests, bytes] = [0, 0];
      await edge.seen();
      await page.goto(edge.url + path);
      await read();
      await page.waitForLoadState("networkidle");
      const told = [requests, bytes] as const; // before the observer is asked
      t.diagnostic(`${title}: ${told[0]} requests, ${mb(told[1])}, ${(await edge.seen()).starts} of them wake Go`);
    };
    const run = (): Promise<unknown> =>
      page.evaluate(async () => {
        await window.zen.ready;
        await window.zen.run("print(1)");
      });
    await visit("a first visit to the playground, with a run", "/", run);
    await visit("a second visit, with a run", "/", run);
    await visit("a visit to /sendfile", "/sendfile", () => page.getByText("recorded elsewhere").waitFor());
  } finally {
    await browser.close();
    await edge.close();
  }
});
