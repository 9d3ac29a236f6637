// Serves what the bench's page loads, on this machine alone.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".zip": "application/zip",
};

/**
 * Serves folders, and texts that lie in none, until close is called. Browsers
 * may keep all of it. The page is isolated, which makes its clock step by 5 µs
 * rather than 100.
 *
 * @param {Record<string, string>} folders by the beginning of their addresses, such as "/build/"
 * @param {Record<string, string>} texts by their addresses
 * @returns {Promise<{url: string, close: () => void}>}
 */
export async function serve(folders, texts) {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    const headers = {
      "Content-Type": types[extname(path)] ?? "text/html",
      "Cache-Control": "public, max-age=31536000, immutable",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    };
    try {
      const body = texts[path] ?? (await readFile(find(path)));
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  function find(path) {
    const start = Object.keys(folders).find((start) => path.startsWith(start));
    if (start === undefined) throw new Error(`nothing is at ${path}`);
    return join(folders[start], path.slice(start.length));
  }
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
