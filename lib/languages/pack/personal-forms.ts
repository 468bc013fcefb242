/** What is personal by its form alone, in the countries of a language. */
export interface PersonalForms {
  readonly identifiers: readonly Identifier[];
  /** Postcodes that need no house number, since each stands for a few houses. */
  readonly postcodes?: LetteredPostcodes;
}

/** A national identifier of a person. */
export interface Identifier {
  /** How many characters it has, and how many of them are digits. */
  readonly length: number;
  readonly digits: number;
  /** All its characters, without separators and in upper case. */
  readonly form: RegExp;
  /** Check digits and what else the form cannot say. */
  readonly holds?: (characters: string) => boolean;
  /** Too many other numbers have this form: it counts only when grouped so, or behind one of these labels. */
  readonly onlyWhen?: { readonly grouped: RegExp; readonly labels: string };
}

export interface LetteredPostcodes {
  /** The letters that one can begin with. */
  readonly areas: string;
  /** Those that the last two letters are taken from, as the inside of a character class. */
  readonly lastLetters: string;
  /** Two letters that look like its end and are another thing: "3rd". */
  readonly neverLast: string;
}
