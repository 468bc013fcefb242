/**
 * Words that may stand beside a value without changing it. A part of what was said counts as the value only when
 * nothing but these is left over: "purchased last Tuesday" is a date, "any day but Friday" is none. All words are folded.
 */
export interface FillerWords {
  /** Articles, pronouns, politeness, hesitation, and prepositions that do not move a date or bound an amount. */
  readonly neutral: readonly string[];
  /** What values are said of: an order, a delivery, a price, a phone. */
  readonly about: readonly string[];
  readonly corrections: CorrectionWords;
  /** Words before a time that make it a range, though they may stand outside of the entity: "between". Separated by "|". */
  readonly rangeOpeners: string;
}

/** How speakers correct themselves: "the 4th, no, the 5th", "not 20 but 30 dollars". Phrases are separated by "|". */
export interface CorrectionWords {
  /** What follows stands instead of what was said before: "no", "I mean". */
  readonly insteadOf: string;
  /** What follows is not meant: "not". A word may be in both lists, as Spanish "no" is. */
  readonly denials: string;
  /** Behind what was denied: "but". */
  readonly contrasts: string;
  /** A pause, behind which the words before it may be said again: "uh". */
  readonly hesitations: string;
}
