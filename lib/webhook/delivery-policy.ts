import { endsTooLate, SCHEDULE_DELAY_MS } from '../clock-skew.ts';
import type { AttemptResult } from './sender.ts';

/** A window that waits for its delivery; small, since all of them are read at every run. */
export interface PendingWindow {
  /** Start of the window, epoch seconds. */
  readonly window: number;
  /** Epoch milliseconds of the entry into the outbox. */
  readonly enteredAt: number;
  readonly attempts: number;
  /** How often this window failed while others were delivered. */
  readonly suspicions: number;
  /** Epoch milliseconds; no attempt before. */
  readonly nextAttemptAt: number;
  /** Of the last attempt: a status or an error code. */
  readonly lastResult: string;
}

/** A window before its first attempt. */
export const newlyPending = (window: number, enteredAt: number): PendingWindow => ({
  window,
  enteredAt,
  attempts: 0,
  suspicions: 0,
  nextAttemptAt: 0,
  lastResult: '',
});

/** What the fleet knows of the endpoint. */
export interface EndpointState {
  /** Failures since the last delivery; 0 while the endpoint answers. */
  readonly failures: number;
  /** Of these, the failures that were attributed to single messages. */
  readonly messageFailures: number;
  /** The window whose attempt failed last. */
  readonly failedWindow: number | null;
  /** A second window failed too: the fault is the endpoint's and not the message's. */
  readonly confirmed: boolean;
  /** Epoch milliseconds; nothing is sent before. */
  readonly nextAttemptAt: number;
}

/** The consequences of one attempt. */
export interface Evaluation {
  endpoint: EndpointState;
  /** The attempted window after the attempt. */
  pending: PendingWindow;
  /** Of the attempted window; `all-dead`: every pending window becomes a dead letter. */
  status: 'delivered' | 'pending' | 'dead' | 'all-dead';
  /** Another window that is suspect now, since this one was delivered and that one was not. */
  suspect: number | null;
}

export const HEALTHY: EndpointState = {
  failures: 0,
  messageFailures: 0,
  failedWindow: null,
  confirmed: false,
  nextAttemptAt: 0,
};

/** A failing endpoint gets one attempt a minute, however many windows are pending; the jitter is added. */
const PROBE_INTERVAL_MS = 60_000;
const PROBE_JITTER_MS = 5_000;
const RETRY_AFTER_CAP_MS = 24 * 3_600_000;
const RETRY_AFTER_JITTER_MS = 1_000;
const LONGEST_PAUSE_MS = RETRY_AFTER_CAP_MS + RETRY_AFTER_JITTER_MS;

/** A window whose attempt fails five days after it entered the outbox becomes a dead letter. */
export const GIVE_UP_AFTER_MS = 5 * 24 * 3_600_000;

/** A message that fails while others are delivered is retried after 1 min, doubling to 6 h; half of it is jitter. */
const SUSPECT_BASE_MS = 60_000;
const SUSPECT_CAP_MS = 6 * 3_600_000;

/** This many messages that fail in a row mean that the endpoint is at fault: a wrong secret, a wrong path. */
const MAX_MESSAGE_FAILURES = 3;

/** Every 60th probe takes a younger window, so that one bad window cannot block the queue after an outage. */
const CANARY_EVERY = 60;

/**
 * What to send next, oldest first; nothing when none is due. A failing endpoint gets one window at a time. A single
 * failure does not show whether the message or the endpoint is at fault, so the next probe takes another window. When
 * that fails too, the probe after it takes the oldest window again.
 * @param waiting ascending by window
 * @param concurrency how many may be sent side by side
 */
export function chooseNext(
  waiting: readonly PendingWindow[],
  endpoint: EndpointState,
  now: number,
  concurrency: number,
): PendingWindow[] {
  if (!isDue(endpoint, LONGEST_PAUSE_MS, now)) return [];
  const due = waiting.filter(pending => isDue(pending, SUSPECT_CAP_MS, now));
  if (endpoint.failures === 0) return due.slice(0, concurrency);
  const skipped = endpoint.confirmed ? skippedByCanary(due, endpoint) : endpoint.failedWindow;
  const probe = due.find(({ window }) => window !== skipped) ?? due[0];
  return probe ? [probe] : [];
}

