import type { Recognition, TypedContext } from '../typed.ts';
import { numberLocale } from './locales.ts';
import { readNumber } from './number.ts';
import { numberReading, ordinalReading, percentageReading } from './parse.ts';
import { readPercentMark } from './percent.ts';
import { createScan } from './scan.ts';

/** Numbers, ordinals, fractions and percentages in free text, left to right. */
export function recognizeNumbers(text: string, context: TypedContext): Recognition[] {
  const scan = createScan(text, numberLocale(context.language), true);
  const found: Recognition[] = [];
  for (let at = 0; at < scan.tokens.length; ) {
    const read = readNumber(scan, at);
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
