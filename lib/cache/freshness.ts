import { isFromTheFuture, NOTED_SKEW_MS } from '../clock-skew.ts';
import type { CacheEntry } from './entry.ts';
import type { CacheDirectives } from './port.ts';

export interface FreshnessRule {
  freshSeconds: number;
  ttlSeconds: number;
}

/** What an entry is worth to one request: `fresh` and `stale-allowed` answer it, `stale` only when the call fails. */
export type Worth = 'fresh' | 'stale-allowed' | 'stale' | 'none';

/** Milliseconds, never below 0: the clock of the environment that stored the entry may be ahead of ours. */
export const ageMs = (entry: CacheEntry, now: number): number => Math.max(0, now - entry.givenAt);

/** Judges an entry by the configuration and the request's directives; `max-age` only tightens. */
export function judge(
  entry: CacheEntry | undefined,
  { freshSeconds, ttlSeconds }: FreshnessRule,
  directives: CacheDirectives,
  now: number,
): Worth {
  if (!entry || isFromTheFuture(entry.givenAt, now, NOTED_SKEW_MS)) return 'none';
  const age = ageMs(entry, now);
  if (age >= ttlSeconds * 1_000) return 'none';
  const { maxAgeSeconds, maxStaleSeconds } = directives;
  // An age of 0 may be one below 0, of a clock that is ahead: max-age=0 takes none.
  const isYoung = maxAgeSeconds === undefined || (maxAgeSeconds > 0 && age <= maxAgeSeconds * 1_000);
  if (age < freshSeconds * 1_000 && isYoung) return 'fresh';
  if (maxStaleSeconds === undefined) return 'stale';
  const lifetimeMs = Math.min(freshSeconds, maxAgeSeconds ?? freshSeconds) * 1_000;
  return age - lifetimeMs <= maxStaleSeconds * 1_000 ? 'stale-allowed' : 'stale';
}
