import { classAt, fold, IGNORED, LETTER, LOWER, MARK } from '../text/index.ts';
import { isFigureAt } from './runs.ts';
import { FOLDS_TO_TWO, LATIN, LATIN_UNITS, mixHash } from './word-hash.ts';

const ASCII_END = 0x80;

/** No word of a list has more letters. Of a longer word only the hash and the number of letters are read. */
export const LONGEST_WORD = 64;

/**
 * Reads words in a text, letter by letter. The letters of the last word are kept, folded, so that a word is looked up
 * without cutting it out of the text or folding it again.
 */
export class WordReader {
  /** The folded letters of the last word. */
  readonly folded = new Uint16Array(LONGEST_WORD);
  /** The number of folded letters. */
  length = 0;
  /** The number of letters in the text, without marks. `ß` is one letter that folds to two. */
  letters = 0;
  hash = 0;
  /** Whether a word since the last reset has letters other than Latin ones. */
  hasRare = false;

  /** Reads the word at a position. @returns its end */
  read(text: string, start: number, to = text.length): number {
    const latin = LATIN;
    const { folded } = this;
    let hash = 0;
    let at = start;
    for (; at < to; at += 1) {
      const unit = text.charCodeAt(at);
      const letter = unit < LATIN_UNITS ? (latin[unit] ?? 0) : 0;
      if (letter <= FOLDS_TO_TWO) {
        if (unit < ASCII_END) break;
        return this.#readRest(text, start, at, to, hash);
      }
      if (at - start < LONGEST_WORD) folded[at - start] = letter;
      hash = mixHash(hash, letter);
    }
    this.length = at - start;
    this.letters = at - start;
    this.hash = hash;
    return at;
  }

  /** Reads the rest of a word with a letter that folds to two, a mark, or a letter that is not Latin. */
  #readRest(text: string, start: number, from: number, to: number, hash: number): number {
    this.length = from - start;
    this.letters = from - start;
    this.hash = hash;
    let at = from;
    for (; at < to; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit >= LATIN_UNITS) this.hasRare = true;
      const kind = classAt(text, at);
      if (kind === MARK || kind === IGNORED) continue;
      if (kind < LOWER || kind > LETTER) break;
      this.#addAll(fold(text.charAt(at)));
      this.letters += 1;
    }
    return at;
  }

  /** Reads the digits at a position, as a word. @returns their end */
  readFigures(text: string, start: number, to: number): number {
    let at = start;
    while (at < to && isFigureAt(text, at)) at += 1;
    this.take(text.slice(start, at));
    return at;
  }

  /** Takes a word that is already folded. */
  take(folded: string): void {
    this.length = 0;
    this.letters = folded.length;
    this.hash = 0;
    this.#addAll(folded);
  }

  #addAll(folded: string): void {
    for (let at = 0; at < folded.length; at += 1) {
      const letter = folded.charCodeAt(at);
      if (this.length < LONGEST_WORD) this.folded[this.length] = letter;
      this.length += 1;
      this.hash = mixHash(this.hash, letter);
    }
  }
}
