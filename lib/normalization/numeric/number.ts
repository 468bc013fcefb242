import { decimalOf, negate, times, trimDecimal } from './decimal.ts';
import { readAndPart, readFraction, readPart } from './fractions.ts';
import { readInteger } from './integer-words.ts';
import { isLooseWord } from './loose.ts';
import type { NumberRead } from './number-read.ts';
import { readExponent, readPowers } from './powers.ts';
import { readScales, skipAbbreviationDot } from './scales.ts';
import { type DigitRun, isArticle, matchPhrase, readDigitRun, type Scan, textAt, touches } from './scan.ts';
import { readShortScale } from './short-scale.ts';
import { readLeadingPoint, readPoint } from './spoken-point.ts';
import { VULGAR_SIGNS, vulgarValue } from './vulgar-signs.ts';

/** The steps after the first part of a number: each may take more tokens and change the amounts. */
type Step = (scan: Scan, read: NumberRead) => NumberRead | undefined;

const STEPS: readonly Step[] = [
  readPowers,
  readCompoundPart,
  readPoint,
  readScales,
  readOver,
  readCollective,
  readAndPart,
  readShortScale,
];

/**
 * The longest number that starts at `at`, including its sign; undefined if there is none. Looks at a limited number of
 * tokens.
 */
export function readNumber(scan: Scan, at: number): NumberRead | undefined {
  const known = scan.reads?.get(at);
  if (known) return known;
  const sign = readSign(scan, at);
  const unsigned = readUnsigned(scan, sign.next);
  const read = unsigned && sign.negative ? { ...unsigned, amounts: unsigned.amounts.map(negate) } : unsigned;
  if (read) scan.reads?.set(at, read);
  return read;
}

function readUnsigned(scan: Scan, at: number): NumberRead | undefined {
  const token = scan.tokens[at];
  if (!token || (scan.free && !token.starts) || scan.lexicon.plurals.has(token.text)) return undefined;
  if (token.kind === 'symbol' && vulgarValue(token.text) === undefined && scan.tokens[at + 1]?.kind !== 'digits')
    return undefined;
  if (endsAfter(scan, at)) {
    if (token.kind === 'digits') return readDigitsAlone(scan, at);
    if (token.kind === 'word' && !token.inside) return readSingleWord(scan, at);
  }
  let read =
    longer(readFraction(scan, at), readPart(scan, at)) ??
    readOrdinal(scan, at) ??
    readStart(scan, at) ??
    readLeadingPoint(scan, at);
  if (!read || read.kind === 'ordinal') return read;
  for (const step of STEPS) read = step(scan, read) ?? read;
  return scan.tokens[read.next - 1]?.inside ? undefined : read;
}

/** "un demi" is a fraction, "un demi-million" a part of a scale. */
const longer = (a: NumberRead | undefined, b: NumberRead | undefined): NumberRead | undefined =>
  a && b && b.next > a.next ? b : (a ?? b);

/** Whether no token after this one can continue the number. This is true for most numbers of a text. */
function endsAfter(scan: Scan, at: number): boolean {
  const next = scan.tokens[at + 1];
  if (next === undefined) return true;
  if (next.known) return false;
  if (next.kind === 'word') return true;
  if (next.kind === 'digits')
    return next.text.length < 3 && scan.tokens[at]?.kind === 'digits' && scan.tokens[at + 2]?.text !== '/';
  if (next.text !== '.' && next.text !== ',') return !CONTINUING.has(next.text);
  return scan.tokens[at]?.kind === 'word' || !touches(scan, at + 2);
}

/** Signs of fractions, powers and compounds. */
const CONTINUING: ReadonlySet<string> = new Set(`/⁄^-–‐‑×*${VULGAR_SIGNS}`);

function readSingleWord(scan: Scan, at: number): NumberRead | undefined {
  const entry = scan.tokens[at]?.entry;
  if (!entry || entry.role === 'join') return scan.free ? undefined : readPart(scan, at);
  const value = entry.role === 'hundred' ? 100 : entry.value;
  const vague = entry.role !== 'add' || isArticle(scan, at);
  return {
    amounts: [decimalOf(value)],
    kind: entry.ordinal ? 'ordinal' : 'cardinal',
    next: at + 1,
    vague: vague && !entry.ordinal,
  };
}

/** "-5", "minus five"; in free text a sign touches its digits and nothing before it. */
function readSign(scan: Scan, at: number): { negative: boolean; next: number } {
  const token = scan.tokens[at];
  if (!token) return { negative: false, next: at };
  if (isMinusWord(scan, at)) return { negative: true, next: at + 1 };
  if (token.kind !== 'symbol' || !'+-−–'.includes(token.text)) return { negative: false, next: at };
  const free = scan.free && (touches(scan, at) || !touches(scan, at + 1));
  return free ? { negative: false, next: at } : { negative: token.text !== '+', next: at + 1 };
}

