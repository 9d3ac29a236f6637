import assert from "node:assert/strict";
import { test } from "node:test";
import { pinRem } from "../../inline.mjs";

test("a rem is the cell's own", () => {
  assert.equal(pinRem("margin: 0.5rem -1rem .25rem 3px;"), "margin: calc(0.5 * var(--zen-rem)) calc(-1 * var(--zen-rem)) calc(.25 * var(--zen-rem)) 3px;");
  assert.equal(pinRem('".cm-note": { fontSize: "0.75rem" }'), '".cm-note": { fontSize: "calc(0.75 * var(--zen-rem))" }');
  assert.equal(pinRem("min(70vw, 24rem)"), "min(70vw, calc(24 * var(--zen-rem)))");
});

test("conditions, which take no variables, and words keep their sense", () => {
  assert.equal(pinRem("@media (max-width: 30rem) {"), "@media (max-width: 30rem) {");
  assert.equal(pinRem("@container article (min-width: 50rem) {"), "@container article (min-width: 800px) {");
  assert.equal(pinRem("const remaining = 3; // 2 remarks, theorem"), "const remaining = 3; // 2 remarks, theorem");
});
