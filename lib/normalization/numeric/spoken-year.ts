import { readInteger } from './integer-words.ts';
import type { Scan } from './scan.ts';

/**
 * A number of four digits that is said as one: "mil novecientos ochenta y cuatro". Single digits are read elsewhere.
 */
export function readSpokenYear(scan: Scan, at: number): { text: string; next: number } | undefined {
  if (scan.tokens[at]?.kind !== 'word') return undefined;
  const read = readInteger(scan, at, { ordinals: false, pairs: false });
  const isYear = read !== undefined && !read.bare && read.value >= 1000 && read.value <= 9999;
  return isYear ? { text: String(read.value), next: read.next } : undefined;
}
