import { createTokenReader, type Token, type TokenReader } from '../../text/index.ts';

export { fold, type Token } from '../../text/index.ts';

/** Dashes of all lengths are one sign. Some people type the degree sign in place of the ordinal sign. */
const SIGNS = new Map([
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['~', '-'],
  ['°', 'o'],
]);

/** Apostrophes, quotation marks and brackets separate words as blanks do. */
const read = createTokenReader({ blanks: '\'"()[]`´’“”„', splitsHyphens: true, signs: SIGNS });

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const reader = new TimeTokens(text);
  for (let token = reader.next(); token; token = reader.next()) tokens.push(token);
  return tokens;
}

/**
 * The tokens of a text one by one, with the mark of a unit. 2' and 5" are minutes, seconds, feet or inches: The mark
 * becomes a token, so that the number is neither an hour nor a day.
 */
export class TimeTokens {
  readonly #reader: TokenReader;
  readonly #text: string;
  readonly #mark: number;
  #pending: Token | undefined;

  constructor(text: string) {
    this.#reader = read(text);
    this.#text = text;
    this.#mark = unitMarkIn(text);
  }

  /** Undefined after the last one. */
  next(): Token | undefined {
    const pending = this.#pending;
    if (pending) {
      this.#pending = undefined;
      return pending;
    }
    const token = this.#reader.next();
    if (token?.end === this.#mark && token.kind === 'digits') {
      const start = token.end;
      this.#pending = { kind: 'symbol', text: this.#text.charAt(start), start, end: start + 1 };
    }
    return token;
  }
}

/**
 * The position of the first mark of a text, which does not close a quotation; -1 if there is none, or if a letter or a digit
 * follows it, as in "80's".
 */
function unitMarkIn(text: string): number {
  const mark = text.search(MARK);
  return mark < 1 || /[\p{L}\d]/u.test(text.charAt(mark + 1)) ? -1 : mark;
}

const MARK = /["'`´’“”„]/;
