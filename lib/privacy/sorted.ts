interface Place {
  start: number;
  end: number;
}

/**
 * Index of the first place that starts at or after a position; the number of places if there is none. Places must be
 * ascending.
 */
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

/** The last place that ends at or before a position. Places must be ascending. */
export function lastUntil<T extends Place>(places: readonly T[], position: number): T | undefined {
  let at = indexFrom(places, position) - 1;
  while (at >= 0 && (places[at]?.end ?? 0) > position) at -= 1;
  return places[at];
}
