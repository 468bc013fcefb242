/**
 * How people say and write personal data in one language. Alternatives are separated by `|`; case does not matter, and
 * accents matter only in `streets` and in `births.accented`. Redaction loads this part of all languages at start, so
 * it is compact.
 */
export interface PrivacyWords {
  readonly numbers: SpokenNumbers;
  /** Names and abbreviations of months. */
  readonly months: string;
  /** Other words of a date: ordinals, hundreds and thousands of a year. */
  readonly dateWords: string;
  /** How years begin that are said as one word. */
  readonly yearBeginnings?: string;
  readonly births: BirthWords;
  readonly mail: MailWords;
  /** Hesitations and signs said between the groups of a number. */
  readonly fillers: string;
  /** The last digits of a card: "ends in". */
  readonly tails: { readonly words: string; readonly links: string };
  readonly streets: StreetWords;
  /** Units of money behind an amount. */
  readonly currencies: string;
  readonly identifiers: readonly Identifier[];
  /** Postcodes that need no house number, since each stands for a few houses. */
  readonly postcodes?: LetteredPostcodes;
}

/** Digits and two-digit numbers as they are said when a number is read out. */
export interface SpokenNumbers {
  /** 0 to 9, at the place of their value. */
  readonly units: readonly string[];
  /** 10 upwards, at the place of their value less ten; empty where the language uses several words. */
  readonly teens: readonly string[];
  /** 20, 30 ... 90, which a unit can follow. */
  readonly tens: readonly string[];
  /** Between tens and unit: "treinta y cuatro". */
  readonly afterTens?: string;
  /** Between unit and tens in one word, and the units in such a word: "vierundzwanzig". */
  readonly compounds?: { readonly joint: string; readonly units: readonly string[] };
  /** "double four", by how often the digit counts. */
  readonly repeats: Readonly<Record<number, string>>;
}

export interface BirthWords {
  /** Say that the date near them is one of birth. */
  readonly said: string;
  /** The same, but they mean something else without their accent. */
  readonly accented?: string;
  /** Of birthdays, which people also book tables for: only a date with its year counts. */
  readonly days: string;
  /** May stand between these words and the date, or within the date. */
  readonly links: string;
}

export interface MailWords {
  /** The sign `@`. */
  readonly at: string;
  readonly dot: string;
  /** Signs between the parts of a name. */
  readonly joints: string;
  /** Never the name of a mailbox: "look at example dot com". */
  readonly neverNames: string;
  /** Hosts whose name is enough. */
  readonly hosts: string;
  readonly topLevels: string;
}

export interface StreetWords {
  /** Words of their own. */
  readonly words: string;
  /** Last parts of a word. */
  readonly endings?: string;
}

/** A national identifier of a person. */
export interface Identifier {
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
