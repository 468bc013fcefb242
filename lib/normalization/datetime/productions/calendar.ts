/** Productions for dates of the calendar: days, months and years by name or number, and weekdays. */
import { add, civil, DAY, daysInMonth, monthOf, startOf, weekdayOf, yearOf } from '../civil.ts';
import type { Production } from '../grammar.ts';
import { FIELD, numberMeaning, numberOf, type TimeMeaning, timeOf } from '../meaning.ts';
import { intersect, type Now, once, recurring, type Series, type Span } from '../series.ts';
import { whole } from './spans.ts';

/** The option names the field of each argument: d day, m month, y year, w weekday. */
export const calendar: Production = (args, option) => {
  const field: Record<string, number | undefined> = {};
  const names = String(option);
  for (let i = 0; i < args.length; i += 1) field[names[i] ?? ''] = numberOf(args[i]);
  const { d, m, y, w } = field;
  if (d !== undefined && (d < 1 || d > 31)) return undefined;
  if (
    m !== undefined &&
    (m < 1 || m > 12 || (d !== undefined && d > daysInMonth(y !== undefined && y > 99 ? y : 2024, m)))
  )
    return undefined;
  const date = calendarSeries(y, m, d);
  if (!date) return undefined;
  if (w !== undefined && m !== undefined && d !== undefined && y === undefined) return weekdayDate(w, date);
  const series = w !== undefined && y === undefined ? intersect(weekdaySeries(w), date) : date;
  const fields =
    (d === undefined ? 0 : FIELD.day) |
    (m === undefined ? 0 : FIELD.month) |
    (y === undefined ? 0 : FIELD.year) |
    (w === undefined ? 0 : FIELD.weekday);
  const sameMonth = y === undefined && d !== undefined && (m !== undefined || w !== undefined);
  return { type: 'time', date: series, fields, ...(sameMonth ? { sameMonth } : {}) };
};

/**
 * "Friday, 16 October": the next or the last one when the weekday fits there. When it fits in neither, the weekday is
 * likelier wrong than the year is far off: then the next one, and the next that fits as an alternative.
 */
function weekdayDate(weekday: number, date: Series): TimeMeaning {
  const fits = (span: Span | undefined): boolean => span !== undefined && weekdayOf(span.start) === weekday;
  const pick = (now: Now): Span | undefined => {
    const next = date.next(startOf(now.civil, 'day'), now);
    const last = date.previous(startOf(now.civil, 'day'), now);
    return !fits(next) && fits(last) ? last : next;
  };
  const fields = FIELD.day | FIELD.month | FIELD.weekday;
  const exact: TimeMeaning = { type: 'time', date: intersect(weekdaySeries(weekday), date), fields };
  return { type: 'time', date: once('day', pick), fields, others: [exact] };
}

function calendarSeries(y?: number, m?: number, d?: number): Series | undefined {
  if (y === undefined) {
    if (m !== undefined) return d === undefined ? monthSeries(m) : monthDaySeries(m, d);
    return d === undefined ? undefined : dayOfMonthSeries(d);
  }
  if (m === undefined) return once('year', now => whole(civil(fullYear(y, now)), 'year'));
  if (d === undefined) return once('month', now => whole(civil(fullYear(y, now), m), 'month'));
  return once('day', now => whole(civil(fullYear(y, now), m, d), 'day'));
}

export const weekdaySeries = (weekday: number): Series =>
  recurring('day', 'week', week => whole(week + (weekday - 1) * DAY, 'day'));

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

/** "79" is 1979, "17" 2017: two digits mean the century that puts them at most twenty years ahead. */
const YEARS_AHEAD = 20;

export function fullYear(year: number, now: Now): number {
  if (year >= 100) return year;
  const current = yearOf(now.civil);
  const guess = Math.floor(current / 100) * 100 + year;
  return guess > current + YEARS_AHEAD ? guess - 100 : guess;
}

/** 20261117 */
export const compactDate: Production = ([digits]) => {
  const value = numberOf(digits) ?? 0;
  const [year, month, day] = [Math.floor(value / 10000), Math.floor(value / 100) % 100, value % 100];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return {
    type: 'time',
    date: calendarSeries(year, month, day) as Series,
    fields: FIELD.year | FIELD.month | FIELD.day,
  };
};

/** 2709 1979: day and month in four digits. */
export const dayMonthDigits: Production = ([digits, year]) => {
  const value = numberOf(digits) ?? 0;
  return year && calendar([numberMeaning(Math.floor(value / 100)), numberMeaning(value % 100), year], 'dmy');
};

export const weekday: Production = ([day]) => {
  const value = numberOf(day);
  return value === undefined ? undefined : weekdayMeaning(value);
};

export const weekdayMeaning = (value: number): TimeMeaning => ({
  type: 'time',
  date: weekdaySeries(value),
  strict: true,
  fields: FIELD.weekday,
});

/** A day, and a year if there is one, of the month that the option tells. */
export const dayOfFixedMonth: Production = ([day, year], option) =>
  day && calendar([day, numberMeaning(Number(option)), ...(year ? [year] : [])], 'dmy');

/** A day of every year, in the year that is told. */
export const inYear: Production = ([day, year]) => {
  const value = numberOf(year);
  const time = timeOf(day);
  if (!time?.date || value === undefined) return undefined;
  const span = whole(civil(value), 'year');
  return {
    ...time,
    date: intersect(
      time.date,
      once('year', () => span),
    ),
    fields: time.fields | FIELD.year,
  };
};
