import type { Clock } from '../../../lib/context.ts';
import { type LedgerStore, readRecords, type SealedRecord, timeOf } from '../../../lib/ledger/index.ts';

export interface FollowOptions {
  store: Pick<LedgerStore, 'readItems' | 'readSeals'>;
  clock: Pick<Clock, 'now' | 'sleep'>;
  /** Epoch milliseconds. */
  from: number;
  stop: AbortSignal;
}

const INTERVAL_MS = 3_000;
/**
 * The length of time that is read again. A record gets its time before it is written, and the clock of its environment
 * may be wrong.
 */
const OVERLAP_MS = 60_000;
const AHEAD_MS = 5_000;

/** New records, each once, until the command is stopped. Records of one read are in order of time. */
export async function* followRecords({ store, clock, from, stop }: FollowOptions): AsyncGenerator<SealedRecord, void> {
  const seen = new Set<string>();
  let start = from;
  while (!stop.aborted) {
    const now = clock.now();
    for await (const record of readRecords({ store, from: start, to: now + AHEAD_MS, nowSeconds: now / 1000 })) {
      if (stop.aborted) return;
      if (seen.has(record.audit_id)) continue;
      seen.add(record.audit_id);
      yield record;
    }
    start = Math.max(from, now - OVERLAP_MS);
    for (const id of seen) if (timeOf(id) < start) seen.delete(id);
    await clock.sleep(INTERVAL_MS, stop).catch(() => {});
  }
}
