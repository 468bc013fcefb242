import { readInteger } from '../integer-words.ts';
import { areNeighbours } from '../neighbours.ts';
import { type Scan, textAt } from '../scan.ts';
import type { MoneyLocale } from './money-locales.ts';

/** A price that is said in two parts. */
export interface BarePrice {
  /** The price, then the number that the same words can mean. */
  readonly amounts: readonly string[];
  readonly next: number;
  readonly isDoubtful: true;
}

interface Part {
  readonly value: number;
  readonly next: number;
}

/**
 * "forty nine ninety nine" is 49.99, "three forty nine ninety nine" 349.99, "five oh nine" 5.09, "49 99" 49.99,
 * "einsneunundneunzig" 1.99: a number and two digits that no number holds together. Where two pairs make hundreds ("five
 * ninety nine" is 599, too) that number is the other reading. Only for text that is known to be an amount.
 */
export function readBarePrice(scan: Scan, at: number, locale: MoneyLocale): BarePrice | undefined {
  const { hundredsByPairs } = scan.lexicon;
  return (hundredsByPairs ? readPrice(scan, at, true, locale) : undefined) ?? readPrice(scan, at, false, locale);
}

/** @param pairs "three forty nine" counts as one number */
function readPrice(scan: Scan, at: number, pairs: boolean, { priceJoins }: MoneyLocale): BarePrice | undefined {
  const hundreds = pairs ? readHundredAndZero(scan, at) : undefined;
  const major = hundreds && readInteger(scan, hundreds.next, TENS) ? hundreds : readMajor(scan, at, pairs);
  if (!major) return undefined;
  const next = priceJoins.has(textAt(scan, major.next)) ? major.next + 1 : major.next;
  const digits = readTwoDigits(scan, major.next, next);
  const isPair = scan.lexicon.hundredsByPairs && major.value < 100;
  // "five ten" is 510, too, so that it is not the guess alone.
  if (digits && areNeighbours(major.value, digits.value) && !(isPair && major.value < 10)) return undefined;
  const minor = digits ?? readZeroAndDigit(scan, next);
  if (!minor) return undefined;
  const cents = String(minor.value).padStart(2, '0');
  const price = `${major.value}.${cents}`;
  return { amounts: isPair ? [price, `${major.value}${cents}`] : [price], next: minor.next, isDoubtful: true };
}

/** The largest first part in digits. "1234 56" can mean anything. */
const MOST_IN_DIGITS = 999;
const MOST_IN_WORDS = 99_999;

/** "one oh five" before cents is 105. */
function readHundredAndZero(scan: Scan, at: number): Part | undefined {
  const hundreds = scan.tokens[at]?.entry;
  if (hundreds?.role !== 'add' || hundreds.ordinal || hundreds.value < 1 || hundreds.value > 9) return undefined;
  const digit = readZeroAndDigit(scan, at + 1);
  return digit && { value: hundreds.value * 100 + digit.value, next: digit.next };
}

function readMajor(scan: Scan, at: number, pairs: boolean): Part | undefined {
  const read = readInteger(scan, at, { ordinals: false, pairs, insideWord: true });
  const most = scan.tokens[at]?.kind === 'digits' ? MOST_IN_DIGITS : MOST_IN_WORDS;
  return read && !read.bare && read.value >= 1 && read.value <= most ? read : undefined;
}

const TENS = { ordinals: false, pairs: false } as const;

/** Both parts in words, or both in digits. */
function readTwoDigits(scan: Scan, end: number, next: number): Part | undefined {
  const [before, first] = [scan.tokens[end - 1], scan.tokens[next]];
  if (!first || before?.kind !== first.kind) return undefined;
  if (first.kind === 'digits') {
    return /^\d\d$/.test(first.text) ? { value: Number(first.text), next: next + 1 } : undefined;
  }
  const read = readInteger(scan, next, { ordinals: false, pairs: false });
  return read && read.value >= 10 && read.value <= 99 ? read : undefined;
}

/** "oh five", "zero five". */
export function readZeroAndDigit(scan: Scan, at: number): Part | undefined {
  const { spokenDigits } = scan.lexicon;
  const zero = scan.tokens[at];
  const isZero = spokenDigits.get(zero?.text ?? '') === 0 || (zero?.entry?.role === 'add' && zero.entry.value === 0);
  const digit = isZero ? readInteger(scan, at + 1, { ordinals: false, pairs: false }) : undefined;
  return digit && digit.value >= 1 && digit.value <= 9 && scan.tokens[at + 1]?.kind === 'word' ? digit : undefined;
}
