import type { CallContext, Clock } from '../context.ts';
import { ownerIs } from '../dynamodb/index.ts';
import { LEASE_MS, renewLease, storeFailure, storeResult } from './lease-item.ts';
import type { StateChange, StateItem, StateStore } from './store.ts';

/** What a lease guards: a value on one item that one environment makes and all use. */
export interface Guarded<T> {
  readonly pk: string;
  /** The value, when the item holds one that this caller can use. May throw what stands in the way of making one. */
  read(item: StateItem | undefined): T | undefined | Promise<T | undefined>;
  /** Makes the value; runs in the holder only. `item` is as it was when the lease was taken. */
  work(item: StateItem | undefined): Promise<{ value: T; store: StateChange }>;
  /** What a failure leaves behind for the others. Left out, or undefined: the others try for themselves. */
  failed?(error: unknown): FailureNote | undefined;
  /** The failure that followers throw, made of `FailureNote.message`. */
  revive?(message: string): Error;
}

export interface FailureNote {
  /** Handed to those who were waiting, and to no later caller. Free of secrets and utterances. */
  message?: string;
  /** Further changes stored with it. */
  change?: StateChange;
}

export interface Holding {
  owner: string;
  term: number;
}

const RENEW_EVERY_MS = 1_000;
/** The result is worth this much even when the budget is spent: without it the followers wait for nothing. */
const LEAST_STORE_MS = 250;
const STORE_ATTEMPTS = 2;

/** Does the guarded work as holder: keeps the lease alive meanwhile, then stores the result and ends the holding. */
export function createHolding({
  store,
  clock,
  storeTimeoutMs,
}: {
  store: StateStore;
  clock: Clock;
  storeTimeoutMs: number;
}) {
  async function run<T>(
    guarded: Guarded<T>,
    item: StateItem | undefined,
    { owner, term }: Holding,
    context: CallContext,
  ): Promise<{ value: T; stored: boolean }> {
    const ended = new AbortController();
    const renewals = keepRenewed(guarded.pk, owner, ended.signal);
    try {
      const { value, store: result } = await guarded.work(item);
      ended.abort();
      return { value, stored: await conclude(guarded.pk, owner, storeResult(result), context) };
    } catch (error) {
      ended.abort();
      const note = guarded.failed?.(error);
      await conclude(guarded.pk, owner, storeFailure(term, note?.message, note?.change ?? {}), context);
      throw error;
    } finally {
      await renewals;
    }
  }

  /** Until ended or lost. A renewal that fails is tried again a second later: the lease outlasts two of them. */
  async function keepRenewed(pk: string, owner: string, ended: AbortSignal): Promise<void> {
    let until = clock.now() + LEASE_MS;
    while (!ended.aborted) {
      try {
        await clock.sleep(RENEW_EVERY_MS, ended);
        const renewal = renewLease(clock.now(), until);
        until = renewal.until;
        const signal = AbortSignal.any([ended, clock.timeout(storeTimeoutMs)]);
        if (!(await store.update(pk, renewal.change, ownerIs(owner), { signal }))) return;
      } catch {}
    }
  }

  /** False when a successor holds the lease by now, or the store does not answer. */
  async function conclude(pk: string, owner: string, change: StateChange, context: CallContext): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      const timeoutMs = Math.max(LEAST_STORE_MS, Math.min(storeTimeoutMs, context.remainingMs()));
      try {
        return await store.update(pk, change, ownerIs(owner), { signal: clock.timeout(timeoutMs) });
      } catch {
        if (attempt === STORE_ATTEMPTS) return false;
      }
    }
  }

  return { run };
}
