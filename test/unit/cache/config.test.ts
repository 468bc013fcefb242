import { describe, expect, it } from 'vitest';
import { cacheConfig } from '../../../lib/cache/index.ts';
import { readConfig } from '../../../lib/config.ts';
import { eachRow } from '../../fixtures/each-row.ts';

describe('cacheConfig', () => {
  it('has the defaults of the design', () => {
    expect(readConfig(cacheConfig, {})).toEqual({
      CACHE_CANONICAL: [],
      CACHE_FRESH_SECONDS: 10,
      CACHE_TTL_SECONDS: 300,
      CACHE_SCOPE: 'api-key',
      CACHE_SINGLE_FLIGHT: 'on',
      UPSTREAM_TENANT: 'default',
      NLU_MODEL_VERSION: 'default',
    });
  });

  it('takes 0 fresh seconds for what it says', () => {
    expect(readConfig(cacheConfig, { CACHE_FRESH_SECONDS: '0' }).CACHE_FRESH_SECONDS).toBe(0);
  });

  eachRow([
    ['CACHE_FRESH_SECONDS', '-1'],
    ['CACHE_FRESH_SECONDS', '3601'],
    ['CACHE_TTL_SECONDS', '0'],
    ['CACHE_SCOPE', 'everyone'],
    ['CACHE_SINGLE_FLIGHT', 'maybe'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => readConfig(cacheConfig, { [name]: value })).toThrow(name);
  });
});
