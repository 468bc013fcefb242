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
  let folded: FoldedText | undefined;
  const foldedText = () => {
    folded ??= new FoldedText(text.text);
    return folded;
  };
  return {
    locate({ value, start, end }) {
      const said = canonicalize(value).text;
      const span = claimedSpan(text.text, start, end);
      if (span && text.text.slice(span.start, span.end) === said) return callersSlice(text, span);
      const foldedValue = fold(said).trim();
      if (foldedValue === '') return { start: null, end: null, rawValue: value };
      if (span && sliceOfFold(foldedText(), span) === foldedValue) return callersSlice(text, span);
      const found = nearestOccurrence(foldedText(), foldedValue, claimedStart(text.text, start));
      return found ? callersSlice(text, found) : { start: null, end: null, rawValue: value };
    },
  };
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
