import { fold } from '../text/index.ts';
import { endOfRun, isAlphanumericAt } from './runs.ts';
import { FOLDS_TO_TWO, LATIN, LATIN_UNITS } from './word-hash.ts';

const SPACE = 0x20;
const MAX_LETTERS = 40;
const BETWEEN_WORDS = " .'\u2019/-\t\n\u00a0\u202f";

/** The end of the words that follow the first word of a phrase, if all are there. */
export function endOfPhrase(text: string, start: number, rest: readonly string[]): number | undefined {
  let end = start;
  for (const wanted of rest) {
    const next = startOfNextWord(text, end);
    if (next < 0) return undefined;
    end = endOfWord(text, next, wanted);
    if (end < 0) return undefined;
  }
  return end;
}

/** The end of a word that folds to another; -1 if it does not. Most words differ in their first letters. */
function endOfWord(text: string, start: number, wanted: string): number {
  const plainEnd = start + wanted.length;
  for (let at = start; at < plainEnd; at += 1) {
    const unit = text.charCodeAt(at);
    const letter = unit < LATIN_UNITS ? (LATIN[unit] ?? 0) : 0;
    if (letter === wanted.charCodeAt(at - start)) continue;
    return letter > FOLDS_TO_TWO ? -1 : endOfRareWord(text, start, wanted);
  }
  return isAlphanumericAt(text, plainEnd) ? endOfRareWord(text, start, wanted) : plainEnd;
}

/** The same for a word with digits, marks, or letters that fold to two. */
function endOfRareWord(text: string, start: number, wanted: string): number {
  const end = endOfRun(text, start, MAX_LETTERS, isAlphanumericAt);
  return fold(text.slice(start, end)) === wanted ? end : -1;
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
