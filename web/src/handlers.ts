// The script of the page /sendfile/handlers: a button that asks the kernel of
// this server again. Without it the page shows what was asked when the site was
// built.

import { home } from "./home.ts";
import "./page.ts";

/** Verdict says which calls a shape made. */
interface Verdict {
  readonly id: string;
  readonly calls: readonly string[];
  readonly problem?: string;
}

interface Answer {
  readonly go: string;
  readonly system: string;
  readonly verdicts: readonly Verdict[];
}

const address = "/api/handlers";
const again = document.querySelector<HTMLElement>(".again");
const button = again?.querySelector("button");
const output = again?.querySelector("output");

/** show puts a verdict into its line of the table. */
function show(verdict: Verdict): void {
  const line = document.getElementById(verdict.id);
  const said = line?.querySelector(".verdict");
  const calls = line?.querySelector(".calls");
  if (!line || !said || !calls) {
    return;
  }
  const kept = verdict.calls.length > 0;
  line.dataset["verdict"] = verdict.problem !== undefined ? "unknown" : kept ? "yes" : "no";
  said.textContent = verdict.problem ?? (kept ? "✓ keeps it" : "✗ loses it");
  calls.replaceChildren(
    ...verdict.calls.map((call) => {
      const code = document.createElement("code");
      code.textContent = call;
      return code;
    }),
  );
}

/** ask has the server run every handler now. */
async function ask(): Promise<string> {
  const response = await fetch(address, { method: "POST" });
  if (!response.ok) {
    return `This server cannot ask: it answers ${response.status}. The table is what was asked when the site was built.`;
  }
  const answer = (await response.json()) as Answer;
  answer.verdicts.forEach(show);
  const kept = answer.verdicts.filter((verdict) => verdict.calls.length > 0).length;
  return `Asked now, of ${answer.go} on ${answer.system}: ${kept} of ${answer.verdicts.length} keep it.`;
}

/** open opens the source of the shape that the address names. */
function open(): void {
  const source = document.getElementById(location.hash.slice(1))?.querySelector("details");
  if (source) {
    source.open = true;
  }
}

open();
addEventListener("hashchange", open);
for (const source of document.querySelectorAll<HTMLDetailsElement>(".shape details")) {
  source.addEventListener("toggle", () => {
    if (source.open && source.parentElement) {
      history.replaceState(null, "", `#${source.parentElement.id}`); // to be passed on
    }
  });
}

if (again && button && output) {
  home().then(
    (offers) => {
      again.hidden = false;
      if (!offers.includes(address)) {
        button.hidden = true;
        output.textContent = "Behind this page is no kernel that could be asked now. The table is what was asked when the site was built.";
      }
    },
    () => undefined, // the page stays as it is without scripts
  );
  button.addEventListener("click", () => {
    button.disabled = true;
    output.textContent = "Asking…";
    ask()
      .catch((error: unknown) => `The server did not answer: ${error instanceof Error ? error.message : String(error)}.`)
      .then((text) => {
        output.textContent = text;
        button.disabled = false;
      });
  });
}
