/**
 * Folds away what does not tell values apart: case, accents, width, ß and ss, ligatures, kinds of apostrophe and dash,
 * and characters that do not show. Works code point by code point, so the fold of a slice is the slice of the fold.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

const ASCII = /^[\0-\x7f]*$/;

/** The fold of a text with the way between the positions of both. */
export class FoldedText {
  readonly folded: string;
  /** Absent when the fold of each unit is one unit, so that positions are the same. */
  readonly #positions: Positions | undefined;

  constructor(text: string) {
    this.#positions = ASCII.test(text) ? undefined : positionsOf(text);
    this.folded = this.#positions?.folded ?? text.toLowerCase();
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
  folded: string;
  foldedAt: Uint32Array;
  starts: Int32Array;
  ends: Int32Array;
}

function positionsOf(text: string): Positions {
  const folded = fold(text);
  const foldedAt = new Uint32Array(text.length + 1);
  const starts = new Int32Array(folded.length + 1).fill(-1);
  const ends = new Int32Array(folded.length + 1).fill(-1);
  let length = 0;
  let position = 0;
  for (const character of text) {
    const size = foldCharacter(character).length;
    const end = position + character.length;
    foldedAt[position] = length;
    if (character.length === 2) foldedAt[position + 1] = length + size;
    if (size > 0) starts[length] = position;
    length += size;
    if (size > 0 || (ends[length] === position && MARK.test(character))) ends[length] = end;
    position = end;
  }
  foldedAt[position] = length;
  return { folded, foldedAt, starts, ends };
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
