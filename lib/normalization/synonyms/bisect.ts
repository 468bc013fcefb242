/** Index of the first element of a range that is not less than the key, in the order of UTF-16 units. */
export function lowerBound(keys: readonly string[], key: string, from = 0, to: number = keys.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
