import { classAt, fold, IGNORED, LETTER, LOWER, MARK } from '../text/index.ts';
import { FOLDS_TO_TWO, HASH_SIZE, hashWord, LATIN, mixHash } from './word-hash.ts';

const ZERO = 0x30;
const NINE = 0x39;

/** Folded words, looked up where they stand in a text: most words are none of them, which their hash says. */
export class WordSet {
  readonly #words: ReadonlySet<string>;
  readonly #hashes = new Uint8Array(HASH_SIZE);

  constructor(folded: Iterable<string>) {
    this.#words = new Set(folded);
    for (const word of this.#words) this.#hashes[hashWord(word)] = 1;
  }

  get all(): Iterable<string> {
    return this.#words;
  }

  has(folded: string): boolean {
    return this.#words.has(folded);
  }

  /** Whether each word and number of a stretch is one of these. */
  holdsAll(text: string, from: number, to: number): boolean {
    return !this.#meets(text, from, to, false);
  }

  holdsAny(text: string, from: number, to: number): boolean {
    return this.#meets(text, from, to, true);
  }

  /** Whether a stretch has a word that is one of these, or one that is not. */
  #meets(text: string, from: number, to: number, wanted: boolean): boolean {
    for (let at = from; at < to; ) {
      const start = at;
      let hash = 0;
      for (; at < to && isFigureAt(text, at); at += 1) hash = mixHash(hash, text.charCodeAt(at));
      if (at === start) {
        for (; at < to; at += 1) {
          const unit = text.charCodeAt(at);
          const folded = unit < LATIN.length ? (LATIN[unit] ?? 0) : 0;
          if (folded > FOLDS_TO_TWO) hash = mixHash(hash, folded);
          else {
            const kind = classAt(text, at);
            if (kind < LOWER || kind > LETTER) {
              if (kind !== MARK && kind !== IGNORED) break;
            } else hash = hashWord(fold(text.charAt(at)), hash);
          }
        }
      }
      if (at === start) at += 1;
      else if ((this.#hashes[hash] === 1 && this.#words.has(fold(text.slice(start, at)))) === wanted) return true;
    }
    return false;
  }
}

function isFigureAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= ZERO && unit <= NINE;
}
