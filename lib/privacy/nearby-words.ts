import { fold } from '../text/index.ts';
import { isFigureAt, isWordAt } from './runs.ts';

export interface NearbyWord {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  /** What a finder knows of the word. */
  readonly kinds: number;
}

/** The words and numbers on one side of a position, the nearest first. Each is read when a finder asks for it. */
export class NearbyWords {
  readonly #text: string;
  readonly #kindsOf: (folded: string) => number;
  readonly #limit: number;
  readonly #step: number;
  readonly #words: NearbyWord[] = [];
  #at: number;

  private constructor(text: string, from: number, to: number, kindsOf: (folded: string) => number) {
    this.#text = text;
    this.#kindsOf = kindsOf;
    this.#at = from;
    this.#limit = to;
    this.#step = to < from ? -1 : 1;
  }

  static behind(text: string, end: number, reach: number, kindsOf: (folded: string) => number): NearbyWords {
    return new NearbyWords(text, end, Math.min(text.length, end + reach), kindsOf);
  }

  static before(text: string, start: number, reach: number, kindsOf: (folded: string) => number): NearbyWords {
    return new NearbyWords(text, start, Math.max(0, start - reach), kindsOf);
  }

  at(index: number): NearbyWord | undefined {
    while (this.#words.length <= index && this.#read());
    return this.#words[index];
  }

  /** Reads the next word. @returns false if there is none */
  #read(): boolean {
    while (this.#at !== this.#limit && this.#next() === NO_WORD) this.#at += this.#step;
    if (this.#at === this.#limit) return false;
    const edge = this.#at;
    const kind = this.#next();
    while (this.#at !== this.#limit && this.#next() === kind) this.#at += this.#step;
    const [start, end] = this.#step < 0 ? [this.#at, edge] : [edge, this.#at];
    const folded = fold(this.#text.slice(start, end));
    this.#words.push({ start, end, folded, kinds: this.#kindsOf(folded) });
    return true;
  }

  /** The kind of the next character. */
  #next(): number {
    return kindAt(this.#text, this.#step < 0 ? this.#at - 1 : this.#at);
  }
}

const NO_WORD = 0;
const IN_WORD = 1;
const IN_NUMBER = 2;

function kindAt(text: string, at: number): number {
  if (isFigureAt(text, at)) return IN_NUMBER;
  return isWordAt(text, at) ? IN_WORD : NO_WORD;
}
