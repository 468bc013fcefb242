import { describe, expect, it } from 'vitest';
import { openEntry } from '../../../lib/cache/entry.ts';
import type { Clock } from '../../../lib/context.ts';
import {
  DeadlineExceededError,
  TokenUnavailableError,
  UpstreamForbiddenError,
  UpstreamMalformedError,
  UpstreamRejectedError,
  UpstreamThrottledError,
  UpstreamUnauthorizedError,
  UpstreamUnavailableError,
} from '../../../lib/errors.ts';
import type { NluResult } from '../../../lib/provider/port.ts';
import { StoreUnavailableError } from '../../../lib/state/store.ts';
import {
  CACHE_QUERY,
  createCacheEnvironment,
  resultNamed,
  settled,
  TEST_KEYS,
} from '../../fixtures/cache-environment.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

const unavailable = () => Promise.reject(new UpstreamUnavailableError('down', { retryAfterSeconds: 5 }));

/** A result of more than 390 KB, even when it is compressed. */
const HUGE_RESULT: NluResult = {
  entities: Array.from({ length: 10_000 }, (_, index) => ({
    name: `n${index}`,
    value: Buffer.from(
      Array.from({ length: 60 }, (_, at) => (index * 7_919 + at * 104_729 * (index + 1)) % 251),
    ).toString('base64'),
    confidence: 0.5,
    start: null,
    end: null,
  })),
};

/** Two environments on one store, all operations counted, and a load that numbers its results. */
function setUp() {
  const clock = new SimulatedClock();
  const operations: string[] = [];
  const store = createMemoryStateStore({
    before: operation => {
      operations.push(operation);
    },
  });
  let loads = 0;
  const load = async (): Promise<NluResult> => {
    loads += 1;
    const result = resultNamed(`result-${loads}`);
    await clock.sleep(100);
    return result;
  };
  const here = createCacheEnvironment(clock, store);
  const there = createCacheEnvironment(clock, store);
  return {
    clock,
    store,
    operations,
    load,
    loads: () => loads,
    here,
    there,
    wait: (ms: number) => clock.run(clock.sleep(ms)),
    run: <T>(work: Promise<T>) => clock.run(work),
    fill: () => clock.run(here.ask({}, load)),
  };
}

