/** Productions for lengths of time. */
import type { RuleOptions } from '../../../languages/index.ts';
import { add, DAY, type Grain, HOUR, MINUTE, rankOf, SECOND } from '../../civil.ts';
import { type DurationMeaning, numberOf, type TimeMeaning } from '../meaning.ts';
import type { Now } from '../series.ts';
import type { Production } from './production.ts';

const UNIT_MS: Partial<Record<Grain, number>> = { second: SECOND, minute: MINUTE, hour: HOUR };
/** From coarse to fine: a month is added before a day. */
const ORDER: readonly Grain[] = [
  'century',
  'decade',
  'year',
  'quarter',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
];

/** A count and a unit in either order. The option replaces a missing count. */
export const duration: Production<number> = (args, option = 1) => {
  const unit = args.find(arg => arg.type === 'unit');
  const said = args.find(arg => arg.type === 'number');
  const count = numberOf(said) ?? option;
  if (unit?.type !== 'unit') return undefined;
  const counts = { [unit.grain]: count * unit.count };
  const number = said?.type === 'number' ? said : undefined;
  const bothEnds = unit.grain === 'day' && number?.bothEnds;
  return { type: 'duration', counts, ...(bothEnds ? { bothEnds } : {}), ...(number?.vague ? { vague: true } : {}) };
};

/** Nights are counted as days. */
export const days: Production = ([count]) => {
  const day = numberOf(count);
  return day === undefined ? undefined : { type: 'duration', counts: { day } };
};

/** A word that is a length of time by itself, in minutes. */
export const minutes: Production<number> = (_, minute = 0) => ({ type: 'duration', counts: { minute } });

/** A word that is a number of units by itself, such as "fortnight", times the number that is said. */
export const units: Production<RuleOptions['units']> = ([count], option) =>
  option && { type: 'duration', counts: { [option[1]]: option[0] * (numberOf(count) ?? 1) } };

/** "año y medio": one unit and a part of it. The option is the part. */
export const unitAndPart: Production<number> = ([unit], part = 0) => unit && duration([unit], 1 + part);

/** "an hour and a half": the option is the added part of the last unit. */
export const durationAndPart: Production<number> = ([base], part = 0) => {
  if (base?.type !== 'duration') return undefined;
  const finest = finestOf(base);
  return { type: 'duration', counts: { ...base.counts, [finest]: (base.counts[finest] ?? 0) + part } };
};

/** "two hours 1/2" */
export const durationAndFraction: Production = ([base, over, under]) => {
  const part = (numberOf(over) ?? 0) / (numberOf(under) || 1);
  return base && part > 0 && part < 1 ? durationAndPart([base], part) : undefined;
};

/** "two hours and ten minutes": the second length has the finer units. */
export const durationSum: Production = ([a, b]) => {
  if (a?.type !== 'duration' || b?.type !== 'duration' || a.bound || b.bound) return undefined;
  return rankOf(coarsestOf(b)) < rankOf(finestOf(a)) && isLess(b, a)
    ? { type: 'duration', counts: { ...a.counts, ...b.counts } }
    : undefined;
};

/** "Half an hour, forty five minutes" and "an hour, ninety minutes" are two lengths. */
function isLess(b: DurationMeaning, a: DurationMeaning): boolean {
  if ((a.counts[finestOf(a)] ?? 0) < 1) return false;
  const [minutes = 0, seconds = 0] = [b.counts.minute, b.counts.second];
  return (finestOf(a) !== 'hour' || minutes < 60) && (finestOf(a) !== 'minute' || seconds < 60);
}

/** "more than two hours", "at most a week". */
export const bounded: Production<'least' | 'most'> = ([length], bound) =>
  length?.type === 'duration' && bound ? { ...length, bound } : undefined;

/** "two hours thirty": a bare number after hours means minutes. */
export const durationAndMinutes: Production = ([a, b]) => {
  const minutes = numberOf(b);
  if (a?.type !== 'duration' || finestOf(a) !== 'hour' || minutes === undefined || minutes > 59) return undefined;
  if (!Number.isInteger(minutes)) return undefined;
  return { type: 'duration', counts: { ...a.counts, minute: minutes } };
};

/** "1h30": a length that is written like a time of day. */
export const hoursAndMinutes: Production = ([hour, minute]) => {
  const [h, m] = [numberOf(hour), numberOf(minute)];
  return h === undefined || m === undefined ? undefined : { type: 'duration', counts: { hour: h, minute: m } };
};

const unitsOf = (meaning: DurationMeaning): Grain[] => ORDER.filter(grain => meaning.counts[grain] !== undefined);
export const finestOf = (meaning: DurationMeaning): Grain => unitsOf(meaning).at(-1) ?? 'second';
export const coarsestOf = (meaning: DurationMeaning): Grain => unitsOf(meaning)[0] ?? 'second';

/**
 * Days and longer units keep the wall clock. Hours and shorter units are elapsed time, also across a change of the
 * clocks.
 */
export function shift(from: number, by: DurationMeaning, sign: number, now: Now): number {
  let t = from;
  let elapsed = 0;
  for (const grain of unitsOf(by)) {
    const count = sign * (by.counts[grain] ?? 0);
    const ms = UNIT_MS[grain];
    if (ms !== undefined) elapsed += count * ms;
    else if (Number.isInteger(count)) t = add(t, grain, count);
    else t = addPart(t, grain, count);
  }
  if (elapsed === 0) return t;
  const instant = t === now.civil ? now.instant : now.zone.toInstant(t);
  return now.zone.toCivil(instant + elapsed);
}

/** Half a day is twelve hours, half a week three and a half days, half a month fifteen days. */
function addPart(t: number, grain: Grain, count: number): number {
  return grain === 'day' || grain === 'week' ? t + count * (grain === 'day' ? DAY : 7 * DAY) : add(t, grain, count);
}

export const grainAfter = (by: DurationMeaning): Grain => {
  const finest = finestOf(by);
  if (rankOf(finest) >= rankOf('day'))
    return Number.isInteger(by.counts[finest]) || finest !== 'day' ? 'day' : 'minute';
  return finest === 'second' ? 'second' : 'minute';
};

/** Marks a time for review if its length is vague: "a few days ago". */
export const inReview = (time: TimeMeaning, { vague }: DurationMeaning): TimeMeaning =>
  vague ? { ...time, review: ['policy'] } : time;
