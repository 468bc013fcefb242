/** Turns a meaning into readings at the reference time, the best first. */
import { DAY, rankOf } from '../civil.ts';
import type { ReviewReason } from '../port.ts';
import { withReview } from '../review.ts';
import type { Reading } from '../typed.ts';
import { isBareHour } from './half-of-day.ts';
import { durationReading, setReading } from './iso.ts';
import {
  DAY_AND_MONTH,
  FIELD,
  type IntervalMeaning,
  isOpen,
  type Meaning,
  type SetMeaning,
  type TimeMeaning,
} from './meaning.ts';
import { resolveInterval } from './resolve-interval.ts';
import { isPast, resolveTime } from './resolve-time.ts';
import { type Now, ONCE } from './series.ts';
import type { Tense } from './tense.ts';
import { type ResolveOptions, variantsOf, WORKING_DAY_STARTS } from './variants.ts';

const MAX_READINGS = 6;

export function resolve(meaning: Meaning, now: Now, given: ResolveOptions): Reading[] {
  const isMoved = given.tense === 'moved';
  if (isRange(meaning) && (isMoved || meaning.moved)) return movedReadings(meaning, now, given);
  const options: ResolveOptions = isMoved ? { ...given, tense: 0 } : given;
  switch (meaning.type) {
    case 'time':
      return resolveTimesInTense(meaning, now, options);
    case 'interval':
      return distinct(resolveIntervalsInTense(meaning, now, options));
    case 'duration':
      return [durationReading(meaning)];
    case 'set':
      return setReadings(meaning, now, options);
    default:
      return [];
  }
}

function resolveTimesInTense(meaning: TimeMeaning, now: Now, options: ResolveOptions): Reading[] {
  if (options.tense === 1 && meaning.toCome) return resolveTimes(meaning.toCome, now, options);
  const readings = resolveTimes(meaning, now, options);
  if (options.tense !== -1 || !meaning.bygone) return readings;
  return distinct([...resolveTimes({ ...meaning.bygone, settled: true }, now, options), ...readings]);
}

function resolveTimes(meaning: TimeMeaning, now: Now, options: ResolveOptions): Reading[] {
  const readings = resolveTime(timeInTense(meaning, options.tense), now, options);
  for (const other of meaning.others ?? NONE) {
    readings.push(...resolveTime(timeInTense(other, options.tense), now, options));
  }
  const reasons = reasonsOf(meaning, now, options);
  return distinct(reasons.length > 0 ? readings.map(reading => withReview(reading, ...reasons)) : readings);
}

/** Where something is moved to, and the range for those who meant one: "move our stay from the 12th to the 19th". */
function movedReadings(range: Range, now: Now, options: ResolveOptions): Reading[] {
  const targets = [range.to, ...(range.to.others ?? NONE)].flatMap(to =>
    resolveTime({ ...to, settled: true, sameMonth: false }, now, options),
  );
  const ranges = resolveIntervals(range, now, { ...options, tense: 0 });
  // Nobody means a range from 15:00 to 14:00.
  const sensible = ranges.filter(({ value }) => {
    const [start = '', end = ''] = value.split('/');
    return start < end;
  });
  const moved = targets.map(reading => withReview(reading, 'part'));
  if (options.tense === 'moved' || !isOfTwoDays(ranges[0])) return distinct([...moved, ...sensible]);
  // "Von Freitag auf Samstag" may be the night.
  return (range.from.fields & FIELD.day) === 0 ? [] : distinct([...sensible, ...moved]);
}

/** Two days next to each other, without a clock. */
function isOfTwoDays(reading: Reading | undefined): boolean {
  const [start = '', end = ''] = reading?.value.split('/') ?? [];
  return !start.includes('T') && Date.parse(end) - Date.parse(start) === 2 * DAY;
}

function resolveIntervalsInTense(interval: IntervalMeaning, now: Now, options: ResolveOptions): Reading[] {
  const { toCome } = interval;
  if (!toCome) return resolveIntervals(interval, now, options);
  if (options.tense === 1) return resolveIntervals(toCome, now, options);
  const over = resolveIntervals(interval, now, options);
  if (options.tense !== 0) return over;
  return [...over, ...resolveInterval(toCome, now, options)].map(reading => withReview(reading, 'policy'));
}

/** An interval depends on the policy as the end that is resolved first does, unless its other end is fixed. */
function resolveIntervals(interval: IntervalMeaning, now: Now, options: ResolveOptions): Reading[] {
  const readings = resolveInterval(inTense(interval, options.tense), now, options);
  const { from, to, lasting } = interval;
  const first = from ?? to;
  if (!first || !dependsOnPolicy(first, options) || (from && to?.date?.cycle === ONCE)) return readings;
  const others = (from && to) || lasting ? [] : resolveInterval(withPastEnd(interval, first), now, options);
  const inOrder = isJustOver(first, now, options) ? [...others, ...readings] : [...readings, ...others];
  return inOrder.map(reading => withReview(reading, 'policy'));
}

