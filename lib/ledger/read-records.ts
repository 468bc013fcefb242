import { LEDGER_LAYOUT, shardsOf, timeOf, type WindowStart, windowAt } from './keys.ts';
import { isReadable } from './read-seal.ts';
import { recordOf, type SealedRecord } from './record.ts';
import type { LedgerStore, StoredItem } from './store.ts';

export interface ReadRecordsOptions {
  store: Pick<LedgerStore, 'readItems' | 'readSeals'>;
  /** Epoch milliseconds, inclusive. */
  from: number;
  /** Epoch milliseconds, exclusive. */
  to: number;
  /** Only records after this audit id. */
  after?: string;
  /** Epoch seconds; records past their retention are left out, though the table may still hold them. */
  nowSeconds: number;
  /** Called after each window. */
  onWindow?: (window: WindowStart) => void;
}

/**
 * The records of a time span in order of their audit ids, which is the order of time. The 32 shards of a window are merged
 * page by page. A shard that is empty by its seal is not read.
 */
export async function* readRecords(options: ReadRecordsOptions): AsyncGenerator<SealedRecord, void> {
  const { store, to, after, nowSeconds, onWindow } = options;
  const from = Math.max(options.from, after === undefined ? 0 : timeOf(after));
  const filled = await filledShards(store, windowAt(from), windowAt(to - 1) + 1);
  for (let window = windowAt(from); window * 1000 < to; window += LEDGER_LAYOUT.windowSeconds) {
    const keys = shardsOf(window).filter(({ shard }) => filled.get(window)?.has(shard) ?? true);
    for await (const item of merge(keys.map(key => items(store.readItems(key))))) {
      const time = timeOf(item.sk);
      if (time < from || time >= to || (after !== undefined && item.sk <= after)) continue;
      const record = recordOf(item.attributes);
      if (record.expires_at > nowSeconds) yield record;
    }
    onWindow?.(window);
  }
}

async function filledShards(store: Pick<LedgerStore, 'readSeals'>, from: WindowStart, to: WindowStart) {
  const filled = new Map<WindowStart, Set<number>>();
  for await (const page of store.readSeals(from, to)) {
    for (const seal of page) {
      if (isReadable(seal)) filled.set(seal.window, new Set(seal.shards.map(({ shard }) => shard)));
    }
  }
  return filled;
}

async function* items(pages: AsyncIterable<readonly StoredItem[]>): AsyncGenerator<StoredItem, undefined> {
  for await (const page of pages) yield* page;
  return undefined;
}

/** Merges sorted streams into one. For 32 streams, comparing all heads is faster than a heap. */
async function* merge(streams: readonly AsyncIterator<StoredItem, undefined>[]): AsyncGenerator<StoredItem, void> {
  const heads = await Promise.all(streams.map(stream => stream.next()));
  for (;;) {
    let least = -1;
    let leastItem: StoredItem | undefined;
    heads.forEach(({ value }, index) => {
      if (value && (!leastItem || value.sk < leastItem.sk)) {
        least = index;
        leastItem = value;
      }
    });
    const stream = streams[least];
    if (!leastItem || !stream) return;
    yield leastItem;
    heads[least] = await stream.next();
  }
}

export interface ReadReviewsOptions {
  store: Pick<LedgerStore, 'readReviews' | 'getRecords'>;
  /** Epoch milliseconds, inclusive. */
  from: number;
  /** Epoch milliseconds, exclusive. */
  to: number;
  after?: string;
  /** Called after each hour; epoch seconds. */
  onHour?: (hour: number) => void;
}

const HOUR_MS = 3_600_000;
const BATCH_SIZE = 100;

/** The records under review in order of time, found by the index and read from the table. */
export async function* readReviews(options: ReadReviewsOptions): AsyncGenerator<SealedRecord, void> {
  const { store, to, after, onHour } = options;
  const from = Math.max(options.from, after === undefined ? 0 : timeOf(after));
  for (let hour = from - (from % HOUR_MS); hour < to; hour += HOUR_MS) {
    const shards = Array.from({ length: LEDGER_LAYOUT.reviewShards }, (_, shard) => shard);
    const ids = (await Promise.all(shards.map(shard => reviewIds(store, hour / 1000, shard)))).flat().sort();
    const wanted = ids.filter(id => {
      const time = timeOf(id);
      return time >= from && time < to && (after === undefined || id > after);
    });
    for (let at = 0; at < wanted.length; at += BATCH_SIZE) {
      yield* await store.getRecords(wanted.slice(at, at + BATCH_SIZE));
    }
    onHour?.(hour / 1000);
  }
}

async function reviewIds(store: Pick<LedgerStore, 'readReviews'>, hour: number, shard: number): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of store.readReviews(hour, shard)) ids.push(...page);
  return ids;
}
