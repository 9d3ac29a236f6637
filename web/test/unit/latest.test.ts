import assert from "node:assert/strict";
import { test } from "node:test";
import { latest } from "../../src/latest.ts";

/** settle lets promises go on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("of values that come faster than they are done, one waits: the latest", async () => {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const frames: (() => void)[] = [];
  const act = latest<number>(
    (value) => {
      begun.push(value);
      return new Promise((resolve) => ends.push(resolve));
    },
    (go) => frames.push(go),
  );
  act(1);
  assert.deepEqual(begun, [1], "the first at once");
  act(2);
  act(3);
  ends.shift()?.();
  await settle();
  assert.deepEqual(begun, [1], "not before the next frame");
  frames.shift()?.();
  await settle();
  assert.deepEqual(begun, [1, 3]);
  ends.shift()?.();
  await settle();
  act(4);
  assert.deepEqual(begun, [1, 3], "one for each frame");
  frames.shift()?.();
  await settle();
  assert.deepEqual(begun, [1, 3, 4]);
  ends.shift()?.();
  await settle();
  frames.shift()?.();
  await settle();
  act(5);
  assert.deepEqual(begun, [1, 3, 4, 5], "at once again");
});
