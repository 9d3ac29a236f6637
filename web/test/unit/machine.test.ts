import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Machine } from "../../src/machine.ts";
import type { Progress } from "../../src/machine.ts";
import type { Border, Program } from "../../src/protocol.ts";
import { state } from "./sample.ts";

// (module (memory (export "mem") 1))
const module = new WebAssembly.Module(
  Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 3, 1, 0, 1, 7, 7, 1, 3, 0x6d, 0x65, 0x6d, 2, 0),
);

/** Fake is the Go side of the border, played by the test. */
class Fake implements Program {
  readonly calls: string[] = [];
  border!: Border;
  end!: () => void;
  refusal = "";
  isDead = false;

  #call(call: string): void {
    if (this.isDead) {
      throw new Error("Go program has already exited");
    }
    this.calls.push(call);
  }
  run(source: string): void {
    this.#call(`run ${source}`);
  }
  stop(): void {
    this.#call("stop");
  }
  reset(): void {
    this.#call("reset");
  }
  edit(buffer: number, offset: number, value: number): string {
    this.#call(`edit ${buffer} ${offset} ${value}`);
    return this.refusal;
  }
  state(): string {
    return JSON.stringify(state);
  }
  send(message: unknown): void {
    this.border.message(JSON.stringify(message));
  }
  done(stdout: string): void {
    this.send({ type: "done", stdout, error: null, state });
  }
}

const heard: string[] = [];
const listener = { changed: () => void heard.push("changed"), failed: (error: Error) => void heard.push(error.message) };
const silent: Progress = { started() {}, printed() {} };

afterEach(() => {
  heard.length = 0;
  Reflect.deleteProperty(globalThis, "Go");
});

/** start returns a machine and the fake that it speaks to. */
async function start(): Promise<{ machine: Machine; fake: Fake }> {
  const fake = new Fake();
  globalThis.Go = class {
    importObject = {};
    run(): Promise<void> {
      assert.ok(globalThis.__zen !== undefined, "the border stands before the program starts");
      fake.border = globalThis.__zen;
      fake.border.ready(fake);
      return new Promise((resolve) => (fake.end = resolve));
    }
  };
  const machine = await Machine.start(module, listener);
  assert.equal(globalThis.__zen, undefined, "the border is taken away once the program is ready");
  return { machine, fake };
}

