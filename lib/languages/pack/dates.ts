/** What a rule hands its production beside the meanings of its items. */
export type RuleOption = string | number | boolean | readonly (string | number)[] | undefined;

/** Result category, pattern, production, its option, and how much less likely a reading by this rule is. */
export type RuleRow = readonly [
  result: string,
  pattern: string,
  production: string,
  option?: RuleOption,
  cost?: number,
];

/** [phrase or phrases parted by `|`, what it stands for] */
export type Words = readonly (readonly [phrases: string, value: number])[];

export interface HolidayRow {
  readonly names: string;
  /**
   * `12-25`; `11 4 thu` the fourth Thursday of November (`5 -1 mon` the last Monday of May);
   * `easter+1` days from Easter Sunday; `11 4 thu+1` days from such a day.
   */
  readonly day: string;
}

/** A locale as data: words by what they stand for, and rules by the category that they yield. */
export interface DateWords {
  readonly cardinals: readonly string[];
  /** Of 1, 2, 3 ...; forms parted by `|`. */
  readonly ordinals: readonly string[];
  /** Make ordinals of digits: st, nd ... */
  readonly ordinalSuffixes: string;
  readonly months: Words;
  readonly weekdays: Words;
  /** Value: seconds 1, minutes 2, hours 3, days 4, weeks 5, months 6, quarters 7, years 8, decades 9, centuries 10; fortnights 52. */
  readonly units: Words;
  /** Units counted from the current one: this 0, next 1, last -1. */
  readonly shifts: Words;
  /** Days from today. */
  readonly days: Words;
  /** dawn, morning ... with the hours that they span. */
  readonly dayParts: readonly (readonly [phrases: string, name: string, from: number, to: number, cost?: number])[];
  /** Halves of the day: 0 before noon, 12 after. */
  readonly meridiems: Words;
  /** Minutes from midnight. */
  readonly clocks: Words;
  /** Numbers beside the cardinals: a, a couple, half. */
  readonly quantities: Words;
  /** Years in one word, and hundreds in one word: 1900, 900. */
  readonly years?: Words;
  readonly hundreds?: Words;
  /** What recurs, by its unit: daily, weekly. */
  readonly recurring: Words;
  /** Weekday and part of the day are written as one word. */
  readonly compounds?: boolean;
  readonly holidays: readonly HolidayRow[];
  /** Spring 1 to winter 4, of the northern hemisphere. */
  readonly seasons: Words;
  /** Words that join two times without changing them. */
  /** Right now. */
  readonly now: string;
  readonly connectors: string;
  /** Words around a time that do not change it. */
  readonly fillers: string;
  /** Words that are other things too: alone they are no time in free text. */
  readonly shy: string;
  readonly rules: readonly RuleRow[];
}
