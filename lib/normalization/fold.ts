/**
 * Folds away what does not tell values apart: case, accents, width, ß and ss, ligatures, kinds of apostrophe and dash,
 * and characters that do not show. Works code point by code point, so the fold of a slice is the slice of the fold.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.replace(BEYOND_ASCII, foldCharacter).toLowerCase();
}

const ASCII = /^[\0-\x7f]*$/;
/** A pair first: without the flag u this takes half the time. */
const BEYOND_ASCII = /[\ud800-\udbff][\udc00-\udfff]|[\x80-\uffff]/g;

/** The fold of a text with the way between the positions of both. */
export class FoldedText {
  readonly folded: string;
  /** Absent when the fold of each character is as long as itself, so that positions are the same. */
  readonly #positions: Positions | undefined;

  constructor(text: string) {
    let keepsPositions = true;
    const measured = (character: string): string => {
      const folded = foldCharacter(character);
      // A pair counts as longer, since a position within it is no start.
      if (character.length !== 1 || folded.length !== 1) keepsPositions = false;
      return folded;
    };
    this.folded = (ASCII.test(text) ? text : text.replace(BEYOND_ASCII, measured)).toLowerCase();
    this.#positions = keepsPositions ? undefined : positionsOf(text, this.folded);
  }

  /** Folded position of a position of the text. */
  toFolded(position: number): number {
    return this.#positions ? (this.#positions.foldedAt[position] ?? this.folded.length) : position;
  }

  /** Where the character starts whose fold starts at this folded position; -1 inside the fold of a character. */
  startAt(folded: number): number {
    return this.#positions ? (this.#positions.starts[folded] ?? -1) : folded;
  }

  /** Where the character ends whose fold ends at this folded position, with the marks on it; -1 inside a fold. */
  endAt(folded: number): number {
    return this.#positions ? (this.#positions.ends[folded] ?? -1) : folded;
  }
}

interface Positions {
  foldedAt: Uint32Array;
  starts: Int32Array;
  ends: Int32Array;
}

function positionsOf(text: string, folded: string): Positions {
  const foldedAt = new Uint32Array(text.length + 1);
  const starts = new Int32Array(folded.length + 1).fill(-1);
  const ends = new Int32Array(folded.length + 1).fill(-1);
  let length = 0;
  for (let position = 0; position < text.length; ) {
    const isPlain = text.charCodeAt(position) < 0x80;
    const character = isPlain ? '' : String.fromCodePoint(text.codePointAt(position) ?? 0);
    const size = isPlain ? 1 : foldCharacter(character).length;
    const end = position + (isPlain ? 1 : character.length);
    foldedAt[position] = length;
    if (end - position === 2) foldedAt[position + 1] = length + size;
    if (size > 0) starts[length] = position;
    length += size;
    if (size > 0 || (ends[length] === position && MARK.test(character))) ends[length] = end;
    position = end;
  }
  foldedAt[text.length] = length;
  return { foldedAt, starts, ends };
}

const known = new Map<string, string>();
/** Keeps the memory of folded characters bounded whatever texts come by. */
const KNOWN_LIMIT = 8_192;

function foldCharacter(character: string): string {
  const found = known.get(character);
  if (found !== undefined) return found;
  const folded = foldFresh(character);
  if (known.size < KNOWN_LIMIT) known.set(character, folded);
  return folded;
}

function foldFresh(character: string): string {
  const narrow = WIDE_OR_LIGATURE.test(character) ? character.normalize('NFKC') : character;
  const bare = narrow.toLowerCase().normalize('NFD').replace(UNSEEN, '');
  const plain = [...bare].map(letter => LETTERS.get(letter) ?? letter).join('');
  return plain.replace(/\s/g, ' ');
}

/** Full and half width forms and the Latin ligatures; the other compatibility characters (², ½, ™) differ in meaning. */
const WIDE_OR_LIGATURE = /[\uff01-\uffee\ufb00-\ufb06]/;
const MARK = /\p{M}/u;
/** Marks, and what is invisible: soft hyphen, joiners, direction marks, variation selectors. */
const UNSEEN = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;

const LETTERS = new Map(
  Object.entries({
    ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ς: 'σ' },
    ...{ '’': "'", '‘': "'", ʼ: "'", '´': "'", '`': "'", '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '−': '-' },
  }),
);
