import { isDamaged, writtenSlot } from '../dynamodb/index.ts';
import { type WindowStart, windowEnd } from '../ledger/index.ts';
import type { PendingWindow } from './delivery-policy.ts';
import type { ListEntry, OutboxStore } from './outbox.ts';

/** The pending windows as one run knows them. Every change goes to the outbox first. */
export interface PendingList {
  readonly size: number;
  /** Ascending by window. */
  values(): PendingWindow[];
  get(window: WindowStart): PendingWindow | undefined;
  update(value: PendingWindow): Promise<void>;
  remove(window: WindowStart): Promise<void>;
  moveToDeadLetters(window: WindowStart, now: number): Promise<void>;
  /** Seconds since the end of the oldest window; 0 when none is pending. */
  lagSeconds(now: number): number;
  /** Seconds since the oldest message entered the outbox; 0 when none is pending. A replayed message enters it again. */
  ageSeconds(now: number): number;
}

export async function readPendingList(outbox: OutboxStore): Promise<PendingList> {
  const entries = new Map<WindowStart, ListEntry>();
  for (const entry of await outbox.list('pending')) entries.set(entry.value.window, entry);

  const remove = async (window: WindowStart): Promise<void> => {
    const entry = entries.get(window);
    if (entry) await outbox.removeFrom('pending', entry);
    entries.delete(window);
  };

  return {
    get size() {
      return entries.size;
    },
    values: () => [...entries.values()].map(({ value }) => value),
    get: window => entries.get(window)?.value,
    async update(value) {
      const entry = entries.get(value.window);
      if (!entry) return;
      await outbox.updateIn('pending', entry, value);
      entries.set(value.window, writtenSlot(entry, value));
    },
    remove,
    async moveToDeadLetters(window, now) {
      const value = entries.get(window)?.value;
      const slot = await outbox.readMessage(window);
      // The window is first added to the list of dead letters: when a run dies between the two writes, the window is in
      // both lists instead of in none.
      if (value && (isDamaged(slot) || slot.value?.status === 'pending')) await outbox.addTo('dead', value);
      if (slot.value?.status === 'pending') {
        await outbox.writeMessage(slot, { ...slot.value, status: 'dead', settledAt: now });
      }
      await remove(window);
    },
    lagSeconds(now) {
      const [oldest] = entries.keys();
      return oldest === undefined ? 0 : Math.max(0, Math.round(now / 1000 - windowEnd(oldest)));
    },
    ageSeconds(now) {
      const entered = [...entries.values()].map(({ value }) => value.enteredAt);
      return entered.length === 0 ? 0 : Math.max(0, Math.round((now - Math.min(...entered)) / 1000));
    },
  };
}
