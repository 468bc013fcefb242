import { isLongPast, LEASE_SKEW_MS } from '../clock-skew.ts';
import { type Condition, isAbsent, isEqual, ownerIs } from '../dynamodb/index.ts';
import type { StateChange, StateItem } from './store.ts';

/** A lease lasts this long after it was taken or last renewed. */
export const LEASE_MS = 3_000;
/** How long an item that holds nothing but a lease is kept. */
const BARE_ITEM_SECONDS = 600;
/** One waiting caller in this many signs in and counts for as many: 1,000 of them cost 125 writes. */
export const WAITERS_PER_SIGNATURE = 8;

/** The attributes of a lease. `until` differs between two reads of one holding when it was renewed in between. */
export interface LeaseState {
  readonly owner: string | undefined;
  /** Epoch milliseconds by the holder's clock. */
  readonly until: number | undefined;
  /** Counts the holdings of this item, so that a holding that began and ended between two reads shows. */
  readonly term: number | undefined;
  /** About how many callers are waiting. */
  readonly waiters: number;
  /** Term and message of the last holding that failed. */
  readonly failedTerm: number | undefined;
  readonly failure: string | undefined;
  /** Of the whole item, epoch seconds. */
  readonly expiresAt: number | undefined;
}

export function readLease(item: StateItem | undefined): LeaseState {
  return {
    owner: text(item?.lease_owner),
    until: number(item?.lease_until),
    term: number(item?.lease_term),
    waiters: (number(item?.lease_waiters) ?? 0) * WAITERS_PER_SIGNATURE,
    failedTerm: number(item?.lease_failed_term),
    failure: text(item?.lease_failure),
    expiresAt: number(item?.expires_at),
  };
}

export const isLongGone = (lease: LeaseState, now: number) =>
  lease.owner !== undefined && isLongPast(lease.until ?? 0, now, LEASE_SKEW_MS);

/** Also replaces an expiry that has passed: the table would delete the item while it is held. */
export function takeLease(owner: string, now: number, seen: LeaseState): StateChange {
  const expiry = { expires_at: bareItemExpiry(now) };
  const lease = { lease_owner: owner, lease_until: now + LEASE_MS };
  const passed = seen.expiresAt !== undefined && seen.expiresAt * 1_000 <= now;
  return {
    set: passed ? { ...lease, ...expiry } : lease,
    add: { lease_term: 1 },
    setIfAbsent: passed ? {} : expiry,
  };
}

/** True when nobody took, renewed or gave back the lease since `seen`; of several takers one succeeds. */
export function unchangedSince(seen: LeaseState): Condition {
  return {
    allOf: [
      seen.owner === undefined ? isAbsent('lease_owner') : ownerIs(seen.owner),
      seen.until === undefined ? isAbsent('lease_until') : isEqual('lease_until', seen.until),
      seen.term === undefined ? isAbsent('lease_term') : isEqual('lease_term', seen.term),
    ],
  };
}

/** @param previous the last `until`: a renewal must show even when the wall clock stood still or was set back */
export function renewLease(now: number, previous: number): { change: StateChange; until: number } {
  const until = Math.max(now + LEASE_MS, previous + 1);
  return { change: { set: { lease_until: until } }, until };
}

/** Stores the result and gives the lease back in one write. */
export function storeResult(result: StateChange): StateChange {
  return merge(result, {
    remove: ['lease_owner', 'lease_until', 'lease_waiters', 'lease_failure', 'lease_failed_term'],
  });
}

/** Gives the lease back after a failure. Without a `failure` to pass on, the followers try for themselves. */
export function storeFailure(term: number, failure: string | undefined, noted: StateChange): StateChange {
  // A failure that is passed on ends all waiting. Otherwise the count of waiting callers still holds.
  const passedOn: StateChange =
    failure === undefined
      ? { remove: ['lease_owner', 'lease_until'] }
      : {
          set: { lease_failure: failure, lease_failed_term: term },
          remove: ['lease_owner', 'lease_until', 'lease_waiters'],
        };
  return merge(noted, passedOn);
}

export const signIn = (now: number): StateChange => ({
  add: { lease_waiters: 1 },
  setIfAbsent: { expires_at: bareItemExpiry(now) },
});

const bareItemExpiry = (now: number) => Math.ceil(now / 1_000) + BARE_ITEM_SECONDS;

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const number = (value: unknown) => (typeof value === 'number' ? value : undefined);

function merge(a: StateChange, b: StateChange): StateChange {
  return {
    set: { ...a.set, ...b.set },
    setIfAbsent: { ...a.setIfAbsent, ...b.setIfAbsent },
    add: { ...a.add, ...b.add },
    remove: [...(a.remove ?? []), ...(b.remove ?? [])],
  };
}
