/** A weekday that is said with a date. The two may contradict each other. */
import { DAY, rankOf, startOf, weekdayOf } from '../../civil.ts';
import { FIELD, type TimeMeaning } from '../meaning.ts';
import { intersect, mapped, NEVER, type Now, once, recurring, type Series, type Span } from '../series.ts';
import { whole } from './spans.ts';

/**
 * "Friday, 16 October": the next such date, or the last one if the weekday fits there, it is at most half a year ago,
 * and the clause is not about the future. If the weekday fits neither, it contradicts the date: the value is the date
 * as said, for review. The nearest such weekday and the nearest year in which both fit are the alternatives.
 */
export function weekdayDate(weekday: number, date: Series): TimeMeaning {
  const fits = (span: Span | undefined): boolean => span !== undefined && weekdayOf(span.start) === weekday;
  const nextOf = (now: Now): Span | undefined => {
    const today = startOf(now.civil, 'day');
    return date.next(today, now) ?? date.previous(today, now);
  };
  const nearestOf = (now: Now): Span | undefined => {
    const today = startOf(now.civil, 'day');
    const [next, last] = [nextOf(now), date.previous(today, now)];
    return !fits(next) && last && fits(last) && today - last.start <= HALF_YEAR ? last : next;
  };
  const fields = FIELD.day | FIELD.month | FIELD.weekday;
  const other = (series: Series): TimeMeaning => ({ type: 'time', date: series, fields });
  const meant = (pick: (now: Now) => Span | undefined): TimeMeaning => {
    const nearest = (now: Now): Span | undefined => {
      const said = pick(now);
      return said && !fits(said) ? whole(nearestWeekday(said.start, weekday), 'day') : undefined;
    };
    return {
      ...other(once('day', pick)),
      contradicted: now => !fits(pick(now)),
      others: [other(once('day', nearest)), other(intersect(weekdaySeries(weekday), date))],
    };
  };
  return { ...meant(nearestOf), toCome: meant(nextOf) };
}

const HALF_YEAR = 183 * DAY;

/**
 * "Tuesday the 24th": the day on which both fit. If none of the months around now has it, the speaker may be wrong. The
 * alternatives are the day as said and the nearest such weekday.
 */
export function weekdayOfDay(w: number, days: Series): TimeMeaning {
  const both = intersect(weekdaySeries(w), days);
  const contradicted = (now: Now): boolean => {
    const today = startOf(now.civil, 'day');
    const close = near(both, FEW_MONTHS);
    return close.next(today, now) === undefined && close.previous(today, now) === undefined;
  };
  const nearest = mapped(days, ({ start }) => whole(nearestWeekday(start, w), 'day'));
  const dated = (date: Series): TimeMeaning => ({ type: 'time', date, fields: FIELD.day | FIELD.weekday });
  return {
    ...dated(chosen(contradicted, both, near(both, HALF_YEAR))),
    sameMonth: true,
    contradicted,
    others: [days, nearest].map(series => dated(chosen(contradicted, series, NEVER))),
  };
}

/** If a weekday is not on the given day of a month within this distance of today, the speaker is probably wrong. */
export const FEW_MONTHS = 62 * DAY;
const MONTHLY = rankOf('month');

/** One of two series of days. The reference time decides which one. */
const chosen = (isFirst: (now: Now) => boolean, first: Series, second: Series): Series => ({
  grain: 'day',
  cycle: MONTHLY,
  next: (from, now) => (isFirst(now) ? first : second).next(from, now),
  previous: (before, now) => (isFirst(now) ? first : second).previous(before, now),
});

/** Only the occurrences within a distance from today, in the past and the future. */
export function near(series: Series, back: number, ahead = back): Series {
  const ifNear = (span: Span | undefined, { civil: now }: Now): Span | undefined => {
    const distance = span ? span.start - startOf(now, 'day') : 0;
    return -back <= distance && distance <= ahead ? span : undefined;
  };
  return {
    grain: series.grain,
    cycle: series.cycle,
    next: (from, now) => ifNear(series.next(from, now), now),
    previous: (before, now) => ifNear(series.previous(before, now), now),
  };
}

function nearestWeekday(day: number, weekday: number): number {
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  return day + (ahead > 3 ? ahead - 7 : ahead) * DAY;
}

export const weekdaySeries = (weekday: number): Series =>
  recurring('day', 'week', week => whole(week + (weekday - 1) * DAY, 'day'));
