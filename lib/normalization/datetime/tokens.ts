/** A word, a number or a mark. Apostrophes and hyphens between letters part words as blanks do. */
export interface Token {
  /** Folded: lower case, without accents, ß as ss. */
  readonly text: string;
  /** UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly digits: boolean;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
/** Latin letters with marks, and combining marks; ordinal signs are words of their own. */
const isOtherLetter = (code: number): boolean =>
  (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) || (code >= 0x300 && code <= 0x36f);
const isLetter = (code: number): boolean => isAsciiLetter(code) || isOtherLetter(code);
const isBlank = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x202f || (code >= 0x2000 && code <= 0x200b);
/** Quotation marks and brackets part words too. */
const isApostrophe = (code: number): boolean =>
  code === 39 ||
  code === 34 ||
  code === 40 ||
  code === 41 ||
  code === 91 ||
  code === 93 ||
  (code >= 0x201c && code <= 0x201e) ||
  code === 0x2019 ||
  code === 0x60 ||
  code === 0xb4;

/** Dashes of all lengths are one mark. */
const MARKS = new Map([
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['ª', 'a'],
  ['º', 'o'],
  ['°', 'o'],
]);

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at;
    const code = text.charCodeAt(at);
    at += 1;
    if (isBlank(code) || isApostrophe(code)) continue;
    if (isDigit(code)) {
      while (at < text.length && isDigit(text.charCodeAt(at))) at += 1;
      tokens.push({ text: text.slice(start, at), start, end: at, digits: true });
    } else if (isLetter(code)) {
      let plain = !isOtherLetter(code);
      for (; at < text.length && isLetter(text.charCodeAt(at)); at += 1) plain &&= !isOtherLetter(text.charCodeAt(at));
      const word = text.slice(start, at).toLowerCase();
      tokens.push({ text: plain ? word : fold(word), start, end: at, digits: false });
      if (isInnerHyphen(text, at)) at += 1;
    } else {
      const mark = text.slice(start, at);
      tokens.push({ text: MARKS.get(mark) ?? mark, start, end: at, digits: false });
    }
  }
  return tokens;
}

export const fold = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe');

const isInnerHyphen = (text: string, at: number): boolean =>
  text.charCodeAt(at) === 45 && at + 1 < text.length && isLetter(text.charCodeAt(at + 1));
