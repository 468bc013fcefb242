import type { AttemptResult } from './webhook-sender.ts';

/** A window that waits for delivery; small, since all of them are read at every run. */
export interface PendingWindow {
  /** Start of the window, epoch seconds: its place in the outbox. */
  readonly window: number;
  /** Epoch milliseconds of the entry into the outbox. */
  readonly enteredAt: number;
  readonly attempts: number;
  /** How often this one failed while others were delivered. */
  readonly suspicions: number;
  /** Epoch milliseconds; not before. */
  readonly nextAttemptAt: number;
  /** What came of the last attempt: a status or an error code. */
  readonly lastResult: string;
}

/** What the fleet knows of the endpoint. */
export interface EndpointState {
  /** Failures since the last delivery; 0 while it answers. */
  readonly failures: number;
  /** Failures put down to single messages since the last delivery. */
  readonly strikes: number;
  /** The window whose attempt failed last. */
  readonly failedWindow: number | null;
  /** A second window failed too: it is the endpoint, and not the message. */
  readonly confirmed: boolean;
  /** Epoch milliseconds; nothing is sent before. */
  readonly nextAttemptAt: number;
}

export interface Verdict {
  endpoint: EndpointState;
  /** The attempted window as it stands now. */
  pending: PendingWindow;
  /** What becomes of it; `all-dead`: every window that waits goes to the dead letters with it. */
  fate: 'delivered' | 'waits' | 'dead' | 'all-dead';
  /** Another window that now stands suspected, since this one was delivered and that one was not. */
  suspect: number | null;
}

export const HEALTHY: EndpointState = {
  failures: 0,
  strikes: 0,
  failedWindow: null,
  confirmed: false,
  nextAttemptAt: 0,
};

/** While an endpoint fails it gets one attempt a minute, whatever waits; the jitter is added. */
const PROBE_INTERVAL_MS = 60_000;
const PROBE_JITTER_MS = 5_000;
const RETRY_AFTER_CAP_MS = 24 * 3_600_000;

/** A window is given up when an attempt fails five days after it entered the outbox. */
export const GIVE_UP_AFTER_MS = 5 * 24 * 3_600_000;

/** A message that alone is refused comes again after 1 min doubling to 6 h, half of it jitter. */
const SUSPECT_BASE_MS = 60_000;
const SUSPECT_CAP_MS = 6 * 3_600_000;

/** So many messages that fail in a row speak of the endpoint (a wrong secret, a wrong path). */
const STRIKES_IN_A_ROW = 3;

/** Every so many probes another window than the oldest is tried, lest a bad one block all after a real outage. */
const CANARY_EVERY = 60;

/**
 * What to send next, oldest first; nothing when none is due. A failing endpoint gets one window, whatever `lanes` says.
 * A single failure does not tell whether message or endpoint is at fault, so the probe after it takes another window;
 * when that fails too, it is the oldest's turn again.
 * @param waiting ascending by window
 * @param lanes how many may be sent side by side
 */
export function chooseNext(
  waiting: readonly PendingWindow[],
  endpoint: EndpointState,
  now: number,
  lanes: number,
): PendingWindow[] {
  if (endpoint.nextAttemptAt > now) return [];
  const due = waiting.filter(({ nextAttemptAt }) => nextAttemptAt <= now);
  if (endpoint.failures === 0) return due.slice(0, lanes);
  const spared = endpoint.confirmed ? canarySpares(due, endpoint) : endpoint.failedWindow;
  const probe = due.find(({ window }) => window !== spared) ?? due[0];
  return probe ? [probe] : [];
}

/** @param random 0 to 1, exclusive */
export function judgeAttempt(
  pending: PendingWindow,
  endpoint: EndpointState,
  result: AttemptResult,
  now: number,
  random: () => number,
): Verdict {
  const tried = { ...pending, attempts: pending.attempts + 1, lastResult: result.detail };
  if (result.outcome === 'delivered') return delivered(tried, endpoint);
  if (result.outcome === 'gone') return { endpoint: HEALTHY, pending: tried, fate: 'all-dead', suspect: null };
  const next = failed(tried, endpoint, result, now, random);
  return now - pending.enteredAt < GIVE_UP_AFTER_MS ? next : { ...next, fate: 'dead' };
}

/** The window as it waits on after it alone has failed once more. The first time it is due at once: others got through. */
export function suspected(pending: PendingWindow, now: number, random: () => number): PendingWindow {
  const suspicions = pending.suspicions + 1;
  const delayMs = suspicions === 1 ? 0 : Math.min(SUSPECT_CAP_MS, SUSPECT_BASE_MS * 2 ** (suspicions - 2));
  return { ...pending, suspicions, nextAttemptAt: now + delayMs * (0.5 + random() / 2) };
}

const canarySpares = (due: readonly PendingWindow[], { failures }: EndpointState): number | undefined =>
  failures % CANARY_EVERY === CANARY_EVERY - 1 ? due[0]?.window : undefined;

function delivered(tried: PendingWindow, endpoint: EndpointState): Verdict {
  const blamed = endpoint.failures > 0 && endpoint.failedWindow !== tried.window ? endpoint.failedWindow : null;
  return { endpoint: HEALTHY, pending: tried, fate: 'delivered', suspect: blamed };
}

function failed(
  tried: PendingWindow,
  endpoint: EndpointState,
  result: AttemptResult,
  now: number,
  random: () => number,
): Verdict {
  const strikes = endpoint.strikes + 1;
  // A refusal, or a message known to fail while others get through, says nothing yet of the endpoint.
  const ownFault = result.outcome === 'rejected' || tried.suspicions > 0;
  if (ownFault && endpoint.failures === 0 && strikes < STRIKES_IN_A_ROW) {
    const pending = suspected({ ...tried, suspicions: Math.max(1, tried.suspicions) }, now, random);
    return { endpoint: { ...endpoint, strikes }, pending, fate: 'waits', suspect: null };
  }
  const next: EndpointState = {
    failures: endpoint.failures + 1,
    strikes: ownFault ? strikes : endpoint.strikes,
    failedWindow: tried.window,
    confirmed: (ownFault && strikes >= STRIKES_IN_A_ROW) || isSecondWindow(endpoint, tried),
    nextAttemptAt: now + pauseMs(endpoint, result, random),
  };
  return { endpoint: next, pending: tried, fate: 'waits', suspect: null };
}

const isSecondWindow = (endpoint: EndpointState, { window }: PendingWindow): boolean =>
  endpoint.confirmed || (endpoint.failures > 0 && endpoint.failedWindow !== window);

/** `Retry-After` is kept as it is the first time, when it throttles; from then on never below the minute. */
function pauseMs({ failures }: EndpointState, { retryAfterMs }: AttemptResult, random: () => number): number {
  const minute = PROBE_INTERVAL_MS + random() * PROBE_JITTER_MS;
  if (retryAfterMs === undefined) return minute;
  const asked = Math.min(RETRY_AFTER_CAP_MS, retryAfterMs) + random() * 1_000;
  return failures === 0 ? asked : Math.max(minute, asked);
}
