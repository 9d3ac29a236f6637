import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { home } from "../../src/home.ts";

const realFetch = globalThis.fetch;
const realNavigator = Object.getOwnPropertyDescriptor(globalThis, "navigator");
afterEach(() => {
  globalThis.fetch = realFetch;
  realNavigator === undefined ? Reflect.deleteProperty(globalThis, "navigator") : Object.defineProperty(globalThis, "navigator", realNavigator);
});

/** answers makes fetch give these answers in turn, null for a broken connection, and counts the requests. */
function answers(onLine: boolean, ...all: readonly (readonly [status: number, body: string] | null)[]): { asked: number } {
  Object.defineProperty(globalThis, "navigator", { value: { onLine }, configurable: true });
  const count = { asked: 0 };
  globalThis.fetch = () => {
    const answer = all[count.asked++];
    return answer == null ? Promise.reject(new TypeError("broken")) : Promise.resolve(new Response(answer[1], { status: answer[0] }));
  };
  return count;
}

test("a home says what it offers", async () => {
  answers(true, [200, '{"offers": ["/api/bench", 3, "/api/stream"]}']);
  assert.deepEqual(await home(), ["/api/bench", "/api/stream"]);
  answers(true, [200, "{}"]);
  assert.deepEqual(await home(), []);
});

test("where only files are served nothing is offered", async () => {
  const count = answers(true, [404, "<!doctype html>"]);
  assert.deepEqual(await home([0, 0]), []);
  assert.equal(count.asked, 1);
});

test("a home that does not answer is asked again, and a network that is gone is not", async () => {
  answers(true, null, [503, "busy"], [200, '{"offers": ["/api/x"]}']);
  assert.deepEqual(await home([0, 0]), ["/api/x"]);
  const given = answers(true, [500, ""], [500, ""], [502, ""], [200, '{"offers": []}']);
  await assert.rejects(home([0, 0]), /502/);
  assert.equal(given.asked, 3);
  const gone = answers(false, null, [200, '{"offers": []}']);
  await assert.rejects(home([0, 0]), /broken/);
  assert.equal(gone.asked, 1);
});
