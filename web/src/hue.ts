// The colors of lanes. A view keeps its own from its first picture to its last,
// whatever comes and goes beside it.

/** Hue numbers the four colors of lanes; each also has a line style of its own. */
export type Hue = 0 | 1 | 2 | 3;

/** Hues are the colors of views by their identity. */
export type Hues = Map<string, Hue>;

/** most bounds what is remembered; a view that is forgotten gets a color anew. */
const most = 10_000;

/**
 * hueOf returns the color of a view: the one it has, else the one whose turn it
 * is, or the next that no other lane of the card has while there is one.
 */
export function hueOf(hues: Hues, view: string, turn: number, taken: readonly Hue[]): Hue {
  const known = hues.get(view);
  if (known !== undefined) {
    return known;
  }
  if (hues.size >= most) {
    hues.clear();
  }
  const inTurn = [0, 1, 2, 3].map((step) => ((turn + step) % 4) as Hue);
  const hue = inTurn.find((each) => !taken.includes(each)) ?? ((taken.length % 4) as Hue);
  hues.set(view, hue);
  return hue;
}
