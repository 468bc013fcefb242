/** Productions for units counted within or from others: the first Monday of a month, the third week, the end of a year. */

import type { RuleOptions, Share } from '../../../languages/index.ts';
import { add, civil, DAY, type Grain, isoWeek, rankOf, startOf, weekdayOf, weekStart, yearOf } from '../../civil.ts';
import { FIELD, type Meaning, numberMeaning, numberOf, type TimeMeaning, timeOf } from '../meaning.ts';
import { every, intersect, mapped, type Now, nthWithin, once, recurring, type Series, type Span } from '../series.ts';
import { dayOfMonthSeries, fullYear, weekdaySeries } from './calendar.ts';
import type { Production } from './production.ts';
import { cycle } from './relative.ts';
import { whole } from './spans.ts';

/** "first Monday of October", "last day of next month", "third week of 2026". The option replaces a missing ordinal. */
export const nth: Production<number> = (args, option) => {
  const rest = option === undefined ? args.slice(1) : args;
  const n = option ?? numberOf(args[0]);
  const inner = innerSeries(rest[0]);
  const outer = timeOf(rest[1]);
  if (!n || !inner || !outer?.date || outer.clock || rankOf(outer.date.grain) <= rankOf(inner.grain)) return undefined;
  return {
    type: 'time',
    date: nthWithin(n, inner, outer.date),
    fields: outer.fields | FIELD.day | FIELD.week | FIELD.weekday,
  };
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

/** "second Monday after Christmas", "two Mondays from now": counted from an occurrence of the other. */
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

/** "week of the first": the unit that contains the day. */
export const unitAround: Production = args => {
  const unit = args.find(arg => arg.type === 'unit');
  const time = timeOf(args.find(arg => arg.type === 'time'));
  if (unit?.type !== 'unit' || !time?.date) return undefined;
  const { date } = time;
  const { grain } = unit;
  if (rankOf(date.grain) >= rankOf(grain)) return undefined;
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

/** "week commencing Monday": the coming one. A week that begins with no Sunday is the one from Monday on. */
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

/** ISO week of a year, the current one unless another is given; a week of it that is over may be the next year's. */
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
  const nextIfOver = ({ civil: t }: Now): number | undefined => {
    const span = isoWeekSpan(yearOf(t), week);
    return span && span.end > t ? undefined : yearOf(t) + 1;
  };
  return { ...inYear(now => yearOf(now.civil)), others: [inYear(nextIfOver)] };
};

/** Undefined for week 53 of a year that has 52. */
function isoWeekSpan(year: number, week: number): Span | undefined {
  const start = weekStart(year, week);
  return isoWeek(start).year === year ? whole(start, 'week') : undefined;
}

/** The nth quarter (three months) or half (six) of the year. */
export const yearPart: Production<3 | 6> = (args, months = 3) => {
  const [n, year] = args.map(numberOf).sort((a = 0, b = 0) => a - b);
  if (!n || n > 12 / months) return undefined;
  const inYear = (start: number): Span => whole(add(start, 'month', (n - 1) * months), 'month', months);
  const grain = months === 3 ? 'quarter' : 'month';
  const date =
    year === undefined ? recurring(grain, 'year', inYear) : once(grain, now => inYear(civil(fullYear(year, now))));
  return { type: 'time', date, fields: FIELD.month | (year === undefined ? 0 : FIELD.year) };
};

/** From Saturday to Sunday of a week counted from the current one; without a count, of every week. */
export const weekend: Production<number> = (args, option) => {
  const offset = numberOf(args[0]) ?? option;
  const inWeek = (week: number): Span => ({ start: week + 5 * DAY, end: week + 7 * DAY });
  const date =
    offset === undefined
      ? recurring('day', 'week', inWeek)
      : once('day', now => inWeek(startOf(now.civil, 'week') + offset * 7 * DAY));
  return { type: 'time', date, fields: FIELD.weekday | FIELD.day | (offset === undefined ? 0 : FIELD.week) };
};

/** "two weekends ago" */
export const weekendsAgo: Production = ([count]) => weekend([numberMeaning(-(numberOf(count) ?? 1))]);

/** What the start, the middle and the end of a longer time are, in finer units; up to its end where the last one is missing. */
const SHARES: Partial<Record<Grain, Readonly<Record<Share, Part>> & { unit: Grain }>> = {
  week: { unit: 'day', start: [0, 3], middle: [1, 5], end: [4] },
  month: { unit: 'day', start: [0, 10], middle: [10, 20], end: [20] },
  year: { unit: 'month', start: [0, 3], middle: [4, 8], end: [8] },
};

type Part = readonly [from: number, to?: number];

/** The start, middle or end of a week, month or year. */
export const shareOf: Production<Share> = ([said], share = 'start') => {
  const time = timeOf(said);
  const shares = time?.date && SHARES[time.date.grain];
  if (!time?.date || time.clock || !shares) return undefined;
  const [from, to] = shares[share];
  const cut = ({ start, end }: Span): Span => ({
    start: add(start, shares.unit, from),
    end: to === undefined ? end : add(start, shares.unit, to),
  });
  return { ...time, date: mapped(time.date, cut) };
};

/** "the end of the month": of the current one. */
export const shareOfUnit: Production<Share> = ([unit], share) => {
  const current = unit?.type === 'unit' ? cycle([unit], 0) : undefined;
  return current && shareOf([current], share);
};

/** The same in one word, "Monatsende". */
export const shareOfCurrent: Production<RuleOptions['shareOfCurrent']> = (_, option) =>
  option && shareOfUnit([{ type: 'unit', grain: option[0], count: 1 }], option[1]);

/** What is left of the current unit, today included. */
export const restOf: Production = args => {
  const unit = args.find(arg => arg.type === 'unit');
  if (unit?.type !== 'unit' || rankOf(unit.grain) <= rankOf('day')) return undefined;
  const rest = ({ civil: t }: Now): Span => ({
    start: startOf(t, 'day'),
    end: add(startOf(t, unit.grain), unit.grain, 1),
  });
  return { type: 'time', date: once('day', rest), fields: FIELD.day | FIELD.week | FIELD.month | FIELD.year };
};

/** "1990s", "90s" */
export const decade: Production = ([year]) => {
  const value = numberOf(year);
  if (value === undefined || value % 10 !== 0) return undefined;
  return {
    type: 'time',
    date: once('decade', now => whole(civil(fullYear(value, now)), 'decade')),
    fields: FIELD.year,
  };
};
