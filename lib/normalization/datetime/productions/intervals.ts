/** Productions for times from one to another, and for times that recur. */
import type { Production } from '../grammar.ts';
import { type IntervalMeaning, type Meaning, type TimeMeaning, timeOf } from '../meaning.ts';
import { combine } from './combinations.ts';

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
