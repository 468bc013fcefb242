import { mapAhead, SHARDS_AT_ONCE } from './ahead.ts';
import { prepareFilter } from './facets.ts';
import { type FilledWindow, filledWindows } from './filled-windows.ts';
import type { WindowStart } from './keys.ts';
import { recordOf, type SealedRecord } from './record.ts';
import { passes, type RecordFilter } from './record-filter.ts';
import type { LedgerStore, StoredItem } from './store.ts';
import { type WantedSpan, wantedBy } from './wanted-span.ts';

export interface ReadRecordsOptions extends WantedSpan {
  /** Without `readFacets`, a filter reads every record. */
  store: Pick<LedgerStore, 'readItems' | 'readSeals'> & Partial<Pick<LedgerStore, 'readFacets'>>;
  /** Only records that pass. Windows that hold none by their facets are not read. */
  filter?: RecordFilter;
  /** Epoch seconds; records past their retention are left out, though the table may still hold them. */
  nowSeconds: number;
  /** Called after each window that was read; with a filter also after each day. */
  onWindow?: (window: WindowStart) => void;
}

/** With the number of shards that are read side by side, this bounds the memory. */
const PAGE_SIZE = 100;

/**
 * The records of a time span in order of their audit ids, which is the order of time. Windows and shards that are empty by
 * their seal are not read. The shards of a window are merged page by page.
 */
export async function* readRecords(options: ReadRecordsOptions): AsyncGenerator<SealedRecord, void> {
  const { store, newestFirst = false, nowSeconds, onWindow, filter = {} } = options;
  const pages = { pageSize: PAGE_SIZE, descending: newestFirst };
  const { from, to, isWanted } = wantedBy(options);
  const open = async ({ window, keys }: FilledWindow) => {
    const shards = keys.map(key => items(store.readItems(key, pages)));
    return { window, shards, heads: await Promise.all(shards.map(shard => shard.next())) };
  };
  const prepared = prepareFilter(filter);
  const filled = filledWindows({ store, from, to, newestFirst, filter: prepared, onDay: prepared && onWindow });
  const windows = mapAhead(filled, SHARDS_AT_ONCE, open, ({ keys }) => keys.length);
  for await (const { window, shards, heads } of windows) {
    for await (const item of merge(shards, heads, newestFirst)) {
      if (!isWanted(item.sk)) continue;
      const record = recordOf(item.attributes);
      if (record.expires_at > nowSeconds && passes(record, filter)) yield record;
    }
    onWindow?.(window);
  }
}

async function* items(pages: AsyncIterable<readonly StoredItem[]>): AsyncGenerator<StoredItem, undefined> {
  for await (const page of pages) yield* page;
  return undefined;
}

type ItemStream = AsyncIterator<StoredItem, undefined>;

/** Merges sorted streams into one. For 32 streams, comparing all heads is faster than a heap. */
async function* merge(
  streams: readonly ItemStream[],
  heads: Awaited<ReturnType<ItemStream['next']>>[],
  descending: boolean,
): AsyncGenerator<StoredItem, void> {
  for (;;) {
    let first = -1;
    let firstItem: StoredItem | undefined;
    heads.forEach(({ value }, index) => {
      if (value && (!firstItem || (descending ? value.sk > firstItem.sk : value.sk < firstItem.sk))) {
        first = index;
        firstItem = value;
      }
    });
    const stream = streams[first];
    if (!firstItem || !stream) return;
    yield firstItem;
    heads[first] = await stream.next();
  }
}
