// `./build.sh edge dev`, as somebody who works on the site uses it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { utimes } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ask } from "../edge.ts";
import { root } from "../site.ts";

let dev: ChildProcess;
let said = "";
let url: string;

/** freePort returns a port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  await new Promise((resolve) => server.close(resolve));
  return address.port;
}

/** build runs a step of build.sh and returns its status and what it says. */
async function build(...step: readonly string[]): Promise<{ readonly status: number | null; readonly text: string }> {
  const child = spawn("sh", ["build.sh", ...step], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  child.stdout.on("data", (part: Buffer) => (text += part.toString()));
  child.stderr.on("data", (part: Buffer) => (text += part.toString()));
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, text })));
}

/** until waits until something is so; it ends with the test. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    assert.equal(dev.exitCode, null, `edge dev has ended: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function answers(): Promise<boolean> {
  return ask(url, "GET", "/api/healthz").then(
    ({ status }) => status === 200,
    () => false,
  );
}

before(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  dev = spawn("sh", ["build.sh", "edge", "dev", String(port)], { cwd: root, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const hear = (part: Buffer): void => void (said += part.toString());
  dev.stdout?.on("data", hear);
  dev.stderr?.on("data", hear);
  await until(() => said.includes("Ready on"));
  await until(answers);
}, { timeout: 180_000 });
after(() => {
  if (dev.pid !== undefined && dev.exitCode === null) {
    process.kill(-dev.pid, "SIGTERM"); // the shell and wrangler, which it started
  }
});

test("it survives that the edge is built beside it", { timeout: 180_000 }, async () => {
  for (let i = 0; i < 2; i++) {
    const now = new Date();
    await utimes(join(root, ".build/edge/worker/index.mjs"), now, now);
    const { status, text } = await build("edge");
    assert.equal(status, 0, text);
    await until(answers);
  }
  assert.equal((await ask(url, "GET", "/")).status, 200);
  assert.doesNotMatch(said, /Could not resolve|ENOENT|No such module/);
});

test("a body that is left unread costs the next request nothing", async () => {
  for (let i = 0; i < 8; i++) {
    for (const path of ["/api/bench", "/api/transfer"]) {
      const { status } = await ask(url, "POST", path, { body: new Uint8Array(2) });
      assert.equal(status, 501, path);
    }
  }
});

test("it starts without asking the network anything", () => {
  assert.doesNotMatch(said, /getaddrinfo|ENOTFOUND/);
});

test("a port that is none is refused by build.sh", async () => {
  for (const port of ["abc", "", "80a"]) {
    const { status, text } = await build("edge", "dev", port);
    assert.equal(status, 1);
    assert.equal(text, `build.sh: "${port}" is no port: edge dev [PORT], a number such as 8787\n`);
  }
});
