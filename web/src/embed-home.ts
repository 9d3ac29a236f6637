// Where the cells come from: the origin of the script that this is part of.

/** script is the address of this script, "" when it stands in the page itself. */
export const script = own()?.src ?? "";

/** home is the origin of the site, without a slash at the end. */
export const home = script === "" ? "" : new URL(script).origin;

function own(): HTMLScriptElement | undefined {
  const { currentScript } = document;
  if (currentScript instanceof HTMLScriptElement) {
    return currentScript;
  }
  // A module does not know its own.
  return [...document.scripts].find(({ src }) => /\/embed(\/v1)?\.js$/.test(src));
}
