import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clock, createCallContext } from '../../lib/context.ts';
import { UpstreamThrottledError } from '../../lib/errors.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { createDynamoDbStateStore, type StateStore } from '../../lib/state/index.ts';
import { CACHE_QUERY, createCacheEnvironment, resultNamed, settled } from '../fixtures/cache-environment.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';
import { PatientClock } from '../fixtures/patient-clock.ts';

/** The cache over DynamoDB's protocol, in real time; the wall clock can be moved on. */

let tables: TestTables;
let questions = 0;

beforeAll(async () => {
  tables = await startTestTables();
});
afterAll(() => tables.close());

/** A new question, for a fleet whose clock can be moved on. */
function setUp() {
  questions += 1;
  const query = { ...CACHE_QUERY, text: `question ${questions} of a phone` };
  const clock = new PatientClock();
  const calls: string[] = [];
  const real = createDynamoDbStateStore({ client: tables.client, table: tables.stateTable });
  const count = <T>(call: string, work: Promise<T>): Promise<T> => {
    calls.push(call);
    return work;
  };
  const store: StateStore = {
    get: (...args) => count('read', real.get(...args)),
    update: (...args) => count('write', real.update(...args)),
    updateAndGet: (...args) => count('write', real.updateAndGet(...args)),
  };
  let loads = 0;
  const load = async () => {
    loads += 1;
    await systemClock.sleep(150);
    return resultNamed(`result-${loads}`);
  };
  const join = (options = {}) => {
    const { cache } = createCacheEnvironment(clock, store, options);
    return (directives = {}, loader: typeof load = load, budgetMs = 10_000) =>
      settled(cache.resolve(query, directives, loader, createCallContext(clock, 'request-1', budgetMs)));
  };
  return { join, calls, loads: () => loads, load, clock };
}

const noCall = () => Promise.reject(new Error('unexpected call'));

describe('FreshnessCache on DynamoDB', () => {
  it('answers a second environment with one read', async () => {
    const { join, calls } = setUp();
    expect((await join()()).source).toBe('api');
    calls.length = 0;
    expect(await join()({}, noCall)).toMatchObject({
      source: 'cache',
      tier: 'dynamodb',
      result: resultNamed('result-1'),
    });
    expect(calls).toEqual(['read']);
  });

  it('makes one call for 36 requests of 12 environments', async () => {
    const { join, loads } = setUp();
    const fleet = Array.from({ length: 12 }, () => join());
    const answers = await Promise.all(fleet.flatMap(ask => [ask(), ask(), ask()]));
    expect(loads()).toBe(1);
    expect(answers.filter(({ source }) => source === 'api')).toHaveLength(1);
  });

  it('never uses an entry past its TTL, although DynamoDB still has it', async () => {
    const { join, clock } = setUp();
    await join()();
    clock.advance(299_000);
    expect((await join()({ maxStaleSeconds: Number.POSITIVE_INFINITY }, noCall)).source).toBe('stale');
    clock.advance(1_000);
    expect((await join()({ maxStaleSeconds: Number.POSITIVE_INFINITY })).source).toBe('api');
  });

  it('passes a failure on to followers in other environments', async () => {
    const { join, loads } = setUp();
    let failures = 0;
    const throttled = async () => {
      failures += 1;
      await systemClock.sleep(200);
      throw new UpstreamThrottledError('too many', { retryAfterSeconds: 9 });
    };
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => join()({}, throttled)));
    for (const result of results)
      expect(result).toMatchObject({ reason: { code: 'upstream-throttled', retryAfterSeconds: 9 } });
    expect(failures).toBe(1);
    expect((await join()()).source).toBe('api');
    expect(loads()).toBe(1);
  });

  it('takes over from a holder that died, with one call', async () => {
    const { join, loads, clock } = setUp();
    // It takes the lease and then neither renews it nor answers.
    const sleep: Clock['sleep'] = ms => (ms < 500 ? systemClock.sleep(ms) : new Promise(() => undefined));
    const dead = join({ clock: { ...clock, sleep } });
    const called = Promise.withResolvers<void>();
    void dead({}, () => {
      called.resolve();
      return new Promise(() => undefined);
    });
    await called.promise;
    const start = clock.monotonic();
    const answers = await Promise.all([join()(), join()(), join()()]);
    expect(answers.every(({ result }) => result.entities[0]?.value === 'result-1')).toBe(true);
    expect(loads()).toBe(1);
    expect(clock.monotonic() - start).toBeGreaterThan(2_500);
  });

  it('keeps nothing readable in the table', async () => {
    const { join } = setUp();
    await join()();
    const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.stateTable }));
    expect(Items.length).toBeGreaterThan(0);
    const bytes = Items.flatMap(item => Object.values(item)).map(value =>
      value.B ? Buffer.from(value.B).toString('latin1') : JSON.stringify(value),
    );
    expect(bytes.join()).not.toMatch(/result-|product|phone|tenant/);
  });
});
