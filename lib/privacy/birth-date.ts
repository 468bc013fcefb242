import { foldWord } from './characters.ts';
import type { Finding } from './finding.ts';
import { isDateWord, isMonth, isNumberWord } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** How far from "born" or "my birthday" a date is still taken to belong to it, UTF-16 units. */
const REACH = 80;

/** A date near words that say it is one of birth, before or behind them, in digits or in words. */
export function findBirthDates(text: string, tokens: readonly Token[]): Finding[] {
  const findings: Finding[] = [];
  for (const token of tokens) {
    if (token.type !== 'word' || (token.word.use !== 'birth' && token.word.use !== 'birthday')) continue;
    // "ne" negates in French; "né" is born.
    if (token.folded === 'ne' && !/\u00e9|e\u0301/i.test(text.slice(token.start, token.end))) continue;
    if (token.folded === 'd' && !/^[./ ]{1,2}o[./ ]{1,2}b/i.test(text.slice(token.end, token.end + 6))) continue;
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

/** What may stand between the context and the date, or within the date. */
const LINKS: ReadonlySet<string> = new Set(
  `is was on the of my in it its am at s a an as and date year d o b um birth born dob me i you your
   ist war am der die das den dem im vom und mein meine meinem ich bin wurde von auf datum geboren tag
   es era fue el la los del de en mi y yo soy fecha nacimiento ano dia
   est le la les l du de mon ma je suis c et un date naissance ete le jour`
    .trim()
    .split(/\s+/),
);

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