describe('FreshnessCache', () => {
  it('stores what the caller notes of a new result, and gives it back with the result in each environment', async () => {
    const { run, here, there, load, clock } = setUp();
    const noteOn = async ({ entities: [first] }: NluResult) => {
      await clock.sleep(50);
      return { about: first?.value };
    };
    const ask = ({ cache, context }: typeof here) =>
      run(settled(cache.resolve(CACHE_QUERY, {}, load, context(), noteOn)));
    const notes = { about: 'result-1' };
    expect(await ask(here)).toMatchObject({ source: 'api', notes });
    expect(await ask(here)).toMatchObject({ tier: 'memory', notes });
    expect(await ask(there)).toMatchObject({ tier: 'dynamodb', notes });
  });

  it('counts the age from the answer of the upstream, and stores a result of which nothing could be noted', async () => {
    const { run, here, there, load, clock, wait } = setUp();
    const noteOn = async () => {
      await clock.sleep(900);
      throw new Error('no notes');
    };
    const call = here.context();
    expect(await run(settled(here.cache.resolve(CACHE_QUERY, {}, load, call, noteOn)))).toMatchObject({
      notes: undefined,
      cacheStatus: 'cxone-entities; fwd=miss; stored; ttl=10',
    });
    expect(call.trace.timings.get('cache')).toBeLessThan(900);
    await wait(200);
    expect(await run(there.ask())).toMatchObject({ tier: 'dynamodb', ageSeconds: 1 });
  });

  it('calls on a miss and says so in Cache-Status', async () => {
    const { fill } = setUp();
    expect(await fill()).toEqual({
      result: resultNamed('result-1'),
      source: 'api',
      ageSeconds: 0,
      tier: undefined,
      cacheStatus: 'cxone-entities; fwd=miss; stored; ttl=10',
    });
  });

  it('answers from memory while fresh, without touching the store', async () => {
    const { fill, wait, here, run, operations } = setUp();
    await fill();
    await wait(3_000);
    operations.length = 0;
    expect(await run(here.ask())).toMatchObject({
      result: resultNamed('result-1'),
      source: 'cache',
      ageSeconds: 3,
      tier: 'memory',
      cacheStatus: 'cxone-entities; hit; ttl=7; detail=memory',
    });
    expect(operations).toEqual([]);
  });

  it('answers another environment from DynamoDB with exactly one read', async () => {
    const { fill, there, run, operations } = setUp();
    await fill();
    operations.length = 0;
    const answer = await run(there.ask());
    expect(answer).toMatchObject({
      source: 'cache',
      tier: 'dynamodb',
      cacheStatus: 'cxone-entities; hit; ttl=10; detail=dynamodb',
    });
    expect(operations).toEqual(['read']);
  });

  it('keeps in memory what it read from DynamoDB', async () => {
    const { fill, there, run, operations } = setUp();
    await fill();
    await run(there.ask());
    operations.length = 0;
    expect((await run(there.ask())).tier).toBe('memory');
    expect(operations).toEqual([]);
  });

  it('is fresh just before 10 s and stale at 10 s', async () => {
    const { fill, wait, here, run, load } = setUp();
    await fill();
    await wait(9_999);
    expect((await run(here.ask())).source).toBe('cache');
    await wait(1);
    expect(await run(here.ask({}, load))).toMatchObject({
      source: 'api',
      result: resultNamed('result-2'),
      cacheStatus: 'cxone-entities; fwd=stale; stored; ttl=10',
    });
  });

  it('prefers the newer entry that another environment stored', async () => {
    const { fill, wait, here, there, run, load } = setUp();
    await fill();
    await wait(11_000);
    await run(there.ask({}, load));
    expect(await run(here.ask())).toMatchObject({ result: resultNamed('result-2'), tier: 'dynamodb' });
  });

  it('answers stale when the call fails', async () => {
    const { fill, wait, here, run } = setUp();
    await fill();
    await wait(12_000);
    expect(await run(here.ask({}, unavailable))).toMatchObject({
      result: resultNamed('result-1'),
      source: 'stale',
      ageSeconds: 12,
      cacheStatus: 'cxone-entities; fwd=stale; ttl=-2; detail=upstream-unavailable',
    });
  });

  it('answers stale in an environment that never saw the entry', async () => {
    const { fill, wait, there, run } = setUp();
    await fill();
    await wait(200_000);
    expect(await run(there.ask({}, unavailable))).toMatchObject({ source: 'stale', tier: 'dynamodb', ageSeconds: 200 });
  });

  it('answers with the newer of two stale entries, wherever it is', async () => {
    const { fill, wait, here, there, run, load } = setUp();
    await fill();
    await wait(11_000);
    await run(there.ask({}, load));
    await wait(20_000);
    for (const { ask } of [here, there]) {
      expect(await run(ask({}, unavailable))).toMatchObject({ source: 'stale', result: resultNamed('result-2') });
    }
  });

  it('never answers with an entry older than the TTL, although the store still has it', async () => {
    const { fill, wait, here, there, run, store } = setUp();
    await fill();
    await wait(300_000);
    expect(store.items.size).toBe(1);
    await expect(run(here.ask({}, unavailable))).rejects.toMatchObject({ code: 'upstream-unavailable' });
    await expect(run(there.ask({ maxStaleSeconds: Number.POSITIVE_INFINITY }, unavailable))).rejects.toMatchObject({
      code: 'upstream-unavailable',
    });
  });

  it('evaluates the age of an entry when the request began, however long the failed call takes', async () => {
    const { fill, wait, here, run, clock } = setUp();
    await fill();
    const slowly = async () => {
      await clock.sleep(20_000);
      return unavailable();
    };
    await wait(299_999);
    expect(await run(here.ask({}, slowly))).toMatchObject({ source: 'stale', ageSeconds: 299 });
    await expect(run(here.ask({}, slowly))).rejects.toMatchObject({ code: 'upstream-unavailable' });
  });

  eachRow([
    ['upstream-throttled', new UpstreamThrottledError('429')],
    ['upstream-unavailable', new UpstreamUnavailableError('500')],
    ['upstream-malformed', new UpstreamMalformedError('no JSON')],
    ['upstream-unauthorized', new UpstreamUnauthorizedError('401')],
    ['token-unavailable', new TokenUnavailableError('no token')],
    ['deadline-exceeded', new DeadlineExceededError('slow')],
  ])('answers stale when the call fails with %s', async (code, error) => {
    const { fill, wait, here, run } = setUp();
    await fill();
    await wait(12_000);
    const answer = await run(here.ask({}, () => Promise.reject(error)));
    expect(answer).toMatchObject({ source: 'stale', cacheStatus: expect.stringContaining(code) });
  });

  eachRow([
    ['rejected-by-upstream', new UpstreamRejectedError('422')],
    ['upstream-forbidden', new UpstreamForbiddenError('403')],
  ])('does not hide %s behind a stale entry: it is the answer to this question', async (code, error) => {
    const { fill, wait, here, run } = setUp();
    await fill();
    await wait(12_000);
    await expect(run(here.ask({}, () => Promise.reject(error)))).rejects.toMatchObject({ code });
  });

  it('does not hide a fault of our own behind a stale entry', async () => {
    const { fill, wait, here, run } = setUp();
    await fill();
    await wait(12_000);
    await expect(run(here.ask({}, () => Promise.reject(new TypeError('bug'))))).rejects.toThrow('bug');
  });

  it('stores no error', async () => {
    const { here, there, run, load } = setUp();
    await expect(run(here.ask({}, unavailable))).rejects.toMatchObject({ code: 'upstream-unavailable' });
    expect((await run(there.ask({}, load))).source).toBe('api');
    expect((await run(here.ask())).source).toBe('cache');
  });

  it('never shows an age below 0 when the clock of the environment that stored the entry is ahead', async () => {
    const { clock, store, load, run } = setUp();
    await run(createCacheEnvironment(clock.skewed(3_000), store).ask({}, load));
    const answer = await run(createCacheEnvironment(clock, store).ask());
    expect(answer).toMatchObject({ source: 'cache', ageSeconds: 0 });
  });

  it('ignores an entry from a clock that is an hour ahead', async () => {
    const { clock, store, load, run } = setUp();
    await run(createCacheEnvironment(clock.skewed(3_600_000), store).ask({}, load));
    expect((await run(createCacheEnvironment(clock, store).ask({}, load))).source).toBe('api');
  });

  it('adds its own time to the trace, without the call and the storing of its result', async () => {
    const { clock, store, load, run } = setUp();
    const slow = createMemoryStateStore({ before: () => clock.sleep(5) });
    expect(store.items.size).toBe(0);
    const { cache, context } = createCacheEnvironment(clock, slow, { random: () => 0 });
    const call = context();
    await run(cache.resolve(CACHE_QUERY, {}, load, call));
    expect(call.trace.timings.get('cache')).toBe(10);
  });
});

