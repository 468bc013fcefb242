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
export interface FoldedText {
  readonly folded: string;
  /** Folded position of a position of the text. */
  toFolded(position: number): number;
  /** Where the character starts whose fold starts at this folded position; -1 inside the fold of a character. */
  startAt(folded: number): number;
  /** Where the character ends whose fold ends at this folded position, with the marks on it; -1 inside a fold. */
  endAt(folded: number): number;
}

export function foldWithPositions(text: string): FoldedText {
  const same = (position: number) => position;
  if (ASCII.test(text)) return { folded: text.toLowerCase(), toFolded: same, startAt: same, endAt: same };
  const pieces: string[] = [];
  const foldedAt = new Uint32Array(text.length + 1);
  let length = 0;
  let position = 0;
  for (const character of text) {
    const piece = foldCharacter(character);
    foldedAt.fill(length, position, position + character.length);
    if (character.length === 2) foldedAt[position + 1] = length + piece.length;
    position += character.length;
    length += piece.length;
    pieces.push(piece);
  }
  foldedAt[position] = length;
  const { starts, ends } = positionsOf(text, pieces, length);
  return {
    folded: pieces.join(''),
    toFolded: from => foldedAt[from] ?? length,
    startAt: from => starts[from] ?? -1,
    endAt: from => ends[from] ?? -1,
  };
}

function positionsOf(text: string, pieces: readonly string[], length: number) {
  const starts = new Int32Array(length + 1).fill(-1);
  const ends = new Int32Array(length + 1).fill(-1);
  let folded = 0;
  let position = 0;
  let index = 0;
  for (const character of text) {
    const size = pieces[index]?.length ?? 0;
    if (size > 0) starts[folded] = position;
    position += character.length;
    folded += size;
    index += 1;
    if (size > 0 || (ends[folded] === position - character.length && MARK.test(character))) ends[folded] = position;
  }
  return { starts, ends };
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
