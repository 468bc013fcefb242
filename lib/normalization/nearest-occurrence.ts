import type { FoldedText } from '../text/index.ts';

/**
 * The occurrence of a folded value, made of whole characters of the text, that starts nearest to a position of the
 * text; of two that are equally near, the left one. The time is linear in the length of the text.
 */
export function nearestOccurrence(
  text: FoldedText,
  foldedValue: string,
  position: number,
): { start: number; end: number } | undefined {
  const small = text.folded.length * foldedValue.length <= SMALL_PRODUCT;
  const found = small ? bySearching(text, foldedValue, position) : 'too many to tell';
  return found === 'too many to tell' ? byScanning(text, foldedValue, position) : found;
}

/** Below this product of both lengths, V8's search is used. It is faster, but its worst case is that product. */
const SMALL_PRODUCT = 1_000_000;
/** After this many calls of V8's search, one pass over the text is cheaper. */
const MOST_SEARCHES = 64;

function bySearching(text: FoldedText, foldedValue: string, position: number) {
  const from = text.toFolded(position);
  let searches = 0;
  let left: Occurrence | undefined;
  for (let at = text.folded.lastIndexOf(foldedValue, from); at >= 0 && !left; ) {
    if (searches++ > MOST_SEARCHES) return 'too many to tell';
    left = occurrenceAt(text, at, foldedValue.length);
    at = at === 0 ? -1 : text.folded.lastIndexOf(foldedValue, at - 1);
  }
  let right: Occurrence | undefined;
  for (let at = text.folded.indexOf(foldedValue, from + 1); at >= 0 && !right; ) {
    if (searches++ > MOST_SEARCHES) return 'too many to tell';
    right = occurrenceAt(text, at, foldedValue.length);
    at = text.folded.indexOf(foldedValue, at + 1);
  }
  return nearer(left, right, position);
}

/** Knuth, Morris and Pratt: every occurrence, in one pass. */
function byScanning(text: FoldedText, foldedValue: string, position: number) {
  const borders = bordersOf(foldedValue);
  let best: Occurrence | undefined;
  let matched = 0;
  for (let at = 0; at < text.folded.length; at += 1) {
    const unit = text.folded.charCodeAt(at);
    while (matched > 0 && foldedValue.charCodeAt(matched) !== unit) matched = borders[matched - 1] ?? 0;
    if (foldedValue.charCodeAt(matched) !== unit) continue;
    matched += 1;
    if (matched < foldedValue.length) continue;
    matched = borders[matched - 1] ?? 0;
    best = nearer(best, occurrenceAt(text, at + 1 - foldedValue.length, foldedValue.length), position);
  }
  return best;
}

interface Occurrence {
  start: number;
  end: number;
}

/** An occurrence in the fold counts when it neither starts nor ends inside the fold of one character. */
function occurrenceAt(text: FoldedText, folded: number, length: number): Occurrence | undefined {
  const start = text.startAt(folded);
  if (start < 0) return undefined;
  const end = text.endAt(folded + length);
  return end < 0 ? undefined : { start, end };
}

function nearer(left: Occurrence | undefined, right: Occurrence | undefined, position: number): Occurrence | undefined {
  if (!left || !right) return left ?? right;
  return Math.abs(left.start - position) <= Math.abs(right.start - position) ? left : right;
}

/** For each prefix the length of its longest proper border. */
function bordersOf(pattern: string): Uint32Array {
  const borders = new Uint32Array(pattern.length);
  let length = 0;
  for (let at = 1; at < pattern.length; at += 1) {
    while (length > 0 && pattern.charCodeAt(at) !== pattern.charCodeAt(length)) length = borders[length - 1] ?? 0;
    if (pattern.charCodeAt(at) === pattern.charCodeAt(length)) length += 1;
    borders[at] = length;
  }
  return borders;
}