describe('FreshnessCache by request directives', () => {
  it('no-cache calls although a fresh entry is there, and stores the result', async () => {
    const { fill, here, there, run, load } = setUp();
    await fill();
    expect(await run(here.ask({ noCache: true }, load))).toMatchObject({
      source: 'api',
      cacheStatus: 'cxone-entities; fwd=request; stored; ttl=10',
    });
    expect((await run(here.ask())).result).toEqual(resultNamed('result-2'));
    expect((await run(there.ask())).result).toEqual(resultNamed('result-2'));
  });

  it('no-cache does not claim that a result was stored which the store refused', async () => {
    const { clock, run, load } = setUp();
    const refusing = createMemoryStateStore({ before: () => Promise.reject(new StoreUnavailableError('down')) });
    const { ask } = createCacheEnvironment(clock, refusing);
    expect((await run(ask({ noCache: true }, load))).cacheStatus).toBe('cxone-entities; fwd=request');
  });

  it('no-cache does not replace a newer entry in the store', async () => {
    const { clock, store, fill, run, load } = setUp();
    await fill();
    const behind = createCacheEnvironment(clock.skewed(-5_000), store);
    expect(await run(behind.ask({ noCache: true }, load))).toMatchObject({
      result: resultNamed('result-2'),
      cacheStatus: 'cxone-entities; fwd=request',
    });
    expect((await run(createCacheEnvironment(clock, store).ask())).result).toEqual(resultNamed('result-1'));
  });

  eachRow([
    [60_000, 'result-1'],
    [60_001, 'result-2'],
  ])('no-cache replaces an entry from a clock that is more than a minute ahead (%i ms)', async (aheadMs, value) => {
    const { clock, store, run, load } = setUp();
    await run(createCacheEnvironment(clock.skewed(aheadMs), store).ask({}, load));
    await run(createCacheEnvironment(clock.skewed(-100), store).ask({ noCache: true }, load));
    const [item] = [...store.items.values()];
    expect(openEntry(TEST_KEYS, item)?.result).toEqual(resultNamed(value));
  });

  it('no-cache is not answered with a stale entry', async () => {
    const { fill, here, run } = setUp();
    await fill();
    await expect(run(here.ask({ noCache: true }, unavailable))).rejects.toMatchObject({ code: 'upstream-unavailable' });
  });

  it('no-store neither reads nor writes', async () => {
    const { fill, here, run, load, operations } = setUp();
    await fill();
    operations.length = 0;
    expect(await run(here.ask({ noStore: true }, load))).toMatchObject({
      source: 'api',
      result: resultNamed('result-2'),
      cacheStatus: 'cxone-entities; fwd=bypass; detail=no-store',
    });
    expect(operations).toEqual([]);
    expect((await run(here.ask())).result).toEqual(resultNamed('result-1'));
  });

  it('max-age tightens', async () => {
    const { fill, wait, here, run, load } = setUp();
    await fill();
    await wait(4_000);
    expect((await run(here.ask({ maxAgeSeconds: 4 }))).source).toBe('cache');
    expect(await run(here.ask({ maxAgeSeconds: 3 }, load))).toMatchObject({
      source: 'api',
      cacheStatus: 'cxone-entities; fwd=request; stored; ttl=10',
    });
  });

  it('max-age does not loosen', async () => {
    const { fill, wait, here, run, load } = setUp();
    await fill();
    await wait(11_000);
    expect((await run(here.ask({ maxAgeSeconds: 3_600 }, load))).source).toBe('api');
  });

  it('max-age=0 calls, and answers stale when that fails', async () => {
    const { fill, wait, here, run, load } = setUp();
    await fill();
    await wait(1);
    expect((await run(here.ask({ maxAgeSeconds: 0 }, load))).source).toBe('api');
    await wait(1);
    expect((await run(here.ask({ maxAgeSeconds: 0 }, unavailable))).source).toBe('stale');
  });

  it('max-age=0 accepts no entry from a clock that is ahead', async () => {
    const { clock, store, here, run, load } = setUp();
    const ahead: Clock = {
      now: () => clock.now() + 3_000,
      monotonic: () => clock.monotonic(),
      sleep: (ms, signal) => clock.sleep(ms, signal),
      timeout: ms => clock.timeout(ms),
    };
    await run(createCacheEnvironment(ahead, store).ask({}, load));
    expect((await run(here.ask({ maxAgeSeconds: 0 }, load))).source).toBe('api');
  });

  it('a request that waits for another call accepts nothing older than its max-age', async () => {
    const { clock, store, fill, wait, run, load } = setUp();
    await fill();
    await wait(9_000);
    // The first read of the store fails, so the request goes on to the lease, whose read finds the old entry.
    let reads = 0;
    const flaky = createCacheEnvironment(clock, {
      ...store,
      get: async (pk, options) => {
        reads += 1;
        if (reads === 1) throw new StoreUnavailableError('slow');
        return store.get(pk, options);
      },
    });
    const first = flaky.ask({}, load);
    const second = flaky.ask({ maxAgeSeconds: 1 }, load);
    const [, answer] = await run(Promise.all([first, second]));
    expect(answer.ageSeconds).toBeLessThanOrEqual(1);
  });

  it('requests do not wait for each other where nothing is ever fresh', async () => {
    const { clock, store, load, run } = setUp();
    const fleet = Array.from({ length: 20 }, () => createCacheEnvironment(clock, store, { freshSeconds: 0 }));
    const answers = await run(Promise.all(fleet.map(({ ask }) => ask({}, load))));
    expect(answers.map(({ source }) => source)).toEqual(Array(20).fill('api'));
    expect(clock.monotonic()).toBeLessThan(500);
  });

  it('max-stale allows a stale entry without a call, up to the age that it says', async () => {
    const { fill, wait, here, run, load } = setUp();
    await fill();
    await wait(15_000);
    expect(await run(here.ask({ maxStaleSeconds: 5 }))).toMatchObject({
      source: 'stale',
      ageSeconds: 15,
      cacheStatus: 'cxone-entities; hit; ttl=-5; detail=memory',
    });
    await wait(100_000);
    expect((await run(here.ask({ maxStaleSeconds: Number.POSITIVE_INFINITY }))).source).toBe('stale');
    expect((await run(here.ask({ maxStaleSeconds: 5 }, load))).source).toBe('api');
  });

  it('only-if-cached never calls', async () => {
    const { fill, wait, here, there, run, load } = setUp();
    await expect(run(here.ask({ onlyIfCached: true }))).rejects.toMatchObject({ code: 'not-cached' });
    await run(here.ask({}, load));
    await fill();
    expect((await run(there.ask({ onlyIfCached: true }))).source).toBe('cache');
    await wait(11_000);
    await expect(run(there.ask({ onlyIfCached: true }))).rejects.toMatchObject({ code: 'not-cached' });
    expect((await run(there.ask({ onlyIfCached: true, maxStaleSeconds: 60 }))).source).toBe('stale');
    await expect(run(there.ask({ onlyIfCached: true, noCache: true }))).rejects.toMatchObject({ code: 'not-cached' });
    await expect(run(there.ask({ onlyIfCached: true, noStore: true }))).rejects.toMatchObject({ code: 'not-cached' });
  });
});

