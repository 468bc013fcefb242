/** Productions for the night between two days. */
import { DAY } from '../../civil.ts';
import type { IntervalMeaning, Meaning, TimeMeaning } from '../meaning.ts';
import { FIELD, timeOf } from '../meaning.ts';
import type { Now, Series, Span } from '../series.ts';
import { combine } from './combinations.ts';
import type { Production } from './production.ts';

/**
 * "in der Nacht auf Samstag", "in der Nacht von Freitag auf Samstag": the night begins on the day before the last day
 * that is named.
 */
export const nightInto: Production = args => {
  const night = nightOf(args[0]);
  const to = timeOf(args.at(-1));
  if (!night || to?.date?.grain !== 'day' || to.clock || to.part) return undefined;
  if (args.length < 3) return combine(night, { ...to, date: dayBefore(to.date) });
  const from = timeOf(args[1]);
  return from?.date?.grain === 'day' && !from.clock && !from.part
    ? combine(night, { ...from, date: followedBy(from.date, to.date) })
    : undefined;
};

/**
 * "la nuit du 2 au 3 juillet": a night with an interval of two days is the night between them. A clock that was said with
 * the days is in that night.
 */
export const nightWithin = (said: Meaning, { from, to }: IntervalMeaning): TimeMeaning | undefined => {
  if (!from || !to) return undefined;
  const night = timeOf(nightInto([said, withoutClock(from), withoutClock(to)]));
  return night && to.clock ? combine(night, { type: 'time', clock: to.clock, fields: FIELD.clock }) : night;
};

const withoutClock = ({ clock: _, ...day }: TimeMeaning): TimeMeaning => ({
  ...day,
  fields: day.fields & ~FIELD.clock & ~FIELD.part,
});

/** A part of the day that ends at midnight or later. */
function nightOf(said: Meaning | undefined): TimeMeaning | undefined {
  const time = timeOf(said);
  return time?.part && time.part.to >= MIDNIGHT && !time.date && !time.clock ? time : undefined;
}

const MIDNIGHT = 24;

function dayBefore(series: Series): Series {
  const back = (span: Span | undefined): Span | undefined => span && { start: span.start - DAY, end: span.end - DAY };
  return {
    ...series,
    next: (from, now) => back(series.next(from + DAY, now)),
    previous: (before, now) => back(series.previous(before + DAY, now)),
  };
}

/** The days of one series that are right before a day of the other. */
function followedBy(series: Series, following: Series): Series {
  const kept = (span: Span | undefined, now: Now): Span | undefined =>
    span && following.next(span.end, now)?.start === span.end ? span : undefined;
  return {
    ...series,
    next: (from, now) => kept(series.next(from, now), now),
    previous: (before, now) => kept(series.previous(before, now), now),
  };
}
