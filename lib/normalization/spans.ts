import type { NluEntity } from '../provider/port.ts';
import { FoldedText, fold } from '../text/index.ts';
import type { CanonicalText } from './canonical-text.ts';
import { canonicalize, isInsideCharacter } from './canonical-text.ts';
import { nearestOccurrence } from './nearest-occurrence.ts';

/** Where an entity stands in the caller's text; offsets are UTF-16 units, end exclusive, null when it is not there. */
export interface LocatedSpan {
  start: number | null;
  end: number | null;
  /** The caller's slice, or the upstream's value when there is no span. */
  rawValue: string;
}

/** Verifies claimed spans against one text and repairs those that are wrong. Time is linear in the text's length. */
export interface SpanLocator {
  locate(entity: Pick<NluEntity, 'value' | 'start' | 'end'>): LocatedSpan;
}

/**
 * A claimed span holds when its folded slice equals the folded value. Otherwise the span moves to the occurrence
 * nearest to the claimed start, ties to the left.
 */
export function createSpanLocator(text: CanonicalText): SpanLocator {
  return new TextSpans(text);
}

/**
 * UTF-16 units of texts and values that are compared for one text. 500 entities in a text of 2 kB stay below, or 100
 * that are half as long as the longest text; what is beyond gets no repair.
 */
const MOST_COMPARED = 1_500_000;
/** No canonical or folded form of a value is so much shorter than the value. */
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
    const folded = this.#foldedText();
    const said = fold(canonicalize(value).text).trim();
    if (said === '') return undefined;
    if (claimed && sliceOfFold(folded, claimed) === said) return claimed;
    return nearestOccurrence(folded, said, position);
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

/** The claim, when it is a span of the text that cuts no surrogate pair and does not start amid a composed character. */
function claimedSpan(text: string, start: number | null, end: number | null): Span | undefined {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start === null || end === null) return undefined;
  if (start < 0 || start >= end || end > text.length) return undefined;
  const cuts = cutsPair(text, start) || cutsPair(text, end) || isInsideCharacter(text, start);
  return cuts ? undefined : { start, end };
}

function claimedStart(text: string, start: number | null): number {
  return start === null || Number.isNaN(start) ? 0 : Math.min(Math.max(Math.trunc(start), 0), text.length);
}

function cutsPair(text: string, position: number): boolean {
  return (text.charCodeAt(position) & 0xfc00) === 0xdc00 && (text.charCodeAt(position - 1) & 0xfc00) === 0xd800;
}

function sliceOfFold(text: FoldedText, span: Span): string {
  return text.folded.slice(text.toFolded(span.start), text.toFolded(span.end));
}

function callersSlice(text: CanonicalText, span: Span): LocatedSpan {
  const { start, end } = text.toOriginal(span.start, span.end);
  return { start, end, rawValue: text.original.slice(start, end) };
}
