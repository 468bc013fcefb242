/**
 * The rules of the date grammar: what they may yield, name and choose. A rule with a name that is not
 * listed here does not compile. The categories inside the patterns are checked by `datetime/check.ts` in a unit test.
 */

/** What a row of words can be. Categories are written in capitals, in patterns too. */
export type Category =
  // Answers
  /** A date, a time of day, or both. */
  | 'T'
  /** An interval. */
  | 'I'
  /** A length of time. */
  | 'DUR'
  /** A recurring time. */
  | 'S'
  // Parts of answers
  /** A date, or a longer unit such as a week or a year. */
  | 'DATE'
  /** A time of day that cannot be anything else. */
  | 'TOD'
  /** A time of day, perhaps only a bare number. */
  | 'CLK'
  /** A part of the day. */
  | 'PART'
  /** "of this month": the unit that contains today, as what something is counted within. */
  | 'CURRENT'
  /** From one clock to another, perhaps only two bare numbers. */
  | 'RANGE'
  /** The weekend, whichever it is. */
  | 'WEEKEND'
  /** A word before the first day of a range. */
  | 'FROM'
  /** A word between the two days of a range. */
  | 'THRU'
  // Words, from the tables
  /** The name of a month. */
  | 'MONTH'
  /** The name of a weekday. */
  | 'WEEKDAY'
  /** This, next, last. */
  | 'SHIFT'
  /** Today, tomorrow, yesterday. */
  | 'RELDAY'
  /** Am or pm. */
  | 'MERIDIEM'
  /** Noon, midnight. */
  | 'CLOCKWORD'
  /** Second, day, fortnight. */
  | 'UNIT'
  /** Business day. */
  | 'WORKDAY'
  /** A holiday or a season. */
  | 'HOLIDAY'
  /** The name of a time zone. */
  | 'ZONE'
  /** Now, right now. */
  | 'NOW'
  /** A word that joins two times without changing them. */
  | 'CONN'
  /** Hundreds in one word. */
  | 'HUNDREDS'
  /** An ordinal in words, or digits with their suffix. */
  | 'ORD'
  // Numbers; in words and in digits unless stated otherwise
  /** Any number. */
  | 'NUM'
  /** 1 to 31. */
  | 'DAY'
  /** 13 to 31. */
  | 'LATEDAY'
  /** 1 to 12. */
  | 'MON'
  /** 0 to 24. */
  | 'HOUR'
  /** 0 to 59; in digits two of them. */
  | 'MINUTE'
  /** 5, 10, 15, 20 or 25 in words. */
  | 'FIVES'
  /** A year of four digits, or in words. */
  | 'YEAR'
  /** A number in words. */
  | 'WORDNUM'
  /** A number from 10 in words. */
  | 'TWOWORDS'
  // Digits only
  /** Any digits. */
  | 'INT'
  /** Digits with the suffix of an ordinal: "3rd". */
  | 'NTH'
  /** One digit. */
  | 'DDIGIT'
  /** 5, 10, 15, 20 or 25 in digits. */
  | 'DFIVES'
  /** Two digits. */
  | 'TWODIGITS'
  /** 1 to 31 in digits. */
  | 'DDAY'
  /** 1 to 12 in digits. */
  | 'DMON'
  /** Two digits from 40 on: what may be a year, and is no day by mistake. */
  | 'YY'
  /** Three or four digits as a clock. */
  | 'HHMM'
  /** Four digits as day and month. */
  | 'DDMM'
  /** Eight digits as a date. */
  | 'YYYYMMDD';

/** The fields of the arguments of `calendar`, in order: d day, m month, y year, w weekday. */
export type CalendarFields =
  | 'ymd'
  | 'ydm'
  | 'ym'
  | 'y'
  | 'my'
  | 'myd'
  | 'm'
  | 'mdy'
  | 'md'
  | 'dmy'
  | 'dym'
  | 'dm'
  | 'd'
  | 'dw'
  | 'wd'
  | 'wdm'
  | 'wmd';

/** As for `calendar`, with two days. */
export type DayRangeFields = 'dd' | 'ddm' | 'ddmy' | 'mdd' | 'dmd' | 'mddy';

export type Share = 'start' | 'middle' | 'end';

/** 1 forward in time, -1 back. */
type Direction = 1 | -1;

