import { foldWord } from './characters.ts';
import type { Finding } from './finding.ts';
import { isDateWord, isMonth, isNumberWord } from './lexicon.ts';
import type { Token } from './tokens.ts';
import { foldedSet } from './words.ts';

/** How far from "born" or "my birthday" a date is still taken to belong to it, UTF-16 units. */
const REACH = 80;

/** A date near words that say it is one of birth, before or behind them, in digits or in words. */
export function findBirthDates(text: string, tokens: readonly Token[]): Finding[] {
  const findings: Finding[] = [];
  for (const token of tokens) {
    if (token.type !== 'word' || (token.word.use !== 'birth' && token.word.use !== 'birthday')) continue;
    // Both sides: in "am 5.3.1984 geboren, am 6.4.1985 geboren" each has its own before it.
    for (const words of [wordsBefore(text, token.start), wordsBehind(text, token.end)]) {
      const finding = dateIn(words, token.word.use);
      if (finding) findings.push(finding);
    }
  }
  return findings;
}

interface Word {
  start: number;
  end: number;
  folded: string;
}

const WORD = /[\p{L}\p{M}]+|\d+/gu;

function wordsBehind(text: string, end: number): Word[] {
  return readWords(text.slice(end, end + REACH), end);
}

/** Nearest first. */
function wordsBefore(text: string, start: number): Word[] {
  const from = Math.max(0, start - REACH);
  return readWords(text.slice(from, start), from).reverse();
}

function readWords(slice: string, offset: number): Word[] {
  const words: Word[] = [];
  for (const { 0: word, index } of slice.matchAll(WORD)) {
    words.push({ start: offset + index, end: offset + index + word.length, folded: foldWord(word) });
  }
  return words;
}

const LINKS = foldedSet(words => words.births.links);

/** Words between the context and the date; more make it another sentence. */
const MOST_LINKS = 7;

function dateIn(words: readonly Word[], use: 'birth' | 'birthday'): Finding | undefined {
  const first = words.findIndex(({ folded }) => isDatePart(folded) && !LINKS.has(folded));
  if (first < 0 || first > MOST_LINKS) return undefined;
  if (!words.slice(0, first).every(({ folded }) => LINKS.has(folded))) return undefined;
  const parts: Word[] = [];
  for (const word of words.slice(first)) {
    if (isDatePart(word.folded)) parts.push(word);
    else if (!LINKS.has(word.folded)) break;
  }
  if (!isDate(parts, use)) return undefined;
  const start = Math.min(...parts.map(part => part.start));
  return { start, end: Math.max(...parts.map(part => part.end)), kind: 'DATE_OF_BIRTH' };
}

const isDatePart = (folded: string): boolean => /^\d{1,8}$/.test(folded) || isDateWord(folded);

function isDate(parts: readonly Word[], use: 'birth' | 'birthday'): boolean {
  const folded = parts.map(part => part.folded);
  const withYear =
    folded.some(part => /^(?:1[89]|20)\d\d$/.test(part) || /^\d{6}$|^\d{8}$/.test(part)) ||
    folded.filter(part => /^\d{1,2}$/.test(part) || isNumberWord(part) || isMonth(part)).length >= 3;
  if (withYear) return true;
  return use === 'birth' && parts.length >= 2;
}
