/** How a language names currencies beyond what CLDR tells. */
export interface MoneyWords {
  /** The tag CLDR's names are taken from. */
  readonly locale: string;
  /** Where the noun stands in "Swiss franc", "franc suisse". */
  readonly noun: 'first' | 'last';
  /** Plural and case endings, the longest first: taken off on both sides before names are compared. */
  readonly endings: readonly string[];
  /** Plurals that no ending makes: "kroner". */
  readonly irregular: Readonly<Record<string, string>>;
  /** Names in the singular; `codes` ranked, the likelier first. */
  readonly units: Readonly<Record<string, UnitWords>>;
  /** Stand between a number and its unit: "millones de euros". */
  readonly of: readonly string[];
  /** Stand between the two parts of a price that is said without a unit: "dodici e cinquanta". */
  readonly priceJoins: readonly string[];
  /** Abbreviated scales with the one currency that they are said of: elsewhere "cr" is a credit and "kr" a crown. */
  readonly ownScales: Readonly<Record<string, string>>;
}

export interface UnitWords {
  /** ISO 4217, separated by spaces, ranked; empty for the currency of the locale. */
  readonly codes: string;
  /** Units of the currency in one of these: a cent is 0.01. 1 when left out. */
  readonly factor?: number;
  /** Counts as one when no number is said: "a dime", "a grand". */
  readonly alone?: true;
}
