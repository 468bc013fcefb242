/** From what was meant to what it is at the reference time: readings ranked best first. */
import { withReview } from '../review.ts';
import type { Reading } from '../typed.ts';
import { durationReading, setReading } from './iso.ts';
import type { IntervalMeaning, Meaning, TimeMeaning } from './meaning.ts';
import { resolveInterval } from './resolve-interval.ts';
import { resolveTime } from './resolve-time.ts';
import type { Now } from './series.ts';
import type { ResolveOptions } from './variants.ts';

const MAX_READINGS = 6;

export function resolve(meaning: Meaning, now: Now, options: ResolveOptions): Reading[] {
  switch (meaning.type) {
    case 'time':
      return resolveTimes(meaning, now, options);
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

function resolveTimes(meaning: TimeMeaning, now: Now, options: ResolveOptions): Reading[] {
  const readings = [meaning, ...(meaning.others ?? [])].flatMap(time => resolveTime(time, now, options));
  const reasons = [...(meaning.review ?? []), ...(meaning.contradicted?.(now) ? (['contradiction'] as const) : [])];
  return unique(readings.map(reading => withReview(reading, ...reasons)));
}

function firstOf(
  at: TimeMeaning | IntervalMeaning | undefined,
  now: Now,
  options: ResolveOptions,
): Reading | undefined {
  if (!at) return undefined;
  return (at.type === 'interval' ? resolveInterval(at, now, options) : resolveTime(at, now, options))[0];
}

function unique(readings: readonly Reading[]): Reading[] {
  const seen = new Map<string, Reading>();
  for (const reading of readings) if (!seen.has(reading.value)) seen.set(reading.value, reading);
  return [...seen.values()].slice(0, MAX_READINGS);
}
