/**
 * Wall clocks that are wrong. Environments read times that others wrote, and their clocks may differ. The difference is
 * usually milliseconds, sometimes seconds, and hours when a clock is broken. Each constant says up to which difference
 * a noted time is still taken seriously. All times are epoch milliseconds.
 */

/** A cache entry from further ahead is ignored: no clock that is only skewed is off by a minute. */
export const NOTED_SKEW_MS = 60_000;

/** An age below this is not believed: a token granted further ahead may be older than it looks. */
export const TOKEN_SKEW_MS = 10_000;

/** Half-open lets one probe through a second: a longer lead would keep the whole fleet from probing. */
export const PROBE_SKEW_MS = 3_000;

/**
 * A cooldown or a hold on grants is ignored if it ends later than its own length plus this. So is a breaker that opened
 * further ahead.
 */
export const HOLD_SKEW_MS = 10_000;

/** The permit line moves in milliseconds: a clock further ahead would starve the others. */
export const PERMIT_SKEW_MS = 500;

/** A lease of metrics-flush that ends later than its own length and this is ignored; runs are a minute apart. */
export const RUN_LEASE_SKEW_MS = 5_000;

/** The holder of a lease that ended this long ago is gone, whatever the two clocks say. */
export const LEASE_SKEW_MS = 60_000;

/** EventBridge Scheduler may start a run this long after the time in its event. */
export const SCHEDULE_DELAY_MS = 120_000;

/**
 * An older event does not come from the schedule. The test event of Lambda's console has a time in 1970, which would
 * make the checkpoint look damaged.
 */
export const SCHEDULE_AGE_MS = 86_400_000;

/** A checkpoint of the flush further ahead is damaged: windows are closed by a clock that is ahead by minutes at most. */
export const CHECKPOINT_SKEW_MS = 3_600_000;

/** The clock of an environment may be this far behind: its records lie before the first one that was seen. */
export const RECORD_LAG_MS = 15 * 60_000;

/** `at` was noted by a clock that is ahead by more than `skewMs`. */
export const isFromTheFuture = (at: number, now: number, skewMs: number): boolean => at - now > skewMs;

/** Something that lasts `lengthMs` ends later than it could end if it began now, by more than `skewMs`. */
export const endsTooLate = (until: number, lengthMs: number, now: number, skewMs: number): boolean =>
  until - now > lengthMs + skewMs;

/** `until` is past by more than skew can explain. */
export const isLongPast = (until: number, now: number, skewMs: number): boolean => now - until > skewMs;
