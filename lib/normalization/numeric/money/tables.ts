import type { MoneyWords } from '../../../languages/index.ts';

/** What the amounts of a language are read by: data, so that it loads as fast as JSON does. */
export interface MoneyTables {
  /** ISO 4217 codes with blanks between them, the factor, and the sum of `UNIT_FLAGS`. */
  readonly units: readonly (readonly [codes: string, factor: number, flags: number])[];
  readonly root: StoredBranch;
  readonly signs: readonly string[];
  readonly words: Pick<MoneyWords, 'of' | 'endings' | 'irregular' | 'priceJoins' | 'ownScales'>;
}

/** The place of the unit that ends here, -1 when none does, and what may follow by its word. */
export type StoredBranch = readonly [unit: number, next?: Readonly<Record<string, StoredBranch>>];

export const UNIT_FLAGS = { alone: 1, sign: 2, wordlike: 4 } as const;
