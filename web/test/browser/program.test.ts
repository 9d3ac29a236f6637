// The Go program behind its border, without a page: page.wasm in Node.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { Machine, memoryLimit } from "../../src/machine.ts";
import type { Progress } from "../../src/machine.ts";
import type { Buffer, State } from "../../src/protocol.ts";

const silent: Progress = { started() {}, printed() {} };
const root = `${process.cwd()}/static/build`;
let module: WebAssembly.Module;

// The ends of the channels over which Go programs yield; while one is open, Node
// does not end.
const ports: MessagePort[] = [];
const Channel = globalThis.MessageChannel;
globalThis.MessageChannel = class extends Channel {
  constructor() {
    super();
    ports.push(this.port1, this.port2);
  }
};
after(() => ports.forEach((port) => port.close()));

before(async () => {
  module = await WebAssembly.compile(await readFile(`${root}/page.wasm`));
  await import(`${root}/wasm_exec.js`);
});

function start(): Promise<Machine> {
  return Machine.start(module, { changed() {}, failed() {} });
}

/** named returns the buffer with a name. */
function named(state: State | null, name: string): Buffer {
  const found = state?.buffers.find((buffer) => buffer.names.includes(name));
  assert.ok(found, `a buffer is named ${name}`);
  return found;
}

function text(machine: Machine, buffer: Buffer): string {
  return new TextDecoder().decode(machine.bytes(buffer, 0, buffer.length) ?? undefined);
}

const hello = "data = bytearray(b'Hello World!')\nwindow = memoryview(data)[6:12]\nwindow[:] = b'Python'\nprint(data)\n";

test("steps go back in time: bytes, views and names", async () => {
  const machine = await start();
  const { trace, state } = await machine.run(hello, silent);
  assert.deepEqual(trace.steps.map((step) => [step.n, step.line, step.kind]), [[1, 1, "create"], [2, 2, "slice"], [3, 3, "write"], [4, 4, "run"]]);
  assert.equal(text(machine, named(state, "data")), "Hello Python");
  const past = machine.at(2);
  assert.equal(text(machine, named(past, "data")), "Hello World!");
  assert.equal(past?.views.find((view) => view.names.includes("window"))?.offset, 6);
  assert.equal(machine.at(1)?.views.length, 0);
  assert.equal(machine.at(99), null);
  const write = trace.steps[2]?.events.find((event) => event.kind === "write");
  assert.deepEqual([write?.old, write?.new], ["576f726c6421", "507974686f6e"]);
  assert.equal(trace.steps[3]?.output, "bytearray(b'Hello Python')\n".length);
});

test("a fresh run forgets, another keeps, and the prompt echoes", async () => {
  const machine = await start();
  await machine.run("x = 1", silent);
  assert.equal((await machine.run("print(x)", silent)).stdout, "1\n");
  assert.equal((await machine.prompt("x + 1", silent)).stdout, "2\n");
  assert.equal((await machine.run("x", silent, { fresh: true })).error?.type, "NameError");
  assert.equal(machine.readiness("for i in range(3):"), "incomplete");
  assert.equal(machine.readiness("x = "), "wrong");
  assert.equal(machine.readiness("x = 1"), "complete");
});

test("bounds of a run: memory and time, for that run alone", async () => {
  const machine = await start();
  const bounds = { memory: 2 ** 20, milliseconds: 100 };
  assert.equal((await machine.run("b = bytes(2 ** 21)", silent, bounds)).error?.type, "MemoryError");
  const late = await machine.run("while True:\n  try:\n    while True: pass\n  except BaseException: pass", silent, bounds);
  assert.match(late.error?.text ?? "", /^stopped after 100ms/);
  assert.equal((await machine.run("b = bytes(2 ** 21)", silent)).error, null);
  await machine.limit(memoryLimit(1));
  assert.equal((await machine.run("c = bytes(200 * 2 ** 20)", silent)).error?.type, "MemoryError");
});

test("an item is assigned as Python assigns it", async () => {
  const machine = await start();
  const code = "import array\na = array.array('d', [1, 2, 3])\nm = memoryview(bytearray(6)).cast('B', (2, 3))\nk = 5\n";
  const { state } = await machine.run(code, silent);
  assert.equal(machine.assign(named(state, "a").id, [-1], "k / 2"), null);
  const view = state.views.find((each) => each.names.includes("m"));
  assert.equal(machine.assign(view?.id ?? 0, [1, 2], "k"), null);
  assert.equal((await machine.prompt("print(a, m.tolist())", silent)).stdout, "array('d', [1.0, 2.0, 2.5]) [[0, 0, 0], [0, 0, 5]]\n");
  assert.equal(machine.assign(view?.id ?? 0, [0, 0], "256")?.text, "memoryview: invalid value for format 'B'");
  assert.equal(machine.assign(view?.id ?? 0, [0, 0], "1 +")?.type, "SyntaxError");
  assert.equal(machine.assign(view?.id ?? 0, [0, 0], "sum(1 for _ in iter(int, 1))")?.type, "KeyboardInterrupt");
});

test("a file becomes a bytes object, with little beside it", async () => {
  const machine = await start();
  const size = 100 * 2 ** 20;
  const before = process.memoryUsage().arrayBuffers;
  const piece = new Uint8Array(2 ** 20).fill(7);
  let left = size;
  const stream = (): ReadableStream<Uint8Array<ArrayBuffer>> =>
    new ReadableStream({
      pull(queue) {
        left > 0 ? queue.enqueue(piece) : queue.close();
        left -= piece.length;
      },
    });
  let peak = 0;
  const progress = (): void => void (peak = Math.max(peak, process.memoryUsage().arrayBuffers));
  assert.equal(await machine.load("photo", { size, stream }, { progress }), null);
  // What Go reserves at its start is there before the file is.
  assert.ok(peak - before < size + 8 * 2 ** 20, `${Math.round((peak - before) / 2 ** 20)} MB for a file of 100`);
  const { stdout, state } = await machine.run("print(len(photo), photo[0], photo[-1])", silent);
  assert.equal(stdout, `${size} 7 7\n`);
  assert.equal(named(state, "photo").type, "bytes");
  left = 3;
  const failure = await machine.load("not a name", { size: 3, stream: () => new Blob(["abc"]).stream() }, { progress() {} });
  assert.equal(failure?.type, "SyntaxError");
});

