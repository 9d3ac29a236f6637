// Starts the real site for a test: the server as a built binary, on a free port.

import { spawn, execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** root is the project's folder, in which run.mjs runs the tests. */
export const root = process.cwd();

/** Site is a running site. */
export interface Site {
  /** Its address, with a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** startSite builds the server, starts it, and waits until it listens; close stops it and waits for its end. */
export async function startSite(): Promise<Site> {
  const binary = join(root, ".build/serve"); // where it is up to date nothing is linked
  await promisify(execFile)("go", ["build", "-o", binary, "serve.go"], { cwd: root });
  const server = spawn(binary, ["-addr", "localhost:0"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((resolve) => server.on("exit", () => resolve()));
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (text: Buffer): void => {
      said += text.toString();
      const found = /Zero-Copy Zen is at (http\S+)/.exec(said)?.[1];
      if (found !== undefined) {
        resolve(found.endsWith("/") ? found : `${found}/`);
      }
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    void ended.then(() => reject(new Error(`the server ended before it listened: ${said}`)));
  });
  return {
    url,
    async close() {
      server.kill("SIGTERM");
      await ended;
    },
  };
}
