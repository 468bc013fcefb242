import { decimalOf, times } from './decimal.ts';
import type { Denominator } from './denominators.ts';
import { readDenominator } from './denominators.ts';
import type { IntegerRead } from './integer-words.ts';
import { readInteger } from './integer-words.ts';
import type { NumberRead } from './number-read.ts';
import { readScales, scaleAt } from './scales.ts';
import type { Scan } from './scan.ts';
import { isArticle, skipArticle, skipJoin, textAt, window } from './scan.ts';
import { readVulgar } from './vulgar-fractions.ts';

/** "1/2", "½", "two thirds", "a fifth", "thirty and two sevenths", "2 1/4". */
export function readFraction(scan: Scan, at: number): NumberRead | undefined {
  const vulgar = readVulgar(scan, at);
  const integer = vulgar ? undefined : readInteger(scan, at, { ordinals: false, pairs: false });
  const found =
    vulgar ??
    (integer && (readMixed(scan, integer) ?? readJoinedFraction(scan, at, integer))) ??
    readSimple(scan, at, integer);
  if (!found) return integer && readSpokenMixed(scan, at, integer);
  return { amounts: [decimalOf(found.value)], kind: 'fraction', next: found.next, vague: false };
}

/** "deux trois quarts", "vier ein viertel": not a list if one number is expected. After an article it may be the part alone. */
function readSpokenMixed(scan: Scan, at: number, integer: IntegerRead): NumberRead | undefined {
  const numerator = scan.free ? undefined : readInteger(scan, integer.next, { ordinals: false, pairs: false });
  const isCounted = numerator !== undefined && (numerator.value > 1 || isArticle(scan, integer.next));
  const part = isCounted ? readSimple(scan, integer.next, numerator) : undefined;
  if (!part || part.value >= 1) return undefined;
  const values = [integer.value + part.value, ...(isArticle(scan, at) ? [part.value] : [])];
  return { amounts: values.map(decimalOf), kind: 'fraction', next: part.next, vague: false };
}

interface Value {
  readonly value: number;
  readonly next: number;
}

/** "2 1/4", "2 and ½". */
function readMixed(scan: Scan, integer: IntegerRead): Value | undefined {
  const part = readVulgar(scan, integer.next) ?? readVulgar(scan, skipJoin(scan, integer.next));
  return part && part.value < 1 ? { value: integer.value + part.value, next: part.next } : undefined;
}

/** "ninety and two thirds": the words after "and" belong to the fraction and not to the integer. */
function readJoinedFraction(scan: Scan, at: number, integer: IntegerRead): Value | undefined {
  let join = integer.next - 1;
  while (join > at && scan.tokens[join]?.entry?.role !== 'join') join -= 1;
  const before = scan.tokens[join - 1]?.entry?.role;
  if (join <= at || (before !== 'hundred' && before !== 'scale')) return undefined;
  const part = readSimple(scan, join + 1, readInteger(scan, join + 1, { ordinals: false, pairs: false }));
  const whole = readInteger(window(scan, at, join), 0, { ordinals: false, pairs: false });
  if (!part || part.value >= 1 || whole?.next !== join - at) return undefined;
  const scale = scaleAt(scan, part.next);
  return { value: whole.value + part.value * (scale?.value ?? whole.lastScale), next: scale?.next ?? part.next };
}

/** A numerator, or an article for one, and a denominator. */
function readSimple(scan: Scan, at: number, integer: IntegerRead | undefined): Value | undefined {
  const article = isArticle(scan, at);
  const numerator = integer ?? (article ? { value: 1, next: at + 1, joinedOne: false } : undefined);
  if (!numerator) return undefined;
  const denominator = readDenominator(scan, skipDash(scan, numerator.next));
  if (!denominator || (mayBeOrdinal(scan, at, denominator) && numerator.value > 1 && !numerator.joinedOne))
    return undefined;
  const counted = article && denominator.plural ? readCounted(scan, at + 1, denominator.next) : undefined;
  if (counted) return counted;
  const parted = integer && readHundredsAndParts(scan, integer, denominator);
  if (parted) return parted;
  const split = numerator.joinedOne && !denominator.plural && numerator.value > 1;
  const value = split ? numerator.value - 1 + 1 / denominator.value : numerator.value / denominator.value;
  return { value, next: denominator.next };
}

/**
 * "one hundred thirty-fifths": 100 thirty-fifths, because tens before a unit belong to the unit. "one hundred and
 * thirty fifths" is 130 fifths.
 */
