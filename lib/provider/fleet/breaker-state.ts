import { HOLD_SKEW_MS, isFromTheFuture, PROBE_SKEW_MS } from '../../clock-skew.ts';
import type { Condition, StateChange } from '../../state/index.ts';
import type { UpstreamView } from './upstream-item.ts';

/**
 * The states of the breaker and the writes that lead from one to the next. All of it is on the item, so that the fleet
 * has one breaker:
 *
 *     closed --failure--> counting --half of 10 or more fail--> open --5 s--> half-open --2 probes pass--> closed
 *       ^                    |                                                    |
 *       +------10 s----------+                 +------60 s without a probe--------+--> closed
 */
export type BreakerState =
  /** Nothing is counted and nothing is written. */
  | { name: 'closed' }
  /** A call failed less than 10 s ago: results are counted. */
  | { name: 'counting'; startedAt: number; succeeded: number; failed: number }
  /** No call starts. */
  | { name: 'open'; remainingMs: number }
  /** One call a second starts, as a probe. */
  | { name: 'half-open'; openedAt: number; probesPassed: number; lastProbeAt: number };

/** A write, and when it may be made. */
export interface Transition {
  change: StateChange;
  condition: Condition;
}

const WINDOW_MS = 10_000;
/** Fewer results say nothing about the upstream. */
const MIN_RESULTS = 10;
const FAILURE_RATIO = 0.5;
const OPEN_MS = 5_000;
export const PROBE_EVERY_MS = 1_000;
const PROBES_TO_CLOSE = 2;
/** Without a probe for this long, what is known of the upstream is out of date. */
const FORGET_MS = 60_000;

export function breakerState(view: UpstreamView, now: number): BreakerState {
  const { openedAt, probesPassed, window } = view;
  if (openedAt === undefined) {
    return window && isCounting(window.startedAt, now) ? { name: 'counting', ...window } : { name: 'closed' };
  }
  if (isFromTheFuture(openedAt, now, HOLD_SKEW_MS)) return { name: 'closed' };
  if (now - openedAt < OPEN_MS) return { name: 'open', remainingMs: openedAt + OPEN_MS - now };
  const probed = view.lastProbeAt ?? 0;
  const lastProbeAt = isFromTheFuture(probed, now, PROBE_SKEW_MS) ? 0 : probed;
  if (now - Math.max(openedAt, lastProbeAt) >= FORGET_MS) return { name: 'closed' };
  return { name: 'half-open', openedAt, probesPassed, lastProbeAt };
}

const isCounting = (startedAt: number, now: number): boolean =>
  now - startedAt < WINDOW_MS && !isFromTheFuture(startedAt, now, HOLD_SKEW_MS);

/** Opens a window with the one failure that is its reason. Anything that an older opening left is removed. */
export const startCounting = (now: number): Transition => ({
  change: { set: { window_at: now, failed: 1, succeeded: 0 }, remove: ['opened_at', 'probes_passed', 'last_probe_at'] },
  condition: {
    anyOf: [
      { attribute: 'window_at', is: 'not-a-number' },
      { attribute: 'window_at', is: 'below', than: now - WINDOW_MS + 1 },
      { attribute: 'window_at', is: 'above', than: now + HOLD_SKEW_MS },
      { attribute: 'succeeded', is: 'not-a-number' },
      { attribute: 'failed', is: 'not-a-number' },
    ],
  },
});

/** @param weight how many successes this one stands for */
export const countSuccess = ({ startedAt }: Counting, weight: number): Transition => ({
  change: { add: { succeeded: weight } },
  condition: { attribute: 'window_at', is: 'equal', to: startedAt },
});

/** Counts one more failure, and opens the breaker when the limit is reached. */
export function countFailure({ startedAt, succeeded, failed }: Counting, now: number): Transition & { opens: boolean } {
  const failures = failed + 1;
  const results = succeeded + failures;
  const opens = results >= MIN_RESULTS && failures / results >= FAILURE_RATIO;
  return {
    opens,
    change: { add: { failed: 1 }, ...(opens ? { set: { opened_at: now, probes_passed: 0 } } : {}) },
    condition: { attribute: 'window_at', is: 'equal', to: startedAt },
  };
}

export const isProbeDue = ({ lastProbeAt }: HalfOpen, now: number): boolean => now - lastProbeAt >= PROBE_EVERY_MS;

/** Claims the one probe of this second. A probe with a time in our future does not count: another clock is ahead. */
export const claimProbe = (now: number): Transition => ({
  change: { set: { last_probe_at: now } },
  condition: {
    anyOf: [
      { attribute: 'last_probe_at', is: 'not-a-number' },
      { attribute: 'last_probe_at', is: 'below', than: now - PROBE_EVERY_MS + 1 },
      { attribute: 'last_probe_at', is: 'above', than: now + PROBE_SKEW_MS },
    ],
  },
});

/** Counts one more probe that passed, and closes the breaker when that is enough. */
export function passProbe({ openedAt, probesPassed }: HalfOpen): Transition & { closes: boolean } {
  const closes = probesPassed + 1 >= PROBES_TO_CLOSE;
  const everything = ['opened_at', 'last_probe_at', 'probes_passed', 'window_at', 'succeeded', 'failed'];
  return {
    closes,
    change: closes ? { remove: everything } : { set: { probes_passed: probesPassed + 1 } },
    condition: { attribute: 'opened_at', is: 'equal', to: openedAt },
  };
}

export const failProbe = ({ openedAt }: HalfOpen): Transition => ({
  change: { set: { probes_passed: 0 } },
  condition: { attribute: 'opened_at', is: 'equal', to: openedAt },
});

type Counting = Extract<BreakerState, { name: 'counting' }>;
type HalfOpen = Extract<BreakerState, { name: 'half-open' }>;
