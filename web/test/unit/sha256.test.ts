import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { Sha256 } from "../../src/sha256.ts";

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 167 + 13) % 256);

test("digests are Node's, for every length around a block", () => {
  for (const length of [0, 1, 3, 54, 55, 56, 57, 62, 63, 64, 65, 118, 119, 120, 127, 128, 129, 1000]) {
    const hash = new Sha256();
    hash.update(bytes.subarray(0, length));
    assert.equal(hash.digest(), createHash("sha256").update(bytes.subarray(0, length)).digest("hex"), `${length} bytes`);
  }
});

test("how a message is cut into pieces does not matter", () => {
  const want = createHash("sha256").update(bytes).digest("hex");
  for (const size of [1, 7, 63, 64, 65, 200, 999]) {
    const hash = new Sha256();
    for (let at = 0; at < bytes.length; at += size) {
      hash.update(bytes.subarray(at, at + size));
    }
    assert.equal(hash.digest(), want, `pieces of ${size}`);
  }
});
