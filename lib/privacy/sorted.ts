interface Place {
  start: number;
  end: number;
}

/** Index of the first of ascending places that starts at a position or behind it; their number where none does. */
export function indexFrom(places: readonly Place[], position: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last of ascending places that ends at a position or before it. */
export function lastUntil<T extends Place>(places: readonly T[], position: number): T | undefined {
  let at = indexFrom(places, position) - 1;
  while (at >= 0 && (places[at]?.end ?? 0) > position) at -= 1;
  return places[at];
}
