import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDocuments } from '../../lib/dynamodb/index.ts';
import {
  createDynamoDbLedgerStore,
  createDynamoDbLedgerWriter,
  LedgerUnavailableError,
  openLedgerTable,
  shardOf,
} from '../../lib/ledger/index.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';
import { FakeClock } from '../fixtures/fake-clock.ts';
import { ledgerRecord } from '../fixtures/ledger.ts';
import { collect, describeLedgerStore } from '../fixtures/ledger-store-contract.ts';

let tables: TestTables;
const clock = new FakeClock();
const open = (client = tables.client) => createDynamoDbLedgerStore({ client, clock, tableName: tables.ledgerTable });

beforeAll(async () => {
  tables = await startTestTables();
});
afterAll(() => tables.close());

describeLedgerStore('LedgerStore in DynamoDB', () => open());

describe('LedgerStore.getRecords', () => {
  it('leaves a record out from the second in which its retention ends', async () => {
    const ending = new FakeClock();
    const record = ledgerRecord(ending.now(), { expires_at: ending.now() / 1000 + 1 });
    const store = createDynamoDbLedgerStore({ client: tables.client, clock: ending, tableName: tables.ledgerTable });
    await store.append(record);
    expect(await store.getRecords([record.audit_id])).toEqual([record]);
    await ending.advance(1_000);
    expect(await store.getRecords([record.audit_id])).toEqual([]);
  });
});

describe('LedgerStore.readSeals and readFacets', () => {
  it('ask nothing for a span without a window: DynamoDB refuses it, the emulator does not', async () => {
    const client = clientOf('http://127.0.0.1:1');
    const window = Math.floor(clock.now() / 60_000) * 60;
    for (const to of [window, window - 60]) {
      expect(await collect(open(client).readSeals(window, to))).toEqual([]);
      expect(await collect(open(client).readFacets(window, to))).toEqual([]);
    }
    client.destroy();
  });
});

describe('LedgerWriter in DynamoDB', () => {
  it('counts a put as written whose acknowledgement was lost, and which the SDK sent again', async () => {
    const lossy = await startLossyProxy(tables.endpoint);
    const client = clientOf(lossy.url);
    const record = ledgerRecord(clock.now());
    await createDynamoDbLedgerWriter({ client, tableName: tables.ledgerTable }).append(record);
    expect(lossy.puts()).toBe(2);
    expect(await collect(open().readItems(shardOf(record.audit_id)))).toHaveLength(1);
    expect(await open().getRecords([record.audit_id])).toEqual([record]);
    client.destroy();
    lossy.close();
  });

  it('turns a fault into LedgerUnavailableError that quotes nothing of the record', async () => {
    const writer = createDynamoDbLedgerWriter({ client: tables.client, tableName: 'no-such-table' });
    const error = await writer.append(ledgerRecord(clock.now(), { preview: 'hush' })).catch((thrown: Error) => thrown);
    expect(error).toBeInstanceOf(LedgerUnavailableError);
    expect(JSON.stringify(error) + String(error)).not.toContain('hush');
    expect(String(error)).toContain('ResourceNotFoundException');
  });

  it('gives up when its signal aborts', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const client = clientOf(`http://127.0.0.1:${port}`);
    const writer = createDynamoDbLedgerWriter({ client, tableName: tables.ledgerTable });
    const attempt = writer.append(ledgerRecord(clock.now()), { signal: AbortSignal.timeout(50) });
    await expect(attempt).rejects.toThrow(LedgerUnavailableError);
    client.destroy();
    silent.closeAllConnections();
    silent.close();
  });
});

describe('earliestWindow of the ledger in DynamoDB', () => {
  it('finds the window of the earliest record, whatever else the table holds', async () => {
    const own = await startTestTables();
    const table = { client: own.client, tableName: own.ledgerTable };
    const store = createDynamoDbLedgerStore({ ...table, clock });
    await createDocuments(openLedgerTable(table)).put({ pk: 'flush', sk: 'checkpoint' }, { value: {} }, 0);
    expect(await store.earliestWindow()).toBeUndefined();
    const noon = Date.UTC(2026, 10, 22, 12, 0, 30);
    for (const minutes of [5, 0, 700]) await store.append(ledgerRecord(noon + minutes * 60_000));
    expect(await store.earliestWindow()).toBe(Date.UTC(2026, 10, 22, 12, 0, 0) / 1000);
    await own.close();
  });
});

const clientOf = (endpoint: string) =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    retryMode: 'standard',
  });

/** Hands requests on and cuts the connection instead of the first answer. */
async function startLossyProxy(target: string) {
  let seen = 0;
  const server = createServer((incoming, outgoing) => {
    const isPut = String(incoming.headers['x-amz-target']).endsWith('.PutItem');
    if (isPut) seen += 1;
    const cut = isPut && seen === 1;
    const { method, headers, url } = incoming;
    const forwarded = request(target + (url ?? ''), { method, headers }, (answer: IncomingMessage) => {
      if (cut) {
        answer.resume();
        answer.on('end', () => outgoing.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(forwarded);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    puts: () => seen,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
