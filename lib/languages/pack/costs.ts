/**
 * How much less likely a reading by a rule is than the plainest one: one scale for the rules of all languages. The costs
 * of a reading's parts add up and never fall below 0; of two readings of the same words the cheaper one comes first.
 * Free text takes no reading that costs CONTEXT or more, and none of a single word from RARE on.
 */

/** Decides between readings that are equally good otherwise. */
export const TIE = 0.2;
/** Two times side by side, which may belong to different parts of a sentence. */
export const LOOSE = 0.5;
/** A form that is in use but seldom. */
export const RARE = 1;
/** A form of another country, or one that only the context makes clear. */
export const FOREIGN = 2;
/** More often something else. */
export const DOUBTFUL = 3;
/** A time only where one is expected: a year or an ordinal alone, a bare hour next to a date. */
export const CONTEXT = 4;
/** The same, when other readings that need a context go before it. */
export const WEAK = 5;
export const WEAKER = 6;

/** A bare number as an hour. What confirms it takes the cost away again, so that only the bare one stays doubtful. */
export const BARE_HOUR = 8;
/** Two bare numbers as hour and minute. */
export const BARE_CLOCK = 9;
/** "1830" as a clock; a day from 13 on by its number alone. */
export const BARE_DIGITS = 11;
/** A part of the day whose name is another word too: "Morgen", "mañana". */
export const AMBIGUOUS_PART = 12;
/** A day by its number alone, which could be an hour as well. */
export const BARE_DAY = 13;

/** Words that only a time of day has beside it: "o'clock", "Uhr", am and pm, "half past". */
export const SURELY_CLOCK = -8;
/** A preposition of clock times ("at", "um"): what follows may still be something else. */
export const PROBABLY_CLOCK = -7;
/** A part of the day beside it, or a clock at the other end of an interval. */
export const CLOCK_BY_CONTEXT = -6;
/** Two bare numbers as a range: of hours by the words around it, "dalle 9 alle 17"; and "from 9 to 5", a matter of context. */
export const SURELY_HOURS = -16;
export const HOURS_FROM_TO = -11;
/** Words that go with clock times and with counts: "around", "half". */
export const PERHAPS_CLOCK = -4;
/** A count before the hour, which may as well begin a range: "five to six". */
export const HARDLY_CLOCK = -3;
/** "this", "yesterday", "in the": settles a part of the day with an ambiguous name. */
export const SURELY_PART = -12;
