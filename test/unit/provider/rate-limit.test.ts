import { describe, expect, it } from 'vitest';
import { createCallContext } from '../../../lib/context.ts';
import { limitTiming } from '../../../lib/provider/fleet/limit-timing.ts';
import { createRateLimit } from '../../../lib/provider/fleet/rate-limit.ts';
import type { StateStore } from '../../../lib/state/store.ts';
import { StoreUnavailableError } from '../../../lib/state/store.ts';
import { createCallCounter } from '../../fixtures/call-counter.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { createRandom } from '../../fixtures/random.ts';
import { createEnvironment, createScriptedUpstream, OK, QUERY } from '../../fixtures/scripted-upstream.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';
import { sized } from '../../fixtures/test-scale.ts';

const LIMIT_PK = 'upstream#upstream.test#credentials-1#limit';

const SECONDS = sized(5, 10);

interface Fleet {
  rate: number;
  burst: number;
  environments: number;
  /** Requests that each environment serves at the same time. */
  concurrency?: number;
  /** Between two requests of an environment. */
  pauseMs?: number;
  upstreamMs?: number;
  seconds?: number;
  store?: (clock: SimulatedClock) => StateStore;
  /** How late timers fire at most. */
  lateMs?: number;
  /** How far the first environment's clock is ahead of the others'. */
  aheadMs?: number;
}

/** Runs the fleet and tells what the upstream saw. */
async function runFleet(fleet: Fleet) {
  const { rate, burst, environments, concurrency = 1, pauseMs = 0, upstreamMs = 80, seconds = 10, lateMs = 0 } = fleet;
  const { aheadMs = 0 } = fleet;
  const clock = new SimulatedClock();
  const writes = createCallCounter();
  const reads = createCallCounter();
  const store =
    fleet.store?.(clock) ??
    createMemoryStateStore({
      before: (operation, pks) => {
        for (const pk of pks)
          if (pk.startsWith(LIMIT_PK)) (operation === 'read' ? reads : writes).add(pk, clock.monotonic());
        return clock.sleep(4);
      },
    });
  const arrivals = createCallCounter();
  const upstream = createScriptedUpstream(clock, call => {
    arrivals.add('', call.at);
    return { ...OK, afterMs: upstreamMs };
  });
  let [ok, refused] = [0, 0];
  const asker = async (seed: number, ask: () => Promise<unknown>) => {
    await clock.sleep(seed * 3);
    while (clock.monotonic() < seconds * 1_000) {
      await ask().then(
        () => {
          ok += 1;
        },
        async error => {
          expect(error).toMatchObject({ code: 'upstream-throttled' });
          refused += 1;
          await clock.sleep(100);
        },
      );
      await clock.sleep(pauseMs);
    }
  };
  await clock.run(
    Promise.all(
      Array.from({ length: environments }, (_, seed) => {
        const limit = { requestsPerSecond: rate, burst };
        const random = createRandom(seed + 1);
        const sleep = (ms: number, signal?: AbortSignal) => clock.sleep(ms + random() * lateMs, signal);
        const { provider, context } = createEnvironment(
          { ...clock.skewed(seed === 0 ? aheadMs : 0), sleep },
          store,
          upstream.fetch,
          {
            limit,
            random,
          },
        );
        const ask = () => provider.extract(QUERY, context());
        return Promise.all(Array.from({ length: concurrency }, () => asker(seed, ask)));
      }),
    ),
  );
  const used = upstream.calls.filter(({ at }) => at < seconds * 1_000).length / (rate * seconds);
  return {
    busiest: arrivals.busiestSecond(),
    used,
    writes: writes.busiestSecond(),
    reads: reads.busiestSecond(),
    ok,
    refused,
    calls: upstream.calls,
    clock,
  };
}

