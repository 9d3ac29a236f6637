// The module of cells that stand in somebody's page itself: /embed/inline.js.
// All of them share one Go program, and those of a session its names. Nothing
// of the page's style reaches them, and nothing of theirs the page: they have a
// shadow root, all that is inherited is set back in it, and lengths in rem are
// multiples of the cell's own --zen-rem (see inline.mjs).

import lessonStyle from "../../static/lessons.css";
import embedStyle from "../../static/embed.css";
import pageStyle from "../../static/style.css";
import { keepWithin } from "./elements/events.ts";
import { EmbeddedCell } from "./embed-cell.ts";
import type { Connect } from "./embed-protocol.ts";
import { toCell } from "./embed-protocol.ts";
import { Session } from "./embed-session.ts";
import { obstacle, ownProgram, sessionLimit } from "./engine.ts";
import { scope } from "./go-support.ts";
import { sharedProgram } from "./shared-program.ts";

const files = {
  wasm: new URL("/build/page.wasm", import.meta.url).href,
  support: null,
  manifest: new URL("/build/manifest.json", import.meta.url).href,
};

const program = sharedProgram(ownProgram(files, scope), sessionLimit());

let looked: Promise<string | null> | null = null;

/** obstacleHere returns what is in the way of all cells of the page, or null. What was in the way is looked for again: it may have been the network. */
async function obstacleHere(): Promise<string | null> {
  looked ??= obstacle(files);
  const found = await looked;
  looked = found === null ? looked : null;
  return found;
}

/** sessions are those that have names, by these. */
const sessions = new Map<string, Session>();

function session(name: string | null): Session {
  if (name === null) {
    return new Session(program);
  }
  const known = sessions.get(name) ?? new Session(program, () => sessions.delete(name));
  sessions.set(name, known);
  return known;
}

/** reset undoes what the cell inherits from the page; all does not name the direction. Custom properties are set on the cell, where no rule of the page reaches. */
const reset = `
  :host { display: block }
  .inline { all: initial; display: block; direction: ltr; unicode-bidi: isolate }
`;

let sheets: readonly CSSStyleSheet[] | null = null;

/** styles returns the sheets of all cells. What the site says of its root is said of the cell's. */
function styles(): readonly CSSStyleSheet[] {
  sheets ??= [reset, pageStyle, lessonStyle, embedStyle].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text.replaceAll(":root", ".inline"));
    return sheet;
  });
  return sheets;
}

export const connect: Connect = (root, element, tell) => {
  const themed = document.createElement("div");
  const box = document.createElement("div");
  themed.className = "inline";
  box.className = "embed";
  themed.append(box);
  root.adoptedStyleSheets = [...styles()];
  root.append(themed);
  keepWithin(root);
  // Set back, it is the reader's own size: what a rem is in a frame.
  themed.style.setProperty("--zen-rem", getComputedStyle(themed).fontSize);
  const cell = new EmbeddedCell({ box, themed, session, order: element, obstacle: obstacleHere }, tell);
  return {
    say(value) {
      const message = toCell(value);
      if (message !== null) {
        cell.say(message);
      }
    },
    close() {
      cell.close();
      themed.remove();
    },
  };
};