describe('FreshnessCache by caller', () => {
  /** Sends a request with an API key, or without one. */
  function setUpCallers(scope: 'service' | 'api-key') {
    const base = setUp();
    const identity = { provider: { id: 'cxone', baseUrl: 'https://a.test' }, tenant: '', model: '', scope };
    const { cache, context } = createCacheEnvironment(base.clock, base.store, { identity });
    const askAs = (caller: string | undefined, directives = {}) =>
      base.run(settled(cache.resolve({ ...CACHE_QUERY, caller }, directives, base.load, context())));
    return { ...base, askAs, cache, context };
  }

  it('shares an entry between requests of one API key only', async () => {
    const { askAs } = setUpCallers('api-key');
    await askAs('key-1');
    expect((await askAs('key-1')).source).toBe('cache');
    expect((await askAs('key-2')).source).toBe('api');
  });

  it('does not answer one API key from the requests of another', async () => {
    const { askAs } = setUpCallers('api-key');
    await askAs('key-1');
    await expect(askAs('key-2', { onlyIfCached: true })).rejects.toMatchObject({ code: 'not-cached' });
    expect((await askAs('key-1', { onlyIfCached: true })).source).toBe('cache');
  });

  eachRow([undefined, ''])('neither reads nor stores for a caller without an API key id (%j)', async caller => {
    const { askAs, operations } = setUpCallers('api-key');
    expect(await askAs(caller)).toMatchObject({
      source: 'api',
      cacheStatus: 'cxone-entities; fwd=bypass; detail=no-api-key-id',
    });
    expect((await askAs(caller)).source).toBe('api');
    await expect(askAs(caller, { onlyIfCached: true })).rejects.toMatchObject({ code: 'not-cached' });
    expect(operations).toEqual([]);
  });

  it('does not let callers without an API key id wait for each other', async () => {
    const { cache, context, load, loads, run } = setUpCallers('api-key');
    const ask = () => cache.resolve({ ...CACHE_QUERY, caller: undefined }, {}, load, context());
    await run(Promise.all([ask(), ask(), ask()]));
    expect(loads()).toBe(3);
  });

  it('shares entries between all callers under the scope service', async () => {
    const { askAs } = setUpCallers('service');
    await askAs('key-1');
    expect((await askAs('key-2')).source).toBe('cache');
    expect((await askAs(undefined)).source).toBe('cache');
  });
});

