/** A currency or a part of one. */
export interface Unit {
  /** ISO 4217, ranked; empty for the currency of the locale. */
  readonly codes: readonly string[];
  readonly factor: number;
  /** Counts as one if no number is said: "a dime". */
  readonly alone: boolean;
  /** A sign or a code, not a name. In free text only these may stand before their number. */
  readonly sign: boolean;
  /** The code is also a word ("all"), or a single letter ("c"). */
  readonly wordlike: boolean;
}

/** A unit with the words that name it. */
export type NamedUnit = readonly [said: readonly string[], unit: Unit];

export const unitOf = (codes: readonly string[], traits: Partial<Omit<Unit, 'codes'>> = {}): Unit => ({
  factor: 1,
  alone: false,
  sign: false,
  wordlike: false,
  ...traits,
  codes,
});
