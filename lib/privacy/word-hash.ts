import { fold } from '../text/index.ts';

/** Hashes words letter by letter, as the scan passes them, by their fold. */

export const HASH_SIZE = 1 << 15;

/** The first unit of the fold of each Latin unit. */
const FIRST = new Uint16Array(0x250);
/** The second one, of the few letters that fold to two, such as ß. */
const SECOND = new Uint16Array(0x250);

for (let unit = 0; unit < FIRST.length; unit += 1) {
  const folded = fold(String.fromCharCode(unit));
  FIRST[unit] = folded.charCodeAt(0) || 0;
  SECOND[unit] = folded.charCodeAt(1) || 0;
}

const mix = (hash: number, unit: number): number => (hash * 31 + unit) & (HASH_SIZE - 1);

/** Continues the hash of a word; start with 0. */
export function hashUnit(hash: number, unit: number): number {
  if (unit >= FIRST.length) return mix(hash, isFullWidth(unit) ? (unit - FULL_WIDTH) | 0x20 : unit);
  const first = FIRST[unit] ?? 0;
  const second = SECOND[unit] ?? 0;
  return second === 0 ? mix(hash, first) : mix(mix(hash, first), second);
}

/** Offset of the full width letters from the ASCII ones. */
const FULL_WIDTH = 0xfee0;
const isFullWidth = (unit: number): boolean => (unit >= 0xff21 && unit <= 0xff3a) || (unit >= 0xff41 && unit <= 0xff5a);

/** @param folded as `fold` makes it */
export function hashWord(folded: string): number {
  let hash = 0;
  for (let at = 0; at < folded.length; at += 1) hash = mix(hash, folded.charCodeAt(at));
  return hash;
}
