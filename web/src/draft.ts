// The program that the reader works at, as the browser remembers it: a page that
// is loaded again shows it. Where nothing may be stored, nothing is.

import type { Origin } from "./state.ts";

/** Draft is what is remembered. */
export interface Draft {
  readonly program: string;
  readonly origin: Exclude<Origin, { readonly type: "link" }>;
  /** As in PageState. */
  readonly kept: readonly string[];
}

const key = "zen-draft";

/** longest bounds what is stored, in characters: storage is small and shared. */
const longest = 500_000;

/** storedDraft returns what was remembered, or null. */
export function storedDraft(): Draft | null {
  try {
    return parse(localStorage.getItem(key));
  } catch {
    return null; // storage is switched off, or the page is in a sandbox, or somebody else wrote there
  }
}

/** storeDraft remembers a program, where the browser allows it; of what does not fit, the oldest kept program goes first. */
export function storeDraft(draft: Draft): void {
  const text = JSON.stringify(draft);
  if (text.length > longest) {
    if (draft.kept.length > 0) {
      storeDraft({ ...draft, kept: draft.kept.slice(0, -1) });
    }
    return;
  }
  try {
    localStorage.setItem(key, text);
  } catch {
    // The program then lives as long as the page.
  }
}

/** KeptDraft is the draft of a page: it is stored when the reader pauses, for storing takes longer than drawing. */
export class KeptDraft {
  #draft: Draft | null = null;
  #storing: ReturnType<typeof setTimeout> | undefined;

  /** The draft that is stored, or about to be; null before the first. */
  get draft(): Draft | null {
    return this.#draft;
  }

  /** keep puts a draft in the place of the last, and reports whether it is another. */
  keep(draft: Draft): boolean {
    const before = this.#draft;
    if (draft.program === before?.program && draft.origin === before.origin && draft.kept === before.kept) {
      return false;
    }
    this.#draft = draft;
    clearTimeout(this.#storing);
    this.#storing = setTimeout(() => this.store(), 300);
    return true;
  }

  /** store stores the draft at once: the reader leaves. */
  store(): void {
    clearTimeout(this.#storing);
    if (this.#draft !== null) {
      storeDraft(this.#draft);
    }
  }
}

function parse(text: string | null): Draft | null {
  const stored: unknown = text === null ? null : JSON.parse(text);
  if (typeof stored !== "object" || stored === null) {
    return null;
  }
  const { program, origin, kept } = stored as Partial<Record<keyof Draft, unknown>>;
  if (typeof program !== "string" || !Array.isArray(kept) || !kept.every((each) => typeof each === "string")) {
    return null;
  }
  const { type, name } = (origin ?? {}) as { readonly type?: unknown; readonly name?: unknown };
  return { program, origin: type === "example" && typeof name === "string" ? { type, name } : { type: "own" }, kept };
}
