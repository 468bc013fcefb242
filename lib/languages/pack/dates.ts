import type { RuleRow } from './date-rules.ts';
import type { TenseWords } from './tense.ts';

/** [phrases separated by `|`, their value] */
export type Words<Value = number> = readonly (readonly [phrases: string, value: Value])[];

export type UnitName =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'half-year'
  | 'year'
  | 'decade'
  | 'century';

export type Season = 'spring' | 'summer' | 'autumn' | 'winter';

export type DayPartName = 'dawn' | 'morning' | 'lunch' | 'afternoon' | 'evening' | 'night';

/** Hours from midnight. Hours above 24 are of the next day. */
export type DayPartRow = readonly [phrases: string, name: DayPartName, from: number, to: number, cost?: number];

/** The years that begin with these words: from `first + least` (default 0) to the end of the century. */
export type CenturyRow = readonly [phrases: string, first: number, least?: number];

export interface HolidayRow {
  readonly names: string;
  /**
   * The day of the year:
   * - `12-25`: a month and a day.
   * - `11 4 thu`: the fourth Thursday of November. `5 -1 mon`: the last Monday of May.
   * - `11-27 sun`: the first Sunday on or after 27 November.
   * - `easter`: Easter Sunday. `pascha`: Easter Sunday of the Orthodox churches.
   * - `chinese 1-1`, `islamic-umalqura 10-1`: a month and a day of that calendar.
   * - `hebrew`: the Hebrew New Year. `hebrew 83/25`: the first 25th of a month, 83 days or more after it.
   * - `hindu 7-30 18.5h`: a month, a lunar day, and the hour at which the lunar day counts.
   * - `hindu sun 270 18.5h`: the day on which the sun reaches 270 degrees, or the next day if that is after this hour.
   *
   * A number of days may follow: `easter+1`. Then the days by which the holiday is moved if it is on a weekday:
   * `10-16 (sat-1 sun+1)`, or on Pentecost: `5 -1 sun (pentecost+7)`.
   * Several days of a year with the same name are separated by "; ": `easter+1; 5 1 mon`.
   */
  readonly day: string;
  /** The number of days, if it is more than one. */
  readonly days?: number;
}

/** The date words of a language: tables of words with their values, and rules by the category that they yield. */
export interface DateWords {
  /** 10/06 is 10 June. */
  readonly dayFirst: boolean;
  /** The other order is also in use, so that it gives an alternative. */
  readonly monthFirstToo: boolean;
  /** Times in digits are on a 24-hour clock: "6:30" is in the morning. */
  readonly twentyFourHours?: boolean;
  /** The ending that an hour has in everyday speech: "sevenish", "um neune". */
  readonly vagueHour?: string;
  /** Number words that are not numbers in a date: articles, "erst" (only), "secondes". */
  readonly neverNumbers: string;
  readonly months: Words;
  readonly weekdays: Words;
  /** Weekdays of every week: "Fridays", "freitags". */
  readonly everyWeekday: Words;
  readonly units: Words<UnitName>;
  /** Units counted from the current one: this 0, next 1, last -1. */
  readonly shifts: Words;
  /** Days from today. */
  readonly days: Words;
  /** Days counted from a day that was mentioned. They are read from today, for review. */
  readonly daysBeside: Words;
  readonly dayParts: readonly DayPartRow[];
  readonly meridiems: Words<'am' | 'pm'>;
  /** Times of day that have a name. */
  readonly clocks: Words<`${number}:${number}`>;
  /** Numbers beside the cardinals: a, a couple, half. */
  readonly quantities: Words;
  /** Quantities without an exact number: "a few". A value with one is for review. */
  readonly vague: Words;
  /** Adds a half to the cardinal before it in the same word: "fünf" + "einhalb". */
  readonly half?: string;
  /** Makes a year with the number after it in the same word: "neunzehnhundert" + "neunundachtzig". */
  readonly centuries?: readonly CenturyRow[];
  /** Words for business days. The value is how many days of a week count. */
  readonly workdays: Words<5 | 6>;
  /** Numbers of days that, in words, mean weeks, because both ends are counted: eight days are a week. */
  readonly bothEndsCounted?: readonly number[];
  /** Hundreds in one word. */
  readonly hundreds?: Words;
  /** Words for what recurs, by its unit: daily, weekly. */
  readonly recurring: Words<UnitName>;
  /** Weekday and part of the day are written as one word. */
  readonly compounds?: boolean;
  /** Ends of compounds with a number, "zweistündig", and with a month, "Novemberhälfte". */
  readonly compoundEnds?: { readonly number: string; readonly month: string };
  readonly holidays: readonly HolidayRow[];
  /** Seasons of the northern hemisphere. */
  readonly seasons: Words<Season>;
  /**
   * Time zones by the names that customers write. A value is an IANA name, or an offset if the name is for summer or
   * winter only.
   */
  readonly zones: Words<string>;
  /** Right now. */
  readonly now: string;
  /** Words that join two times without changing them. */
  readonly connectors: string;
  /** Words around a time that do not change it. */
  readonly fillers: string;
  /** Words that deny the time beside them unless a comma follows: "no, Friday". */
  readonly interjections: string;
  /** Correct words that look like a slip of a month, a weekday or a day from today. */
  readonly notSlips: string;
  /** Words with other meanings too. Alone in free text, they are not a time. */
  readonly ambiguous: string;
  /** The first words of what a number counts if it is not a unit of time: "12 dollars", "5 percent". */
  readonly counted: string;
  /**
   * What an ordinal counts, so that it is no day of a month: "the first appointment", "the second time". Folded. Two
   * spaces stand for the ordinal, and a pattern may look at the two words before them: `(?<!on the  )order`.
   */
  readonly countedThings: string;
  readonly tense: TenseWords;
  readonly rules: readonly RuleRow[];
}
