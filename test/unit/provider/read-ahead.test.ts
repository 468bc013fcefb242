import { describe, expect, it } from 'vitest';
import { createCallContext } from '../../../lib/context.ts';
import { createRateLimit } from '../../../lib/provider/fleet/rate-limit.ts';
import { createCallCounter } from '../../fixtures/call-counter.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { createRandom } from '../../fixtures/random.ts';
import { createEnvironment, createScriptedUpstream, OK, QUERY } from '../../fixtures/scripted-upstream.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';
import { sized } from '../../fixtures/test-scale.ts';

const LIMIT_PK = 'upstream#upstream.test#credentials-1#limit';
const ENVIRONMENTS = sized(20, 60);
const SECONDS = sized(2, 6);

const LIMITS = [
  { requestsPerSecond: 50, burst: 1 },
  { requestsPerSecond: 200, burst: 20 },
];

interface Times {
  /** Between the read ahead and the call, at least and at most: how long the lease takes. */
  leaseMs: readonly [number, number];
  /** What a call to the table takes. */
  tableMs: readonly [number, number];
}

/** A fleet in which every environment reads the line, takes its lease, and asks the upstream, again and again. */
async function runFleet({ leaseMs, tableMs }: Times, limit: { requestsPerSecond: number; burst: number }) {
  const clock = new SimulatedClock();
  const random = createRandom(11);
  const within = ([least, most]: readonly [number, number]) => least + (most - least) * random();
  const counts = { read: 0, write: 0 };
  const store = createMemoryStateStore({
    before(operation, pks) {
      if (pks.some(pk => pk.startsWith(LIMIT_PK))) counts[operation === 'read' ? 'read' : 'write'] += 1;
      return clock.sleep(within(tableMs) / 2);
    },
    after: () => clock.sleep(within(tableMs) / 2),
  });
  const arrivals = createCallCounter();
  const upstream = createScriptedUpstream(clock, ({ at }) => {
    arrivals.add('', at);
    return { ...OK, afterMs: 20 };
  });
  let bypasses = 0;
  const environment = async (_: unknown, seed: number) => {
    const own = createRandom(seed + 1);
    // Clocks differ by up to 10 ms.
    const skewed = clock.skewed(10 * own());
    const { provider, context } = createEnvironment(skewed, store, upstream.fetch, { limit, random: own });
    while (clock.monotonic() < SECONDS * 1_000) {
      const call = context();
      provider.prepare?.(call);
      await clock.sleep(within(leaseMs));
      const refused = await provider.extract(QUERY, call).then(
        () => false,
        error => error.code === 'upstream-throttled' || Promise.reject(error),
      );
      bypasses += call.trace.limitBypasses;
      await clock.sleep(refused ? 100 * own() : 5);
    }
  };
  await clock.run(Promise.all(Array.from({ length: ENVIRONMENTS }, environment)));
  const calls = upstream.calls.filter(({ at }) => at < SECONDS * 1_000).length;
  return {
    busiest: arrivals.busiestSecond(),
    used: calls / (limit.requestsPerSecond * SECONDS),
    bypasses,
    readsPerCall: counts.read / calls,
    writesPerCall: counts.write / calls,
  };
}

const FAST: Times['tableMs'] = [4, 8];

describe('A limit whose line each environment reads ahead of its call', () => {
  eachRow<[string, Times]>([
    ['as soon as the read is answered', { leaseMs: [5, 10], tableMs: FAST }],
    ['before the read is answered', { leaseMs: [0, 5], tableMs: [10, 40] }],
    ['when the read is nearly too old', { leaseMs: [45, 50], tableMs: FAST }],
    ['when the read is too old', { leaseMs: [51, 200], tableMs: FAST }],
    ['at any time, from a slow table', { leaseMs: [0, 120], tableMs: [5, 200] }],
  ])('lets no sliding second see more than rate + burst, and costs few writes: %s', async (_, times) => {
    for (const limit of LIMITS) {
      const { busiest, used, bypasses, writesPerCall } = await runFleet(times, limit);
      expect(busiest).toBeLessThanOrEqual(limit.requestsPerSecond + limit.burst);
      expect(bypasses).toBe(0);
      expect(writesPerCall).toBeLessThanOrEqual(2);
      if (times.tableMs === FAST && limit.requestsPerSecond === 50) expect(used).toBeGreaterThanOrEqual(0.9);
    }
  });

  eachRow([
    ['one read serves the call', [10, 40], 1],
    ['a second read serves it when the first one is too old', [55, 90], 2],
  ] as const)('%s', async (_, leaseMs, reads) => {
    const { readsPerCall } = await runFleet({ leaseMs, tableMs: FAST }, { requestsPerSecond: 100, burst: 1_000 });
    // The last calls read after the count ends.
    expect(Math.round(readsPerCall)).toBe(reads);
  });

  it('takes the permit from the line that was read, where there are several', async () => {
    const clock = new SimulatedClock();
    const calls: string[] = [];
    const store = createMemoryStateStore({
      before(operation, pks) {
        calls.push(`${operation} ${pks}`);
        return clock.sleep(5);
      },
    });
    const drawn = [0.9, 0.1, 0.1, 0.1];
    const random = () => drawn.shift() ?? 0.1;
    const options = { store, pk: 'limit', clock, random, logger: silentLogger };
    const limit = createRateLimit({ requestsPerSecond: 200, burst: 20 }, options);
    limit.prefetch();
    limit.prefetch();
    await clock.run(clock.sleep(10));
    await clock.run(limit.take(createCallContext(clock, 'request-1', 25_000), () => {}));
    expect(calls).toEqual(['read limit#1', 'write limit#1']);
  });
});
