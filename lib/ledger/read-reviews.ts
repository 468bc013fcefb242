import { mapAhead, SHARDS_AT_ONCE } from './ahead.ts';
import { LEDGER_LAYOUT } from './keys.ts';
import type { SealedRecord } from './record.ts';
import type { LedgerStore } from './store.ts';
import { type WantedSpan, wantedBy } from './wanted-span.ts';

export interface ReadReviewsOptions extends WantedSpan {
  store: Pick<LedgerStore, 'readReviews' | 'getRecords'>;
  /** Called after each hour; epoch seconds. */
  onHour?: (hour: number) => void;
}

const HOUR_MS = 3_600_000;
const BATCH_SIZE = 100;
/** Hours whose index is read side by side. */
const HOURS_AHEAD = SHARDS_AT_ONCE / LEDGER_LAYOUT.reviewShards;

/** The records under review in order of time, found by the index and read from the table. */
export async function* readReviews(options: ReadReviewsOptions): AsyncGenerator<SealedRecord, void> {
  const { store, newestFirst = false, onHour } = options;
  const { from, to, isWanted } = wantedBy(options);
  const hours: number[] = [];
  for (let hour = from - (from % HOUR_MS); hour < to; hour += HOUR_MS) hours.push(hour);
  if (newestFirst) hours.reverse();
  const shards = Array.from({ length: LEDGER_LAYOUT.reviewShards }, (_, shard) => shard);
  const read = mapAhead(hours, HOURS_AHEAD, async hour => {
    const ids = await Promise.all(shards.map(shard => reviewIds(store, hour / 1000, shard)));
    return { hour, ids: ids.flat() };
  });
  for await (const { hour, ids } of read) {
    const wanted = ids.filter(isWanted).sort();
    if (newestFirst) wanted.reverse();
    for (let at = 0; at < wanted.length; at += BATCH_SIZE) {
      const records = await store.getRecords(wanted.slice(at, at + BATCH_SIZE));
      yield* newestFirst ? records.reverse() : records;
    }
    onHour?.(hour / 1000);
  }
}

async function reviewIds(store: Pick<LedgerStore, 'readReviews'>, hour: number, shard: number): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of store.readReviews(hour, shard)) ids.push(...page);
  return ids;
}
