import assert from "node:assert/strict";
import { test } from "node:test";
import type { Maker } from "../../src/engine.ts";
import type { Listener, Machine } from "../../src/machine.ts";
import { roomFor, sharedProgram } from "../../src/shared-program.ts";

const silent: Listener = { changed() {}, failed() {} };

/** Fake is a machine as far as a maker asks it. */
class Fake {
  readonly others: Fake[] = [];
  bounds = 0;
  another(): Fake {
    const other = new Fake(this.others);
    this.others.push(other);
    return other;
  }
  constructor(readonly all: readonly Fake[] = []) {}
  get siblings(): number {
    return this.all.length + 1;
  }
  async limit(bytes: number): Promise<void> {
    this.bounds = bytes;
  }
}

/** programs returns a maker, and what it makes. */
function programs(): { made: Fake[]; listeners: Listener[]; make: Maker } {
  const made: Fake[] = [];
  const listeners: Listener[] = [];
  const make: Maker = async (progress, listener) => {
    progress(0.5);
    listeners.push(listener);
    made.push(new Fake());
    return made.at(-1) as unknown as Machine;
  };
  return { made, listeners, make };
}

test("all sessions are in one program, which is made by the first", async () => {
  const { made, make } = programs();
  const shared = sharedProgram(make, 2 ** 40);
  assert.equal(made.length, 0);
  const told: number[] = [];
  await Promise.all([shared((fraction) => told.push(fraction), silent), shared(() => undefined, silent), shared(() => undefined, silent)]);
  assert.equal(made.length, 1);
  assert.equal(made[0]?.others.length, 3);
  assert.deepEqual(told, [0.5]);
  assert.equal(made[0]?.others[0]?.bounds, roomFor(made[0].others.length));
  const small = sharedProgram(make, 5);
  await small(() => undefined, silent);
  assert.equal(made[1]?.others[0]?.bounds, 5);
});

test("another program takes the place of a dead one, and of one that could not be made", async () => {
  const { made, listeners, make } = programs();
  const shared = sharedProgram(make, 2 ** 40);
  await shared(() => undefined, silent);
  listeners[0]?.failed(new Error("dead"));
  await shared(() => undefined, silent);
  assert.equal(made.length, 2);
  let isAway = true;
  const late = sharedProgram((progress, listener) => (isAway ? Promise.reject(new Error("away")) : make(progress, listener)), 2 ** 40);
  await assert.rejects(late(() => undefined, silent), /away/);
  isAway = false;
  await late(() => undefined, silent);
  assert.equal(made.length, 3);
});

test("sessions have less room the more they are, and all together less than WebAssembly has", () => {
  assert.equal(roomFor(1), roomFor(4));
  assert.equal(roomFor(8), roomFor(4) / 2);
  const all = Array.from({ length: 60 }, (_, i) => roomFor(i + 1)).reduce((a, b) => a + b, 0);
  assert.ok(all < 4 * 2 ** 30);
});
