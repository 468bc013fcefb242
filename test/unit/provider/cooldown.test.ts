import { describe, expect, it } from 'vitest';
import { HOLD_SKEW_MS } from '../../../lib/clock-skew.ts';
import type { CallContext, Clock } from '../../../lib/context.ts';
import { createCooldown } from '../../../lib/provider/fleet/cooldown.ts';
import { NOTHING_KNOWN } from '../../../lib/provider/fleet/upstream-item.ts';
import { createUpstreamRecord } from '../../../lib/provider/fleet/upstream-record.ts';
import { MAX_HOLD_MS } from '../../../lib/retry-after.ts';
import { StoreUnavailableError } from '../../../lib/state/store.ts';
import { createCountedStore } from '../../fixtures/counted-store.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { createRandom } from '../../fixtures/random.ts';
import {
  createEnvironment,
  createScriptedUpstream,
  OK,
  QUERY,
  type ScriptedAnswer,
} from '../../fixtures/scripted-upstream.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';
import { sized } from '../../fixtures/test-scale.ts';

/** A fleet whose upstream answers by the time that has passed, on a store that takes 5 ms a call. */
function setUp(script: (atMs: number, index: number) => ScriptedAnswer) {
  const clock = new SimulatedClock();
  const { store, reads, writes } = createCountedStore(clock, 5);
  const upstream = createScriptedUpstream(clock, (call, index) => script(call.at, index));
  let seed = 0;
  const join = (on: Clock = clock) => {
    seed += 1;
    const { provider, context } = createEnvironment(on, store, upstream.fetch, { random: createRandom(seed) });
    /** As the handler does, it waits for the background before it answers. */
    const extract = (call: CallContext) => provider.extract(QUERY, call).finally(() => call.settleBackground());
    return { context, extract, ask: (budgetMs?: number) => extract(context(budgetMs)) };
  };
  return { clock, store, upstream, reads, writes, join, wait: (ms: number) => clock.run(clock.sleep(ms)) };
}

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    error => `${error.code} ${error.retryAfterSeconds ?? ''}`.trim(),
  );

const date = (epochMs: number) => new Date(epochMs).toUTCString();

/** Of one environment, without the random part of its length. */
function cooldownAlone() {
  const clock = new SimulatedClock();
  const record = createUpstreamRecord({
    store: createMemoryStateStore(),
    pk: 'upstream#test',
    clock,
    logger: silentLogger,
  });
  return { clock, cooldown: createCooldown({ record, clock, random: () => 0, logger: silentLogger }) };
}

