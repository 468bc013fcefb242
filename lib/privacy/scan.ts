import { asciiDigits, classAt, DIGIT, fold, IGNORED, LETTER, LOWER, MARK, SYMBOL } from '../text/index.ts';
import { COMPOUND_HEAD } from './compounds.ts';
import { type Lexicon, type LexiconWord, letterBit, SHORTEST_COMPOUND, USE, unitsAt } from './lexicon.ts';
import { endOfPhrase, startOfNextWord } from './phrases.ts';
import { isAlphanumericAt } from './runs.ts';
import { FOLDS_TO_TWO, hashOfHead, hashWord, LATIN, mixHash } from './word-hash.ts';

/** The tokens that the finders use. They ignore the rest of a text. */
export type Token = DigitsToken | WordToken | SignToken;

interface Place {
  start: number;
  end: number;
}

export interface DigitsToken extends Place {
  type: 'digits';
  /** In ASCII. */
  digits: string;
  /** A letter stands right before the digits, or right after them. */
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

/** The tokens of a text. `uses` joins the uses of all words, so that a finder without a possible word is not called. */
export interface Scan {
  text: string;
  tokens: readonly Token[];
  /** The tokens that are labels, and those that are words for streets. */
  labels: readonly WordToken[];
  streets: readonly WordToken[];
  uses: number;
  digits: number;
  /** The number of digit runs with a letter beside them. */
  mixed: number;
  colons: number;
  hasAt: boolean;
  hasBracket: boolean;
}

const AT_SIGN = 0x40;
const WIDE_AT_SIGN = 0xff20;
const SPACE = 0x20;
const ASCII_END = 0x80;
const COLON = 0x3a;
const ZERO = 0x30;
const NINE = 0x39;
const BRACKETS: readonly number[] = [0x28, 0x5b, 0x7b];

/**
 * Scans the text in one pass with one table look-up for each UTF-16 unit. It does not use the tokenizer of `lib/text`,
 * which makes an object and a folded string of every word. For 256 units the tokenizer takes 5 µs, and 8 µs with the
 * look-up of the words. This scan takes 10 µs, with phrases, compounds and words beside digits. A whole preview takes
 * 30 µs.
 */
export function scanText(text: string, lexicon: Lexicon): Scan {
  return new Scanner(text, lexicon).scan();
}

const NONE: WordToken[] = [];

class Scanner {
  readonly #text: string;
  readonly #lexicon: Lexicon;
  readonly #tokens: Token[] = [];
  #labels: WordToken[] = NONE;
  #streets: WordToken[] = NONE;
  /** The end of the last token. A word within a phrase is not a separate token. */
  #end = 0;
  #uses = 0;
  #digits = 0;
  #mixed = 0;
  #colons = 0;
  #hasAt = false;
  #hasBracket = false;

  constructor(text: string, lexicon: Lexicon) {
    this.#text = text;
    this.#lexicon = lexicon;
  }

  scan(): Scan {
    const text = this.#text;
    let afterLetter = false;
    for (let at = 0; at < text.length; ) {
      const unit = text.charCodeAt(at);
      if (unit === SPACE) {
        at += 1;
        afterLetter = false;
        continue;
      }
      const kind = unit < LATIN.length && LATIN[unit] !== 0 ? LETTER : classAt(text, at);
      if (kind >= LOWER && kind <= LETTER) {
        at = this.#readWord(at);
        afterLetter = true;
        continue;
      }
      if (kind === DIGIT) at = this.#readDigits(at, afterLetter);
      else {
        if (kind === SYMBOL) this.#readSign(at, unit);
        at += 1;
      }
      afterLetter = false;
    }
    return {
      text,
      tokens: this.#tokens,
      labels: this.#labels,
      streets: this.#streets,
      uses: this.#uses,
      digits: this.#digits,
      mixed: this.#mixed,
      colons: this.#colons,
      hasAt: this.#hasAt,
      hasBracket: this.#hasBracket,
    };
  }

