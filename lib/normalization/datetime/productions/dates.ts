/** Productions for days and longer: calendar dates, weekdays, cycles counted from now, ordinals within others. */
import {
  add,
  civil,
  DAY,
  daysInMonth,
  type Grain,
  monthOf,
  rankOf,
  startOf,
  weekdayOf,
  weekStart,
  yearOf,
} from '../civil.ts';
import type { Production } from '../grammar.ts';
import { FIELD, type Meaning, numberMeaning, numberOf, type TimeMeaning, timeOf } from '../meaning.ts';
import { every, intersect, type Now, nthWithin, ONCE, once, recurring, type Series, type Span } from '../series.ts';

export const whole = (start: number, grain: Grain, count = 1): Span => ({ start, end: add(start, grain, count) });

export const weekdaySeries = (weekday: number): Series =>
  recurring('day', 'week', week => whole(week + (weekday - 1) * DAY, 'day'));

export const monthDaySeries = (month: number, day: number): Series =>
  recurring('day', 'year', start => {
    const year = yearOf(start);
    return day <= daysInMonth(year, month) ? whole(civil(year, month, day), 'day') : undefined;
  });

const dayOfMonthSeries = (day: number): Series =>
  recurring('day', 'month', start =>
    day <= daysInMonth(yearOf(start), monthOf(start)) ? whole(start + (day - 1) * DAY, 'day') : undefined,
  );

const monthSeries = (month: number): Series =>
  recurring('month', 'year', start => whole(add(start, 'month', month - 1), 'month'));

/** "79" is 1979, "17" 2017: two digits mean the century that puts them at most twenty years ahead. */
const YEARS_AHEAD = 20;

function fullYear(year: number, now: Now): number {
  if (year >= 100) return year;
  const current = yearOf(now.civil);
  const guess = Math.floor(current / 100) * 100 + year;
  return guess > current + YEARS_AHEAD ? guess - 100 : guess;
}

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

/** "lundi en huit": the coming one and a week, "en quinze" two, counting both ends as the language does. */
export const weekdayLater: Production = args => {
  const [day, count] = [numberOf(args[0]), numberOf(args[1])];
  if (day === undefined || (count !== 8 && count !== 15)) return undefined;
  const days = count - 1;
  const pick = (now: Now): Span | undefined => {
    const coming = weekdaySeries(day).next(startOf(now.civil, 'day'), now);
    return coming && whole(coming.start + days * DAY, 'day');
  };
  return { type: 'time', date: once('day', pick), fields: FIELD.weekday | FIELD.week | FIELD.day | FIELD.month };
};

/** Days from today. */
export const relativeDay: Production = ([offset]) => {
  const days = numberOf(offset) ?? 0;
  return dayFromNow(days);
};

export const dayFromNow = (days: number): TimeMeaning => ({
  type: 'time',
  date: once('day', now => whole(startOf(now.civil, 'day') + days * DAY, 'day')),
  fields: FIELD.day | FIELD.month | FIELD.year | FIELD.week,
});

/** "this week", "next month", "last hour": units from the current one. The option stands in for a missing first argument. */
export const cycle: Production = (args, option) => {
  const unit = args.find(arg => arg.type === 'unit');
  const offset = numberOf(args.find(arg => arg.type === 'number')) ?? Number(option);
  if (unit?.type !== 'unit') return undefined;
  const { grain, count } = unit;
  return {
    type: 'time',
    date: once(grain, now => whole(add(startOf(now.civil, grain), grain, offset * count), grain, count)),
    fields: cycleFields(grain),
  };
};

/** The current unit's day: today, whatever is said around it. */
export const cycleDay: Production = (_, option) => dayFromNow(Number(option));

function cycleFields(grain: Grain): number {
  if (grain === 'week') return FIELD.week | FIELD.month | FIELD.year;
  if (grain === 'day') return FIELD.day | FIELD.week | FIELD.month | FIELD.year;
  return rankOf(grain) < rankOf('day') ? FIELD.clock | FIELD.day : FIELD.year | (grain === 'month' ? FIELD.month : 0);
}

/** "next Tuesday" is the one in the next calendar week, the coming one its alternative; "this Tuesday" the coming one. */
export const weekdayFromNow: Production = args => {
  const [offset, day] = [numberOf(args[0]), numberOf(args[1])];
  if (offset === undefined || day === undefined) return undefined;
  const date = weekdaySeries(day);
  if (offset === 0) return { type: 'time', date, fields: FIELD.weekday | FIELD.week };
  const inWeek = once('day', now => whole(startOf(now.civil, 'week') + offset * 7 * DAY + (day - 1) * DAY, 'day'));
  if (offset < 0) {
    return { type: 'time', date, past: true, strict: true, previousWeek: inWeek, fields: FIELD.weekday | FIELD.week };
  }
  const coming = { type: 'time', date, strict: true, fields: FIELD.weekday | FIELD.week } as const;
  return { type: 'time', date: inWeek, fields: FIELD.weekday | FIELD.week, others: [coming] };
};

