import assert from "node:assert/strict";
import { test } from "node:test";
import type { Memory } from "../../src/memory.ts";
import type { State, View } from "../../src/protocol.ts";
import { handle } from "../../src/zen.ts";
import type { Page, Zen } from "../../src/zen.ts";
import { memory, state } from "./sample.ts";

/** zen returns a handle over a state and a memory. */
function zen(of: State | null = state, from: Memory | null = memory): Zen {
  const page: Page = {
    ready: Promise.resolve(),
    run: async () => ({ stdout: "", error: null }),
    stop() {},
    reset: async () => {},
    memory: () => from,
    state: () => of,
  };
  return handle(page);
}

test("bytes of a writable buffer are live", () => {
  const bytes = zen().bytes("copy");
  bytes[0] = 0x77;
  assert.equal(zen().bytes("copy")[0], 0x77);
  bytes[0] = 0x57;
});

test("bytes of a read-only buffer are a copy", () => {
  const buffers = state.buffers.map((buffer) => ({ ...buffer, readonly: true }));
  const bytes = zen({ ...state, buffers }).bytes("data");
  bytes[0] = 0;
  assert.equal(zen().bytes("data")[0], 0x48);
});

test("bytes of a contiguous view are its window", () => {
  assert.equal(new TextDecoder().decode(zen().bytes("window")), "Python");
});

test("names that have no bytes are refused in words", () => {
  assert.throws(() => zen().bytes("nobody"), /no buffer is named "nobody"; there are a, data, copy, m, even, window/);
  assert.throws(() => zen().bytes("even"), /the bytes of the view "even" do not lie side by side/);
  assert.throws(() => zen(null).bytes("a"), /there are no buffers yet/);
  assert.throws(() => zen(state, null).bytes("a"), /memory cannot be read before the first run, or while a program runs/);
  const released = state.views.map((view): View => ({ ...view, released: true }));
  assert.throws(() => zen({ ...state, views: released }).bytes("m"), /the view "m" was released/);
});

test("run refuses what is no string", async () => {
  const run = zen().run as (code: unknown) => Promise<unknown>;
  for (const code of [null, undefined, 5, {}, ["print(1)"]]) {
    await assert.rejects(run(code), new TypeError("zen.run: the program must be a string"));
  }
  assert.deepEqual(await run(""), { stdout: "", error: null });
});

test("the state is the caller's own", () => {
  const copy = zen().state() as unknown as { buffers: unknown[] };
  copy.buffers.length = 0;
  assert.equal(zen().state().buffers.length, 3);
  assert.deepEqual(zen(null).state().buffers, []);
});
