import type { Clock, Logger } from '../context.ts';
import { type LedgerStore, type StoredRow, shardsOf, type WindowStart } from '../ledger/index.ts';
import { newlyPending, type OutboxMessage, type OutboxStore } from '../webhook/index.ts';
import { createWindowTally, type WindowTotals } from './aggregate.ts';
import { windowAfter } from './checkpoint.ts';
import type { Checkpoint } from './flush-state.ts';
import { buildPayload } from './payload.ts';

export interface SumWindowOptions {
  clock: Clock;
  logger: Logger;
  ledger: Pick<LedgerStore, 'readRows' | 'readHead'>;
  outbox: OutboxStore;
  /** A new `webhook-id`. */
  newId: () => string;
}

/** What a step did. */
export interface StepResult {
  /** The checkpoint after it. */
  checkpoint: Checkpoint;
  /** Records that could not be summed. */
  invalidRecords: number;
  /** Records that others follow and that do not exist. */
  missingRecords: number;
}

/** Puts the next window into the outbox and its list of pending windows. */
export async function sumWindow(options: SumWindowOptions, checkpoint: Checkpoint): Promise<StepResult> {
  const { outbox } = options;
  const window = checkpoint.nextWindow;
  let invalidRecords = 0;
  let slot = await outbox.readMessage(window);
  if (slot.value === undefined) {
    const made = await makeMessage(options, checkpoint);
    invalidRecords = made.invalidRecords;
    await outbox.writeMessage(slot, made.message);
    slot = await outbox.readMessage(window);
  }
  // The first message counts, even if another run wrote it: only the late records that it reports are counted.
  const message = slot.value;
  if (message === undefined) throw new Error('the outbox lost a message that it had taken');
  if (message.status === 'pending') await outbox.addTo('pending', newlyPending(window, message.enteredAt));
  // Never below 0, even when the checkpoint was rebuilt from fewer records than before.
  const latePending = Math.max(0, checkpoint.latePending - message.late);
  return {
    checkpoint: { ...checkpoint, nextWindow: windowAfter(window), latePending },
    invalidRecords,
    missingRecords: 0,
  };
}

async function makeMessage(
  options: SumWindowOptions,
  checkpoint: Checkpoint,
): Promise<{ message: OutboxMessage; invalidRecords: number }> {
  const { clock, ledger, newId } = options;
  const window = checkpoint.nextWindow;
  const { totals, invalid } = await sumRecords(ledger, window);
  reportInvalid(options, window, invalid);
  const now = clock.now();
  const counted = totals.requests + invalid.length;
  const common = { window, counted, enteredAt: now, settledAt: null };
  const invalidRecords = invalid.length;
  if (totals.requests === 0) {
    return { message: { ...common, status: 'empty', id: '', body: '', late: 0 }, invalidRecords };
  }
  const lateRequests = checkpoint.latePending;
  const { head } = await ledger.readHead();
  const seal = head && { sequence: head.sequence, window: head.seal.window, seal: head.seal.seal };
  const body = JSON.stringify(buildPayload({ window, totals, lateRequests, now, seal }));
  return { message: { ...common, status: 'pending', id: newId(), body, late: lateRequests }, invalidRecords };
}

export interface SummedRecords {
  totals: WindowTotals;
  /** Audit ids of records that cannot be summed. */
  invalid: readonly string[];
}

/** Reads all shards side by side with consistent reads, and sums the pages as they arrive. */
export async function sumRecords(ledger: Pick<LedgerStore, 'readRows'>, window: WindowStart): Promise<SummedRecords> {
  const tally = createWindowTally();
  const readShard = async (pages: AsyncIterable<readonly StoredRow[]>) => {
    for await (const page of pages) tally.add(page);
  };
  await Promise.all(shardsOf(window).map(shard => readShard(ledger.readRows(shard))));
  return { totals: tally.totals(), invalid: tally.invalid };
}

const MOST_IDS_LOGGED = 10;

function reportInvalid({ logger }: SumWindowOptions, window: WindowStart, auditIds: readonly string[]): void {
  if (auditIds.length === 0) return;
  logger.error('Records are damaged and cannot be summed; audit verify names them', {
    window,
    count: auditIds.length,
    audit_ids: auditIds.slice(0, MOST_IDS_LOGGED),
  });
}
