// The script of the guide for authors: the form that makes HTML, and cells that
// run, by the same script that other pages load.

import "./page.ts";
import type { ZeroCopyZen } from "./embed-element.ts";
import { sourceOf } from "./embed-source.ts";
import type { Source } from "./embed-source.ts";
import { choiceOf, lessonOf, textsOf } from "./guide-choice.ts";
import type { Choice, Texts } from "./guide-choice.ts";
import { fragmentOf } from "./share.ts";

const home = location.origin;

const form = one<HTMLFormElement>("form.chooser");
const results = one<HTMLElement>(".results");
const preview = one<HTMLElement>(".preview");
const said = one<HTMLElement>(".said");

function one<E extends Element>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (found === null) {
    throw new Error(`the page has no ${selector}`);
  }
  return found;
}

/** sources are the programs of lessons, by their addresses, as they are asked for. */
const sources = new Map<string, Promise<Source>>();

async function programOf(fields: FormData): Promise<string> {
  const lesson = lessonOf(fields);
  if (lesson === null) {
    return String(fields.get("program"));
  }
  const src = `/lessons/${lesson.name}#${lesson.at}`;
  const source = sources.get(src) ?? sourceOf(src, home);
  sources.set(src, source);
  try {
    return (await source).program;
  } catch (error) {
    sources.delete(src);
    throw error;
  }
}

let latest = 0;

/** show shows what the form says now. */
async function show(): Promise<void> {
  const turn = ++latest;
  const fields = new FormData(form);
  showFields(fields);
  const choice = choiceOf(fields, await programOf(fields));
  const fragment = await fragmentOf({ program: choice.program, inputs: [], step: null, selection: null, theme: null, files: [] });
  if (turn !== latest) {
    return;
  }
  const texts = textsOf(choice, home, `${home}/${fragment}`);
  for (const place of document.querySelectorAll<HTMLElement>("[data-result]")) {
    place.textContent = texts[place.dataset["result"] as keyof Texts];
  }
  said.textContent = fields.getAll("view").length === 0 ? "With no part chosen, all are shown." : "";
  showCell(choice);
}

/** showFields shows the fields that what is chosen needs. */
function showFields(fields: FormData): void {
  const isLesson = fields.get("kind") === "lesson";
  field("program").hidden = isLesson;
  field("lesson").hidden = !isLesson;
  field("session").hidden = !fields.getAll("flag").includes("inline");
}

function field(name: string): HTMLElement {
  return one<HTMLElement>(`label:has(> [name="${name}"])`);
}

/** What changes in a cell that is there; of anything else a new one is made. */
const changing = ["theme", "view", "step", "readonly", "height"];

/** showCell shows the cell that was chosen. */
function showCell({ program, attributes }: Choice): void {
  const last = preview.querySelector<ZeroCopyZen>("zero-copy-zen");
  const fixed = JSON.stringify([program, Object.entries(attributes).filter(([name]) => !changing.includes(name))]);
  if (last !== null && last.dataset["fixed"] === fixed) {
    setAttributes(last, attributes);
    return;
  }
  const cell = document.createElement("zero-copy-zen");
  cell.dataset["fixed"] = fixed;
  const block = document.createElement("pre");
  block.append(Object.assign(document.createElement("code"), { textContent: program }));
  cell.append(block);
  setAttributes(cell, attributes);
  preview.replaceChildren(cell);
}

function setAttributes(cell: Element, attributes: Choice["attributes"]): void {
  changing.filter((name) => !(name in attributes)).forEach((name) => cell.removeAttribute(name));
  Object.entries(attributes).forEach(([name, value]) => cell.getAttribute(name) === value || cell.setAttribute(name, value));
}

/** copy puts a text on the clipboard, or selects it where that is not allowed. */
async function copy(button: HTMLElement): Promise<void> {
  const place = one<HTMLElement>(`[data-result="${button.dataset["copies"]}"]`);
  try {
    await navigator.clipboard.writeText(place.textContent ?? "");
    said.textContent = "Copied.";
  } catch {
    getSelection()?.selectAllChildren(place);
    said.textContent = "This browser does not let the page copy. The text is selected: press Ctrl C.";
  }
}

function failed(error: unknown): void {
  said.textContent = error instanceof Error ? error.message : String(error);
}

document.querySelectorAll(".home").forEach((place) => (place.textContent = home));
form.hidden = false;
results.hidden = false;
let timer = 0;
form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = window.setTimeout(() => void show().catch(failed), 250); // not at every key
});
form.addEventListener("submit", (event) => event.preventDefault());
document.querySelectorAll<HTMLElement>("[data-copies]").forEach((button) => button.addEventListener("click", () => void copy(button)));
void show().catch(failed);

const script = document.createElement("script");
script.src = "/embed/v1.js";
document.head.append(script);