  #readWord(start: number): number {
    const text = this.#text;
    let hash = 0;
    let letters = 0;
    let at = start;
    for (; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      const folded = unit < LATIN.length ? (LATIN[unit] ?? 0) : 0;
      if (folded > FOLDS_TO_TWO) hash = mixHash(hash, folded);
      else if (unit === SPACE) break;
      else {
        const kind = classAt(text, at);
        if (kind === MARK || kind === IGNORED) continue;
        if (kind < LOWER || kind > LETTER) break;
        hash = hashWord(fold(text.charAt(at)), hash);
      }
      letters += 1;
    }
    if (start < this.#end) return at;
    const known = this.#lexicon.at(text, start, at, hash);
    if (known) this.#addWord(known, start, at);
    else if (letters > SHORTEST_COMPOUND && this.#lexicon.mayBeCompound(hashOfHead(text, start, COMPOUND_HEAD))) {
      this.#addCompound(start, at);
    } else if (letters > SHORTEST_LABELLED && this.#lexicon.mayEndInLabel(unitsAt(text, at - 2))) {
      this.#push(this.#lexicon.endLabel(fold(text.slice(start, at))), start, at);
    }
    return at;
  }

  #readDigits(start: number, letterBefore: boolean): number {
    const text = this.#text;
    let at = start;
    let isAscii = true;
    for (; at < text.length && classAt(text, at) === DIGIT; at += 1) isAscii &&= text.charCodeAt(at) <= NINE;
    const kind = at < text.length ? classAt(text, at) : 0;
    const letterBehind = kind >= LOWER && kind <= LETTER;
    // The digit of "CVV2" belongs to the word.
    if (start < this.#end) return at;
    this.#digits += at - start;
    if (letterBefore || letterBehind) this.#mixed += 1;
    this.#tokens.push({
      type: 'digits',
      start,
      end: at,
      digits: isAscii ? text.slice(start, at) : asciiDigits(text.slice(start, at)),
      letterBefore,
      letterBehind,
    });
    return at;
  }

  #readSign(at: number, code: number): void {
    if (code === COLON) {
      this.#colons += 1;
      this.#tokens.push({ type: 'colon', start: at, end: at + 1 });
    } else if (code === AT_SIGN || code === WIDE_AT_SIGN) {
      this.#hasAt = true;
      this.#tokens.push({ type: 'at', start: at, end: at + 1 });
    } else if (BRACKETS.includes(code)) this.#hasBracket = true;
  }

  #addWord(known: LexiconWord, start: number, end: number): void {
    if (known.phrases.length > 0 && this.#addPhrase(known, start, end)) return;
    if (known.uses === 0 || (known.isAccented && isPlain(this.#text.slice(start, end)))) return;
    this.#push(known, start, end);
  }

  /** Adds the longest phrase that begins with this word. */
  #addPhrase({ phrases, phraseLetters }: LexiconWord, start: number, end: number): boolean {
    const next = startOfNextWord(this.#text, end);
    if (next < 0) return false;
    const unit = this.#text.charCodeAt(next);
    const first = (unit < LATIN.length ? LATIN[unit] : 0) || unit;
    // For most words, the next letter shows that no phrase follows.
    if (unit < ASCII_END && (phraseLetters & letterBit(first)) === 0) return false;
    for (const phrase of phrases) {
      if (unit < ASCII_END && first !== phrase.first) continue;
      const whole = endOfPhrase(this.#text, end, phrase.rest);
      if (whole === undefined) continue;
      this.#push(phrase.word, start, whole);
      return true;
    }
    return false;
  }

  #addCompound(start: number, end: number): void {
    this.#push(this.#lexicon.compound(fold(this.#text.slice(start, end))), start, end);
  }

  #push(word: LexiconWord | undefined, start: number, end: number): void {
    if (!word) return;
    const isSecond = word.label === 'card code' && isSecondAt(this.#text, end);
    const token: WordToken = { type: 'word', start, end: isSecond ? end + 1 : end, word };
    this.#tokens.push(token);
    // "passwort1" is a password, not the word for one.
    if (word.label !== undefined && !isAlphanumericAt(this.#text, token.end)) {
      if (this.#labels === NONE) this.#labels = [];
      this.#labels.push(token);
    }
    // The "rd" of "December 3rd" is not a road.
    if (word.uses & USE.street && !isFigure(this.#text.charCodeAt(start - 1))) {
      if (this.#streets === NONE) this.#streets = [];
      this.#streets.push(token);
    }
    this.#uses |= word.uses;
    this.#end = token.end;
  }
}

const isFigure = (unit: number): boolean => unit >= ZERO && unit <= NINE;

/** "CVV2" */
const isSecondAt = (text: string, end: number): boolean => text.charAt(end) === '2' && !isAlphanumericAt(text, end + 1);

/** "Telefonpasswort" */
const SHORTEST_LABELLED = 9;

const isPlain = (word: string): boolean => /^[a-z]*$/i.test(word);
