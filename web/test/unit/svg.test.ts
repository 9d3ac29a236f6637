import assert from "node:assert/strict";
import { test } from "node:test";
import type { State } from "../../src/protocol.ts";
import { svgOf } from "../../src/svg.ts";
import type { Options } from "../../src/svg.ts";
import { memory, named, state } from "./sample.ts";

const options: Options = { id: "p", addresses: false, standalone: true, columns: 16 };

/** texts returns what is written in a picture, in order. */
function texts(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((found) => found[1] ?? "");
}

test("the picture has every byte, every item, and says it in words", () => {
  const svg = svgOf(state, memory, options);
  const written = texts(svg);
  for (const text of ["even", "0a", "ec", "d8", "[0] 10", "[1] 30", "[5]", "copied from data[6:12], line 8"]) {
    assert.ok(written.includes(text), `${text} is written`);
  }
  const words = /<desc[^>]*>([^<]*)</.exec(svg)?.[1] ?? "";
  assert.match(words, /^a: array\(.*\) · 4 items · 16 bytes .* bytes 0a 00 00 00 ec ff ff ff .* View even: /);
});

test("the same program gives the same picture wherever its memory lies", () => {
  const moved: State = { ...state, buffers: state.buffers.map((buffer) => ({ ...buffer, address: buffer.address + 4096 })) };
  assert.equal(svgOf(moved, memory, options), svgOf(state, memory, options));
  assert.notEqual(svgOf(moved, memory, { ...options, addresses: true }), svgOf(state, memory, { ...options, addresses: true }));
});

test("names and origins are text", () => {
  const hostile = `<script>&"'\0`;
  const buffers = [{ ...named("copy"), names: [hostile], origin: { text: hostile, line: 1 } }];
  const svg = svgOf({ ...state, buffers, views: [] }, { bytes: () => new Uint8Array(6) }, options);
  assert.doesNotMatch(svg, /<script|\0/);
  assert.ok(texts(svg).includes("&#60;script&#62;&#38;&#34;'\ufffd"));
});

test("changed bytes are marked, and only those", () => {
  const data = named("data");
  const plain = svgOf(state, memory, options);
  const marked = svgOf(state, memory, { ...options, changed: new Map([[data.id, new Set([6, 7])]]) });
  const count = (svg: string): number => svg.split("var(--changed-fill").length - 1;
  assert.deepEqual([count(plain), count(marked)], [0, 2]);
});

test("a long buffer and many buffers are bounded, and what is left out is counted", () => {
  const long = { ...named("data"), length: 1_000_000, names: ["long"] };
  const zeros = { bytes: (_: unknown, from: number, to: number) => new Uint8Array(to - from) };
  const svg = svgOf({ ...state, buffers: [long], views: [] }, zeros, options);
  assert.ok(texts(svg).includes("and 999,872 more bytes"));
  const many = Array.from({ length: 100 }, (_, i) => ({ ...named("data"), id: 1000 + i, names: [`b${i}`] }));
  assert.ok(texts(svgOf({ ...state, buffers: many, views: [] }, zeros, options)).includes("and 76 more buffers"));
  assert.ok(svg.length < 100_000, `${svg.length} characters`);
});

test("an empty memory is a picture, too", () => {
  assert.match(svgOf({ ...state, buffers: [], views: [] }, memory, options), /No object with a buffer is alive\./);
});

test("ids begin with what is asked for", () => {
  const ids = [...svgOf(state, memory, { ...options, id: "cell-2" }).matchAll(/ id="([^"]*)"/g)].map((found) => found[1] ?? "");
  assert.ok(ids.length > 2 && ids.every((id) => id.startsWith("cell-2-")), ids.join(" "));
});

test("of a long buffer fewer rows are drawn when that is asked for, and of a short one all", () => {
  const zeros = { bytes: (_: unknown, from: number, to: number) => new Uint8Array(to - from) };
  const of = (length: number): string[] => texts(svgOf({ ...state, buffers: [{ ...named("data"), length }], views: [] }, zeros, { ...options, cut: 2 }));
  assert.ok(of(129).includes("and 97 more bytes"));
  assert.equal(of(128).filter((text) => text === "00").length, 128);
});
