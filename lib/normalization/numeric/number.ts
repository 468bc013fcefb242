import { decimalOf, isWhole, negate, times, timesPowerOfTen, trimDecimal } from './decimal.ts';
import type { IntegerRead } from './integer-words.ts';
import { readInteger } from './integer-words.ts';
import type { Scan } from './scan.ts';
import { readDigitRun, touches, window } from './scan.ts';

/** A number found at a token. */
export interface NumberRead {
  /** Ranked decimal strings; more than one where the separators are ambiguous. */
  readonly amounts: string[];
  readonly kind: 'cardinal' | 'ordinal' | 'fraction';
  readonly next: number;
  /** Said with nothing but an article, "hundred" or a scale: "a", "million". */
  readonly vague: boolean;
}

/** Steps that a number goes through after its first part: each may take more tokens and change the amounts. */
type Step = (scan: Scan, read: NumberRead) => NumberRead | undefined;

const STEPS: readonly Step[] = [
  readPowers,
  readCompoundPart,
  readPoint,
  readScales,
  readOver,
  readCollective,
  readAndPart,
];

/** The longest number that starts at `at`, sign included; undefined when none does. Looks at a bounded run of tokens. */
export function readNumber(scan: Scan, at: number): NumberRead | undefined {
  const sign = readSign(scan, at);
  const unsigned = readUnsigned(scan, sign.next);
  if (!unsigned) return undefined;
  return sign.negative ? { ...unsigned, amounts: unsigned.amounts.map(negate) } : unsigned;
}

function readUnsigned(scan: Scan, at: number): NumberRead | undefined {
  let read =
    readFraction(scan, at) ??
    readPart(scan, at) ??
    readOrdinal(scan, at) ??
    readStart(scan, at) ??
    readLeadingPoint(scan, at);
  if (!read || read.kind === 'ordinal') return read;
  for (const step of STEPS) read = step(scan, read) ?? read;
  return read;
}

/** "-5", "minus five"; in free text a sign touches its digits and nothing before it. */
function readSign(scan: Scan, at: number): { negative: boolean; next: number } {
  const token = scan.tokens[at];
  if (!token) return { negative: false, next: at };
  if (token.kind === 'word' && scan.lexicon.words.minus.includes(token.text)) return { negative: true, next: at + 1 };
  if (token.kind !== 'symbol' || !'+-−–'.includes(token.text)) return { negative: false, next: at };
  const free = scan.free && (touches(scan, at) || !touches(scan, at + 1));
  return free ? { negative: false, next: at } : { negative: token.text !== '+', next: at + 1 };
}

/** Digits, or words, or digits that words go on from: "3 hundred and 21". */
function readStart(scan: Scan, at: number): NumberRead | undefined {
  const digits = readDigitRun(scan, at);
  const article = !digits && scan.lexicon.words.articles.includes(scan.tokens[at]?.text ?? '');
  const integer =
    readInteger(scan, at, { ordinals: false, pairs: true }) ?? (article ? readAfterArticle(scan, at) : undefined);
  if (integer && integer.next > (digits?.next ?? 0)) {
    return {
      amounts: [decimalOf(integer.value)],
      kind: 'cardinal',
      next: integer.next,
      vague: integer.bare || (article && integer.next === at + 1),
    };
  }
  return digits && { amounts: digits.amounts, kind: 'cardinal', next: digits.next, vague: false };
}

/** "a hundred", "a dozen": an article that is no number word itself. */
function readAfterArticle(scan: Scan, at: number) {
  const integer = readInteger(scan, at + 1, { ordinals: false, pairs: false });
  if (integer?.bare) return integer;
  const collective = scan.lexicon.words.collectives[scan.tokens[at + 1]?.text ?? ''];
  return collective === undefined ? undefined : { value: 1, next: at + 1, bare: false };
}

/** "third", "twenty-third", "3rd". */
export function readOrdinal(scan: Scan, at: number): NumberRead | undefined {
  const token = scan.tokens[at];
  if (token?.kind === 'digits' && /^\d{1,15}$/.test(token.text)) {
    const dot = scan.tokens[at + 1]?.text === '.' && touches(scan, at + 1) ? 1 : 0;
    const suffix = scan.tokens[at + 1 + dot];
    const isSuffix =
      suffix?.kind === 'word' && touches(scan, at + 1 + dot) && scan.lexicon.isOrdinalSuffix(suffix.text);
    const isPower = suffix?.text === 'e' && touches(scan, at + 2) && readExponent(scan, at + 2) !== undefined;
    return isSuffix && !isPower
      ? { amounts: [trimDecimal(token.text)], kind: 'ordinal', next: at + 2 + dot, vague: false }
      : undefined;
  }
  const integer = readInteger(scan, at, { ordinals: true, pairs: false });
  if (!integer?.ordinal) return undefined;
  return { amounts: [decimalOf(integer.value)], kind: 'ordinal', next: integer.next, vague: false };
}

