import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDynamoDbStateStore, type StateStore, StoreUnavailableError } from '../../lib/state/index.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';
import { describeStateStore } from '../fixtures/state-store-contract.ts';

let tables: TestTables;

beforeAll(async () => {
  tables = await startTestTables();
});
afterAll(() => tables.close());

describeStateStore('StateStore in DynamoDB', () =>
  createDynamoDbStateStore({ client: tables.client, table: tables.stateTable }),
);

describe('StateStore in DynamoDB, when it fails', () => {
  const calls: Record<string, (store: StateStore, signal?: AbortSignal) => Promise<unknown>> = {
    get: (store, signal) => store.get('a', signal ? { signal } : {}),
    update: (store, signal) => store.update('a', { set: { secret: 'hush' } }, undefined, signal ? { signal } : {}),
    updateAndGet: (store, signal) =>
      store.updateAndGet('a', { set: { secret: 'hush' } }, undefined, signal ? { signal } : {}),
  };

  it.each(Object.keys(calls))('turns a fault into StoreUnavailableError without the cause: %s', async name => {
    const store = createDynamoDbStateStore({ client: tables.client, table: 'no-such-table' });
    const error = (await calls[name]?.(store).catch((thrown: Error) => thrown)) as Error;
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(error.cause).toBeUndefined();
    expect(error.message).toContain('ResourceNotFoundException');
    expect(error.message).not.toContain('hush');
  });

  it.each(Object.keys(calls))('gives up when the signal aborts: %s', async name => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const client = clientOf(silent.address() as AddressInfo);
    const store = createDynamoDbStateStore({ client, table: 'state' });
    const pending = calls[name]?.(store, AbortSignal.timeout(50));
    await expect(pending).rejects.toBeInstanceOf(StoreUnavailableError);
    client.destroy();
    silent.closeAllConnections();
    silent.close();
  });
});

const clientOf = ({ port }: AddressInfo) =>
  new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
