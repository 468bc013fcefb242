/** Productions that put times together: dates with clocks, intervals, recurring times. */
import { add, civil, rankOf } from '../civil.ts';
import type { Production } from '../grammar.ts';
import {
  FIELD,
  type IntervalMeaning,
  type Meaning,
  numberMeaning,
  numberOf,
  type TimeMeaning,
  timeOf,
} from '../meaning.ts';
import { intersect, once, type Series, type Span } from '../series.ts';
import { withinPart } from './clocks.ts';
import { calendar, dayFromNow, weekday, whole } from './dates.ts';

export const same: Production = ([meaning]) => meaning;

/** A part of the day as a time of its own. */
export const asTime: Production = ([meaning]) => timeOf(meaning);

/** Both at once: "Monday" and "next week", "tomorrow" and "at three". */
export const both: Production = args => combine(timeOf(args[0]), timeOf(args[1]));

/** A clock, the part of the day that settles it, and a date. */
export const both3: Production = args => combine(combine(timeOf(args[0]), timeOf(args[1])), timeOf(args[2]));

/** A day of the month told by its number alone, and a clock. */
export const dayAt: Production = ([day, said]) =>
  combine(timeOf(calendar([day ?? numberMeaning(0)], 'd')), timeOf(said));

/** Today, whatever hour is said with it. */
export const today: Production = () => dayFromNow(0);

export const todayPart: Production = ([part]) => combine(dayFromNow(0), timeOf(part));

export const yesterdayPart: Production = ([part]) => combine(dayFromNow(-1), timeOf(part));

export const weekdayPart: Production = ([day, part]) =>
  combine(timeOf(weekday([day ?? numberMeaning(0)], undefined)), timeOf(part));

export const tonight: Production = () =>
  combine(dayFromNow(0), { type: 'time', part: { name: 'night', from: 18, to: 24 }, fields: FIELD.part });

/** The evening of yesterday and what follows it. */
export const lastNight: Production = () =>
  combine(dayFromNow(-1), { type: 'time', part: { name: 'night', from: 18, to: 24 }, fields: FIELD.part });

export const endOfToday: Production = () => endOfDay([dayFromNow(0)], undefined);

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

export function combine(a: TimeMeaning | undefined, b: TimeMeaning | undefined): TimeMeaning | undefined {
  if (!a || !b || (a.fields & b.fields) !== 0) return undefined;
  const date = a.date && b.date ? intersect(a.date, b.date) : (a.date ?? b.date);
  const clock = a.clock ?? b.clock;
  const part = a.part ?? b.part;
  if ((clock || part) && date && rankOf(date.grain) < DAY_RANK) return undefined;
  // Built field by field: this is called for most pairs of neighbours, and spreading costs five times as much.
  const time: Mutable<TimeMeaning> = { type: 'time', fields: a.fields | b.fields };
  if (date) time.date = date;
  if (clock) time.clock = part ? withinPart(clock, part) : clock;
  if (part && clock) time.fields |= FIELD.part;
  else if (part) time.part = part;
  const zone = a.zone ?? b.zone;
  if (zone !== undefined) time.zone = zone;
  if (a.past || b.past) time.past = true;
  if (date && (a.strict || !a.date) && (b.strict || !b.date)) time.strict = true;
  if ((a.sameMonth && !b.date) || (b.sameMonth && !a.date)) time.sameMonth = true;
  const previousWeek = a.previousWeek ?? b.previousWeek;
  if (previousWeek) time.previousWeek = besides(previousWeek, a.previousWeek ? b.date : a.date);
  if (a.others || b.others) time.others = combineOthers(a, b);
  return time;
}

const DAY_RANK = rankOf('day');

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Beside another date the setting for "last Tuesday" only matters within that date. */
const besides = (previousWeek: Series, other: Series | undefined): Series =>
  other ? intersect(previousWeek, other) : previousWeek;

function combineOthers(a: TimeMeaning, b: TimeMeaning): TimeMeaning[] {
  const others = [
    ...(a.others ?? []).map(other => combine(other, b)),
    ...(b.others ?? []).map(other => combine(a, other)),
  ];
  return others.filter(other => other !== undefined);
}