/** "1/2", "½", "two thirds", "a fifth", "twenty and three fifths", "2 1/4". */
function readFraction(scan: Scan, at: number): NumberRead | undefined {
  const vulgar = readVulgar(scan, at);
  const integer = vulgar ? undefined : readInteger(scan, at, { ordinals: false, pairs: false });
  const found =
    vulgar ??
    (integer && (readMixed(scan, integer) ?? readJoinedFraction(scan, at, integer))) ??
    readSimple(scan, at, integer);
  return found && { amounts: [decimalOf(found.value)], kind: 'fraction', next: found.next, vague: false };
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

/** "six millions et deux tiers", "one hundred and three quarters": what the integer took over "and" belongs to a part. */
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
  const article = scan.lexicon.words.articles.includes(scan.tokens[at]?.text ?? '');
  const numerator = integer ?? (article ? { value: 1, next: at + 1, joinedOne: false } : undefined);
  if (!numerator) return undefined;
  const denominator = readDenominator(scan, skipDash(scan, numerator.next));
  if (!denominator || (mayBeOrdinal(scan, at, denominator) && numerator.value > 1 && !numerator.joinedOne))
    return undefined;
  const split = numerator.joinedOne && !denominator.plural && numerator.value > 1;
  const value = split ? numerator.value - 1 + 1 / denominator.value : numerator.value / denominator.value;
  return { value, next: denominator.next };
}

/** "twenty fifth" is the 25th; "trois cinquième" can only be three fifths. */
function mayBeOrdinal(scan: Scan, at: number, denominator: Denominator): boolean {
  if (denominator.plural || !denominator.ordinal) return false;
  return scan.free || readInteger(scan, at, { ordinals: true, pairs: false })?.next === denominator.next;
}

const VULGAR: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅕': 1 / 5,
  '⅖': 2 / 5,
  '⅗': 3 / 5,
  '⅘': 4 / 5,
  '⅙': 1 / 6,
  '⅚': 5 / 6,
  '⅐': 1 / 7,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
  '⅑': 1 / 9,
  '⅒': 1 / 10,
};

/** One character, or digits over digits. */
function readVulgar(scan: Scan, at: number): { value: number; next: number } | undefined {
  const token = scan.tokens[at];
  const known = token && VULGAR[token.text];
  if (known !== undefined) return { value: known, next: at + 1 };
  const slash = scan.tokens[at + 1];
  const below = scan.tokens[at + 2];
  if (token?.kind !== 'digits' || below?.kind !== 'digits' || !slash || !'/⁄'.includes(slash.text)) return undefined;
  if (!/^\d{1,9}$/.test(token.text) || !/^\d{1,9}$/.test(below.text) || Number(below.text) === 0) return undefined;
  const more = scan.tokens[at + 3];
  const isDate = more?.text === '/' || (at > 0 && scan.tokens[at - 1]?.text === '/');
  return isDate ? undefined : { value: Number(token.text) / Number(below.text), next: at + 3 };
}

interface Denominator {
  readonly value: number;
  readonly next: number;
  readonly plural: boolean;
  /** It may also be an ordinal: "twenty fifth". */
  readonly ordinal: boolean;
}

function readDenominator(scan: Scan, at: number): Denominator | undefined {
  const { words } = scan.lexicon;
  const token = scan.tokens[at];
  if (token?.kind !== 'word') return undefined;
  const known = words.denominators[token.text];
  if (known !== undefined) return { value: known, next: at + 1, plural: true, ordinal: false };
  const integer = readInteger(scan, at, { ordinals: true, pairs: false });
  if (integer?.ordinal && integer.value > 2) {
    const plural = scan.tokens[integer.next - 1]?.text.endsWith('s') ?? false;
    return { value: integer.value, next: integer.next, plural, ordinal: true };
  }
  return readSuffixedDenominator(scan, at);
}

/** "veintiunavos": the pieces of one word, the last of them a suffix. */
function readSuffixedDenominator(scan: Scan, at: number): Denominator | undefined {
  const { start } = scan.tokens[at] ?? {};
  let last = at;
  while (scan.tokens[last]?.inside && scan.tokens[last]?.start === start) last += 1;
  if (last === at || !scan.lexicon.words.denominatorSuffixes.includes(scan.tokens[last]?.text ?? '')) return undefined;
  const pieces = scan.tokens.slice(at, last).map(token => ({ ...token, inside: false }));
  const integer = readInteger({ ...scan, tokens: pieces }, 0, { ordinals: false, pairs: false });
  if (integer?.next !== pieces.length) return undefined;
  return { value: integer.value, next: last + 1, plural: true, ordinal: false };
}

