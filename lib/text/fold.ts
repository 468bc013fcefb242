import { isSign } from './characters.ts';

/**
 * Removes differences that do not distinguish values: case, accents, width, ß and ss, ligatures, kinds of apostrophe
 * and dash, and characters that do not show. Works code point by code point, so the fold of a slice is the slice of the
 * fold.
 */
export function fold(text: string): string {
  if (text.length <= SHORT) return foldShort(text);
  return ASCII.test(text) ? text.toLowerCase() : text.replace(BEYOND_ASCII, foldCharacter).toLowerCase();
}

/** Words and values: for them a loop takes a third of the time that patterns take. */
const SHORT = 40;

function foldShort(text: string): string {
  let [folded, from, isLower] = ['', 0, true];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= CAPITAL_A && unit <= CAPITAL_Z) isLower = false;
    if (unit < 0x80) continue;
    const isPair = (unit & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    const end = isPair ? at + 2 : at + 1;
    folded += text.slice(from, at) + foldCharacter(text.slice(at, end));
    from = end;
    at = end - 1;
  }
  if (from === 0 && isLower) return text;
  return (folded + text.slice(from)).toLowerCase();
}

const CAPITAL_A = 0x41;
const CAPITAL_Z = 0x5a;

export const ASCII = /^[\0-\x7f]*$/;
/** A surrogate pair first: without the flag u this takes half the time. */
export const BEYOND_ASCII = /[\ud800-\udbff][\udc00-\udfff]|[\x80-\uffff]/g;

const known = new Map<string, string>();
/** Bounds the memory of folded characters, whatever texts arrive. */
const KNOWN_LIMIT = 8_192;

export function foldCharacter(character: string): string {
  const found = known.get(character);
  if (found !== undefined) return found;
  const folded = foldFresh(character);
  if (known.size < KNOWN_LIMIT) known.set(character, folded);
  return folded;
}

function foldFresh(character: string): string {
  const narrow = WIDE_OR_LIGATURE.test(character) ? character.normalize('NFKC') : character;
  const seen = [...narrow.toLowerCase().normalize('NFD')].filter(letter => !isUnseen(letter));
  const plain = seen.map(letter => LETTERS.get(letter) ?? letter).join('');
  return plain.replace(/\s/g, ' ');
}

/** Full and half width forms and the Latin ligatures; the other compatibility characters (², ½, ™) differ in meaning. */
const WIDE_OR_LIGATURE = /[\uff01-\uffee\ufb00-\ufb06]/;
/**
 * Marks, and what is invisible: soft hyphen, joiners, direction marks, variation selectors. The first tests spare a
 * request in a Latin script the pattern, which takes V8 1.7 ms.
 */
function isUnseen(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < FIRST_MARK) return code === SOFT_HYPHEN;
  if (code <= LAST_LATIN_MARK) return true;
  return !isSign(code) && /[\p{M}\p{Default_Ignorable_Code_Point}]/u.test(character);
}

const SOFT_HYPHEN = 0xad;
const FIRST_MARK = 0x3_00;
const LAST_LATIN_MARK = 0x3_6f;

/** Characters that Unicode does not decompose, and the ordinal signs of Spanish ("3.º"). */
const LETTERS = new Map(
  Object.entries({
    ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ς: 'σ', º: 'o', ª: 'a' },
    ...{ '’': "'", '‘': "'", ʼ: "'", '´': "'", '`': "'", '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '−': '-' },
  }),
);
