/** Productions for times that recur. */
import { FIELD, type Meaning, numberOf, type SetMeaning, type TimeMeaning, timeOf } from '../meaning.ts';
import { ONCE } from '../series.ts';
import { calendar, weekdayMeaning } from './calendar.ts';
import { NO_SUCH_TIME } from './clocks.ts';
import { combine } from './combinations.ts';
import { dayOfMonth, EVERY_MONTH, nth } from './ordinals.ts';
import type { Production } from './production.ts';

/** "every two weeks", "every Monday at nine". */
export const everyUnit: Production = ([period, at]) => {
  if (period?.type === 'unit')
    return { type: 'set', every: { type: 'duration', counts: { [period.grain]: period.count } }, ...atOf(at) };
  return period?.type === 'duration' ? { type: 'set', every: period, ...atOf(at) } : undefined;
};

/** Every second one; a weekday perhaps with a part of the day: "un vendredi soir sur deux". */
export const everyOther: Production<'day'> = ([said, part], grain) => {
  if (grain) return everyUnit([{ type: 'unit', grain, count: 2 }]);
  if (said?.type === 'unit') return everyUnit([{ ...said, count: 2 * said.count }]);
  const day = numberOf(said);
  if (day === undefined) return undefined;
  const set: Meaning = { type: 'set', every: { type: 'duration', counts: { week: 2 } }, at: weekdayMeaning(day) };
  return part ? setAt([set, part]) : set;
};

/** "every third month" */
export const everyNth: Production = ([nth, unit]) => {
  const count = numberOf(nth);
  return unit?.type === 'unit' && count ? everyUnit([{ ...unit, count: count * unit.count }]) : undefined;
};

/** "six monthly" is every six months. "three daily" is a count, not a time. */
export const everySo: Production = ([count, set]) => {
  const n = numberOf(count);
  if (set?.type !== 'set' || set.at || !n || !Number.isInteger(n)) return undefined;
  const [[grain, each] = [], ...more] = Object.entries(set.every.counts);
  if (grain === undefined || more.length > 0 || !BY_DATES.has(grain)) return undefined;
  return { type: 'set', every: { type: 'duration', counts: { [grain]: n * (each ?? 1) } } };
};

const BY_DATES: ReadonlySet<string> = new Set(['week', 'month', 'quarter', 'year']);

export const everyTime: Production = ([said]) => {
  const time = timeOf(said);
  if (!time || time.date?.cycle === ONCE) return undefined;
  const period = time.date
    ? (['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const)[time.date.cycle]
    : 'day';
  return period && { type: 'set', every: { type: 'duration', counts: { [period]: 1 } }, at: time };
};

/** "on Fridays", "tous les vendredis" */
export const everyWeekday: Production<'any'> = ([day], option) => {
  const value = numberOf(day);
  if (value === undefined || day?.type !== 'number' || !(day.every || option)) return undefined;
  return everyTime([weekdayMeaning(value)]);
};

/** "the 15th of every month", "the first Monday of every month", "am Monatsersten". The option replaces a missing ordinal. */
export const everyMonthOn: Production<number> = (args, option) => {
  const [day, unit] = args;
  if (!day) return everyTime([dayOfMonth([], option) ?? EVERY_MONTH]);
  const isCounted = option !== undefined || unit !== undefined;
  const time = isCounted ? nth([...args, EVERY_MONTH], option) : day && calendar([day], 'd');
  return time && everyTime([time]);
};

export const setAt: Production = args => {
  const set = args.find(arg => arg.type === 'set');
  const said = args.find(arg => arg.type !== 'set');
  const time = said?.type === 'number' ? weekdayMeaning(said.value) : timeOf(said);
  if (set?.type !== 'set' || !time || set.at?.type === 'interval') return undefined;
  const at = set.at ? combine(set.at, time) : time;
  // The year of a day must not become a time of day: "every day on December 3rd 2026" is not 20:26.
  if (at?.date?.cycle === ONCE) return NO_SUCH_TIME;
  return at && fits(at, set) ? { ...set, at } : undefined;
};

/**
 * Whether a time fits a period. A weekly time needs a day and a monthly one a date, so "monthly at nine" does not fit.
 */
function fits({ date, fields }: TimeMeaning, { every: { counts } }: SetMeaning): boolean {
  if (counts.week) return date !== undefined && fields !== FIELD.day;
  return date !== undefined || !(counts.month || counts.quarter || counts.year);
}

const atOf = (meaning: Meaning | undefined): { at?: TimeMeaning } => {
  const at = timeOf(meaning);
  return at ? { at } : {};
};