function readHundredsAndParts(scan: Scan, { value, next }: IntegerRead, part: Denominator): Value | undefined {
  const tens = scan.tokens[next - 1]?.entry;
  const isTens = tens?.role === 'add' && tens.value >= 20 && tens.value % 10 === 0;
  if (!scan.lexicon.hundredsByPairs || scan.tokens[next - 2]?.entry?.role === 'join') return undefined;
  if (!isTens || value <= tens.value || !part.ordinal || !part.plural || part.value >= 10) return undefined;
  return { value: (value - tens.value) / (tens.value + part.value), next: part.next };
}

/** "a hundred trillionths": the plural means 100 parts, not one part of a hundred trillion. */
function readCounted(scan: Scan, at: number, next: number): Value | undefined {
  const last = next - 1;
  const count = readInteger(window(scan, at, last), 0, { ordinals: false, pairs: false });
  const part = readDenominator(scan, last);
  const isWhole = count?.next === last - at && part?.next === next;
  return isWhole ? { value: count.value / part.value, next } : undefined;
}

/** "twenty fifth" is the 25th; "trois cinquième" can only be three fifths. */
function mayBeOrdinal(scan: Scan, at: number, denominator: Denominator): boolean {
  if (denominator.plural || !denominator.ordinal) return false;
  return scan.free || readInteger(scan, at, { ordinals: true, pairs: false })?.next === denominator.next;
}

/** "half a million", "anderthalb", "media docena"; in free text only before a scale or collective, or after an article. */
export function readPart(scan: Scan, at: number): NumberRead | undefined {
  const article = isArticle(scan, at) && !scan.tokens[at]?.inside ? 1 : 0;
  const part = scan.lexicon.parts.get(textAt(scan, at + article));
  if (part === undefined) return undefined;
  const next = at + article + 1;
  const afterArticle = skipArticle(scan, skipDash(scan, next));
  const scaled = scaleAt(scan, afterArticle) ?? collectiveAt(scan, afterArticle);
  if (scaled)
    return { amounts: [times(decimalOf(part), scaled.value)], kind: 'fraction', next: scaled.next, vague: false };
  return scan.free && article === 0 && part < 1
    ? undefined
    : { amounts: [decimalOf(part)], kind: 'fraction', next, vague: false };
}

/**
 * "three and a half", "un million et demi", "cinco con tres cuartos": the part is one of the scale said last. A scale
 * after the part counts for both: "three and a half million".
 */
export function readAndPart(scan: Scan, read: NumberRead): NumberRead | undefined {
  const joined = skipJoin(scan, read.next);
  if (joined === read.next) return undefined;
  const part = readScaledPart(scan, joined);
  if (!part) return undefined;
  const value = Number(part.amounts[0]);
  const whole = Number(read.amounts[0]);
  const scale = lastScaleOf(scan, part);
  if (value < scale && whole < scale && lastScaleOf(scan, read) === 1) {
    return { ...read, amounts: [decimalOf(whole * scale + value)], kind: 'fraction', next: part.next, vague: false };
  }
  if (value >= 1 && value < 1000 && scan.free) return undefined;
  const scaled = whole + (value < 1 ? value * lastScaleOf(scan, read) : value);
  // "Two hundred and a half" is rather 200.5 than 250.
  const sums = endsInHundred(scan, read) && value < 1 ? [whole + value, scaled] : [scaled];
  return { ...read, amounts: sums.map(decimalOf), kind: 'fraction', next: part.next, vague: false };
}

/** "a half", "three quarters million", "uno y medio". */
function readScaledPart(scan: Scan, at: number): NumberRead | undefined {
  const part = readFraction(scan, at) ?? readPart({ ...scan, free: false }, at);
  if (part) return readScales(scan, part);
  const unit = readInteger(scan, at, { ordinals: false, pairs: false });
  const joined = unit ? skipJoin(scan, unit.next) : at;
  const half = unit && joined > unit.next ? readPart({ ...scan, free: false }, joined) : undefined;
  return half && unit && { ...half, amounts: [decimalOf(unit.value + Number(half.amounts[0]))] };
}

const endsInHundred = (scan: Scan, { next }: NumberRead): boolean => scan.tokens[next - 1]?.entry?.role === 'hundred';

function lastScaleOf(scan: Scan, read: NumberRead): number {
  const { entry, text = '' } = scan.tokens[read.next - 1] ?? {};
  const collective = scan.lexicon.collectives.get(text);
  if (collective !== undefined) return collective;
  if (entry?.role === 'hundred') return 100;
  return entry?.role === 'scale' ? entry.value : 1;
}

function collectiveAt(scan: Scan, at: number): Value | undefined {
  const value = scan.lexicon.collectives.get(textAt(scan, at));
  return value === undefined ? undefined : { value, next: at + 1 };
}

const skipDash = (scan: Scan, at: number): number => (textAt(scan, at) === '-' ? at + 1 : at);
