/**
 * What tells whether the clause around a date is about what was or what is to come. Sources of regular expressions for
 * whole words in lower case, accents kept, since accents tell tenses apart.
 */
export interface TenseWords {
  /** Verbs that are past by themselves: "was", "bought". */
  readonly past: string;
  /** Participles, which are past unless a word of what is to come governs them: "will be delivered". */
  readonly participle: string;
  /** Words that look like participles and are none. */
  readonly noParticiple: string;
  /** Auxiliaries, wishes and requests. */
  readonly toCome: string;
  /** Words right before a date that is over whatever the verb says: "since November", "Rechnung vom". */
  readonly since?: string;
  /** Words right before a date that need not be over though the verb is past: "moved to", "a table for". */
  readonly ahead?: string;
  /** Phrases that would mislead: "have you got". */
  readonly idioms?: string;
  /** Phrases that are past whatever their words are alone: "should have arrived". */
  readonly pastPhrases?: string;
  /** What was to happen: "llegaría". It is past when the words behind say that it did not, and open otherwise. */
  readonly promised?: string;
  /** Says that it did not happen: "y no ha llegado". */
  readonly unfulfilled?: string;
  /** Words that begin another clause. */
  readonly conjunctions: string;
}
