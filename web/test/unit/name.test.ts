import assert from "node:assert/strict";
import { test } from "node:test";
import { shorten } from "../../src/name.ts";

test("a long text is shortened to whole characters", () => {
  const cases: { in: string; limit?: number; want: string }[] = [
    { in: "", want: "" },
    { in: "x".repeat(24), want: "x".repeat(24) },
    { in: "x".repeat(25), want: `${"x".repeat(23)}…` },
    { in: "x".repeat(10_000), limit: 5, want: "xxxx…" },
    { in: "𠀀".repeat(5), limit: 5, want: "𠀀".repeat(5) },
    { in: "𠀀".repeat(6), limit: 5, want: "𠀀𠀀𠀀𠀀…" },
    { in: "𠀀".repeat(10_000), limit: 5, want: "𠀀𠀀𠀀𠀀…" },
  ];
  for (const { in: text, limit, want } of cases) {
    assert.equal(shorten(text, limit), want, `shorten(${text.slice(0, 30)}, ${limit})`);
  }
});
