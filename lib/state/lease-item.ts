import { isLongPast, LEASE_SKEW_MS } from '../clock-skew.ts';
import { type Condition, isEqual } from '../dynamodb/index.ts';
import { bareItemExpiry } from './expiry.ts';
import { readNumber, readText } from './read-attributes.ts';
import type { StateChange, StateItem } from './store.ts';
import { readWaiters, WAITER_ATTRIBUTES } from './waiters.ts';

/** A lease lasts this long after it was taken or last renewed. */
export const LEASE_MS = 3_000;
/** No item is kept for much longer than a day, so a later expiry is not ours. */
const MAX_ITEM_SECONDS = 30 * 86_400;

/** The attributes of a lease, as far as they are valid. */
export interface LeaseState {
  /** A random id of the holding. */
  readonly owner: string | undefined;
  /** Epoch milliseconds by the holder's clock. */
  readonly until: number | undefined;
  /** Changes when the lease is taken or renewed, so that a holding that began and ended between two reads shows. */
  readonly mark: string | undefined;
  /** About how many callers are waiting. */
  readonly waiters: number;
  /** Owner and message of the last holding that failed. */
  readonly failedOwner: string | undefined;
  readonly failure: string | undefined;
  /** The item expires at a plausible time that has not passed. */
  readonly expires: boolean;
}

export function readLease(item: StateItem | undefined, now: number): LeaseState {
  const seconds = now / 1_000;
  return {
    owner: readText(item, 'lease_owner'),
    until: readNumber(item, 'lease_until', 0, Number.MAX_SAFE_INTEGER),
    mark: readText(item, 'lease_mark'),
    waiters: readWaiters(item, now),
    failedOwner: readText(item, 'lease_failed_owner'),
    failure: readText(item, 'lease_failure'),
    expires: readNumber(item, 'expires_at', seconds + 1, seconds + MAX_ITEM_SECONDS) !== undefined,
  };
}

export const isLongGone = (lease: LeaseState, now: number) =>
  lease.owner !== undefined && isLongPast(lease.until ?? 0, now, LEASE_SKEW_MS);

/** Also gives the item an expiry when it has no valid one: the table must neither delete it while it is held nor keep it. */
export function takeLease(owner: string, now: number, seen: LeaseState): StateChange {
  const lease = { lease_owner: owner, lease_until: now + LEASE_MS, lease_mark: markOf(owner, 0) };
  return { set: seen.expires ? lease : { ...lease, expires_at: bareItemExpiry(now) } };
}

/** True when the lease was not taken or renewed since `seen`. Of several environments that take it, one succeeds. */
export const unchangedSince = ({ owner, mark }: LeaseState): Condition => ({
  allOf: [isSameText('lease_owner', owner), isSameText('lease_mark', mark)],
});

/** @param renewal 1 for the first one of this holding */
export function renewLease(owner: string, now: number, renewal: number): StateChange {
  return { set: { lease_until: now + LEASE_MS, lease_mark: markOf(owner, renewal) } };
}

/** Stores the result and gives the lease back in one write. The mark stays: it shows that the lease was held. */
export function storeResult(result: StateChange): StateChange {
  return withRemoved(result, [...HELD, ...WAITER_ATTRIBUTES, ...FAILED]);
}

/** Releases the lease and leaves the failure for the followers, which then stop waiting. */
export function passOnFailure(owner: string, failure: string | undefined, noted: StateChange): StateChange {
  const change = withRemoved(noted, [...HELD, ...WAITER_ATTRIBUTES]);
  if (failure === undefined) return change;
  return { ...change, set: { ...change.set, lease_failure: failure, lease_failed_owner: owner } };
}

/** Gives the lease back after a failure that concerns the holder alone: its followers go on waiting. */
export const passOnLease = (): StateChange => ({ remove: HELD });

const HELD = ['lease_owner', 'lease_until'];
const FAILED = ['lease_failure', 'lease_failed_owner'];

const markOf = (owner: string, renewal: number) => `${owner}/${renewal}`;

/** The attribute has the text that was read, or still no text. */
const isSameText = (attribute: string, text: string | undefined): Condition =>
  text === undefined ? { attribute, is: 'not-a-string' } : isEqual(attribute, text);

const withRemoved = (change: StateChange, names: readonly string[]): StateChange => ({
  ...change,
  remove: [...(change.remove ?? []), ...names],
});
