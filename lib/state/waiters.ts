import { NOTED_SKEW_MS } from '../clock-skew.ts';
import type { Condition } from '../dynamodb/index.ts';
import { bareItemExpiry } from './expiry.ts';
import { readNumber } from './read-attributes.ts';
import type { StateChange, StateItem } from './store.ts';

/**
 * About how many callers wait for an item. One in eight signs in when it begins to wait, and none signs out when it ends.
 * So the count starts again after 30 s: no caller waits longer than its budget of 25 s.
 */

/** One waiting caller in this many signs in and counts for as many: 1,000 of them cost 125 writes. */
export const WAITERS_PER_SIGNATURE = 8;
const COUNT_FOR_MS = 30_000;
/** The largest count that is believed: with it a caller pauses for 2 s between two reads. */
const MAX_WAITERS = 5_000;

const SIGNATURES = 'lease_waiters';
const COUNTED_SINCE = 'lease_waiters_at';

export const WAITER_ATTRIBUTES = [SIGNATURES, COUNTED_SINCE];

export function readWaiters(item: StateItem | undefined, now: number): number {
  const isCurrent = readNumber(item, COUNTED_SINCE, now - COUNT_FOR_MS, now + NOTED_SKEW_MS) !== undefined;
  const signatures = readNumber(item, SIGNATURES, 0, Number.MAX_VALUE) ?? 0;
  return isCurrent ? Math.min(MAX_WAITERS, signatures * WAITERS_PER_SIGNATURE) : 0;
}

/** The writes that count a caller in; the first one that takes effect is enough. */
export function signIn(item: StateItem | undefined, now: number): { change: StateChange; condition?: Condition }[] {
  const expiry = { expires_at: bareItemExpiry(now) };
  const join = { change: { add: { [SIGNATURES]: 1 }, setIfAbsent: { [COUNTED_SINCE]: now, ...expiry } } };
  const restarted = { set: { [SIGNATURES]: 1, [COUNTED_SINCE]: now }, setIfAbsent: expiry };
  const restart = { change: restarted, condition: isOutdated(now) };
  const countedSince = item?.[COUNTED_SINCE];
  return countedSince === undefined || readWaiters(item, now) > 0 ? [join, restart] : [restart, join];
}

/** The count has another type or its time has passed. */
const isOutdated = (now: number): Condition => ({
  anyOf: [
    { attribute: SIGNATURES, is: 'not-a-number' },
    { attribute: COUNTED_SINCE, is: 'not-a-number' },
    { attribute: COUNTED_SINCE, is: 'below', than: now - COUNT_FOR_MS },
    { attribute: COUNTED_SINCE, is: 'above', than: now + NOTED_SKEW_MS },
  ],
});