test("a loop of 500,000 iterations is bounded", async () => {
  const machine = await start();
  const { trace } = await machine.run("b = memoryview(bytes(500000))\nwhile b:\n    b = b[1:]\n", silent);
  assert.equal(trace.total, 500_002);
  assert.deepEqual([trace.head, trace.leftOut, trace.steps.length], [1000, 498_002, 2000]);
  assert.equal(trace.lines.find((line) => line.line === 3)?.runs, 500_000);
  assert.ok(JSON.stringify(trace).length < 4 * 2 ** 20);
  assert.equal(machine.at(1001), null);
  assert.equal(machine.at(1000)?.views[0]?.offset, 998);
  assert.equal(machine.at(500_001)?.views[0]?.offset, 499_999);
});

test("machines of one program share no names, and none waits for another", async () => {
  const machine = await start();
  const other = machine.another({ changed() {}, failed() {} });
  await machine.run("x = 1", silent);
  assert.equal((await other.run("x", silent)).error?.type, "NameError");
  const endless = machine.run("while True:\n  x += 1", silent);
  assert.equal((await other.run("import array\na = array.array('i', range(100000))\nprint(sum(a))", silent)).stdout, "4999950000\n");
  assert.equal(machine.isRunning, true);
  const { state } = await other.run("b = bytearray(3)", silent);
  assert.equal(other.edit(named(state, "b").id, 1, 1, "", "7"), null);
  assert.equal((await other.prompt("b[1]", silent)).stdout, "7\n");
  machine.stop();
  assert.equal((await endless).error?.type, "KeyboardInterrupt");
  assert.equal((await machine.prompt("x > 1", silent)).stdout, "True\n");
});

test("two programs that run at once print what each prints alone", async () => {
  const program = (seed: number): string =>
    `import struct\nd = {}\nb = bytearray(64)\nv = memoryview(b).cast('I')\nx = ${seed}\nfor i in range(20000):\n` +
    "    x = (x * 1103515245 + 12345) % 2**31\n    d[x % 50] = d.get(x % 50, ()) + (x % 7,) if i % 500 else (str(x),)\n    v[x % 16] ^= x\n" +
    "    struct.pack_into('<H', b, x % 60, x & 0xffff)\nprint(sorted(d.items())[:9], bytes(v).hex())\n";
  const seeds = [1, 2, 3];
  const first = await start();
  const machines = [first, ...seeds.slice(1).map(() => first.another({ changed() {}, failed() {} }))];
  const together = await Promise.all(machines.map((machine, i) => machine.run(program(seeds[i] ?? 0), silent)));
  const lone = await start();
  for (const [i, { stdout, error }] of together.entries()) {
    assert.equal(error, null);
    assert.equal(stdout, (await lone.run(program(seeds[i] ?? 0), silent, { fresh: true })).stdout);
  }
});

test("a limit of memory is that of one machine", async () => {
  const machine = await start();
  const other = machine.another({ changed() {}, failed() {} });
  await other.limit(2 ** 20);
  assert.equal((await other.run("b = bytes(2 ** 21)", silent)).error?.type, "MemoryError");
  assert.equal((await machine.run("b = bytes(2 ** 21)", silent)).error, null);
});

/** linear returns how large the memory of the Go program is. */
function linear(machine: Machine): number {
  return machine.bytes({ contents: 1, length: 1 }, 0, 1)?.buffer.byteLength ?? 0;
}

test("a closed machine gives back its memory, and what it had of the page's", async () => {
  const channels = ports.length;
  const machine = await start();
  const sizes: number[] = [];
  for (let i = 0; i < 60; i++) {
    const other = machine.another({ changed() {}, failed() {} });
    const { error } = await other.run("b = bytearray(40 * 2 ** 20)\nm = memoryview(b)\nb[:] = bytes(len(b))", silent);
    assert.equal(error, null);
    other.close();
    sizes.push(linear(machine));
  }
  assert.equal(sizes.at(-1), sizes[9], "after ten machines, fifty more take no memory");
  assert.equal(ports.length - channels, 2 * 61);
  assert.equal((await machine.run("print(1)", silent)).stdout, "1\n");
});

test("closing ends a program that catches all, and the last machine is the end of the Go program", async () => {
  const programs: { exited: boolean }[] = [];
  const Original = globalThis.Go;
  assert.ok(Original);
  globalThis.Go = class extends Original {
    declare exited: boolean;
    constructor() {
      super();
      programs.push(this);
    }
  };
  const machine = await start();
  globalThis.Go = Original;
  const other = machine.another({ changed() {}, failed() {} });
  const stubborn = other.run("while True:\n  try:\n    while True: pass\n  except BaseException: pass", silent);
  assert.equal((await machine.run("print(1)", silent)).stdout, "1\n");
  other.close();
  await assert.rejects(stubborn, /was closed/);
  assert.equal((await machine.run("print(2)", silent)).stdout, "2\n");
  assert.equal(programs[0]?.exited, false);
  machine.close();
  for (let i = 0; i < 100 && programs[0]?.exited === false; i++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.equal(programs[0]?.exited, true);
});
