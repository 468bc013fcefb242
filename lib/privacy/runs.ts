import { classAt, DIGIT, IGNORED, LETTER, LOWER, MARK } from '../text/index.ts';

/**
 * Skips at most `most` characters of one kind. A regular expression that is anchored at its end would need quadratic
 * time.
 */
export function startOfRun(text: string, end: number, most: number, belongs: BelongsAt): number {
  const least = Math.max(0, end - most);
  let at = end;
  while (at > least && belongs(text, at - 1)) at -= 1;
  return at;
}

export function endOfRun(text: string, start: number, most: number, belongs: BelongsAt): number {
  const last = Math.min(text.length, start + most);
  let at = start;
  while (at < last && belongs(text, at)) at += 1;
  return at;
}

type BelongsAt = (text: string, at: number) => boolean;

/** Whether the character at a position is a letter, a digit, or a mark of the letter before it. */
export function isAlphanumericAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const kind = classAt(text, at);
  return kind >= IGNORED && kind <= DIGIT;
}

export function isLetterAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const kind = classAt(text, at);
  return kind >= LOWER && kind <= LETTER;
}

/** 0 to 9. */
export function isFigureAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= ZERO && unit <= NINE;
}

/** A to Z. */
export function isCapitalAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= CAPITAL_A && unit <= CAPITAL_Z;
}

/** A to Z and a to z. */
export function isAsciiLetterAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at) & ~CASE;
  return unit >= CAPITAL_A && unit <= CAPITAL_Z;
}

/** A letter without its marks, or 0 to 9: `[\p{L}\d]`. Finders read such runs unit by unit, since a pattern costs more. */
export const isPlainAt = (text: string, at: number): boolean =>
  isFigureAt(text, at) || isLetterAt(text, at) || isPairAt(text, at, LETTER_PAIR);

/** The same with marks: `[\p{L}\p{M}\d]`. */
export const isWordAt = (text: string, at: number): boolean =>
  isFigureAt(text, at) || isLetterAt(text, at) || classAt(text, at) === MARK || isPairAt(text, at, WORD_PAIR);

/** Whether one half of a surrogate pair is at a position, and the pair matches. */
function isPairAt(text: string, at: number, pattern: RegExp): boolean {
  const unit = text.charCodeAt(at);
  if ((unit & 0xf800) !== 0xd800) return false;
  const start = (unit & 0xfc00) === 0xdc00 ? at - 1 : at;
  return pattern.test(text.slice(start, start + 2));
}

/** White space: `\s`. */
export function isBlankAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < ASCII_END) return unit === SPACE || (unit >= TAB && unit <= RETURN);
  return /\s/.test(text.charAt(at));
}

const LETTER_PAIR = /^\p{L}$/u;
const WORD_PAIR = /^[\p{L}\p{M}]$/u;
const ASCII_END = 0x80;
const SPACE = 0x20;
const TAB = 0x09;
const RETURN = 0x0d;
const ZERO = 0x30;
const NINE = 0x39;
const CAPITAL_A = 0x41;
const CAPITAL_Z = 0x5a;
/** The bit by which a small letter differs from its capital. */
const CASE = 0x20;

/** Letters, digits, and the ASCII characters given. */
export function alphanumericOr(others: string): BelongsAt {
  const allowed = new Uint8Array(ASCII_END);
  for (const character of others) allowed[character.charCodeAt(0)] = 1;
  return (text, at) => isAlphanumericAt(text, at) || allowed[text.charCodeAt(at)] === 1;
}

const isInIdAt = alphanumericOr('_-');

/** The run of letters, digits, `_` and `-` around a span; up to `most` on each side. */
export function wordAround(text: string, start: number, end: number, most: number): string {
  return text.slice(startOfRun(text, start, most, isInIdAt), endOfRun(text, end, most, isInIdAt));
}
