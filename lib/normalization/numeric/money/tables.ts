import type { MoneyWords } from '../../../languages/index.ts';

/** The data for reading amounts in a language. It loads as fast as JSON. */
export interface MoneyTables {
  /** ISO 4217 codes with blanks between them, the factor, and the sum of `UNIT_FLAGS`. */
  readonly units: readonly (readonly [codes: string, factor: number, flags: number])[];
  readonly root: StoredBranch;
  readonly signs: readonly string[];
  readonly words: Pick<MoneyWords, 'of' | 'endings' | 'irregular' | 'priceJoins' | 'ownScales'>;
}

/** The position of the unit that ends here (-1 if none does), and the branches by their next word. */
export type StoredBranch = readonly [unit: number, next?: Readonly<Record<string, StoredBranch>>];

export const UNIT_FLAGS = { alone: 1, sign: 2, wordlike: 4 } as const;
