/**
 * The number words of one language. All keys are folded: lower case, no accents, ß as ss. Inflected forms and common
 * spellings are listed, so that a look-up is enough. The reader splits compounds ("einundzwanzig").
 */
export interface NumberWords {
  /**
   * 0 to 19, the tens, and whole hundreds that are one word ("quinientos"). They are added to the number before them.
   */
  readonly cardinals: Readonly<Record<string, number>>;
  /** Words that multiply the one or two digits before them by 100. Without digits before them they are 100. */
  readonly hundreds: readonly string[];
  /** Words that multiply the smaller number before them: thousand and up, abbreviations included. */
  readonly scales: Readonly<Record<string, number>>;
  /** Scales that are written with a full stop: "Mio. Euro". */
  readonly abbreviations: readonly string[];
  /** First to nineteenth, the tens, hundredth, thousandth and so on. */
  readonly ordinals: Readonly<Record<string, number>>;
  /** Each part of an ordinal is an ordinal: "vigésimo primero". */
  readonly ordinalTens: boolean;
  /** Endings that make digits an ordinal: "3rd", "3.º", "3e". */
  readonly ordinalSuffixes: readonly string[];
  /** Collective nouns: a dozen, une quinzaine. They multiply the number before them, and are a number by themselves. */
  readonly collectives: Readonly<Record<string, number>>;
  /** Denominators that are not ordinals (half, tiers) or differ from them (Drittel). */
  readonly denominators: Readonly<Record<string, number>>;
  /** Endings that make a cardinal a denominator: "veintiunavo", "hundertzwanzigstel". */
  readonly denominatorSuffixes: readonly string[];
  /** Parts of one that need no numerator: half, demi, anderthalb. */
  readonly parts: Readonly<Record<string, number>>;
  /** Articles that count as one only before a scale, collective or part: "a hundred", "a dozen", "a third". */
  readonly articles: readonly string[];
  /** "and", "und", "y", "et" inside a number, and where they may stand. */
  readonly joins: NumberJoins;
  readonly minus: readonly string[];
  /** After one of these, a minus is not a sign: "al menos cinco", "plus or minus five". */
  readonly neverMinusAfter: readonly string[];
  readonly point: readonly string[];
  /** Words of `point` that also join a whole and a part ("cinco con un cuarto") and, in free text, other things. */
  readonly partJoins: readonly string[];
  /** "one over three", "one out of three", "un sur trois"; several words separated by a space. */
  readonly over: readonly string[];
  /** "two thirds of a million". */
  readonly of: readonly string[];
  /** Words that are a number only if the whole entity is one: "none", "both". */
  readonly vague: Readonly<Record<string, number>>;
  /** The same, but the number is not exact: "a few". */
  readonly loose: Readonly<Record<string, number>>;
  /** Words for about two, also before a scale or a unit: "a couple of hundred". */
  readonly couple: readonly string[];
  /** Plurals that are a number only after another number: "hundreds", "dozens". */
  readonly plurals: readonly string[];
  /** A number word that is a pronoun after one of these words: "which one". In free text it is ignored. */
  readonly pronoun: { readonly word: string; readonly after: readonly string[] };
  /** Words for counting persons and things without a number. */
  readonly counts: CountWords;
  readonly percent: readonly string[];
  /** Words that say how exact a number is. They are removed at both ends of an entity. */
  readonly fillers: readonly string[];
  /** Phrases with the same use, whose words alone mean something else: "más o menos". A mark counts as a word. */
  readonly hedges: readonly string[];
  /** Words that deny or limit a number: "not five" and "at least five" have no value. */
  readonly limits: readonly string[];
  /** Words that never occur in a compound ("einen"). */
  readonly neverInCompounds: readonly string[];
  /** "double four", "triple zero". */
  readonly repeats: Readonly<Record<string, number>>;
  /** Words between a number and the digits that it repeats: "drei mal die zwei", "deux fois douze". */
  readonly times: readonly string[];
  /** Names of digits that are used only when digits are read out: "oh". */
  readonly spokenDigits: Readonly<Record<string, number>>;
  /** 60 and 80 take 1 to 19 (French); "four twenty" is 80. */
  readonly vigesimal: boolean;
  /** "one twenty two" is 122. */
  readonly hundredsByPairs: boolean;
  /**
   * The smallest scale after which a unit may mean tenths of the scale: French "mille cinq" is 1005 or 1500. Default: a
   * million.
   */
  readonly leastShortened?: number;
  /** Phrases behind a part that make it a percentage: "half off". */
  readonly off?: readonly string[];
}

export interface CountWords {
  /** "no kids", "without kids". */
  readonly none: readonly string[];
  /** Words that begin one person or thing: "a room", "my wife", "me". */
  readonly one: readonly string[];
  /** Nouns for two persons: "a couple and two kids". */
  readonly two: readonly string[];
  /** Words that do not count although an article is before them: "a lot". */
  readonly uncounted: readonly string[];
  /** Phrases of a part of those who were counted before: "eight people, two of them children". */
  readonly among: readonly string[];
  /** Nouns for all who come. What is listed beside one may be a part of them: "eight people, two kids". */
  readonly everyone: readonly string[];
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
