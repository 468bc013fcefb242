/** The text as the upstream sees it (NFC, trimmed, white space runs made one space) and the way back. */
export interface CanonicalText {
  readonly original: string;
  readonly text: string;
  /** Maps a span of `text` to the span of `original` it stands for, UTF-16 units, end exclusive. */
  toOriginal(start: number, end: number): { start: number; end: number };
}

/**
 * Canonicalises a text in one pass. A lone surrogate is carried through as it is.
 * A span that covers part of a composed character maps to the whole of it.
 */
export function canonicalize(original: string): CanonicalText {
  if (isCanonical(original)) return { original, text: original, toOriginal: (start, end) => ({ start, end }) };
  const map = new SpanMap();
  const body = original.trim();
  const offset = original.length - original.trimStart().length;
  let text = '';
  for (const match of body.matchAll(PIECE)) {
    const piece = match[0];
    const [space, composable] = [match[1], match[2]];
    const canonical = space !== undefined ? ' ' : composable !== undefined ? composable.normalize('NFC') : piece;
    map.add(text.length, offset + match.index, canonical.length, piece.length, canonical === piece);
    text += canonical;
  }
  return { original, text, toOriginal: (start, end) => map.toOriginal(start, end) };
}

/**
 * Nothing to change, told without a pass over the Unicode tables for text below U+0300, where every character is its
 * own NFC form.
 */
function isCanonical(text: string): boolean {
  if (SPACE_TO_CHANGE.test(text)) return false;
  return !BEYOND_LATIN.test(text) || text === text.normalize('NFC');
}

const SPACE_TO_CHANGE = /^\s|\s$|\s\s|[^\S ]/;
const BEYOND_LATIN = /[^\0-\u02ff]/;

/** All that Unicode 17 composes onto a preceding character: marks, Hangul vowels and finals, Kirat Rai vowel signs. */
const COMPOSING = String.raw`[\p{M}\u1160-\u11ff\u{16d63}-\u{16d6a}]`;

/** Whether a position of a text stands before something that composes onto what precedes it. */
export function isInsideCharacter(text: string, position: number): boolean {
  if (position === 0 || text.charCodeAt(position) < 0x300) return false;
  return STARTS_COMPOSING.test(String.fromCodePoint(text.codePointAt(position) ?? 0));
}

const STARTS_COMPOSING = new RegExp(`^${COMPOSING}`, 'u');

/** Pieces that normalise apart from each other: white space; what may change or compose; the rest in long runs. */
const PIECE = new RegExp(
  String.raw`(\s+)|(\S${COMPOSING}+|[^\s\0-\u02ff])|(?:(?!\s)[\0-\u02ff](?!${COMPOSING}))+`,
  'gu',
);

/** Where each piece of the canonical text came from, as parallel arrays searched by bisection. */
class SpanMap {
  readonly #text: number[] = [];
  readonly #original: number[] = [];
  readonly #length: number[] = [];
  readonly #originalLength: number[] = [];
  readonly #same: boolean[] = [];

  add(text: number, original: number, length: number, originalLength: number, same: boolean): void {
    this.#text.push(text);
    this.#original.push(original);
    this.#length.push(length);
    this.#originalLength.push(originalLength);
    this.#same.push(same);
  }

  toOriginal(start: number, end: number): { start: number; end: number } {
    const from = this.#startOf(start);
    return { start: from, end: end <= start ? from : this.#endOf(end) };
  }

  #startOf(position: number): number {
    const piece = this.#pieceAt(position);
    const within = position - at(this.#text, piece);
    if (this.#same[piece]) return at(this.#original, piece) + within;
    return at(this.#original, piece) + (within < at(this.#length, piece) ? 0 : at(this.#originalLength, piece));
  }

  #endOf(position: number): number {
    const piece = this.#pieceAt(position - 1);
    const within = position - at(this.#text, piece);
    return at(this.#original, piece) + (this.#same[piece] ? within : at(this.#originalLength, piece));
  }

  #pieceAt(position: number): number {
    let low = 0;
    let high = this.#text.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (at(this.#text, middle) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const at = (numbers: readonly number[], index: number): number => numbers[index] ?? 0;
