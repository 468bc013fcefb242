import { describe, expect, it } from 'vitest';
import type { CallContext, Clock } from '../../../lib/context.ts';
import { createCooldown } from '../../../lib/provider/fleet/cooldown.ts';
import { createUpstreamRecord } from '../../../lib/provider/fleet/upstream-record.ts';
import { StoreUnavailableError } from '../../../lib/state/store.ts';
import { createCallCounter } from '../../fixtures/call-counter.ts';
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

/** A fleet whose upstream answers by the time that has passed, on a store that takes 5 ms a call. */
function setUp(script: (atMs: number, index: number) => ScriptedAnswer) {
  const clock = new SimulatedClock();
  const reads = createCallCounter();
  const writes = createCallCounter();
  const store = createMemoryStateStore({
    before: (operation, pks) => {
      for (const pk of pks) (operation === 'read' ? reads : writes).add(pk, clock.monotonic());
      return clock.sleep(5);
    },
  });
  const upstream = createScriptedUpstream(clock, (call, index) => script(call.at, index));
  let seed = 0;
  const join = (on: Clock = clock) => {
    seed += 1;
    const { provider, context } = createEnvironment(on, store, upstream.fetch, { random: createRandom(seed) });
    const extract = (call: CallContext) => provider.extract(QUERY, call);
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

describe('Cooldown', () => {
  it('sends the caller away at once when more than 2 s remain, without another call', async () => {
    const { clock, upstream, join } = setUp(() => ({ status: 429, headers: { 'retry-after': '5' } }));
    expect(await clock.run(outcome(join().ask()))).toBe('upstream-throttled 5');
    expect(upstream.calls).toHaveLength(1);
    expect(clock.monotonic()).toBeLessThan(100);
  });

  it('holds back an environment that was warm already, within 250 ms', async () => {
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

  it.each([
    ['seconds', (now: number) => ({ 'retry-after': '5', date: date(now) })],
    ['an HTTP-date', (now: number) => ({ 'retry-after': date(now + 5_000), date: date(now) })],
    [
      'an HTTP-date of a server whose clock is wrong',
      (now: number) => ({ 'retry-after': date(now - 895_000), date: date(now - 900_000) }),
    ],
  ])(
    'lets no call of 100 environments start later than 250 ms after the first 429 until it is over: %s',
    async (_, headers) => {
      const from = 1_000;
      const { clock, upstream, reads, writes, join } = setUp(at =>
        at >= from && at < from + 5_000
          ? { status: 429, headers: headers(clock.now()), afterMs: 20 }
          : { ...OK, afterMs: 80 },
      );
      const refusals = new Map<string, number>();
      const work = Array.from({ length: 100 }, async (_, index) => {
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
      expect(upstream.calls.filter(({ at }) => at > first429 + 5_000).length).toBeGreaterThan(1_000);
      expect(reads.busiestSecond()).toBeLessThanOrEqual(3_000);
      expect(writes.busiestSecond()).toBeLessThanOrEqual(1_000);
    },
  );

  it('is waited out when 2 s or less remain', async () => {
    const { clock, upstream, join } = setUp(at => (at < 1_900 ? { status: 429, headers: { 'retry-after': '2' } } : OK));
    expect(await clock.run(outcome(join().ask()))).toBe('ok');
    expect(upstream.calls).toHaveLength(2);
    expect(upstream.calls[1]?.at).toBeGreaterThanOrEqual(2_000);
  });

  it('spreads those who waited for its end', async () => {
    const { clock, upstream, join } = setUp(at => (at < 100 ? { status: 429, headers: { 'retry-after': '2' } } : OK));
    const waiting = Array.from({ length: 50 }, () => outcome(join().ask()));
    await clock.run(Promise.all(waiting));
    const resumed = upstream.calls.map(({ at }) => at).filter(at => at > 1_000);
    expect(resumed.length).toBe(50);
    expect(Math.min(...resumed)).toBeGreaterThanOrEqual(2_000);
    expect(Math.max(...resumed) - Math.min(...resumed)).toBeGreaterThan(300);
  });

  it('counts a 503 that names a time, and answers unavailable meanwhile', async () => {
    const { clock, upstream, join } = setUp(() => ({ status: 503, headers: { 'retry-after': '30' } }));
    expect(await clock.run(outcome(join().ask()))).toBe('upstream-unavailable 30');
    expect(await clock.run(outcome(join().ask()))).toBe('upstream-unavailable 30');
    expect(upstream.calls).toHaveLength(1);
  });

  it('is 15 min at most', async () => {
    const { clock, join } = setUp(() => ({ status: 429, headers: { 'retry-after': '86400' } }));
    expect(await clock.run(outcome(join().ask()))).toBe('upstream-throttled 900');
  });

  it('is a second when a 429 names no time', async () => {
    const { clock, upstream, join } = setUp((_, index) => (index === 0 ? { status: 429 } : OK));
    expect(await clock.run(outcome(join().ask()))).toBe('ok');
    expect((upstream.calls[1]?.at ?? 0) - (upstream.calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  it('is none when the upstream says 0 s: the retry only backs off', async () => {
    const { clock, upstream, join } = setUp((_, index) =>
      index === 0 ? { status: 429, headers: { 'retry-after': '0' } } : OK,
    );
    expect(await clock.run(outcome(join().ask()))).toBe('ok');
    expect(upstream.calls[1]?.at).toBeLessThan(500);
  });

  it('stops after three calls that are all throttled', async () => {
    const { clock, upstream, join } = setUp(() => ({ status: 429, headers: { 'retry-after': '1' } }));
    expect(await clock.run(outcome(join().ask()))).toBe('upstream-throttled 1');
    expect(upstream.calls).toHaveLength(3);
  });

  it('keeps nobody past the budget', async () => {
    const { clock, join } = setUp(() => ({ status: 429, headers: { 'retry-after': '2' } }));
    expect(await clock.run(outcome(join().ask(1_500)))).toBe('upstream-throttled 2');
    expect(clock.monotonic()).toBeLessThan(1_500);
  });

  it('is no longer than asked for by an environment whose clock is slow', async () => {
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

  it('holds back nobody who comes later when a clock an hour ahead noted it', async () => {
    const { clock, join, wait } = setUp((_, index) =>
      index === 0 ? { status: 429, headers: { 'retry-after': '60' } } : OK,
    );
    await clock.run(outcome(join(clock.skewed(3_600_000)).ask()));
    await wait(61_000);
    expect(await clock.run(outcome(join().ask()))).toBe('ok');
  });

  it('is told to the fleet although a clock an hour ahead noted one before', async () => {
    const { clock, upstream, join, wait } = setUp(() => ({ status: 429, headers: { 'retry-after': '5' } }));
    await clock.run(outcome(join(clock.skewed(3_600_000)).ask()));
    await wait(6_000);
    await clock.run(outcome(join().ask()));
    expect(upstream.calls).toHaveLength(2);
    await wait(100);
    expect(await clock.run(outcome(join().ask()))).toBe('upstream-throttled 5');
    expect(upstream.calls).toHaveLength(2);
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

  it('holds in this environment while the store is down, and loses no answer', async () => {
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

  it('is not shortened by a note whose write lands after that of a longer one', async () => {
    const clock = new SimulatedClock();
    // The first write is slow: it was decided on before the longer cooldown was noted, and lands after it.
    const delaysMs = [300, 0];
    const store = createMemoryStateStore({
      before: operation => (operation === 'write' ? clock.sleep(delaysMs.shift() ?? 0) : undefined),
    });
    const note = (durationMs: number) => {
      const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
      return createCooldown({ record, clock, random: () => 0 }).note(durationMs, 429);
    };
    const short = note(5_000);
    await clock.run(clock.sleep(100));
    await clock.run(Promise.all([short, note(60_000)]));
    expect(store.items.get('upstream#test')).toMatchObject({ cooldown_ms: 60_000 });
  });

  it('is made longer by a note that ends later, and by none that ends at most 250 ms later', async () => {
    const clock = new SimulatedClock();
    const store = createMemoryStateStore();
    const note = (durationMs: number) => {
      const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
      return clock.run(createCooldown({ record, clock, random: () => 0 }).note(durationMs, 429));
    };
    await note(5_000);
    await note(5_250);
    expect(store.items.get('upstream#test')).toMatchObject({ cooldown_ms: 5_000 });
    await note(5_251);
    expect(store.items.get('upstream#test')).toMatchObject({ cooldown_ms: 5_251 });
  });
});
