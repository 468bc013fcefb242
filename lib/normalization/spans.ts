import type { NluEntity } from '../provider/port.ts';
import { FoldedText, fold } from '../text/index.ts';
import type { CanonicalText } from './canonical-text.ts';
import { canonicalForm, isInsideCharacter } from './canonical-text.ts';
import { exactOccurrence } from './exact-occurrence.ts';
import { nearestOccurrence } from './nearest-occurrence.ts';

/**
 * The position of an entity in the caller's text. Offsets are UTF-16 units, and the end is exclusive; null if it is not
 * there.
 */
export interface LocatedSpan {
  start: number | null;
  end: number | null;
  /** The slice of the caller's text, or the upstream's value if there is no span. */
  rawValue: string;
}

/** Verifies claimed spans against one text and repairs those that are wrong. Time is linear in the text's length. */
export interface SpanLocator {
  locate(entity: Pick<NluEntity, 'value' | 'start' | 'end'>): LocatedSpan;
}

/**
 * A claimed span is valid if its folded slice equals the folded value. Otherwise it moves to the occurrence nearest to
 * the claimed start; of two equally near ones, to the left one.
 */
export function createSpanLocator(text: CanonicalText): SpanLocator {
  return new TextSpans(text);
}

/**
 * The most UTF-16 units of texts and values that are compared for one text. 500 entities in a text of 2 kB stay below
 * it, and 100 entities with half the length of the longest text. Beyond it, spans are not repaired.
 */
const MOST_COMPARED = 1_500_000;
/** A canonical or folded form of a value is never shorter than the value by this factor. */
const MOST_SHRINKAGE = 4;

class TextSpans implements SpanLocator {
  readonly #text: CanonicalText;
  #folded: FoldedText | undefined;
  #compared = 0;

  constructor(text: CanonicalText) {
    this.#text = text;
  }

  locate({ value, start, end }: Pick<NluEntity, 'value' | 'start' | 'end'>): LocatedSpan {
    const { text } = this.#text;
    const span = claimedSpan(text, start, end);
    if (span && text.slice(span.start, span.end) === value) return callersSlice(this.#text, span);
    const found = this.#mayRepair(value) ? this.#repair(value, span, claimedStart(text, start)) : undefined;
    return found ? callersSlice(this.#text, found) : { start: null, end: null, rawValue: value };
  }

  #mayRepair(value: string): boolean {
    const { length } = this.#text.text;
    if (value.length > length * MOST_SHRINKAGE) return false;
    this.#compared += length + value.length;
    return this.#compared <= MOST_COMPARED;
  }

  #repair(value: string, claimed: Span | undefined, position: number): Span | undefined {
    const canonical = canonicalForm(value);
    const said = fold(canonical).trim();
    if (said === '') return undefined;
    const { text } = this.#text;
    if (claimed && fold(text.slice(claimed.start, claimed.end)) === said) return claimed;
    const exact = canonical === value ? exactOccurrence(text, value, said, position, NEAR) : undefined;
    if (exact) return exact;
    const near = this.#folded ? undefined : this.#nearby(said, position);
    return near ?? nearestOccurrence(this.#foldedText(), said, position);
  }

  /**
   * The nearest occurrence, if it is near. Most wrong spans differ by a few characters, and folding a whole text takes
   * as long as everything else. A nearer occurrence would be in the same part of the text.
   */
  #nearby(said: string, position: number): Span | undefined {
    const { text } = this.#text;
    const from = partStart(text, position - NEAR - MARGIN);
    const to = partStart(text, position + NEAR + MOST_SHRINKAGE * said.length + MARGIN);
    if (to - from >= text.length) return undefined;
    const found = nearestOccurrence(new FoldedText(text.slice(from, to)), said, position - from);
    if (!found || Math.abs(from + found.start - position) > NEAR) return undefined;
    return { start: from + found.start, end: from + found.end };
  }

  #foldedText(): FoldedText {
    this.#folded ??= new FoldedText(this.#text.text);
    return this.#folded;
  }
}

interface Span {
  start: number;
  end: number;
}

/**
 * The claimed span, if it is inside the text, cuts no surrogate pair and does not start inside a composed character.
 */
function claimedSpan(text: string, start: number | null, end: number | null): Span | undefined {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start === null || end === null) return undefined;
  if (start < 0 || start >= end || end > text.length) return undefined;
  const cuts = cutsPair(text, start) || cutsPair(text, end) || isInsideCharacter(text, start);
  return cuts ? undefined : { start, end };
}

/**
 * UTF-16 units that are searched around a claimed start, and as many beyond them to see whole characters with their
 * marks.
 */
const NEAR = 32;
const MARGIN = 40;

/** A position at which a text can be cut: between two characters and not before a mark. */
function partStart(text: string, position: number): number {
  let at = Math.min(Math.max(position, 0), text.length);
  while (at > 0 && at < text.length && (cutsPair(text, at) || isInsideCharacter(text, at))) at -= 1;
  return at;
}

function claimedStart(text: string, start: number | null): number {
  return start === null || Number.isNaN(start) ? 0 : Math.min(Math.max(Math.trunc(start), 0), text.length);
}

function cutsPair(text: string, position: number): boolean {
  return (text.charCodeAt(position) & 0xfc00) === 0xdc00 && (text.charCodeAt(position - 1) & 0xfc00) === 0xd800;
}

function callersSlice(text: CanonicalText, span: Span): LocatedSpan {
  const { start, end } = text.toOriginal(span.start, span.end);
  return { start, end, rawValue: text.original.slice(start, end) };
}
