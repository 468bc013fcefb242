import { times } from './decimal.ts';
import { countsHundreds } from './integer-builder.ts';
import type { NumberRead } from './number-read.ts';
import type { Scan } from './scan.ts';
import { skipArticle, textAt, touches } from './scan.ts';

/** "16.4 million", "10k", "2,5 Mio.". */
export function readScales(scan: Scan, read: NumberRead): NumberRead {
  let scaled = read;
  for (let count = 0; count < MAX_SCALES; count += 1) {
    // "half of a million", but not "1 of million".
    if (scaled.kind !== 'fraction' && scan.lexicon.of.has(textAt(scan, scaled.next))) break;
    const scale = scaleAt(scan, scaled.next);
    if (!scale || (scale.value === 100 && !countsHundreds(Number(scaled.amounts[0]), scan.lexicon.vigesimal))) break;
    const { value, next } = scale;
    scaled = { ...scaled, amounts: scaled.amounts.map(amount => times(amount, value)), next, vague: false };
  }
  return scaled;
}

/** "three hundred thousand million". */
const MAX_SCALES = 3;

/** A scale or "hundred" at `at`. A letter is a scale only if it touches the digits: "10k". */
export function scaleAt(scan: Scan, at: number): { value: number; next: number } | undefined {
  const start = scan.lexicon.of.has(textAt(scan, at)) ? skipArticle(scan, at + 1) : at;
  const token = scan.tokens[start];
  const entry = token?.entry;
  if (!token || (entry?.role !== 'scale' && entry?.role !== 'hundred') || entry.ordinal) return undefined;
  if (start > at && token.text.length < 4) return undefined;
  const value = entry.role === 'hundred' ? 100 : entry.value;
  if (token.text.length <= 2 && scan.free) {
    const upper =
      token.text === 'k' ||
      scan.text.slice(token.start, token.end) === token.text.toUpperCase() ||
      token.text.length === 2;
    if (!touches(scan, start) || !upper) return undefined;
  }
  return { value, next: skipAbbreviationDot(scan, start + 1) };
}

/** "Mio. Euro": the stop belongs to the scale before it. */
export function skipAbbreviationDot(scan: Scan, at: number): number {
  return textAt(scan, at) === '.' && touches(scan, at) && scan.lexicon.abbreviations.has(textAt(scan, at - 1))
    ? at + 1
    : at;
}
