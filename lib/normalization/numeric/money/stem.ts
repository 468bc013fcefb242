import type { MoneyWords } from '../../../languages/index.ts';

export type Stem = (word: string) => string;

/** Removes endings as long as three letters are left, so that "finlandeses" and "finlandés" are equal. */
export function createStemmer({ endings, irregular }: Pick<MoneyWords, 'endings' | 'irregular'>): Stem {
  const singulars = new Map(Object.entries(irregular));
  const stem = (word: string): string => {
    const ending = endings.find(end => word.endsWith(end) && word.length - end.length >= 3);
    return ending === undefined ? word : stem(word.slice(0, -ending.length));
  };
  return word => stem(singulars.get(word) ?? word);
}
