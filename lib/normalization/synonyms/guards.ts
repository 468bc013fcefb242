import { guardNumbers, type MatchingWords, type NumberWords } from '../../languages/index.ts';

/** What a typing slip must never be read into: words by which the meaning turns. All words are folded. */
export interface Guards {
  isNegation(word: string): boolean;
  /** Words of their own, never taken for a slip in another one: negations and numbers. */
  isFixed(word: string): boolean;
  /** Whether two words differ in their prefix only: with or without one, or with two different ones. */
  differInPrefix(a: string, b: string): boolean;
}

/** @param languages the words of the languages that a name may be in */
export function createGuards(languages: readonly (readonly [MatchingWords, NumberWords])[]): Guards {
  const negations = new Set(languages.flatMap(([{ negations }]) => negations));
  const negationEndings = languages.flatMap(([{ negationEndings }]) => negationEndings);
  const numbers = new Set(languages.flatMap(([, words]) => guardNumbers(words)));
  const prefixes = [...new Set(languages.flatMap(([{ prefixes }]) => prefixes))];
  const isNegation = (word: string) => negations.has(word) || negationEndings.some(ending => word.endsWith(ending));
  const restsOf = (word: string): string[] => {
    const rests = prefixes.filter(prefix => word.startsWith(prefix)).map(prefix => word.slice(prefix.length));
    return [word, ...rests].filter(rest => rest.length >= LEAST_REST);
  };
  return {
    isNegation,
    isFixed: word => isNegation(word) || numbers.has(word),
    differInPrefix(a, b) {
      const rests = new Set(restsOf(a));
      return restsOf(b).some(rest => rests.has(rest));
    },
  };
}

/** Letters that must be left behind a prefix. */
const LEAST_REST = 3;
