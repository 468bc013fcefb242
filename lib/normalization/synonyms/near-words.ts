import { lowerBound } from './bisect.ts';
import { editDistance } from './edit-distance.ts';
import { searchSorted } from './search-sorted.ts';

export interface NearWord {
  word: string;
  distance: number;
}

/** A set of words that can be searched for words similar to another one. */
export class NearWords {
  readonly #words: readonly string[];
  readonly #reversed: readonly string[];

  /** Both lists are sorted by UTF-16 unit. The second one has the same words reversed. */
  constructor(words: readonly string[], reversed: readonly string[]) {
    this.#words = words;
    this.#reversed = reversed;
  }

  has(word: string): boolean {
    return this.#words[lowerBound(this.#words, word)] === word;
  }

  /**
   * All words within a number of edits. One half of the word has at most k/2 of k edits, so the search starts with that
   * half. For the second half it uses the reversed words. A swap takes two letters, so the halves leave out one letter
   * between them.
   */
  within(word: string, most: number): NearWord[] {
    const found = new Set<string>();
    const before = (word.length - 1) >> 1;
    const limits = { most, mostWhileCalm: most >> 1 };
    searchSorted(this.#words, word, { ...limits, calm: before }, near => found.add(near));
    const after = word.length - 1 - before;
    searchSorted(this.#reversed, reverse(word), { ...limits, calm: after }, near => found.add(reverse(near)));
    return [...found].map(near => ({ word: near, distance: editDistance(word, near, most) }));
  }
}

/** Keys at a distance of one edit that is not in their first third. */
export function nearKeys(keys: readonly string[], key: string): string[] {
  const found: string[] = [];
  searchSorted(keys, key, { most: 1, calm: Math.floor(key.length / 3), mostWhileCalm: 0 }, near => found.push(near));
  return [...new Set(found)];
}

export const reverse = (word: string): string => [...word].reverse().join('');
