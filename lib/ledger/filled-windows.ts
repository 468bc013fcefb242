import { mapAhead } from './ahead.ts';
import { mayHold, type PreparedFilter, shardsOfFacets } from './facets.ts';
import { type SpanDay, spanDays } from './filed-seals.ts';
import { LEDGER_LAYOUT, type ShardKey, shardsOf, type WindowStart, windowAt } from './keys.ts';
import { isReadable } from './read-seal.ts';
import type { LedgerStore } from './store.ts';

export interface FilledWindow {
  window: WindowStart;
  /** Its shards that may hold records that are wanted. */
  keys: ShardKey[];
}

export interface FilledWindowsOptions {
  store: Pick<LedgerStore, 'readSeals'> & Partial<Pick<LedgerStore, 'readFacets'>>;
  /** Epoch milliseconds, `from` inclusive, `to` exclusive. */
  from: number;
  to: number;
  newestFirst: boolean;
  /** When it is set, windows are left out if their facets show that no record passes the filter. */
  filter: PreparedFilter | undefined;
  /** Called with the last window of each day. */
  onDay?: ((window: WindowStart) => void) | undefined;
}

/** Days that are read side by side. The seals of a day are 1 to 2 MB; its facets are a tenth of that in memory. */
const SEAL_DAYS_AHEAD = 4;
const FACET_DAYS_AHEAD = 16;

/** Windows that hold records by their seal or facets, and those without a seal that can be read. */
export async function* filledWindows(options: FilledWindowsOptions): AsyncGenerator<FilledWindow, void> {
  const { from, to, newestFirst, filter, onDay } = options;
  if (from >= to) return;
  const { windowSeconds } = LEDGER_LAYOUT;
  const span = spanDays(windowAt(from), windowAt(to - 1) + windowSeconds, newestFirst);
  const days = mapAhead(span, filter ? FACET_DAYS_AHEAD : SEAL_DAYS_AHEAD, async day => ({
    day,
    shards: await knownShards(options, day),
  }));
  for await (const { day, shards } of days) {
    const count = (day.to - day.from) / windowSeconds;
    for (let index = 0; index < count; index += 1) {
      const window = day.from + (newestFirst ? count - 1 - index : index) * windowSeconds;
      const keys = shards.get(window)?.map(shard => ({ window, shard })) ?? shardsOf(window);
      if (keys.length > 0) yield { window, keys };
    }
    onDay?.(newestFirst ? day.from : day.to - windowSeconds);
  }
}

type KnownShards = ReadonlyMap<WindowStart, readonly number[]>;

async function knownShards({ store, filter }: FilledWindowsOptions, day: SpanDay): Promise<KnownShards> {
  if (!filter || !store.readFacets) return shardsBySeal(store, day);
  const filed = (await Array.fromAsync(store.readFacets(day.from, day.to))).flat();
  // Windows that an earlier version sealed have no facets.
  const shards = filed.some(({ facets }) => !facets) ? await shardsBySeal(store, day) : new Map<number, number[]>();
  for (const { window, facets } of filed) {
    if (facets) shards.set(window, mayHold(facets, filter) ? shardsOfFacets(facets) : []);
  }
  return shards;
}

async function shardsBySeal(
  store: Pick<LedgerStore, 'readSeals'>,
  { from, to }: SpanDay,
): Promise<Map<WindowStart, number[]>> {
  const seals = (await Array.fromAsync(store.readSeals(from, to))).flat();
  return new Map(seals.filter(isReadable).map(seal => [seal.window, seal.shards.map(({ shard }) => shard)]));
}
