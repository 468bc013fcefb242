import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTokenSource } from '../../lib/auth/index.ts';
import { createCallContext } from '../../lib/context.ts';
import { createDynamoDbStateStore } from '../../lib/state/index.ts';
import { CACHE_QUERY, createCacheEnvironment, resultNamed, settled, TEST_KEYS } from '../fixtures/cache-environment.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';
import { GRANT_SETTINGS } from '../fixtures/grant-settings.ts';
import { PatientClock } from '../fixtures/patient-clock.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';
import { sized } from '../fixtures/test-scale.ts';
import { CACHE_ATTRIBUTES, type GarbageItem, garbageItem, TOKEN_ATTRIBUTES } from '../fuzz/garbage-items.ts';

/** Corrupt items with DynamoDB's own types and conditions; the unit tests try many more of them in memory. */

let tables: TestTables;
const clock = new PatientClock({ speed: 5 });
const RUNS = sized(10, 40);

beforeAll(async () => {
  tables = await startTestTables();
});
afterAll(() => tables.close());

const openStore = () => createDynamoDbStateStore({ client: tables.client, table: tables.stateTable });

/** Makes one request to find the key of the item. Each later `corrupt` replaces the item. */
async function learnItem(prefix: string, ask: () => Promise<unknown>) {
  await ask();
  const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.stateTable }));
  const pk = Items.map(item => item.pk?.S ?? '').find(key => key.startsWith(prefix)) ?? expect.fail('no item');
  const corrupt = (garbage: GarbageItem) =>
    tables.client.send(new PutItemCommand({ TableName: tables.stateTable, Item: { ...garbage, pk: { S: pk } } }));
  return { corrupt };
}

describe('A corrupt item in DynamoDB', () => {
  it('of the cache is replaced within one request', async () => {
    const store = openStore();
    let calls = 0;
    const ask = () => {
      const { cache } = createCacheEnvironment(clock, store);
      const load = async () => {
        calls += 1;
        return resultNamed(`result-${calls}`);
      };
      return settled(cache.resolve(CACHE_QUERY, {}, load, createCallContext(clock, 'r', 25_000)));
    };
    const { corrupt } = await learnItem('cache#', ask);
    await fc.assert(
      fc.asyncProperty(garbageItem(CACHE_ATTRIBUTES), async garbage => {
        await corrupt(garbage);
        const { result } = await ask();
        expect(await ask()).toMatchObject({ source: 'cache', result });
      }),
      { numRuns: RUNS },
    );
  });

  it('of a token is replaced within one request', async () => {
    const store = openStore();
    let grants = 0;
    const fetch = (async () => {
      grants += 1;
      return Response.json({ access_token: `token-${grants}`, token_type: 'Bearer', expires_in: 3_600 });
    }) as typeof globalThis.fetch;
    const ask = () =>
      createTokenSource({
        store,
        keys: async () => TEST_KEYS,
        credentials: { current: async () => ({ value: '{"client_id":"a","client_secret":"b"}', versionId: 'v1' }) },
        settings: GRANT_SETTINGS,
        credentialId: 'secret',
        fetch,
        clock,
        logger: silentLogger,
      }).current(createCallContext(clock, 'r', 25_000));
    const { corrupt } = await learnItem('token#', ask);
    await fc.assert(
      fc.asyncProperty(garbageItem(TOKEN_ATTRIBUTES), async garbage => {
        await corrupt(garbage);
        const { value } = await ask();
        const granted = grants;
        expect((await ask()).value).toBe(value);
        expect(grants).toBe(granted);
      }),
      { numRuns: RUNS },
    );
  });
});
