import { createTokenizer, type Token } from '../../text/index.ts';

export { fold, type Token } from '../../text/index.ts';

/** Apostrophes, quotation marks and brackets separate words as blanks do. */
const cut = createTokenizer({ blanks: '\'"()[]`´’“”„', splitsHyphens: true });

/** Dashes of all lengths are one sign; the degree sign is typed for the ordinal one. */
const SIGNS = new Map([
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['~', '-'],
  ['°', 'o'],
]);

export function tokenize(text: string): Token[] {
  const tokens = cut(text);
  for (const [at, token] of tokens.entries()) {
    const sign = token.kind === 'symbol' ? SIGNS.get(token.text) : undefined;
    if (sign !== undefined) tokens[at] = { ...token, text: sign };
  }
  return tokens;
}
