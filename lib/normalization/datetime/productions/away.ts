/** Productions for times at a distance from now or from another time. */
import type { RuleOptions } from '../../../languages/index.ts';
import { DAY, rankOf, startOf } from '../../civil.ts';
import {
  type DurationMeaning,
  FIELD,
  type IntervalMeaning,
  type Meaning,
  numberMeaning,
  numberOf,
  othersOf,
  type TimeMeaning,
  timeOf,
} from '../meaning.ts';
import { mapped, type Now, once, type Series, type Span } from '../series.ts';
import { coarsestOf, duration, finestOf, grainAfter, inReview, shift } from './durations.ts';
import type { Production } from './production.ts';
import { whole } from './spans.ts';
import { stretch } from './stretches.ts';

/** A duration from now. */
export const fromNow: Production<1 | -1> = ([by], direction = 1) => {
  if (by?.type !== 'duration') return undefined;
  const { bound, ...length } = by;
  if (bound) return withinBound(fromNow([length], direction), bound, direction) ?? stretch([length], direction);
  const grain = grainAfter(by);
  const date = once(grain, now => whole(startOf(shift(now.civil, by, direction, now), grain), grain));
  const fields = FIELD.day | FIELD.month | FIELD.year | FIELD.week;
  const counted = grain === 'day' && finestOf(by) === 'day';
  const time = inReview({ type: 'time', date, fields: grain === 'day' ? fields : fields | FIELD.clock, counted }, by);
  return by.bothEnds ? inWeeks(time, by.counts.day ?? 0, direction) : time;
};

/** "Three days later" counts from a time that was mentioned before. It is read from now, for review. */
export const fromMentioned: Production<1 | -1> = (args, direction) => {
  const time = fromNow(args, direction);
  return time?.type === 'time' ? { ...time, review: ['policy'] } : time;
};

/** "more than two weeks ago": up to that day; "in at least two weeks": from that day on. */
function withinBound(at: Meaning | undefined, bound: 'least' | 'most', direction: 1 | -1): IntervalMeaning | undefined {
  const time = timeOf(at);
  if (!time || bound === 'most') return undefined;
  return { type: 'interval', ...(direction === 1 ? { from: time } : { to: time }), inclusive: true };
}

/** "dans quinze jours" is in two weeks, because both ends are counted. The literal days are the alternative. */
const inWeeks = (literal: TimeMeaning, days: number, direction: number): TimeMeaning => ({
  ...literal,
  date: once('day', now => whole(startOf(now.civil, 'day') + direction * (days - 1) * DAY, 'day')),
  others: [literal],
  review: ['policy'],
});

/**
 * "in two or three days", "vor 2-3 Tagen": from the nearer to the farther day, both included. "In 3-2 days" is not an
 * interval.
 */
export const fromNowBetween: Production<1 | -1> = ([count, ...length], direction = 1) => {
  const first = numberOf(count);
  const by = length.length > 1 ? duration(length) : length[0];
  const [[unit] = [], ...more] = by?.type === 'duration' ? Object.entries(by.counts) : [];
  if (first === undefined || unit === undefined || more.length > 0) return undefined;
  const near = timeOf(fromNow([{ type: 'duration', counts: { [unit]: first } }], direction));
  const far = by && timeOf(fromNow([by], direction));
  if (!near || !far) return undefined;
  const [from, to] = direction === 1 ? [near, far] : [far, near];
  return { type: 'interval', from, to, inclusive: true };
};

/** "in a day or two" */
export const fromNowOneOrTwo: Production<1 | -1> = ([unit], direction) =>
  unit && fromNowBetween([numberMeaning(1), numberMeaning(2), unit], direction);

/** "this time next week": a number of units from now. */
export const sameTime: Production = args => {
  const unit = args.find(arg => arg.type === 'unit');
  const offset = numberOf(args.find(arg => arg.type === 'number'));
  if (unit?.type !== 'unit' || !offset) return undefined;
  const by: DurationMeaning = { type: 'duration', counts: { [unit.grain]: Math.abs(offset) * unit.count } };
  return fromNow([by], offset > 0 ? 1 : -1);
};

