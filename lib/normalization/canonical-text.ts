import { isSign } from '../text/index.ts';

/**
 * The text that the upstream receives (NFC, trimmed, one space for each run of white space), with a map back to the
 * original.
 */
export interface CanonicalText {
  readonly original: string;
  readonly text: string;
  /** Maps a span of `text` to the span of `original` that it represents. UTF-16 units; the end is exclusive. */
  toOriginal(start: number, end: number): { start: number; end: number };
}

/**
 * Canonicalises a text in one pass. A lone surrogate is kept as it is. In a row of more than 30 combining marks, U+034F
 * is added after each 30, as in the Stream-Safe Text Format (UAX #15): sorting a run of marks takes time quadratic in
 * its length. A span that covers part of a composed character maps to the whole of it.
 */
export function canonicalize(original: string): CanonicalText {
  const body = original.trim();
  const offset = body.length === original.length ? 0 : original.length - original.trimStart().length;
  const isComposed = isComposedText(body);
  if (isComposed && !body.includes('  ') && !OTHER_SPACE.test(body)) {
    return { original, text: body, toOriginal: (start, end) => ({ start: start + offset, end: end + offset }) };
  }
  const map = new SpanMap(offset);
  const text = body.replace(isComposed ? SPACES : changeable(), (piece: string, at: number) => {
    const canonical = STARTS_WITH_SPACE.test(piece) ? ' ' : piece.replace(thirtyMarks(), SEPARATED).normalize('NFC');
    if (canonical !== piece) map.add(offset + at, piece.length, canonical.length);
    return canonical;
  });
  return { original, text, toOriginal: (start, end) => map.toOriginal(start, end, offset) };
}

/**
 * The canonical text of a value. Most values are short and already canonical. A loop finds that out five times as fast.
 */
export const canonicalForm = (value: string): string => (isCanonical(value) ? value : canonicalize(value).text);

/**
 * Whether a value is certainly canonical: it has only single spaces, signs, and characters below U+0300, which are
 * their own NFC form.
 */
function isCanonical(value: string): boolean {
  let before = SPACE;
  for (let at = 0; at < value.length; at += 1) {
    const unit = value.charCodeAt(at);
    if (unit < SPACE || unit === NO_BREAK_SPACE || (unit === SPACE && before === SPACE)) return false;
    if (unit >= FIRST_MARK && !isSign(unit)) return false;
    before = unit;
  }
  return before !== SPACE;
}

const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;

/** Below U+0300 every character is its own NFC form, and this check is faster than the Unicode tables. */
function isComposedText(text: string): boolean {
  if (!BEYOND_LATIN.test(text)) return true;
  const hasLongRun = mayHaveLongRun(text) && text.search(thirtyMarks()) >= 0;
  return !hasLongRun && text === text.normalize('NFC');
}

/**
 * Whether 31 units in a row may be marks. Marks are not Latin letters, so the check looks at every 31st unit first, and
 * then around it.
 */
function mayHaveLongRun(text: string): boolean {
  for (let at = MARKS_KEPT; at < text.length; at += MARKS_KEPT + 1) {
    let start = at;
    while (start >= 0 && at - start <= MARKS_KEPT && text.charCodeAt(start) >= FIRST_MARK) start -= 1;
    let end = at;
    while (end < text.length && end - start <= MARKS_KEPT + 1 && text.charCodeAt(end) >= FIRST_MARK) end += 1;
    if (end - start > MARKS_KEPT + 1) return true;
  }
  return false;
}

const FIRST_MARK = 0x300;
const MARKS_KEPT = 30;

const BEYOND_LATIN = /[^\0-\u02ff]/;
const OTHER_SPACE = /[^\S ]/;
const STARTS_WITH_SPACE = /^\s/;
const SPACES = /\s{2,}|[^\S ]/g;

// Patterns with classes of Unicode are in functions, so that V8 reads them when a text needs them: each takes 0.2 ms.

/** Thirty marks with another one after them. U+034F is itself a mark, but a second pass must not count it. */
const thirtyMarks = (): RegExp => /(?:(?!\u034f)\p{M}){30}(?=(?!\u034f)\p{M})/gu;
const SEPARATED = '$&\u034f';

/** Whether the character at a position of a text composes with the one before it. */
export function isInsideCharacter(text: string, position: number): boolean {
  if (position === 0 || text.charCodeAt(position) < 0x300) return false;
  return composing().test(String.fromCodePoint(text.codePointAt(position) ?? 0));
}

/** All characters that Unicode 17 composes with the one before: marks, Hangul vowels and finals, Kirat Rai vowel signs. */
const composing = (): RegExp => /[\p{M}\u1160-\u11ff\u{16d63}-\u{16d6a}]/u;

/**
 * The pieces that may change: white space; a character with the marks that compose with it; a character that is not
 * Latin.
 */
const changeable = (): RegExp => new RegExp(`\\s{2,}|[^\\S ]|\\S${composing().source}+|[^\\s\\0-\\u02ff]`, 'gu');

/** The pieces that changed, in order; between them the positions of both texts differ by a constant. */
class SpanMap {
  readonly #pieces: { text: number; original: number; length: number; originalLength: number }[] = [];
  /** How much shorter the canonical text is so far. */
  #saved: number;

  /** @param offset where the canonical text starts in the original */
  constructor(offset: number) {
    this.#saved = offset;
  }

  add(original: number, originalLength: number, length: number): void {
    this.#pieces.push({ text: original - this.#saved, original, length, originalLength });
    this.#saved += originalLength - length;
  }

  toOriginal(start: number, end: number, offset: number): { start: number; end: number } {
    const from = this.#startOf(start, offset);
    return { start: from, end: end <= start ? from : this.#endOf(end, offset) };
  }

  #startOf(position: number, offset: number): number {
    const piece = this.#pieceBefore(position + 1);
    if (!piece) return position + offset;
    const within = position - piece.text;
    return within < piece.length ? piece.original : piece.original + piece.originalLength + within - piece.length;
  }

  #endOf(position: number, offset: number): number {
    const piece = this.#pieceBefore(position);
    if (!piece) return position + offset;
    return piece.original + piece.originalLength + Math.max(0, position - piece.text - piece.length);
  }

  /** The last piece that starts before a position of the canonical text. */
  #pieceBefore(position: number) {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle]?.text ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return this.#pieces[low - 1];
  }
}
