/**
 * Words that may stand beside a value without changing it. A part of what was said counts as the value only when
 * nothing but these is left over: "purchased last Tuesday" is a date, "any day but Friday" is none. All words are folded.
 */
export interface FillerWords {
  /** Articles, pronouns, politeness, hesitation, and prepositions that do not move a date or bound an amount. */
  readonly neutral: readonly string[];
  /** What values are said of: an order, a delivery, a price, a phone. */
  readonly about: readonly string[];
}
