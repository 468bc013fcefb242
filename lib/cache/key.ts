import type { ServiceKeys } from '../keys.ts';
import type { NluProvider } from '../provider/port.ts';
import type { CanonicalForm } from './canonical-form.ts';
import type { CacheQuery } from './port.ts';

/** Everything in the configuration that shapes the upstream's answer. */
export interface CacheIdentity {
  provider: Pick<NluProvider, 'id' | 'baseUrl' | 'variant'>;
  /** `UPSTREAM_TENANT`. */
  tenant: string;
  /** `NLU_MODEL_VERSION`. */
  model: string;
  /** Who shares entries: all callers of the service, or those with the same API key. */
  scope: CacheScope;
  /** Texts that differ in these ways alone share entries. */
  canonical?: readonly CanonicalForm[];
}

export const CACHE_SCOPES = ['api-key', 'service'] as const;

export type CacheScope = (typeof CACHE_SCOPES)[number];

/** Raise this when the encoding below or the form of an entry changes: old entries then become misses. */
const KEY_VERSION = 1;

/**
 * Makes the `pk` of a query, whose text is in its canonical form. Two queries have the same one exactly when the
 * upstream's answer must be the same.
 */
export function createKeyMaker({ provider, tenant, model, scope, canonical = [] }: CacheIdentity) {
  // A JSON array is unambiguous: no field can merge with its neighbour, and "" differs from null.
  const settings = [KEY_VERSION, provider.id, provider.baseUrl, provider.variant ?? null, tenant, model];
  // Entries that were made under other settings do not fit. Without a form, the key is that of earlier releases.
  if (canonical.length > 0) settings.push(canonical.toSorted().join());
  return (keys: ServiceKeys, query: CacheQuery): string => {
    const { text, language, confidenceThreshold, entityTypes, caller } = query;
    const types = [...new Set(entityTypes)].sort();
    const owner = scope === 'api-key' ? [caller ?? null] : [];
    const encoded = JSON.stringify([settings, text, language, confidenceThreshold, types, owner]);
    return `cache#${keys.hmac('cache-key', encoded)}`;
  };
}
