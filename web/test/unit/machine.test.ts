import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Machine, memoryLimit } from "../../src/machine.ts";
import type { Progress } from "../../src/machine.ts";
import type { Border, Ear, Program } from "../../src/protocol.ts";
import { state, trace } from "./sample.ts";

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
  run(source: string, fresh: boolean, memory: number, milliseconds: number): void {
    this.#call(["run", source, fresh ? "fresh" : "", memory || "", milliseconds || ""].join(" ").trimEnd());
  }
  prompt(source: string): void {
    this.#call(`prompt ${source}`);
  }
  readiness(source: string): string {
    this.#call(`readiness ${source}`);
    return "incomplete";
  }
  complete(path: string): string {
    this.#call(`complete ${path}`);
    return path === "data" ? "append\tfunction\nnbytes\tattribute" : "";
  }
  stop(): void {
    this.#call("stop");
  }
  reset(): void {
    this.#call("reset");
  }
  edit(buffer: number, offset: number, size: number, format: string, value: string): string {
    this.#call(`edit ${buffer} ${offset} ${size} ${format} ${value}`);
    return this.refusal;
  }
  limit(bytes: number): void {
    this.#call(`limit ${bytes}`);
  }
  assign(object: number, index: readonly number[], value: string): string {
    this.#call(`assign ${object} [${index.join(", ")}] ${value}`);
    return this.refusal;
  }
  state(): string {
    return JSON.stringify(state);
  }
  at(n: number): string {
    this.#call(`at ${n}`);
    return n === 1 ? JSON.stringify({ ...state, step: 1 }) : "";
  }
  allocate(bytes: number): number {
    this.#call(`allocate ${bytes}`);
    return bytes > 100 ? 0 : 200;
  }
  commit(name: string): string {
    this.#call(`commit ${name}`);
    return this.refusal;
  }
  cancel(): void {
    this.#call("cancel");
  }
  readonly others: Fake[] = [];
  another(ear: Ear): Fake {
    this.#call("another");
    const other = new Fake();
    other.border = { ...ear, ready() {} };
    this.others.push(other);
    return other;
  }
  close(): void {
    this.#call("close");
  }
  send(message: unknown): void {
    this.border.message(JSON.stringify(message));
  }
  done(stdout: string): void {
    this.send({ type: "done", stdout, error: null, state, trace });
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
  assert.deepEqual(await result, { stdout: "1\n", error: null, state, trace });
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
  const dropped = machine.run("dropped", silent, {}, dropping.signal);
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
  const run = machine.run("x", silent, {}, late.signal);
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
  fake.send({ type: "done", stdout: "", error, state, trace });
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
  assert.equal(machine.edit(1, 2, 4, "<i", "255"), null);
  fake.refusal = JSON.stringify({ type: "TypeError", text: "cannot modify read-only memory" });
  assert.equal(machine.edit(1, 2, 1, "", "0")?.text, "cannot modify read-only memory");
  assert.deepEqual(fake.calls, ["edit 1 2 4 <i 255", "edit 1 2 1  0"]);
  fake.send({ type: "state", state, trace });
  assert.deepEqual(heard, ["changed"]);
});

test("a run takes its bounds along, and a prompt goes on", async () => {
  const { machine, fake } = await start();
  const run = machine.run("x", silent, { fresh: true, memory: 64, milliseconds: 2000 });
  const prompt = machine.prompt("x", silent);
  await settle();
  fake.done("");
  await run;
  await settle();
  fake.done("1\n");
  assert.equal((await prompt).stdout, "1\n");
  assert.equal(machine.readiness("if 1:"), "incomplete");
  assert.deepEqual(fake.calls, ["run x fresh 64 2000", "prompt x", "readiness if 1:"]);
  assert.deepEqual(machine.complete("data"), [{ name: "append", kind: "function" }, { name: "nbytes", kind: "attribute" }]);
  assert.deepEqual(machine.complete("nobody"), []);
});

test("memory after a step is a state, or is not kept", async () => {
  const { machine } = await start();
  assert.equal(machine.at(1)?.step, 1);
  assert.equal(machine.at(2), null);
});

test("a file streams into the module’s memory", async () => {
  const { machine, fake } = await start();
  const seen: number[] = [];
  const failure = await machine.load("photo", new Blob(["ab", "cd"]), { progress: (loaded) => seen.push(loaded) });
  assert.equal(failure, null);
  assert.equal(seen.at(-1), 4);
  assert.deepEqual(fake.calls, ["allocate 4", "commit photo"]);
  const bytes = machine.bytes({ contents: 200, length: 4 }, 0, 4);
  assert.equal(new TextDecoder().decode(bytes ?? undefined), "abcd");
});

