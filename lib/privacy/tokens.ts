import {
  AT_SIGN,
  CLASS_OF,
  COLON,
  DIGIT,
  digitValue,
  foldUnit,
  foldWord,
  hashUnit,
  LETTER,
  MARK,
} from './characters.ts';
import { LEXICON, LEXICON_HASHES, type LexiconWord } from './lexicon.ts';

/** What the finders look at: everything else in the text is nothing to them. */
export type Token = DigitsToken | WordToken | SignToken;

interface Place {
  start: number;
  end: number;
}

export interface DigitsToken extends Place {
  type: 'digits';
  digits: string;
  /** A letter stands right before or after it. */
  letterBefore: boolean;
  letterAfter: boolean;
}

export interface WordToken extends Place {
  type: 'word';
  folded: string;
  word: LexiconWord;
}

export interface SignToken extends Place {
  type: 'at' | 'colon';
}

/** One scan of the text, one table look-up a unit. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const { length } = text;
  let at = 0;
  let afterLetter = false;
  while (at < length) {
    const unitClass = CLASS_OF[text.charCodeAt(at)];
    if (unitClass === LETTER) {
      const start = at;
      let hash = 0;
      for (; at < length; at += 1) {
        const unit = text.charCodeAt(at);
        const next = CLASS_OF[unit];
        if (next === LETTER) hash = hashUnit(hash, foldUnit(unit));
        else if (next !== MARK) break;
      }
      if (LEXICON_HASHES[hash] === 1) addWord(tokens, text, start, at);
      afterLetter = true;
      continue;
    }
    if (unitClass === DIGIT) {
      const start = at;
      do at += 1;
      while (at < length && CLASS_OF[text.charCodeAt(at)] === DIGIT);
      const letterAfter = CLASS_OF[text.charCodeAt(at)] === LETTER;
      const digits = asciiDigits(text.slice(start, at));
      tokens.push({ type: 'digits', start, end: at, digits, letterBefore: afterLetter, letterAfter });
    } else if (unitClass === AT_SIGN) {
      tokens.push({ type: 'at', start: at, end: at + 1 });
      at += 1;
    } else if (unitClass === COLON) {
      tokens.push({ type: 'colon', start: at, end: at + 1 });
      at += 1;
    } else {
      at += 1;
    }
    afterLetter = false;
  }
  return tokens;
}

function addWord(tokens: Token[], text: string, start: number, end: number): void {
  const written = text.slice(start, end);
  const folded = foldWord(written);
  const word = LEXICON.get(folded);
  if (!word || (word.isAccented && isPlain(written))) return;
  const whole = endOfPhrase(text, end, word.rest);
  if (whole !== undefined) tokens.push({ type: 'word', start, end: whole, folded, word });
}

const isPlain = (word: string): boolean => /^[a-z]*$/i.test(word);

const WORD_OF_PHRASE = /^[\s./-]{1,2}([\p{L}\p{M}]{1,40})/u;
const LONGEST_STEP = 42;

/** Where the words of a phrase end that must follow its first one. */
function endOfPhrase(text: string, start: number, rest: readonly string[]): number | undefined {
  let end = start;
  for (const wanted of rest) {
    const step = WORD_OF_PHRASE.exec(text.slice(end, end + LONGEST_STEP));
    if (!step || foldWord(step[1] ?? '') !== wanted) return undefined;
    end += step[0].length;
  }
  return end;
}

function asciiDigits(digits: string): string {
  return /^[0-9]*$/.test(digits)
    ? digits
    : Array.from(digits, digit => String(digitValue(digit.charCodeAt(0)))).join('');
}
