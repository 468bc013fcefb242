import { classAt, DIGIT, IGNORED, LETTER, LOWER } from '../text/index.ts';

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

const ASCII_END = 0x80;
const ZERO = 0x30;
const NINE = 0x39;
const CAPITAL_A = 0x41;
const CAPITAL_Z = 0x5a;

/** Letters, digits, and the ASCII characters given. */
export function alphanumericOr(others: string): BelongsAt {
  const allowed = new Uint8Array(ASCII_END);
  for (const character of others) allowed[character.charCodeAt(0)] = 1;
  return (text, at) => isAlphanumericAt(text, at) || allowed[text.charCodeAt(at)] === 1;
}

const isWordAt = alphanumericOr('_-');

/** The run of letters, digits, `_` and `-` around a span; up to `most` on each side. */
export function wordAround(text: string, start: number, end: number, most: number): string {
  return text.slice(startOfRun(text, start, most, isWordAt), endOfRun(text, end, most, isWordAt));
}
