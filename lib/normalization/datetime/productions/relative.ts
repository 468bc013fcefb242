/** Productions for days and longer units counted from now. */
import type { RuleOptions } from '../../../languages/index.ts';
import { add, DAY, type Grain, rankOf, startOf } from '../../civil.ts';
import {
  type DurationMeaning,
  FIELD,
  numberMeaning,
  numberOf,
  othersOf,
  type TimeMeaning,
  timeOf,
} from '../meaning.ts';
import { every, type Now, ONCE, once, type Series, type Span } from '../series.ts';
import { fromNow, fromTime } from './away.ts';
import { noSuchTime } from './calendar.ts';
import type { Production } from './production.ts';
import { whole } from './spans.ts';
import { weekdaySeries } from './weekday-of-date.ts';

/** Days from today. */
export const relativeDay: Production = ([offset]) => {
  const day = dayFromNow(numberOf(offset) ?? 0);
  return offset?.type === 'number' && offset.vague ? { ...day, review: ['policy'] } : day;
};

export const dayFromNow = (days: number): TimeMeaning => ({
  type: 'time',
  date: once('day', now => whole(startOf(now.civil, 'day') + days * DAY, 'day')),
  fields: FIELD.day | FIELD.month | FIELD.year | FIELD.week,
  counted: true,
});

/** "tomorrow in a week", "heute in acht Tagen". */
export const dayFromDay: Production<RuleOptions['dayFromDay']> = (args, option = 1) => {
  const by = args.find(arg => arg.type === 'duration');
  const [direction, bothEnds] = typeof option === 'number' ? [option] : option;
  const days = numberOf(args.find(arg => arg.type === 'number'));
  if (days === undefined || by?.type !== 'duration') return undefined;
  // "Today in an hour" counts from now; "tomorrow in an hour" has no value.
  if (isOfHours(by)) return days === 0 ? fromNow([by], direction) : undefined;
  const weeks = bothEnds && Object.keys(by.counts).length === 1 ? WEEKS_IN_DAYS[by.counts.day ?? 0] : undefined;
  return fromTime([dayFromNow(days), weeks ? { type: 'duration', counts: { week: weeks } } : by], direction);
};

const isOfHours = ({ counts }: DurationMeaning): boolean =>
  counts.hour !== undefined || counts.minute !== undefined || counts.second !== undefined;

/** "a week tomorrow" is a week after tomorrow. "a week yesterday" and "a week last Tuesday" are a week before. */
export const awayFrom: Production = ([by, from]) => {
  const days = numberOf(from);
  if (by && days !== undefined) return fromTime([by, dayFromNow(days)], days < 0 ? -1 : 1);
  return by && from && fromTime([by, from], timeOf(from)?.past ? -1 : 1);
};

/** "d'aujourd'hui en huit" is in a week, "en quinze" in two. Both ends are counted. */
export const dayLater: Production = ([offset, count]) => {
  const [days, counted] = [numberOf(offset), numberOf(count)];
  if (days === undefined || (counted !== 8 && counted !== 15)) return undefined;
  return dayFromNow(days + counted - 1);
};

/** "this week", "next month", "last hour": units from the current one. The option replaces a missing count. */
export const cycle: Production<number> = (args, option = 0) => {
  const unit = args.find(arg => arg.type === 'unit');
  const offset = numberOf(args.find(arg => arg.type === 'number')) ?? option;
  if (unit?.type !== 'unit') return undefined;
  const { grain, count } = unit;
  return {
    type: 'time',
    date: once(grain, now => whole(add(startOf(now.civil, grain), grain, offset * count), grain, count)),
    fields: cycleFields(grain),
  };
};

/** "not next week but the week after" */
export const cycleOfBoth: Production<number> = ([denied, meant], option) =>
  denied?.type === 'unit' && meant?.type === 'unit' && denied.grain === meant.grain
    ? cycle([meant], option)
    : undefined;

