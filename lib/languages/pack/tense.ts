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
  /** Words right before a date that may be in the future beside one of the verbs `arranged`: "zum", "für". */
  readonly target?: string;
  /** Verbs that plan something: "gebucht", "gekündigt". */
  readonly arranged?: string;
  /**
   * Phrases with a past verb whose date may be the date of the booked thing, in the future: "booked a flight",
   * "cancelled my flight on". The date is between two spaces. If no words follow it, the clause ends with one space.
   */
  readonly booked?: string;
  /** Phrases whose words would give a wrong tense: "have you got". */
  readonly idioms?: string;
  /** An auxiliary with a participle that is none of "participle", because its form is also that of the present. */
  readonly perfect?: string;
  /** Phrases that are past as a whole: "should have arrived". */
  readonly pastPhrases?: string;
  /**
   * Promises: "llegaría". The date is past if the words after it say that nothing happened; otherwise the tense is
   * open.
   */
  readonly promised?: string;
  /** Words that say that it did not happen: "y no ha llegado". */
  readonly unfulfilled?: string;
  /** Words of a plan: "prévu". The date is past if the words after it say by `missed` that nothing came. */
  readonly planned?: string;
  /** Words after a planned date that say that nothing came: "et toujours rien". */
  readonly missed?: string;
  /** Words right after a date that make it a wish, although a participle stands before it: "delivered on Friday if possible". */
  readonly wished?: string;
  /**
   * Verbs that move something to another time. The end of a range beside one is the new time: "move it from the 25th to
   * the 27th".
   */
  readonly moves: string;
  /**
   * Words that, anywhere in the clause, put an hour without am or pm in the morning or the evening. Before a
   * look-behind that reads words, a look-ahead checks the beginning of the word. Otherwise V8 would try the look-behind
   * at each word.
   */
  readonly mornings: string;
  readonly evenings: string;
  /** Words that put an hour from six to ten in the evening, unless the clause names a part of the day: "a table". */
  readonly dinners?: string;
  /** Each phrase of these lists has at least one of these words. Clauses without them are not searched. */
  readonly halves: string;
  /**
   * Words that begin another main clause without a conjunction, as in speech: "ich will", "können Sie". Before the date
   * they always do; after it, only if the words until then are about the past.
   */
  readonly starts?: string;
  /** Words that begin another clause. */
  readonly conjunctions: string;
  /** Conjunctions that do not end the clause right before a date: "I bought it before [Christmas]". */
  readonly prepositions?: string;
}