describe('FreshnessCache without keys or store', () => {
  it('calls without the cache when there are no keys', async () => {
    const { clock, store, load, run, operations } = setUp();
    const { ask } = createCacheEnvironment(clock, store, { keys: () => Promise.reject(new Error('no secret')) });
    expect(await run(ask({}, load))).toMatchObject({
      source: 'api',
      cacheStatus: 'cxone-entities; fwd=bypass; detail=no-keys',
    });
    expect((await run(ask({}, load))).source).toBe('api');
    expect(operations).toEqual([]);
  });

  it('waits 2 s at most for the keys', async () => {
    const { clock, store, load, run } = setUp();
    const { ask } = createCacheEnvironment(clock, store, { keys: () => new Promise(() => undefined) });
    await run(ask({}, load));
    expect(clock.monotonic()).toBe(2_100);
  });

  it('ignores entries that another service secret sealed', async () => {
    const { clock, store, load, run, fill } = setUp();
    await fill();
    for (const [pk, item] of store.items) store.items.set(pk, { ...item, key_id: 'other' });
    expect((await run(createCacheEnvironment(clock, store).ask({}, load))).source).toBe('api');
  });

  it('ignores an entry that was altered', async () => {
    const { clock, store, load, run, fill } = setUp();
    await fill();
    for (const [pk, item] of store.items) {
      const sealed = Uint8Array.from(item.sealed as Uint8Array);
      sealed[40] = (sealed[40] ?? 0) ^ 1;
      store.items.set(pk, { ...item, sealed });
    }
    expect((await run(createCacheEnvironment(clock, store).ask({}, load))).source).toBe('api');
  });

  it('answers while the store fails, and does not call it for 5 s after three failures', async () => {
    const { clock, load, run } = setUp();
    let operations = 0;
    const broken = createMemoryStateStore({
      before: () => {
        operations += 1;
        throw new StoreUnavailableError('down');
      },
    });
    const { ask } = createCacheEnvironment(clock, broken, { freshSeconds: 0, random: () => 0.5 });
    for (let request = 0; request < 8; request += 1) expect((await run(ask({}, load))).source).toBe('api');
    expect(operations).toBe(3);
    const before = operations;
    await run(clock.sleep(5_000));
    await run(ask({}, load));
    expect(operations).toBeGreaterThan(before);
  });

  it('waits 150 ms for a read that hangs, then 1 s for the lease, and then calls', async () => {
    const { clock, load, run } = setUp();
    const hanging = createMemoryStateStore({
      before: async (_, __, signal) => {
        await clock.sleep(60_000, signal).catch(() => undefined);
        throw new StoreUnavailableError('slow');
      },
    });
    const { ask } = createCacheEnvironment(clock, hanging, { random: () => 0.5 });
    const answer = await run(ask({}, load));
    expect(answer).toMatchObject({ source: 'api', cacheStatus: 'cxone-entities; fwd=miss; detail=state-unavailable' });
    expect(clock.monotonic()).toBeLessThanOrEqual(150 + 1_000 + 100);
  });

  it('still answers from memory and stale while the store is down', async () => {
    const { clock, load, run } = setUp();
    let down = false;
    const store = createMemoryStateStore({
      before: () => {
        if (down) throw new StoreUnavailableError('down');
      },
    });
    const { ask } = createCacheEnvironment(clock, store);
    await run(ask({}, load));
    down = true;
    expect((await run(ask())).source).toBe('cache');
    await run(clock.sleep(20_000));
    expect((await run(ask({}, unavailable))).source).toBe('stale');
  });

  it('does not share an entry that is too large for an item, and lets every follower call', async () => {
    const { clock, store, run } = setUp();
    let loads = 0;
    const huge = async () => {
      loads += 1;
      await clock.sleep(300);
      return HUGE_RESULT;
    };
    const environments = Array.from({ length: 5 }, () => createCacheEnvironment(clock, store));
    const answers = await run(Promise.all(environments.map(({ ask }) => ask({}, huge))));
    expect(answers.every(({ result }) => result.entities.length === 10_000)).toBe(true);
    expect(loads).toBe(5);
    expect(clock.monotonic()).toBeLessThan(1_000);
    for (const item of store.items.values()) expect(item.sealed).toBeUndefined();
  });

  it('shares the next entry that fits 10 s after one that was too large', async () => {
    const { clock, store, run, wait, load, loads } = setUp();
    await run(createCacheEnvironment(clock, store).ask({}, async () => HUGE_RESULT));
    await wait(10_000);
    const environments = Array.from({ length: 5 }, () => createCacheEnvironment(clock, store));
    await run(Promise.all(environments.map(({ ask }) => ask({}, load))));
    expect(loads()).toBe(1);
  });

  it('does not try to write an entry that is too large for an item', async () => {
    const { here, run, operations } = setUp();
    const answer = await run(here.ask({ noCache: true }, async () => HUGE_RESULT));
    expect(answer).toMatchObject({ source: 'api', cacheStatus: 'cxone-entities; fwd=request' });
    expect(operations).toEqual([]);
  });
});

