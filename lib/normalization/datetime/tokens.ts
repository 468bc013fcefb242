import { createTokenizer, type Token } from '../../text/index.ts';

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
const cut = createTokenizer({ blanks: '\'"()[]`´’“”„', splitsHyphens: true, signs: SIGNS });

const MARK = /["'`´’“”„]/;

export function tokenize(text: string): Token[] {
  const tokens = cut(text);
  if (tokens.some(({ kind }) => kind === 'digits')) keepUnitMark(tokens, text);
  return tokens;
}

/**
 * 2' and 5" are minutes, seconds, feet or inches: The mark becomes a token, so that the number is neither an hour nor a
 * day. It must be the first mark of the text, so that it does not close a quotation, and no letter or digit may follow
 * it, as in "80's".
 */
function keepUnitMark(tokens: Token[], text: string): void {
  const mark = text.search(MARK);
  const at = mark < 1 ? -1 : tokens.findIndex(({ kind, end }) => kind === 'digits' && end === mark);
  if (at < 0 || /[\p{L}\d]/u.test(text.charAt(mark + 1))) return;
  tokens.splice(at + 1, 0, { kind: 'symbol', text: text.charAt(mark), start: mark, end: mark + 1 });
}
