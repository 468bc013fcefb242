import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DynamoDbTier } from '../../../lib/cache/dynamodb-tier.ts';
import { openEntry, sealEntry } from '../../../lib/cache/entry.ts';
import { createMemoryTier } from '../../../lib/cache/memory-tier.ts';
import { NOTED_SKEW_MS } from '../../../lib/clock-skew.ts';
import type { NluEntity } from '../../../lib/provider/port.ts';
import type { StateItem } from '../../../lib/state/index.ts';
import { anyText } from '../../fixtures/any-text.ts';
import { TEST_KEYS } from '../../fixtures/cache-environment.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

const entity: fc.Arbitrary<NluEntity> = fc.record({
  name: fc.string({ minLength: 1 }),
  value: anyText({ maxLength: 200 }),
  confidence: fc.integer({ min: 0, max: 100 }).map(percent => percent / 100),
  start: fc.option(fc.nat()),
  end: fc.option(fc.nat()),
});

const entryOf = (value: string, givenAt = 1) => ({
  givenAt,
  result: { entities: [{ name: 'a', value, confidence: 1, start: null, end: null }] },
});

describe('CacheEntry in an item', () => {
  it('is read as it was stored, large or small', () => {
    fc.assert(
      fc.property(fc.array(entity, { maxLength: 40 }), fc.nat(), (entities, givenAt) => {
        const entry = { result: { entities }, givenAt };
        const change = sealEntry(TEST_KEYS, 'cache#x', entry, 300);
        expect(openEntry(TEST_KEYS, { pk: 'cache#x', ...change?.set })).toEqual(entry);
      }),
      { numRuns: 200 },
    );
  });

  it('is compressed when large', () => {
    const entities = Array.from({ length: 200 }, (_, start) => ({
      name: 'product',
      value: 'headphones',
      confidence: 0.9,
      start,
      end: start + 10,
    }));
    const sealed = sealEntry(TEST_KEYS, 'cache#x', { result: { entities }, givenAt: 1 }, 300)?.set
      ?.sealed as Uint8Array;
    expect(sealed.byteLength).toBeLessThan(JSON.stringify(entities).length / 5);
  });

  it('is compressed from 1,024 bytes on', () => {
    const outline = JSON.stringify(entryOf('')).length;
    const sealedBytes = (bytes: number) => {
      const sealed = sealEntry(TEST_KEYS, 'cache#x', entryOf('x'.repeat(bytes - outline)), 300)?.set?.sealed;
      return (sealed as Uint8Array).byteLength;
    };
    expect(sealedBytes(1_023)).toBeGreaterThan(1_023);
    expect(sealedBytes(1_024)).toBeLessThan(512);
  });

  it('is missing when there is no item', () => {
    expect(openEntry(TEST_KEYS, undefined)).toBeUndefined();
  });

  it('expires its TTL after it was given', () => {
    expect(sealEntry(TEST_KEYS, 'cache#x', entryOf('b', 5_500), 300)?.set?.expires_at).toBe(306);
  });

  it('is refused under another pk', () => {
    const change = sealEntry(TEST_KEYS, 'cache#x', entryOf('b'), 300);
    expect(openEntry(TEST_KEYS, { pk: 'cache#y', ...change?.set })).toBeUndefined();
  });
});

describe('MemoryTier', () => {
  it('is bounded by entries', () => {
    const tier = createMemoryTier({ maxEntries: 3 });
    for (const pk of ['a', 'b', 'c', 'd']) tier.put(pk, entryOf(pk));
    expect(['a', 'b', 'c', 'd'].map(pk => tier.get(pk) !== undefined)).toEqual([false, true, true, true]);
  });

  it('keeps the newer entry, and the last one of two that are equally old', () => {
    const tier = createMemoryTier();
    for (const [value, givenAt] of [
      ['first', 2],
      ['second', 2],
      ['older', 1],
    ] as const)
      tier.put('a', entryOf(value, givenAt));
    expect(tier.get('a')?.result.entities[0]?.value).toBe('second');
  });

  it('is bounded by bytes', () => {
    const tier = createMemoryTier({ maxBytes: 25_000 });
    for (const pk of ['a', 'b', 'c']) tier.put(pk, entryOf('x'.repeat(5_000)));
    expect(['a', 'b', 'c'].map(pk => tier.get(pk) !== undefined)).toEqual([false, true, true]);
    tier.put('huge', entryOf('x'.repeat(50_000)));
    expect(tier.get('huge')).toBeUndefined();
    expect(tier.get('c')).toBeDefined();
  });

  eachRow([
    // 300, 120 for the entity, and two bytes for each character of key, name and value.
    ['a', 'x'.repeat(10), 444],
    ['a'.repeat(101), 'x'.repeat(10), 644],
    ['a', 'x'.repeat(110), 644],
  ])('counts its key and value', (pk, value, bytes) => {
    const holds = (maxBytes: number) => {
      const tier = createMemoryTier({ maxBytes });
      tier.put(pk, entryOf(value));
      return tier.get(pk) !== undefined;
    };
    expect([holds(bytes), holds(bytes - 1)]).toEqual([true, false]);
  });

  it('counts what is noted of the result', () => {
    const entry = { ...entryOf('x'.repeat(10)), notes: { clear: ['x'.repeat(100)] } };
    const holds = (maxBytes: number) => {
      const tier = createMemoryTier({ maxBytes });
      tier.put('a', entry);
      return tier.get('a') !== undefined;
    };
    const bytes = 444 + 2 * JSON.stringify(entry.notes).length;
    expect([holds(bytes), holds(bytes - 1)]).toEqual([true, false]);
  });

  it('keeps the newer of two entries', () => {
    const tier = createMemoryTier();
    tier.put('a', entryOf('new', 2));
    tier.put('a', entryOf('old', 1));
    expect(tier.get('a')?.givenAt).toBe(2);
  });
});

describe('DynamoDbTier', () => {
  const NOW = new SimulatedClock().now();

  /** Whether an entry is written over an item with this time. */
  async function writes(givenAt: number, there?: StateItem[string]): Promise<boolean> {
    const clock = new SimulatedClock();
    const store = createMemoryStateStore();
    if (there !== undefined) store.items.set('cache#x', { pk: 'cache#x', given_at: there });
    const tier = new DynamoDbTier({ store, clock, random: () => 0.5, ttlSeconds: 300 });
    return clock.run(tier.write(TEST_KEYS, 'cache#x', entryOf('a', givenAt)));
  }

  it('writes where nothing is, over an older entry, and over one without a time or from a wrong clock', async () => {
    expect(await writes(NOW)).toBe(true);
    expect(await writes(NOW, NOW - 1)).toBe(true);
    expect(await writes(NOW, 'yesterday')).toBe(true);
    expect(await writes(NOW, NOW + NOTED_SKEW_MS + 1)).toBe(true);
  });

  it('does not write over an entry that is as new or newer', async () => {
    expect(await writes(NOW, NOW)).toBe(false);
    expect(await writes(NOW, NOW + NOTED_SKEW_MS)).toBe(false);
  });
});
