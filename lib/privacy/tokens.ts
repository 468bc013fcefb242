import { asciiDigits, classAt, DIGIT, fold, IGNORED, LETTER, LOWER, MARK, SYMBOL } from '../text/index.ts';
import { COMPOUND_HEAD } from './compounds.ts';
import type { Lexicon, LexiconWord } from './lexicon.ts';
import { hashUnit } from './word-hash.ts';

/** What the finders look at; the rest of a text means nothing to them. */
export type Token = DigitsToken | WordToken | SignToken;

interface Place {
  start: number;
  end: number;
}

export interface DigitsToken extends Place {
  type: 'digits';
  /** In ASCII. */
  digits: string;
  /** A letter stands right before or behind it. */
  letterBefore: boolean;
  letterBehind: boolean;
}

export interface WordToken extends Place {
  type: 'word';
  word: LexiconWord;
}

export interface SignToken extends Place {
  type: 'at' | 'colon';
}

/** The tokens of a text, and the uses of all its words together, so that finders without any are not asked. */
export interface Scan {
  text: string;
  tokens: readonly Token[];
  uses: number;
  digits: number;
  hasAt: boolean;
  colons: number;
}

const AT_SIGNS = '@\uff20';
const COLON = 0x3a;

/** One pass over the text, one table look-up a unit. */
export function scanText(text: string, lexicon: Lexicon): Scan {
  return new Scanner(text, lexicon).scan();
}

class Scanner {
  readonly #text: string;
  readonly #lexicon: Lexicon;
  readonly #tokens: Token[] = [];
  /** Where the last token ends: words within a phrase are no tokens of their own. */
  #end = 0;
  #uses = 0;
  #digits = 0;
  #colons = 0;
  #hasAt = false;

  constructor(text: string, lexicon: Lexicon) {
    this.#text = text;
    this.#lexicon = lexicon;
  }

  scan(): Scan {
    const text = this.#text;
    let afterLetter = false;
    for (let at = 0; at < text.length; ) {
      const kind = classAt(text, at);
      if (kind >= LOWER && kind <= LETTER) {
        at = this.#readWord(at);
        afterLetter = true;
        continue;
      }
      if (kind === DIGIT) at = this.#readDigits(at, afterLetter);
      else {
        if (kind === SYMBOL) this.#readSign(at);
        at += 1;
      }
      afterLetter = false;
    }
    const { length } = this.#tokens;
    if (length === 0) return { text, tokens: [], uses: 0, digits: 0, hasAt: false, colons: 0 };
    return {
      text,
      tokens: this.#tokens,
      uses: this.#uses,
      digits: this.#digits,
      hasAt: this.#hasAt,
      colons: this.#colons,
    };
  }

  #readWord(start: number): number {
    const text = this.#text;
    let hash = 0;
    let head = -1;
    let letters = 0;
    let at = start;
    for (; at < text.length; at += 1) {
      const kind = classAt(text, at);
      if (kind >= LOWER && kind <= LETTER) {
        hash = hashUnit(hash, text.charCodeAt(at));
        letters += 1;
        if (letters === COMPOUND_HEAD) head = hash;
      } else if (kind !== MARK && kind !== IGNORED) break;
    }
    if (start < this.#end) return at;
    if (this.#lexicon.hashes[hash] === 1) this.#addWord(start, at);
    else if (letters > SHORTEST_COMPOUND && this.#lexicon.mayBeCompound(head)) this.#addCompound(start, at);
    return at;
  }

  #readDigits(start: number, letterBefore: boolean): number {
    const text = this.#text;
    let at = start + 1;
    while (at < text.length && classAt(text, at) === DIGIT) at += 1;
    const kind = at < text.length ? classAt(text, at) : 0;
    const letterBehind = kind >= LOWER && kind <= LETTER;
    this.#digits += at - start;
    this.#tokens.push({
      type: 'digits',
      start,
      end: at,
      digits: asciiDigits(text.slice(start, at)),
      letterBefore,
      letterBehind,
    });
    return at;
  }

  #readSign(at: number): void {
    const code = this.#text.charCodeAt(at);
    if (code === COLON) {
      this.#colons += 1;
      this.#tokens.push({ type: 'colon', start: at, end: at + 1 });
    } else if (AT_SIGNS.includes(this.#text.charAt(at))) {
      this.#hasAt = true;
      this.#tokens.push({ type: 'at', start: at, end: at + 1 });
    }
  }

  #addWord(start: number, end: number): void {
    const written = this.#text.slice(start, end);
    const known = this.#lexicon.get(fold(written));
    if (!known) return;
    for (const { rest, word } of known.phrases) {
      const whole = endOfPhrase(this.#text, end, rest);
      if (whole !== undefined) {
        this.#push(word, start, whole);
        return;
      }
    }
    if (known.uses !== 0 && !(known.isAccented && isPlain(written))) this.#push(known, start, end);
  }

  #addCompound(start: number, end: number): void {
    const word = this.#lexicon.compound(fold(this.#text.slice(start, end)));
    if (word) this.#push(word, start, end);
  }

  #push(word: LexiconWord, start: number, end: number): void {
    this.#tokens.push({ type: 'word', start, end, word });
    this.#uses |= word.uses;
    this.#end = end;
  }
}

/** Shorter words are in the lexicon if they are numbers at all. */
const SHORTEST_COMPOUND = 6;

const isPlain = (word: string): boolean => /^[a-z]*$/i.test(word);

const WORD_OF_PHRASE = /[\s.'\u2019/-]{1,2}([\p{L}\p{M}\d]{1,40})/uy;

/** Where the words of a phrase end that must follow its first one. */
function endOfPhrase(text: string, start: number, rest: readonly string[]): number | undefined {
  let end = start;
  for (const wanted of rest) {
    WORD_OF_PHRASE.lastIndex = end;
    const step = WORD_OF_PHRASE.exec(text);
    if (!step || fold(step[1] ?? '') !== wanted) return undefined;
    end += step[0].length;
  }
  return end;
}