/** The production that each rule may name, with the option that it takes. */
export interface RuleOptions {
  // Calendar
  calendar: CalendarFields;
  compactDate: undefined;
  noSuchDate: undefined;
  /** A day; a day and a month in this order, or in either. */
  noSuchTime: undefined;
  noSuchDay: 'd' | 'dm' | 'md' | 'either';
  dayMonthDigits: undefined;
  weekday: undefined;
  weekdayNumber: undefined;
  /** The month. */
  dayOfFixedMonth: number;
  inYear: undefined;
  // Counted from now
  relativeDay: undefined;
  /** The last word for both ends counted: "heute in acht Tagen" is a week. */
  dayFromDay: Direction | readonly [Direction, 'both-ends'];
  dayLater: undefined;
  /** Units from the current one, where no argument says so. */
  cycle: number;
  weekdayFromNow: undefined;
  weekdayShifted: undefined;
  /** Weeks from the current one. */
  weekdayShift: number;
  comingWeekday: undefined;
  weekdayInWeek: Direction;
  /** Weeks from the current one, where no argument says so. */
  weekdayOfWeek: number;
  weekdayLater: undefined;
  /** Weeks after the coming one. */
  weekdayAhead: number;
  /** Weeks. */
  dayAhead: number;
  weekdaysAgo: undefined;
  recentWeekday: undefined;
  occurrenceFromNow: undefined;
  // Counted within others
  /** The ordinal, where no argument says it; -1 is the last one. */
  nthOf: number;
  nthOfThisMonth: undefined;
  nthAfter: undefined;
  weekdayBeside: Direction;
  weekendBeside: Direction;
  weekendAround: undefined;
  occasionFromNow: Direction;
  nearestOccasion: undefined;
  nthFromEnd: undefined;
  dayWithin: undefined;
  /** Of whichever month; -1 is the last day. */
  dayOfMonth: number;
  unitAround: undefined;
  weekFrom: undefined;
  /** The ordinal, where no argument says it; -1 is the last one. */
  workdayOf: number;
  workdaysFrom: Direction;
  workdaysWithin: undefined;
  workdayFromNow: undefined;
  anyUnit: undefined;
  weekNumber: undefined;
  /** Its length in months. */
  yearPart: 3 | 6;
  /** Weeks from the current one, where no argument says so. */
  weekend: number;
  weekendsAgo: undefined;
  shareOf: Share;
  halfOf: undefined;
  wholeOf: undefined;
  /** From one to the other. */
  sharesOf: readonly [from: Share, to: Share];
  shareOfUnit: Share;
  shareOfCurrent: readonly [unit: 'week' | 'month' | 'quarter' | 'year', share: Share];
  restOf: undefined;
  /** The decade of a century. */
  decade: number;
  century: undefined;
  workingWeek: undefined;
  /** What is over, -1, over with today, 0, or to come, 1. */
  partOfCurrent: -1 | 0 | 1;
  unitsWithin: 'start' | 'end';
  // Clocks
  /** 24: written on a clock of 24 hours. */
  clock: 24;
  clockZero: undefined;
  /** After the word for "at". */
  clockAt: undefined;
  noSuchClock: undefined;
  compactClock: undefined;
  meridiem: undefined;
  /** Minutes past the hour or to it; the count is the first argument unless the option gives it. */
  minutesPast: 'past' | 'to' | readonly [minutes: number, side: 'past' | 'to'];
  minutesPastAfter: 'past' | 'to';
  namedClock: undefined;
  inZone: undefined;
  inZoneAt: '+' | '-';
  atOffset: '+' | '-';
  dayAtOffset: '+' | '-';
  // Combinations
  silent: undefined;
  same: undefined;
  asTime: undefined;
  both: undefined;
  both3: undefined;
  dayAt: undefined;
  /** On a clock of 24 hours. */
  dayAtWritten: undefined;
  today: undefined;
  halfOfDay: undefined;
  todayPart: undefined;
  yesterdayPart: undefined;
  weekdayPart: undefined;
  tonight: undefined;
  /** Days ago. */
  lastNight: number;
  nightInto: undefined;
  endOfDay: undefined;
  endOfToday: undefined;
  // Durations, and what lies one away
  /** The count, where no argument says it. */
  duration: number;
  days: undefined;
  minutes: number;
  /** How many one of them is, times the number that is said. */
  units: readonly [count: number, unit: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'];
  unitAndPart: number;
  durationAndPart: number;
  durationAndFraction: undefined;
  durationSum: undefined;
  bounded: 'least' | 'most';
  durationAndMinutes: undefined;
  hoursAndMinutes: undefined;
  fromNow: Direction;
  fromNowBetween: Direction;
  sameTime: undefined;
  fromTime: Direction;
  awayFrom: undefined;
  unitAfter: Direction;
  shiftClock: Direction;
  /** Days. */
  nextDay: Direction | 2;
  /** The direction, where no argument says it. */
  stretch: Direction;
  // Intervals and recurring times
  /** Whether the second day is part of it; it is unless "exclusive". */
  between: 'exclusive';
  dayRange: DayRangeFields;
  dayRangeWithin: undefined;
  dayRangeTo: undefined;
  /** The month. */
  dayRangeOfMonth: number;
  namesFromTo: 'month' | 'weekday';
  /** The last such time rather than the next; what comes after the day or longer time that is named; after "from". */
  since: 'past' | 'after' | 'from';
  /** From so long ago on. */
  sinceLength: undefined;
  /** Whether the day that is named is part of it; it is unless "exclusive". */
  until: 'exclusive';
  untilHour: undefined;
  /** A day by its number alone, as an end. */
  dayEdge: 'since' | 'after' | 'until' | 'exclusive';
  dayUntil: undefined;
  dayFrom: undefined;
  untilNow: undefined;
  lasting: undefined;
  intervalOn: undefined;
  everyUnit: undefined;
  everyNth: undefined;
  /** The unit, where no argument says it. */
  everyOther: 'day';
  everyTime: undefined;
  everySo: undefined;
  /** Also by the name of one: "le lundi". */
  everyWeekday: 'any';
  /** The ordinal, where no argument says it; -1 is the last one. */
  everyMonthOn: number;
  setAt: undefined;
  // Numbers
  decimal: undefined;
  fraction: undefined;
  mixed: undefined;
  plusHundred: undefined;
  plusHalf: undefined;
  plusQuarter: undefined;
  plusQuarters: undefined;
  yearOfPairs: undefined;
  /** What the first number is multiplied by. */
  yearOfHundreds: number;
  yearOfThousands: undefined;
  yearWithRest: undefined;
}

export type ProductionName = keyof RuleOptions;

/**
 * Result category, pattern, production, its option, and how much less likely a reading by this rule is (`costs.ts`).
 *
 * A pattern is a row of items: CAPITALS stand for a category, small letters and signs for themselves. `(a|b)` is a
 * choice, a trailing `?` makes an item optional, `_` joins words that stand together.
 */
export type RuleRow = {
  [Name in ProductionName]: readonly [
    result: Category,
    pattern: string,
    production: Name,
    option?: RuleOptions[Name] | undefined,
    cost?: number,
  ];
}[ProductionName];
