/** Classes of UTF-16 units, as tokenising needs them. */
export const SPACE = 1;
/** Characters that do not show (soft hyphens, joiners): part of a word inside one, like white space elsewhere. */
export const IGNORED = 2;
/** a to z, which need no folding. */
export const LOWER = 3;
/** A to Z. */
export const UPPER = 4;
export const LETTER = 5;
/** Combining marks: part of the word before them. */
export const MARK = 6;
export const DIGIT = 7;
/** Everything else, including the halves of surrogate pairs. */
export const SYMBOL = 8;

/** By UTF-16 unit, filled in as characters are met; 0 is not yet known. */
const classes = new Uint8Array(0x1_00_00);

/** The class of the unit at a position of the text. By table, since a regular expression takes three times as long. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return classes[code] || learn(code);
}

function learn(code: number): number {
  const found = code < LATIN_END ? classOfLatin(code) : classOfOther(code);
  classes[code] = found;
  return found;
}

/** The first unit after the Unicode block Latin Extended-B. */
const LATIN_END = 0x2_50;

/** By ranges: each pattern below takes V8 up to 0.3 ms to compile, which a first request would pay for. */
function classOfLatin(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return LOWER;
  if (code >= 0x41 && code <= 0x5a) return UPPER;
  if (code >= 0x30 && code <= 0x39) return DIGIT;
  if (code <= 0x20 || (code >= 0x7f && code <= 0xa0)) return SPACE;
  if (code === 0xad) return IGNORED;
  const isSignAmongLetters = code === 0xd7 || code === 0xf7;
  const isLetterAmongSigns = code === 0xaa || code === 0xb5 || code === 0xba;
  return (code >= 0xc0 && !isSignAmongLetters) || isLetterAmongSigns ? LETTER : SYMBOL;
}

function classOfOther(code: number): number {
  if (isSign(code)) return SYMBOL;
  const character = String.fromCharCode(code);
  if (DIGITS.test(character)) return DIGIT;
  if (/\p{Cs}/u.test(character)) return SYMBOL;
  if (/\p{L}/u.test(character)) return LETTER;
  if (/\p{M}/u.test(character)) return MARK;
  if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return IGNORED;
  return /[\s\p{C}]/u.test(character) ? SPACE : SYMBOL;
}

/** A dash, a quotation mark or a currency sign of the general blocks. Each is its own NFC form. */
export const isSign = (code: number): boolean =>
  (code >= 0x20_10 && code <= 0x20_27) || (code >= 0x20_a0 && code <= 0x20_c0);

/** Arabic, eastern Arabic and full width digits. The last four bits of each are its value, as in ASCII. */
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/;

/** Whether a text may hold a letter: half of a pair may be half of one. The pattern takes five times as long. */
export function mayHoldLetter(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const kind = classAt(text, at);
    if ((kind >= LOWER && kind <= LETTER) || (text.charCodeAt(at) & 0xf800) === 0xd800) return true;
  }
  return false;
}

/** A run of digits in ASCII. */
export function asciiDigits(digits: string): string {
  if (!BEYOND_ASCII.test(digits)) return digits;
  return digits.replace(/[\u0660-\uff19]/g, digit => String(digit.charCodeAt(0) & 0xf));
}

const BEYOND_ASCII = /[^\0-\x7f]/;
