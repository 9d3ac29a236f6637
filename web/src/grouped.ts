// Numbers as readers see them.

/** figures is made once: toLocaleString looks its formatter up for each number, which takes Chromium as long as a hundred numbers take with this one. */
const figures = new Intl.NumberFormat("en-US");

/** grouped writes a number with its thousands apart: "1,048,576". */
export function grouped(n: number): string {
  return figures.format(n);
}