/** settle lets every promise that can settle do so. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

test("a run ends with what the program printed", async () => {
  const { machine, fake } = await start();
  const pieces: string[] = [];
  const result = machine.run("print(1)", { started: () => pieces.push("started"), printed: (text) => pieces.push(text) });
  await settle();
  assert.equal(machine.isRunning, true);
  fake.send({ type: "output", text: "1\n" });
  fake.done("1\n");
  assert.deepEqual(await result, { stdout: "1\n", error: null, state });
  assert.deepEqual(pieces, ["started", "1\n"]);
  assert.equal(machine.isRunning, false);
});

test("a second run waits for the first", async () => {
  const { machine, fake } = await start();
  const first = machine.run("first", silent);
  const second = machine.run("second", silent);
  await settle();
  assert.deepEqual(fake.calls, ["run first"]);
  fake.done("1");
  assert.equal((await first).stdout, "1");
  await settle();
  assert.deepEqual(fake.calls, ["run first", "run second"]);
  fake.done("2");
  assert.equal((await second).stdout, "2");
});

test("a run that is aborted before its turn never starts, and the next one does", async () => {
  const { machine, fake } = await start();
  const first = machine.run("first", silent);
  const dropping = new AbortController();
  const dropped = machine.run("dropped", silent, dropping.signal);
  const last = machine.run("last", silent);
  await settle();
  dropping.abort();
  fake.done("1");
  await first;
  await assert.rejects(dropped, { name: "AbortError" });
  await settle();
  fake.done("3");
  assert.equal((await last).stdout, "3");
  assert.deepEqual(fake.calls, ["run first", "run last"]);
});

test("a run is not aborted after its turn has come", async () => {
  const { machine, fake } = await start();
  const late = new AbortController();
  const run = machine.run("x", silent, late.signal);
  await settle();
  late.abort();
  fake.done("1");
  assert.equal((await run).stdout, "1");
});

test("an exception is a result, and the next run runs", async () => {
  const { machine, fake } = await start();
  const first = machine.run("1/0", silent);
  await settle();
  const error = { type: "ZeroDivisionError", text: "division by zero", line: 1, column: 1, endLine: 1, endColumn: 4, traceback: "" };
  fake.send({ type: "done", stdout: "", error, state });
  assert.deepEqual((await first).error, error);
  const second = machine.run("1", silent);
  await settle();
  fake.done("");
  assert.equal((await second).error, null);
});

test("stop is passed on only while a program runs", async () => {
  const { machine, fake } = await start();
  machine.stop();
  assert.deepEqual(fake.calls, []);
  const run = machine.run("while True: pass", silent);
  await settle();
  machine.stop();
  fake.done("");
  await run;
  assert.deepEqual(fake.calls, ["run while True: pass", "stop"]);
});

test("reset stops the program first, and forgets when it has ended", async () => {
  const { machine, fake } = await start();
  const run = machine.run("while True: pass", silent);
  await settle();
  const reset = machine.reset();
  await settle();
  assert.deepEqual(fake.calls, ["run while True: pass", "stop"]);
  fake.done("");
  await Promise.all([run, reset]);
  assert.equal(fake.calls.at(-1), "reset");
});

test("an edit answers null or Python’s refusal", async () => {
  const { machine, fake } = await start();
  assert.equal(machine.edit(1, 2, 255), null);
  fake.refusal = JSON.stringify({ type: "TypeError", text: "cannot modify read-only memory" });
  assert.equal(machine.edit(1, 2, 0)?.text, "cannot modify read-only memory");
  assert.deepEqual(fake.calls, ["edit 1 2 255", "edit 1 2 0"]);
  fake.send({ type: "state", state });
  assert.deepEqual(heard, ["changed"]);
});

for (const [how, kill] of [
  ["says it failed", (fake: Fake) => fake.send({ type: "fatal", text: "out of memory" })],
  ["ends", (fake: Fake) => fake.end()],
] as const) {
  test(`a machine that ${how} rejects the run, and every later call`, async () => {
    const { machine, fake } = await start();
    const run = machine.run("x", silent);
    const queued = machine.run("y", silent);
    await settle();
    kill(fake);
    const reason = how === "ends" ? /the Go program ended/ : /out of memory/;
    await assert.rejects(run, reason);
    await assert.rejects(queued, reason);
    await assert.rejects(machine.run("z", silent), reason);
    assert.throws(() => machine.edit(1, 0, 0), reason);
    assert.deepEqual(heard.length, 1, "the page is told once");
    assert.equal(machine.isRunning, false);
  });
}

test("a machine that throws when it is called has failed", async () => {
  const { machine, fake } = await start();
  fake.isDead = true;
  await assert.rejects(machine.run("x", silent), /the Go program does not answer/);
  assert.deepEqual(heard, ["the Go program does not answer"]);
});

test("a program that ends before it is ready rejects", async () => {
  globalThis.Go = class {
    importObject = {};
    async run(): Promise<void> {}
  };
  await assert.rejects(Machine.start(module, listener), /the Go program ended/);
  await assert.rejects(
    async () => {
      Reflect.deleteProperty(globalThis, "Go");
      await Machine.start(module, listener);
    },
    /Go's support code is not loaded/,
  );
  Reflect.deleteProperty(globalThis, "__zen");
});

test("bytes are the module’s own memory", async () => {
  const { machine } = await start();
  const bytes = machine.bytes({ address: 100 }, 2, 6);
  bytes[0] = 7;
  assert.equal(machine.bytes({ address: 102 }, 0, 1)[0], 7);
  assert.equal(bytes.length, 4);
});
