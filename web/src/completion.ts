// Completion: names and attributes from the live session, and names that the
// program itself binds, which the session does not know before it has run.

import { autocompletion } from "@codemirror/autocomplete";
import type { Completion as Option, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { localCompletionSource } from "@codemirror/lang-python";
import { syntaxTree } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Completion } from "./protocol.ts";

/** Complete returns the names that can stand behind a dotted path, or for "" those a program can use; none when the session cannot be asked now. */
export type Complete = (path: string) => readonly Completion[];

/** Word is what is being typed: the path before the last dot, and where the name begins that is not complete. */
export interface Word {
  readonly path: string;
  readonly from: number;
}

/** wordBefore returns the word at the end of a line's beginning, or null: behind a call or a literal it is not known what stands there. */
export function wordBefore(line: string): Word | null {
  const match = /(?:^|[^\p{L}\p{N}_.)\]}'"])((?:[\p{L}_][\p{L}\p{N}_]*\.)*)([\p{L}_][\p{L}\p{N}_]*|)$/u.exec(line);
  if (match === null || (match[1] === "" && match[2] === "")) {
    return null;
  }
  return { path: (match[1] ?? "").slice(0, -1), from: line.length - (match[2] ?? "").length };
}

/** keywords that begin or join statements: those worth completing have more than three letters. */
const keywords = ["assert", "async", "await", "break", "class", "continue", "elif", "else", "except", "finally", "from", "global", "import", "lambda", "nonlocal", "pass", "raise", "return", "while", "with", "yield"];

/** icons are the names that CodeMirror has for kinds; other kinds are types of values. */
const icons = new Map([
  ["class", "class"],
  ["function", "function"],
  ["module", "namespace"],
  ["attribute", "property"],
]);

function option({ name, kind }: Completion): Option {
  const icon = icons.get(kind);
  return icon === undefined ? { label: name, type: "variable", detail: kind, boost: 1 } : { label: name, type: icon };
}

function sourceOf(complete: Complete): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const inside = syntaxTree(context.state).resolveInner(context.pos, -1).name;
    if (/String|Comment/.test(inside)) {
      return null;
    }
    const line = context.state.doc.lineAt(context.pos);
    const word = wordBefore(context.state.sliceDoc(line.from, context.pos));
    const isAsked = context.explicit;
    if (word === null && !isAsked) {
      return null;
    }
    const { path, from } = word ?? { path: "", from: context.pos - line.from };
    const typed = line.text.slice(from, context.pos - line.from);
    if (path === "" && typed.length < 2 && !isAsked) {
      return null;
    }
    const isHidden = (name: string): boolean => name.startsWith("_") && !typed.startsWith("_");
    const options = complete(path).filter(({ name }) => !isHidden(name)).map(option);
    if (path === "") {
      const known = new Set(options.map(({ label }) => label));
      const own = localCompletionSource(context)?.options.filter(({ label }) => !known.has(label)) ?? [];
      options.push(...own, ...keywords.map((label) => ({ label, type: "keyword" })));
    }
    return options.length === 0 ? null : { from: line.from + from, options, validFor: /^[\p{L}\p{N}_]*$/u };
  };
}

const style = EditorView.theme({
  ".cm-tooltip": { border: "1px solid var(--muted)", borderRadius: "8px", overflow: "hidden", backgroundColor: "var(--card)", color: "var(--text)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxHeight: "13rem", fontFamily: "var(--mono)", fontSize: "0.8125rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.15rem 0.75rem 0.15rem 0.4rem", lineHeight: "1.4" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionDetail": { marginLeft: "0.75rem", fontStyle: "normal", color: "var(--muted)" },
  "li[aria-selected] .cm-completionDetail": { color: "var(--on-accent)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
});

/** completion is the extension. It opens while a name is typed; Control and the space bar open it anywhere. */
export function completion(complete: Complete): Extension {
  return [autocompletion({ override: [sourceOf(complete)], icons: false, maxRenderedOptions: 60 }), style];
}
