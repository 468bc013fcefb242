import type { DigitsToken, Token } from './scan.ts';

/** Digits whose form shows what they are: these never count towards a run of personal digits. */
export interface Shape {
  kind: 'date' | 'amount' | 'ip';
  /** Index after its last token. */
  next: number;
}

/** The form that begins at a token of digits, if it is one of those. */
export function shapeAt(text: string, tokens: readonly Token[], at: number): Shape | undefined {
  const first = digitsAt(tokens, at);
  const readers = first && READERS.get(text.charCodeAt(first.end));
  if (!readers) return undefined;
  for (const read of readers) {
    const shape = read(text, tokens, at, first);
    if (shape) return shape;
  }
  return undefined;
}

type Reader = (text: string, tokens: readonly Token[], at: number, first: DigitsToken) => Shape | undefined;

const readIpv4: Reader = (text, tokens, at) => {
  for (let index = at; index < at + 4; index += 1) {
    const token = digitsAt(tokens, index);
    if (!token || token.digits.length > 3 || Number(token.digits) > 255) return undefined;
    if (index > at && gap(text, tokens, index) !== '.') return undefined;
  }
  return continues(text, tokens, at + 4, '.') ? undefined : { kind: 'ip', next: at + 4 };
};

/** "12.05.-14.05.2026", "5/12-5/14": two days, the year behind the last or nowhere. */
const DATE_RANGE =
  /(\d{1,2})[./](?:(\d{1,2})[./]?)?\s?[-\u2013]\s?(\d{1,2})[./](\d{1,2})(?:[./](?:\d{4}|\d\d))?\.?(?![\d-])/y;

const readDateRange: Reader = (text, tokens, at, first) => {
  if (first.digits.length > 2) return undefined;
  DATE_RANGE.lastIndex = first.start;
  const found = DATE_RANGE.exec(text);
  if (!found) return undefined;
  const [, a, b, c, d] = found.map(Number);
  if (!isDayInMonth(c, d) || !(Number.isNaN(b) ? isDayInMonth(a, d) : isDayInMonth(a, b))) return undefined;
  const end = first.start + found[0].length;
  let next = at;
  while ((tokens[next]?.start ?? end) < end) next += 1;
  return { kind: 'date', next };
};

const isDayInMonth = (a = 0, b = 0): boolean => isDayAndMonth(a, b) || isDayAndMonth(b, a);

/** Day, month and year in any order, one separator throughout, and nothing more behind it. */
const readDate: Reader = (text, tokens, at, first) => {
  const [second, third] = [digitsAt(tokens, at + 1), digitsAt(tokens, at + 2)];
  const separator = gap(text, tokens, at + 1);
  if (!second || !third || !/^[./-]$/.test(separator) || gap(text, tokens, at + 2) !== separator) return undefined;
  if (continues(text, tokens, at + 3, separator)) return undefined;
  const parts = [first.digits, second.digits, third.digits];
  return isDate(parts) ? { kind: 'date', next: at + 3 } : undefined;
};

function isDate([a = '', b = '', c = '']: readonly string[]): boolean {
  const yearFirst = a.length === 4;
  const year = yearFirst ? a : c;
  const [month, day] = yearFirst ? [b, c] : [a, b];
  if (month.length > 2 || day.length > 2) return false;
  if (year.length === 4 ? !/^(1[89]|20|21)/.test(year) : year.length !== 2) return false;
  return isDayInMonth(Number(month), Number(day));
}

const isDayAndMonth = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31;

/** `1.234.567` and `1,234,567.89` */
const readThousands: Reader = (text, tokens, at, first) => {
  const separator = gap(text, tokens, at + 1);
  if (!/^[.,'\u2019]$/.test(separator) || !/^[1-9]\d{0,2}$/.test(first.digits)) return undefined;
  let next = at + 1;
  while (digitsAt(tokens, next)?.digits.length === 3 && gap(text, tokens, next) === separator) next += 1;
  if (next === at + 1 || (separator === '.' && isDotted(first.digits, next - at))) return undefined;
  if (gap(text, tokens, next) === separator && digitsAt(tokens, next)) return undefined;
  const decimals = digitsAt(tokens, next);
  const withDecimals = decimals && /^[.,]$/.test(gap(text, tokens, next)) && decimals.digits.length <= 2;
  const end = withDecimals ? next + 1 : next;
  // A letter behind it may make it a DNI.
  const last = digitsAt(tokens, end - 1);
  if (last && /^[ -]?\p{L}(?![\p{L}\d])/u.test(text.slice(last.end, last.end + 3)) && separator === '.')
    return undefined;
  return { kind: 'amount', next: end };
};

/** "612.345.678" is a Spanish phone number far more often, and 494.158.072.002 is no amount that callers speak of. */
const isDotted = (first: string, groups: number): boolean =>
  groups === 3 ? /^[6-9]\d\d/.test(first) : groups > 3 && first.length === 3;

/** `19.99`; with a leading zero or more parts it is something else. */
const readDecimal: Reader = (text, tokens, at, first) => {
  const second = digitsAt(tokens, at + 1);
  const separator = gap(text, tokens, at + 1);
  if (!second || second.digits.length > 2 || !/^[.,]$/.test(separator)) return undefined;
  if (!/^(0|[1-9]\d{0,5})$/.test(first.digits) || continues(text, tokens, at + 2, '.')) return undefined;
  return { kind: 'amount', next: at + 2 };
};

const digitsAt = (tokens: readonly Token[], at: number): DigitsToken | undefined => {
  const token = tokens[at];
  return token?.type === 'digits' ? token : undefined;
};

/** Longer gaps never matter to a form. */
export const LONGEST_GAP = 5;

/** The text between a token and the one before it; too long a gap reads as a word. */
export function gap(text: string, tokens: readonly Token[], at: number): string {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (!before || !token) return 'none';
  return token.start - before.end > LONGEST_GAP ? 'long' : text.slice(before.end, token.start);
}

const continues = (text: string, tokens: readonly Token[], at: number, separator: string): boolean =>
  digitsAt(tokens, at) !== undefined && gap(text, tokens, at) === separator;

/** By the sign that stands behind the first digits. */
const READERS: ReadonlyMap<number, readonly Reader[]> = new Map(
  Object.entries({
    '.': [readIpv4, readDateRange, readDate, readThousands, readDecimal],
    ',': [readThousands, readDecimal],
    '/': [readDateRange, readDate],
    '-': [readDate],
    "'": [readThousands],
    '\u2019': [readThousands],
  }).map(([sign, readers]) => [sign.charCodeAt(0), readers]),
);
