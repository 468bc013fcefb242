import { DAY, startOf } from '../civil.ts';
import { withReview } from '../review.ts';
import type { Reading } from '../typed.ts';
import { spanReading, timeOfDayReading } from './iso.ts';
import type { TimeMeaning } from './meaning.ts';
import type { Now, Series, Span } from './series.ts';
import { type ResolveOptions, type Variant, variantsOf } from './variants.ts';
import { zoneOf } from './zone.ts';

/**
 * The occurrences of a time that can be meant, first in the direction that the words suggest, then in the other one.
 */
export function resolveTime(time: TimeMeaning, now: Now, options: ResolveOptions): Reading[] {
  const variants = variantsOf(time, options);
  const readings: Reading[] = [];
  for (const variant of variants) addReading(readings, variant, isPast(variant.series, time, now), now);
  if (time.date && !time.settled) {
    for (const variant of variants) addReading(readings, variant, !isPast(variant.series, time, now), now);
  }
  if (time.strict && time.clock) readings.push(...afterToday(variants, now));
  return readings.length > 0 ? readings : variants.flatMap(variant => lastReading(variant, now));
}

/** The next occurrence, or the last one. */
function addReading(readings: Reading[], { series, time, bareHour }: Variant, past: boolean, now: Now): void {
  const span = past ? previousSpan(series, time, now) : nextSpan(series, time, now);
  if (!span) return;
  const here = time.zone === undefined ? span : fromZone(span, time.zone, now);
  const reading = time.date ? spanReading(here, series.grain, now) : timeOfDayReading(here, series.grain, now);
  readings.push(bareHour ? withReview(reading, 'policy') : reading);
}

/** The only occurrence of a time that does not recur, even if it is long ago. */
function lastReading({ series }: Variant, now: Now): Reading[] {
  const span = series.previous(Number.MAX_SAFE_INTEGER, now);
  return span ? [spanReading(span, series.grain, now)] : [];
}

/** "Tuesday at eleven", said earlier on a Tuesday, can also mean the Tuesday a week later. */
function afterToday(variants: readonly Variant[], now: Now): Reading[] {
  const tomorrow = startOf(now.civil, 'day') + DAY;
  return variants.flatMap(({ series, time }) => {
    const next = nextSpan(series, time, now);
    const later = next && next.start < tomorrow && time.zone === undefined ? series.next(tomorrow, now) : undefined;
    return later ? [spanReading(later, series.grain, now)] : [];
  });
}

/** Whether a day of the current month that is just over means the past day. */
export function isPast(series: Series, time: TimeMeaning, now: Now): boolean {
  if (time.past || !(time.sameMonth || time.recent)) return time.past ?? false;
  const last = previousSpan(series, time, now);
  const current = series.previous(now.civil + 1, now);
  const since = time.recent ? now.civil - time.recent : startOf(now.civil, 'month');
  return last !== undefined && last.start >= since && !(current && current.end > now.civil);
}

/** Converts a span from the clock of another zone to the clock of the request's zone. */
export function fromZone({ start, end }: Span, name: string, now: Now): Span {
  const here = now.zone.toCivil(zoneOf(name).toInstant(start));
  return { start: here, end: here + end - start };
}

/** The occurrence that contains now, if it counts; otherwise the next one. */
function nextSpan(series: Series, time: TimeMeaning, now: Now): Span | undefined {
  const last = series.previous(now.civil + 1, now);
  const current = last && last.end > now.civil ? last : undefined;
  if (current && !time.strict) return current;
  return series.next(current ? current.end : now.civil, now);
}

/**
 * The alternative to the next Tuesday, said on a Tuesday, is today and not the Tuesday a week ago. "last Tuesday" is
 * never today.
 */
function previousSpan(series: Series, time: TimeMeaning, now: Now): Span | undefined {
  const last = series.previous(now.civil + 1, now);
  if (!last || last.end <= now.civil || (time.strict && !time.past) || (time.ongoing && !time.strict)) return last;
  return series.previous(last.start, now);
}

/** The most likely occurrence, or the only one if the time does not recur. */
export function spanOf(time: TimeMeaning, { series }: Variant, now: Now): Span | undefined {
  const likely = time.past ? previousSpan(series, time, now) : nextSpan(series, time, now);
  return likely ?? series.previous(Number.MAX_SAFE_INTEGER, now);
}
