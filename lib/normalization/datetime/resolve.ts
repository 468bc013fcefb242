/** From what was meant to what it is at the reference time: readings ranked best first. */

import { add, DAY, type Grain, HOUR, MINUTE, rankOf, SECOND, startOf } from '../civil.ts';
import type { Reading } from '../typed.ts';
import { durationReading, intervalReading, setReading, spanReading, timeOfDayReading } from './iso.ts';
import type { Clock, DayPart, IntervalMeaning, Meaning, TimeMeaning } from './meaning.ts';
import { shift } from './productions/durations.ts';
import { intersect, type Now, ONCE, recurring, type Series, type Span } from './series.ts';
import { zoneOf } from './zone.ts';

export interface ResolveOptions {
  readonly previousWeek: boolean;
}

/** A meaning with its clock decided, and the row of its occurrences. */
interface Variant {
  readonly series: Series;
  readonly time: TimeMeaning;
}

const MAX_READINGS = 6;

export function resolve(meaning: Meaning, now: Now, options: ResolveOptions): Reading[] {
  switch (meaning.type) {
    case 'time':
      return unique([meaning, ...(meaning.others ?? [])].flatMap(time => resolveTime(time, now, options)));
    case 'interval':
      return unique(resolveInterval(meaning, now, options));
    case 'duration':
      return [durationReading(meaning)];
    case 'set':
      return [setReading(meaning, firstOf(meaning.at, now, options))];
    default:
      return [];
  }
}

function resolveTime(time: TimeMeaning, now: Now, options: ResolveOptions): Reading[] {
  const variants = variantsOf(time, options);
  const dated = time.date !== undefined;
  const readings: Reading[] = [];
  for (const likely of [true, false]) {
    for (const { series, time: said } of variants) {
      const span =
        likely === !isPast(series, time, now) ? nextSpan(series, said, now) : previousSpan(series, said, now);
      if (!span || (!likely && !dated)) continue;
      const here = said.zone === undefined ? span : fromZone(span, said.zone, now);
      readings.push(dated ? spanReading(here, series.grain, now) : timeOfDayReading(here, series.grain, now));
    }
  }
  if (time.strict && time.clock) readings.push(...afterToday(variants, now));
  if (readings.length === 0) {
    for (const { series } of variants) {
      const span = series.previous(Number.MAX_SAFE_INTEGER, now);
      if (span) readings.push(spanReading(span, series.grain, now));
    }
  }
  return readings;
}

/** "Tuesday at eleven", said earlier on a Tuesday, may be that of the week after too. */
function afterToday(variants: readonly Variant[], now: Now): Reading[] {
  const tomorrow = startOf(now.civil, 'day') + DAY;
  return variants.flatMap(({ series, time }) => {
    const next = nextSpan(series, time, now);
    const later = next && next.start < tomorrow && time.zone === undefined ? series.next(tomorrow, now) : undefined;
    return later ? [spanReading(later, series.grain, now)] : [];
  });
}

const isPast = (series: Series, time: TimeMeaning, now: Now): boolean => {
  if (time.past || !time.sameMonth) return time.past ?? false;
  const last = previousSpan(series, time, now);
  const current = series.previous(now.civil + 1, now);
  return last !== undefined && last.start >= startOf(now.civil, 'month') && !(current && current.end > now.civil);
};

/** An hour without its half of the day is taken as said first, and twelve hours later second. */
function variantsOf(time: TimeMeaning, { previousWeek }: ResolveOptions): Variant[] {
  const date = previousWeek && time.previousWeek ? time.previousWeek : time.date;
  if (time.clock) {
    const { clock } = time;
    const later = { ...clock, hour: (clock.hour % 12) + (clock.hour === 12 ? 0 : 12), twelve: false };
    return (clock.twelve ? [clock, later] : [clock]).map(said => ({ series: clockOn(date, said), time }));
  }
  if (time.part) return [{ series: onDate(date, partSeries(time.part)), time }];
  return date ? [{ series: date, time }] : [];
}

const onDate = (date: Series | undefined, inDay: Series): Series => (date ? intersect(date, inDay) : inDay);

/** An hour past 24 is one of the day after: "tonight at two". */
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

