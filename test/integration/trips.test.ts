import { DeleteItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { USES } from '../../infra/cli/aws-cost.ts';
import { UTTERED_TYPES } from '../../infra/code-cache/utterances.ts';
import { findRequested } from '../../infra/local/cxone/recogniser/index.ts';
import { type RunningSecretsManager, startSecretsManager } from '../../infra/local/secrets-manager/index.ts';
import { connection } from '../../infra/local/seed.ts';
import type { Clock } from '../../lib/context.ts';
import { createDynamoDbLedgerWriter } from '../../lib/ledger/index.ts';
import { createSecretSource } from '../../lib/platform/secrets.ts';
import { createDynamoDbStateStore } from '../../lib/state/index.ts';
import { PARAGRAPHS } from '../fixtures/bench-texts.ts';
import { countUnits } from '../fixtures/count-units.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';
import { createExtractFunction, type FunctionOptions, loadChunks } from '../fixtures/extract-function.ts';

/** One call, from when it is sent until it is answered. */
interface Trip {
  readonly what: string;
  readonly sentAt: number;
  answeredAt: number;
}

const NOW = Date.UTC(2026, 10, 22, 12);

/** Ids as long as API Gateway's. */
const FROM_GATEWAY = {
  requestContext: { requestId: '0b6ad1e5-4d0b-4c2e-9a3d-1f2e3d4c5b6a', identity: { apiKeyId: 'a1b2c3d4e5' } },
};

let elapsed = 0;

/**
 * Only the tests move this clock, so the speed of the machine has no effect. Short pauses end at once, and timers of a
 * second or more never fire.
 */
const STANDING: Clock = {
  now: () => NOW + elapsed,
  monotonic: () => elapsed,
  sleep: (ms, signal) =>
    ms < 100
      ? Promise.resolve()
      : new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  timeout: () => new AbortController().signal,
};

/** What the clients of all services have. */
interface Recorded {
  readonly middlewareStack: { add(middleware: never, options: { step: 'initialize'; name: string }): void };
}

type Next = (call: { input: unknown }) => Promise<unknown>;

/** Which calls of AWS each path of a request makes, and which of them wait for each other (docs/performance.md, Trips). */
describe('A request', () => {
  let tables: TestTables;
  let secretsServer: RunningSecretsManager;
  let secrets: SecretsManagerClient;
  let units = { reads: 0, writes: 0 };
  let trips: Trip[] = [];
  let turn = 0;
  let asked = 0;

  beforeAll(async () => {
    tables = await startTestTables();
    record(tables.client);
    secretsServer = await startSecretsManager();
    secrets = new SecretsManagerClient({ ...connection, endpoint: secretsServer.url });
    const SecretString = JSON.stringify({ client_id: 'test', client_secret: 'test' });
    await secrets.send(new CreateSecretCommand({ Name: 'credentials', SecretString }));
    record(secrets);
    units = countUnits(tables.client);
    await loadChunks();
  });
  afterAll(async () => {
    secrets.destroy();
    await Promise.all([tables.close(), secretsServer.close()]);
  });
  beforeEach(() => {
    // One in eight waiting callers signs in, at random.
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    asked += 1;
    trips = [];
  });

  function record({ middlewareStack }: Recorded): void {
    const middleware =
      (next: Next, { commandName = '' }: { commandName?: string }) =>
      async (call: { input: unknown }) => {
        turn += 1;
        const trip: Trip = { what: nameOf(commandName, call.input as CallInput), sentAt: turn, answeredAt: Infinity };
        trips.push(trip);
        try {
          return await next(call);
        } finally {
          turn += 1;
          trip.answeredAt = turn;
        }
      };
    middlewareStack.add(middleware as never, { step: 'initialize', name: 'recordTrips' });
  }

  const environment = ({ grantMs = 0, ...options }: Omit<FunctionOptions, 'clock'> & { grantMs?: number } = {}) =>
    createExtractFunction({
      clock: STANDING,
      ...options,
      onGrant: () => {
        elapsed += grantMs;
      },
      platform: {
        state: createDynamoDbStateStore({ client: tables.client, table: tables.stateTable }),
        ledger: createDynamoDbLedgerWriter({ client: tables.client, tableName: tables.ledgerTable }),
        credentials: createSecretSource(secrets, 'credentials', { maxAgeSeconds: 300 }),
      },
    });

  async function deleteToken(): Promise<void> {
    const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.stateTable }));
    for (const { pk } of Items) {
      if (pk?.S?.startsWith('token#'))
        await tables.client.send(new DeleteItemCommand({ TableName: tables.stateTable, Key: { pk } }));
    }
  }

  async function ask(one: ReturnType<typeof environment>, text = `a refund, case ${asked}`) {
    trips = [];
    const { status } = await one.post({ text, language: 'en-US', entity_types: ['intent'] });
    expect(status).toBe(200);
    return waves(trips);
  }

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
    elapsed += 1_000;
    expect(await ask(one, `another question, case ${asked}`)).toEqual([
      ['GetItem cache'],
      ['GetItem upstream', 'UpdateItem cache'],
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
    const unitsOf = async (one: ReturnType<typeof environment>) => {
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

  it('that the upstream answers under a limit reads and writes the line of permits before the call', async () => {
    const one = environment({ environment: { UPSTREAM_REQUESTS_PER_SECOND: '10' } });
    await ask(one);
    elapsed += 1_000;
    expect(await ask(one, `another question, case ${asked}`)).toEqual([
      ['GetItem cache'],
      ['GetItem upstream', 'UpdateItem cache'],
      ['GetItem limit'],
      ['UpdateItem limit'],
      ['PutItem audit', 'UpdateItem cache'],
    ]);
  });

  it('that needs no single flight takes no lease', async () => {
    const one = environment({ environment: { CACHE_SINGLE_FLIGHT: 'off' } });
    await ask(one);
    elapsed += 1_000;
    expect(await ask(one, `another question, case ${asked}`)).toEqual([
      ['GetItem cache'],
      ['GetItem upstream'],
      ['PutItem audit', 'UpdateItem cache'],
    ]);
  });
});

interface CallInput {
  readonly SecretId?: string;
  readonly Key?: Item;
  readonly Item?: Item;
  readonly RequestItems?: Readonly<Record<string, { readonly Keys: Item[] }>>;
}

interface Item {
  readonly pk?: { readonly S?: string };
}

/** For example `GetItem cache`: the operation, and the kind of each key, or the secret. */
function nameOf(commandName: string, { SecretId, Key, Item, RequestItems = {} }: CallInput): string {
  const keys = Object.values(RequestItems).flatMap(({ Keys }) => Keys);
  const kinds = [Key ?? Item ?? [], keys].flat().map(({ pk }) => kindOf(pk?.S ?? ''));
  return [commandName.replace(/Command$/, ''), SecretId ?? [], kinds.sort()].flat().join(' ');
}

/** What comes before the first #; the line of permits is beside the upstream's state. */
const kindOf = (pk: string) => (pk.endsWith('#limit') ? 'limit' : pk.split('#')[0]);

/** Trips that were sent before any of the same wave was answered. */
function waves(trips: readonly Trip[]): string[][] {
  const found: string[][] = [];
  let ends = 0;
  for (const { what, sentAt, answeredAt } of trips) {
    const wave = found.at(-1);
    if (!wave || sentAt > ends) {
      found.push([what]);
      ends = answeredAt;
    } else {
      wave.push(what);
      ends = Math.min(ends, answeredAt);
    }
  }
  return found.map(wave => wave.sort());
}
