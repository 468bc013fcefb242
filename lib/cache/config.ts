import { choice, integer, textOr } from '../config.ts';
import { CACHE_SCOPES } from './key.ts';

/** Environment variables of the freshness cache. */
export const cacheConfig = {
  CACHE_FRESH_SECONDS: integer({ min: 0, max: 3_600, default: 10 }),
  CACHE_TTL_SECONDS: integer({ min: 1, max: 86_400, default: 300 }),
  CACHE_SCOPE: choice(CACHE_SCOPES, 'service'),
  CACHE_SINGLE_FLIGHT: choice(['on', 'off'], 'on'),
  /** Parts the entries of two tenants behind one base URL. */
  UPSTREAM_TENANT: textOr('default'),
  /** Changed when the upstream's model changes: older entries then read as misses. */
  NLU_MODEL_VERSION: textOr('default'),
};
