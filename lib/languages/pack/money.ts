/** The names of currencies in a language that CLDR does not have. */
export interface MoneyWords {
  /** The tag under which CLDR has the names. */
  readonly locale: string;
  /** The position of the noun in "Swiss franc", "franc suisse". */
  readonly noun: 'first' | 'last';
  /** Plural and case endings, the longest first. They are removed on both sides before names are compared. */
  readonly endings: readonly string[];
  /** Irregular plurals: "kroner". */
  readonly irregular: Readonly<Record<string, string>>;
  /** Names in the singular. `codes` are ranked, the most likely first. */
  readonly units: Readonly<Record<string, UnitWords>>;
  /** Words between a number and its unit: "millones de euros". */
  readonly of: readonly string[];
  /** Words between the two parts of a price without a unit: "dodici e cinquanta". */
  readonly priceJoins: readonly string[];
  /** Abbreviated scales that are used with one currency only. With others, "cr" is a credit and "kr" a crown. */
  readonly ownScales: Readonly<Record<string, string>>;
}

export interface UnitWords {
  /** ISO 4217, separated by spaces, ranked; empty for the currency of the locale. */
  readonly codes: string;
  /** How much of the currency one of these is: a cent is 0.01. Default: 1. */
  readonly factor?: number;
  /** Without a number it counts as one: "a dime", "a grand". */
  readonly alone?: true;
}
