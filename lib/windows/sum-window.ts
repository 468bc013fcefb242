import type { Clock } from '../context.ts';
import { type LedgerStore, shardsOf, type WindowRow, type WindowStart } from '../ledger/index.ts';
import type { OutboxMessage, OutboxStore } from '../webhook/index.ts';
import { createWindowTally, type WindowTotals } from './aggregate.ts';
import { windowAfter } from './checkpoint.ts';
import type { Checkpoint } from './flush-state.ts';
import { buildPayload } from './payload.ts';

export interface SumWindowOptions {
  clock: Clock;
  ledger: Pick<LedgerStore, 'readRows' | 'getHead'>;
  outbox: OutboxStore;
  /** A new `webhook-id`. */
  newId: () => string;
}

/**
 * Puts the next window into the outbox and its list of pending windows.
 * @returns the checkpoint after it
 */
export async function sumWindow(options: SumWindowOptions, checkpoint: Checkpoint): Promise<Checkpoint> {
  const { outbox } = options;
  const window = checkpoint.nextWindow;
  let slot = await outbox.readMessage(window);
  if (slot.value === undefined) {
    await outbox.writeMessage(slot, await makeMessage(options, checkpoint));
    slot = await outbox.readMessage(window);
  }
  // The first message stands, also another run's: the late records that it reports are the ones that are counted.
  const message = slot.value;
  if (message === undefined) throw new Error('the outbox lost a message that it had taken');
  if (message.status === 'pending') await outbox.addTo('pending', newEntry(message));
  return { ...checkpoint, nextWindow: windowAfter(window), latePending: checkpoint.latePending - message.late };
}

async function makeMessage(options: SumWindowOptions, checkpoint: Checkpoint): Promise<OutboxMessage> {
  const { clock, ledger, newId } = options;
  const window = checkpoint.nextWindow;
  const totals = await sumRecords(ledger, window);
  const now = clock.now();
  const common = { window, counted: totals.requests, enteredAt: now, settledAt: null };
  if (totals.requests === 0) return { ...common, status: 'empty', id: '', body: '', late: 0 };
  const lateRequests = checkpoint.latePending;
  const head = await ledger.getHead();
  const seal = head && { sequence: head.sequence, window: head.seal.window, seal: head.seal.seal };
  const body = JSON.stringify(buildPayload({ window, totals, lateRequests, now, seal }));
  return { ...common, status: 'pending', id: newId(), body, late: lateRequests };
}

/** Reads all shards side by side with consistent reads, and sums the pages as they arrive. */
export async function sumRecords(ledger: Pick<LedgerStore, 'readRows'>, window: WindowStart): Promise<WindowTotals> {
  const tally = createWindowTally();
  const readShard = async (pages: AsyncIterable<readonly WindowRow[]>) => {
    for await (const page of pages) tally.add(page);
  };
  await Promise.all(shardsOf(window).map(shard => readShard(ledger.readRows(shard))));
  return tally.totals();
}

const newEntry = ({ window, enteredAt }: OutboxMessage) => ({
  window,
  enteredAt,
  attempts: 0,
  suspicions: 0,
  nextAttemptAt: 0,
  lastResult: '',
});
