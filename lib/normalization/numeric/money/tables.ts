import type { MoneyWords } from '../../../languages/index.ts';

/** The data for reading amounts in a language. It loads as fast as JSON. */
export interface MoneyTables {
  /** A line for each unit: ISO 4217 codes with blanks between them, the factor, and the sum of `UNIT_FLAGS`; `|` between the three. */
  readonly units: string;
  /** A line for each first word: the word, a blank, and its branch as JSON. Few of them are ever said. */
  readonly names: string;
  readonly signs: readonly string[];
  readonly words: Pick<MoneyWords, 'of' | 'endings' | 'irregular' | 'priceJoins' | 'ownScales'>;
}

/** The position of the unit that ends here (-1 if none does), and the branches by their next word. */
export type StoredBranch = readonly [unit: number, next?: Readonly<Record<string, StoredBranch>>];

export const UNIT_FLAGS = { alone: 1, sign: 2, wordlike: 4 } as const;
