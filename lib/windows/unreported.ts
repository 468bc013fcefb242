import type { Clock } from '../context.ts';
import { isReadable, LEDGER_LAYOUT, type LedgerStore, type WindowStart, windowAt } from '../ledger/index.ts';
import type { OutboxMessage, OutboxStore } from '../webhook/index.ts';

export interface UnreportedOptions {
  clock: Clock;
  ledger: Pick<LedgerStore, 'readSeals'>;
  outbox: Pick<OutboxStore, 'readMessage'>;
}

/** A late record is reported in the payload after its seal; without traffic, this may take longer. */
const LOOK_BACK_SECONDS = 6 * 3_600;
const READS_AT_ONCE = 32;

/**
 * The late records that a rebuilt checkpoint at `start` has to report. These are the ones that seals of the last hours
 * found and no message has reported. Those of messages from `start` on are included, since they are subtracted again
 * when their windows are passed.
 */
export async function countUnreported(options: UnreportedOptions, start: WindowStart): Promise<number> {
  const from = start - LOOK_BACK_SECONDS;
  const messages = await readMessages(options, from, windowAt(options.clock.now()));
  let found = 0;
  for await (const page of options.ledger.readSeals(from, start)) {
    for (const seal of page.filter(isReadable)) {
      const counted = messages.get(seal.window)?.counted;
      if (counted !== undefined) found += Math.max(0, seal.count - counted);
    }
  }
  const reported = sumOf(messages.values(), () => true);
  return Math.max(0, found - reported) + sumOf(messages.values(), ({ window }) => window >= start);
}

async function readMessages(
  { outbox }: UnreportedOptions,
  from: WindowStart,
  to: WindowStart,
): Promise<Map<WindowStart, OutboxMessage>> {
  const messages = new Map<WindowStart, OutboxMessage>();
  const step = LEDGER_LAYOUT.windowSeconds;
  for (let start = from; start <= to; start += READS_AT_ONCE * step) {
    const windows = Array.from({ length: READS_AT_ONCE }, (_, at) => start + at * step);
    for (const { value } of await Promise.all(windows.map(window => outbox.readMessage(window)))) {
      if (value) messages.set(value.window, value);
    }
  }
  return messages;
}

function sumOf(messages: Iterable<OutboxMessage>, isWanted: (message: OutboxMessage) => boolean): number {
  let sum = 0;
  for (const message of messages) if (isWanted(message)) sum += message.late;
  return sum;
}
