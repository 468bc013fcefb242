import type { Token } from '../../text/index.ts';
import type { Entry } from './lexicon.ts';

/** What a token can be in a number. */
export interface TokenPart {
  readonly entry: Entry | undefined;
  /** The pieces of a compound but its last: a number may not end between them. */
  readonly inside: boolean;
  /** A piece of a compound that is a denominator: "veintiunavo", "Hunderttausendstel". */
  readonly fractional: boolean;
  /** In some table of the language: only then can it continue a number. */
  readonly known: boolean;
  /** A number can start here. */
  readonly starts: boolean;
  /** A digit that is read out can start here: "seven", "oh", "double". */
  readonly readsOut: boolean;
}

/** A token with the part that it can play. Tokens share their parts: a long text has many tokens and few different parts. */
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

  /** The same word as if it stood by itself. */
  alone(): NumberToken {
    return new NumberToken(this.kind, this.text, this.start, this.end, {
      ...this.#part,
      inside: false,
      fractional: false,
    });
  }
}
