import type { Token } from '../../text/index.ts';
import type { Entry } from './lexicon.ts';

/** What a token can do in a number. */
export interface TokenPart {
  readonly entry: Entry | undefined;
  /** A piece of a compound other than the last: a number may not end here. */
  readonly inside: boolean;
  /** A piece of a compound that is a denominator: "veintiunavo", "Hunderttausendstel". */
  readonly fractional: boolean;
  /** The word is in a table of the language. Only such words can continue a number. */
  readonly known: boolean;
  /** A number can start here. */
  readonly starts: boolean;
  /** A digit that is read out can start here: "seven", "oh", "double". */
  readonly readsOut: boolean;
}

/** A token with its part. Tokens share parts, because a long text has many tokens and few different parts. */
export class NumberToken implements Token, TokenPart {
  readonly kind: Token['kind'];
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly #part: TokenPart;

  constructor(kind: Token['kind'], text: string, start: number, end: number, part: TokenPart) {
    this.kind = kind;
    this.text = text;
    this.start = start;
    this.end = end;
    this.#part = part;
  }

  get entry(): Entry | undefined {
    return this.#part.entry;
  }

  get inside(): boolean {
    return this.#part.inside;
  }

  get fractional(): boolean {
    return this.#part.fractional;
  }

  get known(): boolean {
    return this.#part.known;
  }

  get starts(): boolean {
    return this.#part.starts;
  }

  get readsOut(): boolean {
    return this.#part.readsOut;
  }

  /** The same word as if it were alone. */
  alone(): NumberToken {
    return new NumberToken(this.kind, this.text, this.start, this.end, {
      ...this.#part,
      inside: false,
      fractional: false,
    });
  }
}
