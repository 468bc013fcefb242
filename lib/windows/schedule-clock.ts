import { isLongPast, SCHEDULE_AGE_MS, SCHEDULE_DELAY_MS } from '../clock-skew.ts';
import type { Clock } from '../context.ts';

/**
 * The clock by which windows are closed: not later than the schedule's time, which the event carries. A run whose
 * clock is ahead would otherwise sum and seal windows that are still being written.
 *
 * @param scheduledTime ISO 8601; when it is not valid or older than a day, only the clock counts
 */
export function createScheduleClock(clock: Clock, scheduledTime: unknown): Clock {
  const scheduledAt = typeof scheduledTime === 'string' ? Date.parse(scheduledTime) : Number.NaN;
  if (Number.isNaN(scheduledAt) || isLongPast(scheduledAt, clock.now(), SCHEDULE_AGE_MS)) return clock;
  const start = clock.monotonic();
  return {
    now: () => Math.min(clock.now(), scheduledAt + SCHEDULE_DELAY_MS + (clock.monotonic() - start)),
    monotonic: () => clock.monotonic(),
    sleep: (ms, signal) => clock.sleep(ms, signal),
    timeout: ms => clock.timeout(ms),
  };
}
