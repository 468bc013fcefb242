import { createLRU } from 'lru.min';
import type { CacheEntry } from './entry.ts';

/** The copies that this environment holds, bounded by entries and bytes. Callers evaluate their age. */
export interface MemoryTier {
  get(pk: string): CacheEntry | undefined;
  /** Keeps the newer of two entries. */
  put(pk: string, entry: CacheEntry): void;
}

const MAX_ENTRIES = 2_000;
/** A function has 512 MB or more. */
const MAX_BYTES = 32 * 1_024 * 1_024;

export function createMemoryTier(bounds: { maxEntries?: number; maxBytes?: number } = {}): MemoryTier {
  const { maxEntries = MAX_ENTRIES, maxBytes = MAX_BYTES } = bounds;
  let bytes = 0;
  const entries = createLRU<string, CacheEntry>({
    max: maxEntries,
    // Called for each entry that leaves, also for one that is replaced.
    onEviction: (pk, entry) => {
      bytes -= sizeInBytes(entry, pk);
    },
  });
  return {
    get: pk => entries.get(pk),
    put(pk, entry) {
      const present = entries.peek(pk);
      const size = sizeInBytes(entry, pk);
      if (size > maxBytes || (present && present.givenAt > entry.givenAt)) return;
      entries.set(pk, entry);
      bytes += size;
      while (bytes > maxBytes) entries.evict(1);
    },
  };
}

/** An upper estimate of V8's memory: two bytes a unit of text, an object of five fields an entity, the key, a node and the notes. */
function sizeInBytes(entry: CacheEntry, pk: string): number {
  let bytes = 300 + 2 * pk.length;
  if (entry.notes !== undefined) bytes += 2 * JSON.stringify(entry.notes).length;
  const { entities, invalid = [] } = entry.result;
  for (const { name, value } of [...entities, ...invalid]) bytes += 120 + 2 * (name.length + value.length);
  return bytes;
}
