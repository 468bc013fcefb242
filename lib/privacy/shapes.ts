import type { DigitsToken, Token } from './tokens.ts';

/** A date or an amount, known by its form. Its digits do not count as personal digits. */
export interface Shape {
  kind: 'date' | 'amount' | 'ip';
  /** Index after its last token. */
  next: number;
}

/** The date or amount that begins at a token of digits, if any. */
export function shapeAt(text: string, tokens: readonly Token[], at: number): Shape | undefined {
  const first = digitsAt(tokens, at);
  if (!first || !goesOn(text, tokens, at, first)) return undefined;
  for (const read of READERS.get(text.charCodeAt(first.end)) ?? []) {
    const shape = read(text, tokens, at, first);
    if (shape) return shape;
  }
  return undefined;
}

/** Whether digits or the dash of a range follow one sign after the first digits. After most digits a word follows. */
function goesOn(text: string, tokens: readonly Token[], at: number, { end, digits }: DigitsToken): boolean {
  if (digitsAt(tokens, at + 1)?.start === end + 1) return true;
  return digits.length <= 2 && (isDash(text.charCodeAt(end + 1)) || isDash(text.charCodeAt(end + 2)));
}

const isDash = (unit: number): boolean => unit === HYPHEN || unit === DASH;

type Reader = (text: string, tokens: readonly Token[], at: number, first: DigitsToken) => Shape | undefined;

const readIpv4: Reader = (text, tokens, at) => {
  if (digitsAt(tokens, at + 3) === undefined) return undefined;
  for (let index = at; index < at + 4; index += 1) {
    const token = digitsAt(tokens, index);
    if (!token || (index > at && signBefore(text, tokens, index) !== DOT)) return undefined;
    if (token.digits.length > 3 || Number(token.digits) > 255) return undefined;
  }
  return continues(text, tokens, at + 4, DOT) ? undefined : { kind: 'ip', next: at + 4 };
};

/** Two days: "12.05.-14.05.2026", "5/12-5/14". Only the second one may have a year. */
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

/** Day, month and year in any order, with the same separator and nothing after them. */
const readDate: Reader = (text, tokens, at, first) => {
  const second = digitsAt(tokens, at + 1);
  const third = digitsAt(tokens, at + 2);
  if (!second || !third) return undefined;
  const sign = signBefore(text, tokens, at + 1);
  if (!IN_DATES.includes(sign) || signBefore(text, tokens, at + 2) !== sign) return undefined;
  if (continues(text, tokens, at + 3, sign)) return undefined;
  return isDate(first.digits, second.digits, third.digits) ? { kind: 'date', next: at + 3 } : undefined;
};

function isDate(a: string, b: string, c: string): boolean {
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
  if (digitsAt(tokens, at + 1)?.digits.length !== 3 || first.digits.length > 3 || first.digits.startsWith('0'))
    return undefined;
  const sign = signBefore(text, tokens, at + 1);
  if (!IN_THOUSANDS.includes(sign)) return undefined;
  let next = at + 2;
  while (digitsAt(tokens, next)?.digits.length === 3 && signBefore(text, tokens, next) === sign) next += 1;
  if ((sign === DOT && isDotted(first.digits, next - at)) || continues(text, tokens, next, sign)) return undefined;
  const decimals = digitsAt(tokens, next);
  const withDecimals =
    decimals && decimals.digits.length <= 2 && BEFORE_DECIMALS.includes(signBefore(text, tokens, next));
  const end = withDecimals ? next + 1 : next;
  // With a letter after it, it may be a DNI.
  const last = digitsAt(tokens, end - 1);
  if (last && sign === DOT && /^[ -]?\p{L}(?![\p{L}\d])/u.test(text.slice(last.end, last.end + 3))) return undefined;
  return { kind: 'amount', next: end };
};

/**
 * Whether dots group an amount. "612.345.678" is more often a Spanish phone number, and callers do not speak of amounts
 * such as 494.158.072.002.
 */
const isDotted = (first: string, groups: number): boolean =>
  groups === 3 ? /^[6-9]\d\d/.test(first) : groups > 3 && first.length === 3;

/** `19.99`; with a leading zero or more parts it is not a decimal. */
const readDecimal: Reader = (text, tokens, at, first) => {
  const second = digitsAt(tokens, at + 1);
  if (!second || second.digits.length > 2 || !BEFORE_DECIMALS.includes(signBefore(text, tokens, at + 1)))
    return undefined;
  const { digits } = first;
  if (digits.length > LONGEST_WHOLE || (digits.startsWith('0') && digits !== '0')) return undefined;
  if (continues(text, tokens, at + 2, DOT)) return undefined;
  return { kind: 'amount', next: at + 2 };
};

const digitsAt = (tokens: readonly Token[], at: number): DigitsToken | undefined => {
  const token = tokens[at];
  return token?.type === 'digits' ? token : undefined;
};

/** The longest gap within a date or an amount, in UTF-16 units. */
export const LONGEST_GAP = 5;

/** The text between a token and the one before it. A gap that is too long is returned as a word. */
export function gap(text: string, tokens: readonly Token[], at: number): string {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (!before || !token) return 'none';
  return token.start - before.end > LONGEST_GAP ? 'long' : text.slice(before.end, token.start);
}

/** The sign between a token and the one before it; `NO_SIGN` where there is none, or more than one. */
function signBefore(text: string, tokens: readonly Token[], at: number): number {
  const before = tokens[at - 1];
  const token = tokens[at];
  return before && token && token.start - before.end === 1 ? text.charCodeAt(before.end) : NO_SIGN;
}

const NO_SIGN = -1;

const continues = (text: string, tokens: readonly Token[], at: number, sign: number): boolean =>
  digitsAt(tokens, at) !== undefined && signBefore(text, tokens, at) === sign;

const DOT = 0x2e;
const COMMA = 0x2c;
const SLASH = 0x2f;
const HYPHEN = 0x2d;
const DASH = 0x2013;
const APOSTROPHE = 0x27;
const QUOTE = 0x2019;
const IN_DATES: readonly number[] = [DOT, SLASH, HYPHEN];
const IN_THOUSANDS: readonly number[] = [DOT, COMMA, APOSTROPHE, QUOTE];
const BEFORE_DECIMALS: readonly number[] = [DOT, COMMA];
/** Digits of an amount before its decimals. */
const LONGEST_WHOLE = 6;

/** The readers by the sign that follows the first digits. */
const READERS: ReadonlyMap<number, readonly Reader[]> = new Map([
  [DOT, [readIpv4, readDateRange, readDate, readThousands, readDecimal]],
  [COMMA, [readThousands, readDecimal]],
  [SLASH, [readDateRange, readDate]],
  [HYPHEN, [readDate]],
  [APOSTROPHE, [readThousands]],
  [QUOTE, [readThousands]],
]);
