import { any, type StandInWords } from '../../../../lib/languages/pack/stand-in.ts';
import type { EntityKind } from './entity-types.ts';

/** A possible entity; the span is in the folded text. */
export interface Candidate {
  readonly kind: EntityKind;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** Products, intents, dates and times of day, found by word lists. */
export function findPhrases(text: string, lexicon: StandInWords): Candidate[] {
  return [
    ...findWords(text, 'product', lexicon.products, 0.94),
    ...findWords(text, 'intent', lexicon.intents.sure, 0.91),
    ...findWords(text, 'intent', lexicon.intents.likely, 0.8),
    ...findWords(text, 'date', lexicon.dates, 0.88),
    ...findWords(text, 'time', lexicon.times, 0.87),
  ];
}

/** Every match of an expression as whole words. Of several at one place, the first in the list is used. */
export function findWords(
  text: string,
  kind: EntityKind,
  expressions: readonly string[],
  confidence: number,
): Candidate[] {
  return Array.from(text.matchAll(patternOf(expressions)), match => ({
    kind,
    start: match.index,
    end: match.index + match[0].length,
    confidence,
  }));
}

/** By the text of the pattern: to compile one takes 5 ms, and each is needed for every request. */
const PATTERNS = new Map<string, RegExp>();

function patternOf(expressions: readonly string[]): RegExp {
  const source = `(?<![\\p{L}\\p{N}])${any(expressions)}(?![\\p{L}\\p{N}])`;
  const pattern = PATTERNS.get(source) ?? new RegExp(source, 'gu');
  PATTERNS.set(source, pattern);
  return pattern;
}
