import { fold } from '../text/index.ts';
import { FOLDS_TO_TWO, LATIN_UNITS, latinFolds } from './latin-folds.ts';

/** Hashes folded words letter by letter while the scan reads them. */

export const HASH_SIZE = 1 << 14;

/** The folds by UTF-16 unit. */
export const LATIN = Uint16Array.from(latinFolds());
export { FOLDS_TO_TWO, LATIN_UNITS };

/** Adds a unit of the folded word to its hash. Start with 0. */
export const mixHash = (hash: number, unit: number): number => (hash * 31 + unit) & (HASH_SIZE - 1);

/** @param folded as `fold` makes it */
export function hashWord(folded: string, from = 0): number {
  let hash = from;
  for (let at = 0; at < folded.length; at += 1) hash = mixHash(hash, folded.charCodeAt(at));
  return hash;
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
