import { fold } from '../text/index.ts';
import type { Finding } from './finding.ts';
import { type Lexicon, USE } from './lexicon.ts';

const MOST_WORDS = 9;
const LONGEST_ANSWER = 40;
const WORD = /[\p{L}\p{M}\d'\u2019]+/gu;
const WITH_DIGIT = /\d/;
const SHORT = /^(?:\p{L}|\p{Lu}{2,3}|(?=.*\d)[\p{L}\d]+)$/u;
/**
 * An answer with this many single letters and no digit is also spelled: the speech recogniser wrote the digit as a
 * word.
 */
const LETTERS = 4;

/**
 * Finds an answer of a few words, half of which are letters and digits: "c o 6 in 1 j o", "and 6 for b 2". A speech
 * recogniser writes some letters of a spelled postcode as words, so the answer does not have the form of a postcode.
 */
export function findAskedPostcode(text: string, lexicon: Lexicon): Finding | undefined {
  const from = text.lastIndexOf('?') + 1;
  const answer = text.slice(from).trim();
  if (answer === '' || answer.length > LONGEST_ANSWER) return undefined;
  const words = answer.match(WORD) ?? [];
  const parts = words.filter(word => SHORT.test(word) || isPart(word, lexicon));
  if (words.length > MOST_WORDS || parts.length * 2 < words.length) return undefined;
  const figures = parts.filter(part => WITH_DIGIT.test(part) || isNumber(part, lexicon));
  const isMixed = parts.some(part => WITH_DIGIT.test(part) && /\p{L}/u.test(part));
  const letters = parts.length - figures.length;
  if (!isMixed && (letters === 0 || (figures.length === 0 && letters < LETTERS))) return undefined;
  const start = text.indexOf(answer, from);
  return { start, end: start + answer.length, kind: 'ADDRESS' };
}

const usesOf = (word: string, lexicon: Lexicon): number => lexicon.get(fold(word))?.uses ?? 0;
const isNumber = (word: string, lexicon: Lexicon): boolean => (usesOf(word, lexicon) & USE.number) !== 0;
const isPart = (word: string, lexicon: Lexicon): boolean =>
  word.length > 1 && (usesOf(word, lexicon) & (USE.number | USE.letter)) !== 0;
