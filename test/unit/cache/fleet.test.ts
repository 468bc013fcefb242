import { describe, expect, it } from 'vitest';
import type { CacheAnswer } from '../../../lib/cache/port.ts';
import { createCallContext } from '../../../lib/context.ts';
import { CACHE_QUERY, createCacheEnvironment } from '../../fixtures/cache-environment.ts';
import { createCountedStore } from '../../fixtures/counted-store.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createRandom } from '../../fixtures/random.ts';
import {
  createEnvironment,
  createScriptedUpstream,
  OK,
  type ScriptedAnswer,
} from '../../fixtures/scripted-upstream.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';
import { sized } from '../../fixtures/test-scale.ts';

/** Cache and provider together, as a fleet in simulated time on a store that takes 4 ms a call. */
function setUp(script: (atMs: number) => ScriptedAnswer) {
  const clock = new SimulatedClock();
  const { store, reads, writes } = createCountedStore(clock, 4);
  const upstream = createScriptedUpstream(clock, call => script(call.at));
  let seed = 0;
  const join = () => {
    seed += 1;
    const { provider } = createEnvironment(clock, store, upstream.fetch, { random: createRandom(seed) });
    const identity = { provider, tenant: '', model: '', scope: 'api-key' as const };
    const { cache } = createCacheEnvironment(clock, store, { identity });
    const trace = { calls: 0, retries: 0 };
    const ask = async (text: string, budgetMs = 25_000): Promise<CacheAnswer | { code: string }> => {
      const context = createCallContext(clock, 'request-1', budgetMs);
      const query = { ...CACHE_QUERY, text };
      const answer = await cache
        .resolve(query, {}, () => provider.extract(query, context), context)
        .catch(error => ({ code: String(error.code) }));
      trace.calls += context.trace.upstreamCalls;
      trace.retries += context.trace.retries;
      expect(context.remainingMs()).toBeGreaterThanOrEqual(0);
      return answer;
    };
    return { ask, trace };
  };
  return { clock, upstream, reads, writes, join };
}

const ENVIRONMENTS = sized(2, 10);
const ROUND_MS = sized(2_500, 900);

describe('A fleet', () => {
  eachRow<[string, ScriptedAnswer]>([
    ['answers 500', { status: 500, afterMs: 20 }],
    ['breaks connections', { breaks: true }],
    ['answers 503 and names a time', { status: 503, headers: { 'retry-after': '3' } }],
  ])(
    'answers stale throughout 290 s in which the upstream %s, and never with anything older than 300 s',
    async (_, dark) => {
      const darkFrom = 10_000;
      const { clock, upstream, join, reads, writes } = setUp(at =>
        at >= darkFrom && at < darkFrom + 290_000 ? dark : OK,
      );
      const fleet = Array.from({ length: ENVIRONMENTS }, join);
      const texts = Array.from({ length: sized(5, 10) }, (_, index) => `question ${index}`);
      const answers: Array<{ at: number; answer: CacheAnswer | { code: string } }> = [];
      const worker = async (index: number) => {
        const { ask } = fleet[index] ?? join();
        await clock.sleep(index * 37);
        for (let round = 0; clock.monotonic() < 320_000; round += 1) {
          const answer = await ask(texts[(index + round) % texts.length] ?? '');
          answers.push({ at: clock.monotonic(), answer });
          await clock.sleep(ROUND_MS);
        }
      };
      await clock.run(Promise.all(fleet.map((_, index) => worker(index))));
      const inTheDark = answers.filter(({ at }) => at > darkFrom && at < darkFrom + 290_000);
      expect(inTheDark.filter(({ answer }) => 'code' in answer)).toEqual([]);
      const during = inTheDark.filter(({ at }) => at > darkFrom + 12_000);
      expect(during.length).toBeGreaterThan(70 * ENVIRONMENTS);
      for (const { answer } of during) expect(answer).toMatchObject({ source: 'stale' });
      for (const { answer } of answers) if ('ageSeconds' in answer) expect(answer.ageSeconds).toBeLessThan(300);
      const after = answers.filter(({ at }) => at > darkFrom + 295_000);
      expect(after.length).toBeGreaterThan(5 * ENVIRONMENTS);
      for (const { answer } of after) expect(answer).toMatchObject({ source: expect.stringMatching(/^(api|cache)$/) });
      expect(upstream.calls.filter(({ at }) => at > darkFrom + 10_000 && at < darkFrom + 290_000).length).toBeLessThan(
        300,
      );
      expect(reads.busiestSecond()).toBeLessThanOrEqual(3_000);
      expect(writes.busiestSecond()).toBeLessThanOrEqual(1_000);
    },
  );

  it('makes few retries over a cooldown of 5 s', async () => {
    const { clock, join } = setUp(at =>
      at >= 1_000 && at < 6_000
        ? { status: 429, headers: { 'retry-after': '5' }, afterMs: 30 }
        : { ...OK, afterMs: 60 },
    );
    const environments = sized(8, 40);
    const fleet = Array.from({ length: environments }, join);
    const worker = async (index: number) => {
      for (let round = 0; clock.monotonic() < 10_000; round += 1) {
        await fleet[index]?.ask(`question ${index} ${round}`);
        await clock.sleep(100);
      }
    };
    await clock.run(Promise.all(fleet.map((_, index) => worker(index))));
    const calls = fleet.reduce((sum, { trace }) => sum + trace.calls, 0);
    const retries = fleet.reduce((sum, { trace }) => sum + trace.retries, 0);
    expect(calls).toBeGreaterThan(12 * environments);
    expect(retries).toBeLessThanOrEqual((calls - retries) * 0.1);
  });

  it('makes one call for 200 identical requests of 50 environments, and the last follower answers within 150 ms after the first answer', async () => {
    const { clock, upstream, join, reads, writes } = setUp(() => ({ ...OK, afterMs: 700 }));
    const fleet = Array.from({ length: 50 }, join);
    const ends: number[] = [];
    const ask = async (environment: ReturnType<typeof join>) => {
      const answer = await environment.ask('the same question');
      expect(answer).toHaveProperty('result');
      ends.push(clock.monotonic());
    };
    await clock.run(Promise.all(fleet.flatMap(environment => Array.from({ length: 4 }, () => ask(environment)))));
    expect(upstream.calls).toHaveLength(1);
    expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(150);
    expect(reads.busiestSecond()).toBeLessThanOrEqual(3_000);
    expect(writes.busiestSecond()).toBeLessThanOrEqual(1_000);
  });
});