/** "Bis 10. August versprochen", said four days later: the date that is over comes first, as it does without "bis". */
function isJustOver(edge: TimeMeaning, now: Now, options: ResolveOptions): boolean {
  const time = timeInTense(edge, options.tense);
  return time.recent === A_QUARTER && variantsOf(time, options).some(({ series }) => isPast(series, time, now));
}

/** "Until Friday" may be until the Friday that is over. */
function withPastEnd({ from, to: _, ...interval }: IntervalMeaning, only: TimeMeaning): IntervalMeaning {
  const last = { ...only, past: true };
  return { ...interval, ...(from ? { from: last } : { to: last }) };
}

const NONE: readonly TimeMeaning[] = [];

function reasonsOf(meaning: TimeMeaning, now: Now, options: ResolveOptions): ReviewReason[] {
  const reasons = meaning.review ? [...meaning.review] : [];
  if (meaning.contradicted?.(now)) reasons.push('contradiction');
  if (dependsOnPolicy(meaning, options)) reasons.push('policy');
  return reasons;
}

/** Whether neither the words nor the tense tell which occurrence is meant. */
const dependsOnPolicy = (time: TimeMeaning, { tense }: ResolveOptions): boolean =>
  (tense === 0 || tense === 'booked') && isOpen(time);

/**
 * Whether the tense decides which occurrence is meant: for "Monday", "3 May" and "the last Friday of May", but not for
 * "last Monday".
 */
export const isOpenToTense = (meaning: Meaning): boolean =>
  meaning.type === 'time'
    ? hangsOnTense(meaning) || (meaning.toCome ?? meaning.bygone) !== undefined
    : isRange(meaning) ||
      (meaning.type === 'interval' &&
        (meaning.toCome !== undefined ||
          [meaning.from, meaning.to].some(edge => edge !== undefined && hangsOnTense(edge))));

const hangsOnTense = (time: TimeMeaning): boolean => isOpen(time) || isBareOnFixedDay(time);

/** An interval with both ends. */
type Range = IntervalMeaning & Required<Pick<IntervalMeaning, 'from' | 'to'>>;

export const isRange = (meaning: Meaning): meaning is Range =>
  meaning.type === 'interval' && meaning.from !== undefined && meaning.to !== undefined && !meaning.after;

/**
 * "I called today at eight", said in the afternoon: the hour that is over is meant. An hour before seven stays in the
 * working day: "I had an appointment today at three".
 */
const isBareOnFixedDay = (time: TimeMeaning): boolean =>
  time.date?.cycle === ONCE && isBareHour(time) && isOfMorning(time.clock?.hour);

const isOfMorning = (hour = 0): boolean => hour >= WORKING_DAY_STARTS && hour < 12;

function timeInTense(time: TimeMeaning, tense: Tense | 0 = 0): TimeMeaning {
  if (tense === -1 && isBareOnFixedDay(time)) return { ...time, past: true };
  if (tense === 0 || tense === 'moved' || !isOpen(time)) return time;
  if (tense === 'booked') return time.date?.cycle === YEARLY ? { ...time, recent: A_QUARTER } : time;
  const settled = { ...time, settled: (time.fields & DAY_AND_MONTH) !== FIELD.day };
  return tense === -1 ? { ...settled, past: true, ongoing: true } : { ...settled, sameMonth: false, recent: 0 };
}

const YEARLY = rankOf('year');

/** What was booked lies ahead, unless its date has only just been over: then it is more likely that of the booking. */
const A_QUARTER = 13 * 7 * DAY;

/** The tense applies only to the edge that is resolved first. */
function inTense(interval: IntervalMeaning, tense: Tense | 0 | undefined): IntervalMeaning {
  const { from, to } = interval;
  if (from) return { ...interval, from: timeInTense(from, tense) };
  return to ? { ...interval, to: timeInTense(to, tense) } : interval;
}

/** The readings of a recurring time. If its time does not exist, there are none: "every 31 April". */
function setReadings(set: SetMeaning, now: Now, options: ResolveOptions): Reading[] {
  const first = firstOf(set.at, now, options);
  return set.at && !first ? [] : [setReading(set, first)];
}

function firstOf(
  at: TimeMeaning | IntervalMeaning | undefined,
  now: Now,
  options: ResolveOptions,
): Reading | undefined {
  if (!at) return undefined;
  return (at.type === 'interval' ? resolveInterval(at, now, options) : resolveTime(at, now, options))[0];
}

const distinct = (readings: readonly Reading[]): Reading[] => addDistinct([], readings).slice(0, MAX_READINGS);

/** Adds the readings with a new value. There are few, so a search is faster than a set. */
export function addDistinct(readings: Reading[], more: readonly Reading[]): Reading[] {
  for (const reading of more) {
    if (!readings.some(({ value }) => value === reading.value)) readings.push(reading);
  }
  return readings;
}
