import { lowerBound } from './bisect.ts';
import { editDistance } from './edit-distance.ts';

export interface NearWord {
  word: string;
  distance: number;
}

/**
 * Words that can be searched for those near to another one. An edit path of at most k edits leaves one half of the
 * word with at most k/2 of them, so that half narrows the search at once: the first in the sorted words, the second in
 * the sorted reversed words.
 */
export class NearWords {
  readonly #words: readonly string[];
  readonly #reversed: readonly string[];

  /** Both sorted by UTF-16 unit. */
  constructor(words: readonly string[], reversed: readonly string[]) {
    this.#words = words;
    this.#reversed = reversed;
  }

  has(word: string): boolean {
    return this.#words[lowerBound(this.#words, word)] === word;
  }

  within(word: string, most: number): NearWord[] {
    const found = new Map<string, number>();
    const half = word.length >> 1;
    searchSorted(this.#words, word, half, most, near => found.set(near, 0));
    searchSorted(this.#reversed, reverse(word), word.length - half, most, near => found.set(reverse(near), 0));
    return [...found.keys()].map(near => ({ word: near, distance: editDistance(word, near, most) }));
  }
}

/** Names near to a key, by their beginnings alone: for one edit the other half would save little. */
export function searchKeys(keys: readonly string[], key: string, most: number): string[] {
  const found = new Set<string>();
  searchSorted(keys, key, 0, most, near => found.add(near));
  return [...found];
}

export const reverse = (word: string): string => [...word].reverse().join('');

/** Ranges of so many words are looked at word by word. */
const FEW = 6;

/** Walks the sorted words as the tree of their prefixes, with one row of the edit table a level. */
function searchSorted(
  words: readonly string[],
  word: string,
  half: number,
  most: number,
  emit: (word: string) => void,
) {
  const bounds = Array.from({ length: word.length + 1 }, (_, at) => (at <= half && half > 0 ? most >> 1 : most));
  const bounded = (value: number, at: number) => (value <= (bounds[at] ?? 0) ? value : FAR);
  walk(
    0,
    words.length,
    0,
    [],
    bounds.map((_, at) => bounded(at, at)),
  );

  function walk(low: number, high: number, depth: number, before: readonly number[], last: readonly number[]): void {
    if (high - low <= FEW) {
      for (let at = low; at < high; at += 1)
        if (editDistance(word, words[at] ?? '', most) <= most) emit(words[at] ?? '');
      return;
    }
    for (let at = low; at < high; ) {
      const current = words[at] ?? '';
      if (current.length === depth) {
        if ((last[word.length] ?? FAR) <= most) emit(current);
        at += 1;
        continue;
      }
      const unit = current.charCodeAt(depth);
      const next = endOfBranch(words, at, high, depth, unit);
      const row = rowFor(unit, depth, depth > 0 ? current.charCodeAt(depth - 1) : -1, before, last);
      if (row) walk(at, next, depth + 1, last, row);
      at = next;
    }
  }

  function rowFor(unit: number, depth: number, previous: number, before: readonly number[], last: readonly number[]) {
    const row = [bounded(depth + 1, 0)];
    let isOpen = row[0] !== FAR;
    for (let at = 1; at <= word.length; at += 1) {
      const own = word.charCodeAt(at - 1);
      let value = Math.min(
        (last[at - 1] ?? FAR) + (own === unit ? 0 : 1),
        (last[at] ?? FAR) + 1,
        (row[at - 1] ?? FAR) + 1,
      );
      const isSwap = at > 1 && depth > 0 && own === previous && word.charCodeAt(at - 2) === unit;
      if (isSwap) value = Math.min(value, (before[at - 2] ?? FAR) + 1);
      row.push(bounded(value, at));
      isOpen ||= row[at] !== FAR;
    }
    return isOpen ? row : undefined;
  }
}

const FAR = 1_000;

/** The first word from `from` on that does not have the unit at the depth. */
function endOfBranch(words: readonly string[], from: number, high: number, depth: number, unit: number): number {
  let step = 1;
  let low = from;
  while (low + step < high && words[low + step]?.charCodeAt(depth) === unit) {
    low += step;
    step *= 2;
  }
  let end = Math.min(low + step, high);
  while (low + 1 < end) {
    const middle = (low + end) >>> 1;
    if (words[middle]?.charCodeAt(depth) === unit) low = middle;
    else end = middle;
  }
  return end;
}
