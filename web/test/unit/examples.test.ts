import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { examples, first } from "../../src/examples.ts";
import { programs } from "../../src/programs.ts";
import { root } from "../site.ts";

const folder = join(root, "pkg/playground/examples");

test("the menu has every program of the folder, and no other", async () => {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".py")).map((name) => name.replace(/\.py$/, ""));
  assert.deepEqual(examples.map(({ name }) => name).sort(), files.sort());
  assert.deepEqual(Object.keys(programs).sort(), files);
  assert.equal(new Set(examples.map(({ title }) => title)).size, examples.length);
  for (const name of files) {
    assert.equal(programs[name], await readFile(join(folder, `${name}.py`), "utf8"));
  }
});

test("the page contains the first program itself", async () => {
  const page = await readFile(join(root, "web/pages/index.html"), "utf8");
  assert.ok(page.includes(`<pre><code>${programs[first.name]}</code></pre>`));
});
