/**
 * Days of lunar calendars, computed by Intl. A feast that depends on the sight of the moon may differ by a day. Jewish
 * days begin at the sunset before.
 */
import { civil, DAY, yearOf } from '../civil.ts';
import { hinduSeries, isHindu } from './hindu-calendar.ts';
import type { Series, Span } from './series.ts';

/**
 * `chinese 1-1`, `islamic-umalqura 10-1`: month and day; `hebrew 83/25`: the first 25th, 83 days or more after New
 * Year.
 */
const NOTATION = /^([a-z]+(?:-[a-z]+)?)(?: (\d+)-(\d+)| (\d+)\/(\d+))?(?<offset>[+-]\d+)?$/;

/** Whether a rule is for another calendar than the Gregorian one. */
export const isOfOtherCalendar = (rule: string): boolean =>
  isHindu(rule) || CALENDARS.has(NOTATION.exec(rule)?.[1] ?? '');

/**
 * The distance in days to the other day on which a feast may be celebrated. Jewish and Islamic days begin at the sunset
 * before, and the new moon may be seen a day earlier than computed. Where Hindu authorities differ, it is the next day.
 */
export function daysToOtherDay(rule: string): number {
  if (isHindu(rule)) return 1;
  return /^(?:hebrew|islamic)/.test(rule) ? -1 : 0;
}

/** @returns undefined for a rule of the Gregorian calendar */
export function otherCalendarSeries(rule: string, days: number): Series | undefined {
  if (isHindu(rule)) return hinduSeries(rule, days);
  if (!isOfOtherCalendar(rule)) return undefined;
  const [, name = '', month, day, from, dayNumber, offset = '0'] = NOTATION.exec(rule) ?? [];
  const calendar = new OtherCalendar(name);
  return seriesOf(calendar, year => {
    const start =
      from === undefined
        ? calendar.monthStart(year, Number(month ?? 1)) + (Number(day ?? 1) - 1) * DAY
        : calendar.firstWithNumber(calendar.monthStart(year, 1) + Number(from) * DAY, Number(dayNumber));
    return { start: start + Number(offset) * DAY, end: start + (Number(offset) + days) * DAY };
  });
}

const CALENDARS: ReadonlySet<string> = new Set(['chinese', 'hebrew', 'islamic-umalqura']);

/** One occurrence in each year of the calendar. A Gregorian year may have none or two. */
function seriesOf(calendar: OtherCalendar, occurrence: (year: number) => Span): Series {
  // Intl takes up to 2 ms for a year of the Chinese calendar.
  const known = new Map<number, Span>();
  const inYear = (year: number): Span => {
    const span = known.get(year) ?? occurrence(year);
    if (known.size < MAX_KNOWN) known.set(year, span);
    return span;
  };
  const search = (year: number, step: 1 | -1, fits: (span: Span) => boolean): Span | undefined => {
    for (let i = 0; i < 4; i += 1) {
      const span = inYear(year + i * step);
      if (fits(span)) return span;
    }
    return undefined;
  };
  return {
    grain: 'day',
    cycle: YEARLY,
    next: from => search(calendar.yearAt(from) - 1, 1, ({ start }) => start >= from),
    previous: before => search(calendar.yearAt(Math.min(before, LAST)) + 1, -1, ({ start }) => start < before),
  };
}

const MAX_KNOWN = 64;
const YEARLY = 7;
/** A search for the last occurrence ends here. Intl has no later years. */
const LAST = civil(2100);

class OtherCalendar {
  readonly #name: string;
  /** Made at first use, because most texts do not need it. */
  #format: Intl.DateTimeFormat | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  yearAt(t: number): number {
    return this.#read(t).year;
  }

  /** The first day of a month, found by bisection. */
  monthStart(year: number, month: number): number {
    const correction = this.#name === 'chinese' && month === 1 ? (CORRECTIONS.get(year) ?? 0) : 0;
    return this.#computedStart(year, month) + correction;
  }

  #computedStart(year: number, month: number): number {
    const isBefore = (day: number): boolean => {
      const read = this.#read(day);
      return read.year < year || (read.year === year && read.month < month);
    };
    let low = this.#newYearAbout(year) - MARGIN;
    let high = low + YEAR + 2 * MARGIN;
    while (high - low > DAY) {
      const middle = low + Math.floor((high - low) / 2 / DAY) * DAY;
      if (isBefore(middle)) low = middle;
      else high = middle;
    }
    return high;
  }

  firstWithNumber(from: number, dayNumber: number): number {
    let day = from;
    for (let i = 0; i < 31 && this.#read(day).day !== dayNumber; i += 1) day += DAY;
    return day;
  }

  /** A New Year near a Gregorian year. */
  #newYearAbout(year: number): number {
    const known = civil(2000);
    const years = year - this.yearAt(known);
    const days = this.#name === 'islamic-umalqura' ? 354.367 : 365.2425;
    return known + Math.round(years * days) * DAY;
  }

  #read(t: number): { year: number; month: number; day: number } {
    this.#format ??= new Intl.DateTimeFormat('en', { ...FIELDS, calendar: this.#name });
    const read = { year: yearOf(t), month: 1, day: 1 };
    for (const { type, value } of this.#format.formatToParts(t)) {
      const field: string = type;
      if (field === 'year' || field === 'relatedYear') read.year = Number.parseInt(value, 10);
      else if (field === 'month') read.month = Number.parseInt(value, 10);
      else if (field === 'day') read.day = Number.parseInt(value, 10);
    }
    // The months of the Hebrew calendar have names only. Of its days, only New Year is looked up.
    if (Number.isNaN(read.month)) read.month = 1;
    return read;
  }
}

const FIELDS = { timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' } as const;

/** The new moons of these New Years are minutes from midnight in Beijing, and ICU puts them on the wrong day. */
const CORRECTIONS: ReadonlyMap<number, number> = new Map([
  [2027, -DAY],
  [2030, DAY],
]);

/** The greatest difference between the start of a year and its estimate from the mean length of years. */
const MARGIN = 380 * DAY;
const YEAR = 384 * DAY;
