import { letterBit } from './lexicon.ts';

const SMALL = 0x20;
const ASCII_END = 0x80;

/**
 * The first letters of some words. A look-up of the first letter is cheaper than the pattern of the words, which most
 * texts do not match.
 */
export class FirstLetters {
  readonly #bits: number;

  constructor(words: readonly string[]) {
    this.#bits = words.reduce((bits, word) => bits | letterBit(word.charCodeAt(0) | SMALL), 0);
  }

  /** Whether one of the words may begin after one or two signs. */
  mayFollow(text: string, end: number): boolean {
    return this.#has(text.charCodeAt(end + 1)) || this.#has(text.charCodeAt(end + 2));
  }

  /** A letter outside ASCII may have several forms that are equal without regard to case, so it always counts. */
  #has(unit: number): boolean {
    return unit >= ASCII_END || (this.#bits & letterBit(unit | SMALL)) !== 0;
  }
}