/** A duration from another time. */
export const fromTime: Production<1 | -1> = (args, direction = 1) => {
  const by = args.find(arg => arg.type === 'duration');
  const base = timeOf(args.find(arg => arg.type === 'time'));
  if (by?.type !== 'duration' || !base?.date || base.clock) return undefined;
  const { date } = base;
  const { bound, ...length } = by;
  if (bound) return withinBound(fromTime([length, base], direction), bound, direction);
  const fields = base.fields | FIELD.day | FIELD.month;
  const others = othersOf(base, other => fromTime([by, other], direction));
  const moved = inReview({ ...base, date: shifted(date, by, direction), fields, ...others }, by);
  return date.cycle === WEEKLY ? { ...moved, date: fromComing(date, by, direction) } : moved;
};

const WEEKLY = rankOf('week');

/** "A week from Friday" counts from the coming Friday, even if a week from the last Friday is in the future too. */
function fromComing(base: Series, by: DurationMeaning, sign: number): Series {
  const grain = grainAfter(by);
  return once(grain, now => {
    const coming = base.next(startOf(now.civil, 'day'), now);
    return coming && whole(startOf(shift(coming.start, by, sign, now), grain), grain);
  });
}

/** "the day after Christmas", "the week before": one unit from the other time, or from now if there is none. */
export const unitAfter: Production<1 | -1> = (args, direction) => {
  const unit = args.find(arg => arg.type === 'unit');
  if (unit?.type !== 'unit') return undefined;
  const by: DurationMeaning = { type: 'duration', counts: { [unit.grain]: unit.count } };
  if (args.length === 1) return fromNow([by], direction);
  const moved = timeOf(fromTime([by, ...args.filter(arg => arg !== unit)], direction));
  if (!moved?.date || rankOf(unit.grain) <= rankOf('day')) return moved;
  const { grain } = unit;
  // The week before Easter ends with Easter: the week before a Sunday is the week that this Sunday ends.
  const within = ({ start }: Span): number => (direction === -1 && grain === 'week' ? start + DAY : start);
  const inUnit = (time: TimeMeaning): TimeMeaning => ({
    ...time,
    ...(time.date ? { date: { ...mapped(time.date, span => whole(startOf(within(span), grain), grain)), grain } } : {}),
  });
  return { ...inUnit(moved), ...othersOf(moved, inUnit) };
};

/** A duration from a clock time. */
export const shiftClock: Production<1 | -1> = ([by, said], direction = 1) => {
  const clock = timeOf(said)?.clock;
  if (by?.type !== 'duration' || !clock || timeOf(said)?.date) return undefined;
  const minutes = ((by.counts.hour ?? 0) * 60 + (by.counts.minute ?? 0)) * direction;
  if (!minutes || rankOf(coarsestOf(by)) > rankOf('hour') || by.counts.second) return undefined;
  const total = (clock.hour * 60 + (clock.minute ?? 0) + minutes + 1440) % 1440;
  const shiftedClock = {
    hour: Math.floor(total / 60),
    minute: total % 60,
    twelve: clock.twelve && total >= 60 && total < 780,
  };
  return { type: 'time', clock: shiftedClock, fields: FIELD.clock };
};

/** The day after another, the one after that, or the day before it. */
export const nextDay: Production<RuleOptions['nextDay']> = (args, days = 1) =>
  fromTime([{ type: 'duration', counts: { day: Math.abs(days) } }, ...args], days > 0 ? 1 : -1);

function shifted(base: Series, by: DurationMeaning, sign: number): Series {
  const grain = grainAfter(by);
  // A time of several days, such as Holy Week, is over on its last day.
  const from = ({ start, end }: Span): number => (sign > 0 && base.grain === 'day' ? end - DAY : start);
  const move = (span: Span | undefined, now: Now): Span | undefined =>
    span && whole(startOf(shift(from(span), by, sign, now), grain), grain);
  return {
    grain,
    cycle: base.cycle,
    next: (from, now) => move(base.next(shift(from, by, -sign, now), now), now),
    previous: (before, now) => move(base.previous(shift(before, by, -sign, now), now), now),
  };
}
