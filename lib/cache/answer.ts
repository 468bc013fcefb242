import { type CacheStatus, formatCacheStatus } from './cache-status.ts';
import type { CacheEntry } from './entry.ts';
import { ageMs, type Freshness, type FreshnessRule } from './freshness.ts';
import type { CacheAnswer, CacheTier } from './port.ts';

/** An answer from an entry that is stored, or that another request has made. */
export function storedAnswer(
  { entry, tier }: { entry: CacheEntry; tier: CacheTier },
  freshness: Exclude<Freshness, 'expired'>,
  status: CacheStatus,
  { freshSeconds }: FreshnessRule,
  now: number,
): CacheAnswer {
  const ageSeconds = Math.floor(ageMs(entry, now) / 1_000);
  return {
    result: entry.result,
    notes: entry.notes,
    source: freshness === 'fresh' ? 'cache' : 'stale',
    ageSeconds,
    tier,
    cacheStatus: Promise.resolve(formatCacheStatus({ ...status, ttl: freshSeconds - ageSeconds })),
  };
}

/** An answer from this request's own call. */
export function newAnswer(
  { result, notes }: Pick<CacheEntry, 'result' | 'notes'>,
  status: Omit<CacheStatus, 'stored'>,
  { freshSeconds }: FreshnessRule,
  stored: Promise<boolean> = Promise.resolve(false),
): CacheAnswer {
  return {
    result,
    notes,
    source: 'api',
    ageSeconds: 0,
    tier: undefined,
    cacheStatus: stored.then(is => formatCacheStatus(is ? { ...status, stored: true, ttl: freshSeconds } : status)),
  };
}
