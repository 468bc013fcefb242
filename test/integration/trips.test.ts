import { DeleteItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { USES } from '../../infra/cli/aws-cost.ts';
import { UTTERED_TYPES } from '../../infra/code-cache/utterances.ts';
import { findRequested } from '../../infra/local/cxone/recogniser/index.ts';
import type { Clock } from '../../lib/context.ts';
import { PARAGRAPHS } from '../fixtures/bench-texts.ts';
import { countUnits } from '../fixtures/count-units.ts';
import { startTrips } from '../fixtures/trips.ts';

/** Ids as long as API Gateway's. */
const FROM_GATEWAY = {
  requestContext: { requestId: '0b6ad1e5-4d0b-4c2e-9a3d-1f2e3d4c5b6a', identity: { apiKeyId: 'a1b2c3d4e5' } },
};

type Trips = Awaited<ReturnType<typeof startTrips>>;
type Environment = ReturnType<Trips['environment']>;

/** Which calls of AWS each path of a request makes, and which of them wait for each other (docs/performance.md, Trips). */
describe('A request', () => {
  let trips: Trips;
  let units = { reads: 0, writes: 0 };
  let asked = 0;

  beforeAll(async () => {
    trips = await startTrips();
    units = countUnits(trips.tables.client);
  });
  afterAll(() => trips.close());
  beforeEach(() => {
    // One in eight waiting callers signs in, at random.
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    asked += 1;
  });

  const environment: Trips['environment'] = options => trips.environment(options);

  async function deleteToken(): Promise<void> {
    const { client, stateTable: TableName } = trips.tables;
    const { Items = [] } = await client.send(new ScanCommand({ TableName }));
    for (const { pk } of Items)
      if (pk?.S?.startsWith('token#')) await client.send(new DeleteItemCommand({ TableName, Key: { pk } }));
  }

  const ask = (one: Environment, text = `a refund, case ${asked}`) =>
    trips.count(async () => {
      const { status } = await one.post({ text, language: 'en-US', entity_types: ['intent'] });
      expect(status).toBe(200);
    });

  it('that memory answers makes one write', async () => {
    const one = environment();
    await ask(one);
    expect(await ask(one)).toEqual([['PutItem audit']]);
  });

  it('that DynamoDB answers makes one read and one write', async () => {
    await ask(environment());
    expect(await ask(environment())).toEqual([['GetItem cache'], ['PutItem audit']]);
  });

  it('that the upstream answers reads in one batch while it takes the lease, and stores the result while it is recorded', async () => {
    await ask(environment());
    expect(await ask(environment(), `another question, case ${asked}`)).toEqual([
      ['GetItem cache'],
      ['BatchGetItem token upstream', 'UpdateItem cache'],
      ['PutItem audit', 'UpdateItem cache'],
    ]);
  });

  it('that the upstream answers needs no token from State when the environment has one', async () => {
    const one = environment();
    await ask(one);
    // The state of the upstream is valid for 50 ms.
    trips.advance(1_000);
    expect(await ask(one, `another question, case ${asked}`)).toEqual([
      ['GetItem cache'],
      ['GetItem upstream', 'UpdateItem cache'],
      ['PutItem audit', 'UpdateItem cache'],
    ]);
  });

  it('that the upstream answers reads the state of the upstream once more when the lease took more than 50 ms', async () => {
    await ask(environment());
    expect(await ask(environment({ leaseMs: 51 }), `another question, case ${asked}`)).toEqual([
      ['GetItem cache'],
      ['BatchGetItem token upstream', 'UpdateItem cache'],
      ['GetItem upstream'],
      ['PutItem audit', 'UpdateItem cache'],
    ]);
    trips.advance(1_000);
    const limited = environment({ leaseMs: 51, environment: { UPSTREAM_REQUESTS_PER_SECOND: '10' } });
    expect(await ask(limited, `a third question, case ${asked}`)).toEqual([
      ['GetItem cache'],
      ['BatchGetItem limit token upstream', 'UpdateItem cache'],
      ['BatchGetItem limit upstream'],
      ['UpdateItem limit'],
      ['PutItem audit', 'UpdateItem cache'],
    ]);
  });

  it('that must not be answered from the cache reads at one moment before the call, and takes no lease', async () => {
    await ask(environment());
    const calls = await trips.count(async () => {
      const body = { text: `a refund, case ${asked}`, language: 'en-US', entity_types: ['intent'] };
      const { status } = await environment().post(body, { 'cache-control': 'no-cache' });
      expect(status).toBe(200);
    });
    expect(calls).toEqual([
      ['GetItem token', 'GetItem upstream'],
      ['PutItem audit', 'UpdateItem cache'],
    ]);
  });

  it('that needs a grant reads the upstream once more while the token is stored, as the grant took its time', async () => {
    await deleteToken();
    expect(await ask(environment({ grantMs: 200 }))).toEqual([
      ['GetItem cache'],
      ['BatchGetItem token upstream', 'UpdateItem cache'],
      ['GetItem token'],
      ['UpdateItem token'],
      ['GetSecretValue credentials'],
      ['GetItem upstream', 'UpdateItem token'],
      ['PutItem audit', 'UpdateItem cache'],
    ]);
  });

  it.each([
    [
      'three types',
      'I want a refund for my wireless headphones, bought last Tuesday, please',
      ['intent', 'product', 'date'],
      0,
    ],
    ['ten types', PARAGRAPHS['en-US'], UTTERED_TYPES, 1],
  ] as const)('of %s takes the units of DynamoDB that its cost counts', async (_, text, types, more) => {
    const entities = await findRequested(text, 'en-US', [...types], undefined);
    expect(entities.length).toBeGreaterThanOrEqual(types.length);
    const open = () => environment({ upstream: () => Response.json({ entities }) });
    const unitsOf = async (one: Environment) => {
      Object.assign(units, { reads: 0, writes: 0 });
      const { status } = await one.post({ text, language: 'en-US', entity_types: types }, {}, FROM_GATEWAY);
      expect(status).toBe(200);
      return { ...units };
    };
    await ask(environment());
    const one = open();
    const [api, memory, dynamodb] = [await unitsOf(one), await unitsOf(one), await unitsOf(open())];
    const expected = [USES.memory, USES.dynamodb, USES.api];
    expect([memory, dynamodb, api]).toEqual(expected.map(({ reads, writes }) => ({ reads, writes: writes + more })));
  });

  it('that the upstream answers under a limit reads the line of permits in the batch, and writes it before the call', async () => {
    const one = environment({ environment: { UPSTREAM_REQUESTS_PER_SECOND: '10' } });
    await ask(one);
    trips.advance(1_000);
    expect(await ask(one, `another question, case ${asked}`)).toEqual([
      ['GetItem cache'],
      ['BatchGetItem limit upstream', 'UpdateItem cache'],
      ['UpdateItem limit'],
      ['PutItem audit', 'UpdateItem cache'],
    ]);
  });

  it('that another environment is asking for reads what a call of its own would need, and then the result', async () => {
    const [called, paused, resumed] = [0, 1, 2].map(() => Promise.withResolvers<void>());
    const { promise: upstreamAnswers, resolve: answer } = Promise.withResolvers<Response>();
    const upstream = () => {
      called?.resolve();
      return upstreamAnswers;
    };
    const clock: Clock = {
      ...trips.clock,
      async sleep() {
        paused?.resolve();
        await resumed?.promise;
      },
    };
    const first = ask(environment({ upstream }));
    await called?.promise;
    const follower = ask(environment({ clock }));
    await paused?.promise;
    answer(Response.json({ entities: [] }));
    await first;
    resumed?.resolve();
    expect(await follower).toEqual([
      ['GetItem cache'],
      ['BatchGetItem token upstream'],
      ['GetItem cache'],
      ['PutItem audit'],
    ]);
  });

  it('that waits for a request of the same environment makes one read and one write', async () => {
    const one = environment();
    const both = await Promise.all([ask(one), ask(one)]);
    expect(both[1]).toEqual([['PutItem audit']]);
  });

  it('that a stale entry answers gives the lease back before it is recorded', async () => {
    let isDown = false;
    const upstream = () => (isDown ? Response.json({}, { status: 404 }) : Response.json({ entities: [] }));
    const one = environment({ upstream, environment: { CACHE_FRESH_SECONDS: '1' } });
    await ask(one);
    trips.advance(5_000);
    isDown = true;
    expect(await ask(one)).toEqual([
      ['GetItem cache'],
      ['GetItem upstream', 'UpdateItem cache'],
      ['UpdateItem cache'],
      ['PutItem audit'],
    ]);
  });

  it('of a batch reads the entries of all items in one call', async () => {
    const items = ['a', 'b', 'c'].map(id => ({
      id,
      text: `case ${asked} ${id}`,
      language: 'en-US',
      entity_types: ['intent'],
    }));
    const one = environment();
    await ask(one);
    trips.advance(1_000);
    const calls = await trips.count(async () => {
      const { status } = await one.post({ items }, {}, { resource: '/v1/extract:batch', httpMethod: 'POST' });
      expect(status).toBe(200);
    });
    expect(calls[0]).toEqual(['BatchGetItem cache cache cache']);
    const three = (call: string) => [call, call, call];
    expect(calls.flat().slice(1).toSorted()).toEqual([
      'GetItem upstream',
      ...three('PutItem audit'),
      ...three('UpdateItem cache'),
      ...three('UpdateItem cache'),
    ]);
  });

  it('that needs no single flight takes no lease', async () => {
    const one = environment({ environment: { CACHE_SINGLE_FLIGHT: 'off' } });
    await ask(one);
    trips.advance(1_000);
    expect(await ask(one, `another question, case ${asked}`)).toEqual([
      ['GetItem cache'],
      ['GetItem upstream'],
      ['PutItem audit', 'UpdateItem cache'],
    ]);
  });
});
