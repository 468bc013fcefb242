import { CLASS_OF, DIGIT, LETTER, MARK } from './characters.ts';

/**
 * Walks over characters for as long as they are of a kind, at most `most` of them: what a regular expression anchored
 * at its end does in quadratic time.
 */
export function startOfRun(text: string, end: number, most: number, belongs: (unit: number) => boolean): number {
  const least = Math.max(0, end - most);
  let at = end;
  while (at > least && belongs(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

export function endOfRun(text: string, start: number, most: number, belongs: (unit: number) => boolean): number {
  const last = Math.min(text.length, start + most);
  let at = start;
  while (at < last && belongs(text.charCodeAt(at))) at += 1;
  return at;
}

export function isAlphanumeric(unit: number): boolean {
  const unitClass = CLASS_OF[unit];
  return unitClass === LETTER || unitClass === DIGIT || unitClass === MARK;
}

/** Letters, digits, and the ASCII characters given. */
export function alphanumericOr(others: string): (unit: number) => boolean {
  const allowed = new Set(Array.from(others, character => character.charCodeAt(0)));
  return unit => isAlphanumeric(unit) || allowed.has(unit);
}

const isWordUnit = alphanumericOr('_-');

/** The run of letters, digits, `_` and `-` around a span; up to `most` on each side. */
export function wordAround(text: string, start: number, end: number, most: number): string {
  return text.slice(startOfRun(text, start, most, isWordUnit), endOfRun(text, end, most, isWordUnit));
}
