import assert from "node:assert/strict";
import { test } from "node:test";
import type { Geometry } from "../../src/geometry.ts";
import { isMatrix, matrixOf, maxItems, maxSide, spotOf, step } from "../../src/matrix.ts";

/** make returns a contiguous geometry of bytes. */
function make(...shape: number[]): Geometry {
  const strides = shape.map((_, dim) => shape.slice(dim + 1).reduce((product, length) => product * length, 1));
  return { offset: 0, itemsize: 1, shape, strides, suboffsets: [] };
}

test("two dimensions are a table, more are slabs", () => {
  const { slabs, isCut } = matrixOf(make(2, 3));
  assert.deepEqual(slabs.map((slab) => [slab.title, slab.rows.map((row) => row.map((item) => item.from).join(" "))]), [["", ["0 1 2", "3 4 5"]]]);
  assert.equal(isCut, false);
  const cube = matrixOf(make(2, 3, 4));
  assert.deepEqual(cube.slabs.map((slab) => slab.title), ["[0]", "[1]"]);
  assert.deepEqual(cube.slabs[1]?.rows[2]?.[1], { index: [1, 2, 1], from: 21, to: 22 });
  assert.deepEqual(matrixOf(make(2, 2, 1, 1)).slabs.map((slab) => slab.title), ["[0, 0]", "[0, 1]", "[1, 0]", "[1, 1]"]);
});

test("a matrix follows strides", () => {
  const transposed = { ...make(3, 2), strides: [1, 3] };
  assert.deepEqual(matrixOf(transposed).slabs[0]?.rows.map((row) => row.map((item) => item.from)), [[0, 3], [1, 4], [2, 5]]);
});

test("what is too large is cut", () => {
  const wide = matrixOf(make(1000, 1000));
  assert.deepEqual([wide.slabs[0]?.rows.length, wide.slabs[0]?.rows[0]?.length, wide.isCut], [maxSide, maxSide, true]);
  const deep = matrixOf(make(1_000_000, 4, 4));
  assert.deepEqual([deep.slabs.length * 16, deep.isCut], [maxItems, true]);
});

test("only views of several dimensions with items in the buffer are matrices", () => {
  assert.deepEqual([make(4), make(), make(2, 0), make(2, 2)].map(isMatrix), [false, false, false, true]);
  assert.equal(isMatrix({ ...make(2, 2), suboffsets: [0, -1] }), false);
});

test("keys go through a matrix, and from slab to slab", () => {
  const matrix = matrixOf(make(2, 3, 4));
  const go = (keys: string): string => {
    let spot = { slab: 0, row: 0, column: 0 };
    for (const key of keys.split(" ")) {
      spot = step(matrix, spot, key.replace("Ctrl+", ""), key.startsWith("Ctrl+")) ?? spot;
    }
    return `${spot.slab} ${spot.row} ${spot.column}`;
  };
  assert.equal(go("ArrowRight ArrowRight ArrowLeft"), "0 0 1");
  assert.equal(go("End ArrowRight"), "0 0 3");
  assert.equal(go("ArrowDown ArrowDown ArrowDown"), "1 0 0");
  assert.equal(go("PageDown ArrowUp"), "0 2 0");
  assert.equal(go("Ctrl+End"), "1 2 3");
  assert.equal(go("Ctrl+End Ctrl+Home"), "0 0 0");
  assert.equal(go("ArrowUp Tab"), "0 0 0");
  assert.deepEqual(spotOf(matrix, [1, 2, 3]), { slab: 1, row: 2, column: 3 });
  assert.equal(spotOf(matrix, [7, 0, 0]), null);
});
