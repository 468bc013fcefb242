import { decimalOf, trimDecimal } from './decimal.ts';
import { readInteger } from './integer-words.ts';
import { areNeighbours } from './neighbours.ts';
import type { NumberRead } from './number-read.ts';
import type { Scan } from './scan.ts';
import { textAt, window } from './scan.ts';
import { readPointBehind } from './spoken-point.ts';

/**
 * A number whose digits are read out: "four two double seven", "six douze". Each number below a hundred, and whole
 * hundreds ("eight hundred"), adds its own digits. Of written digits only single ones are read this way ("4 4 7 1"):
 * "2016-11-07" is not a number.
 */
export function readSpokenDigits(scan: Scan, at: number): NumberRead | undefined {
  const digits = hasTensAndUnit(scan) ? undefined : readDigitString(scan, at);
  const read = digits && scan.tokens.slice(at, digits.next);
  if (!digits || !read || (read.every(({ kind }) => kind !== 'word') && !areApart(read))) return undefined;
  if (isGuess(read)) return undefined;
  const decimals = readPointBehind(scan, digits.next);
  const amount = decimals ? `${digits.text}.${decimals.digits}` : digits.text;
  return { amounts: [trimDecimal(amount)], kind: 'cardinal', next: decimals?.next ?? digits.next, vague: false };
}

/** "fünf sechs Leute": the next number says how sure the first one is. */
function isGuess([first, second, ...more]: Scan['tokens']): boolean {
  const [a, b] = [first?.entry, second?.entry];
  if (more.length > 0 || a?.role !== 'add' || b?.role !== 'add') return false;
  return b.value < 10 ? a.value > 0 && b.value === a.value + 1 : areNeighbours(a.value, b.value);
}

/** "4 4 7 1": at least three digits, each by itself. */
const areApart = (tokens: Scan['tokens']): boolean =>
  tokens.length >= 3 && tokens.every(({ text }) => text.length === 1);

/** "dreißig zwo": if the language says the unit first, tens before a unit have no clear meaning. */
function hasTensAndUnit({ tokens, lexicon }: Scan): boolean {
  if (!lexicon.joins.unitBeforeTens) return false;
  return tokens.some(({ entry }, at) => {
    const next = tokens[at + 1]?.entry;
    const isTens = entry?.role === 'add' && entry.value >= 20 && entry.value % 10 === 0;
    return isTens && next?.role === 'add' && next.value < 10 && tokens[at - 1]?.entry?.role !== 'join';
  });
}

export interface DigitStringOptions {
  /** Hyphens and commas may separate the digits, as in phone numbers. */
  readonly separated?: boolean;
  /** "five thousand" at the end of a number is 5000. */
  readonly thousands?: boolean;
  /** "seiscientos doce" is 612; otherwise 600 and 12, as in "eight hundred twelve ...". */
  readonly joinsHundreds?: boolean;
}

/** The digits as they were said, leading zeros kept. */
export function readDigitString(
  scan: Scan,
  at: number,
  options: DigitStringOptions = {},
): { text: string; next: number } | undefined {
  let text = '';
  let next = at;
  for (;;) {
    const start = options.separated && next > at && isSeparator(scan, next) ? next + 1 : next;
    const piece = readPiece(scan, start, options);
    if (!piece) break;
    text += piece.text;
    next = piece.next;
  }
  return text === '' ? undefined : { text, next };
}

const isSeparator = (scan: Scan, at: number): boolean => '-–,'.includes(scan.tokens[at]?.text ?? ' ');

function readPiece(scan: Scan, at: number, options: DigitStringOptions): { text: string; next: number } | undefined {
  const token = scan.tokens[at];
  const isHundred = options.joinsHundreds && token?.entry?.role === 'hundred';
  if (!token?.readsOut && !isHundred) return undefined;
  if (token.kind === 'digits') return /^\d+$/.test(token.text) ? { text: token.text, next: at + 1 } : undefined;
  const repeated = readTimes(scan, at, options);
  if (repeated) {
    const start = scan.lexicon.fillers.has(textAt(scan, repeated.next)) ? repeated.next + 1 : repeated.next;
    const piece = readSingle(scan, start) ?? readGroup(scan, start, options);
    return piece && { text: piece.text.repeat(repeated.times), next: piece.next };
  }
  const spoken = scan.lexicon.spokenDigits.get(token.text);
  if (spoken !== undefined) return { text: String(spoken), next: at + 1 };
  return readGroup(scan, at, options);
}

/** Reads "double" and "dreimal"; in a dictated number also "three times". */
function readTimes(
  scan: Scan,
  at: number,
  { separated = false }: DigitStringOptions,
): { times: number; next: number } | undefined {
  const times = scan.lexicon.repeats.get(textAt(scan, at));
  if (times !== undefined) return { times, next: at + 1 };
  if (!separated || !scan.lexicon.times.has(textAt(scan, at + 1))) return undefined;
  const count = Number(readSingle(scan, at)?.text ?? 0);
  return count > 1 ? { times: count, next: at + 2 } : undefined;
}

/** One digit, as a word or as itself. */
function readSingle(scan: Scan, at: number): { text: string; next: number } | undefined {
  const token = scan.tokens[at];
  if (token?.kind === 'digits') return /^\d$/.test(token.text) ? { text: token.text, next: at + 1 } : undefined;
  const spoken = scan.lexicon.spokenDigits.get(token?.text ?? '');
  const value = spoken ?? (token?.entry?.role === 'add' && !token.entry.ordinal ? token.entry.value : undefined);
  return value !== undefined && value < 10 ? { text: String(value), next: at + 1 } : undefined;
}

/** "twelve", "zwei und zwanzig", "quatre vingt dix", "eight hundred". */
function readGroup(
  scan: Scan,
  at: number,
  { joinsHundreds = false, thousands = false }: DigitStringOptions,
): { text: string; next: number } | undefined {
  for (let length = MAX_WORDS; length > 0; length -= 1) {
    const part = window(scan, at, at + length);
    const read = readInteger(part, 0, { ordinals: false, pairs: false });
    if (!read) return undefined;
    const isHundreds = read.value < 1000 && (joinsHundreds || read.value % 100 === 0);
    const isThousands = thousands && read.value < 10_000 && read.value % 1000 === 0;
    const fits = !read.bare && (read.value < 100 || isHundreds || isThousands);
    const inWords = part.tokens.slice(0, read.next).every(token => token.kind === 'word' || token.kind === 'symbol');
    if (fits && inWords) return { text: decimalOf(read.value), next: at + read.next };
    length = Math.min(length, read.next);
  }
  return undefined;
}

/** "quatre-vingt-dix-neuf" is seven tokens. */
const MAX_WORDS = 7;
