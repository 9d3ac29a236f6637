// Go's support code, wasm_exec.js, for a page that is not ours. It puts a class
// and parts of Node's world into the global object, where the page's own
// scripts would find them and draw their conclusions; so it gets an object of
// its own that stands for the global one, and so does the Go program.

import { support } from "go-support";
import type { Scope } from "./machine.ts";

const own: Record<PropertyKey, unknown> = {};

/** scope is the global object as the Go program sees it. */
export const scope = new Proxy(own, {
  get: (mine, key) => (key in mine ? mine[key] : Reflect.get(globalThis, key)),
  has: (mine, key) => key in mine || key in globalThis,
}) as Scope;

support(scope, {
  writeSync: (fd, bytes) => (own["fs"] as { writeSync(fd: number, bytes: Uint8Array): number }).writeSync(fd, bytes),
});
