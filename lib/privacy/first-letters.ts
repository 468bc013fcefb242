import { letterBit } from './lexicon.ts';

const SMALL = 0x20;
const ASCII_END = 0x80;

/**
 * The first two letters of some words. A look-up of two letters is cheaper than the pattern of the words, which most
 * texts do not match.
 */
export class FirstLetters {
  /** The bits of the second letters, by the bit number of the first letter. */
  readonly #seconds = new Uint32Array(32);

  constructor(words: readonly string[]) {
    for (const word of words) {
      const second = word.length > 1 ? letterBit(word.charCodeAt(1) | SMALL) : ANY;
      const first = numberOf(word.charCodeAt(0));
      this.#seconds[first] = (this.#seconds[first] ?? 0) | second;
    }
  }

  /** Whether one of the words may begin after one or two signs. */
  mayFollow(text: string, end: number): boolean {
    return this.#mayBeginAt(text, end + 1) || this.#mayBeginAt(text, end + 2);
  }

  /** A letter outside ASCII may have several forms that are equal without regard to case, so it always counts. */
  #mayBeginAt(text: string, at: number): boolean {
    const first = text.charCodeAt(at);
    if (first >= ASCII_END) return true;
    const seconds = this.#seconds[numberOf(first)] ?? 0;
    if (seconds === 0) return false;
    const second = text.charCodeAt(at + 1);
    return !(second < ASCII_END) || (seconds & letterBit(second | SMALL)) !== 0;
  }
}

const ANY = -1;

/** The number of the bit of a letter. All signs share 0. */
const numberOf = (unit: number): number => 31 - Math.clz32(letterBit(unit | SMALL));
