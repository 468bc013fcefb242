import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CacheDirectives } from '../../lib/cache/port.ts';
import { createCacheEnvironment, resultNamed } from '../fixtures/cache-environment.ts';
import { createMemoryStateStore } from '../fixtures/memory-state-store.ts';
import { SimulatedClock } from '../fixtures/simulated-clock.ts';
import { sized } from '../fixtures/test-scale.ts';
import { CACHE_ATTRIBUTES, garbageItem, inMemory } from './garbage-items.ts';

const RUNS = { seed: 20_261_127, numRuns: sized(100, 10_000) };

/** The key of the query that the environments ask. */
async function findPk(): Promise<string> {
  const clock = new SimulatedClock();
  const store = createMemoryStateStore();
  await clock.run(createCacheEnvironment(clock, store).ask({}, async () => resultNamed('a')));
  return [...store.items.keys()][0] ?? expect.fail('nothing was stored');
}

const variants = fc.constantFrom<{ directives: CacheDirectives; singleFlight: boolean }>(
  { directives: {}, singleFlight: true },
  { directives: {}, singleFlight: false },
  { directives: { noCache: true }, singleFlight: true },
);

describe('FreshnessCache with a corrupt item', () => {
  it('answers the request, and stores its result in place of the item', async () => {
    const pk = await findPk();
    await fc.assert(
      fc.asyncProperty(garbageItem(CACHE_ATTRIBUTES), variants, async (garbage, { directives, singleFlight }) => {
        const clock = new SimulatedClock();
        const store = createMemoryStateStore();
        store.items.set(pk, inMemory(pk, garbage));
        const first = createCacheEnvironment(clock, store, { singleFlight });
        const answer = await clock.run(first.ask(directives, async () => resultNamed('first')));
        expect(answer).toMatchObject({ source: 'api', result: resultNamed('first') });
        // The lease's own length and two pauses between reads, each 2 s at most.
        expect(clock.monotonic()).toBeLessThan(7_500);
        const second = await clock.run(createCacheEnvironment(clock, store).ask());
        expect(second).toMatchObject({ source: 'cache', result: resultNamed('first') });
      }),
      RUNS,
    );
  });
});