/** A time that no policy could have set is damaged. It is ignored, because it would stop the delivery forever. */
const isDue = ({ nextAttemptAt }: { nextAttemptAt: number }, longestPauseMs: number, now: number): boolean =>
  nextAttemptAt <= now || endsTooLate(nextAttemptAt, longestPauseMs, now, SCHEDULE_DELAY_MS);

/** @param random 0 to 1, exclusive */
export function evaluateAttempt(
  pending: PendingWindow,
  endpoint: EndpointState,
  result: AttemptResult,
  now: number,
  random: () => number,
): Evaluation {
  const attempted = { ...pending, attempts: pending.attempts + 1, lastResult: result.detail };
  if (result.outcome === 'delivered') return afterDelivery(attempted, endpoint);
  if (result.outcome === 'gone') return { endpoint: HEALTHY, pending: attempted, status: 'all-dead', suspect: null };
  const next = afterFailure(attempted, endpoint, result, now, random);
  return now - pending.enteredAt < GIVE_UP_AFTER_MS ? next : { ...next, status: 'dead' };
}

/** The window after it failed once more while others were delivered. After the first time it is due at once. */
export function withSuspicion(pending: PendingWindow, now: number, random: () => number): PendingWindow {
  const suspicions = pending.suspicions + 1;
  const delayMs = suspicions === 1 ? 0 : Math.min(SUSPECT_CAP_MS, SUSPECT_BASE_MS * 2 ** (suspicions - 2));
  return { ...pending, suspicions, nextAttemptAt: now + delayMs * (0.5 + random() / 2) };
}

const skippedByCanary = (due: readonly PendingWindow[], { failures }: EndpointState): number | undefined =>
  failures % CANARY_EVERY === CANARY_EVERY - 1 ? due[0]?.window : undefined;

function afterDelivery(attempted: PendingWindow, endpoint: EndpointState): Evaluation {
  const isOther = endpoint.failures > 0 && endpoint.failedWindow !== attempted.window;
  const suspect = isOther ? endpoint.failedWindow : null;
  return { endpoint: HEALTHY, pending: attempted, status: 'delivered', suspect };
}

function afterFailure(
  attempted: PendingWindow,
  endpoint: EndpointState,
  result: AttemptResult,
  now: number,
  random: () => number,
): Evaluation {
  const messageFailures = endpoint.messageFailures + 1;
  // A refusal, or a message that failed before while others were delivered, does not prove a fault of the endpoint.
  const isMessageFault = result.outcome === 'rejected' || attempted.suspicions > 0;
  if (isMessageFault && endpoint.failures === 0 && messageFailures < MAX_MESSAGE_FAILURES) {
    const pending = withSuspicion({ ...attempted, suspicions: Math.max(1, attempted.suspicions) }, now, random);
    return { endpoint: { ...endpoint, messageFailures }, pending, status: 'pending', suspect: null };
  }
  const next: EndpointState = {
    failures: endpoint.failures + 1,
    messageFailures: isMessageFault ? messageFailures : endpoint.messageFailures,
    failedWindow: attempted.window,
    confirmed: (isMessageFault && messageFailures >= MAX_MESSAGE_FAILURES) || isSecondWindow(endpoint, attempted),
    nextAttemptAt: now + pauseMs(endpoint, result, random),
  };
  return { endpoint: next, pending: attempted, status: 'pending', suspect: null };
}

const isSecondWindow = (endpoint: EndpointState, { window }: PendingWindow): boolean =>
  endpoint.confirmed || (endpoint.failures > 0 && endpoint.failedWindow !== window);

/**
 * The first `Retry-After` is taken as it is, since it may be a rate limit; after that a pause is never below the
 * minute.
 */
function pauseMs({ failures }: EndpointState, { retryAfterMs }: AttemptResult, random: () => number): number {
  const probeMs = PROBE_INTERVAL_MS + random() * PROBE_JITTER_MS;
  if (retryAfterMs === undefined) return probeMs;
  const askedMs = Math.min(RETRY_AFTER_CAP_MS, retryAfterMs) + random() * RETRY_AFTER_JITTER_MS;
  return failures === 0 ? askedMs : Math.max(probeMs, askedMs);
}
