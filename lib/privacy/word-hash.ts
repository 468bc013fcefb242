import { fold } from '../text/index.ts';
import { FOLDS_TO_TWO, latinFolds } from './latin-folds.ts';

/** Hashes words letter by letter, as the scan passes them, by their fold. */

export const HASH_SIZE = 1 << 14;

/** By unit. */
export const LATIN = Uint16Array.from(latinFolds());
export { FOLDS_TO_TWO };

/** Continues the hash of a word by a unit of its fold; start with 0. */
export const mixHash = (hash: number, unit: number): number => (hash * 31 + unit) & (HASH_SIZE - 1);

/** @param folded as `fold` makes it */
export function hashWord(folded: string, from = 0): number {
  let hash = from;
  for (let at = 0; at < folded.length; at += 1) hash = mixHash(hash, folded.charCodeAt(at));
  return hash;
}

/** Whether a stretch of the text folds to a word. Compares in place: many words that share a hash are others. */
export function foldsTo(text: string, start: number, end: number, folded: string): boolean {
  const shared = Math.min(end - start, folded.length);
  for (let at = 0; at < shared; at += 1) {
    const unit = text.charCodeAt(start + at);
    const letter = unit < LATIN.length ? (LATIN[unit] ?? 0) : 0;
    if (letter === folded.charCodeAt(at)) continue;
    // Digits fold to themselves; letters beyond Latin, marks, and two for one are rare.
    return letter > FOLDS_TO_TWO ? false : fold(text.slice(start, end)) === folded;
  }
  return end - start === folded.length || fold(text.slice(start, end)) === folded;
}

/** The hash of the first letters of a word; marks among them make it another. */
export function hashOfHead(text: string, start: number, length: number): number {
  let hash = 0;
  for (let at = start; at < start + length; at += 1) {
    const unit = text.charCodeAt(at);
    const folded = unit < LATIN.length ? (LATIN[unit] ?? 0) : 0;
    hash = folded > FOLDS_TO_TWO ? mixHash(hash, folded) : hashWord(fold(text.charAt(at)), hash);
  }
  return hash;
}
