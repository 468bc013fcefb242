import { withReview } from '../review.ts';
import type { Reading, TypedContext } from '../typed.ts';
import { readCount } from './count.ts';
import { decimalOf, isWhole } from './decimal.ts';
import { readCompoundDenominator } from './denominators.ts';
import { readPart } from './fractions.ts';
import { numberLocale } from './locales.ts';
import { readLoose } from './loose.ts';
import { readNumber, readOrdinal } from './number.ts';
import type { NumberRead } from './number-read.ts';
import { readOnePercent, readPercentMark } from './percent.ts';
import type { Scan } from './scan.ts';
import { createScan, matchPhrase, skipArticle, skipJoin, textAt } from './scan.ts';
import { readSpokenDigits } from './spoken-digits.ts';

/** A decimal string: "1,234.56", "einundzwanzig", "deux tiers", "double four". */
export function parseNumber(said: string, context: TypedContext): Reading[] {
  const scan = createScan(said, numberLocale(context.language), false);
  const read = readWhole(scan, readNumber);
  if (read && read.kind !== 'ordinal') return readingsOf(read, numberReading);
  const digits = readWhole(scan, readSpokenDigits);
  if (digits) return [numberReading(digits.amounts[0] ?? '')];
  const vague = readWhole(scan, readVague);
  if (vague) return vague.amounts.map(numberReading);
  const loose = readWhole(scan, readLoose);
  if (loose) return loose.amounts.map(amount => withReview(numberReading(amount), 'policy'));
  if (read) return read.amounts.map(ordinalReading);
  const measured = readWhole(scan, readPartBehindNoun);
  if (measured) return readingsOf(measured, numberReading);
  const count = readCount(scan);
  return count === undefined ? [] : [numberReading(count)];
}

/** "27": "27th", "siebenundzwanzigste", "27.", "vigésimo séptimo". A plain number is accepted too. */
export function parseOrdinal(said: string, context: TypedContext): Reading[] {
  const scan = createScan(said, numberLocale(context.language), false);
  const read =
    readWhole(scan, readOrdinalPronoun) ?? readWhole(scan, readFractionalOrdinal) ?? readWhole(scan, readNumber);
  if (!read || read.kind === 'fraction') return [];
  return read.amounts.filter(isWhole).map(ordinalReading);
}

/** "the third", "the third one". */
function readOrdinalPronoun(scan: Scan, at: number): NumberRead | undefined {
  const read = readOrdinal(scan, at);
  const { word } = scan.lexicon.pronoun;
  return read && word !== '' && textAt(scan, read.next) === word ? { ...read, next: read.next + 1 } : read;
}

/** "onceavo": Spanish counts with denominators too. */
function readFractionalOrdinal(scan: Scan, at: number): NumberRead | undefined {
  const read = readCompoundDenominator(scan, at);
  const ending = scan.tokens[(read?.next ?? 0) - 1]?.text ?? '';
  if (!read || !scan.lexicon.ordinalSuffixes.has(ending)) return undefined;
  return { amounts: [decimalOf(read.value)], kind: 'ordinal', next: read.next, vague: false };
}

/**
 * "12.5 %": the number, a space and the sign; the number alone is in `typed.amount`. A number without a mark counts as
 * one; a fraction without a mark ("half", "ein Drittel") has no value.
 */
export function parsePercentage(said: string, context: TypedContext): Reading[] {
  const scan = createScan(said, numberLocale(context.language), false);
  const read = readWhole(scan, readPercentage);
  return read ? readingsOf(read, percentageReading) : [];
}

/** The reading of each amount, for review where the words alone do not decide. */
export const readingsOf = ({ amounts, isDoubtful }: NumberRead, readingOf: (amount: string) => Reading): Reading[] =>
  amounts.map(amount => (isDoubtful ? withReview(readingOf(amount), 'policy') : readingOf(amount)));

export const numberReading = (amount: string): Reading => ({ value: amount, typed: { kind: 'number', amount } });

export const ordinalReading = (amount: string): Reading => ({ value: amount, typed: { kind: 'ordinal', amount } });

export const percentageReading = (amount: string): Reading => ({
  value: `${amount} %`,
  typed: { kind: 'percentage', amount },
});

/**
 * A number with the percent sign or word before or after it. If the whole entity is a percentage, the sign may be
 * missing.
 */
