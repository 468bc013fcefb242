import type { NumberRead } from '../number-read.ts';
import type { Scan } from '../scan.ts';

/** An amount in one of several currencies. */
export interface MoneyRead {
  /** Ranked decimal strings, in whole currency units. */
  readonly amounts: readonly string[];
  /** ISO 4217 codes that the unit may mean, ranked; empty for the currency of the locale. */
  readonly codes: readonly string[];
  readonly next: number;
  /** The amounts are 2500 and 2.500, of which one has three decimals. */
  readonly hasThreeDecimals?: boolean;
  /** The amount rests on a convention and not on the words alone: "forty nine ninety nine". */
  readonly isDoubtful?: boolean;
}

/** Whether digits have one separator that can be a group sign or a decimal sign, and no scale after them. */
export const hasThreeDecimals = (scan: Scan, { amounts, next, isDoubtful }: NumberRead): boolean =>
  amounts.length > 1 && !isDoubtful && scan.tokens[next - 1]?.kind === 'digits';
