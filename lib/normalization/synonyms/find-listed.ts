import type { Language } from '../../languages/index.ts';
import { allRules, type RuleIndex, type RulesIndex } from '../rules/rules-index.ts';
import type { InexactSearch } from './inexact.ts';
import { createSynonymLookup, type SynonymLookup, type SynonymMatch } from './lookup.ts';

/** A listed value found in free text; UTF-16 units, end exclusive. */
export interface ListedValue {
  rule: string;
  start: number;
  end: number;
  value: string;
  match: SynonymMatch['match'];
}

interface Span {
  start: number;
  end: number;
}

/** The most words of a synonym in free text. */
const MOST_WORDS = 8;

export interface FindListedOptions {
  /**
   * Also corrects slips, if the rule is fuzzy. Off by default, because in a text some word is always similar to some
   * name.
   */
  corrects?: boolean;
}

/** Finds the values of the lists in free text, the longest first at each word, without overlaps within a rule. */
export function findListed(
  rules: RulesIndex,
  text: string,
  language: Language,
  search: InexactSearch,
  { corrects = false }: FindListedOptions = {},
): ListedValue[] {
  const words = [...text.matchAll(WORD)].map(match => ({ start: match.index, end: match.index + match[0].length }));
  // In a text, an article is not part of the name after it.
  const ofName: InexactSearch = { ...search, bare: said => said };
  const lookupOf = (index: RuleIndex) => createSynonymLookup(index, () => ofName);
  return allRules(rules).flatMap(([rule, index]) => {
    if (index.kind !== 'list') return [];
    const found = findNames(text, words, language, lookupOf({ ...index, fuzzy: false }));
    // A name without slips is better than a longer one with slips.
    const slips = corrects && index.fuzzy ? findNames(text, wordsBeside(words, found), language, lookupOf(index)) : [];
    return [...found, ...slips].map(name => ({ rule, ...name }));
  });
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)?/gu;

const wordsBeside = (words: readonly Span[], taken: readonly Span[]): Span[] =>
  words.filter(word => !taken.some(({ start, end }) => start < word.end && word.start < end));

function findNames(text: string, words: readonly Span[], language: Language, lookup: SynonymLookup) {
  const found: Omit<ListedValue, 'rule'>[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let to = Math.min(from + MOST_WORDS, words.length); to > from; to -= 1) {
      const [start, end] = [words[from]?.start ?? 0, words[to - 1]?.end ?? 0];
      const met = lookup.find(text.slice(start, end), language);
      if (!met || 'candidates' in met) continue;
      found.push({ start, end, value: met.value, match: met.match });
      from = to - 1;
      break;
    }
  }
  return found;
}
