export { cacheConfig } from './config.ts';
export { parseCacheControl } from './directives.ts';
export { createFreshnessCache, type FreshnessCacheOptions } from './freshness-cache.ts';
export type { CacheIdentity } from './key.ts';
export type { CacheAnswer, CacheDirectives, CacheQuery, CacheSource, FreshnessCache } from './port.ts';
