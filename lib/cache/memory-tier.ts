import { LRUCache } from 'lru-cache';
import type { CacheEntry } from './entry.ts';

/** The copies that this environment holds, bounded by entries and bytes. Their age is judged by who asks. */
export interface MemoryTier {
  get(pk: string): CacheEntry | undefined;
  /** Keeps the newer of two. */
  put(pk: string, entry: CacheEntry): void;
}

const MAX_ENTRIES = 2_000;
/** Of a function's 512 MB and more. */
const MAX_BYTES = 32 * 1_024 * 1_024;

export function createMemoryTier(bounds: { maxEntries?: number; maxBytes?: number } = {}): MemoryTier {
  const entries = new LRUCache<string, CacheEntry>({
    max: bounds.maxEntries ?? MAX_ENTRIES,
    maxSize: bounds.maxBytes ?? MAX_BYTES,
    sizeCalculation: sizeInBytes,
  });
  return {
    get: pk => entries.get(pk),
    put(pk, entry) {
      const present = entries.peek(pk);
      if (!present || present.givenAt <= entry.givenAt) entries.set(pk, entry);
    },
  };
}

/** An upper estimate of what V8 holds: two bytes a unit of text, an object of five fields an entity, the key and a node. */
function sizeInBytes(entry: CacheEntry, pk: string): number {
  let bytes = 300 + 2 * pk.length;
  for (const { name, value } of entry.result.entities) bytes += 120 + 2 * (name.length + value.length);
  return bytes;
}
