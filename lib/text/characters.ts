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
/** Everything else, the halves of surrogate pairs included. */
export const SYMBOL = 8;

/** By UTF-16 unit, filled in as characters are met; 0 is not yet known. */
const classes = new Uint8Array(0x1_00_00);

/** The class of the unit at a position of the text. By table, since a regular expression takes three times as long. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return classes[code] || learn(code);
}

function learn(code: number): number {
  const found = classify(String.fromCharCode(code));
  classes[code] = found;
  return found;
}

function classify(character: string): number {
  if (/[a-z]/.test(character)) return LOWER;
  if (/[A-Z]/.test(character)) return UPPER;
  if (DIGITS.test(character)) return DIGIT;
  if (/\p{Cs}/u.test(character)) return SYMBOL;
  if (/\p{L}/u.test(character)) return LETTER;
  if (/\p{M}/u.test(character)) return MARK;
  if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return IGNORED;
  return /[\s\p{C}]/u.test(character) ? SPACE : SYMBOL;
}

/** ASCII, Arabic, eastern Arabic and full width digits. The last four bits of each are its value. */
const DIGITS = /[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/;

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
