/** What the look-up of names needs to know of a language. All words are folded. */
export interface MatchingWords {
  readonly endings: WordEndings;
  /**
   * Words before a name that are not part of it: articles, possessives, "a pair of". After an apostrophe at the end, no
   * space follows.
   */
  readonly determiners: readonly string[];
  /** Words that deny. One of them more or less changes the meaning, even if it has few letters. */
  readonly negations: readonly string[];
  /** Endings that make a word deny: "isn't". */
  readonly negationEndings: readonly string[];
  /** Prefixes that change the meaning of a word: lock and unlock, Anmeldung and Abmeldung. */
  readonly prefixes: readonly string[];
}

/**
 * Simple rules that make words singular. The result need not be a word; it is a form that singular and plural share.
 * Each ending is the source of a regular expression. The first one of a list that leaves at least four letters is
 * replaced.
 */
export interface WordEndings {
  readonly last: readonly Ending[];
  /** Endings of the words before the last one, which are adjectives in some languages. Default: the same as `last`. */
  readonly others?: readonly Ending[];
  /** Spellings that are replaced anywhere in a word, before the endings: "ae" for "ä". */
  readonly spellings?: readonly Ending[];
}

export type Ending = readonly [pattern: string, replacement: string];
