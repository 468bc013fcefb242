/**
 * The types of the date grammar's rules. A rule with a category or production that is not listed here does not compile.
 * A unit test checks the categories inside the patterns (`datetime/check.ts`).
 */

/** What one or more words can be. Categories are written in capitals, also in patterns. */
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
  /** The unit that contains today, when something is counted within it: "of this month". */
  | 'CURRENT'
  /** From one time of day to another, perhaps only two bare numbers. */
  | 'RANGE'
  /** A word for the weekend, without saying which one. */
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
  /** 0 to 59; in digits, two digits. */
  | 'MINUTE'
  /** 5, 10, 15, 20 or 25 in words. */
  | 'FIVES'
  /** A year with four digits, or in words. */
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
  /** Two digits from 40 on, which can be a year but not a day. */
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

/** The productions that rules may name, with the option that each takes. */
export interface RuleOptions {
  // Calendar
  calendar: CalendarFields;
  compactDate: undefined;
  /** Month and year, only where a card may expire then. */
  cardExpiry: undefined;
  /** Month and day in words. */
  bareMonthDay: undefined;
  noSuchDate: undefined;
  /** A day; a day and a month, in this order or in either. */
  noSuchTime: undefined;
  noSuchDay: 'd' | 'dm' | 'md' | 'either';
  dayMonthDigits: undefined;
  /** `mentioned`: it counts from a day that was mentioned before, so it is for review. */
  weekday: 'mentioned' | undefined;
  weekdayNumber: undefined;
  /** The month. */
  dayOfFixedMonth: number;
  inYear: undefined;
  // Counted from now
  relativeDay: undefined;
  /** `both-ends`: both ends are counted, so that "heute in acht Tagen" is a week. */
  dayFromDay: Direction | readonly [Direction, 'both-ends'];
  dayLater: undefined;
  /** Units from the current one, if no argument says it. */
  cycle: number;
  /** Of two units, both must be the same. */
  cycleOfBoth: number;
  weekdayFromNow: undefined;
  weekdayShifted: undefined;
  weekdayPartShifted: undefined;
  /** Weeks from the current one. */
  weekdayShift: number;
  comingWeekday: undefined;
  weekdayInWeek: Direction;
  /** Weeks from the current one, if no argument says it. */
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
  weekendAroundDay: string;
  occasionFromNow: Direction;
  nearestOccasion: undefined;
  nthFromEnd: undefined;
  dayWithin: undefined;
  /** The day of any month; -1 is the last day. */
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
  halfOf: number;
  wholeOf: undefined;
  /** From one to the other. */
  sharesOf: readonly [from: Share, to: Share];
  endToStart: undefined;
  shareOfUnit: Share;
  lastDay: 'month' | 'quarter' | 'year' | undefined;
  shareOfCurrent: readonly [unit: 'week' | 'month' | 'quarter' | 'year', share: Share];
  shareOfNext: readonly [unit: 'week' | 'month' | 'quarter' | 'year', share: Share];
  restOf: undefined;
  /** The decade of a century. */
  decade: number;
  century: undefined;
  workingWeek: undefined;
  /** -1: the part before today; 0: the part up to and including today; 1: the part to come. */
  partOfCurrent: -1 | 0 | 1;
  unitsWithin: 'start' | 'end';
  // Clocks
  /** 24: written on a 24-hour clock. */
  clock: 24;
  clockZero: undefined;
  /** After the word for "at". */
  clockAt: undefined;
  noSuchClock: undefined;
  compactClock: undefined;
  meridiem: undefined;
  /**
   * Minutes past or to the hour. The first argument is the count, unless the option gives it. With `toOrRange` a range
   * is likelier where the hour has a name: "10 to noon".
   */
  minutesPast: 'past' | 'to' | 'toOrRange' | readonly [minutes: number, side: 'past' | 'to'];
  minutesPastAfter: 'past' | 'to';
  /** Minutes to the hour, the earlier time first. */
  minutesBetween: readonly [from: number, to: number];
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
  dayAtMinutesTo: undefined;
  /** On a 24-hour clock. */
  clockOnDay: undefined;
  dayAtWritten: undefined;
  /** With the option, a clock beside it is over. */
  today: 'past' | undefined;
  halfOfDay: undefined;
  todayPart: 'or-last' | undefined;
  yesterdayPart: undefined;
  weekdayPart: undefined;
  tonight: 'or-last' | undefined;
  tonightAt: undefined;
  movedTo: undefined;
  /** Days ago. */
  lastNight: number;
  nightInto: undefined;
  endOfDay: undefined;
  endOfToday: undefined;
  // Durations, and times that are a duration away
  /** The count, where no argument says it. */
  duration: number;
  days: undefined;
  minutes: number;
  /** How many units one of them is. It is multiplied by the number that is said. */
  units: readonly [count: number, unit: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'];
  unitAndPart: number;
  durationAndPart: number;
  durationAndFraction: undefined;
  durationSum: undefined;
  bounded: 'least' | 'most';
  durationAndMinutes: undefined;
  hoursAndMinutes: undefined;
  fromNow: Direction;
  /** The same, counted from a time that was mentioned before. It is read from now, for review. */
  fromMentioned: Direction;
  fromNowBetween: Direction;
  fromNowOneOrTwo: Direction;
  sameTime: undefined;
  fromTime: Direction;
  awayFrom: undefined;
  unitAfter: Direction;
  shiftClock: Direction;
  /** Days. */
  nextDay: Direction | 2;
  /** The direction, where no argument says it. */
  stretch: Direction;
  /** One of this unit. */
  stretchOf: readonly [Direction, unit: 'week' | 'month' | 'year'];
  // Intervals and recurring times
  /**
   * `exclusive`: the second day is not part of the interval; `both-exclusive`: neither day is; `like`: from a day to a
   * day, or from a clock to a clock; `ascending`: the first hour is not above the second.
   */
  between: 'exclusive' | 'both-exclusive' | 'like' | 'ascending';
  dayRange: DayRangeFields;
  dayRangeWithin: undefined;
  dayRangeTo: undefined;
  /** The month. */
  dayRangeOfMonth: number;
  namesFromTo: 'month' | 'weekday';
  /**
   * `past`: the last such time, not the next one. `past-or-next`: the next one in a clause about what is to come. `after`: from the end of the named day or longer time. `from`: after
   * the word "from".
   */
  since: 'past' | 'past-or-next' | 'after' | 'from';
  /** From a length of time ago until now. */
  sinceLength: undefined;
  /** `exclusive`: the named day is not part of the interval. `toCome`: the words say that the end is to come. */
  until: 'exclusive' | 'toCome';
  untilHour: undefined;
  untilEndOfDay: undefined;
  /** A day by its number alone, as the start or the end. */
  dayEdge: 'since' | 'after' | 'until' | 'exclusive' | 'toCome';
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
  /** `any`: the singular also means every such day: "le lundi". */
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
  plusThreeQuarters: undefined;
  plusQuarters: undefined;
  yearOfPairs: undefined;
  /** The first number is multiplied by this. */
  yearOfHundreds: number;
  yearOfThousands: undefined;
  yearWithRest: undefined;
}

export type ProductionName = keyof RuleOptions;

/**
 * Result category, pattern, production, its option, and the cost of the rule (`costs.ts`).
 *
 * A pattern is a list of items. CAPITALS are a category; small letters and signs stand for themselves. `(a|b)` is a
 * choice, a trailing `?` makes an item optional, `_` joins words of one item.
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