/** What another zone's clock shows at `span`, on the clock of the request's zone. */
function fromZone({ start, end }: Span, name: string, now: Now): Span {
  const here = now.zone.toCivil(zoneOf(name).toInstant(start));
  return { start: here, end: here + end - start };
}

function nextSpan(series: Series, time: TimeMeaning, now: Now): Span | undefined {
  const current = series.previous(now.civil + 1, now);
  if (current && current.end > now.civil && !time.strict) return current;
  const next = series.next(time.strict && current && current.end > now.civil ? current.end : now.civil, now);
  return next;
}

/** Beside the next Tuesday, said on a Tuesday, today comes before the one a week ago; "last Tuesday" is never today. */
function previousSpan(series: Series, time: TimeMeaning, now: Now): Span | undefined {
  const last = series.previous(now.civil + 1, now);
  if (!last || last.end <= now.civil || (time.strict && !time.past)) return last;
  return series.previous(last.start, now);
}

function spanOf(time: TimeMeaning, variant: Variant, now: Now): Span | undefined {
  const { series } = variant;
  const next = time.past ? previousSpan(series, time, now) : nextSpan(series, time, now);
  return next ?? series.previous(Number.MAX_SAFE_INTEGER, now);
}

function resolveInterval(
  { from, to, lasting, inclusive }: IntervalMeaning,
  now: Now,
  options: ResolveOptions,
): Reading[] {
  const dated = (from ?? to)?.date !== undefined || to?.date !== undefined;
  const ends = to ? edgeVariants(to, options) : [];
  if (!from) {
    return ends.flatMap(end => {
      const span = spanOf(end.time, end, now);
      return span
        ? [intervalReading(undefined, closing(span, end.series.grain, inclusive), end.series.grain, dated, now)]
        : [];
    });
  }
  const fixedEnd = ends[0]?.series.cycle === ONCE ? spanOf(to ?? from, ends[0], now) : undefined;
  const starts = edgeVariants(from, options).flatMap(start => {
    const before = fixedEnd && start.series.cycle !== ONCE ? start.series.previous(fixedEnd.start, now) : undefined;
    const span = before ?? spanOf(start.time, start, now);
    return span ? [{ span, grain: start.series.grain }] : [];
  });
  if (lasting) {
    return starts.map(({ span, grain }) =>
      intervalReading(span.start, shift(span.start, lasting, 1, now), grain, dated, now),
    );
  }
  if (!to) return starts.map(({ span, grain }) => intervalReading(span.start, undefined, grain, dated, now));
  const pairs = starts.flatMap(({ span, grain }) =>
    ends.flatMap(({ series }) => {
      const end = series.next(span.start + 1, now) ?? series.previous(Number.MAX_SAFE_INTEGER, now);
      return end && end.start > span.start ? [{ start: span.start, end, grain: series.grain, startGrain: grain }] : [];
    }),
  );
  pairs.sort(
    (a, b) => Math.floor((a.end.start - a.start) / (12 * HOUR)) - Math.floor((b.end.start - b.start) / (12 * HOUR)),
  );
  return pairs.map(pair =>
    intervalReading(pair.start, closing(pair.end, pair.grain, inclusive), pair.grain, dated, now),
  );
}

/** The edge of an interval, its less likely meanings behind the first. */
const edgeVariants = (time: TimeMeaning, options: ResolveOptions): Variant[] =>
  [time, ...(time.others ?? [])].flatMap(meant => variantsOf(meant, options));

/** "to Friday" takes in the Friday, "to five" ends at five. */
const closing = (span: Span, grain: Grain, inclusive: boolean): number =>
  inclusive && rankOf(grain) >= rankOf('day') ? span.end : span.start;

function firstOf(
  at: TimeMeaning | IntervalMeaning | undefined,
  now: Now,
  options: ResolveOptions,
): Reading | undefined {
  if (!at) return undefined;
  return at.type === 'interval' ? resolveInterval(at, now, options)[0] : resolveTime(at, now, options)[0];
}

function unique(readings: readonly Reading[]): Reading[] {
  const seen = new Map<string, Reading>();
  for (const reading of readings) if (!seen.has(reading.value)) seen.set(reading.value, reading);
  return [...seen.values()].slice(0, MAX_READINGS);
}