/** "half a million", "anderthalb", "media docena"; in free text only before a scale or collective, or after an article. */
function readPart(scan: Scan, at: number): NumberRead | undefined {
  const { words } = scan.lexicon;
  const article = words.articles.includes(scan.tokens[at]?.text ?? '') ? 1 : 0;
  const part = words.parts[scan.tokens[at + article]?.text ?? ''];
  if (part === undefined) return undefined;
  const next = at + article + 1;
  const afterArticle = words.articles.includes(scan.tokens[next]?.text ?? '') ? next + 1 : next;
  const scaled = scaleAt(scan, afterArticle);
  if (scaled)
    return { amounts: [times(decimalOf(part), scaled.value)], kind: 'fraction', next: scaled.next, vague: false };
  return scan.free && article === 0 && part < 1
    ? undefined
    : { amounts: [decimalOf(part)], kind: 'fraction', next, vague: false };
}

/** "1.3e6", "6.23x10^-4", "1.1^23". */
function readPowers(scan: Scan, read: NumberRead): NumberRead | undefined {
  if (read.kind !== 'cardinal' || scan.tokens[read.next - 1]?.kind !== 'digits' || !touches(scan, read.next))
    return undefined;
  const ten = ['x', '×', '*'].includes(scan.tokens[read.next]?.text ?? '') && scan.tokens[read.next + 1]?.text === '10';
  const mark = scan.tokens[read.next + (ten ? 2 : 0)]?.text;
  const base = ten && mark === '^' ? 10 : mark === 'e' ? 10 : mark === '^' ? undefined : 0;
  if (base === 0) return undefined;
  const exponent = readExponent(scan, read.next + (ten ? 3 : 1));
  if (!exponent) return undefined;
  const raise = (amount: string) =>
    base === 10 ? timesPowerOfTen(amount, exponent.value) : decimalOf(Number(amount) ** exponent.value);
  const amounts = read.amounts
    .slice(0, 1)
    .map(raise)
    .filter(amount => amount !== '');
  return amounts.length > 0 ? { ...read, amounts, kind: 'fraction', next: exponent.next } : undefined;
}

function readExponent(scan: Scan, at: number): { value: number; next: number } | undefined {
  let next = at;
  let sign = 1;
  while (next < at + 2 && '+-'.includes(scan.tokens[next]?.text ?? ' ')) {
    if (scan.tokens[next]?.text === '-') sign = -sign;
    next += 1;
  }
  const token = scan.tokens[next];
  if (token?.kind !== 'digits' || !/^\d{1,2}$/.test(token.text)) return undefined;
  return { value: sign * Number(token.text), next: next + 1 };
}

/** "zweieinhalb": a part as the last piece of the word. */
function readCompoundPart(scan: Scan, read: NumberRead): NumberRead | undefined {
  const part = scan.lexicon.words.parts[scan.tokens[read.next]?.text ?? ''];
  if (part === undefined || scan.tokens[read.next - 1]?.start !== scan.tokens[read.next]?.start) return undefined;
  return { ...read, amounts: [decimalOf(Number(read.amounts[0]) + part)], kind: 'fraction', next: read.next + 1 };
}

/** "two point five", "zwei Komma drei", "dos con cincuenta": what follows the point is read as digits. */
function readPoint(scan: Scan, read: NumberRead): NumberRead | undefined {
  const whole = read.amounts[0] ?? '';
  if (read.kind !== 'cardinal' || !isWhole(whole) || !isPoint(scan, read.next)) return undefined;
  if (scan.tokens[read.next]?.text === 'con' && readAndPart(scan, read)) return undefined;
  const decimals = readDecimals(scan, read.next + 1);
  return (
    decimals && { ...read, amounts: [trimDecimal(`${whole}.${decimals.digits}`)], next: decimals.next, vague: false }
  );
}

/** In free text "con" joins things, and a point ends a sentence. */
function isPoint(scan: Scan, at: number): boolean {
  const token = scan.tokens[at];
  return (
    token?.kind === 'word' && scan.lexicon.words.point.includes(token.text) && !(scan.free && token.text === 'con')
  );
}

