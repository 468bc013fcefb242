import { DAY, startOf } from '../civil.ts';
import { withReview } from '../review.ts';
import type { Reading } from '../typed.ts';
import { spanReading, timeOfDayReading } from './iso.ts';
import type { TimeMeaning } from './meaning.ts';
import type { Now, Series, Span } from './series.ts';
import { type ResolveOptions, type Variant, variantsOf } from './variants.ts';
import { zoneOf } from './zone.ts';

/** The occurrences of a time that may be meant: first in the direction that the words suggest, then in the other one. */
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

/** The only occurrence of what does not recur, however long ago it was. */
function lastReading({ series }: Variant, now: Now): Reading[] {
  const span = series.previous(Number.MAX_SAFE_INTEGER, now);
  return span ? [spanReading(span, series.grain, now)] : [];
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

/** A day of the current month that is just over is meant as the past one. */
function isPast(series: Series, time: TimeMeaning, now: Now): boolean {
  if (time.past || !time.sameMonth) return time.past ?? false;
  const last = previousSpan(series, time, now);
  const current = series.previous(now.civil + 1, now);
  return last !== undefined && last.start >= startOf(now.civil, 'month') && !(current && current.end > now.civil);
}

/** What another zone's clock shows at `span`, on the clock of the request's zone. */
export function fromZone({ start, end }: Span, name: string, now: Now): Span {
  const here = now.zone.toCivil(zoneOf(name).toInstant(start));
  return { start: here, end: here + end - start };
}

/** The occurrence that contains now, unless that does not count; otherwise the next one. */
function nextSpan(series: Series, time: TimeMeaning, now: Now): Span | undefined {
  const last = series.previous(now.civil + 1, now);
  const current = last && last.end > now.civil ? last : undefined;
  if (current && !time.strict) return current;
  return series.next(current ? current.end : now.civil, now);
}

/** Beside the next Tuesday, said on a Tuesday, today comes before the one a week ago; "last Tuesday" is never today. */
function previousSpan(series: Series, time: TimeMeaning, now: Now): Span | undefined {
  const last = series.previous(now.civil + 1, now);
  if (!last || last.end <= now.civil || (time.strict && !time.past) || (time.ongoing && !time.strict)) return last;
  return series.previous(last.start, now);
}

/** The occurrence that is most likely meant; the only one when the time does not recur. */
export function spanOf(time: TimeMeaning, { series }: Variant, now: Now): Span | undefined {
  const likely = time.past ? previousSpan(series, time, now) : nextSpan(series, time, now);
  return likely ?? series.previous(Number.MAX_SAFE_INTEGER, now);
}