test("a file that is too large, given up or unreadable leaves nothing", async () => {
  const { machine, fake } = await start();
  await assert.rejects(machine.load("a", new Blob(["x".repeat(101)]), { progress() {} }), /larger than the memory/);
  const given = new AbortController();
  const progress = (): void => given.abort();
  const chunks = (): ReadableStream<Uint8Array<ArrayBuffer>> => {
    let left = 2;
    return new ReadableStream({ pull: (stream) => (left-- > 0 ? stream.enqueue(new Uint8Array(2)) : stream.close()) });
  };
  await assert.rejects(machine.load("a", { size: 4, stream: chunks }, { progress, signal: given.signal }), { name: "AbortError" });
  await assert.rejects(machine.load("a", { size: 3, stream: chunks }, { progress() {} }), /grew/);
  await assert.rejects(machine.load("a", { size: 5, stream: chunks }, { progress() {} }), /shrank/);
  assert.deepEqual(fake.calls, ["allocate 101", "allocate 4", "cancel", "allocate 3", "cancel", "allocate 5", "cancel"]);
});

test("a device with little memory gets a small session", () => {
  assert.deepEqual([undefined, 8, 4, 2, 1, 0.5].map((gigabytes) => memoryLimit(gigabytes) / 2 ** 20), [512, 512, 512, 256, 128, 128]);
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
    assert.throws(() => machine.edit(1, 0, 1, "", "0"), reason);
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
  const bytes = machine.bytes({ contents: 100, length: 9 }, 2, 6);
  assert.ok(bytes);
  bytes[0] = 7;
  assert.equal(machine.bytes({ contents: 102, length: 9 }, 0, 1)?.[0], 7);
  assert.equal(bytes.length, 4);
  assert.equal(machine.bytes({ contents: 0, length: 9 }, 0, 1), null, "contents that were not kept");
  assert.equal(machine.bytes({ contents: 0, length: 0 }, 0, 0)?.length, 0);
});

test("machines of one program run side by side, and hear their own messages", async () => {
  const { machine, fake } = await start();
  const changed: string[] = [];
  const other = machine.another({ changed: () => void changed.push("other"), failed() {} });
  const [it] = fake.others;
  assert.ok(it);
  const endless = machine.run("while True: pass", silent);
  const run = other.run("1", silent);
  await settle();
  assert.deepEqual([fake.calls, it.calls], [["another", "run while True: pass"], ["run 1"]]);
  it.done("1");
  assert.equal((await run).stdout, "1");
  assert.deepEqual([machine.isRunning, other.isRunning], [true, false]);
  it.send({ type: "state", state, trace });
  assert.deepEqual([changed, heard], [["other"], []]);
  fake.done("");
  await endless;
});

test("a machine that fails alone is closed, and others go on; the program's end is the end of all", async () => {
  const { machine, fake } = await start();
  const told: string[] = [];
  const another = (): Machine => machine.another({ changed() {}, failed: (error) => void told.push(error.message) });
  const [one, two] = [another(), another()];
  fake.others[0]?.send({ type: "fatal", text: "a fault" });
  await assert.rejects(one.run("x", silent), /a fault/);
  assert.deepEqual(fake.others[0]?.calls, ["close"]);
  assert.equal(two.edit(1, 2, 1, "", "3"), null);
  fake.end();
  await settle();
  assert.throws(() => two.edit(1, 2, 1, "", "3"), /the Go program ended/);
  assert.deepEqual([told, heard], [["a fault", "the Go program ended"], ["the Go program ended"]]);
});

test("a closed machine rejects what runs, what waits and what comes later, and says nothing more", async () => {
  const { machine, fake } = await start();
  const run = machine.run("while True: pass", silent);
  const queued = machine.run("y", silent);
  await settle();
  machine.close();
  machine.close();
  fake.done("");
  fake.send({ type: "state", state, trace });
  fake.send({ type: "fatal", text: "a fault" });
  await assert.rejects(run, /was closed/);
  await assert.rejects(queued, /was closed/);
  await assert.rejects(machine.run("z", silent), /was closed/);
  assert.throws(() => machine.another(listener), /was closed/);
  assert.deepEqual([fake.calls, heard], [["run while True: pass", "close"], []]);
});
