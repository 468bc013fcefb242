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
/**
 * What comes after so many is left unread: 100 kB of prose are 20,000, only hostile text has a token for every two or three
 * characters.
 */
const MAX_TOKENS = 30_000;
/** Longer runs of signs are rules and pictures; the last ones may belong to the number behind them. */
const MAX_SIGNS = 16;
const SIGNS_KEPT = 4;

/**
 * Splits text in one pass: letters with their marks; digits with single separators between them; any other character by
 * itself. White space parts tokens. By character code, since a pattern with Unicode classes takes three times as long.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let start = 0; start < text.length && tokens.length < MAX_TOKENS; ) {
    const kind = kindAt(text, start);
    if (kind === SPACE) {
      start += 1;
      continue;
    }
    if (kind === SYMBOL) {
      const quiet = endOfSymbols(text, start) - SIGNS_KEPT;
      if (quiet - start > MAX_SIGNS) {
        tokens.push({ kind: 'symbol', text: '', start, end: quiet });
        start = quiet;
        continue;
      }
    }
    const end = kind === LETTER ? endOfWord(text, start) : kind === DIGIT ? endOfDigits(text, start) : start + 1;
    if (end - start > MAX_TOKEN_LENGTH) tokens.push({ kind: 'symbol', text: '', start, end });
    else if (kind === LETTER) tokens.push({ kind: 'word', text: wordOf(text, start, end), start, end });
    else tokens.push({ kind: kind === DIGIT ? 'digits' : 'symbol', text: text.slice(start, end), start, end });
    start = end;
  }
  return tokens;
}

/** Lower case, accents off, ß as ss: how number words and currency names are looked up. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (isLowerAscii(lower, 0, lower.length)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßłøđ]/g, letter => PLAIN.get(letter) ?? letter);
}

/** Letters that do not decompose. */
const PLAIN: ReadonlyMap<string, string> = new Map(Object.entries({ ß: 'ss', ł: 'l', ø: 'o', đ: 'd' }));

const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
const SYMBOL = 4;
const MARK = 5;

/** By UTF-16 unit, filled in as characters are met; 0 is not yet known. Surrogates are symbols. */
const kinds = new Uint8Array(0x1_00_00);

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const known = kinds[code];
  if (known) return known;
  const character = text.charAt(at);
  const kind = classify(character);
  kinds[code] = kind;
  return kind;
}

function classify(character: string): number {
  if (/[\s\p{C}]/u.test(character) && !/\p{Cs}/u.test(character)) return SPACE;
  if (/[0-9]/.test(character)) return DIGIT;
  if (/\p{L}/u.test(character)) return LETTER;
  return /\p{M}/u.test(character) ? MARK : SYMBOL;
}

function endOfWord(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length) {
    const kind = kindAt(text, end);
    if (kind !== LETTER && kind !== MARK) break;
    end += 1;
  }
  return end;
}

function endOfSymbols(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && kindAt(text, end) === SYMBOL) end += 1;
  return end;
}

function endOfDigits(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length) {
    if (kindAt(text, end) === DIGIT) end += 1;
    else if (isSeparator(text.charCodeAt(end)) && end + 1 < text.length && kindAt(text, end + 1) === DIGIT) end += 2;
    else break;
  }
  return end;
}

/** Full stop, comma, apostrophe, typographic apostrophe. */
const isSeparator = (code: number): boolean => code === 0x2e || code === 0x2c || code === 0x27 || code === 0x2019;

/** Word by word: lower-casing the whole text before the loop was moved into it by the optimiser (34 s for 100 kB). */
function wordOf(text: string, start: number, end: number): string {
  const word = text.slice(start, end);
  return isLowerAscii(text, start, end) ? word : foldWord(word);
}

function isLowerAscii(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7a || code < 0x61) return false;
  }
  return true;
}