describe('RateLimit', () => {
  eachRow<[string, Fleet]>([
    ['50/s, burst 10, 20 environments', { rate: 50, burst: 10, environments: 20, seconds: SECONDS }],
    [
      '50/s, burst 10, many environments',
      { rate: 50, burst: 10, environments: sized(30, 200), pauseMs: 100, seconds: sized(3, 5) },
    ],
    ['5/s, burst 1, 20 environments', { rate: 5, burst: 1, environments: 20, seconds: sized(8, 20) }],
    ['300/min, burst 50, many environments', { rate: 5, burst: 50, environments: sized(10, 60), seconds: 10 }],
    ['50/s, burst 1, 20 environments', { rate: 50, burst: 1, environments: 20, seconds: SECONDS }],
    [
      '200/s, burst 20, many environments',
      { rate: 200, burst: 20, environments: sized(60, 300), pauseMs: sized(40, 100), seconds: sized(1, 5) },
    ],
    [
      'a high rate, environments of 60 requests each',
      {
        ...{ rate: sized(400, 1_000), burst: sized(40, 100), environments: sized(8, 20), concurrency: 60 },
        ...{ seconds: sized(1, 3), upstreamMs: 20 },
      },
    ],
  ])('lets no sliding second see more than rate + burst, and uses 90 %%: %s', async (_, fleet) => {
    const { busiest, used, writes, reads } = await runFleet(fleet);
    expect(busiest).toBeLessThanOrEqual(fleet.rate + fleet.burst);
    expect(used).toBeGreaterThanOrEqual(0.9);
    expect(writes).toBeLessThanOrEqual(400);
    expect(reads).toBeLessThanOrEqual(3_000);
  });

  it('keeps the limit although timers fire late: a permit whose time has passed is not used', async () => {
    const { busiest, ok } = await runFleet({ rate: 50, burst: 5, environments: 60, lateMs: 600 });
    expect(busiest).toBeLessThanOrEqual(55);
    expect(ok).toBeGreaterThan(100);
  });

  it('does not hold back a fleet that stays below the limit', async () => {
    const { refused, calls, ok } = await runFleet({ rate: 50, burst: 10, environments: 10, pauseMs: 400, seconds: 5 });
    expect(refused).toBe(0);
    expect(calls.length).toBe(ok);
    expect(ok).toBeGreaterThan(95);
  });

  it('lets a burst through at once after a quiet time', async () => {
    const clock = new SimulatedClock();
    const store = createMemoryStateStore();
    const upstream = createScriptedUpstream(clock, () => OK);
    const limit = { requestsPerSecond: 10, burst: 10 };
    const asks = Array.from({ length: 5 }, (_, seed) => {
      const { provider, context } = createEnvironment(clock, store, upstream.fetch, {
        limit,
        random: createRandom(seed),
      });
      return provider.extract(QUERY, context());
    });
    await clock.run(Promise.all(asks));
    expect(upstream.calls.every(({ at }) => at < 200)).toBe(true);
  });

  it('refuses at once the calls that it could not serve within 2 s', async () => {
    const { refused, ok } = await runFleet({ rate: 2, burst: 1, environments: 20, seconds: 5 });
    expect(refused).toBeGreaterThan(100);
    expect(ok).toBeGreaterThan(5);
  });

  it('restarts its line when a wrong clock moved the end an hour ahead', async () => {
    const clock = new SimulatedClock();
    const store = createMemoryStateStore();
    const upstream = createScriptedUpstream(clock, () => OK);
    const limit = { requestsPerSecond: 10, burst: 10 };
    const { provider, context } = createEnvironment(clock, store, upstream.fetch, { limit });
    store.items.set(LIMIT_PK, { pk: LIMIT_PK, line_us: (clock.now() + 3_600_000) * 1_000 });
    await clock.run(provider.extract(QUERY, context()));
    expect(upstream.calls).toHaveLength(1);
    expect(Number(store.items.get(LIMIT_PK)?.line_us)).toBeLessThan((clock.now() + 1_000) * 1_000);
  });

  eachRow([3_000, 10_000])('serves the fleet although one clock in it is %i ms ahead', async aheadMs => {
    const { refused, used } = await runFleet({
      rate: 50,
      burst: 10,
      environments: 10,
      pauseMs: 200,
      aheadMs,
      seconds: sized(5, 10),
    });
    expect(refused).toBe(0);
    expect(used).toBeGreaterThan(0.6);
  });

  it('lets calls start when the store is down: a limit must not cost an answer', async () => {
    const down = () =>
      createMemoryStateStore({
        before: () => {
          throw new StoreUnavailableError('down');
        },
      });
    const { refused, ok } = await runFleet({ rate: 1, burst: 1, environments: 3, seconds: 2, store: down });
    expect(refused).toBe(0);
    expect(ok).toBeGreaterThan(20);
  });

  it('notes in the trace what is left, and when a refused call may come again', async () => {
    const clock = new SimulatedClock();
    const limit = createRateLimit(
      { requestsPerSecond: 1, burst: 3 },
      { store: createMemoryStateStore(), pk: 'limit', clock, random: () => 0, logger: silentLogger },
    );
    const seen: unknown[] = [];
    for (let call = 0; call < 2; call += 1) {
      const context = createCallContext(clock, 'request', 25_000);
      await clock.run(limit.take(context, () => {}));
      seen.push(context.trace.limit);
    }
    expect(seen).toEqual([{ remaining: 1 }, { remaining: 0 }]);
    const line = await createMemoryStateStore();
    await line.update('limit', { set: { line_us: (clock.now() + 4_000) * 1_000 } });
    const full = createRateLimit(
      { requestsPerSecond: 1, burst: 3 },
      { store: line, pk: 'limit', clock, random: () => 0, logger: silentLogger },
    );
    const refused = createCallContext(clock, 'request', 25_000);
    await expect(full.take(refused, () => {})).rejects.toMatchObject({ retryAfterSeconds: 2 });
    expect(refused.trace.limit).toEqual({ remaining: 0, resetSeconds: 2 });
  });

  describe('on a line whose next slot is 1 s ahead', () => {
    function setUpLine() {
      const clock = new SimulatedClock();
      const store = createMemoryStateStore();
      const timing = limitTiming({ requestsPerSecond: 10, burst: 1 });
      store.items.set('limit', { pk: 'limit', line_us: (clock.now() + 1_000 + timing.earlyMs) * 1_000 });
      const limit = createRateLimit(
        { requestsPerSecond: 10, burst: 1 },
        { store, pk: 'limit', clock, random: () => 0.5, logger: silentLogger },
      );
      const refreshes: number[] = [];
      const take = (budgetMs: number) => {
        const context = createCallContext(clock, 'request-1', budgetMs);
        return clock.run(limit.take(context, () => void refreshes.push(clock.monotonic())));
      };
      return { clock, store, refreshes, take };
    }

    it('waits for it, and refreshes what is known 150 ms before', async () => {
      const { clock, refreshes, take } = setUpLine();
      await take(25_000);
      expect(clock.monotonic()).toBeCloseTo(1_000, 0);
      expect(refreshes[0]).toBeCloseTo(850, 0);
      expect(refreshes).toHaveLength(1);
    });

    it('refreshes nothing for a permit without a wait', async () => {
      const { store, refreshes, take } = setUpLine();
      store.items.clear();
      await take(25_000);
      expect(refreshes).toEqual([]);
    });

    eachRow([
      [1_051, undefined],
      [1_049, 'upstream-throttled'],
    ])('with %i ms of the budget left: %s', async (budgetMs, code) => {
      const { take } = setUpLine();
      expect((await take(budgetMs).catch(error => error))?.code).toBe(code);
    });
  });

  describe('on an idle line, with calls of the table of 200 or 300 ms', () => {
    /** Calls may start 200 ms before their slot, which is two round trips ahead when the line starts. */
    const RULE = { requestsPerSecond: 40, burst: 10 };

    function setUpIdle(tableMs: number) {
      const clock = new SimulatedClock();
      const store = createMemoryStateStore({ before: () => clock.sleep(tableMs) });
      const limit = createRateLimit(RULE, { store, pk: 'limit', clock, random: () => 0.5, logger: silentLogger });
      let refreshes = 0;
      const take = async (budgetMs: number) => {
        const refresh = () => {
          refreshes += 1;
        };
        const taken = clock.run(limit.take(createCallContext(clock, 'request-1', budgetMs), refresh));
        const error = await taken.catch(thrown => thrown);
        return { code: error?.code, at: clock.monotonic(), refreshes };
      };
      return { take };
    }

    it('refreshes nothing for a slot whose time is now', async () => {
      expect(limitTiming(RULE).earlyMs).toBe(200);
      const { take } = setUpIdle(200);
      expect(await take(25_000)).toEqual({ code: undefined, at: 400, refreshes: 0 });
    });

    // The slot comes 100 ms after the answer of the table, and the call needs 50 ms.
    eachRow([
      [750, undefined, 700],
      [749, 'upstream-throttled', 600],
    ])('does not wait for a slot that is later than the budget of %i ms allows: %s', async (budgetMs, code, at) => {
      expect(await setUpIdle(300).take(budgetMs)).toMatchObject({ code, at });
    });
  });

  it('says what is wrong with a random number of 1', () => {
    const limit = createRateLimit(
      { requestsPerSecond: 10, burst: 1 },
      {
        store: createMemoryStateStore(),
        pk: 'limit',
        clock: new SimulatedClock(),
        random: () => 1,
        logger: silentLogger,
      },
    );
    expect(() => limit.prefetch()).toThrow(RangeError);
  });

  it('refuses a call when this process is too busy to be on time three times in a row, and makes none without a permit', async () => {
    const clock = new SimulatedClock();
    const late = { ...clock.skewed(0), sleep: (ms: number) => clock.sleep(ms + 150) };
    const rule = { requestsPerSecond: 50, burst: 1 };
    const { earlyMs } = limitTiming(rule);
    const store = createMemoryStateStore({
      before: async operation => {
        // Others move the line: each slot is 200 ms ahead.
        if (operation === 'read')
          store.items.set('limit', { pk: 'limit', line_us: (clock.now() + earlyMs + 200) * 1_000 });
      },
    });
    const limit = createRateLimit(rule, { store, pk: 'limit', clock: late, random: () => 0.5, logger: silentLogger });
    const context = createCallContext(clock, 'request-1', 25_000);
    await expect(clock.run(limit.take(context, () => {}))).rejects.toMatchObject({ code: 'upstream-throttled' });
    expect(context.trace.limitBypasses).toBe(0);
    expect(clock.monotonic()).toBeGreaterThan(900);
  });

  it('lets a call start when three reservations in a row came back too late, and counts it', async () => {
    const clock = new SimulatedClock();
    const writesMs = [60, 200, 460];
    const store = createMemoryStateStore({
      before: operation => clock.sleep(operation === 'write' ? (writesMs.shift() ?? 0) : 5),
    });
    const rule = { requestsPerSecond: 50, burst: 1 };
    const limit = createRateLimit(rule, { store, pk: 'limit', clock, random: () => 0.5, logger: silentLogger });
    const context = createCallContext(clock, 'request-1', 25_000);
    await clock.run(limit.take(context, () => {}));
    expect(context.trace.limitBypasses).toBe(1);
    expect(writesMs).toEqual([]);
    expect(clock.monotonic()).toBeLessThan(800);
  });
});
