/**
 * Words that may stand beside a value without changing it. A part of the entity is its value only if all other words
 * are fillers: "purchased last Tuesday" is a date, "any day but Friday" is not. All words are folded.
 */
export interface FillerWords {
  /** Articles, pronouns, polite words, hesitations, and prepositions that neither move a date nor limit an amount. */
  readonly neutral: readonly string[];
  /** Things that have a value: an order, a delivery, a price, a phone. */
  readonly about: readonly string[];
  /** A word that limits an amount, except after one of these nouns: "eine Rechnung über 40 Euro". */
  readonly sums?: { readonly nouns: readonly string[]; readonly over: string };
  /**
   * The two words around an amount that says how exact something is: "à 12 euros près". `never`: words beside the
   * second word that give it another meaning: "à peu près", "à 5 minutes près de".
   */
  readonly margins?: { readonly from: string; readonly to: string; readonly never: readonly string[] };
  readonly corrections: CorrectionWords;
  /** Words before a time that make it a range, such as "between". They may be outside the entity. Separated by "|". */
  readonly rangeOpeners: string;
  /** What follows an amount that is paid again and again: "20 dollars a day". Separated by "|", folded. */
  readonly rates: string;
}

/**
 * Words with which speakers correct themselves: "the 4th, no, the 5th", "not 20 but 30 dollars". Phrases are separated
 * by "|".
 */
export interface CorrectionWords {
  /** What follows replaces what was said before: "no", "I mean". */
  readonly insteadOf: string;
  /** What follows is not meant: "not". A word may be in both lists, such as Spanish "no". */
  readonly denials: string;
  /** Said after what was denied: "but". */
  readonly contrasts: string;
  /** A pause after which the words before it may be repeated: "uh". */
  readonly hesitations: string;
  /** What follows says the same in other words: "that is". As written, with accents. */
  readonly restates: string;
}
