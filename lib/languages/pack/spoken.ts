/** How digits, letters and addresses are read out beyond the number words. Folded; phrases separate words by a blank. */
export interface SpokenWords {
  readonly plus: readonly string[];
  /** Said between a letter and its example: "b for bravo". */
  readonly asIn: readonly string[];
  /** Names of letters: "bee", "zett", "hache". */
  readonly letters: Readonly<Record<string, string>>;
  /** Names of the signs that ids and addresses are written with. */
  readonly symbols: Readonly<Record<string, string>>;
  /** No part of an id: "capital b", "großes b". */
  readonly ignored: readonly string[];
  readonly email: EmailWords;
  readonly phone: PhoneWords;
}

export interface EmailWords {
  /** Names of the sign "@". */
  readonly at: readonly string[];
  /** Letters that are words by themselves, so that in free text they are no initials. */
  readonly letterWords: readonly string[];
  /** Names of letters that are no other word: "zed". */
  readonly letterNames?: readonly string[];
  /** The names of letters are no names of persons, as the English "Jay" is: "eme punto garcía" is m.garcia. */
  readonly lettersByName?: true;
  /** Said before an address, beside the neutral fillers: "email", "address". Names that are words ("bill") must not be here. */
  readonly intro: readonly string[];
  /** Say that no sign stands between words: "all one word". */
  readonly joined: readonly string[];
  /** Say how letters are written, which does not matter: "all lower case". */
  readonly letterCase: readonly string[];
  /** Said before letters of the word in front of them: "schmidt mit dt". */
  readonly spelledWith?: readonly string[];
  /** Said behind such letters: "con b alta". */
  readonly letterNotes?: readonly string[];
  /** How letters beyond a to z are mostly written in addresses; accents are left out where nothing else is said. */
  readonly spellings: Readonly<Record<string, string>>;
}

export interface PhoneWords {
  /** Said around a number, beside the fillers: "rufen Sie mich unter ... an". */
  readonly intro?: readonly string[];
  /** Said between a number and its extension. */
  readonly extension: readonly string[];
}
