/**
 * How people say and write personal data in one language. Alternatives are separated by `|`, the words of a phrase by a
 * blank; case and accents do not matter, except in `births.accented`. Redaction uses this part of all languages
 * together.
 */
export interface PrivacyWords {
  readonly numbers: SpokenNumbers;
  /** Names and abbreviations of months. */
  readonly months: string;
  /** Words of a date that are no plain numbers: first, of. */
  readonly ordinals: string;
  /** May stand between a label and its datum, in either order, or within a date. */
  readonly links: string;
  /** Say that what follows, or what went before, is the thing named: "is", "that's". */
  readonly assertions: string;
  /** Say that what follows is the speaker's, whatever was named before: "about my order, my number is". */
  readonly own: string;
  /** Said between the groups of a number: "then", hesitations, corrections, names of signs. */
  readonly joiners: string;
  /** Single words of what is said while a number is looked up, repeated or corrected: "let me see", "did you get that". */
  readonly asides: string;
  /** Joiners that join two numbers of any kind: "and". */
  readonly conjunctions: string;
  readonly labels: Readonly<Record<DatumLabel, string>>;
  /** Labels that longer words end with: "Kundenkennwort". */
  readonly labelEndings?: string;
  readonly births: BirthWords;
  readonly mail: MailWords;
  /** Are no password though they stand where one would: "my password is wrong". */
  readonly neverPasswords: string;
  /** Follow the word for a password where something is said about it: "password reset link". */
  readonly passwordComplaints: string;
  /**
   * "I changed my password to": the verb, and the word between the label and the password; `with` stands before the
   * label: "log in with the password".
   */
  readonly passwordChanges: { readonly said: string; readonly links: string; readonly with: string };
  /** The last digits of a card: "ends in". */
  readonly tails: { readonly words: string; readonly links: string };
  readonly streets: StreetWords;
  /** Units of money behind an amount. */
  readonly currencies: string;
  /** Said behind a number that counts or measures something, so that it is no house. */
  readonly units: string;
  readonly spelling: SpellingWords;
}

/**
 * What a label says of the datum beside it; `box` that it is the number of a post box, `other` that its form tells what it is,
 * `order` that it is nobody's, and `confirmation` that it is a PIN when it is short, and nobody's when it is long.
 */
export type DatumLabel =
  | 'number'
  | 'pin'
  | 'card code'
  | 'password'
  | 'secret'
  | 'passport'
  | 'licence'
  | 'plate'
  | 'postcode'
  | 'address'
  | 'box'
  | 'other'
  | 'order'
  | 'confirmation';

/** Number words as they are said when a number is read out. */
export interface SpokenNumbers {
  /** 0 to 9, at the place of their value. */
  readonly units: readonly string[];
  /** 10 upwards, at the place of their value less ten; empty where the language uses several words. */
  readonly teens: readonly string[];
  /** 20, 30 ... 90, which a unit can follow. */
  readonly tens: readonly string[];
  /** 100, 200 ... in one word. */
  readonly hundreds: readonly string[];
  /** Multiply the number before them by 100, 1,000 and a million. */
  readonly hundred: string;
  readonly thousand: string;
  readonly million: string;
  /** The word for 20 that makes 80 behind 4: "quatre-vingt". */
  readonly score?: string;
  /** How numbers are written as one word. */
  readonly compounds?: CompoundNumbers;
  /** "double four", by how often the digit counts. */
  readonly repeats: Readonly<Record<number, string>>;
}

export interface CompoundNumbers {
  /** Between two parts: "vierundzwanzig". */
  readonly joints: string;
  /** Forms that parts take only in compounds, at the place of their value: "ein". */
  readonly units: readonly string[];
  /** Make an ordinal of a number: "siebenundzwanzigsten". */
  readonly ordinalEndings: string;
}

export interface BirthWords {
  /** Say that the date near them is one of birth. */
  readonly said: string;
  /** The same, but they mean something else without their accent. */
  readonly accented?: string;
  /** Of birthdays, which people also book tables for: only a date with its year counts. */
  readonly days: string;
  /** Single words of the names of days that stand for a day and its month: "boxing", "eve". */
  readonly feasts: string;
  readonly weekdays: string;
}

export interface MailWords {
  /** The sign `@`. */
  readonly at: string;
  /** The same, but they are also other words: "at". */
  readonly shyAt: string;
  /** The same with its accent alone. */
  readonly accentedAt?: string;
  readonly dot: string;
  /** Signs between the parts of a name. */
  readonly joints: string;
  /** Said about the name: "all one word". */
  readonly remarks: string;
  /** Never the name of a mailbox before a shy word: "look at example dot com". */
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
  /** Said before a house number. */
  readonly number: string;
  /** Before the number of a flat, which may follow a house number. */
  readonly flats: string;
  /** Between a street and its city. */
  readonly cities: string;
  /** Behind a house number: "12 bis". */
  readonly suffixes: string;
  /** Of streets that have a number for a name: "42nd". */
  readonly ordinalEndings?: string;
  /** Between a house number and the name of a street that is said without its kind: "901 south Main". */
  readonly directions?: string;
  /** Before a kind of street that is a name by itself: "22 the Crescent". */
  readonly articles?: string;
  /** Those that need no postcode, by where they stand. */
  readonly sure: SureStreets;
}

export interface SureStreets {
  /** "calle Mayor 5" */
  readonly before?: string;
  /** "Lindenstraße 5" */
  readonly attached?: string;
  /** "5 High Street" */
  readonly behind?: string;
  /** "5 rue de la Paix" */
  readonly between?: string;
  /** Those of them that mean nothing else in small letters. */
  readonly small: string;
}

export interface SpellingWords {
  /** Words for A to Z, in order and separated by blanks; alphabets separated by `|`. */
  readonly alphabets: string;
  /** Between a letter and its example: "B for Bravo". */
  readonly examples: string;
  /** Names of letters, each with its letter: "zed=Z". */
  readonly letters: string;
}
