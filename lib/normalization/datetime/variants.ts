/** What a time can mean after the half of the day is decided, as series of occurrences. */
import { add, DAY, type Grain, HOUR, MINUTE, rankOf, SECOND } from '../civil.ts';
import type { HalfOfDay } from './half-of-day.ts';
import type { Clock, DayPart, TimeMeaning } from './meaning.ts';
import { intersect, recurring, type Series, type Span } from './series.ts';
import type { Tense } from './tense.ts';

export interface ResolveOptions {
  /** "last Tuesday" is the one of the previous calendar week. */
  readonly previousWeek: boolean;
  /** A bare hour is one of the working day, 7:00 to 18:59. */
  readonly workingDay: boolean;
  /** The tense of the clause; 0 if it has none, undefined if it does not matter. */
  readonly tense?: Tense | 0 | undefined;
  /** The half of the day that the clause names. */
  readonly half?: HalfOfDay | undefined;
}

/** A meaning after the half of the day is decided, with its occurrences. */
export interface Variant {
  readonly series: Series;
  readonly time: TimeMeaning;
  /** No word says the half of the day. */
  readonly bareHour?: boolean;
}

/** An hour on a twelve-hour dial can be in either half of the day. `BARE_HOUR` says which one comes first. */
export function variantsOf(time: TimeMeaning, options: ResolveOptions): Variant[] {
  const { previousWeek } = options;
  const date = previousWeek && time.previousWeek ? time.previousWeek : time.date;
  if (time.clock) {
    // "Next week at three" does not say the day.
    if (date && rankOf(date.grain) > rankOf('day')) return [];
    const bareHour = time.clock.twelve && !time.clock.written;
    const halves = bareHour ? halvesOf(time.clock, options) : [time.clock];
    return halves.map(clock => ({ series: clockOn(date, clock), time, bareHour }));
  }
  // "Next week in the morning" is several mornings.
  if (time.part && date && rankOf(date.grain) > rankOf('day')) return [];
  if (time.part) return [{ series: onDate(date, partSeries(time.part)), time }];
  return date ? [{ series: date, time }] : [];
}

export const WORKING_DAY_STARTS = 7;
/** The first hour of a morning, and of an evening on a twelve-hour dial: "this morning at three" is about another time. */
const MORNING_STARTS = 5;
const EVENING_STARTS = 6;
/** The first hour that is no evening. A morning has no hour of the evening, and nobody books a table at eleven. */
const ENDS = { am: 0, pm: 12, pm10: 11 };

function halvesOf(clock: Clock, { workingDay, half }: ResolveOptions): Clock[] {
  const later = { ...clock, hour: (clock.hour % 12) + (clock.hour === 12 ? 0 : 12), twelve: false };
  const isLater = workingDay && clock.hour < WORKING_DAY_STARTS;
  const isMorning = half === 'am' && clock.hour >= MORNING_STARTS;
  const isEvening = half !== undefined && clock.hour >= EVENING_STARTS && clock.hour < ENDS[half];
  return (isLater && !isMorning) || isEvening ? [later, clock] : [clock, later];
}

const onDate = (date: Series | undefined, inDay: Series): Series => (date ? intersect(date, inDay) : inDay);

/** An hour above 24 is on the next day: "tonight at two". */
function clockOn(date: Series | undefined, said: Clock): Series {
  if (!date || said.hour < 24) return onDate(date, clockSeries(said));
  const sameDay = intersect(date, clockSeries({ ...said, hour: said.hour - 24 }));
  const dayAfter = (span: Span | undefined): Span | undefined =>
    span && { start: span.start + DAY, end: span.end + DAY };
  return {
    grain: sameDay.grain,
    cycle: sameDay.cycle,
    next: (from, now) => dayAfter(sameDay.next(from - DAY, now)),
    previous: (before, now) => dayAfter(sameDay.previous(before - DAY, now)),
  };
}

function clockSeries({ hour, minute, second }: Clock): Series {
  const grain: Grain = second !== undefined ? 'second' : minute !== undefined ? 'minute' : 'hour';
  const offset = hour * HOUR + (minute ?? 0) * MINUTE + (second ?? 0) * SECOND;
  return recurring(grain, 'day', day => ({ start: day + offset, end: add(day + offset, grain, 1) }));
}

const partSeries = ({ from, to }: DayPart): Series =>
  recurring('hour', 'day', day => ({ start: day + from * HOUR, end: day + to * HOUR }));
