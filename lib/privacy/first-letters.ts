import { letterBit } from './lexicon.ts';

const SMALL = 0x20;
const ASCII_END = 0x80;

/** The first letters of some words. Asking for them is cheaper than running the pattern of the words, which most texts do not match. */
export class FirstLetters {
  readonly #bits: number;

  constructor(words: readonly string[]) {
    this.#bits = words.reduce((bits, word) => bits | letterBit(word.charCodeAt(0) | SMALL), 0);
  }

  /** Whether one of the words may begin behind one or two signs. */
  mayFollow(text: string, end: number): boolean {
    return this.#has(text.charCodeAt(end + 1)) || this.#has(text.charCodeAt(end + 2));
  }

  /** Other letters than those of ASCII may be the same without regard to case. */
  #has(unit: number): boolean {
    return unit >= ASCII_END || (this.#bits & letterBit(unit | SMALL)) !== 0;
  }
}
