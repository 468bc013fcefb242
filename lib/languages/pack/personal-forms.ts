/** Personal data that is known by its form alone, in the countries of a language. */
export interface PersonalForms {
  readonly identifiers: readonly Identifier[];
  /** Postcodes that are personal without a house number, because each is for a few houses only. */
  readonly postcodes?: LetteredPostcodes;
}

/** A national identifier of a person. */
export interface Identifier {
  /** The number of characters, and how many of them are digits. */
  readonly length: number;
  readonly digits: number;
  /** All its characters, without separators and in upper case. */
  readonly form: RegExp;
  /** Checks the check digits, and whatever the form cannot express. */
  readonly holds?: (characters: string) => boolean;
  /** Set if many other numbers have this form. It then counts only in this grouping or after one of these labels. */
  readonly onlyWhen?: { readonly grouped: RegExp; readonly labels: string };
}

export interface LetteredPostcodes {
  /** The letters that a postcode can begin with. */
  readonly areas: string;
  /** The letters that can be the last two, as the inside of a character class. */
  readonly lastLetters: string;
  /** Two letters that look like the end of a postcode but are something else: "3rd". */
  readonly neverLast: string;
}