/** "Wednesday in a week", "Mittwoch vor zwei Wochen": in the calendar week that far away; the option is the sign. */
export const weekdayInWeek: Production = ([day, by], option) => {
  const value = numberOf(day);
  if (value === undefined || by?.type !== 'duration' || !by.counts.week) return undefined;
  const weeks = by.counts.week * Number(option);
  const pick = (now: Now): Span => whole(add(startOf(now.civil, 'week'), 'week', weeks) + (value - 1) * DAY, 'day');
  return { type: 'time', date: once('day', pick), fields: FIELD.weekday | FIELD.week | FIELD.month | FIELD.year };
};

/** "martes pasado": the same with the words the other way round. */
export const weekdayShifted: Production = ([day, offset]) =>
  day && offset ? weekdayFromNow([offset, day], undefined) : undefined;

/** A weekday counted from the current one by a word that the rule names; the option is the count. */
export const weekdayShift: Production = ([day], option) =>
  day && weekdayFromNow([numberMeaning(Number(option)), day], undefined);

/** "next March", "last Christmas": the first one after, or before, the one that is now. */
export const occurrenceFromNow: Production = args => {
  const offset = numberOf(args.find(arg => arg.type === 'number')) ?? 0;
  const time = timeOf(args.find(arg => arg.type === 'time'));
  if (!time?.date || time.date.cycle === ONCE) return undefined;
  const { date } = time;
  if (offset === 0) return time;
  const pick = (now: Now): Span | undefined => {
    if (offset < 0) {
      const last = date.previous(now.civil, now);
      return last && last.end > now.civil ? date.previous(last.start, now) : last;
    }
    return date.next(startOf(now.civil, 'day') + DAY, now);
  };
  return { ...time, date: once(date.grain, pick), fields: time.fields | FIELD.year };
};

/** "first Monday of October", "last day of next month", "third week of 2026". The option stands in for a missing ordinal. */
export const nth: Production = (args, option) => {
  const rest = option === undefined ? args.slice(1) : args;
  const n = option === undefined ? numberOf(args[0]) : Number(option);
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
  return n && day && nth([n, day, month], undefined);
};

/** A day, and a year if there is one, of the month that the option tells. */
export const dayOfFixedMonth: Production = ([day, year], option) =>
  day && calendar([day, numberMeaning(Number(option)), ...(year ? [year] : [])], 'dmy');

/** "the first of next month": a day of the month told by its number alone, in a month or longer. */
export const dayWithin: Production = args => {
  const day = numberOf(args[0]);
  const outer = timeOf(args[1]);
  if (!day || day > 31 || !outer?.date || outer.clock || outer.date.grain !== 'month') return undefined;
  return { type: 'time', date: intersect(dayOfMonthSeries(day), outer.date), fields: outer.fields | FIELD.day };
};

/** "Monday next week": the option stands in for a missing count of weeks. */
export const weekdayOfWeek: Production = (args, option) => {
  const [day, said] = args.filter(arg => arg.type === 'number').map(numberOf);
  const offset = said ?? Number(option);
  const unit = args.find(arg => arg.type === 'unit');
  if (day === undefined || unit?.type !== 'unit' || unit.grain !== 'week') return undefined;
  const pick = (now: Now): Span =>
    whole(add(startOf(now.civil, 'week'), 'week', offset * unit.count) + (day - 1) * DAY, 'day');
  return { type: 'time', date: once('day', pick), fields: FIELD.weekday | FIELD.week | FIELD.month | FIELD.year };
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

/** ISO week of a year, the current one unless told. */
export const weekNumber: Production = args => {
  const [week, year] = [numberOf(args[0]), numberOf(args[1])];
  if (week === undefined || week < 1 || week > 53) return undefined;
  return {
    type: 'time',
    date: once('week', now =>
      whole(weekStart(year === undefined ? yearOf(now.civil) : fullYear(year, now), week), 'week'),
    ),
    fields: FIELD.week | FIELD.month | FIELD.year,
  };
};

/** The nth quarter (three months) or half (six) of the year; the option is its length in months. */
export const yearPart: Production = (args, option) => {
  const months = Number(option);
  const n = numberOf(args[0]);
  const year = numberOf(args[1]);
  if (!n || n > 12 / months) return undefined;
  const inYear = (start: number): Span => whole(add(start, 'month', (n - 1) * months), 'month', months);
  const grain = months === 3 ? 'quarter' : 'month';
  const date =
    year === undefined ? recurring(grain, 'year', inYear) : once(grain, now => inYear(civil(fullYear(year, now))));
  return { type: 'time', date, fields: FIELD.month | (year === undefined ? 0 : FIELD.year) };
};

/** From Saturday to Sunday of a week counted from the current one; without a count, of every week. */
export const weekend: Production = args => {
  const offset = numberOf(args[0]);
  const inWeek = (week: number): Span => ({ start: week + 5 * DAY, end: week + 7 * DAY });
  const date =
    offset === undefined
      ? recurring('day', 'week', inWeek)
      : once('day', now => inWeek(startOf(now.civil, 'week') + offset * 7 * DAY));
  return { type: 'time', date, fields: FIELD.weekday | FIELD.day | (offset === undefined ? 0 : FIELD.week) };
};
