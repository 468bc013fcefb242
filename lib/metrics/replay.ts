import type { Clock } from '../context.ts';
import type { WindowStart } from '../ledger/index.ts';
import type { OutboxStore, Waiting } from './outbox-store.ts';

/** `replayed`: waits for delivery again; `settled`: was delivered or waited already, and is no dead letter any more. */
export type ReplayResult = 'replayed' | 'settled' | 'not dead';

/**
 * Takes a window out of the dead letters and lets it wait again, with its old body and `webhook-id` and as fresh as on
 * its first day. Called again after it died in between, it finishes what it began.
 */
export async function replayWindow(outbox: OutboxStore, clock: Clock, window: WindowStart): Promise<ReplayResult> {
  const entry = (await outbox.list('dead')).find(({ value }) => value.window === window);
  if (entry === undefined) return 'not dead';
  const slot = await outbox.readMessage(window);
  const status = slot.value?.status;
  if (slot.value && status === 'dead') {
    const revived = { ...slot.value, status: 'pending' as const, enteredAt: clock.now(), settledAt: null };
    if (!(await outbox.writeMessage(slot, revived))) return replayWindow(outbox, clock, window);
  }
  if (status === 'dead' || status === 'pending') await outbox.enlist('pending', fresh(entry, clock.now()));
  await outbox.strike('dead', entry);
  return status === 'dead' ? 'replayed' : 'settled';
}

const fresh = ({ value: { window, lastResult } }: Waiting, now: number) => ({
  window,
  enteredAt: now,
  attempts: 0,
  suspicions: 0,
  nextAttemptAt: 0,
  lastResult,
});
