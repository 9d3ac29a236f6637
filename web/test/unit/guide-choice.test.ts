import assert from "node:assert/strict";
import { test } from "node:test";
import { choiceOf, lessonOf, textsOf } from "../../src/guide-choice.ts";

/** fields returns the fields of a form in which nothing has been changed but these. */
function fields(changed: Readonly<Record<string, string | readonly string[]>> = {}): URLSearchParams {
  const all = { kind: "program", lesson: "a-slice-copies#1", view: ["code", "memory", "output", "timeline"], theme: "auto", step: "", height: "", flag: [], session: "", ...changed };
  return new URLSearchParams(Object.entries(all).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as [string, string])));
}

test("what is not changed is not written", () => {
  assert.deepEqual(choiceOf(fields(), "a = 1"), { program: "a = 1", lesson: null, attributes: {} });
  assert.deepEqual(choiceOf(fields({ view: [] }), "").attributes, {});
});

test("what is chosen becomes attributes", () => {
  const chosen = { view: ["memory", "output"], theme: "dark", step: " 03 ", height: "320", flag: ["inline", "autorun", "readonly"], session: " tour " };
  assert.deepEqual(choiceOf(fields(chosen), "").attributes, { view: "memory output", theme: "dark", step: "3", height: "320", readonly: "", autorun: "", inline: "", session: "tour" });
  assert.deepEqual(choiceOf(fields({ step: "-1", height: "tall", session: "tour" }), "").attributes, {}, "neither no number, nor a session without inline");
});

test("a program of a lesson is named by its address", () => {
  const chosen = fields({ kind: "lesson", lesson: "a-view-is-a-window#2" });
  assert.deepEqual(lessonOf(chosen), { name: "a-view-is-a-window", at: 2 });
  assert.deepEqual(choiceOf(chosen, "a = 1").attributes, { src: "/lessons/a-view-is-a-window#2" });
  assert.equal(lessonOf(fields({ kind: "lesson", lesson: "../x" })), null);
});

test("the texts are the same cell three times", () => {
  const home = "https://zen.example";
  const own = textsOf(choiceOf(fields({ theme: "light" }), "a = 1\n\nb = 2\n"), home, `${home}/#v1.x`);
  assert.deepEqual(own, {
    html: `<script src="https://zen.example/embed/v1.js" defer></script>\n<zero-copy-zen theme="light"><pre><code>a = 1\n\nb = 2\n</code></pre></zero-copy-zen>\n`,
    markdown: `<div><zero-copy-zen theme="light"><pre><code>a = 1\n&#10;b = 2\n</code></pre></zero-copy-zen></div>\n`,
    plain: `[Run this program](https://zen.example/#v1.x)\n`,
  });
  const lesson = textsOf(choiceOf(fields({ kind: "lesson", lesson: "a-slice-copies#2" }), "a = 1\n"), home, "");
  assert.equal(lesson.plain, "[![The memory after program 2 of the lesson a-slice-copies](https://zen.example/lessons/a-slice-copies/2.svg)](https://zen.example/lessons/a-slice-copies)\n");
});
