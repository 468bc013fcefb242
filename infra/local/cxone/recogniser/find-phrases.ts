import { any, type StandInWords } from '../../../../lib/languages/pack/stand-in.ts';
import type { EntityKind } from './entity-types.ts';

/** A possible entity; the span is in the folded text. */
export interface Candidate {
  readonly kind: EntityKind;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** What word lists find: products, intents, dates and times of day. */
export function findPhrases(text: string, lexicon: StandInWords): Candidate[] {
  return [
    ...findWords(text, 'product', lexicon.products, 0.94),
    ...findWords(text, 'intent', lexicon.intents.sure, 0.91),
    ...findWords(text, 'intent', lexicon.intents.likely, 0.8),
    ...findWords(text, 'date', lexicon.dates, 0.88),
    ...findWords(text, 'time', lexicon.times, 0.87),
  ];
}

/** Every place where one of the expressions stands as whole words; of several at one place the one listed first. */
export function findWords(
  text: string,
  kind: EntityKind,
  expressions: readonly string[],
  confidence: number,
): Candidate[] {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${any(expressions)}(?![\\p{L}\\p{N}])`, 'gu');
  return Array.from(text.matchAll(pattern), match => ({
    kind,
    start: match.index,
    end: match.index + match[0].length,
    confidence,
  }));
}
