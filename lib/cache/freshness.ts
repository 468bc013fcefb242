import { isFromTheFuture, NOTED_SKEW_MS } from '../clock-skew.ts';
import type { CacheEntry } from './entry.ts';
import type { CacheDirectives } from './port.ts';

export interface FreshnessRule {
  freshSeconds: number;
  ttlSeconds: number;
}

/**
 * How one request may use an entry. `fresh` and `stale-allowed` (by `max-stale`) answer it without a call; `stale`
 * answers it only when the call fails; `expired` never does.
 */
export type Freshness = 'fresh' | 'stale-allowed' | 'stale' | 'expired';

/** Milliseconds, never below 0: the clock of the environment that stored the entry may be ahead of ours. */
export const ageMs = (entry: CacheEntry, now: number): number => Math.max(0, now - entry.givenAt);

/** Evaluates an entry by the configuration and the request's directives; `max-age` only tightens. */
export function evaluateFreshness(
  entry: CacheEntry,
  { freshSeconds, ttlSeconds }: FreshnessRule,
  directives: CacheDirectives,
  now: number,
): Freshness {
  const age = ageMs(entry, now);
  if (isFromTheFuture(entry.givenAt, now, NOTED_SKEW_MS) || age >= ttlSeconds * 1_000) return 'expired';
  const { maxAgeSeconds, maxStaleSeconds } = directives;
  // When the other clock is ahead, an age of 0 may stand for one below 0: max-age=0 accepts no entry at all.
  const isYoung = maxAgeSeconds === undefined || (maxAgeSeconds > 0 && age <= maxAgeSeconds * 1_000);
  if (age < freshSeconds * 1_000 && isYoung) return 'fresh';
  if (maxStaleSeconds === undefined) return 'stale';
  const lifetimeMs = Math.min(freshSeconds, maxAgeSeconds ?? freshSeconds) * 1_000;
  return age - lifetimeMs <= maxStaleSeconds * 1_000 ? 'stale-allowed' : 'stale';
}
