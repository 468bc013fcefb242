/** Encodes the words of all languages as data. Only the build runs this. */
import type { PrivacyWords } from '../languages/index.ts';
import { fold } from '../text/index.ts';
import { splitAlternatives } from './alternatives.ts';
import { encodeLexicon } from './encode-lexicon.ts';
import type { StoredVocabulary } from './vocabulary.ts';
import { ALTERNATIVES, SETS } from './word-lists.ts';

export function encodeVocabulary(words: readonly PrivacyWords[]): StoredVocabulary {
  const written = (pick: (words: PrivacyWords) => string | undefined) =>
    words.flatMap(language => splitAlternatives(pick(language) ?? ''));
  return {
    lexicon: encodeLexicon(words),
    sets: mapValues(SETS, pick => joined(written(pick).map(fold))),
    alternatives: mapValues(ALTERNATIVES, pick => joined(written(pick).flatMap(form => [form, fold(form)]))),
    accentedAt: joined(written(({ mail }) => mail.accentedAt)),
  };
}

/** Each once. */
const joined = (forms: readonly string[]): string => [...new Set(forms)].join('|');

function mapValues<Name extends string, Value, Result>(
  record: Readonly<Record<Name, Value>>,
  map: (value: Value) => Result,
): Record<Name, Result> {
  const entries = Object.entries<Value>(record).map(([name, value]) => [name, map(value)]);
  return Object.fromEntries(entries);
}
