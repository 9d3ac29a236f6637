import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { hashed, variableFor } from "../../src/own-file.ts";

test("the default name is one that a variable can have", () => {
  const cases = {
    "photo.png": "photo",
    "my photo (2).tar.gz": "my_photo_2_tar",
    "2024.csv": "_2024",
    "größe.bin": "größe",
    "写真.jpg": "写真",
    "class.py": "_class",
    "None.txt": "_None",
    ".bashrc": "bashrc",
    "---": "data",
    "": "data",
    "<b>.html": "b",
    "ﬁle.bin": "file",
    "__init__.py": "init",
  };
  for (const [file, want] of Object.entries(cases)) {
    assert.equal(variableFor(file), want, file);
  }
  assert.equal(variableFor("x".repeat(10_000)).length, 40);
});

test("a file is hashed while it is read, and another one than is wanted fails at its end", async () => {
  const file = new File(["Hello", " World!"], "greeting.txt");
  const want = createHash("sha256").update("Hello World!").digest("hex");
  const { source, digest } = hashed(file, null);
  assert.equal(await new Response(source.stream()).text(), "Hello World!");
  assert.equal(digest(), want);
  const mark = { name: "greeting", file: file.name, size: file.size, sha256: want };
  assert.equal(await new Response(hashed(file, mark).source.stream()).text(), "Hello World!");
  const other = hashed(file, { ...mark, sha256: "00".repeat(32) });
  const reader = other.source.stream().getReader();
  await assert.rejects(async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read());
  }, /SHA-256 differs/);
});