describe('FreshnessCache when the upstream is down and State is slow', () => {
  /** Stores an entry with an age of 20 s, or as given. Reads of the store take `readsMs` from now on. */
  async function setUpSlow(readsMs: (read: number) => number, ageMs = 20_000) {
    const { clock, store, fill, wait, run } = setUp();
    await fill();
    await wait(ageMs);
    let reads = 0;
    const slow = {
      ...store,
      get: async (...[pk, options]: Parameters<typeof store.get>) => {
        reads += 1;
        await clock.sleep(readsMs(reads), options?.signal).catch(() => {
          throw new StoreUnavailableError('slow');
        });
        return store.get(pk, options);
      },
    };
    const join = (options = {}) => createCacheEnvironment(clock, slow, options);
    return { clock, run, join, reads: () => reads };
  }
  const stale = { source: 'stale', ageSeconds: 20, result: resultNamed('result-1') };

  eachRow([120, 149, 200, 900])('answers with the stale entry when reads take %i ms', async ms => {
    const { run, join } = await setUpSlow(() => ms);
    expect(await run(join().ask({}, unavailable))).toMatchObject(stale);
  });

  it('answers each of several requests of one environment with the stale entry', async () => {
    const { run, join } = await setUpSlow(() => 200);
    const { ask } = join();
    const answers = await run(Promise.all([ask({}, unavailable), ask({}, unavailable), ask({}, unavailable)]));
    for (const answer of answers) expect(answer).toMatchObject(stale);
  });

  it('answers seven questions in a row with their stale entries, although its breaker has opened', async () => {
    const { clock, store, here, run, load, wait } = setUp();
    const queries = Array.from({ length: 7 }, (_, n) => ({ ...CACHE_QUERY, text: `question ${n}` }));
    for (const query of queries) await run(here.cache.resolve(query, {}, load, here.context()));
    await wait(20_000);
    const slow = {
      ...store,
      get: async (...[pk, options]: Parameters<typeof store.get>) => {
        await clock.sleep(200, options?.signal).catch(() => {
          throw new StoreUnavailableError('slow');
        });
        return store.get(pk, options);
      },
    };
    const { cache, context } = createCacheEnvironment(clock, slow);
    for (const query of queries) {
      expect(await run(cache.resolve(query, {}, unavailable, context()))).toMatchObject({ source: 'stale' });
    }
  });

  it('adds half a second to a failure when State is down, too', async () => {
    const { clock, run, join } = await setUpSlow(() => 60_000);
    const { ask } = join();
    for (let request = 0; request < 4; request += 1) await run(ask({}, unavailable).catch(() => undefined));
    const startedAt = clock.monotonic();
    await expect(run(ask({}, unavailable))).rejects.toMatchObject({ code: 'upstream-unavailable' });
    expect(clock.monotonic() - startedAt).toBeLessThanOrEqual(500);
  });

  eachRow([
    ['without single flight', { singleFlight: false }, {}],
    ['under max-age=0', {}, { maxAgeSeconds: 0 }],
  ])('answers with the stale entry %s, after one more read', async (_, options, directives) => {
    const { run, join } = await setUpSlow(() => 200);
    expect(await run(join(options).ask(directives, unavailable))).toMatchObject(stale);
  });

  it('asks again for a fresh entry whose first read was lost, and then needs no call', async () => {
    const { clock, run, join, reads } = await setUpSlow(read => (read === 1 ? 60_000 : 5), 1_000);
    const startedAt = clock.monotonic();
    expect(await run(join().ask())).toMatchObject({ source: 'cache', tier: 'dynamodb', ageSeconds: 1 });
    expect([reads(), clock.monotonic() - startedAt]).toEqual([2, 155]);
  });

  it('does not read again when the first read found nothing', async () => {
    const { clock, store, run, operations } = setUp();
    const { ask } = createCacheEnvironment(clock, store, { singleFlight: false });
    await expect(run(ask({}, unavailable))).rejects.toMatchObject({ code: 'upstream-unavailable' });
    expect(operations).toEqual(['read']);
  });

  it('fails within its time when no read answers', async () => {
    const { run, join } = await setUpSlow(() => 60_000);
    await expect(run(join().ask({}, unavailable, 2_000))).rejects.toMatchObject({ code: 'upstream-unavailable' });
  });
});