/** Whether the word is a minus sign. It is not in "al menos cinco" and "plus or minus five". */
export function isMinusWord(scan: Scan, at: number): boolean {
  const { minus, neverMinusAfter } = scan.lexicon;
  return scan.tokens[at]?.kind === 'word' && minus.has(textAt(scan, at)) && !neverMinusAfter.has(textAt(scan, at - 1));
}

/** Digits without words after them that continue the number. */
function readDigitsAlone(scan: Scan, at: number): NumberRead | undefined {
  const digits = readDigitRun(scan, at);
  return digits && cardinalOf(digits);
}

const cardinalOf = ({ amounts, next }: DigitRun): NumberRead => ({ amounts, kind: 'cardinal', next, vague: false });

/** Digits, or words, or digits and words together: "3 hundred and 21". */
function readStart(scan: Scan, at: number): NumberRead | undefined {
  const digits = readDigitRun(scan, at);
  const article = !digits && isArticle(scan, at);
  const integer =
    readInteger(scan, at, { ordinals: false, pairs: true }) ?? (article ? readAfterArticle(scan, at) : undefined);
  if (integer && integer.next > (digits?.next ?? 0)) {
    return {
      amounts: [decimalOf(integer.value)],
      kind: 'cardinal',
      next: skipAbbreviationDot(scan, integer.next),
      vague: integer.bare || (article && integer.next === at + 1),
    };
  }
  return digits && cardinalOf(digits);
}

/** "a hundred", "a dozen": an article that is not a number word itself. */
function readAfterArticle(scan: Scan, at: number) {
  const integer = readInteger(scan, at + 1, { ordinals: false, pairs: false });
  if (integer?.bare) return integer;
  const word = textAt(scan, at + 1);
  return !scan.lexicon.collectives.has(word) || isLooseWord(scan, word)
    ? undefined
    : { value: 1, next: at + 1, bare: false };
}

/** "third", "twenty-third", "3rd". */
export function readOrdinal(scan: Scan, at: number): NumberRead | undefined {
  const token = scan.tokens[at];
  if (token?.kind === 'digits' && /^\d{1,15}$/.test(token.text)) {
    const dot = scan.tokens[at + 1]?.text === '.' && touches(scan, at + 1) ? 1 : 0;
    const suffix = scan.tokens[at + 1 + dot];
    const joined = touches(scan, at + 1 + dot) || (!scan.free && suffix !== undefined && suffix.text.length > 1);
    const isSuffix = suffix?.kind === 'word' && joined && scan.lexicon.ordinalSuffixes.has(suffix.text);
    const isPower = suffix?.text === 'e' && touches(scan, at + 2) && readExponent(scan, at + 2) !== undefined;
    return isSuffix && !isPower
      ? { amounts: [trimDecimal(token.text)], kind: 'ordinal', next: at + 2 + dot, vague: false }
      : undefined;
  }
  const integer = readInteger(scan, at, { ordinals: true, pairs: false });
  if (!integer?.ordinal) return undefined;
  return { amounts: [decimalOf(integer.value)], kind: 'ordinal', next: integer.next, vague: false };
}

/** "zweieinhalb": a part as the last piece of the word. */
function readCompoundPart(scan: Scan, read: NumberRead): NumberRead | undefined {
  const part = scan.lexicon.parts.get(scan.tokens[read.next]?.text ?? '');
  if (part === undefined || scan.tokens[read.next - 1]?.start !== scan.tokens[read.next]?.start) return undefined;
  return { ...read, amounts: [decimalOf(Number(read.amounts[0]) + part)], kind: 'fraction', next: read.next + 1 };
}

/** "one over three", "one out of five". "in" and "from" count only if the text is known to be a number. */
function readOver(scan: Scan, read: NumberRead): NumberRead | undefined {
  for (const phrase of scan.lexicon.over) {
    const after = scan.free && phrase.length === 1 ? undefined : matchPhrase(scan, read.next, phrase);
    if (after === undefined) continue;
    const below = readStart(scan, after);
    const divisor = Number(below?.amounts[0] ?? 0);
    if (!below || divisor === 0) continue;
    return {
      ...read,
      amounts: [decimalOf(Number(read.amounts[0]) / divisor)],
      kind: 'fraction',
      next: below.next,
      vague: false,
    };
  }
  return undefined;
}

/** "three dozens". */
function readCollective(scan: Scan, read: NumberRead): NumberRead | undefined {
  const word = textAt(scan, read.next);
  const count = scan.lexicon.collectives.get(word);
  if (count === undefined || (isLooseWord(scan, word) && isArticle(scan, read.next - 1))) return undefined;
  return { ...read, amounts: read.amounts.map(amount => times(amount, count)), next: read.next + 1, vague: false };
}