describe('Cooldown', () => {
  it('answers 429 at once, without another call, when more than 2 s remain', async () => {
    const { clock, upstream, join } = setUp(() => ({ status: 429, headers: { 'retry-after': '5' } }));
    expect(await clock.run(outcome(join().ask()))).toBe('upstream-throttled 5');
    expect(upstream.calls).toHaveLength(1);
    expect(clock.monotonic()).toBeLessThan(100);
  });

  it('is waited out when 2 s or less remain', async () => {
    const { clock, upstream, join } = setUp(at => (at < 1_900 ? { status: 429, headers: { 'retry-after': '2' } } : OK));
    expect(await clock.run(outcome(join().ask()))).toBe('ok');
    expect(upstream.calls).toHaveLength(2);
    expect(upstream.calls[1]?.at).toBeGreaterThanOrEqual(2_000);
  });

  it('spreads the calls that waited for its end', async () => {
    const { clock, upstream, join } = setUp(at => (at < 100 ? { status: 429, headers: { 'retry-after': '2' } } : OK));
    const waiting = Array.from({ length: 50 }, () => outcome(join().ask()));
    await clock.run(Promise.all(waiting));
    const resumed = upstream.calls.map(({ at }) => at).filter(at => at > 1_000);
    expect(resumed.length).toBe(50);
    expect(Math.min(...resumed)).toBeGreaterThanOrEqual(2_000);
    expect(Math.max(...resumed) - Math.min(...resumed)).toBeGreaterThan(300);
  });

  it('begins after a 503 with Retry-After too, and is answered as unavailable', async () => {
    const { clock, upstream, join } = setUp(() => ({ status: 503, headers: { 'retry-after': '30' } }));
    expect(await clock.run(outcome(join().ask()))).toBe('upstream-unavailable 30');
    expect(await clock.run(outcome(join().ask()))).toBe('upstream-unavailable 30');
    expect(upstream.calls).toHaveLength(1);
  });

  it('is 15 min at most', async () => {
    const { clock, join } = setUp(() => ({ status: 429, headers: { 'retry-after': '86400' } }));
    expect(await clock.run(outcome(join().ask()))).toBe('upstream-throttled 900');
  });

  it('is 1 s when a 429 names no time', async () => {
    const { clock, upstream, join } = setUp((_, index) => (index === 0 ? { status: 429 } : OK));
    expect(await clock.run(outcome(join().ask()))).toBe('ok');
    expect((upstream.calls[1]?.at ?? 0) - (upstream.calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  it('does not begin when the upstream says 0 s: the retry only backs off', async () => {
    const { clock, upstream, join } = setUp((_, index) =>
      index === 0 ? { status: 429, headers: { 'retry-after': '0' } } : OK,
    );
    expect(await clock.run(outcome(join().ask()))).toBe('ok');
    expect(upstream.calls[1]?.at).toBeLessThan(500);
  });

  it('says 1 s at least, also after a 429 that says 0 s', async () => {
    const { clock, upstream, join } = setUp(() => ({ status: 429, headers: { 'retry-after': '0' } }));
    expect(await clock.run(outcome(join().ask()))).toBe('upstream-throttled 1');
    expect(upstream.calls).toHaveLength(3);
  });

  it('stops after three calls that are all throttled', async () => {
    const { clock, upstream, join } = setUp(() => ({ status: 429, headers: { 'retry-after': '1' } }));
    expect(await clock.run(outcome(join().ask()))).toBe('upstream-throttled 1');
    expect(upstream.calls).toHaveLength(3);
  });

  it('ends with the budget of the request', async () => {
    const { clock, join } = setUp(() => ({ status: 429, headers: { 'retry-after': '2' } }));
    expect(await clock.run(outcome(join().ask(1_500)))).toBe('upstream-throttled 2');
    expect(clock.monotonic()).toBeLessThan(1_500);
  });

  it('counts each throttled answer, and each call not made, once', async () => {
    const { clock, join } = setUp(() => ({ status: 429, headers: { 'retry-after': '5' } }));
    const { context, extract } = join();
    const [called, refused] = [context(), context()];
    await clock.run(outcome(extract(called)));
    await clock.run(outcome(extract(refused)));
    expect(called.trace).toMatchObject({ upstreamCalls: 1, throttles: 1, retries: 0 });
    expect(refused.trace).toMatchObject({ upstreamCalls: 0, throttles: 1, retries: 0 });
  });
});

describe('Cooldown over environments', () => {
  it('holds back an environment that was warm before it began, within 250 ms', async () => {
    const { clock, upstream, join, wait } = setUp((_, index) =>
      index === 1 ? { status: 429, headers: { 'retry-after': '5' } } : OK,
    );
    const warm = join();
    const other = join();
    await clock.run(warm.ask());
    await clock.run(outcome(other.ask()));
    await wait(250);
    expect(await clock.run(outcome(warm.ask()))).toBe('upstream-throttled 5');
    expect(upstream.calls).toHaveLength(2);
  });

  eachRow([
    ['seconds', (now: number) => ({ 'retry-after': '5', date: date(now) })],
    ['an HTTP-date', (now: number) => ({ 'retry-after': date(now + 5_000), date: date(now) })],
    [
      'an HTTP-date of a server whose clock is wrong',
      (now: number) => ({ 'retry-after': date(now - 895_000), date: date(now - 900_000) }),
    ],
  ])('lets no call of a fleet start later than 250 ms after the first 429 until it is over: %s', async (_, headers) => {
    const from = 1_000;
    const environments = sized(15, 100);
    const { clock, upstream, reads, writes, join } = setUp(at =>
      at >= from && at < from + 5_000
        ? { status: 429, headers: headers(clock.now()), afterMs: 20 }
        : { ...OK, afterMs: 80 },
    );
    const refusals = new Map<string, number>();
    const work = Array.from({ length: environments }, async (_, index) => {
      const { ask } = join();
      await clock.sleep(index * 5);
      while (clock.monotonic() < 9_000) {
        const result = await outcome(ask());
        refusals.set(result, (refusals.get(result) ?? 0) + 1);
        if (result !== 'ok') await clock.sleep(200);
      }
    });
    await clock.run(Promise.all(work));
    const first429 = Math.min(...upstream.calls.filter(({ at }) => at >= from).map(({ at }) => at)) + 20;
    const late = upstream.calls.filter(({ at }) => at > first429 + 250 && at < first429 + 4_750);
    expect(late).toEqual([]);
    expect(upstream.calls.filter(({ at }) => at > first429 + 5_000).length).toBeGreaterThan(10 * environments);
    expect(reads.busiestSecond()).toBeLessThanOrEqual(3_000);
    expect(writes.busiestSecond()).toBeLessThanOrEqual(1_000);
  });

  it('counts of a note of another environment what is left of it', async () => {
    const { clock, cooldown } = cooldownAlone();
    const noted = { until: clock.now() + 3_000, lengthMs: 10_000, status: 503 } as const;
    expect(cooldown.hold({ ...NOTHING_KNOWN, cooldown: noted })).toEqual({ remainingMs: 3_000, status: 503 });
  });

  it('keeps the status of the first answer of two that end together', async () => {
    const { clock, cooldown } = cooldownAlone();
    const noted = [cooldown.start(5_000, 429), cooldown.start(5_000, 503)];
    expect(cooldown.hold(NOTHING_KNOWN)).toEqual({ remainingMs: 5_000, status: 429 });
    await clock.run(Promise.all(noted));
  });

  it('is not longer than the upstream asked for in an environment whose clock is slow', async () => {
    const { clock, upstream, join, wait } = setUp((_, index) =>
      index === 0 ? { status: 429, headers: { 'retry-after': '5' } } : OK,
    );
    await clock.run(outcome(join().ask()));
    const slow = join(clock.skewed(-9_000));
    expect(await clock.run(outcome(slow.ask()))).toBe('upstream-throttled 5');
    await wait(5_000);
    expect(await clock.run(outcome(slow.ask()))).toBe('ok');
    expect(upstream.calls).toHaveLength(2);
  });

  it('does not hold back later calls when a clock that is an hour ahead noted it', async () => {
    const { clock, join, wait } = setUp((_, index) =>
      index === 0 ? { status: 429, headers: { 'retry-after': '60' } } : OK,
    );
    await clock.run(outcome(join(clock.skewed(3_600_000)).ask()));
    await wait(61_000);
    expect(await clock.run(outcome(join().ask()))).toBe('ok');
  });

  it('is noted although a clock that is an hour ahead noted one before', async () => {
    const { clock, upstream, join, wait } = setUp(() => ({ status: 429, headers: { 'retry-after': '5' } }));
    await clock.run(outcome(join(clock.skewed(3_600_000)).ask()));
    await wait(6_000);
    await clock.run(outcome(join().ask()));
    expect(upstream.calls).toHaveLength(2);
    await wait(100);
    expect(await clock.run(outcome(join().ask()))).toBe('upstream-throttled 5');
    expect(upstream.calls).toHaveLength(2);
  });

  eachRow([
    ['replaces', 1, 5_000],
    ['keeps', 0, 910_000],
  ])(
    '%s a note that landed between its read and its write and ends %s ms later than skew explains',
    async (_, aheadMs, heldMs) => {
      const clock = new SimulatedClock();
      let isFirst = true;
      const store = createMemoryStateStore({
        before: operation => {
          if (operation !== 'write' || !isFirst) return;
          isFirst = false;
          const until = clock.now() + MAX_HOLD_MS + HOLD_SKEW_MS + aheadMs;
          store.items.set('upstream#test', { pk: 'upstream#test', cooldown_until: until, cooldown_ms: MAX_HOLD_MS });
        },
      });
      const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
      await clock.run(createCooldown({ record, clock, random: () => 0, logger: silentLogger }).start(5_000, 429));
      expect(store.items.get('upstream#test')).toMatchObject({ cooldown_until: clock.epoch + heldMs });
    },
  );
});

describe('The note of a cooldown', () => {
  it('is noted within 30 ms, at a moment that is drawn', async () => {
    const clock = new SimulatedClock();
    const writtenAt: number[] = [];
    const store = createMemoryStateStore({
      before: operation => {
        if (operation === 'write') writtenAt.push(clock.monotonic());
      },
    });
    const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
    await clock.run(createCooldown({ record, clock, random: () => 0.5, logger: silentLogger }).start(5_000, 429));
    expect(writtenAt).toEqual([15]);
  });

  it('is made longer by a note that ends more than 250 ms later, and by no other', async () => {
    const clock = new SimulatedClock();
    const store = createMemoryStateStore();
    const note = (durationMs: number) => {
      const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
      return clock.run(createCooldown({ record, clock, random: () => 0, logger: silentLogger }).start(durationMs, 429));
    };
    await note(5_000);
    await note(5_250);
    expect(store.items.get('upstream#test')).toMatchObject({ cooldown_ms: 5_000 });
    await note(5_251);
    expect(store.items.get('upstream#test')).toMatchObject({ cooldown_ms: 5_251 });
  });

  it('is noted too when it began while a shorter one was noted', async () => {
    const clock = new SimulatedClock();
    const store = createMemoryStateStore({ before: () => clock.sleep(10) });
    const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
    const cooldown = createCooldown({ record, clock, random: () => 0, logger: silentLogger });
    const noting = cooldown.start(5_000, 429);
    await clock.run(clock.sleep(15));
    cooldown.start(60_000, 503);
    await clock.run(noting);
    expect(store.items.get('upstream#test')).toMatchObject({ cooldown_status: 503 });
    expect(Number(store.items.get('upstream#test')?.cooldown_ms)).toBeGreaterThan(59_000);
  });

  it('is noted with all of its time by a later, shorter one when its own note was lost', async () => {
    const clock = new SimulatedClock();
    const store = createMemoryStateStore();
    const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
    const cooldown = createCooldown({ record, clock, random: () => 0, logger: silentLogger });
    await clock.run(cooldown.start(60_000, 429));
    store.items.clear();
    await clock.run(clock.sleep(1_000));
    await clock.run(cooldown.start(1_000, 503));
    expect(store.items.get('upstream#test')).toMatchObject({ cooldown_ms: 59_000, cooldown_status: 429 });
  });

  it('is not shortened by a note whose write lands after that of a longer one', async () => {
    const clock = new SimulatedClock();
    // The first write is slow: it starts before the longer cooldown is noted, and takes effect after it.
    const delaysMs = [300, 0];
    const store = createMemoryStateStore({
      before: operation => (operation === 'write' ? clock.sleep(delaysMs.shift() ?? 0) : undefined),
    });
    const note = (durationMs: number) => {
      const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
      return createCooldown({ record, clock, random: () => 0, logger: silentLogger }).start(durationMs, 429);
    };
    const short = note(5_000);
    await clock.run(clock.sleep(100));
    await clock.run(Promise.all([short, note(60_000)]));
    await clock.run(clock.sleep(1_000));
    expect(store.items.get('upstream#test')).toMatchObject({ cooldown_ms: 60_000 });
  });

  it('is written again after up to 200 ms while the invocation waits for it, then after up to 1 s', async () => {
    const clock = new SimulatedClock();
    const writtenAt: number[] = [];
    const insist = async () => {
      writtenAt.push(clock.monotonic());
      return undefined;
    };
    const record = { view: async () => NOTHING_KNOWN, change: insist, insist };
    await clock.run(createCooldown({ record, clock, random: () => 1, logger: silentLogger }).start(4_000, 429));
    const pauses = writtenAt.slice(1).map((at, index) => at - (writtenAt[index] ?? 0));
    expect(pauses).toEqual([25, 50, 100, 200, 200, 200, 200, 200, 1_000, 1_000]);
  });
});

describe('Cooldown while State is slow or down', () => {
  it('holds back this environment while the store is down, and is over in time', async () => {
    const clock = new SimulatedClock();
    const store = createMemoryStateStore({
      before: () => {
        throw new StoreUnavailableError('down');
      },
    });
    const upstream = createScriptedUpstream(clock, call =>
      call.at < 10 ? { status: 429, headers: { 'retry-after': '5' } } : OK,
    );
    const { provider, context } = createEnvironment(clock, store, upstream.fetch);
    expect(await clock.run(outcome(provider.extract(QUERY, context())))).toBe('upstream-throttled 5');
    expect(await clock.run(outcome(provider.extract(QUERY, context())))).toBe('upstream-throttled 5');
    await clock.run(clock.sleep(5_000));
    expect(await clock.run(outcome(provider.extract(QUERY, context())))).toBe('ok');
  });

  /** A fleet of 20 that asks all the time, whose State table fails from the first 429 on for `outageMs`. */
  async function run(
    outageMs: number,
    noticedAfterMs: number,
    fault: (clock: SimulatedClock, untilMs: number) => Promise<void>,
  ) {
    const clock = new SimulatedClock();
    const first429 = 1_020;
    const fails = (at: number) => at >= first429 && at < first429 + outageMs;
    const store = createMemoryStateStore({
      before: () => (fails(clock.monotonic()) ? fault(clock, first429 + outageMs) : clock.sleep(5)),
    });
    const upstream = createScriptedUpstream(clock, ({ at }) =>
      at >= 1_000 && at < 7_000
        ? { status: 429, headers: { 'retry-after': '6' }, afterMs: 20 }
        : { ...OK, afterMs: 20 },
    );
    const work = Array.from({ length: 20 }, async (_, index) => {
      const { provider, context } = createEnvironment(clock, store, upstream.fetch, {
        random: createRandom(index + 1),
      });
      // One environment asks from the start, and meets the 429; the others come when the outage is over.
      await clock.sleep(index === 0 ? 1_000 : first429 + outageMs + noticedAfterMs + 10 * index);
      while (clock.monotonic() < 6_500) {
        await outcome(provider.extract(QUERY, context()));
        await clock.sleep(200);
      }
    });
    await clock.run(Promise.all(work));
    return { calls: upstream.calls.map(({ at }) => at).filter(at => at < 7_000), item: [...store.items.values()][0] };
  }

  it('is noted when the table is well again: slow for one second', async () => {
    const slow = (clock: SimulatedClock, untilMs: number) => clock.sleep(untilMs - clock.monotonic() + 1_000);
    const { calls, item } = await run(1_000, 400, slow);
    expect(calls).toEqual([1_005]);
    expect(item).toMatchObject({ cooldown_ms: expect.any(Number), cooldown_status: 429 });
  });

  it('is noted when the table is well again: down for two seconds', async () => {
    const down = async () => {
      throw new StoreUnavailableError('down');
    };
    const { calls } = await run(2_000, 1_000, down);
    expect(calls).toEqual([1_005]);
  });

  it('is not noted any more once it is over', async () => {
    const clock = new SimulatedClock();
    let writes = 0;
    const store = createMemoryStateStore({
      before(operation) {
        if (operation === 'write') writes += 1;
        throw new StoreUnavailableError('down');
      },
    });
    const upstream = createScriptedUpstream(clock, () => ({ status: 429, headers: { 'retry-after': '3' } }));
    const { provider, context } = createEnvironment(clock, store, upstream.fetch);
    await clock.run(outcome(provider.extract(QUERY, context())));
    await clock.run(clock.sleep(3_100));
    const before = writes;
    expect(before).toBeGreaterThan(2);
    expect(before).toBeLessThan(15);
    await clock.run(clock.sleep(10_000));
    expect(writes).toBe(before);
  });

  it('keeps the invocation alive for its note, 2 s at most', async () => {
    const clock = new SimulatedClock();
    let down = true;
    const store = createMemoryStateStore({
      async before() {
        if (down) throw new StoreUnavailableError('down');
      },
    });
    const upstream = createScriptedUpstream(clock, () => ({ status: 429, headers: { 'retry-after': '60' } }));
    const { provider, context } = createEnvironment(clock, store, upstream.fetch);
    const call = context();
    expect(await clock.run(outcome(provider.extract(QUERY, call)))).toBe('upstream-throttled 60');
    const answeredAt = clock.monotonic();
    expect(answeredAt).toBeLessThan(50);
    await clock.run(call.settleBackground());
    expect(clock.monotonic() - answeredAt).toBeCloseTo(2_000, -2);
    expect(store.items.size).toBe(0);
    down = false;
    const next = context();
    expect(await clock.run(outcome(provider.extract(QUERY, next)))).toBe('upstream-throttled 58');
    const settledFrom = clock.monotonic();
    await clock.run(next.settleBackground());
    expect(clock.monotonic() - settledFrom).toBeLessThanOrEqual(1_000);
    expect([...store.items.values()][0]).toMatchObject({ cooldown_status: 429 });
  });
});
