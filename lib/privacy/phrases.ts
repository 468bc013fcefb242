import { endOfRun, isAlphanumericAt } from './runs.ts';
import { foldsTo, LATIN } from './word-hash.ts';

const SPACE = 0x20;
const MAX_LETTERS = 40;
const BETWEEN_WORDS = " .'\u2019/-\t\n\u00a0\u202f";

/** The end of the words that follow the first word of a phrase, if all are there. */
export function endOfPhrase(text: string, start: number, rest: readonly string[]): number | undefined {
  let end = start;
  for (const wanted of rest) {
    const next = startOfNextWord(text, end);
    if (next < 0) return undefined;
    end = endOfRun(text, next, MAX_LETTERS, isAlphanumericAt);
    if (!foldsTo(text, next, end, wanted)) return undefined;
  }
  return end;
}

/** The start of the next word of a phrase, one or two signs after the word before it. */
export function startOfNextWord(text: string, end: number): number {
  if (text.charCodeAt(end) === SPACE && (LATIN[text.charCodeAt(end + 1)] ?? 0) !== 0) return end + 1;
  if (!isBetweenWords(text, end)) return -1;
  if (isAlphanumericAt(text, end + 1)) return end + 1;
  return isBetweenWords(text, end + 1) && isAlphanumericAt(text, end + 2) ? end + 2 : -1;
}

function isBetweenWords(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === SPACE || (at < text.length && BETWEEN_WORDS.includes(String.fromCharCode(unit)));
}
