import { type LexiconWord, USE } from './lexicon.ts';

/** The tokens that the finders use. They ignore the rest of a text. */
export type Token = DigitsToken | WordToken | SignToken;

/** All tokens have the same fields in the same order, because V8 reads objects of one shape faster. */
interface Fields {
  start: number;
  end: number;
  /** A sum of `USE`; 0 for a sign. */
  uses: number;
  /** The digits in ASCII. Words and signs have none. */
  digits: string;
  /** A letter stands right before the digits, or right after them. */
  letterBefore: boolean;
  letterBehind: boolean;
}

export interface DigitsToken extends Fields {
  type: 'digits';
  word: undefined;
}

export interface WordToken extends Fields {
  type: 'word';
  word: LexiconWord;
}

export interface SignToken extends Fields {
  type: 'at' | 'colon';
  word: undefined;
}

export const digitsToken = (
  start: number,
  end: number,
  digits: string,
  letterBefore: boolean,
  letterBehind: boolean,
): DigitsToken => ({
  type: 'digits',
  start,
  end,
  uses: USE.digits,
  digits,
  letterBefore,
  letterBehind,
  word: undefined,
});

export const wordToken = (word: LexiconWord, start: number, end: number): WordToken => ({
  type: 'word',
  start,
  end,
  uses: word.uses,
  digits: '',
  letterBefore: false,
  letterBehind: false,
  word,
});

export const signToken = (type: SignToken['type'], start: number): SignToken => ({
  type,
  start,
  end: start + 1,
  uses: 0,
  digits: '',
  letterBefore: false,
  letterBehind: false,
  word: undefined,
});

/** The tokens of a text. `uses` and `signs` join those of the whole text, so that a finder without work is not called. */
export interface Scan {
  text: string;
  tokens: readonly Token[];
  /** The tokens that are labels, those that are words for streets, and the digits with a letter beside them. */
  labels: readonly WordToken[];
  streets: readonly WordToken[];
  mixed: readonly DigitsToken[];
  uses: number;
  digits: number;
  colons: number;
  /** A sum of `SIGN`. */
  signs: number;
  /** The text may have unusual signs (`plain-signs.ts`). */
  hasRare: boolean;
}

/** The signs that finders search for. */
export const SIGN = {
  at: 1,
  /** An opening bracket of any kind. */
  bracket: 2,
  percent: 4,
  hyphen: 8,
  equals: 16,
  underscore: 32,
  colon: 64,
  dot: 128,
} as const;

/** The sign of each ASCII unit; 0 for a sign that no finder searches for. */
export const SIGNS = Uint8Array.from({ length: 0x80 }, (_, unit) => signOf(String.fromCharCode(unit)));

function signOf(character: string): number {
  if ('([{'.includes(character)) return SIGN.bracket;
  const signs: Readonly<Record<string, number>> = {
    ...{ '@': SIGN.at, '%': SIGN.percent, '-': SIGN.hyphen, '=': SIGN.equals, _: SIGN.underscore },
    ...{ ':': SIGN.colon, '.': SIGN.dot },
  };
  return signs[character] ?? 0;
}
