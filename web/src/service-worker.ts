// Keeps the site readable and running when the network is gone.
//
//	network answers    every page and file comes from it; page.wasm is not even looked at here,
//	                   so that the browser keeps its compiled code
//	network fails      pages and files come from the store
//	/api, other sites  never touched
//
// The store is one version of the site, whole. It comes as few files: an archive
// of all texts, which are smaller together, page.wasm, which the browser has
// already, and the icon. web/offline.mjs writes their hashes
// into this script, and what does not have its hash is not stored, nor is
// anything else then. So an update cannot mix versions; nor
// can a page: one that came from the store gets all its files from there, and one
// that came from the network gets a file from the store only when the page is of
// the store's version, which it says itself. A new version waits, as browsers do
// it, until no page is open that the old one may have to serve.

export {};

/** The version of the site: a hash of all its files. */
declare const VERSION: string;
/** The SHA-256 of this version's archive, in hexadecimal digits. */
declare const ARCHIVE: string;
/** The files beside it: their addresses, and their SHA-256; "" is not checked. */
declare const FILES: readonly (readonly [address: string, hash: string])[];

interface ExtendableEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  readonly clientId: string;
  readonly resultingClientId: string;
  respondWith(response: Promise<Response>): void;
}

interface MessageEventOfPage extends ExtendableEvent {
  readonly data: unknown;
  readonly source: { readonly id: string } | null;
}

interface Scope {
  readonly clients: { claim(): Promise<void>; matchAll(options: { includeUncontrolled: boolean; type: "all" }): Promise<readonly { readonly id: string }[]> };
  addEventListener(type: "install" | "activate", hear: (event: ExtendableEvent) => void): void;
  addEventListener(type: "fetch", hear: (event: FetchEvent) => void): void;
  addEventListener(type: "message", hear: (event: MessageEventOfPage) => void): void;
}

const scope = globalThis as unknown as Scope;

const prefix = "zen-site-";
const storeName = prefix + VERSION;
/** What is known of pages, by their ids: this script is ended and started again at any time. */
const pagesName = "zen-pages";

scope.addEventListener("install", (event) => event.waitUntil(fill()));

scope.addEventListener("activate", (event) => event.waitUntil(Promise.all([dropOthers(), scope.clients.claim()])));

scope.addEventListener("message", (event) => {
  const { version } = (event.data ?? {}) as { readonly version?: unknown };
  if (event.source !== null && typeof version === "string") {
    event.waitUntil(learn(event.source.id, version));
  }
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOurs = url.origin === location.origin && !/^\/api(\/|$)/.test(url.pathname);
  if (request.method !== "GET" || !isOurs || request.headers.has("Range")) {
    return;
  }
  if (request.mode === "navigate") {
    event.respondWith(page(event, url));
    return;
  }
  // The page asks again, and says so, when the network has failed it.
  if (url.pathname.endsWith(".wasm") && navigator.onLine && !request.headers.has("Zen-Store")) {
    return;
  }
  event.respondWith(part(event, url.pathname));
});

/** fill stores this version, or nothing: it rejects when a file is missing or of another version. */
async function fill(): Promise<void> {
  const store = await caches.open(storeName);
  try {
    const { body, headers } = await load("/build/site.json", ARCHIVE);
    for (const [address, type, text] of JSON.parse(new TextDecoder().decode(body)) as readonly Archived[]) {
      headers.set("Content-Type", type); // the others are the same for all that is stored
      await store.put(address, new Response(text, { headers }));
    }
    for (const [address, hash] of FILES) {
      const file = await load(address, hash);
      await store.put(address, new Response(file.body, { headers: file.headers }));
    }
  } catch (error) {
    await caches.delete(storeName);
    throw error;
  }
}

/** Archived is a file in the archive. */
type Archived = readonly [address: string, type: string, text: string];

/** load loads a file of this version with its headers. It rejects when it is missing or of another one. */
async function load(address: string, hash: string): Promise<{ readonly body: ArrayBuffer; readonly headers: Headers }> {
  const response = await fetch(address, { cache: "no-cache" });
  const body = await response.arrayBuffer();
  if (!response.ok || (hash !== "" && hash !== (await sha256(body)))) {
    throw new Error(`${address} is of another version`);
  }
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length", "ETag"]) {
    headers.delete(name); // these are of the body as it came over the line
  }
  return { body, headers };
}

async function sha256(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== storeName).map((name) => caches.delete(name)));
}

/** page answers a navigation: from the network, or when that fails from the store. */
async function page(event: FetchEvent, url: URL): Promise<Response> {
  try {
    return await fetch(event.request);
  } catch {
    const stored = await fromStore(clean(url.pathname));
    if (stored === undefined) {
      return notStored();
    }
    await know(event.resultingClientId, { version: VERSION, isStored: true });
    return stored;
  }
}

/** part answers the request of a page for one of its files. */
async function part(event: FetchEvent, address: string): Promise<Response> {
  const known = await knownOf(event.clientId);
  if (event.request.destination === "worker" && known !== null) {
    await know(event.resultingClientId, known); // what it loads belongs to the same page
  }
  if (known?.isStored === true) {
    return (await fromStore(address)) ?? fetch(event.request);
  }
  try {
    return await fetch(event.request);
  } catch (error) {
    // A name that has a hash of its content is the same in every version.
    const isSame = known?.version === VERSION || /^\/build\/chunks\//.test(address);
    const stored = isSame ? await fromStore(address) : undefined;
    if (stored === undefined) {
      throw error;
    }
    return stored;
  }
}

async function fromStore(address: string): Promise<Response | undefined> {
  return (await caches.open(storeName)).match(address);
}

/** clean returns the address under which a page is known, as the server does it. */
function clean(address: string): string {
  const plain = address.replace(/\.html$/, "").replace(/(^|\/)index$/, "$1").replace(/\/$/, "");
  return plain === "" ? "/" : plain;
}

/** notStored is the page for an address that the store lacks. */
async function notStored(): Promise<Response> {
  const page = await fromStore("/offline");
  return page === undefined ? Response.error() : new Response(page.body, { status: 503, headers: page.headers });
}

/** Known is what is known of a page: its version, and whether it came from the store. */
interface Known {
  readonly version: string;
  readonly isStored: boolean;
}

/** learn remembers the version that a page says it is of, unless it came from the store. */
async function learn(id: string, version: string): Promise<void> {
  if ((await knownOf(id)) === null) {
    await know(id, { version, isStored: false });
  }
}

async function know(id: string, known: Known): Promise<void> {
  const pages = await caches.open(pagesName);
  const open = new Set((await scope.clients.matchAll({ includeUncontrolled: true, type: "all" })).map((client) => addressOf(client.id)));
  const gone = (await pages.keys()).filter((request) => !open.has(new URL(request.url).pathname));
  await Promise.all(gone.map((request) => pages.delete(request)));
  await pages.put(addressOf(id), new Response(JSON.stringify(known)));
}

async function knownOf(id: string): Promise<Known | null> {
  const found = id === "" ? undefined : await (await caches.open(pagesName)).match(addressOf(id));
  return found === undefined ? null : ((await found.json()) as Known);
}

function addressOf(id: string): string {
  return `/pages/${id}`;
}
