import type { Language } from '../../languages/index.ts';
import { allRules, type RulesIndex } from '../rules/rules-index.ts';
import type { InexactSearch } from './inexact.ts';
import { createSynonymLookup } from './lookup.ts';

/** A listed value found in free text; UTF-16 units, end exclusive. */
export interface ListedValue {
  rule: string;
  start: number;
  end: number;
  value: string;
}

/** The most words that a synonym is looked for in. */
const MOST_WORDS = 8;

/**
 * Finds what the lists of the rules know in free text, the longest first at each word, without overlaps in a rule. Slips
 * are not corrected: any word would be near to some name.
 */
export function findListed(rules: RulesIndex, text: string, language: Language, search: InexactSearch): ListedValue[] {
  const words = [...text.matchAll(WORD)].map(match => ({ start: match.index, end: match.index + match[0].length }));
  // In a text an article is no part of the name that it stands before.
  const ofName: InexactSearch = { ...search, bare: said => said };
  return allRules(rules).flatMap(([rule, index]) => {
    if (index.kind !== 'list') return [];
    const lookup = createSynonymLookup({ ...index, fuzzy: false }, () => ofName);
    const found: ListedValue[] = [];
    for (let from = 0; from < words.length; from += 1) {
      for (let to = Math.min(from + MOST_WORDS, words.length); to > from; to -= 1) {
        const [start, end] = [words[from]?.start ?? 0, words[to - 1]?.end ?? 0];
        const match = lookup.find(text.slice(start, end), language);
        if (!match || 'candidates' in match) continue;
        found.push({ rule, start, end, value: match.value });
        from = to - 1;
        break;
      }
    }
    return found;
  });
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)?/gu;
