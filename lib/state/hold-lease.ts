import type { CallContext } from '../context.ts';
import { ownerIs } from '../dynamodb/index.ts';
import { passOnFailure, passOnLease, renewLease, storeResult } from './lease-item.ts';
import type { Guarded, LeaseSettings } from './lease-port.ts';
import type { StateChange, StateItem } from './store.ts';

export interface Holding {
  owner: string;
  /** The guarded item as it was when the lease was taken. */
  item: StateItem | undefined;
}

const RENEW_EVERY_MS = 1_000;
/**
 * Storing the result gets this much time even when none is left: without it all followers have waited for nothing.
 */
const MIN_STORE_MS = 250;
const STORE_ATTEMPTS = 2;

/**
 * Does the guarded work as holder and renews the lease meanwhile. Returns the value at once: the result is stored, and
 * the lease given back with it, beside what the caller does next.
 */
export async function holdLease<T>(
  guarded: Guarded<T>,
  holding: Holding,
  context: CallContext,
  settings: LeaseSettings,
): Promise<{ value: T; stored: Promise<boolean> }> {
  const ended = new AbortController();
  const renewals = keepRenewed(guarded.pk, holding.owner, ended.signal, settings);
  const conclude = async (change: StateChange) => {
    ended.abort();
    const given = await giveBack(guarded.pk, holding.owner, change, context, settings);
    await renewals;
    return given;
  };
  try {
    const { value, store } = await guarded.work(holding.item);
    const stored = conclude(storeResult(store));
    context.runInBackground(stored, STORE_ATTEMPTS * settings.storeTimeoutMs);
    return { value, stored };
  } catch (error) {
    const note = guarded.noteFailure?.(error, holding.item);
    await conclude(note ? passOnFailure(holding.owner, note.message, note.change ?? {}) : passOnLease());
    throw error;
  }
}

/**
 * Runs until the work ends or the lease is lost. A renewal that fails is repeated a second later, because the lease
 * lasts longer than two renewals.
 */
async function keepRenewed(
  pk: string,
  owner: string,
  ended: AbortSignal,
  { store, clock, storeTimeoutMs }: LeaseSettings,
): Promise<void> {
  for (let renewal = 1; !ended.aborted; renewal += 1) {
    try {
      await clock.sleep(RENEW_EVERY_MS, ended);
      const signal = AbortSignal.any([ended, clock.timeout(storeTimeoutMs)]);
      if (!(await store.update(pk, renewLease(owner, clock.now(), renewal), ownerIs(owner), { signal }))) return;
    } catch {}
  }
}

/** @returns false when a successor holds the lease by now, or the store does not answer */
async function giveBack(
  pk: string,
  owner: string,
  change: StateChange,
  context: CallContext,
  { store, clock, storeTimeoutMs }: LeaseSettings,
): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    const timeoutMs = Math.max(MIN_STORE_MS, Math.min(storeTimeoutMs, context.remainingMs()));
    try {
      return await store.update(pk, change, ownerIs(owner), { signal: clock.timeout(timeoutMs) });
    } catch {
      if (attempt === STORE_ATTEMPTS) return false;
    }
  }
}
