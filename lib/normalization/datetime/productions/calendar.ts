/** Productions for dates of the calendar: days, months and years by name or number, and weekdays. */
import type { CalendarFields, RuleOptions } from '../../../languages/index.ts';
import { add, civil, DAY, daysInMonth, monthOf, yearOf } from '../../civil.ts';
import { FIELD, type Meaning, numberMeaning, numberOf, type TimeMeaning, timeOf } from '../meaning.ts';
import { intersect, NEVER, type Now, nthWithin, once, recurring, type Series, type Span } from '../series.ts';
import type { Production } from './production.ts';
import { whole } from './spans.ts';
import { FEW_MONTHS, near, weekdayDate, weekdayOfDay, weekdaySeries } from './weekday-of-date.ts';

/** The fields of a date. */
interface CalendarDate {
  readonly d: number | undefined;
  readonly m: number | undefined;
  readonly y: number | undefined;
  /** Weekday. */
  readonly w: number | undefined;
}

/** The option names the field of each argument. */
export const calendar: Production<CalendarFields> = (args, fields = 'd') => {
  const date = readFields(args, fields);
  const { d, m, y, w } = date;
  if (m !== undefined && (m < 1 || m > 12)) return undefined;
  if (!hasDay(date)) return timeOn(NEVER, date);
  const series = seriesOf(date);
  if (!series) return undefined;
  if (y !== undefined || w === undefined) return timeOn(series, date);
  if (d === undefined) return timeOn(intersect(weekdaySeries(w), series), date);
  return m === undefined ? weekdayOfDay(w, series) : weekdayDate(w, series);
};

/** "Monday 22": a day only if the weekday fits in one of the months around now. "Friday 3" is more often an hour. */
export const weekdayNumber: Production = ([weekday, day]) => {
  const [w, d] = [numberOf(weekday), numberOf(day)];
  if (w === undefined || d === undefined || d > 31) return undefined;
  const date = near(intersect(weekdaySeries(w), dayOfMonthSeries(d)), FEW_MONTHS / 2, FEW_MONTHS);
  return timeOn(date, { d, w, m: undefined, y: undefined });
};

/** 2026-13-01: the form of a date with impossible numbers. */
export const noSuchDate: Production = () => ({
  type: 'time',
  date: NEVER,
  fields: FIELD.day | FIELD.month | FIELD.year,
});

/** "one of these days": it looks like a time but has no value. */
export const noSuchTime: Production = () => ({ type: 'time', date: NEVER, fields: 0 });

/** A day that no month has ("32 March"), or a day and a month that do not exist in this order ("1.13.") or in either ("13/13"). */
export const noSuchDay: Production<RuleOptions['noSuchDay']> = ([first, second], option) => {
  const said = [numberOf(first) ?? 0, numberOf(second) ?? 0] as const;
  const [day, month] = option === 'md' ? [said[1], said[0]] : said;
  if (!Number.isInteger(day) || day > 99 || month > 99) return undefined;
  const isDate = isDayMonth(day, option === 'd' ? 1 : month) || (option === 'either' && isDayMonth(month, day));
  return isDate ? undefined : { type: 'time', date: NEVER, fields: FIELD.day | FIELD.month };
};