/** "of the month": of the current month, or of the next one if the time is over in this month. */
export const anyUnit: Production = ([unit]) =>
  unit?.type === 'unit' && unit.count === 1
    ? { type: 'time', date: every(unit.grain), fields: cycleFields(unit.grain) }
    : undefined;

function cycleFields(grain: Grain): number {
  if (grain === 'week') return FIELD.week | FIELD.month | FIELD.year;
  if (grain === 'day') return FIELD.day | FIELD.week | FIELD.month | FIELD.year;
  return rankOf(grain) < rankOf('day') ? FIELD.clock | FIELD.day : FIELD.year | (grain === 'month' ? FIELD.month : 0);
}

/**
 * "next Tuesday" is in the next calendar week, and the coming Tuesday is the alternative. "this Tuesday" is the coming
 * one.
 */
export const weekdayFromNow: Production = args => {
  const [offset, day] = [numberOf(args[0]), numberOf(args[1])];
  if (offset === undefined || day === undefined) return undefined;
  const date = weekdaySeries(day);
  if (offset === 0) return { type: 'time', date, fields: FIELD.weekday | FIELD.week, weekday: day };
  const inWeek = once('day', now => whole(startOf(now.civil, 'week') + offset * 7 * DAY + (day - 1) * DAY, 'day'));
  if (offset < 0) return { ...weekdayBefore(date, offset, inWeek), weekday: day };
  const others = [afterToday(date, offset)];
  return { type: 'time', date: inWeek, fields: FIELD.weekday | FIELD.week, weekday: day, others };
};

/**
 * "last Tuesday" is the most recent one before today, or the one of the previous week. `LAST_WEEKDAY` chooses; the
 * other one is the alternative.
 */
function weekdayBefore(weekday: Series, offset: number, inWeek: Series): TimeMeaning {
  const recent = once('day', now => {
    const last = weekday.previous(startOf(now.civil, 'day'), now);
    return last && whole(last.start + (offset + 1) * 7 * DAY, 'day');
  });
  const past = { type: 'time', past: true, fields: FIELD.weekday | FIELD.week } as const;
  return { ...past, date: recent, previousWeek: inWeek, others: [{ ...past, date: inWeek, previousWeek: recent }] };
}

/** "martes pasado": the same with the words in the other order. */
export const weekdayShifted: Production = ([day, offset]) =>
  day && offset ? weekdayFromNow([offset, day], undefined) : undefined;

/** A weekday in a week that is counted from the current one. */
export const weekdayShift: Production<number> = ([day], weeks = 0) =>
  day && weekdayFromNow([numberMeaning(weeks), day]);

/** "kommenden Freitag": the first one after today. */
export const comingWeekday: Production = ([day]) => {
  const value = numberOf(day);
  if (value === undefined) return undefined;
  return { ...afterToday(weekdaySeries(value), 1), weekday: value };
};

/** The nth occurrence after today. */
const afterToday = (weekday: Series, n: number): TimeMeaning => ({
  type: 'time',
  date: once('day', now => {
    const coming = weekday.next(startOf(now.civil, 'day') + DAY, now);
    return coming && whole(coming.start + (n - 1) * 7 * DAY, 'day');
  }),
  fields: FIELD.weekday | FIELD.week,
});

/** "Friday week": a number of weeks after the coming Friday, like "a week on Friday". */
export const weekdayAhead: Production<number> = ([day], weeks = 1) =>
  day && weekdayInWeek([day, { type: 'duration', counts: { week: weeks } }], 1);

/** "tomorrow week" */
export const dayAhead: Production<number> = ([offset], weeks = 1) => {
  const days = numberOf(offset);
  // "Yesterday week" is a week before yesterday or after it.
  return days === undefined ? undefined : days < 0 ? noSuchTime([], undefined) : dayFromNow(days + weeks * 7);
};

