import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { KeptDraft, storedDraft, storeDraft } from "../../src/draft.ts";
import type { Draft } from "../../src/draft.ts";

/** storage puts a storage with these items in the place of the browser's, or one that throws. */
function storage(items: Map<string, string> | null): void {
  const access = <T>(act: (items: Map<string, string>) => T): T => {
    if (items === null) {
      throw new DOMException("The operation is insecure.", "SecurityError");
    }
    return act(items);
  };
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    value: {
      getItem: (key: string) => access((all) => all.get(key) ?? null),
      setItem: (key: string, text: string) => access((all) => void all.set(key, text)),
    },
  });
}

afterEach(() => Reflect.deleteProperty(globalThis, "localStorage"));

const draft: Draft = { program: "x = 1", origin: { type: "own" }, kept: ["y = 2"] };

test("a draft comes back", () => {
  storage(new Map());
  assert.equal(storedDraft(), null);
  storeDraft(draft);
  assert.deepEqual(storedDraft(), draft);
  storeDraft({ ...draft, origin: { type: "example", name: "cautions" } });
  assert.deepEqual(storedDraft()?.origin, { type: "example", name: "cautions" });
});

test("storage that throws is as good as none", () => {
  storage(null);
  storeDraft(draft);
  assert.equal(storedDraft(), null);
});

test("what somebody else has stored is no draft", () => {
  for (const text of ["", "{", "null", "[]", "1", '{"program":1,"kept":[]}', '{"program":"","kept":[1]}', '{"program":""}']) {
    storage(new Map([["zen-draft", text]]));
    assert.equal(storedDraft(), null, text);
  }
});

test("of what does not fit the oldest kept program goes first", () => {
  const items = new Map<string, string>();
  storage(items);
  storeDraft({ ...draft, kept: ["a".repeat(200_000), "b".repeat(400_000)] });
  assert.deepEqual(storedDraft()?.kept.map((each) => each[0]), ["a"]);
  storeDraft({ ...draft, program: "c".repeat(600_000), kept: [] });
  assert.equal(storedDraft()?.program, "x = 1", "a program that is too long leaves what was there");
});

test("a draft is stored when the reader pauses, or leaves", () => {
  storage(new Map());
  mock.timers.enable({ apis: ["setTimeout"] });
  const work = new KeptDraft();
  work.store();
  assert.equal(storedDraft(), null, "there was none to store");
  assert.equal(work.keep(draft), true);
  assert.equal(work.keep({ ...draft }), false, "the same work again");
  const typed = { ...draft, program: "x = 12" };
  assert.equal(work.keep(typed), true);
  assert.equal(storedDraft(), null, "the reader is typing");
  mock.timers.tick(1000);
  assert.deepEqual(storedDraft(), typed);
  work.keep(draft);
  work.store();
  assert.deepEqual(storedDraft(), draft);
  assert.equal(work.draft, draft);
  mock.timers.reset();
});
