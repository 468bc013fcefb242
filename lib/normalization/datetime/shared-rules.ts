/**
 * Rules for all languages: digits and signs, and how times combine. The letters in them are those of ISO 8601 (T
 * between date and time, Z for UTC) and the SI sign of the hour.
 */
import { COST, type DateWords, type RuleRow } from '../../languages/index.ts';

const EVERYWHERE: readonly RuleRow[] = [
  // Dates in digits. Two bare numbers side by side are a form of notes, so they are rare.
  ['DATE', 'YEAR (-|/|.) MON (-|/|.) DAY', 'calendar', 'ymd'],
  ['DATE', 'YEAR DMON DDAY', 'calendar', 'ymd', COST.RARE],
  ['DATE', 'DDAY DMON YEAR', 'calendar', 'dmy', COST.DOUBTFUL],
  ['DATE', 'YYYYMMDD', 'compactDate', undefined, COST.RARE],
  ['DATE', 'INT (-|/|.) INT (-|/|.) YEAR', 'noSuchDate', undefined, COST.WEAK],
  ['DATE', 'YEAR (-|/|.) INT (-|/|.) INT', 'noSuchDate', undefined, COST.WEAK],
  ['DATE', 'INT (-|/|.) INT (-|/|.) TWODIGITS', 'noSuchDate', undefined, COST.WEAK],
  ['DATE', 'INT / INT', 'noSuchDay', 'either', COST.WEAK],
  ['DATE', 'INT . INT .?', 'noSuchDay', 'either', COST.BARE_DIGITS],
  ['DATE', 'YEAR (-|/|.) MON', 'calendar', 'ym', COST.RARE],
  ['DATE', 'MON (/|-|.) YEAR', 'calendar', 'my', COST.RARE],
  ['DATE', 'YEAR', 'calendar', 'y', COST.CONTEXT],
  ['DATE', 'DAY', 'calendar', 'd', COST.BARE_DAY],
  ['DATE', 'LATEDAY', 'calendar', 'd', COST.BARE_DIGITS],

  // Dates with the name of the month
  ['DATE', 'YEAR (-|/)? MONTH (-|/)? DAY', 'calendar', 'ymd'],
  ['DATE', 'YEAR (-|/)? MONTH', 'calendar', 'ym', COST.RARE],
  ['DATE', 'DAY (-|/|.)? MONTH (-|/|.)? YEAR', 'calendar', 'dmy'],
  ['DATE', 'DAY (-|/|.) MONTH (-|/|.) TWODIGITS', 'calendar', 'dmy'],
  ['DATE', 'DAY - YEAR - MONTH', 'calendar', 'dym'],
  ['DATE', 'MONTH - YEAR - DAY', 'calendar', 'myd'],
  ['DATE', 'MONTH (-|/) DAY (-|/) YEAR', 'calendar', 'mdy'],
  ['DATE', 'MONTH .? (-|/)? YEAR', 'calendar', 'my'],
  ['DATE', 'MONTH .', 'calendar', 'm', COST.TIE],
  ['DATE', 'MONTH YY', 'calendar', 'my', COST.FOREIGN],
  ['DATE', 'YEAR / DAY / MONTH .?', 'calendar', 'ydm'],
  ['DATE', 'MONTH / DAY', 'calendar', 'md'],
  ['DATE', 'NUM (CONN|-|/)? MONTH .?', 'noSuchDay', 'd', COST.WEAK],
  ['DATE', 'NUM (CONN|-|/)? MONTH .? CONN? YEAR', 'noSuchDay', 'd', COST.WEAK],
  ['DATE', 'MONTH INT', 'noSuchDay', 'md', COST.WEAK],

  // Other dates
  ['DATE', 'WEEKDAY', 'weekday'],
  ['DATE', 'DAY WEEKDAY', 'calendar', 'dw', COST.DOUBTFUL],
  ['DATE', 'RELDAY', 'relativeDay'],
  ['DATE', 'NOW', 'same'],
  ['DATE', 'HOLIDAY', 'same'],
  ['DATE', 'HOLIDAY ,? YEAR', 'inYear'],
  ['DATE', '+ DUR', 'fromNow', 1, COST.RARE],
  ['DATE', '- DUR', 'fromNow', -1, COST.RARE],

  // Clocks
  ['TOD', 'HOUR h TWODIGITS', 'clock', 24, COST.RARE],
  ['TOD', 'TWODIGITS (:|h) TWODIGITS', 'noSuchClock'],
  ['TOD', 'TWODIGITS : TWODIGITS : TWODIGITS', 'noSuchClock'],
  ['TOD', 'NUM h', 'noSuchClock', undefined, COST.DOUBTFUL],
  ['TOD', 'CLOCKWORD', 'namedClock'],
  ['CLK', 'TOD', 'same'],
  ['TOD', 'CLK MERIDIEM', 'meridiem', undefined, COST.SURELY_CLOCK],
  ['T', 't TOD', 'same'],
  ['TOD', 'TOD h', 'same'],

  // Bare numbers as a clock
  ['CLK', 'HOUR', 'clock', undefined, COST.BARE_HOUR],
  // In "2.12. vormittags", "2.12." is a day.
  ['CLK', 'HOUR . TWODIGITS', 'clock', undefined, COST.WEAKER + COST.LOOSE + COST.TIE],
  ['CLK', 'HOUR TWODIGITS', 'clock', undefined, COST.BARE_CLOCK],
  ['CLK', 'HOUR NUM DDIGIT', 'clockZero', undefined, COST.BARE_DIGITS],
  ['CLK', 'HHMM', 'compactClock', undefined, COST.BARE_DIGITS],

  // Zones and offsets
  ['TOD', 'TOD z', 'atOffset', '+'],
  ['TOD', 'TOD ZONE', 'inZone'],
  ['TOD', 'TOD ZONE + (HOUR|HHMM|YEAR)', 'inZoneAt', '+'],
  ['TOD', 'TOD ZONE - (HOUR|HHMM|YEAR)', 'inZoneAt', '-'],
  ['TOD', 'TOD + HOUR : TWODIGITS', 'atOffset', '+'],
  ['TOD', 'TOD - TWODIGITS : TWODIGITS', 'atOffset', '-', COST.RARE],
  ['TOD', 'TOD + (HHMM|YEAR)', 'atOffset', '+'],

  // Date, clock and part of the day together. Side by side they cost LOOSE, because they may belong to two parts of a
  // sentence. A bare number beside a date is a clock only if one is expected.
  ['T', 'DATE t TOD', 'dayAtWritten'],
  ['T', 'DATE t TOD - TWODIGITS : TWODIGITS', 'dayAtOffset', '-'],
  ['T', 'DATE', 'same'],
  ['T', 'TOD', 'same'],
  ['T', 'CLK', 'same', undefined, COST.CONTEXT],
  ['T', 'PART', 'asTime', undefined, COST.RARE],
  ['T', 'DATE - TOD', 'both', undefined, COST.TIE],
  ['T', 'DATE CONN? CONN? PART', 'both', undefined, COST.LOOSE],
  ['T', 'DATE CONN? CONN? T', 'both', undefined, COST.LOOSE],
  ['T', 'TOD CONN? CONN? T', 'both', undefined, COST.LOOSE],
  ['T', 'PART CONN? CONN? T', 'both', undefined, COST.LOOSE],
  ['T', 'DATE CONN? CONN? CLK', 'both', undefined, COST.RARE],
  ['T', 'PART CONN? CONN? CLK', 'both', undefined, COST.CLOCK_BY_CONTEXT],
  ['T', 'CLK CONN? CONN? PART', 'both', undefined, COST.CLOCK_BY_CONTEXT],
  ['T', 'CLK CONN? CONN? PART CONN? CONN? T', 'both3', undefined, COST.CLOCK_BY_CONTEXT],
  ['T', 'CLK CONN? CONN? T', 'both', undefined, COST.FOREIGN],
  ['T', 'DAY CONN? TOD', 'dayAt', undefined, COST.CONTEXT],

  // Intervals and recurring times
  ['I', 'I CONN? CONN? T', 'intervalOn', undefined, COST.RARE],
  ['I', 'T CONN? CONN? I', 'intervalOn', undefined, COST.RARE],
  ['I', 'T - T', 'between', undefined, COST.LOOSE + COST.TIE],
  ['I', 'MONTH .? MONTH .?', 'namesFromTo', 'month', COST.CONTEXT],
  ['I', 'WEEKDAY WEEKDAY', 'namesFromTo', 'weekday', COST.CONTEXT],
  ['RANGE', 'CLK - CLK', 'between', undefined, COST.HOURS_FROM_TO],
  ['I', 'RANGE', 'same'],
  ['I', 'RANGE CONN? CONN? PART', 'intervalOn', undefined, COST.CLOCK_BY_CONTEXT],
  ['I', 'PART CONN? CONN? RANGE', 'intervalOn', undefined, COST.CLOCK_BY_CONTEXT],
  ['I', 'RANGE CONN? CONN? T', 'intervalOn', undefined, COST.PERHAPS_CLOCK],
  ['I', 'T CONN? CONN? RANGE', 'intervalOn', undefined, COST.PERHAPS_CLOCK],
  ['S', 'S CONN? CONN? T', 'setAt', undefined, COST.RARE],
  ['S', 'S CONN? CONN? CLK', 'setAt', undefined, COST.RARE],
  // A bare number is a count: "three daily".
  ['S', 'T S', 'setAt', undefined, COST.RARE + COST.TIE],
  ['S', 'CLK S', 'setAt', undefined, COST.WEAKER],

  // Durations and their numbers
  ['DUR', 'NUM -? UNIT', 'duration'],
  ['DUR', 'DUR ,? DUR', 'durationSum'],
  ['NUM', 'INT (.|,) INT', 'decimal'],
  ['NUM', 'INT ½', 'plusHalf'],
  ['NUM', 'INT ¼', 'plusQuarter'],
  ['NUM', 'INT / INT', 'fraction', undefined, COST.RARE],
  ['NUM', 'INT INT / INT', 'mixed', undefined, COST.RARE],
  ['DUR', 'DUR INT / INT', 'durationAndFraction', undefined, COST.FOREIGN],
];

