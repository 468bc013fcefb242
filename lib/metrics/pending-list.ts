import { type WindowStart, windowEnd } from '../ledger/index.ts';
import type { PendingWindow } from './delivery-policy.ts';
import type { OutboxStore, Waiting } from './outbox-store.ts';

/** The windows that wait, as one run knows them; every change goes to the outbox first. */
export interface PendingList {
  readonly size: number;
  /** Ascending by window. */
  values(): PendingWindow[];
  get(window: WindowStart): PendingWindow | undefined;
  /** Changes how a window waits. */
  update(value: PendingWindow): Promise<void>;
  /** Takes a window off the list: it was delivered. */
  strikeOff(window: WindowStart): Promise<void>;
  /** Moves a window to the dead letters. */
  bury(window: WindowStart, now: number): Promise<void>;
  /** Seconds since the end of the oldest window; 0 when none waits. */
  lagSeconds(now: number): number;
}

export async function readPendingList(outbox: OutboxStore): Promise<PendingList> {
  const waiting = new Map<WindowStart, Waiting>();
  for (const entry of await outbox.list('pending')) waiting.set(entry.value.window, entry);

  const strikeOff = async (window: WindowStart): Promise<void> => {
    const entry = waiting.get(window);
    if (entry) await outbox.strike('pending', entry);
    waiting.delete(window);
  };

  return {
    get size() {
      return waiting.size;
    },
    values: () => [...waiting.values()].map(({ value }) => value),
    get: window => waiting.get(window)?.value,
    async update(value) {
      const entry = waiting.get(value.window);
      if (!entry) return;
      await outbox.relist('pending', entry, value);
      waiting.set(value.window, { version: entry.version + 1, value });
    },
    strikeOff,
    async bury(window, now) {
      const value = waiting.get(window)?.value;
      const slot = await outbox.readMessage(window);
      if (value && slot.value?.status === 'pending') {
        // Listed among the dead first: a run that dies in between leaves it in both lists, never in none.
        await outbox.enlist('dead', value);
        await outbox.writeMessage(slot, { ...slot.value, status: 'dead', settledAt: now });
      }
      await strikeOff(window);
    },
    lagSeconds(now) {
      const [oldest] = waiting.keys();
      return oldest === undefined ? 0 : Math.max(0, Math.round(now / 1000 - windowEnd(oldest)));
    },
  };
}
