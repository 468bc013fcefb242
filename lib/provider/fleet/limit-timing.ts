/** At most `requestsPerSecond + burst` calls in any second. */
export interface RateLimitRule {
  requestsPerSecond: number;
  burst: number;
}

/**
 * A limit as lines of slots. Each call needs a slot of one line, and may start from `earlyMs` before its slot until
 * `lateMs` after it. So the calls of any second have slots within 1 s + early + late. All lines together allow
 * `lineCount * (1 + (1_000 + earlyMs + lateMs) / intervalMs)` calls, which is `requestsPerSecond + burst`.
 */
export interface LimitTiming {
  readonly lineCount: number;
  /** Between two slots of a line. */
  readonly intervalMs: number;
  readonly earlyMs: number;
  readonly lateMs: number;
}

/**
 * Each permit is a write to the item of its line, and DynamoDB serves 1,000 writes of an item a second. A higher limit is
 * divided among several lines.
 */
const PERMITS_PER_SECOND_AND_LINE = 100;
/** This part of the rate is not used, so that even with a burst of 1 a call may be some 10 ms early or late. */
const UNUSED_SHARE = 0.02;
/** The event loop wakes up a call at most this late, as a rule. */
const MAX_LATE_MS = 50;

export function limitTiming({ requestsPerSecond, burst }: RateLimitRule): LimitTiming {
  const lineCount = Math.ceil(requestsPerSecond / PERMITS_PER_SECOND_AND_LINE);
  const usedRate = requestsPerSecond * (1 - UNUSED_SHARE);
  const toleranceMs = ((requestsPerSecond + burst - lineCount) / usedRate - 1) * 1_000;
  const lateMs = Math.min(MAX_LATE_MS, toleranceMs / 2);
  return { lineCount, intervalMs: (1_000 * lineCount) / usedRate, earlyMs: toleranceMs - lateMs, lateMs };
}

/** How many more calls may start at `now`, on all lines, when a line ends at `end`. */
export function remainingAt(now: number, end: number, { lineCount, intervalMs, earlyMs }: LimitTiming): number {
  return Math.max(0, Math.floor((now + earlyMs - end) / intervalMs) + 1) * lineCount;
}
