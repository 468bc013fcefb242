import { guardNumbers, type MatchingWords, type NumberWords } from '../../languages/index.ts';

/** Words that a correction must never change, because they turn the meaning. All words are folded. */
export interface Guards {
  isNegation(word: string): boolean;
  /** Whether a word is never a slip of another one: negations and numbers. */
  isFixed(word: string): boolean;
  /** Whether two words differ only in their prefix: one of them has none, or the two prefixes differ. */
  differInPrefix(a: string, b: string): boolean;
}

/** @param languages the words of the languages that a name can be in */
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

/** The fewest letters after a prefix. */
const LEAST_REST = 3;
