// A page of somebody else's: a server on another origin, whose pages have our
// cells in them. The site is reached through a relay that counts.
//
//	http://127.0.0.1:N   the host's pages
//	http://localhost:M   the site, as the host's visitors see it: another site to every browser

import { createServer, request } from "node:http";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Browser, BrowserContextOptions } from "playwright-core";
import type { ZeroCopyZen } from "../src/embed-element.ts";
import { open } from "./browser.ts";
import type { Tab } from "./browser.ts";
import type { Site } from "./site.ts";

declare global {
  interface HTMLElementTagNameMap {
    "zero-copy-zen": ZeroCopyZen;
  }
  interface Window {
    /** The cells' events that have come to the host's document. */
    told: Told[];
  }
}

/** Told is an event of a cell. */
export interface Told {
  readonly name: string;
  readonly detail: unknown;
  /** The id of the element. */
  readonly cell: string;
}

/** Asked is one answer of the site. */
export interface Asked {
  readonly path: string;
  readonly status: number;
  /** Of its body, as sent. */
  bytes: number;
}

/** Host is a running host with the site behind its relay. */
export interface Host {
  /** The site's origin, as pages must write it. */
  readonly home: string;
  /** What the site was asked for since the last call of forget, in order. */
  readonly asked: readonly Asked[];
  forget(): void;
  /** Puts a page on the host and returns its address. HOME in it and in its headers stands for the site's origin. */
  page(html: string, headers?: Readonly<Record<string, string>>): string;
  close(): Promise<void>;
}

/** startHost starts a host of cells of a site. */
export async function startHost(site: Site): Promise<Host> {
  const asked: Asked[] = [];
  const pages: { readonly html: string; readonly headers: Readonly<Record<string, string>> }[] = [];
  const relay = await listen((message, response) => pass(message, response, new URL(site.url), asked));
  const home = `http://localhost:${portOf(relay)}`;
  const host = await listen(({ url }, response) => {
    const page = pages[Number(url?.slice(1)) - 1];
    if (page === undefined) {
      response.writeHead(url === "/favicon.ico" ? 204 : 404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...page.headers });
    response.end(page.html);
  });
  return {
    home,
    asked,
    forget: () => void asked.splice(0),
    page(html, headers = {}) {
      const written = Object.entries(headers).map(([name, value]) => [name, value.replaceAll("HOME", home)]);
      pages.push({ html: html.replaceAll("HOME", home), headers: Object.fromEntries(written) as Record<string, string> });
      return `http://127.0.0.1:${portOf(host)}/${pages.length}`;
    },
    async close() {
      await Promise.all([relay, host].map(end));
    },
  };
}

/** pass asks the site for what the relay is asked for, and counts the answer. */
function pass(message: IncomingMessage, response: ServerResponse, site: URL, asked: Asked[]): void {
  const headers = { ...message.headers, host: site.host };
  const passed = request({ host: site.hostname, port: site.port, path: message.url, method: message.method, headers }, (answer) => {
    const one: Asked = { path: message.url ?? "/", status: answer.statusCode ?? 0, bytes: 0 };
    asked.push(one);
    answer.on("data", (part: Buffer) => (one.bytes += part.length));
    response.writeHead(one.status, answer.headers);
    answer.pipe(response);
  });
  passed.on("error", () => response.destroy());
  message.pipe(passed);
}

async function listen(answer: RequestListener): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("the server has no port");
  }
  return address.port;
}

function end(server: Server): Promise<unknown> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}

/** documentOf returns a whole page with cells; before them it has a style of its own, and in front of all the element's script. */
export function documentOf(body: string, head = ""): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>A tutorial</title>
<link rel="icon" href="data:,">
<script src="HOME/embed/v1.js" defer></script>
${head}
</head>
<body>
<main>
<h1>A tutorial</h1>
${body}
</main>
</body>
</html>
`;
}

/** visit opens a page of the host, and notes the events of its cells. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Tab> {
  const tab = await open(browser, "about:blank", options);
  await tab.page.addInitScript(() => {
    window.told = [];
    for (const name of ["zen-ready", "zen-run", "zen-step", "zen-change"]) {
      document.addEventListener(name, (event) => {
        window.told.push({ name, detail: (event as CustomEvent<unknown>).detail, cell: (event.target as Element).id });
      });
    }
  });
  await tab.page.goto(url);
  return tab;
}
