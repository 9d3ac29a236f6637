// Scrolling through more rows than an element can be high. Browsers cap an
// element's height: Chromium near 33.5 million px, Firefox near 17.9 million, and
// fewer where the page is enlarged. A buffer of 100 MB has rows for far more. Up
// to maxHeight a pixel scrolled is a pixel; beyond it the scroll bar is scaled,
// and the wheel moves by rows.

/** maxHeight is the height in px of the tallest element used: every browser has it, enlarged threefold too. */
export const maxHeight = 10_000_000;

/** Scroller is what is scrolled: how many rows, how high they and the window on them are, in px. */
export interface Scroller {
  readonly rows: number;
  readonly rowHeight: number;
  readonly viewHeight: number;
}

/** contentHeight returns the height of the element that is scrolled. */
export function contentHeight(scroller: Scroller): number {
  return Math.min(scroller.rows * scroller.rowHeight, maxHeight);
}

/** isScaled reports whether a pixel of the scroll bar stands for more than a pixel of rows. */
export function isScaled(scroller: Scroller): boolean {
  return scroller.rows * scroller.rowHeight > maxHeight;
}

/** lastTop returns the row at the top, with its fraction, when the end is in sight. */
export function lastTop(scroller: Scroller): number {
  return Math.max(scroller.rows - scroller.viewHeight / scroller.rowHeight, 0);
}

/** topAt returns the row at the top, with its fraction, for a scroll position. */
export function topAt(scroller: Scroller, scrollTop: number): number {
  const range = contentHeight(scroller) - scroller.viewHeight;
  return range <= 0 ? 0 : (Math.min(Math.max(scrollTop, 0), range) / range) * lastTop(scroller);
}

/** positionOf returns the scroll position at which a row, with its fraction, is at the top. */
export function positionOf(scroller: Scroller, top: number): number {
  const last = lastTop(scroller);
  const range = contentHeight(scroller) - scroller.viewHeight;
  return last === 0 ? 0 : (Math.min(Math.max(top, 0), last) / last) * range;
}

/** reveal returns the top nearest to the present one at which a whole row is in sight. */
export function reveal(scroller: Scroller, top: number, row: number): number {
  const whole = Math.max(scroller.viewHeight / scroller.rowHeight, 1);
  return Math.min(Math.max(top, row + 1 - whole), row, lastTop(scroller));
}

/** offsetIn returns the offset that a text means in a buffer of length bytes: decimal or 0x, and from the end when it is negative; null when there is no such byte. */
export function offsetIn(text: string, length: number): number | null {
  const [, sign, digits] = /^\s*([-−]?)(0x[0-9a-f]+|[0-9]+)\s*$/i.exec(text.replaceAll(/[_,]/g, "")) ?? [];
  if (digits === undefined) {
    return null;
  }
  const offset = sign === "" ? Number(digits) : length - Number(digits);
  return offset >= 0 && offset < length ? offset : null;
}
