// The page's elements by their names, and keys by where they were pressed.

import type {} from "./elements/zen-file-dialog.ts";
import type {} from "./elements/zen-keys-dialog.ts";
import type {} from "./elements/zen-share-dialog.ts";

/** onPage returns the page's dialog of a name, which is made when it is needed first. */
export function onPage<Name extends "zen-file-dialog" | "zen-share-dialog" | "zen-keys-dialog">(name: Name): HTMLElementTagNameMap[Name] {
  return document.querySelector(name) ?? document.body.appendChild(document.createElement(name));
}

/** isTyping reports whether a key was pressed where it writes text. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=range], [type=checkbox]), textarea, select"));
}

/** element returns the page's one element of a name. */
export function element<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] {
  const found = document.querySelector(name);
  if (found === null) {
    throw new Error(`the page has no ${name}`);
  }
  return found;
}
