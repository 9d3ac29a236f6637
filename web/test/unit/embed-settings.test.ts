import assert from "node:assert/strict";
import { test } from "node:test";
import { settingsOf } from "../../src/embed-settings.ts";
import { isLight } from "../../src/embed-theme.ts";

/** element is as much of an element as is read, with the properties of all elements that the attributes below name. */
function element(attributes: Readonly<Record<string, string>>): Element {
  const list = Object.entries(attributes).map(([name, value]) => ({ name, value }));
  return { id: "", title: "", tabIndex: -1, attributes: list, getAttribute: (name: string) => attributes[name] ?? null } as unknown as Element;
}

const defaults = {
  theme: "auto",
  view: ["code", "memory", "output", "timeline"],
  step: null,
  readonly: false,
  autorun: false,
  height: null,
  inline: false,
  session: null,
  label: null,
  src: null,
  sandbox: "allow-scripts allow-same-origin allow-popups allow-downloads",
};

test("what is not written has a default", () => {
  assert.deepEqual(settingsOf(element({})), { settings: defaults, slips: [] });
});

test("attributes are read", () => {
  for (const [name, value, want] of [
    ["theme", "dark", "dark"],
    ["view", "output code", ["code", "output"]],
    ["view", " memory,timeline ", ["memory", "timeline"]],
    ["view", "code code", ["code"]],
    ["step", "0", 0],
    ["step", "12", 12],
    ["readonly", "", true],
    ["readonly", "readonly", true],
    ["autorun", "true", true],
    ["height", "320", 320],
    ["height", "320px", 320],
    ["inline", "", true],
    ["label", "A view of every second item", "A view of every second item"],
    ["src", "/lessons/a-slice-copies#2", "/lessons/a-slice-copies#2"],
    ["sandbox", "allow-scripts", "allow-scripts"],
    ["sandbox", "", "allow-scripts"],
    ["sandbox", "allow-popups", "allow-scripts allow-popups"],
  ] as const) {
    assert.deepEqual(settingsOf(element({ [name]: value })), { settings: { ...defaults, [name]: want }, slips: [] }, `${name}="${value}"`);
  }
});

test("a value that means nothing is left out and named", () => {
  for (const [name, value] of [
    ["theme", "sepia"],
    ["theme", ""],
    ["view", "memroy"],
    ["view", ""],
    ["step", "-1"],
    ["step", "1e3"],
    ["step", "last"],
    ["readonly", "false"],
    ["height", "0"],
    ["height", "20em"],
    ["height", "999999"],
    ["label", ""],
    ["src", ""],
  ] as const) {
    assert.deepEqual(settingsOf(element({ [name]: value })), { settings: defaults, slips: [`${name}="${value}"`] });
  }
});

test("of several words those are kept that mean something, and the others named", () => {
  for (const [name, value, want, slip] of [
    ["view", "kode memory", ["memory"], 'view="kode"'],
    ["view", "all memory of output", ["memory", "output"], 'view="all of"'],
    ["sandbox", "allow-top-navigation allow-scripts allow-forms", "allow-scripts", 'sandbox="allow-top-navigation allow-forms"'],
    ["sandbox", "allow-top-navigation", "allow-scripts", 'sandbox="allow-top-navigation"'],
    ["sandbox", "allow-popups none", "allow-scripts allow-popups", 'sandbox="none"'],
  ] as const) {
    assert.deepEqual(settingsOf(element({ [name]: value })), { settings: { ...defaults, [name]: want }, slips: [slip] });
  }
});

test("a session is for cells in the page itself, and a sandbox for frames", () => {
  assert.deepEqual(settingsOf(element({ session: "one", inline: "" })), { settings: { ...defaults, inline: true, session: "one" }, slips: [] });
  assert.deepEqual(settingsOf(element({ session: "", inline: "" })), { settings: { ...defaults, inline: true }, slips: ['session=""'] });
  assert.deepEqual(settingsOf(element({ session: "one" })).slips, ['session="one" without inline']);
  assert.deepEqual(settingsOf(element({ sandbox: "allow-scripts", inline: "" })).slips, ['sandbox="allow-scripts" with inline']);
});

test("an attribute of a name that nobody knows is named; those of HTML and of frameworks are not", () => {
  const { slips } = settingsOf(element({ autorum: "", id: "a", class: "wide", tabindex: "0", role: "group", "data-n": "1", "aria-label": "x", "v-if": "y", "x:y": "z", stepp: "2" }));
  assert.deepEqual(slips, ['autorum=""', 'stepp="2"']);
});

test("light text says that what is behind it is dark, in whatever way a browser writes its color", () => {
  for (const [color, want] of [
    ["rgb(0, 0, 0)", false],
    ["rgb(22, 32, 46)", false],
    ["rgb(119, 119, 119)", false],
    ["rgb(153, 153, 153)", true],
    ["rgba(255, 255, 255, 0.87)", true],
    ["rgb(0, 0, 255)", false],
    ["rgb(255, 255, 0)", true],
    ["color(srgb 0.1 0.1 0.12)", false],
    ["color(srgb 0.9 0.9 0.95)", true],
    ["color(display-p3 0.9 0.9 0.95)", true],
    ["lab(20 0 -4)", false],
    ["lch(90 3 200)", true],
    ["oklab(0.25 0 0)", false],
    ["oklch(0.93 0.01 260)", true],
  ] as const) {
    assert.equal(isLight(color), want, color);
  }
});
