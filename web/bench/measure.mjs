// How the bench measures: in turns, and by medians.

/** @param {readonly number[]} numbers at least one */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Compares two sides, which are measured in turns, so that whatever else the
 * machine does slows both. Each side is measured once for warming up before.
 *
 * @param {() => Promise<number>} ours resolves to how long one piece of work took
 * @param {() => Promise<number>} theirs
 * @param {number} turns an odd number
 * @returns {Promise<{ours: number, theirs: number, ratio: number}>} the turn with the median ratio: times of other turns would contradict it
 */
export async function compare(ours, theirs, turns) {
  await ours();
  await theirs();
  const all = [];
  for (let i = 0; i < turns; i++) {
    const first = i % 2 === 0 ? await ours() : null;
    const other = await theirs();
    const mine = first ?? (await ours());
    all.push({ ours: mine, theirs: other, ratio: mine / other });
  }
  return all.sort((a, b) => a.ratio - b.ratio)[all.length >> 1];
}
