import { fold } from '../text/index.ts';
import { FOLDS_TO_TWO, latinFolds } from './latin-folds.ts';

/** Hashes folded words letter by letter while the scan reads them. */

export const HASH_SIZE = 1 << 14;

/** The folds by UTF-16 unit. */
export const LATIN = Uint16Array.from(latinFolds());
export { FOLDS_TO_TWO };

/** Adds a unit of the folded word to its hash. Start with 0. */
export const mixHash = (hash: number, unit: number): number => (hash * 31 + unit) & (HASH_SIZE - 1);

/** @param folded as `fold` makes it */
export function hashWord(folded: string, from = 0): number {
  let hash = from;
  for (let at = 0; at < folded.length; at += 1) hash = mixHash(hash, folded.charCodeAt(at));
  return hash;
}

/** Whether a part of the text folds to a word. Two words can have the same hash, so the letters are compared. */
export function foldsTo(text: string, start: number, end: number, folded: string): boolean {
  const shared = Math.min(end - start, folded.length);
  for (let at = 0; at < shared; at += 1) {
    const unit = text.charCodeAt(start + at);
    const letter = unit < LATIN.length ? (LATIN[unit] ?? 0) : 0;
    if (letter === folded.charCodeAt(at)) continue;
    // A digit folds to itself. Letters outside Latin, marks, and letters that fold to two are rare.
    return letter > FOLDS_TO_TWO ? false : fold(text.slice(start, end)) === folded;
  }
  return end - start === folded.length || fold(text.slice(start, end)) === folded;
}

/** The hash of the first letters of a word. Marks are hashed too. */
export function hashOfHead(text: string, start: number, length: number): number {
  let hash = 0;
  for (let at = start; at < start + length; at += 1) {
    const unit = text.charCodeAt(at);
    const folded = unit < LATIN.length ? (LATIN[unit] ?? 0) : 0;
    hash = folded > FOLDS_TO_TWO ? mixHash(hash, folded) : hashWord(fold(text.charAt(at)), hash);
  }
  return hash;
}
