import { describe, expect, it } from 'vitest';
import type { StateStore } from '../../../lib/state/index.ts';
import { createCallCounter } from '../../fixtures/call-counter.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { createRandom } from '../../fixtures/random.ts';
import { createEnvironment, createScriptedUpstream, OK, QUERY } from '../../fixtures/scripted-upstream.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';
import { IS_FULL } from '../../fixtures/test-scale.ts';

const LIMIT_PK = 'upstream#upstream.test#credentials-1#limit';

interface Scenario {
  latencyMs: number | { least: number; most: number };
  rate: number;
  burst: number;
  callers: number;
}

/** Each caller sends `rounds` requests, each a little after its last answer, with a slow State table. */
async function run({ latencyMs, rate, burst, callers }: Scenario, rounds = 4) {
  const clock = new SimulatedClock();
  const random = createRandom(7);
  const latency = () =>
    typeof latencyMs === 'number' ? latencyMs : latencyMs.least + (latencyMs.most - latencyMs.least) * random();
  const writes: number[] = [];
  const memory = createMemoryStateStore();
  /** A call takes effect at any moment of its round trip. */
  const slowly = async <T>(call: () => Promise<T>): Promise<T> => {
    const [ms, share] = [latency(), random()];
    await clock.sleep(ms * share);
    const answer = await call();
    await clock.sleep(ms * (1 - share));
    return answer;
  };
  const write = <T>(pk: string, call: () => Promise<T>): Promise<T> => {
    if (pk.startsWith(LIMIT_PK)) writes.push(clock.monotonic());
    return slowly(call);
  };
  const store: StateStore = {
    get: pk => slowly(() => memory.get(pk)),
    update: (pk, ...change) => write(pk, () => memory.update(pk, ...change)),
    updateAndGet: (pk, ...change) => write(pk, () => memory.updateAndGet(pk, ...change)),
  };
  const arrivals = createCallCounter();
  const upstream = createScriptedUpstream(clock, ({ at }) => {
    arrivals.add('', at);
    return { ...OK, afterMs: 20 };
  });
  const answers: { code: string; ms: number; bypasses: number }[] = [];
  const caller = async (_: unknown, seed: number) => {
    const options = { limit: { requestsPerSecond: rate, burst }, random: createRandom(seed + 1) };
    const { provider, context } = createEnvironment(clock, store, upstream.fetch, options);
    for (let round = 0; round < rounds; round += 1) {
      const call = context();
      const start = clock.monotonic();
      const code = await provider.extract(QUERY, call).then(
        () => 'ok',
        error => String(error.code),
      );
      answers.push({ code, ms: clock.monotonic() - start, bypasses: call.trace.limitBypasses });
      await clock.sleep(200 * random());
    }
  };
  await clock.run(Promise.all(Array.from({ length: callers }, caller)));
  const count = (holds: (answer: (typeof answers)[number]) => boolean) => answers.filter(holds).length;
  return {
    slowest: Math.max(...answers.map(({ ms }) => ms)),
    throttled: count(({ code }) => code === 'upstream-throttled'),
    failed: count(({ code }) => code !== 'ok' && code !== 'upstream-throttled'),
    bypassed: count(({ bypasses }) => bypasses > 0),
    writesPerAnswer: writes.length / answers.length,
    busiestSecond: arrivals.busiestSecond(),
  };
}

/** From below the time that a permit is taken ahead to far above it. */
const LATENCIES_MS = IS_FULL ? [5, 30, 55, 80, 120, 200, 300, 400] : [5, 80, 400];
const LIMITS = [
  { rate: 0.5, burst: 1 },
  { rate: 5, burst: 1 },
  { rate: 5, burst: 50 },
  { rate: 50, burst: 1 },
  { rate: 50, burst: 10 },
  { rate: 200, burst: 20 },
];

/** A permit takes 2 s at most; the view of the upstream before it 150 ms, and the call itself 20 ms. */
const SLOWEST_MS = 2_000 + 150 + 20;

describe('A limit over a slow State table', () => {
  eachRow(LATENCIES_MS.flatMap(latencyMs => LIMITS.map(limit => ({ latencyMs, ...limit }))))(
    'serves one caller without delay beyond the table and within the limit: $latencyMs ms, $rate/s, burst $burst',
    async ({ latencyMs, rate, burst }) => {
      const { slowest, failed, throttled, bypassed, writesPerAnswer, busiestSecond } = await run({
        latencyMs,
        rate,
        burst,
        callers: 1,
      });
      expect({ failed, bypassed }).toEqual({ failed: 0, bypassed: 0 });
      // One caller sends fewer than five requests a second.
      if (rate >= 5) expect(throttled).toBe(0);
      expect(slowest).toBeLessThanOrEqual(SLOWEST_MS);
      expect(writesPerAnswer).toBeLessThanOrEqual(1.25);
      expect(busiestSecond).toBeLessThanOrEqual(rate + burst);
    },
  );

  eachRow(
    LATENCIES_MS.flatMap(latencyMs =>
      LIMITS.flatMap(limit => [5, 40].map(callers => ({ latencyMs, callers, ...limit }))),
    ),
  )(
    'keeps a fleet within the limit, and answers each caller: $latencyMs ms, $rate/s, burst $burst, $callers callers',
    async scenario => {
      const { slowest, failed, bypassed, writesPerAnswer, busiestSecond } = await run(scenario);
      expect({ failed, bypassed }).toEqual({ failed: 0, bypassed: 0 });
      expect(slowest).toBeLessThanOrEqual(SLOWEST_MS);
      expect(writesPerAnswer).toBeLessThanOrEqual(2);
      expect(busiestSecond).toBeLessThanOrEqual(scenario.rate + scenario.burst);
    },
  );

  eachRow([5, 50, 200])('answers each caller when latency varies between 5 and 400 ms: %i/s', async rate => {
    const scenario = { latencyMs: { least: 5, most: 400 }, rate, burst: 10, callers: 20 };
    const { slowest, failed, writesPerAnswer } = await run(scenario);
    expect(failed).toBe(0);
    expect(slowest).toBeLessThanOrEqual(SLOWEST_MS);
    expect(writesPerAnswer).toBeLessThanOrEqual(4);
  });

  it('lets calls through after 2 s at most, and counts them, when no permit can be had in time', async () => {
    const { slowest, throttled, failed, bypassed } = await run({ latencyMs: 900, rate: 50, burst: 10, callers: 5 });
    expect({ throttled, failed, bypassed }).toEqual({ throttled: 0, failed: 0, bypassed: 20 });
    expect(slowest).toBeLessThanOrEqual(SLOWEST_MS);
  });
});