/** "two Thursdays ago": the second one before today. */
export const weekdaysAgo: Production = ([count, day]) => {
  const [n, value] = [numberOf(count), numberOf(day)];
  if (!n || n > 60 || value === undefined) return undefined;
  const pick = (now: Now): Span | undefined => {
    const last = weekdaySeries(value).previous(startOf(now.civil, 'day'), now);
    return last && whole(last.start - (n - 1) * 7 * DAY, 'day');
  };
  return {
    type: 'time',
    date: once('day', pick),
    past: true,
    fields: FIELD.weekday | FIELD.week | FIELD.month | FIELD.year,
  };
};

/** "the Friday just gone" */
export const recentWeekday: Production = ([day]) => day && weekdaysAgo([numberMeaning(1), day]);

/**
 * "Wednesday in a week", "Mittwoch vor zwei Wochen": a number of weeks after the coming one (which may be today), or in
 * the calendar week that number of weeks ago. "In acht Tagen" is a week, because both ends are counted.
 */
export const weekdayInWeek: Production<1 | -1> = (args, direction = 1) => {
  const value = numberOf(args.find(arg => arg.type === 'number'));
  const by = args.find(arg => arg.type === 'duration');
  const counted = by?.type === 'duration' ? (by.counts.week ?? WEEKS_IN_DAYS[by.counts.day ?? 0]) : undefined;
  if (value === undefined || !counted) return undefined;
  const pick = (now: Now): Span | undefined => {
    const inWeek = add(startOf(now.civil, 'week'), 'week', counted * direction) + (value - 1) * DAY;
    if (direction === -1) return whole(inWeek, 'day');
    const coming = weekdaySeries(value).next(startOf(now.civil, 'day'), now);
    return coming && whole(add(coming.start, 'week', counted), 'day');
  };
  return { type: 'time', date: once('day', pick), fields: FIELD.weekday | FIELD.week | FIELD.month | FIELD.year };
};

const WEEKS_IN_DAYS: Readonly<Record<number, number>> = { 7: 1, 8: 1, 14: 2, 15: 2 };

/** "Monday next week": the option replaces a missing count of weeks. */
export const weekdayOfWeek: Production<number> = (args, option = 0) => {
  const [day, said] = args.filter(arg => arg.type === 'number').map(numberOf);
  const offset = said ?? option;
  const unit = args.find(arg => arg.type === 'unit');
  if (day === undefined || unit?.type !== 'unit' || unit.grain !== 'week') return undefined;
  const pick = (now: Now): Span =>
    whole(add(startOf(now.civil, 'week'), 'week', offset * unit.count) + (day - 1) * DAY, 'day');
  return { type: 'time', date: once('day', pick), fields: FIELD.weekday | FIELD.week | FIELD.month | FIELD.year };
};

/** "lundi en huit" is a week after the coming Monday, "en quinze" two weeks. French counts both ends. */
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

/** "this September" is that of the current year, even if it is over. */
function inCurrentYear(time: TimeMeaning, date: Series): TimeMeaning {
  const pick = (now: Now): Span | undefined => date.next(startOf(now.civil, 'year'), now);
  return { ...time, date: once(date.grain, pick), fields: time.fields | FIELD.year, others: [time] };
}

/** "next March", "last Christmas": the first occurrence after or before the current one. */
export const occurrenceFromNow: Production = args => {
  const offset = numberOf(args.find(arg => arg.type === 'number')) ?? 0;
  const time = timeOf(args.find(arg => arg.type === 'time'));
  if (!time?.date || time.date.cycle === ONCE) return undefined;
  const { date } = time;
  if (offset === 0) return date.grain === 'month' ? inCurrentYear(time, date) : time;
  const pick = (now: Now): Span | undefined => {
    if (offset < 0) {
      const last = date.previous(now.civil, now);
      return last && last.end > now.civil ? date.previous(last.start, now) : last;
    }
    return date.next(startOf(now.civil, 'day') + DAY, now);
  };
  const others = othersOf(time, other => occurrenceFromNow([numberMeaning(offset), other], undefined));
  return { ...time, date: once(date.grain, pick), fields: time.fields | FIELD.year, ...others };
};
