/** A word, a run of digits with the separators inside it, or one symbol. Offsets are UTF-16 units, end exclusive. */
export interface Token {
  readonly kind: 'word' | 'digits' | 'symbol';
  /** Folded: lower case, no accents, ß as ss. Digits and symbols as they stand. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Longer runs of letters and digits are no number that anyone says; it bounds the work for a token. */
const MAX_TOKEN_LENGTH = 120;

/** Letters with their marks; or digits, with single separators between them; or any one symbol. White space parts tokens. */
const TOKEN = /(\p{L}[\p{L}\p{M}]*)|(\d+(?:[.,'’]\d+)*)|[^\s\p{C}]/gu;

/** Splits text in one pass, linear in its length. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [said, word, digits] = match;
    const start = match.index;
    const end = start + said.length;
    if (said.length > MAX_TOKEN_LENGTH) tokens.push({ kind: 'symbol', text: '', start, end });
    else if (word !== undefined) tokens.push({ kind: 'word', text: foldWord(word), start, end });
    else tokens.push({ kind: digits === undefined ? 'symbol' : 'digits', text: said, start, end });
  }
  return tokens;
}

/** Lower case, accents off, ß as ss: how number words and currency names are looked up. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  return /^[a-z]+$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
}
