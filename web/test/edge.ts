// Runs the Worker in the platform's own runtime on this machine, without a
// network, with the settings it is deployed with.

import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import { root } from "./site.ts";

/** What the tests use of miniflare and wrangler, which are installed for the edge alone. */
interface Runtime {
  readonly ready: Promise<URL>;
  dispose(): Promise<void>;
}
interface Module {
  readonly type: "ESModule" | "CompiledWasm";
  readonly path: string;
  readonly contents: string | Uint8Array;
}
interface Miniflare {
  readonly Miniflare: new (options: Record<string, unknown>) => Runtime;
}
interface Wrangler {
  unstable_getMiniflareWorkerOptions(config: string): { readonly workerOptions: Record<string, unknown> };
}

/** Seen is what the observer counted. */
export interface Seen {
  /** How many Go programs were started. */
  readonly starts: number;
  /** Bytes copied into and out of Go's memory. */
  readonly intoGo: number;
  readonly outOfGo: number;
  /** For each request with a body, whether the answer's body was the same stream. */
  readonly sameStream: readonly boolean[];
}

/** Edge is a running Worker. */
export interface Edge {
  /** Its address, without a slash at the end. */
  readonly url: string;
  /** seen tells what was counted since the last call. */
  seen(): Promise<Seen>;
  close(): Promise<void>;
}

/**
 * startEdge runs the Worker in a folder that build.sh made, "worker" or
 * "probe", behind the observer.
 */
export async function startEdge(name: string): Promise<Edge> {
  const require = createRequire(join(root, "wasm/edge/package.json"));
  const { Miniflare } = require("miniflare") as Miniflare;
  const { unstable_getMiniflareWorkerOptions } = require("wrangler") as Wrangler;
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(root, "wasm/edge/wrangler.jsonc"));
  const { modulesRules: _, ...options } = workerOptions; // the modules are listed below
  const runtime = new Miniflare({
    ...options,
    modules: await modulesOf(join(root, ".build/edge", name)),
    host: "127.0.0.1",
    port: 0,
    cf: false,
  });
  const url = (await runtime.ready).origin;
  return {
    url,
    async seen() {
      const { body } = await ask(url, "GET", "/api/observer");
      return JSON.parse(body.toString()) as Seen;
    },
    close: () => runtime.dispose(),
  };
}

async function modulesOf(folder: string): Promise<readonly Module[]> {
  const observer = await readFile(join(root, "web/test/edge-observer.mjs"), "utf8");
  const scripts = ["index.mjs", "worker.mjs", "runtime.mjs", "wasm_exec.js"];
  return [
    { type: "ESModule", path: join(folder, "observer.mjs"), contents: observer },
    ...(await Promise.all(
      scripts.map(async (name) => ({ type: "ESModule" as const, path: join(folder, name), contents: await readFile(join(folder, name), "utf8") })),
    )),
    { type: "CompiledWasm", path: join(folder, "app.wasm"), contents: await readFile(join(folder, "app.wasm")) },
  ];
}

/** patience is how long a request may stand still, in milliseconds: a Worker that hangs shall fail its test. */
const patience = 30_000;

/** Answer is an answer as it came over the line: nothing is unpacked, no redirect followed. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What is sent: headers and body. A chunked body does not tell its length. */
export interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly chunked?: boolean;
}

/** ask sends a request and waits for the end of its answer. It rejects when the connection breaks. */
export function ask(url: string, method: string, path: string, { headers = {}, body, chunked = false }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const agent = new Agent({ keepAlive: false });
    const length = body === undefined || chunked ? {} : { "Content-Length": String(body.length) };
    const message = request(url + path, { method, agent, headers: { ...headers, ...length } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
    });
    message.on("error", reject);
    message.setTimeout(patience, () => message.destroy(new Error(`${method} ${path}: nothing came for ${patience / 1000} seconds`)));
    if (chunked) {
      message.setHeader("Transfer-Encoding", "chunked");
    }
    message.end(body);
  });
}
