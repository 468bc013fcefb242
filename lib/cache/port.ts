import type { CallContext } from '../context.ts';
import type { NluQuery, NluResult } from '../provider/port.ts';

/** `cache` also stands for a request that waited for another's call. */
export type CacheSource = 'api' | 'cache' | 'stale';

export type CacheTier = 'memory' | 'dynamodb';

/** Everything in a request that shapes the upstream's answer. */
export interface CacheQuery extends NluQuery {
  /** API key id. Under `CACHE_SCOPE=api-key` it is part of the key, and a caller without one does not use the cache. */
  caller: string | undefined;
}

/** Request directives of RFC 9111, section 5.2.1; those that were not given are left out. */
export interface CacheDirectives {
  noCache?: boolean;
  noStore?: boolean;
  onlyIfCached?: boolean;
  maxAgeSeconds?: number;
  /** `Infinity` when given without a value. */
  maxStaleSeconds?: number;
}

export interface CacheAnswer {
  result: NluResult;
  /** What `noteOn` gave for the result, perhaps in another environment or release. */
  notes?: unknown;
  source: CacheSource;
  /** Whole seconds since the upstream gave the result; 0 for `api`. */
  ageSeconds: number;
  /** The tier that answered; undefined for `api`. */
  tier: CacheTier | undefined;
  /**
   * The RFC 9211 field value, such as `cxone-entities; hit; ttl=7; detail=memory`. It says whether a new result was stored,
   * and settles when that is known: the result is stored beside what the caller does next. It never rejects.
   */
  cacheStatus: Promise<string>;
}

/** Answers from a tier or calls `load`; requests of the fleet for the same thing share one call (single flight). */
export interface FreshnessCache {
  /**
   * @param noteOn makes what is stored with a new result, as JSON, for whoever is answered by it later; undefined: nothing
   * @throws NotCachedError under `only-if-cached`; otherwise what `load` throws when no stale entry can stand in
   */
  resolve(
    query: CacheQuery,
    directives: CacheDirectives,
    load: () => Promise<NluResult>,
    context: CallContext,
    noteOn?: (result: NluResult) => Promise<unknown>,
  ): Promise<CacheAnswer>;
}
