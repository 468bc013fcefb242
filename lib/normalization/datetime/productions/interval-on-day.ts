/** The production for an interval of clock times together with a day or a part of the day. */
import { rankOf } from '../../civil.ts';
import { type Clock, FIELD, type IntervalMeaning, type Meaning, type TimeMeaning, timeOf } from '../meaning.ts';
import { withinPart } from './clocks.ts';
import { combine } from './combinations.ts';
import { nightWithin } from './nights.ts';
import type { Production } from './production.ts';

/** An interval of clock times on a day, or in a part of the day. The part of the day belongs to the nearest clock. */
export const intervalOn: Production = args => {
  const at = args.findIndex(arg => arg.type === 'interval');
  const said = args[at];
  const day = timeOf(args.find(arg => arg.type === 'time' || arg.type === 'part'));
  if (said?.type !== 'interval' || !day) return inNight(args);
  const night = at > 0 ? nightWithin(day, said) : undefined;
  if (night) return night;
  const interval = untilNoon(said, day);
  if (day.date && rankOf(day.date.grain) > rankOf('day') && isOfClocks(interval)) return undefined;
  if (at > 0 && isBefore(interval) && day.date && !day.clock) {
    const { part } = day;
    return joined({ ...interval, from: day }, [ANY_DAY, part ? { type: 'time', part, fields: FIELD.part } : ANY_DAY]);
  }
  if (acrossMidnight(interval, day)) return joined(interval, [day, day]);
  if (day.date && isOverMidnight(interval)) return joined(interval, [day, ANY_DAY]);
  const ends =
    interval.from && interval.to ? (at === 0 ? [withoutPart(day), day] : [day, withoutPart(day)]) : [day, day];
  return joined(interval, ends);
};

/** A night between two days and a clock in it. */
function inNight(args: readonly Meaning[]): TimeMeaning | undefined {
  const [night, clock] = args.filter(arg => arg.type === 'time');
  return night?.part && clock?.clock && !clock.date ? combine(night, clock) : undefined;
}

/** "tomorrow before noon" is on that day. "before noon tomorrow" may be earlier. */
const isBefore = ({ from, to, inclusive }: IntervalMeaning): boolean =>
  !from && !inclusive && to?.clock !== undefined && !to.date;

/** "Friday from 8 to midnight", "tomorrow 10 pm to 6 am": the end is on the day after. */
const isOverMidnight = ({ from, to }: IntervalMeaning): boolean =>
  from?.clock !== undefined && to?.clock !== undefined && !from.date && !to.date && isBehind(from.clock, to.clock);

/** Whether the first is no earlier on its day than the second, whichever half of the day is meant. */
export const isBehind = (first: Clock, second: Clock): boolean =>
  Math.min(...minutesOf(first)) >= Math.max(...minutesOf(second));

/** From midnight, in both halves of the day where no word says which. */
function minutesOf({ hour, minute = 0, twelve, written }: Clock): number[] {
  const hours = twelve && !written ? [hour % 12, (hour % 12) + 12] : [hour];
  return hours.map(each => each * 60 + minute);
}

/** Beside an end that comes after the start by its clock alone. */
const ANY_DAY: TimeMeaning = { type: 'time', fields: 0 };

/** The interval, with more fields for its start and its end. */
function joined(interval: IntervalMeaning, [first, last]: readonly TimeMeaning[]): IntervalMeaning | undefined {
  const from = interval.from && first && combineIfAny(interval.from, first);
  const to = interval.to && last && combineIfAny(interval.to, last);
  if ((interval.from && !from) || (interval.to && !to)) return undefined;
  return { ...interval, ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** "Friday night from 10 to 2 am" ends on the next day: "night" belongs to both ends. */
function acrossMidnight({ from, to }: IntervalMeaning, { part }: TimeMeaning): boolean {
  if (!part || !from?.clock || !to?.clock) return false;
  const [start, end] = [withinPart(from.clock, part).hour, withinPart(to.clock, part).hour];
  return start < 24 && end >= 24;
}

/** "9 to 12 in the morning" ends at noon, although "12 in the morning" alone is midnight. */
function untilNoon(interval: IntervalMeaning, { part }: TimeMeaning): IntervalMeaning {
  const { from, to } = interval;
  if (part?.to !== 12 || !from?.clock || to?.clock?.hour !== 12) return interval;
  return { ...interval, to: { ...to, clock: { ...to.clock, twelve: false } } };
}

const isOfClocks = ({ from, to }: IntervalMeaning): boolean =>
  (from?.clock !== undefined && !from.date) || (to?.clock !== undefined && !to.date);

function withoutPart({ part, ...rest }: TimeMeaning): TimeMeaning {
  return part ? { ...rest, fields: rest.fields & ~FIELD.part } : rest;
}

const combineIfAny = (time: TimeMeaning, day: TimeMeaning): TimeMeaning | undefined =>
  day.fields === 0 ? time : combine(time, day);
