import { endsTooLate, HOLD_SKEW_MS } from '../clock-skew.ts';
import { MAX_HOLD_MS } from '../retry-after.ts';
import { readNumber, readText, type StateChange, type StateItem } from '../state/index.ts';

/**
 * The backoff after failed grants, noted on the token's item: it holds the whole fleet back (docs/architecture.md,
 * Tokens).
 */
export interface GrantBackoff {
  /** Failures in a row with the same credentials. */
  readonly failures: number;
  /** For how long no environment asks. */
  readonly holdMs: number;
  /** The end of that time, epoch milliseconds by the clock of the environment that noted it. */
  readonly until: number;
  /** The version of the credentials that failed; empty when none could be read. */
  readonly versionId: string;
}

const FIRST_HOLD_MS = 5_000;
const LONGEST_BACKOFF_MS = 60_000;
/** The item also holds a token, which lives for a day at most. */
const KEEP_SECONDS = 100_000;

const UNREACHED_BY = 'grant_unreached_by';
const ATTRIBUTES = ['grant_failures', 'grant_hold_ms', 'grant_hold_until', 'grant_version', UNREACHED_BY];

export function readBackoff(item: StateItem | undefined): GrantBackoff | undefined {
  const failures = readNumber(item, 'grant_failures', 1, Number.MAX_SAFE_INTEGER);
  const holdMs = readNumber(item, 'grant_hold_ms', 0, MAX_HOLD_MS);
  const until = readNumber(item, 'grant_hold_until', 0, Number.MAX_SAFE_INTEGER);
  const versionId = readText(item, 'grant_version');
  if (failures === undefined || holdMs === undefined || until === undefined || versionId === undefined)
    return undefined;
  return { failures, holdMs, until, versionId };
}

/**
 * The backoff after one more failure: 5 s, doubling to 60 s; it starts again with other credentials.
 * @param failure.retryAfterMs what the token endpoint asks for, which may be longer
 */
export function nextBackoff(
  previous: GrantBackoff | undefined,
  failure: { versionId: string; retryAfterMs: number },
  now: number,
): GrantBackoff {
  const failures = previous?.versionId === failure.versionId ? previous.failures + 1 : 1;
  const backoffMs = Math.min(LONGEST_BACKOFF_MS, FIRST_HOLD_MS * 2 ** Math.min(failures - 1, 10));
  const holdMs = Math.min(MAX_HOLD_MS, Math.max(backoffMs, failure.retryAfterMs));
  return { failures, holdMs, versionId: failure.versionId, until: now + holdMs };
}

/** How much longer the hold lasts for an environment whose clock says `now`; 0 or less when it is over. */
export function holdLeftMs({ holdMs, until }: GrantBackoff, now: number): number {
  return endsTooLate(until, holdMs, now, HOLD_SKEW_MS) ? 0 : Math.min(until - now, holdMs);
}

/** The note outlives its hold, so that the next failure doubles it. */
export const storeBackoff = (backoff: GrantBackoff): StateChange => ({
  set: {
    grant_failures: backoff.failures,
    grant_hold_ms: backoff.holdMs,
    grant_hold_until: backoff.until,
    grant_version: backoff.versionId,
    expires_at: Math.ceil(backoff.until / 1_000) + KEEP_SECONDS,
  },
});

/**
 * True when no other environment has noted, since the last grant, that nothing answered it. The network of this
 * environment may then be at fault.
 * @param environment its random id
 */
export const isNotedAlone = (item: StateItem | undefined, environment: string): boolean =>
  (readText(item, UNREACHED_BY) ?? environment) === environment;

/** Notes that nothing answered this environment. When the same happens to another one, the whole fleet backs off. */
export const storeUnreached = (environment: string): StateChange => ({ set: { [UNREACHED_BY]: environment } });

export const eraseBackoff = (): StateChange => ({ remove: ATTRIBUTES });
