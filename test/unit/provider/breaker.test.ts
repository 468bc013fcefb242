import { describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../../../lib/state/store.ts';
import { createCallCounter } from '../../fixtures/call-counter.ts';
import { createCountedStore } from '../../fixtures/counted-store.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { createRandom } from '../../fixtures/random.ts';
import {
  createEnvironment,
  createScriptedUpstream,
  OK,
  QUERY,
  type ScriptedAnswer,
} from '../../fixtures/scripted-upstream.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';
import { sized } from '../../fixtures/test-scale.ts';

const DEAD: ScriptedAnswer = { status: 500, afterMs: 20 };

/** A fleet on a store that takes 5 ms a call. */
function setUp(script: (atMs: number, random: () => number) => ScriptedAnswer, environments = 20) {
  const clock = new SimulatedClock();
  const { store, reads, writes } = createCountedStore(clock, 5);
  const random = createRandom(99);
  const upstream = createScriptedUpstream(clock, call => script(call.at, random));
  const fleet = Array.from({ length: environments }, (_, seed) => {
    const { provider, context } = createEnvironment(clock, store, upstream.fetch, { random: createRandom(seed + 1) });
    return () => provider.extract(QUERY, context());
  });
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'ok',
      error => String(error.code),
    );
  /** Every environment sends requests until `endMs`. Returns the counts of the outcomes. */
  const load = async (endMs: number, pauseMs: number) => {
    const counts = new Map<string, number>();
    await clock.run(
      Promise.all(
        fleet.map(async ask => {
          while (clock.monotonic() < endMs) {
            const result = await outcome(ask());
            counts.set(result, (counts.get(result) ?? 0) + 1);
            await clock.sleep(pauseMs);
          }
        }),
      ),
    );
    return counts;
  };
  return {
    clock,
    store,
    upstream,
    reads,
    writes,
    fleet,
    outcome,
    load,
    one: () => outcome(fleet[0]?.() ?? Promise.resolve()),
  };
}

/** The most calls within any second that slides over `from` to `to`. */
function busiestSecond(calls: readonly { at: number }[], from: number, to: number): number {
  const counter = createCallCounter();
  for (const { at } of calls) if (at >= from && at < to) counter.add('', at);
  return counter.busiestSecond();
}

