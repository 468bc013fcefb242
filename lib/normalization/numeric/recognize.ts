import type { Recognition, TypedContext } from '../typed.ts';
import { numberLocale } from './locales.ts';
import { readNumber } from './number.ts';
import { numberReading, ordinalReading, percentageReading, readingsOf } from './parse.ts';
import { readPercentMark } from './percent.ts';
import type { Scan } from './scan.ts';
import { MAX_RECOGNITIONS, scanFree } from './scan.ts';

/** Numbers, ordinals, fractions and percentages in free text, left to right. */
export function recognizeNumbers(text: string, context: TypedContext): Recognition[] {
  const scan = scanFree(text, numberLocale(context.language), context);
  const found: Recognition[] = [];
  const isInUrl = urlTest(text);
  let [reads, from] = [0, 0];
  for (const at of scan.marks) {
    if (reads >= MAX_RECOGNITIONS) break;
    const token = scan.tokens[at];
    const read = at >= from && token?.starts && !isInUrl(token.start) ? readNumber(scan, at) : undefined;
    if (!read) continue;
    reads += 1;
    from = read.next;
    if (read.vague || isPronoun(scan, at, read.next)) continue;
    const percent = read.kind === 'ordinal' ? undefined : readPercentMark(scan, read.next);
    const next = percent ?? read.next;
    const reading = percent ? percentageReading : read.kind === 'ordinal' ? ordinalReading : numberReading;
    const start = token?.start ?? 0;
    const end = scan.tokens[next - 1]?.end ?? start;
    found.push({ start, end, readings: readingsOf(read, reading) });
    from = next;
  }
  return found;
}

/**
 * The same where an ordinal is expected. In German, digits before a full stop are one: "im 3. Stock". In other text the
 * full stop may end a sentence.
 */
export function recognizeOrdinals(text: string, context: TypedContext): Recognition[] {
  const found = recognizeNumbers(text, context);
  if (!numberLocale(context.language).lexicon.ordinalSuffixes.has('.')) return found;
  return found.map(number => {
    const { start, end, readings } = number;
    if (text[end] !== '.' || !DIGITS.test(text.slice(start, end))) return number;
    return { start, end: end + 1, readings: readings.map(({ value }) => ordinalReading(value)) };
  });
}

const DIGITS = /^\d+$/;

/** "which one", "the third one". */
function isPronoun(scan: Scan, at: number, next: number): boolean {
  const { word, after } = scan.lexicon.pronoun;
  const before = scan.tokens[at - 1];
  if (next !== at + 1 || before === undefined || scan.tokens[at]?.text !== word) return false;
  const isOrdinal = before.entry !== undefined && before.entry.role !== 'join' && before.entry.ordinal;
  return isOrdinal || after.includes(before.text);
}

/** Whether a position is inside a web address. Call it from left to right. */
function urlTest(text: string): (at: number) => boolean {
  const spans = text.includes('://') || text.includes('www.') ? [...text.matchAll(URL_RUN)] : [];
  let next = 0;
  return at => {
    for (let span = spans[next]; span && span.index + span[0].length <= at; span = spans[next]) next += 1;
    return at >= (spans[next]?.index ?? Number.POSITIVE_INFINITY);
  };
}

const URL_RUN = /(?:https?:\/\/|www\.)\S+/gi;
