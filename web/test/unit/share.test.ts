import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { isLink } from "../../src/fragment.ts";
import { programs } from "../../src/programs.ts";
import { fileOf, fragmentOf, LinkError, maxInflated, sessionOf, sessionOfFile } from "../../src/share.ts";
import type { Session } from "../../src/share.ts";
import { root } from "../site.ts";

const plain: Session = { program: "print(1)\n", inputs: [], step: null, selection: null, theme: null, files: [] };
const mark = { name: "photo", file: "my photo.png", size: 3_145_728, sha256: "ab".repeat(32) };
const full: Session = {
  program: "data = bytearray(b'Grüße 🙂')\nprint(data)\n",
  inputs: [],
  step: 9,
  selection: { b: "data", v: "even", i: [1] },
  theme: "dark",
  files: [mark],
};

/** packed returns the fragment whose JSON text is the given one. */
async function packed(text: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return `#v1.${Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url")}`;
}

test("a session comes out of its link as it went in", async () => {
  const lone = { ...plain, program: "x = '\ud83d'" };
  for (const session of [plain, full, lone, { ...plain, program: "" }, { ...full, selection: { b: 0, r: [3, 1] as const } }]) {
    const fragment = await fragmentOf(session);
    assert.match(fragment, /^#v1\.[A-Za-z0-9_-]+$/);
    assert.ok(isLink(fragment));
    assert.deepEqual(await sessionOf(fragment), session);
  }
});

test("inputs of the prompt travel in links of version 2, and in files", async () => {
  const session = { ...full, inputs: ["for i in range(2):\n    print(i)", "data[0]"] };
  const fragment = await fragmentOf(session);
  assert.match(fragment, /^#v2\./);
  assert.deepEqual([await sessionOf(fragment), sessionOfFile(fileOf(session))], [session, session]);
  await assert.rejects(sessionOf((await packed(JSON.stringify({ p: "", i: [1] }))).replace("v1", "v2")), LinkError);
});

test("old links are read for ever", async () => {
  const links = JSON.parse(await readFile(join(root, "web/test/testdata/links.json"), "utf8")) as { link: string; session: Omit<Session, "inputs"> & Partial<Session> }[];
  assert.ok(links.length >= 4);
  for (const { link, session } of links) {
    assert.deepEqual(await sessionOf(link), { inputs: [], ...session }); // links of version 1 have none
  }
});

test("links of all examples have fewer than 2,000 characters", async () => {
  const address = "https://zero-copy-zen.example.workers.dev/";
  for (const [name, program] of Object.entries(programs)) {
    const link = address + (await fragmentOf({ ...full, program, files: [] }));
    assert.ok(link.length < 2000, `${name}: ${link.length}`);
  }
});

test("places in the page are no links", () => {
  for (const fragment of ["", "#", "#main", "#v1", "#version.1", "#v.x"]) {
    assert.equal(isLink(fragment), false, fragment);
  }
});

test("damaged and hostile fragments are refused in plain words", async () => {
  const link = await fragmentOf(full);
  const cases = [
    "#v1.",
    "#v1.!!!",
    "#v1.AAAA",
    link.slice(0, -7),
    link.slice(0, 12) + "x" + link.slice(13),
    await packed("no json"),
    await packed("null"),
    await packed("[]"),
    await packed("{}"),
    ...(await Promise.all(
      [
        { p: 1 },
        { p: "", s: -1 },
        { p: "", s: 1.5 },
        { p: "", s: "1" },
        { p: "", t: "auto" },
        { p: "", x: { b: "a", r: [1] } },
        { p: "", x: { b: {} } },
        { p: "", x: { b: "a", i: [0] } },
        { p: "", x: { b: "a", v: 0, i: Array(65).fill(0) } },
        { p: "", f: {} },
        { p: "", f: [{ ...mark, sha256: "<b>" }] },
        { p: "", f: [{ ...mark, size: -1 }] },
        { p: "", f: Array(17).fill(mark) },
      ].map((each) => packed(JSON.stringify(each))),
    )),
  ];
  for (const fragment of cases) {
    await assert.rejects(sessionOf(fragment), (error) => error instanceof LinkError && error.message.startsWith("This link is damaged"), fragment);
  }
  await assert.rejects(sessionOf("#v3.AAAA"), /newer version/);
});

test("inflating stops at 1 MB", async () => {
  const bomb = await packed(new Uint8Array(200 * 2 ** 20));
  const before = process.memoryUsage().arrayBuffers;
  await assert.rejects(sessionOf(bomb), /more than 1 MB/);
  assert.ok(process.memoryUsage().arrayBuffers - before < 16 * maxInflated);
  const frame = JSON.stringify({ p: "" }).length;
  const largest = { ...plain, program: "x".repeat(maxInflated - frame) };
  assert.deepEqual(await sessionOf(await packed(JSON.stringify({ p: largest.program }))), largest);
  await assert.rejects(sessionOf(await packed(JSON.stringify({ p: largest.program + "x" }))), /more than 1 MB/);
});

test("a session that is a file is a Python program", () => {
  for (const session of [full, plain]) {
    assert.deepEqual(sessionOfFile(fileOf(session)), session);
  }
  assert.match(fileOf(full), /\nprint\(data\)\n# zero-copy-zen \{.*\}\n$/);
  assert.deepEqual(sessionOfFile("print(2)\n"), { ...plain, program: "print(2)\n" });
  assert.throws(() => sessionOfFile('x\n# zero-copy-zen {"s":-1}\n'), LinkError);
  assert.throws(() => sessionOfFile("x\n# zero-copy-zen {nonsense}\n"), LinkError);
});
