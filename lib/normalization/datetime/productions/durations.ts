/** Productions for lengths of time and for what lies such a length away. */
import type { RuleOptions } from '../../../languages/index.ts';
import { add, DAY, type Grain, HOUR, MINUTE, rankOf, SECOND, startOf } from '../../civil.ts';
import {
  type DurationMeaning,
  FIELD,
  type IntervalMeaning,
  type Meaning,
  numberOf,
  type TimeMeaning,
  timeOf,
} from '../meaning.ts';
import { mapped, type Now, once, type Series, type Span } from '../series.ts';
import type { Production } from './production.ts';
import { whole } from './spans.ts';

const UNIT_MS: Partial<Record<Grain, number>> = { second: SECOND, minute: MINUTE, hour: HOUR };
/** Coarse first: a month is added before a day. */
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

/** A count and a unit in either order; the option replaces a missing count. */
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

/** A word that is a number of units by itself: "fortnight". */
export const units: Production<RuleOptions['units']> = (_, option) =>
  option && { type: 'duration', counts: { [option[1]]: option[0] } };

/** "año y medio": one unit and the part of it that is the option. */
export const unitAndPart: Production<number> = ([unit], part = 0) => unit && duration([unit], 1 + part);

/** "an hour and a half": the option is the part of the last unit that is added. */
export const durationAndPart: Production<number> = ([base], part = 0) => {
  if (base?.type !== 'duration') return undefined;
  const finest = finestOf(base);
  return { type: 'duration', counts: { ...base.counts, [finest]: (base.counts[finest] ?? 0) + part } };
};

/** "two hours and ten minutes": the second one has the finer units. */
export const durationSum: Production = ([a, b]) => {
  if (a?.type !== 'duration' || b?.type !== 'duration' || a.bound || b.bound) return undefined;
  return rankOf(coarsestOf(b)) < rankOf(finestOf(a))
    ? { type: 'duration', counts: { ...a.counts, ...b.counts } }
    : undefined;
};

/** "more than two hours", "at most a week". */
export const bounded: Production<'least' | 'most'> = ([length], bound) =>
  length?.type === 'duration' && bound ? { ...length, bound } : undefined;

/** "two hours thirty": a bare number after hours is minutes. */
export const durationAndMinutes: Production = ([a, b]) => {
  const minutes = numberOf(b);
  if (a?.type !== 'duration' || finestOf(a) !== 'hour' || minutes === undefined || minutes > 59) return undefined;
  return { type: 'duration', counts: { ...a.counts, minute: minutes } };
};

/** "1h30": the length that is written as the time of day is. */
export const hoursAndMinutes: Production = ([hour, minute]) => {
  const [h, m] = [numberOf(hour), numberOf(minute)];
  return h === undefined || m === undefined ? undefined : { type: 'duration', counts: { hour: h, minute: m } };
};

const unitsOf = (meaning: DurationMeaning): Grain[] => ORDER.filter(grain => meaning.counts[grain] !== undefined);
export const finestOf = (meaning: DurationMeaning): Grain => unitsOf(meaning).at(-1) ?? 'second';
const coarsestOf = (meaning: DurationMeaning): Grain => unitsOf(meaning)[0] ?? 'second';

/** Days and longer keep the wall clock; hours and shorter are elapsed time, through any change of the clocks. */
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

const grainAfter = (by: DurationMeaning): Grain => {
  const finest = finestOf(by);
  if (rankOf(finest) >= rankOf('day'))
    return Number.isInteger(by.counts[finest]) || finest !== 'day' ? 'day' : 'minute';
  return finest === 'second' ? 'second' : 'minute';
};

/** A duration from now. */
export const fromNow: Production<1 | -1> = ([by], direction = 1) => {
  if (by?.type !== 'duration') return undefined;
  const { bound, ...length } = by;
  if (bound) return withinBound(fromNow([length], direction), bound, direction) ?? stretch([length], direction);
  const grain = grainAfter(by);
  const date = once(grain, now => whole(startOf(shift(now.civil, by, direction, now), grain), grain));
  const fields = FIELD.day | FIELD.month | FIELD.year | FIELD.week;
  const time = inReview({ type: 'time', date, fields: grain === 'day' ? fields : fields | FIELD.clock }, by);
  return by.bothEnds ? inWeeks(time, by.counts.day ?? 0, direction) : time;
};

/** "A few days ago" rests on what a few are. */
const inReview = (time: TimeMeaning, { vague }: DurationMeaning): TimeMeaning =>
  vague ? { ...time, review: ['policy'] } : time;

/** "more than two weeks ago": up to that day; "in at least two weeks": from that day on. */
function withinBound(at: Meaning | undefined, bound: 'least' | 'most', direction: 1 | -1): IntervalMeaning | undefined {
  const time = timeOf(at);
  if (!time || bound === 'most') return undefined;
  return { type: 'interval', ...(direction === 1 ? { from: time } : { to: time }), inclusive: true };
}

