import { gap, shapeAt } from './shapes.ts';
import type { DigitsToken, Token, WordToken } from './tokens.ts';
import { patternOf } from './words.ts';

/** Digits as written or as spoken, one after another. */
export type NumberToken = DigitsToken | WordToken;

export interface NumberRun {
  tokens: readonly NumberToken[];
  /** Index of the token behind it. */
  next: number;
  start: number;
  end: number;
  /** All of them, words turned into digits; `A` and `B` of a Corsican department are kept. */
  digits: string;
  spoken: boolean;
}

export function isNumber(token: Token | undefined): token is NumberToken {
  if (token?.type === 'digits') return true;
  return token?.type === 'word' && SPOKEN.has(token.word.use);
}

const SPOKEN: ReadonlySet<string> = new Set(['unit', 'two-digits', 'tens', 'multiplier']);

/** Written or said alone, as when somebody dictates. */
export const isSingle = (token: NumberToken | undefined): boolean =>
  token?.type === 'digits' ? token.digits.length === 1 : token?.word.use === 'unit';

/** No number of a person has more digits; beyond, only the place of the run matters. */
const LONGEST_NUMBER = 64;

/** The run that begins at a token of digits or a number word. */
export function readRun(text: string, tokens: readonly Token[], from: number): NumberRun {
  const run: NumberToken[] = [];
  const digits = new RunDigits();
  let next = from;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    const between = gap(text, tokens, at);
    if (isFiller(token) && at > from && SEPARATORS.test(between)) continue;
    if (!isNumber(token)) break;
    if (at > from) {
      const corsica = digits.endsInCorsica(between);
      if (!corsica && !joins(between, run.at(-1), token)) break;
      // Within one number nothing stands for itself: the end of 3628.9783.8742.89 is no decimal.
      if (/^\s/.test(between) && shapeAt(text, tokens, at)) break;
      if (corsica) digits.add(between.charAt(0).toUpperCase());
    }
    digits.addToken(token, run.at(-1));
    run.push(token);
    next = at + 1;
  }
  const spoken = run.some(token => token.type === 'word');
  return { tokens: run, next, start: tokens[from]?.start ?? 0, end: run.at(-1)?.end ?? 0, digits: digits.all, spoken };
}

const isFiller = (token: Token | undefined): boolean => token?.type === 'word' && token.word.use === 'filler';

const SEPARATORS = /^(?:[\s.\-\u2013\u2014\u2011/()_\u00b7\u00ad\u200b\u200c\u2060\ufeff]{0,3}|, ?)$/;
const SENTENCE_END = /\.\s/;
/** "treinta y cuatro", "vingt et un". */
const TENS_LINK = new RegExp(`^[\\s-]${patternOf(words => words.numbers.afterTens)}[\\s-]$`, 'i');

function joins(between: string, before: NumberToken | undefined, token: NumberToken): boolean {
  if (between.includes(',')) return between.length <= 2 && isSingle(before) && isSingle(token);
  if (before?.type === 'word' && before.word.use === 'tens' && TENS_LINK.test(between)) return true;
  return SEPARATORS.test(between) && !SENTENCE_END.test(between);
}

/** The digits of a run as they come. */
class RunDigits {
  all = '';
  /** How often the next digit counts. */
  #times = 1;

  add(digits: string): void {
    this.all += digits;
  }

  addToken(token: NumberToken, before: NumberToken | undefined): void {
    if (this.all.length > LONGEST_NUMBER) return;
    if (token.type === 'digits') {
      this.add(token.digits.repeat(token.digits.length === 1 ? this.#times : 1));
      this.#times = 1;
      return;
    }
    const { use, digits: said, times } = token.word;
    const afterTens = before?.type === 'word' && before.word.use === 'tens';
    // forty + two; soixante + dix, quatre-vingt + onze
    if (afterTens && use !== 'tens' && use !== 'multiplier') {
      const sum = String(Number(before.word.digits) + Number(said));
      this.all = this.all.slice(0, -2) + sum.padStart(2, '0').slice(-2);
    } else {
      this.add(said.repeat(this.#times));
    }
    this.#times = times;
  }

  /** Department 2A or 2B of a French social security number; `between` is what stands before the next digits. */
  endsInCorsica(between: string): boolean {
    return /^[AB][ .-]?$/i.test(between) && this.all.length === 6 && this.all.endsWith('2');
  }
}
