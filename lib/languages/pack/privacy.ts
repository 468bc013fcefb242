/**
 * How people say and write personal data in one language. Alternatives are separated by `|`, the words of a phrase by a
 * blank; case and accents do not matter, except in `births.accented`. Redaction uses this part of all languages
 * together.
 */
export interface PrivacyWords {
  readonly numbers: SpokenNumbers;
  /** Names and abbreviations of months. */
  readonly months: string;
  /** Words of a date that are not plain numbers: first, of. */
  readonly ordinals: string;
  /** Words that may stand between a label and its datum, in either order, or within a date. */
  readonly links: string;
  /** Words that say that a label names the datum before or after it: "is", "that's". */
  readonly assertions: string;
  /**
   * Words that say that the next datum is the speaker's own, whatever was named before: "about my order, my number is".
   */
  readonly own: string;
  /** Words between the groups of a number: "then", hesitations, corrections, names of signs. */
  readonly joiners: string;
  /** Single words of remarks while a number is looked up, repeated or corrected: "let me see", "did you get that". */
  readonly asides: string;
  /** Joiners between two numbers of any kind: "and". */
  readonly conjunctions: string;
  readonly labels: Readonly<Record<DatumLabel, string>>;
  /** Labels at the end of longer words: "Kundenkennwort". */
  readonly labelEndings?: string;
  readonly births: BirthWords;
  readonly mail: MailWords;
  /** Words that are never a password, even in its position: "my password is wrong". */
  readonly neverPasswords: string;
  /** Words that follow the word for a password in a remark about it: "password reset link". */
  readonly passwordComplaints: string;
  /**
   * "I changed my password to": the verb, and the word between the label and the password; `with` stands before the
   * label: "log in with the password".
   */
  readonly passwordChanges: { readonly said: string; readonly links: string; readonly with: string };
  /** Words before the last digits of a card: "ends in". */
  readonly tails: { readonly words: string; readonly links: string };
  readonly streets: StreetWords;
  /** Units of money after an amount. */
  readonly currencies: string;
  /** Words after a number that counts or measures something, so that it is not a house number. */
  readonly units: string;
  readonly spelling: SpellingWords;
}

/**
 * What a label says about the datum beside it. `box`: the number of a post box. `other`: its form tells what it is.
 * `order`: it is not personal. `confirmation`: a PIN if it is short, not personal if it is long.
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

/** Number words that are used when a number is read out. `readOutNumbers` makes the lists from the cardinals. */
export interface SpokenNumbers {
  /** 0 to 9; the index is the value. */
  readonly units: readonly string[];
  /** 10 and up; the index is the value minus 10. Empty if the language uses several words. */
  readonly teens: readonly string[];
  /** 20, 30 ... 90, before a unit. */
  readonly tens: readonly string[];
  /** 100, 200 ... in one word. */
  readonly hundreds: readonly string[];
  /** Words that multiply the number before them by 100, 1,000 and a million. */
  readonly hundred: string;
  readonly thousand: string;
  readonly million: string;
  /** The word for 20 that makes 80 after 4: "quatre-vingt". */
  readonly score?: string;
  /** How numbers are written as one word. */
  readonly compounds?: CompoundNumbers;
  /** Words such as "double" in "double four", by how many times the digit counts. */
  readonly repeats: Readonly<Record<number, string>>;
}

export interface CompoundNumbers {
  /** Words between two parts: "vierundzwanzig". */
  readonly joints: string;
  /** Forms of the units in compounds: "ein". The index is the value. */
  readonly units: readonly string[];
  /** Endings that make a number an ordinal: "siebenundzwanzigsten". */
  readonly ordinalEndings: string;
}

export interface BirthWords {
  /** Words that say that the date near them is a date of birth. */
  readonly said: string;
  /** The same, but without their accent they mean something else. */
  readonly accented?: string;
  /** Words for birthdays. People also book tables for birthdays, so only a date with its year counts. */
  readonly days: string;
  /** Single words of the names of days that stand for a day and its month: "boxing", "eve". */
  readonly feasts: string;
  readonly weekdays: string;
}

export interface MailWords {
  /** Words for `@`. */
  readonly at: string;
  /** The same, but they have other meanings too: "at". */
  readonly ambiguousAt: string;
  /** The same, but only with their accent. */
  readonly accentedAt?: string;
  readonly dot: string;
  /** Words for signs between the parts of a name. */
  readonly joints: string;
  /** Remarks about the name: "all one word". */
  readonly remarks: string;
  /** Words that are never the name of a mailbox before a word of `ambiguousAt`: "look at example dot com". */
  readonly neverNames: string;
  /** Hosts that are known by their name. */
  readonly hosts: string;
  readonly topLevels: string;
}

export interface StreetWords {
  /** Words that stand alone. */
  readonly words: string;
  /** Last parts of a word. */
  readonly endings?: string;
  /** Words before a house number. */
  readonly number: string;
  /** Words before the number of a flat, which may follow a house number. */
  readonly flats: string;
  /** Words between a street and its city. */
  readonly cities: string;
  /** Words after a house number: "12 bis". */
  readonly suffixes: string;
  /** Endings of streets with a number as their name: "42nd". */
  readonly ordinalEndings?: string;
  /** Words between a house number and a street without its kind: "901 south Main". */
  readonly directions?: string;
  /** Words before a kind of street that is a name by itself: "22 the Crescent". */
  readonly articles?: string;
  /** Words for streets that need no postcode, by their position. */
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
  /** The words of these that have no other meaning in small letters. */
  readonly small: string;
}

export interface SpellingWords {
  /** Words for A to Z, in order and separated by blanks; alphabets separated by `|`. */
  readonly alphabets: string;
  /** Words between a letter and its example: "B for Bravo". */
  readonly examples: string;
  /** Names of letters with their letter: "zed=Z". */
  readonly letters: string;
}