/** "dans quinze jours": in two weeks, since both ends are counted; the days as they were said are the alternative. */
const inWeeks = (literal: TimeMeaning, days: number, direction: number): TimeMeaning => ({
  ...literal,
  date: once('day', now => whole(startOf(now.civil, 'day') + direction * (days - 1) * DAY, 'day')),
  others: [literal],
  review: ['policy'],
});

/** A duration from another time. */
export const fromTime: Production<1 | -1> = (args, direction = 1) => {
  const by = args.find(arg => arg.type === 'duration');
  const base = timeOf(args.find(arg => arg.type === 'time'));
  if (by?.type !== 'duration' || !base?.date || base.clock) return undefined;
  const { date } = base;
  const { bound, ...length } = by;
  if (bound) return withinBound(fromTime([length, base], direction), bound, direction);
  const fields = base.fields | FIELD.day | FIELD.month;
  const moved = inReview({ ...base, date: shifted(date, by, direction), fields }, by);
  if (date.cycle !== WEEKLY) return moved;
  return { ...moved, date: fromComing(date, by, direction), others: [moved] };
};

/** "a week tomorrow" is ahead of it, "a week last Tuesday" before it. */
export const awayFrom: Production = args =>
  fromTime(args, timeOf(args.find(arg => arg.type === 'time'))?.past ? -1 : 1);

const WEEKLY = rankOf('week');

/** "A week from Friday" counts from the coming one, even where counting from the last one would end in the future too. */
function fromComing(base: Series, by: DurationMeaning, sign: number): Series {
  const grain = grainAfter(by);
  return once(grain, now => {
    const coming = base.next(startOf(now.civil, 'day'), now);
    return coming && whole(startOf(shift(coming.start, by, sign, now), grain), grain);
  });
}

/** "the day after Christmas", "the week before": one unit from the other time, from now when there is none. */
export const unitAfter: Production<1 | -1> = (args, direction) => {
  const unit = args.find(arg => arg.type === 'unit');
  if (unit?.type !== 'unit') return undefined;
  const by: DurationMeaning = { type: 'duration', counts: { [unit.grain]: unit.count } };
  if (args.length === 1) return fromNow([by], direction);
  const moved = timeOf(fromTime([by, ...args.filter(arg => arg !== unit)], direction));
  if (!moved?.date || rankOf(unit.grain) <= rankOf('day')) return moved;
  const { grain } = unit;
  return { ...moved, date: { ...mapped(moved.date, ({ start }) => whole(startOf(start, grain), grain)), grain } };
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

/** The day after another, or before it. */
export const nextDay: Production<1 | -1> = (args, direction) =>
  fromTime([{ type: 'duration', counts: { day: 1 } }, ...args], direction);

/** Quarters, decades and centuries are counted by the calendar: "the last two quarters" end with the current one's start. */
function calendarUnits({ counts }: DurationMeaning, direction: number, { civil: t }: Now): Span | undefined {
  const [grain, ...more] = Object.keys(counts) as Grain[];
  if (grain === undefined || more.length > 0 || !CALENDAR_UNITS.has(grain)) return undefined;
  const current = startOf(t, grain);
  const count = counts[grain] ?? 1;
  const next = add(current, grain, 1);
  return direction > 0
    ? { start: next, end: add(next, grain, count) }
    : { start: add(current, grain, -count), end: current };
}

const CALENDAR_UNITS: ReadonlySet<Grain> = new Set(['quarter', 'decade', 'century']);

function shifted(base: Series, by: DurationMeaning, sign: number): Series {
  const grain = grainAfter(by);
  // What lasts several days, such as Holy Week, is over on its last one.
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

/**
 * "the next three weeks", "the last hour and a half", "within two days": the time from now on, or up to now. The last
 * number is the direction, unless the option gives it.
 */
export const stretch: Production<1 | -1> = (args, option) => {
  const numbers = args.filter(arg => arg.type === 'number');
  const said = option === undefined ? numbers.at(-1) : undefined;
  const direction = option ?? numberOf(said);
  const by = args.find(arg => arg.type === 'duration') ?? duration(args.filter(arg => arg !== said));
  if (!direction || by?.type !== 'duration') return undefined;
  const grain = grainAfter(by);
  const span = (now: Now): Span => {
    const whole = calendarUnits(by, direction, now);
    if (whole) return whole;
    const from = rankOf(grain) < rankOf('day') ? now.civil : startOf(now.civil, 'day');
    const to = shift(from, by, direction, now);
    return direction > 0 ? { start: from, end: to } : { start: to, end: from };
  };
  const fields = FIELD.day | FIELD.week | FIELD.month | FIELD.year | FIELD.clock;
  return inReview({ type: 'time', date: once(grain, span), fields }, by);
};
