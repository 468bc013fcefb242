import type { StateChange, StateItem } from '../state/index.ts';

/** The note of a failed grant on the token's item: it holds the whole fleet back (DESIGN.md, Tokens). */
export interface GrantNote {
  /** Failures in a row with the same credentials. */
  readonly failures: number;
  /** Epoch milliseconds before which nobody asks. */
  readonly until: number;
  /** Of the credentials that failed; empty when there were none to be had. */
  readonly versionId: string;
}

const FIRST_HOLD_MS = 5_000;
const LONGEST_HOLD_MS = 60_000;
/** Longer than any token beside the note lives. */
const KEEP_SECONDS = 100_000;

const ATTRIBUTES = ['grant_failures', 'grant_hold_until', 'grant_version'];

export function readNote(item: StateItem | undefined): GrantNote | undefined {
  if (!item) return undefined;
  const { grant_failures: failures, grant_hold_until: until, grant_version: versionId } = item;
  if (typeof failures !== 'number' || typeof until !== 'number' || typeof versionId !== 'string') return undefined;
  return { failures, until, versionId };
}

/** The note after one more failure: 5 s, doubling to 60 s; other credentials start anew. */
export function nextNote(previous: GrantNote | undefined, versionId: string, now: number): GrantNote {
  const failures = previous?.versionId === versionId ? previous.failures + 1 : 1;
  return {
    failures,
    versionId,
    until: now + Math.min(LONGEST_HOLD_MS, FIRST_HOLD_MS * 2 ** Math.min(failures - 1, 10)),
  };
}

/** Never more than the longest hold, whatever the clock of the environment that wrote the note. */
export const holdLeftMs = (note: GrantNote, now: number): number => Math.min(note.until - now, LONGEST_HOLD_MS);

/** The note outlives its hold, so that the next failure doubles it. */
export const writeNote = (note: GrantNote): StateChange => ({
  set: {
    grant_failures: note.failures,
    grant_hold_until: note.until,
    grant_version: note.versionId,
    expires_at: Math.ceil(note.until / 1_000) + KEEP_SECONDS,
  },
});

export const eraseNote = (): StateChange => ({ remove: ATTRIBUTES });