describe('Breaker', () => {
  it('writes nothing while the upstream is healthy', async () => {
    const { load, writes } = setUp(() => OK);
    await load(1_500, 50);
    expect(writes.total()).toBe(0);
  });

  it('opens for the whole fleet when the upstream fails, and then allows one probe a second at most', async () => {
    const { upstream, load } = setUp(() => DEAD);
    const seconds = sized(12, 30);
    const outcomes = await load(seconds * 1_000, 100);
    expect([...outcomes.keys()]).toEqual(['upstream-unavailable']);
    const opened = upstream.calls.findIndex((call, index) => call.at - (upstream.calls[index - 1]?.at ?? 0) > 3_000);
    expect(opened).toBeGreaterThan(9);
    expect(opened).toBeLessThan(80);
    const probes = upstream.calls.slice(opened);
    expect(probes.length).toBeGreaterThan(seconds / 2);
    expect(busiestSecond(probes, 0, seconds * 1_000)).toBe(1);
  });

  it('answers at once while it is open, with Retry-After', async () => {
    const { clock, fleet, load } = setUp(() => DEAD);
    await load(1_500, 50);
    const start = clock.monotonic();
    const [ask = () => Promise.reject(new Error('no environment'))] = fleet;
    await expect(clock.run(ask())).rejects.toMatchObject({
      code: 'upstream-unavailable',
      retryAfterSeconds: expect.any(Number),
    });
    expect(clock.monotonic() - start).toBeLessThan(10);
  });

  it('closes after two probes that passed', async () => {
    const { clock, upstream, load } = setUp(at => (at < 5_000 ? DEAD : OK));
    await load(12_000, 100);
    const well = upstream.calls.filter(({ at }) => at >= 5_000);
    expect((well[1]?.at ?? 0) - (well[0]?.at ?? 0)).toBeGreaterThanOrEqual(900);
    expect((well[20]?.at ?? 0) - (well[0]?.at ?? 0)).toBeLessThan(3_000);
    expect(busiestSecond(upstream.calls, 10_000, 12_000)).toBeGreaterThan(100);
    expect(clock.monotonic()).toBeGreaterThanOrEqual(12_000);
  });

  it('stays closed when one call in ten fails', async () => {
    const { load } = setUp((_, random) => (random() < 0.1 ? DEAD : OK), 25);
    const seconds = sized(4, 20);
    const outcomes = await load(seconds * 1_000, 100);
    expect(outcomes.get('ok')).toBeGreaterThan(125 * seconds);
    expect(outcomes.get('upstream-unavailable') ?? 0).toBeLessThan(60);
  });

  it('opens when two calls in three fail', async () => {
    const { upstream, load } = setUp((_, random) => (random() < 0.67 ? DEAD : OK), 25);
    await load(10_000, 100);
    expect(busiestSecond(upstream.calls, 4_000, 10_000)).toBeLessThan(60);
    expect(upstream.calls.filter(({ at }) => at >= 4_000).length).toBeLessThan(200);
  });

  it('opens when the upstream is slow, although it answers', async () => {
    const { clock, upstream, load } = setUp(() => ({ ...OK, afterMs: 8_000 }));
    const outcomes = await load(sized(15_000, 30_000), 100);
    expect(outcomes.get('ok')).toBeGreaterThanOrEqual(20);
    expect(busiestSecond(upstream.calls, 9_000, clock.monotonic())).toBeLessThanOrEqual(1);
  });

  it('does not count a timeout that our own budget cut short', async () => {
    const clock = new SimulatedClock();
    const store = createMemoryStateStore();
    const upstream = createScriptedUpstream(clock, () => ({ ...OK, afterMs: 2_000 }));
    const { provider, context } = createEnvironment(clock, store, upstream.fetch);
    for (let call = 0; call < 20; call += 1) {
      await expect(clock.run(provider.extract(QUERY, context(500)))).rejects.toMatchObject({
        code: 'deadline-exceeded',
      });
    }
    expect(store.items.size).toBe(0);
  });

  it('is closed when there was no probe for a minute', async () => {
    const { clock, fleet, load, outcome } = setUp(at => (at < 5_000 ? DEAD : OK));
    await load(2_000, 100);
    await clock.run(clock.sleep(70_000));
    const outcomes = await clock.run(Promise.all(fleet.map(ask => outcome(ask()))));
    expect(outcomes.every(result => result === 'ok')).toBe(true);
  });

  it('refuses no call once the store has been down for 5 s', async () => {
    const clock = new SimulatedClock();
    let down = false;
    const store = createMemoryStateStore({
      before: () => {
        if (down) throw new StoreUnavailableError('down');
      },
    });
    const upstream = createScriptedUpstream(clock, call => (call.at < 5_000 ? DEAD : OK));
    const { provider, context } = createEnvironment(clock, store, upstream.fetch);
    const ask = () =>
      clock.run(
        provider.extract(QUERY, context()).then(
          () => 'ok',
          error => String(error.code),
        ),
      );
    while (clock.monotonic() < 5_000) {
      await ask();
      await clock.run(clock.sleep(100));
    }
    down = true;
    await clock.run(clock.sleep(5_000));
    for (let call = 0; call < 5; call += 1) expect(await ask()).toBe('ok');
  });

  it('ignores an opening that is an hour ahead', async () => {
    const { clock, fleet, outcome, load, store } = setUp(at => (at < 1_000 ? DEAD : OK));
    await load(1_000, 100);
    for (const [pk, item] of store.items) store.items.set(pk, { ...item, opened_at: clock.now() + 3_600_000 });
    await clock.run(clock.sleep(100));
    expect(await clock.run(Promise.all(fleet.map(ask => outcome(ask()))))).toEqual(fleet.map(() => 'ok'));
  });

  it('goes on with one probe a second although a clock that is ahead noted one a minute from now', async () => {
    const { clock, load, store, upstream } = setUp(at => (at < 6_000 ? DEAD : OK));
    await load(2_000, 100);
    await clock.run(clock.sleep(5_000));
    for (const [pk, item] of store.items) store.items.set(pk, { ...item, last_probe_at: clock.now() + 60_000 });
    await clock.run(clock.sleep(100));
    const from = clock.monotonic();
    const outcomes = await load(from + 900, 100);
    expect(upstream.calls.filter(({ at }) => at >= from)).toHaveLength(1);
    expect(outcomes.get('ok')).toBe(1);
    expect((await load(from + 5_000, 100)).get('ok')).toBeGreaterThan(100);
  });

  it('keeps its item within what DynamoDB allows when 1,000 environments fail at the same moment', async () => {
    const { clock, fleet, outcome, reads, writes } = setUp(() => DEAD, 1_000);
    await clock.run(Promise.all(fleet.map(ask => outcome(ask()))));
    expect(writes.busiestSecond()).toBeLessThanOrEqual(1_000);
    expect(reads.busiestSecond()).toBeLessThanOrEqual(3_000);
  });
});