const isDayMonth = (day: number, month: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(LEAP_YEAR, month);

function readFields(args: readonly Meaning[], fields: string): CalendarDate {
  const numberAt = (field: string): number | undefined => {
    const at = fields.indexOf(field);
    return at < 0 ? undefined : numberOf(args[at]);
  };
  return { d: numberAt('d'), m: numberAt('m'), y: numberAt('y'), w: numberAt('w') };
}

/** A year with a 29 February, for dates without a year. */
const LEAP_YEAR = 2024;

/** The leap years of 1901 to 1999 have the same last two digits as those of 2001 to 2099. */
const leapAs = (year: number): number => (year < 100 ? 2000 + year : year);

/** Whether the month has such a day. */
function hasDay({ d, m, y }: CalendarDate): boolean {
  if (d === undefined) return true;
  const days = m === undefined ? 31 : daysInMonth(y === undefined ? LEAP_YEAR : leapAs(y), m);
  return d >= 1 && d <= days;
}

function timeOn(series: Series, { d, m, y, w }: CalendarDate): TimeMeaning {
  const fields =
    (d === undefined ? 0 : FIELD.day) |
    (m === undefined ? 0 : FIELD.month) |
    (y === undefined ? 0 : FIELD.year) |
    (w === undefined ? 0 : FIELD.weekday);
  const sameMonth = y === undefined && d !== undefined && (m !== undefined || w !== undefined);
  return { type: 'time', date: series, fields, ...(sameMonth ? { sameMonth } : {}) };
}

/** The series of a date without its weekday. Without a year it recurs. */
function seriesOf({ d, m, y }: CalendarDate): Series | undefined {
  if (y !== undefined) return inOneYear(y, m, d);
  if (m === undefined) return d === undefined ? undefined : dayOfMonthSeries(d);
  return d === undefined ? monthSeries(m) : monthDaySeries(m, d);
}

function inOneYear(y: number, m: number | undefined, d: number | undefined): Series {
  if (m === undefined) return once('year', now => whole(civil(fullYear(y, now)), 'year'));
  if (d === undefined) return once('month', now => whole(civil(fullYear(y, now), m), 'month'));
  return once('day', now => whole(civil(fullYear(y, now), m, d), 'day'));
}

export const dayOfMonthSeries = (day: number): Series =>
  recurring('day', 'month', start =>
    day <= daysInMonth(yearOf(start), monthOf(start)) ? whole(start + (day - 1) * DAY, 'day') : undefined,
  );

const monthDaySeries = (month: number, day: number): Series =>
  recurring('day', 'year', start => {
    const year = yearOf(start);
    return day <= daysInMonth(year, month) ? whole(civil(year, month, day), 'day') : undefined;
  });

const monthSeries = (month: number): Series =>
  recurring('month', 'year', start => whole(add(start, 'month', month - 1), 'month'));

/** "79" is 1979, "17" 2017: two digits mean the latest year that is at most `yearsAhead` years ahead. */
export function fullYear(year: number, now: Now): number {
  if (year >= 100) return year;
  const current = yearOf(now.civil);
  const guess = Math.floor(current / 100) * 100 + year;
  return guess > current + now.yearsAhead ? guess - 100 : guess;
}

/** The month in which a card expires, as two bare numbers: "eleven twenty nine". Without that month the numbers mean something else. */
export const cardExpiry: Production = ([month, year]) => {
  const [m, y] = [numberOf(month), numberOf(year)];
  if (m === undefined || y === undefined || m < 1 || m > 12 || y > 99 || isQuarterHour(y)) return undefined;
  const pick = (now: Now): Span | undefined => {
    const ahead = 2000 + y - yearOf(now.civil);
    return ahead >= 0 && ahead <= MOST_YEARS_VALID ? whole(civil(2000 + y, m), 'month') : undefined;
  };
  return { type: 'time', date: once('month', pick), fields: FIELD.month | FIELD.year, review: ['policy'] };
};

/** Cards are issued for less. */
const MOST_YEARS_VALID = 10;

/** "eleven five". With a quarter of an hour, as in "ten thirty", it is a time of day. */
export const bareMonthDay: Production = ([month, day]) => {
  if (!month || !day || isQuarterHour(numberOf(day) ?? 0)) return undefined;
  const time = timeOf(calendar([month, day], 'md'));
  return time && { ...time, review: ['policy'] };
};

const isQuarterHour = (minutes: number): boolean => minutes % 15 === 0;

/** 20261117 */
export const compactDate: Production = ([digits]) => {
  const value = numberOf(digits) ?? 0;
  const [year, month, day] = [Math.floor(value / 10000), Math.floor(value / 100) % 100, value % 100];
  return calendar([numberMeaning(year), numberMeaning(month), numberMeaning(day)], 'ymd');
};

/** 2709 1979: day and month in four digits. */
export const dayMonthDigits: Production = ([digits, year]) => {
  const value = numberOf(digits) ?? 0;
  return year && calendar([numberMeaning(Math.floor(value / 100)), numberMeaning(value % 100), year], 'dmy');
};

/** A day, and perhaps a year, in the month that the option names. */
export const dayOfFixedMonth: Production<number> = ([day, year], option) => {
  const month = numberMeaning(option ?? 0);
  return day && (year ? calendar([day, month, year], 'dmy') : calendar([day, month], 'dm'));
};

export const weekday: Production<'mentioned' | undefined> = ([day], option) => {
  const value = numberOf(day);
  const isEvery = day?.type === 'number' && day.every;
  if (value === undefined || isEvery) return undefined;
  return option === undefined ? weekdayMeaning(value) : { ...weekdayMeaning(value), review: ['policy'] };
};

export const weekdayMeaning = (value: number): TimeMeaning => ({
  type: 'time',
  date: weekdaySeries(value),
  strict: true,
  fields: FIELD.weekday,
  weekday: value,
});

/** A day of every year, in the given year. */
export const inYear: Production = ([day, year]) => {
  const value = numberOf(year);
  const time = timeOf(day);
  if (!time?.date || value === undefined) return undefined;
  const span = whole(civil(value), 'year');
  const inThatYear = once('year', () => span);
  const dated = { ...time, date: intersect(time.date, inThatYear), fields: time.fields | FIELD.year };
  if (!time.others) return dated;
  // A lunar year is shorter than ours, so a feast may come twice in one of our years.
  const dates = [time, ...time.others].flatMap(({ date }) =>
    date ? [nthWithin(1, date, inThatYear), nthWithin(-1, date, inThatYear)] : [],
  );
  return { ...dated, others: dates.map(date => ({ ...dated, date, others: [] })) };
};
