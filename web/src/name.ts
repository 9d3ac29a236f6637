// Names as they are shown: Python bounds them as little as it bounds strings.

/** shorten returns the text, or its first characters and an ellipsis: at most limit characters in all. */
export function shorten(text: string, limit = 24): string {
  // A character has at most two code units: no more need be looked at.
  const characters = [...text.slice(0, 2 * limit + 2)];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
}
