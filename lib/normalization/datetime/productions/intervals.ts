/** Productions for times from one to another, and for times that recur. */
import type { DayRangeFields } from '../../../languages/index.ts';
import { FIELD, type IntervalMeaning, type Meaning, numberOf, type TimeMeaning, timeOf } from '../meaning.ts';
import { ONCE } from '../series.ts';
import { calendar } from './calendar.ts';
import { combine } from './combinations.ts';
import { dayWithin } from './ordinals.ts';
import type { Production } from './production.ts';

/** From the first to the second, which is part of it unless the option says "exclusive". */
export const between: Production<'exclusive'> = ([a, b], option) => {
  const [from, to] = [timeOf(a), timeOf(b)];
  if (!from || !to || from.part !== undefined || (from.date && !to.date && !to.clock)) return undefined;
  if (from.clock && !from.date && to.date) {
    if (!to.clock) return undefined;
    const dated = combine(from, dayOf(to));
    return dated && { type: 'interval', from: dated, to, inclusive: false };
  }
  return { type: 'interval', from, to, inclusive: option !== 'exclusive' };
};

/** A time without its clock. */
const dayOf = ({ clock: _, ...rest }: TimeMeaning): TimeMeaning => ({ ...rest, fields: rest.fields & ~FIELD.clock });

/** "12 to 16 September": two dates that share their month, and their year if there is one. */
export const dayRange: Production<DayRangeFields> = (args, fields = 'ddm') => {
  const [first, last] = [fields.indexOf('d'), fields.lastIndexOf('d')];
  if ((numberOf(args[first]) ?? 0) >= (numberOf(args[last]) ?? 0)) return undefined;
  const from = calendar(args.toSpliced(last, 1), ONE_DAY[fields]);
  const to = calendar(args.toSpliced(first, 1), ONE_DAY[fields]);
  return from && to && between([from, to]);
};

/** The fields that are left when one of the days is taken away. */
const ONE_DAY = { ddm: 'dm', ddmy: 'dmy', mdd: 'md', mddy: 'mdy' } as const;

/** "the 4th to the 23rd of this month" */
export const dayRangeWithin: Production = ([first, last, month]) => {
  if (!first || !last || !month) return undefined;
  const [from, to] = [dayWithin([first, month]), dayWithin([last, month])];
  return from && to && between([from, to]);
};

/** From a time onwards; with the option "past" the last such time is meant rather than the next. */
export const since: Production<'past'> = ([a], option) => {
  const from = timeOf(a);
  return from && { type: 'interval', from: option === 'past' ? { ...from, past: true } : from, inclusive: true };
};

/** Up to a time, which is part of it unless the option says "exclusive". */
export const until: Production<'exclusive'> = ([a], option) => {
  const to = timeOf(a);
  return to && { type: 'interval', to, inclusive: option !== 'exclusive' };
};

/** "three days from Monday": from a time on, for as long as is said. */
export const lasting: Production = args => {
  const lasts = args.find(arg => arg.type === 'duration');
  const from = timeOf(args.find(arg => arg.type === 'time'));
  return from && lasts?.type === 'duration' ? { type: 'interval', from, lasting: lasts, inclusive: true } : undefined;
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
  if (!time || time.date?.cycle === ONCE) return undefined;
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