/** "point 77", "coma cinco": nothing before the point; only when it must be a number. */
function readLeadingPoint(scan: Scan, at: number): NumberRead | undefined {
  if (scan.free || !isPoint(scan, at)) return undefined;
  const decimals = readDecimals(scan, at + 1);
  return (
    decimals && { amounts: [trimDecimal(`0.${decimals.digits}`)], kind: 'cardinal', next: decimals.next, vague: false }
  );
}

/** The digits after a spoken point: "nought three" is 03, "cincuenta" 50; a scale at the end multiplies the whole. */
function readDecimals(scan: Scan, at: number): { digits: string; next: number } | undefined {
  let digits = '';
  let next = at;
  while (digits.length <= MAX_SPOKEN_DECIMALS) {
    const spoken = scan.lexicon.words.spokenDigits[scan.tokens[next]?.text ?? ''];
    const run = spoken === undefined ? readWithoutScale(scan, next) : { value: spoken, next: next + 1 };
    if (!run) break;
    const token = scan.tokens[next];
    digits += token?.kind === 'digits' && run.next === next + 1 ? token.text : decimalOf(run.value);
    next = run.next;
  }
  return digits === '' ? undefined : { digits, next };
}

const MAX_SPOKEN_DECIMALS = 20;

function readWithoutScale(scan: Scan, at: number): Value | undefined {
  const run = readInteger(scan, at, { ordinals: false, pairs: false });
  if (!run || scan.tokens[run.next - 1]?.entry?.role !== 'scale') return run;
  const shorter = readInteger(window(scan, at, run.next - 1), 0, { ordinals: false, pairs: false });
  return shorter && { value: shorter.value, next: shorter.next + at };
}

/** "16.4 million", "10k", "2,5 Mio.". */
function readScales(scan: Scan, read: NumberRead): NumberRead {
  let scaled = read;
  for (let scale = scaleAt(scan, scaled.next); scale; scale = scaleAt(scan, scaled.next)) {
    const { value, next } = scale;
    scaled = { ...scaled, amounts: scaled.amounts.map(amount => times(amount, value)), next, vague: false };
  }
  return scaled;
}

/** A scale or "hundred" at `at`. Letters stand for a scale only where they touch their digits: "10k". */
function scaleAt(scan: Scan, at: number): { value: number; next: number } | undefined {
  const start = scan.lexicon.words.of.includes(scan.tokens[at]?.text ?? '') ? skipArticle(scan, at + 1) : at;
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
  const dot = scan.tokens[start + 1]?.text === '.' && touches(scan, start + 1) && token.text.length <= 4 ? 1 : 0;
  return { value, next: start + 1 + dot };
}

const skipArticle = (scan: Scan, at: number): number =>
  scan.lexicon.words.articles.includes(scan.tokens[at]?.text ?? '') ? at + 1 : at;

const skipJoin = (scan: Scan, at: number): number =>
  scan.lexicon.words.joins.words.includes(scan.tokens[at]?.text ?? '') || scan.tokens[at]?.text === 'con' ? at + 1 : at;

const skipDash = (scan: Scan, at: number): number => (scan.tokens[at]?.text === '-' ? at + 1 : at);

/** "one over three", "one out of five". "in" and "from" need the knowledge that it is a number. */
function readOver(scan: Scan, read: NumberRead): NumberRead | undefined {
  for (const phrase of scan.lexicon.words.over) {
    const said = phrase.split(' ');
    if (scan.free && said.length === 1) continue;
    if (!said.every((word, index) => scan.tokens[read.next + index]?.text === word)) continue;
    const below = readStart(scan, read.next + said.length);
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
  const count = scan.lexicon.words.collectives[scan.tokens[read.next]?.text ?? ''];
  if (count === undefined) return undefined;
  return { ...read, amounts: read.amounts.map(amount => times(amount, count)), next: read.next + 1, vague: false };
}

/** "three and a half", "un million et demi", "cinco con tres cuartos": the part is one of the scale said last. */
function readAndPart(scan: Scan, read: NumberRead): NumberRead | undefined {
  const joined = skipJoin(scan, read.next);
  if (joined === read.next) return undefined;
  const part = readScaledPart(scan, joined);
  if (!part) return undefined;
  const value = Number(part.amounts[0]);
  if (value >= 1 && value < 1000 && scan.free) return undefined;
  const sum = Number(read.amounts[0]) + (value < 1 ? value * lastScaleOf(scan, read) : value);
  return { ...read, amounts: [decimalOf(sum)], kind: 'fraction', next: part.next, vague: false };
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

function lastScaleOf(scan: Scan, read: NumberRead): number {
  const entry = scan.tokens[read.next - 1]?.entry;
  return entry?.role === 'scale' ? entry.value : 1;
}
