import { endsTooLate, HOLD_SKEW_MS } from '../clock-skew.ts';
import type { StateChange, StateItem } from '../state/index.ts';

/** The note of a failed grant on the token's item: it holds the whole fleet back (docs/architecture.md, Tokens). */
export interface GrantNote {
  /** Failures in a row with the same credentials. */
  readonly failures: number;
  /** How long nobody asks. */
  readonly holdMs: number;
  /** The end of that, epoch milliseconds by the clock of the environment that wrote the note. */
  readonly until: number;
  /** Of the credentials that failed; empty when there were none to be had. */
  readonly versionId: string;
}

const FIRST_HOLD_MS = 5_000;
const LONGEST_HOLD_MS = 60_000;
/** Longer than any token beside the note lives. */
const KEEP_SECONDS = 100_000;

const ATTRIBUTES = ['grant_failures', 'grant_hold_ms', 'grant_hold_until', 'grant_version'];

export function readNote(item: StateItem | undefined): GrantNote | undefined {
  const [failures, holdMs, until, versionId] = ATTRIBUTES.map(name => item?.[name]);
  if (typeof failures !== 'number' || typeof holdMs !== 'number') return undefined;
  if (typeof until !== 'number' || typeof versionId !== 'string') return undefined;
  return { failures, holdMs, until, versionId };
}

/**
 * The note after one more failure: 5 s, doubling to 60 s; other credentials start anew.
 * @param retryAfterMs what the token endpoint asks for, which may be longer
 */
export function nextNote(
  previous: GrantNote | undefined,
  failure: { versionId: string; retryAfterMs: number },
  now: number,
): GrantNote {
  const failures = previous?.versionId === failure.versionId ? previous.failures + 1 : 1;
  const backOffMs = Math.min(LONGEST_HOLD_MS, FIRST_HOLD_MS * 2 ** Math.min(failures - 1, 10));
  const holdMs = Math.max(backOffMs, failure.retryAfterMs);
  return { failures, holdMs, versionId: failure.versionId, until: now + holdMs };
}

/** How long the note still holds back an environment whose clock says `now`; 0 or less: not at all. */
export function holdLeftMs({ holdMs, until }: GrantNote, now: number): number {
  return endsTooLate(until, holdMs, now, HOLD_SKEW_MS) ? 0 : Math.min(until - now, holdMs);
}

/** The note outlives its hold, so that the next failure doubles it. */
export const writeNote = (note: GrantNote): StateChange => ({
  set: {
    grant_failures: note.failures,
    grant_hold_ms: note.holdMs,
    grant_hold_until: note.until,
    grant_version: note.versionId,
    expires_at: Math.ceil(note.until / 1_000) + KEEP_SECONDS,
  },
});

export const eraseNote = (): StateChange => ({ remove: ATTRIBUTES });
