import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../lib/context.ts';
import { createDynamoDbLedgerWriter } from '../../lib/ledger/index.ts';
import { createDynamoDbStateStore } from '../../lib/state/index.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';
import { createExtractFunction, loadChunks } from '../fixtures/extract-function.ts';

/** One call, from when it is sent until it is answered. */
interface Trip {
  readonly what: string;
  readonly sentAt: number;
  answeredAt: number;
}

const NOW = Date.UTC(2026, 10, 22, 12);

let elapsed = 0;

/** Only the tests move it, however slow the machine is: short pauses end at once, and what happens each second never does. */
const STANDING: Clock = {
  now: () => NOW + elapsed,
  monotonic: () => elapsed,
  sleep: (ms, signal) =>
    ms < 100
      ? Promise.resolve()
      : new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  timeout: () => new AbortController().signal,
};

type Next = (call: { input: unknown }) => Promise<unknown>;

/** Which calls to DynamoDB each path of a request makes, and which of them wait for each other (docs/performance.md, Trips). */
describe('A request', () => {
  let tables: TestTables;
  let trips: Trip[] = [];
  let turn = 0;
  let asked = 0;

  beforeAll(async () => {
    tables = await startTestTables();
    record(tables.client);
    await loadChunks();
  });
  afterAll(() => tables.close());
  beforeEach(() => {
    // One caller in eight that waits counts itself in, by chance.
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    asked += 1;
    trips = [];
  });

  function record(client: DynamoDBClient): void {
    const middleware =
      (next: Next, { commandName = '' }: { commandName?: string }) =>
      async (call: { input: unknown }) => {
        turn += 1;
        const trip: Trip = { what: nameOf(commandName, call.input), sentAt: turn, answeredAt: Infinity };
        trips.push(trip);
        try {
          return await next(call);
        } finally {
          turn += 1;
          trip.answeredAt = turn;
        }
      };
    client.middlewareStack.add(middleware as never, { step: 'initialize', name: 'recordTrips' });
  }

  const environment = () =>
    createExtractFunction({
      clock: STANDING,
      platform: {
        state: createDynamoDbStateStore({ client: tables.client, table: tables.stateTable }),
        ledger: createDynamoDbLedgerWriter({ client: tables.client, tableName: tables.ledgerTable }),
      },
    });

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

  it('that the upstream answers reads what it needs while it takes the lease, and stores the result with it', async () => {
    await ask(environment());
    expect(await ask(environment(), `another question, case ${asked}`)).toEqual([
      ['GetItem cache'],
      ['GetItem token', 'GetItem upstream', 'UpdateItem cache'],
      ['UpdateItem cache'],
      ['PutItem audit'],
    ]);
  });

  it('that the upstream answers needs no token from State when the environment has one', async () => {
    const one = environment();
    await ask(one);
    // What is known of the upstream is believed for 50 ms.
    elapsed += 1_000;
    expect(await ask(one, `another question, case ${asked}`)).toEqual([
      ['GetItem cache'],
      ['GetItem upstream', 'UpdateItem cache'],
      ['UpdateItem cache'],
      ['PutItem audit'],
    ]);
  });
});

/** `GetItem cache`: the operation, and what comes before the first # of the key. */
function nameOf(commandName: string, input: unknown): string {
  const { Key, Item } = input as Record<string, { pk?: { S?: string } } | undefined>;
  const [kind = ''] = ((Key ?? Item)?.pk?.S ?? '').split('#');
  return `${commandName.replace(/Command$/, '')} ${kind}`;
}

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
