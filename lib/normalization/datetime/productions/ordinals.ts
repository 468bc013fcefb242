/**
 * Productions for units that are counted within or from other times: the first Monday of a month, the third week, the
 * end of a year.
 */

import { add, civil, DAY, isoWeek, rankOf, startOf, weekdayOf, weekStart, yearOf } from '../../civil.ts';
import { FIELD, type Meaning, numberOf, type TimeMeaning, timeOf, type UnitMeaning } from '../meaning.ts';
import { every, intersect, mapped, type Now, nthWithin, once, recurring, type Series, type Span } from '../series.ts';
import { calendar, dayOfMonthSeries, fullYear } from './calendar.ts';
import type { Production } from './production.ts';
import { whole } from './spans.ts';
import { weekdaySeries } from './weekday-of-date.ts';

/** "first Monday of October", "last day of next month", "third week of 2026". The option replaces a missing ordinal. */
export const nth: Production<number> = (args, option) => {
  const rest = option === undefined ? args.slice(1) : args;
  const n = option ?? numberOf(args[0]);
  const inner = innerSeries(rest[0]);
  const outer = timeOf(rest[1]);
  if (!n || !inner || !outer?.date || outer.clock || rankOf(outer.date.grain) <= rankOf(inner.grain)) return undefined;
  // "A última hora de la mañana" is late in the morning.
  if (rankOf(inner.grain) < rankOf('day')) return undefined;
  const date = rest[0]?.type === 'unit' ? nthUnit(n, rest[0], outer.date) : nthWithin(n, inner, outer.date);
  const fields = outer.fields | FIELD.day | FIELD.week | FIELD.weekday;
  if (!date || !isWeek(rest[0])) return date && { type: 'time', date, fields };
  const fromMondays: TimeMeaning = { type: 'time', date: nthWithin(n, every('week'), outer.date), fields };
  return { type: 'time', date, fields, others: [fromMondays] };
};

/** The first week of a month is the one with its first Thursday; some count from the first Monday. */
const isWeek = (unit: Meaning | undefined): boolean =>
  unit?.type === 'unit' && unit.grain === 'week' && unit.count === 1;

export const EVERY_MONTH: TimeMeaning = { type: 'time', date: every('month'), fields: FIELD.month | FIELD.year };

/** The nth unit of a longer time. A fortnight of a month is its first fifteen days or the rest. */
function nthUnit(n: number, { grain, count }: UnitMeaning, outer: Series): Series | undefined {
  if (grain !== 'week') return count === 1 ? nthWithin(n, every(grain), outer) : undefined;
  if (count === 1) return mapped(outer, span => nthWeek(n, span), 'week');
  if (count !== 2 || outer.grain !== 'month' || n > 2 || n < -1) return undefined;
  return mapped(outer, ({ start, end }) => {
    const middle = start + 15 * DAY;
    return n === 1 ? { start, end: middle } : { start: middle, end };
  });
}

/** "the first half of December". The option replaces a missing ordinal. */
export const halfOf: Production<number> = (args, option) => {
  const outer = args.at(-1);
  const n = option ?? numberOf(args[0]);
  return n && outer ? nth([{ type: 'unit', grain: 'week', count: 2 }, outer], n) : undefined;
};

const nthWeek = (n: number, { start, end }: Span): Span =>
  whole(n > 0 ? add(firstWeekFrom(start), 'week', n - 1) : add(firstWeekFrom(end), 'week', n), 'week');

/** The first week of a time that starts here. A week belongs to the time that contains its Thursday (ISO 8601). */
const firstWeekFrom = (start: number): number => startOf(start + 3 * DAY, 'week');

/**
 * "the first two weeks of 2027", "the last ten days of March": a number of units at the start or the end of a longer
 * unit.
 */
export const unitsWithin: Production<'start' | 'end'> = (args, side = 'start') => {
  const n = numberOf(args[0]);
  const unit = args[1];
  const outer = timeOf(args[2]);
  if (!n || unit?.type !== 'unit' || !outer?.date || outer.clock || unit.count !== 1) return undefined;
  const { grain } = unit;
  if (rankOf(outer.date.grain) <= rankOf(grain)) return undefined;
  const edge = (t: number): number => (grain === 'week' ? firstWeekFrom(t) : t);
  const cut = ({ start, end }: Span): Span =>
    side === 'start'
      ? { start: edge(start), end: add(edge(start), grain, n) }
      : { start: add(edge(end), grain, -n), end: edge(end) };
  return { ...outer, date: mapped(outer.date, cut), fields: outer.fields | FIELD.day | FIELD.week };
};

/** "the third last week of 2027" */
export const nthFromEnd: Production = ([n, ...rest]) => {
  const count = numberOf(n);
  return count ? nth(rest, -count) : undefined;
};

function innerSeries(meaning: Meaning | undefined): Series | undefined {
  if (meaning?.type === 'unit') return every(meaning.grain);
  if (meaning?.type === 'number') return weekdaySeries(meaning.value);
  return timeOf(meaning)?.date;
}

/** "second Sunday": of the current month. */
export const nthOfThisMonth: Production = ([n, day]) => {
  const month: TimeMeaning = {
    type: 'time',
    date: once('month', now => whole(startOf(now.civil, 'month'), 'month')),
    fields: 0,
  };
  return n && day && nth([n, day, month]);
};

