/**
 * The cost of a rule says how much less likely its reading is than the plainest one. All languages use the same scale.
 * The costs of the parts are added, and the sum is never below 0. Of two readings of the same words, the cheaper one
 * comes first. In free text, a reading that costs CONTEXT or more is not found, nor is a reading of a single word that
 * costs RARE or more.
 */

/** Decides between readings that are otherwise equally good. */
export const TIE = 0.2;
/** Two times side by side, which may belong to different parts of a sentence. */
export const LOOSE = 0.5;
/** A form that is used, but rarely. */
export const RARE = 1;
/** A form of another country, or one that only the context makes clear. */
export const FOREIGN = 2;
/** A form that more often means something else. */
export const DOUBTFUL = 3;
/** A time only where one is expected: a year or an ordinal alone, a bare hour next to a date. */
export const CONTEXT = 4;
/** The same, but other readings that need a context are better. */
export const WEAK = 5;
export const WEAKER = 6;

/**
 * A bare number as an hour. A word that confirms the hour has a negative cost, so that only a bare number stays
 * doubtful.
 */
export const BARE_HOUR = 8;
/** Two bare numbers as hour and minute. */
export const BARE_CLOCK = 9;
/** "1830" as a clock; a day from 13 on by its number alone. */
export const BARE_DIGITS = 11;
/** A part of the day whose name is another word too: "Morgen", "mañana". */
export const AMBIGUOUS_PART = 12;
/** A day by its number alone, which could be an hour as well. */
export const BARE_DAY = 13;

/** Words that stand only beside a time of day: "o'clock", "Uhr", am and pm, "half past". */
export const SURELY_CLOCK = -8;
/** A preposition of clock times ("at", "um"). What follows may still be something else. */
export const PROBABLY_CLOCK = -7;
/** A part of the day beside it, or a clock at the other end of an interval. */
export const CLOCK_BY_CONTEXT = -6;
/** Two bare numbers as a range of hours. In "dalle 9 alle 17" the words say so; "from 9 to 5" still needs a context. */
export const SURELY_HOURS = -16;
export const HOURS_FROM_TO = -11;
/** Words that go with clock times and with counts: "around", "half". */
export const PERHAPS_CLOCK = -4;
/** A count before the hour that may also begin a range: "five to six". */
export const HARDLY_CLOCK = -3;
/** "this", "yesterday", "in the": words that make an ambiguous part of the day clear. */
export const SURELY_PART = -12;
