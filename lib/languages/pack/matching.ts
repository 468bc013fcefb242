/** What looking names up in lists needs to know of a language. All words are folded. */
export interface MatchingWords {
  readonly endings: WordEndings;
  /** Stand before a name and are no part of it: articles, possessives, "a pair of". With an apostrophe at their end no space follows. */
  readonly determiners: readonly string[];
  /** Words that deny: one more or one less of them is another meaning, however few letters it takes. */
  readonly negations: readonly string[];
  /** Endings by which a word denies: "isn't". */
  readonly negationEndings: readonly string[];
  /** Prefixes that turn a word into another one: lock and unlock, Anmeldung and Abmeldung. */
  readonly prefixes: readonly string[];
}

/**
 * How words are made singular in a simple way: the result need not be a word, only a form that singular and plural
 * share. Sources of regular expressions; of each list the first that leaves four letters before it is replaced.
 */
export interface WordEndings {
  readonly last: readonly Ending[];
  /** Of words before the last, which are adjectives in some languages; the same as `last` when left out. */
  readonly others?: readonly Ending[];
  /** Replaced wherever they stand, before the endings: "ae" that stands for "ä". */
  readonly spellings?: readonly Ending[];
}

export type Ending = readonly [pattern: string, replacement: string];
