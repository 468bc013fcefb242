import { mapAhead, SHARDS_AT_ONCE } from './ahead.ts';
import { sealDays } from './filed-seals.ts';
import { LEDGER_LAYOUT, type ShardKey, shardsOf, type WindowStart, windowAt } from './keys.ts';
import { isReadable } from './read-seal.ts';
import { recordOf, type SealedRecord } from './record.ts';
import type { LedgerStore, StoredItem } from './store.ts';
import { type WantedSpan, wantedBy } from './wanted-span.ts';

export interface ReadRecordsOptions extends WantedSpan {
  store: Pick<LedgerStore, 'readItems' | 'readSeals'>;
  /** Epoch seconds; records past their retention are left out, though the table may still hold them. */
  nowSeconds: number;
  /** Called after each window that was read. */
  onWindow?: (window: WindowStart) => void;
}

/** With the number of shards that are read side by side, this bounds the memory. */
const PAGE_SIZE = 100;

/**
 * The records of a time span in order of their audit ids, which is the order of time. Windows and shards that are empty by
 * their seal are not read. The shards of a window are merged page by page.
 */
export async function* readRecords(options: ReadRecordsOptions): AsyncGenerator<SealedRecord, void> {
  const { store, newestFirst = false, nowSeconds, onWindow } = options;
  const pages = { pageSize: PAGE_SIZE, descending: newestFirst };
  const { from, to, isWanted } = wantedBy(options);
  const open = async ({ window, keys }: FilledWindow) => {
    const shards = keys.map(key => items(store.readItems(key, pages)));
    return { window, shards, heads: await Promise.all(shards.map(shard => shard.next())) };
  };
  const filled = filledWindows(store, from, to, newestFirst);
  const windows = mapAhead(filled, SHARDS_AT_ONCE, open, ({ keys }) => keys.length);
  for await (const { window, shards, heads } of windows) {
    for await (const item of merge(shards, heads, newestFirst)) {
      if (!isWanted(item.sk)) continue;
      const record = recordOf(item.attributes);
      if (record.expires_at > nowSeconds) yield record;
    }
    onWindow?.(window);
  }
}

interface FilledWindow {
  window: WindowStart;
  /** Its shards that may hold records. */
  keys: ShardKey[];
}

/** Those that hold records by their seal, and those without a seal that can be read. @param from epoch milliseconds */
async function* filledWindows(
  store: Pick<LedgerStore, 'readSeals'>,
  from: number,
  to: number,
  newestFirst: boolean,
): AsyncGenerator<FilledWindow, void> {
  if (from >= to) return;
  const { windowSeconds } = LEDGER_LAYOUT;
  const end = windowAt(to - 1) + windowSeconds;
  for await (const day of sealDays(store, windowAt(from), end, { descending: newestFirst })) {
    const shards = new Map(day.seals.filter(isReadable).map(seal => [seal.window, seal.shards]));
    const count = (day.to - day.from) / windowSeconds;
    for (let index = 0; index < count; index += 1) {
      const window = day.from + (newestFirst ? count - 1 - index : index) * windowSeconds;
      const keys = shards.get(window)?.map(({ shard }) => ({ window, shard })) ?? shardsOf(window);
      if (keys.length > 0) yield { window, keys };
    }
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
