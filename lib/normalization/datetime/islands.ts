import type { ParserGrammar } from './grammar.ts';
import { TimeTokens, type Token } from './tokens.ts';

/** The most tokens that are read together. No time has so many words. */
const MAX_ISLAND = 120;

/** What a token is to a run: it ends one, it only joins times, or it may be a part of one. */
const OTHER = 1;
const JOINER = 2;
const ANCHOR = 3;

export type TokenPart = (token: Token) => number;

/** @param suffixes st, nd ...: known after digits */
export function createTokenPart(
  { lexicon }: ParserGrammar,
  joiners: ReadonlySet<string>,
  suffixes: ReadonlySet<string>,
): TokenPart {
  const ofWord = (text: string): number => {
    if (!lexicon.has(text) && !suffixes.has(text)) return OTHER;
    return joiners.has(text) ? JOINER : ANCHOR;
  };
  // Signs and letters of ASCII by their unit. Each is looked up once, as hostile text has little else.
  const ascii = new Uint8Array(0x80);
  return ({ kind, text }) => {
    if (kind === 'digits') return ANCHOR;
    const unit = text.length === 1 ? text.charCodeAt(0) : ascii.length;
    if (unit >= ascii.length) return ofWord(text);
    ascii[unit] ||= ofWord(text);
    return ascii[unit] ?? OTHER;
  };
}

/**
 * Runs of tokens that the grammar knows, left to right. A time contains no other words, and a run without a number or a name
 * of a time has no time.
 */
export class Islands {
  readonly #partOf: TokenPart;
  readonly #reader: TimeTokens;
  /** Each run overwrites the one before: to shorten an array takes longer than to read a token. */
  readonly #run: Token[] = [];
  /** The first token after the run before. */
  #token: Token | undefined;

  constructor(partOf: TokenPart, text: string) {
    this.#partOf = partOf;
    this.#reader = new TimeTokens(text);
    this.#token = this.#reader.next();
  }

  /** Undefined after the last one. */
  next(): readonly Token[] | undefined {
    let length = 0;
    let isAnchored = false;
    let token = this.#token;
    for (; token; token = this.#reader.next()) {
      const part = this.#partOf(token);
      if (part === OTHER || length === MAX_ISLAND) {
        if (isAnchored) break;
        length = 0;
      }
      if (part === OTHER) continue;
      this.#run[length] = token;
      length += 1;
      isAnchored ||= part === ANCHOR;
    }
    this.#token = token;
    return isAnchored ? this.#run.slice(0, length) : undefined;
  }
}