/** From the first to the second; the option tells whether the second is part of it. */
export const between: Production = ([a, b], option) => {
  const [from, to] = [timeOf(a), timeOf(b)];
  if (!from || !to || from.part !== undefined || (from.date && !to.date && !to.clock)) return undefined;
  if (from.clock && !from.date && to.date && !to.clock) return undefined;
  return { type: 'interval', from, to, inclusive: option !== 'exclusive' };
};

export const since: Production = ([a]) => {
  const from = timeOf(a);
  return from && { type: 'interval', from, inclusive: true };
};

export const until: Production = ([a], option) => {
  const to = timeOf(a);
  return to && { type: 'interval', to, inclusive: option !== 'exclusive' };
};

/** An interval of clock times on a day. */
export const intervalOn: Production = args => {
  const interval = args.find(arg => arg.type === 'interval');
  const day = timeOf(args.find(arg => arg.type === 'time' || arg.type === 'part'));
  if (interval?.type !== 'interval' || !day) return undefined;
  const from = interval.from && combine(interval.from, day);
  const to = interval.to && combine(interval.to, day);
  if ((interval.from && !from) || (interval.to && !to)) return undefined;
  const joined: IntervalMeaning = { type: 'interval', inclusive: interval.inclusive };
  return { ...joined, ...(from ? { from } : {}), ...(to ? { to } : {}) };
};

/** "every two weeks", "every Monday at nine". */
export const everyUnit: Production = ([every, at]) => {
  if (every?.type === 'unit')
    return { type: 'set', every: { type: 'duration', counts: { [every.grain]: every.count } }, ...atOf(at) };
  return every?.type === 'duration' ? { type: 'set', every, ...atOf(at) } : undefined;
};

/** Every second one. */
export const everyOther: Production = ([unit]) =>
  unit?.type === 'unit'
    ? { type: 'set', every: { type: 'duration', counts: { [unit.grain]: 2 * unit.count } } }
    : undefined;

export const everyTime: Production = ([said]) => {
  const time = timeOf(said);
  if (!time || time.date?.cycle === 99) return undefined;
  const period = time.date
    ? (['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const)[time.date.cycle]
    : 'day';
  return period && { type: 'set', every: { type: 'duration', counts: { [period]: 1 } }, at: time };
};

export const setAt: Production = args => {
  const set = args.find(arg => arg.type === 'set');
  const time = args.find(arg => arg.type !== 'set');
  if (set?.type !== 'set' || !time) return undefined;
  const at = set.at?.type === 'time' ? combine(set.at, timeOf(time)) : timeOf(time);
  return at && set.at?.type !== 'interval' ? { ...set, at } : undefined;
};

const atOf = (meaning: Meaning | undefined): { at?: TimeMeaning } => {
  const at = timeOf(meaning);
  return at ? { at } : {};
};

/** The start, middle or end of a longer time, as the share of it that the option tells: [from, to] in hundredths. */
export const shareOf: Production = ([said], option) => {
  const time = timeOf(said);
  if (!time?.date || time.clock || !Array.isArray(option) || rankOf(time.date.grain) < rankOf('week')) return undefined;
  const [from, to] = [Number(option[0]), Number(option[1])];
  return { ...time, date: mapped(time.date, span => cut(span, from, to)) };
};

const cut = ({ start, end }: Span, from: number, to: number): Span => {
  const day = (share: number): number => add(start, 'day', Math.round(((end - start) / 86_400_000) * (share / 100)));
  return { start: day(from), end: day(to) };
};

/** The last moment of a day. */
export const endOfDay: Production = ([said]) => {
  const time = timeOf(said);
  if (!time?.date || time.clock || time.date.grain !== 'day') return undefined;
  return { ...time, clock: { hour: 23, minute: 59, second: 59, twelve: false }, fields: time.fields | FIELD.clock };
};

function mapped(series: Series, change: (span: Span) => Span): Series {
  return {
    grain: 'day',
    cycle: series.cycle,
    next(from, now) {
      const span = series.next(from, now);
      return span && change(span);
    },
    previous(before, now) {
      const span = series.previous(before, now);
      return span && change(span);
    },
  };
}
