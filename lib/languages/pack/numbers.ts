/**
 * The number words of one language. All keys are folded: lower case, no accents, ß as ss. Inflected forms and common
 * spellings are listed, so that a look-up is enough; compounds ("einundzwanzig") are split by the reader.
 */
export interface NumberWords {
  /** 0 to 19, the tens, and whole hundreds that are one word ("quinientos"). They are added to what stands before. */
  readonly cardinals: Readonly<Record<string, number>>;
  /** Multiply the one or two digits before them by 100; 100 when nothing stands before. */
  readonly hundreds: readonly string[];
  /** Multiply all that stands before them and is smaller: thousand and up, abbreviations included. */
  readonly scales: Readonly<Record<string, number>>;
  /** Scales that are written with a stop: "Mio. Euro". */
  readonly abbreviations: readonly string[];
  /** First to nineteenth, the tens, hundredth, thousandth and so on. */
  readonly ordinals: Readonly<Record<string, number>>;
  /** Each part of an ordinal is an ordinal: "vigésimo primero". */
  readonly ordinalTens: boolean;
  /** Endings that make an ordinal of digits: "3rd", "3.º", "3e". */
  readonly ordinalSuffixes: readonly string[];
  /** Collective nouns: a dozen, une quinzaine. They multiply the number before them; alone they stand for themselves. */
  readonly collectives: Readonly<Record<string, number>>;
  /** Denominators that are no ordinals (half, tiers) or differ from them (Drittel). */
  readonly denominators: Readonly<Record<string, number>>;
  /** Make a denominator of the cardinal before them in the same word: "veintiunavo", "hundertzwanzigstel". */
  readonly denominatorSuffixes: readonly string[];
  /** Parts of one that need no numerator: half, demi, anderthalb. */
  readonly parts: Readonly<Record<string, number>>;
  /** Articles that count as one only before a scale, collective or part: "a hundred", "a dozen", "a third". */
  readonly articles: readonly string[];
  /** "and", "und", "y", "et" inside a number, and where each may stand. */
  readonly joins: NumberJoins;
  readonly minus: readonly string[];
  /** Behind one of these a minus is none: "al menos cinco", "plus or minus five". */
  readonly neverMinusAfter: readonly string[];
  readonly point: readonly string[];
  /** Words of `point` that also join a part to its whole ("cinco con un cuarto") and, in free text, other things. */
  readonly partJoins: readonly string[];
  /** "one over three", "one out of three", "un sur trois"; several words separated by a space. */
  readonly over: readonly string[];
  /** "two thirds of a million". */
  readonly of: readonly string[];
  /** Stand for a number only when the whole entity is a number: "none", "both". */
  readonly vague: Readonly<Record<string, number>>;
  /** The same, but they may mean another number: "a few". */
  readonly loose: Readonly<Record<string, number>>;
  /** Two, more or less, also before a scale or a unit: "a couple of hundred". */
  readonly couple: readonly string[];
  /** Plurals that name no number without one before them: "hundreds", "dozens". */
  readonly plurals: readonly string[];
  /** A number word that stands for a thing behind one of these: "which one". Left out in free text. */
  readonly pronoun: { readonly word: string; readonly after: readonly string[] };
  /** How persons and things are counted without a number. */
  readonly counts: CountWords;
  readonly percent: readonly string[];
  /** Say how exact a number is, not which: dropped at either end of an entity. */
  readonly fillers: readonly string[];
  /** The same as phrases, of words that mean something else by themselves: "más o menos". Marks are words of their own. */
  readonly hedges: readonly string[];
  /** Deny a number or bound it: "not five" and "at least five" are no number. */
  readonly limits: readonly string[];
  /** Forms that no compound may hold ("einen"), though they are words of their own. */
  readonly neverInCompounds: readonly string[];
  /** "double four", "triple zero". */
  readonly repeats: Readonly<Record<string, number>>;
  /** Behind a number, and before the digits that are repeated: "drei mal die zwei", "deux fois douze". */
  readonly times: readonly string[];
  /** Digit names that hold only while digits are read out: "oh". */
  readonly spokenDigits: Readonly<Record<string, number>>;
  /** 60 and 80 take 1 to 19 (French); "four twenty" is 80. */
  readonly vigesimal: boolean;
  /** "one twenty two" is 122. */
  readonly hundredsByPairs: boolean;
}

export interface CountWords {
  /** "no kids", "without kids". */
  readonly none: readonly string[];
  /** Begin one person or thing: "a room", "my wife", "me". */
  readonly one: readonly string[];
  /** Do not count though an article stands before them: "a lot". */
  readonly uncounted: readonly string[];
}

export interface NumberJoins {
  readonly words: readonly string[];
  /** "treinta y tres", "vingt et un". */
  readonly afterTens: boolean;
  /** French: after tens only before one and eleven. */
  readonly afterTensOnlyOne: boolean;
  /** "one hundred and one". */
  readonly afterHundreds: boolean;
  /** "drei und zwanzig". */
  readonly unitBeforeTens: boolean;
}