function readPercentage(scan: Scan, at: number): NumberRead | undefined {
  const before = readPercentMark(scan, at);
  const read = readNumber(scan, before === undefined ? at : skipOf(scan, before));
  if (!read || read.kind === 'ordinal') return undefined;
  const isPart = read.kind === 'fraction' && Math.abs(Number(read.amounts[0])) < 1;
  const behind = skipOf(scan, read.next);
  const after =
    readPercentMark(scan, skipArticle(scan, behind)) ??
    (isPart && behind > read.next ? readOnePercent(scan, behind) : undefined);
  if (isPart && before === undefined && after === undefined) return readPartOff(scan, read);
  return (after !== undefined && readPartBehind(scan, read, after)) || { ...read, next: after ?? read.next };
}

/** "half off", "la mitad del precio". A third is no whole number of hundredths. */
function readPartOff(scan: Scan, part: NumberRead): NumberRead | undefined {
  const hundredths = 100 * Number(part.amounts[0]);
  if (hundredths <= 0 || !Number.isInteger(hundredths)) return undefined;
  const ends = scan.lexicon.off.map(phrase => matchPhrase(scan, part.next, phrase));
  const next = ends.find(end => end !== undefined);
  return next === undefined ? undefined : { ...part, amounts: [decimalOf(hundredths)], next };
}

/** "deux pour cent et demi": the part stands after the mark. */
function readPartBehind(scan: Scan, whole: NumberRead, after: number): NumberRead | undefined {
  const joined = skipJoin(scan, after);
  const part = joined > after && whole.kind === 'cardinal' ? readPart(scan, joined) : undefined;
  const [amount] = part?.amounts ?? [];
  if (!part || amount === undefined || Number(amount) >= 1) return undefined;
  return { ...whole, amounts: whole.amounts.map(each => decimalOf(Number(each) + Number(amount))), next: part.next };
}

/** "Seis kilos y medio": the part stands after what is measured. */
function readPartBehindNoun(scan: Scan, at: number): NumberRead | undefined {
  const read = readNumber(scan, at);
  const noun = read && scan.tokens[read.next];
  if (!read || noun?.kind !== 'word' || noun.entry || scan.lexicon.limits.has(noun.text)) return undefined;
  const found = readPartBehind(scan, read, read.next + 1);
  // A quarter may also be something else: "dos habitaciones y un cuarto".
  return found && Number(found.amounts[0]) - Number(read.amounts[0]) === 0.5 ? found : undefined;
}

/** "percentage of twenty". */
const skipOf = (scan: Scan, at: number): number => (scan.lexicon.of.has(scan.tokens[at]?.text ?? '') ? at + 1 : at);

function readVague(scan: Scan, at: number): NumberRead | undefined {
  const skipped = skipArticle(scan, at);
  const value = scan.lexicon.vague.get(scan.tokens[skipped]?.text ?? '');
  return value === undefined
    ? undefined
    : { amounts: [String(value)], kind: 'cardinal', next: skipped + 1, vague: true };
}

/** The result of `read` if it takes the whole string, apart from fillers and punctuation at the ends. */
export function readWhole<T extends { next: number }>(
  scan: Scan,
  read: (scan: Scan, at: number) => T | undefined,
): T | undefined {
  for (let at = 0; at < scan.tokens.length; ) {
    const found = read(scan, at);
    if (found && skipFillers(scan, found.next) >= scan.tokens.length) return found;
    const next = skipFiller(scan, at);
    if (next === at) return undefined;
    at = next;
  }
  return undefined;
}

function skipFillers(scan: Scan, from: number): number {
  let at = from;
  for (let next = skipFiller(scan, at); next > at; next = skipFiller(scan, at)) at = next;
  return at;
}

const PUNCTUATION = '#№.,;:!?"\'()[]{}¿¡~’«»“”*=';

/** The token after the hedge, filler or mark at `at`; `at` itself if there is none. */
function skipFiller(scan: Scan, at: number): number {
  const token = scan.tokens[at];
  if (!token || token.kind === 'digits') return at;
  for (const phrase of scan.lexicon.hedges) {
    const next = matchPhrase(scan, at, phrase);
    if (next !== undefined) return next;
  }
  const isFiller = token.kind === 'symbol' ? PUNCTUATION.includes(token.text) : scan.lexicon.fillers.has(token.text);
  return isFiller ? at + 1 : at;
}
