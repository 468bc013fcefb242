import { describe, expect, it } from 'vitest';
import { ageMs, evaluateFreshness, type Freshness } from '../../../lib/cache/freshness.ts';
import type { CacheDirectives } from '../../../lib/cache/port.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const entryOf = (age: number) => ({ givenAt: NOW - age, result: { entities: [] } });

describe('evaluateFreshness, fresh for 10 s and kept for 300 s', () => {
  eachRow<[number, CacheDirectives, Freshness]>([
    [0, {}, 'fresh'],
    [9_999, {}, 'fresh'],
    [10_000, {}, 'stale'],
    [299_999, {}, 'stale'],
    [300_000, {}, 'expired'],
    [300_000, { maxStaleSeconds: Number.POSITIVE_INFINITY }, 'expired'],
    [-60_000, {}, 'fresh'],
    [-60_001, {}, 'expired'],
    [5_000, { maxAgeSeconds: 5 }, 'fresh'],
    [5_001, { maxAgeSeconds: 5 }, 'stale'],
    [10_000, { maxAgeSeconds: 60 }, 'stale'],
    [0, { maxAgeSeconds: 0 }, 'stale'],
    [-3_000, { maxAgeSeconds: 0 }, 'stale'],
    [15_000, { maxStaleSeconds: 5 }, 'stale-allowed'],
    [15_001, { maxStaleSeconds: 5 }, 'stale'],
    [10_000, { maxStaleSeconds: 0 }, 'stale-allowed'],
    [299_999, { maxStaleSeconds: Number.POSITIVE_INFINITY }, 'stale-allowed'],
    [8_000, { maxAgeSeconds: 3, maxStaleSeconds: 5 }, 'stale-allowed'],
    [8_001, { maxAgeSeconds: 3, maxStaleSeconds: 5 }, 'stale'],
    [3_000, { maxAgeSeconds: 3, maxStaleSeconds: 5 }, 'fresh'],
  ])('finds an entry of %i ms under %j %s', (age, directives, expected) => {
    expect(evaluateFreshness(entryOf(age), { freshSeconds: 10, ttlSeconds: 300 }, directives, NOW)).toBe(expected);
  });

  it('finds no entry fresh when nothing is ever fresh', () => {
    expect(evaluateFreshness(entryOf(0), { freshSeconds: 0, ttlSeconds: 300 }, {}, NOW)).toBe('stale');
  });
});

describe('ageMs', () => {
  eachRow([
    [1_500, 1_500],
    [0, 0],
    [-1, 0],
  ])('of an entry given %i ms ago is %i', (age, expected) => {
    expect(ageMs(entryOf(age), NOW)).toBe(expected);
  });
});
