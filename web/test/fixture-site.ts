// Serves the page with test/fixture-machine.ts in the place of its machine,
// under the site's own Content-Security-Policy.

import { createServer } from "node:http";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { build } from "esbuild";
import type { Plugin } from "esbuild";
import { options } from "../bundle.mjs";
import { renderPages } from "../pages.mjs";
import { root } from "./site.ts";
import type { Site } from "./site.ts";

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};

const machine: Plugin = {
  name: "fixture machine",
  setup(build) {
    build.onResolve({ filter: /\/machine\.ts$/ }, () => ({ path: join(root, "web/test/fixture-machine.ts") }));
  },
};

/** startFixtureSite bundles and serves the page; close ends the server and removes the bundle. */
export async function startFixtureSite(): Promise<Site> {
  const outdir = await mkdtemp(join(tmpdir(), "zen-fixture-"));
  const entries = { main: join(root, "web/src/main.ts") };
  await build({ ...options(root), entryPoints: entries, outdir, splitting: true, plugins: [machine] });
  await build({ ...options(root), entryPoints: { theme: join(root, "web/src/theme.ts") }, outdir, format: "iife" });
  const pages = await renderPages([join(root, "web/pages")]);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const name = path === "/" ? "/index.html" : path;
    const file = name.startsWith("/build/") ? join(outdir, name.slice("/build/".length)) : join(root, "static", name);
    const page = pages.get(name.slice(1));
    (page === undefined ? readFile(file) : Promise.resolve(page)).then(
      (body) => {
        response.writeHead(200, {
          "Content-Type": types[extname(name)] ?? "application/octet-stream",
          "Content-Security-Policy": policy,
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("the fixture site has no port");
  }
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(outdir, { recursive: true, force: true });
    },
  };
}