/** 10/06 is 10 June. @param otherOrder the cost of a date with its month first */
const dayFirstRules = (otherOrder: number): readonly RuleRow[] => [
  ['DATE', 'DAY (/|-|.) MON (/|-|.) (YEAR|TWODIGITS)', 'calendar', 'dmy'],
  ['DATE', 'MON (/|-) DAY (/|-) (YEAR|TWODIGITS)', 'calendar', 'mdy', otherOrder],
  ['DATE', 'DAY / MON', 'calendar', 'dm'],
  ['DATE', 'MON / DAY', 'calendar', 'md', otherOrder],
  // The month in which a card expires: 09/28. The other order is also possible.
  ['DATE', 'MON / TWODIGITS', 'calendar', 'my', COST.CONTEXT],
  ['DATE', 'DAY - MON', 'calendar', 'dm', COST.CONTEXT],
  ['DATE', 'WEEKDAY ,? DAY / MON', 'calendar', 'wdm'],
  ['DATE', 'WEEKDAY ,? DAY . MON .', 'calendar', 'wdm'],
  ['DATE', 'DAY . MON', 'calendar', 'dm', COST.BARE_HOUR],
];

/** 10/06 is October 6. */
const MONTH_FIRST: readonly RuleRow[] = [
  ['DATE', 'MON (/|-|.) DAY (/|-|.) (YEAR|TWODIGITS)', 'calendar', 'mdy'],
  ['DATE', 'DAY (/|-|.) MON (/|-|.) (YEAR|TWODIGITS)', 'calendar', 'dmy', COST.FOREIGN],
  ['DATE', 'MON / DAY', 'calendar', 'md'],
  ['DATE', 'DAY / MON', 'calendar', 'dm', COST.FOREIGN],
  ['DATE', 'MON - DAY', 'calendar', 'md', COST.CONTEXT],
  ['DATE', 'WEEKDAY ,? MON / DAY', 'calendar', 'wmd'],
  ['DATE', 'MON . DAY', 'calendar', 'md', COST.BARE_HOUR],
  ['DATE', 'DMON DDAY YEAR', 'calendar', 'mdy', COST.FOREIGN],
  ['DATE', 'MON WORDNUM', 'bareMonthDay', undefined, COST.BARE_DAY],
];

/** Clocks in digits. */
const clocks = (option?: 24): readonly RuleRow[] => [
  ['TOD', 'HOUR : TWODIGITS', 'clock', option],
  ['TOD', 'HOUR : TWODIGITS : TWODIGITS', 'clock', option],
  ['TOD', 'HOUR : TWODIGITS : TWODIGITS (.|,) NUM', 'clock', option],
  ['TOD', 'HOUR h', 'clock', option, COST.RARE],
];

/** Too high for an alternative: the reading counts only if the usual order gives no date. */
const LAST_RESORT = COST.DOUBTFUL + COST.TIE;

/** The rules for a language, depending on whether the day or the month comes first, and on its clock. */
export const sharedRules = ({ dayFirst, monthFirstToo, twentyFourHours }: DateWords): readonly RuleRow[] => [
  ...EVERYWHERE,
  ...clocks(twentyFourHours ? 24 : undefined),
  ...(dayFirst ? dayFirstRules(monthFirstToo ? COST.FOREIGN : LAST_RESORT) : MONTH_FIRST),
];
