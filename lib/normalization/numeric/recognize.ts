import type { Recognition, TypedContext } from '../typed.ts';
import { numberLocale } from './locales.ts';
import { readNumber } from './number.ts';
import { numberReading, ordinalReading, percentageReading } from './parse.ts';
import { readPercentMark } from './percent.ts';
import { MAX_RECOGNITIONS, scanFree } from './scan.ts';

/** Numbers, ordinals, fractions and percentages in free text, left to right. */
export function recognizeNumbers(text: string, context: TypedContext): Recognition[] {
  const scan = scanFree(text, numberLocale(context.language), context);
  const found: Recognition[] = [];
  let reads = 0;
  for (let at = 0; at < scan.tokens.length && reads < MAX_RECOGNITIONS; ) {
    const read = scan.tokens[at]?.starts ? readNumber(scan, at) : undefined;
    if (read) reads += 1;
    if (!read || read.vague) {
      at = read ? read.next : at + 1;
      continue;
    }
    const percent = read.kind === 'ordinal' ? undefined : readPercentMark(scan, read.next);
    const next = percent ?? read.next;
    const reading = percent ? percentageReading : read.kind === 'ordinal' ? ordinalReading : numberReading;
    const start = scan.tokens[at]?.start ?? 0;
    const end = scan.tokens[next - 1]?.end ?? start;
    found.push({ start, end, readings: read.amounts.map(reading) });
    at = next;
  }
  return found;
}
