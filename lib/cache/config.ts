import { choice, choices, integer, textOr } from '../config.ts';
import { CANONICAL_FORMS } from './canonical-form.ts';
import { CACHE_SCOPES } from './key.ts';

/** Environment variables of the freshness cache. */
export const cacheConfig = {
  CACHE_FRESH_SECONDS: integer({ min: 0, max: 3_600, default: 10 }),
  CACHE_TTL_SECONDS: integer({ min: 1, max: 86_400, default: 300 }),
  CACHE_SCOPE: choice(CACHE_SCOPES, 'api-key'),
  /** Set this only when the upstream ignores these differences. */
  CACHE_CANONICAL: choices(CANONICAL_FORMS),
  CACHE_SINGLE_FLIGHT: choice(['on', 'off'], 'on'),
  /** Separates the entries of two tenants that share a base URL. */
  UPSTREAM_TENANT: textOr('default'),
  /** Change this with the upstream's model: older entries then become misses. */
  NLU_MODEL_VERSION: textOr('default'),
};
