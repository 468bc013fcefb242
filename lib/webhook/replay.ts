import type { Clock } from '../context.ts';
import type { WindowStart } from '../ledger/index.ts';
import { newlyPending } from './delivery-policy.ts';
import type { ListEntry, OutboxStore } from './outbox.ts';

/** `replayed`: the window is pending again; `settled`: it was pending or delivered already, and left the dead letters. */
export type ReplayResult = 'replayed' | 'settled' | 'not dead';

/**
 * Makes a dead letter pending again, with its old body and `webhook-id`, and with five new days of attempts. A replay
 * that was interrupted is completed by the next one.
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
  if (status === 'dead' || status === 'pending') await outbox.addTo('pending', asNew(entry, clock.now()));
  await outbox.removeFrom('dead', entry);
  return status === 'dead' ? 'replayed' : 'settled';
}

const asNew = ({ value: { window, lastResult } }: ListEntry, now: number) => ({
  ...newlyPending(window, now),
  lastResult,
});