/** "second Monday after Christmas", "two Mondays from now": counted from an occurrence of another time. */
export const nthAfter: Production = args => {
  const n = numberOf(args[0]);
  const inner = innerSeries(args[1]);
  const base = timeOf(args[2]);
  if (!n || !inner || (args[2] && !base?.date)) return undefined;
  const pick = (now: Now): Span | undefined => {
    const from = base?.date
      ? (base.date.next(now.civil, now) ?? base.date.previous(now.civil, now))
      : { end: startOf(now.civil, 'day') + DAY };
    let span: Span | undefined;
    let at = from?.end;
    for (let i = 0; at !== undefined && i < n && i < 100; i += 1) {
      span = inner.next(at, now);
      at = span?.end;
    }
    return span;
  };
  return { type: 'time', date: once(inner.grain, pick), fields: FIELD.day | FIELD.month | FIELD.year | FIELD.week };
};

/** "the first of next month": a day of the month by its number alone. */
export const dayWithin: Production = args => {
  const day = numberOf(args[0]);
  const outer = timeOf(args[1]);
  if (!day || day > 31 || !outer?.date || outer.clock || outer.date.grain !== 'month') return undefined;
  return { type: 'time', date: intersect(dayOfMonthSeries(day), outer.date), fields: outer.fields | FIELD.day };
};

/** "der Monatserste": a day of any month. -1 is the last one. */
export const dayOfMonth: Production<number> = (_, day) => nth([DAY_UNIT, EVERY_MONTH], day);

const DAY_UNIT: UnitMeaning = { type: 'unit', grain: 'day', count: 1 };

/** "week of the first": the unit that contains the day. "W/e 18 Dec" does not name the unit. */
export const unitAround: Production = args => {
  const unit = args.find(arg => arg.type === 'unit') ?? WEEK;
  const day = args.find(arg => arg.type === 'number');
  const time = timeOf(day ? calendar([day], 'd') : args.find(arg => arg.type === 'time'));
  if (unit?.type !== 'unit' || !time?.date) return undefined;
  const { date } = time;
  const { grain } = unit;
  if (rankOf(date.grain) >= rankOf(grain) || rankOf(date.grain) < rankOf('day')) return undefined;
  const widen = (span: Span | undefined): Span | undefined => span && whole(startOf(span.start, grain), grain);
  return {
    type: 'time',
    date: {
      grain,
      cycle: date.cycle,
      next: (from, now) => widen(date.next(from, now)),
      previous: (before, now) => widen(date.previous(before, now)),
    },
    fields: time.fields | FIELD.week,
  };
};

const WEEK: UnitMeaning = { type: 'unit', grain: 'week', count: 1 };

/** "week commencing Monday": the coming one. Unless a week begins on Sunday, it is the week from Monday on. */
export const weekFrom: Production = ([day]) => {
  const time = timeOf(day);
  if (time?.date?.grain !== 'day' || time.clock || time.part) return undefined;
  return {
    ...time,
    date: mapped(time.date, ({ start }) => whole(isSunday(start) ? start : startOf(start, 'week'), 'week')),
    fields: time.fields | FIELD.week,
  };
};

const isSunday = (day: number): boolean => weekdayOf(day) === 7;

/** An ISO week of a year, by default the current one. If the week is over, that of the next year may be meant. */
export const weekNumber: Production = args => {
  const [week, year] = args.map(numberOf).sort((a = 0, b = 0) => a - b);
  if (week === undefined || week < 1 || week > 53) return undefined;
  const inYear = (pick: (now: Now) => number | undefined): TimeMeaning => ({
    type: 'time',
    date: once('week', now => {
      const picked = pick(now);
      return picked === undefined ? undefined : isoWeekSpan(picked, week);
    }),
    fields: FIELD.week | FIELD.month | FIELD.year,
  });
  if (year !== undefined) return inYear(now => fullYear(year, now));
  return { type: 'time', date: weekOfAnyYear(week), fields: FIELD.week | FIELD.month, recent: HALF_A_YEAR };
};

const HALF_A_YEAR = 26 * 7 * DAY;

/** Week 1 may begin in the last days of the year before. */
function weekOfAnyYear(week: number): Series {
  const around = (t: number): Span[] => {
    const years = Array.from({ length: 2 * YEARS_TO_WEEK_53 + 1 }, (_, index) => yearOf(t) - YEARS_TO_WEEK_53 + index);
    return years.map(year => isoWeekSpan(year, week)).filter(span => span !== undefined);
  };
  return {
    grain: 'week',
    cycle: rankOf('year'),
    next: from => around(from).find(({ start }) => start >= from),
    previous: before => around(before).findLast(({ start }) => start < before),
  };
}

/** At most seven years lie between two of 53 weeks. */
const YEARS_TO_WEEK_53 = 8;

/** Undefined for week 53 of a year with 52 weeks. */
function isoWeekSpan(year: number, week: number): Span | undefined {
  const start = weekStart(year, week);
  return isoWeek(start).year === year ? whole(start, 'week') : undefined;
}

/** The nth quarter (three months) or half (six months) of the year. */
export const yearPart: Production<3 | 6> = (args, months = 3) => {
  const [n, year] = args.map(numberOf).sort((a = 0, b = 0) => a - b);
  if (!n || n > 12 / months) return undefined;
  const inYear = (start: number): Span => whole(add(start, 'month', (n - 1) * months), 'month', months);
  const grain = months === 3 ? 'quarter' : 'month';
  const date =
    year === undefined ? recurring(grain, 'year', inYear) : once(grain, now => inYear(civil(fullYear(year, now))));
  return { type: 'time', date, fields: FIELD.month | (year === undefined ? 0 : FIELD.year) };
};
