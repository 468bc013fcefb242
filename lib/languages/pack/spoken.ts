/**
 * How digits, letters and addresses are read out, apart from the number words. All words are folded; those of a phrase
 * are separated by a blank.
 */
export interface SpokenWords {
  readonly plus: readonly string[];
  /** Words between a letter and its example: "b for bravo". */
  readonly asIn: readonly string[];
  /** Names of letters: "bee", "zett", "hache". */
  readonly letters: Readonly<Record<string, string>>;
  /** Names of the signs in ids and addresses. */
  readonly symbols: Readonly<Record<string, string>>;
  /** Words that are not part of an id: "capital b", "großes b". */
  readonly ignored: readonly string[];
  readonly email: EmailWords;
  readonly phone: PhoneWords;
}

export interface EmailWords {
  /** Names of the sign "@". */
  readonly at: readonly string[];
  /** Letters that are also words. In free text they are not initials. */
  readonly letterWords: readonly string[];
  /** Names of letters that have no other meaning: "zed". */
  readonly letterNames?: readonly string[];
  /** Names of letters are not names of persons, so that "eme punto garcía" is m.garcia. The English "Jay" is both. */
  readonly lettersByName?: true;
  /**
   * Words before an address, in addition to the neutral fillers: "email", "address". Do not add words that are also
   * names ("bill").
   */
  readonly intro: readonly string[];
  /** Phrases that say that no sign stands between words: "all one word". */
  readonly joined: readonly string[];
  /** Phrases about the case of letters, which are ignored: "all lower case". */
  readonly letterCase: readonly string[];
  /** Words between a name and some of its letters: "schmidt mit dt". */
  readonly spelledWith?: readonly string[];
  /** Words between a name and a count of one of its letters: "anna with two n's". */
  readonly countedWith: readonly string[];
  /** Words between a name and all of its letters: "kate, that's k a t e". A mark counts as a word. */
  readonly spelledOut: readonly string[];
  /** Words after such letters: "con b alta". */
  readonly letterNotes?: readonly string[];
  /** Endings of the names of letters that are counted: "con dos eles", "with two n's". A mark counts as a word. */
  readonly letterPlurals?: readonly string[];
  /** Words between a count and its letter: "avec un seul l". */
  readonly only?: readonly string[];
  /** How letters other than a to z are usually written in addresses. Other accents are left out. */
  readonly spellings: Readonly<Record<string, string>>;
}

export interface PhoneWords {
  /** Words around a number, in addition to the fillers: "rufen Sie mich unter ... an". */
  readonly intro?: readonly string[];
  /** Words between a number and its extension. */
  readonly extension: readonly string[];
}