describe('FreshnessCache with single flight', () => {
  it('makes one call for the same question in one environment', async () => {
    const { here, load, loads, run } = setUp();
    const answers = await run(Promise.all(Array.from({ length: 20 }, () => here.ask({}, load))));
    expect(loads()).toBe(1);
    expect(answers.filter(({ source }) => source === 'api')).toHaveLength(1);
    expect(answers[5]?.cacheStatus).toBe('cxone-entities; fwd=miss; collapsed; ttl=10; detail=memory');
  });

  it('makes one call for the same question in many environments', async () => {
    const { clock, store, load, loads, run } = setUp();
    const fleet = Array.from({ length: 50 }, () => createCacheEnvironment(clock, store));
    const answers = await run(Promise.all(fleet.flatMap(({ ask }) => [ask({}, load), ask({}, load)])));
    expect(loads()).toBe(1);
    expect(new Set(answers.map(({ result }) => JSON.stringify(result))).size).toBe(1);
    expect(answers.filter(({ tier }) => tier === 'dynamodb').length).toBe(49);
  });

  it("passes the leader's failure on to its followers, and to no later request", async () => {
    const { clock, here, there, run, load } = setUp();
    let loads = 0;
    const throttled = async () => {
      loads += 1;
      await clock.sleep(200);
      throw new UpstreamThrottledError('too many', { retryAfterSeconds: 7 });
    };
    const asks = [here.ask({}, throttled), there.ask({}, throttled), there.ask({}, throttled)];
    const failures = await run(Promise.allSettled(asks));
    expect(loads).toBe(1);
    for (const failure of failures) {
      expect(failure).toMatchObject({
        reason: { code: 'upstream-throttled', retryAfterSeconds: 7, name: 'UpstreamThrottledError' },
      });
    }
    expect((await run(there.ask({}, load))).source).toBe('api');
  });

  it('lets a follower try for itself when the leader ran out of its own time', async () => {
    const { clock, here, there, run, wait, load, loads } = setUp();
    const outOfTime = async () => {
      await clock.sleep(100);
      throw new DeadlineExceededError('mine');
    };
    const first = here.ask({}, outOfTime);
    await wait(20);
    const rest = [here.ask({}, load), here.ask({}, load), there.ask({}, load)];
    const [leader, ...followers] = await run(Promise.allSettled([first, ...rest]));
    expect(leader).toMatchObject({ reason: { code: 'deadline-exceeded' } });
    for (const follower of followers) expect(follower).toMatchObject({ value: { result: resultNamed('result-1') } });
    expect(loads()).toBe(1);
  });

  eachRow([true, false])('lets a follower try for itself when only the leader has no token (%s)', async isLocal => {
    const { clock, here, there, run, load, loads } = setUp();
    const withoutToken = async () => {
      await clock.sleep(100);
      throw new TokenUnavailableError('no token', { isLocal });
    };
    const follower = clock.sleep(20).then(() => there.ask({}, load));
    const outcomes = await run(Promise.allSettled([here.ask({}, withoutToken), follower]));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', isLocal ? 'fulfilled' : 'rejected']);
    expect(loads()).toBe(isLocal ? 1 : 0);
  });

  it('keeps no follower past its budget, in this environment or another', async () => {
    const { clock, here, there, run, wait } = setUp();
    const slow = async () => {
      await clock.sleep(10_000);
      return resultNamed('late');
    };
    const leader = here.ask({}, slow);
    await wait(20);
    const start = clock.monotonic();
    const ended = (ask: Promise<unknown>) =>
      ask.then(undefined, error => ({ code: error.code, at: clock.monotonic() - start }));
    const late = await run(Promise.all([ended(here.ask({}, slow, 700)), ended(there.ask({}, slow, 700))]));
    for (const { code, at } of late as { code: string; at: number }[]) {
      expect(code).toBe('deadline-exceeded');
      expect(at).toBeLessThanOrEqual(700);
    }
    await run(leader);
  });

  it('answers a follower that has no time left with its stale entry', async () => {
    const { clock, fill, wait, here, there, run } = setUp();
    await fill();
    await run(there.ask());
    await wait(11_000);
    const leader = here.ask({}, async () => {
      await clock.sleep(10_000);
      return resultNamed('late');
    });
    await wait(20);
    expect(await run(there.ask({}, unavailable, 500))).toMatchObject({ source: 'stale' });
    await run(leader);
  });

  it('can be switched off', async () => {
    const { clock, store, load, loads, run, operations } = setUp();
    const { ask } = createCacheEnvironment(clock, store, { singleFlight: false });
    await run(Promise.all([ask({}, load), ask({}, load)]));
    expect(loads()).toBe(2);
    expect(operations).toEqual(['read', 'read', 'write', 'write']);
  });

  it('costs one more read and two more writes on a miss at most', async () => {
    const { fill, operations } = setUp();
    await fill();
    expect(operations.filter(operation => operation === 'read').length).toBeLessThanOrEqual(2);
    expect(operations.filter(operation => operation === 'write').length).toBeLessThanOrEqual(3);
  });
});
