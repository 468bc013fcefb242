/**
 * Words that tell whether the clause around a date is about the past or the future. Each entry is the source of a
 * regular expression for whole words in lower case. Accents are kept, because they distinguish tenses.
 */
export interface TenseWords {
  /** Verbs that are past by themselves: "was", "bought". */
  readonly past: string;
  /** Participles. They are past unless a word of the future governs them: "will be delivered". */
  readonly participle: string;
  /** Words that look like participles but are not. */
  readonly noParticiple: string;
  /** Words of the future: auxiliaries, wishes and requests. */
  readonly toCome: string;
  /** Words right before a date that make it past, whatever the verb is: "since November", "Rechnung vom". */
  readonly since?: string;
  /**
   * Words right before a date that may be in the future although the verb is past: "moved to", "a table for". The pattern
   * is read backwards, so a look-behind at its end is tried first.
   */
  readonly ahead?: string;
  /** Words right before a date that may be in the future where the clause has one of the verbs `arranged`: "zum", "für". */
  readonly target?: string;
  /** Verbs that plan something: "gebucht", "gekündigt". */
  readonly arranged?: string;
  /**
   * Phrases with a past verb whose date may be that of the thing, which lies ahead: "booked a flight", "cancelled my flight
   * on". The date is between two spaces. Without words after it the clause ends with one space.
   */
  readonly booked?: string;
  /** Phrases whose words would give a wrong tense: "have you got". */
  readonly idioms?: string;
  /** Phrases that are past as a whole: "should have arrived". */
  readonly pastPhrases?: string;
  /**
   * Promises: "llegaría". The date is past if the words after it say that it did not happen; otherwise the tense is
   * open.
   */
  readonly promised?: string;
  /** Words that say that it did not happen: "y no ha llegado". */
  readonly unfulfilled?: string;
  /** Words of a plan: "prévu". The date is past if the words after it say by `missed` that nothing came. */
  readonly planned?: string;
  /** Words after a planned date that say that nothing came: "et toujours rien". */
  readonly missed?: string;
  /**
   * Verbs that move something to another time. The end of a range beside one is the new time: "move it from the 25th to
   * the 27th".
   */
  readonly moves: string;
  /**
   * Words that put an hour without its half of the day in the morning or the evening, anywhere in its clause. A look-behind
   * that reads words stands behind a look-ahead for the beginning of the word: V8 would try it before each word.
   */
  readonly mornings: string;
  readonly evenings: string;
  /** The words of both by themselves: each of their phrases has at least one. Other clauses are not looked through. */
  readonly halves: string;
  /** Words that begin another clause. */
  readonly conjunctions: string;
}
