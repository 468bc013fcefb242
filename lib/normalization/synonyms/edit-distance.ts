/**
 * Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, one each.
 * @returns the distance, or `most + 1` if it is more than `most`
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  if (b.length >= WIDTH) return a === b ? 0 : most + 1;
  let [before, last, row] = rows;
  for (let at = 0; at <= b.length; at += 1) last[at] = at;
  for (let i = 1; i <= a.length; i += 1) {
    const unit = a.charCodeAt(i - 1);
    const previous = i > 1 ? a.charCodeAt(i - 2) : -1;
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const other = b.charCodeAt(j - 1);
      let value = Math.min(at(last, j - 1) + (unit === other ? 0 : 1), at(last, j) + 1, at(row, j - 1) + 1);
      const isSwap = j > 1 && previous === other && unit === b.charCodeAt(j - 2);
      if (isSwap) value = Math.min(value, at(before, j - 2) + 1);
      row[j] = value;
      if (value < least) least = value;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(at(last, b.length), most + 1);
}

/** Longer words are not compared. The rows are kept between calls, because creating them took most of the time. */
const WIDTH = 256;
const rows: [Uint16Array, Uint16Array, Uint16Array] = [
  new Uint16Array(WIDTH),
  new Uint16Array(WIDTH),
  new Uint16Array(WIDTH),
];

const at = (row: Uint16Array, index: number): number => row[index] ?? 0;
