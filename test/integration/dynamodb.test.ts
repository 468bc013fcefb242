import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getItem, getItems, isNew, putItem, queryPages, scanPages, type Table } from '../../lib/dynamodb/index.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';

class TableFault extends Error {}

let tables: TestTables;
const open = (client = tables.client, tableName = tables.ledgerTable): Table => ({
  client,
  tableName,
  unavailable: fault => new TableFault(fault),
});
const fill = async (table: Table, pk: string, sks: readonly string[]) => {
  for (const sk of sks) await putItem(table, { pk, sk, status: `s${sk}`, size: 1 }, isNew);
};
const collect = async (pages: AsyncIterable<readonly Parameters<typeof unmarshall>[0][]>) => {
  const collected: unknown[][] = [];
  for await (const page of pages) collected.push(page.map(item => unmarshall(item)));
  return collected;
};

beforeAll(async () => {
  tables = await startTestTables();
});
afterAll(() => tables.close());

describe('queryPages', () => {
  it('reads between both bounds, inclusive, ascending, page by page and only the attributes asked for', async () => {
    await fill(open(), 'q', ['5', '1', '4', '2', '3']);
    const query = { pk: 'q', between: ['2', '4'] as const, attributes: ['sk', 'status'] };
    expect(await collect(queryPages(open(), query, { pageSize: 2 }))).toEqual([
      [
        { sk: '2', status: 's2' },
        { sk: '3', status: 's3' },
      ],
      [{ sk: '4', status: 's4' }],
    ]);
  });

  it('gives no page for a partition without items', async () => {
    expect(await collect(queryPages(open(), { pk: 'nothing' }))).toEqual([]);
  });

  it('throws the error that the table makes of the fault', async () => {
    const pages = queryPages(open(tables.client, 'no-such-table'), { pk: 'a' });
    await expect(collect(pages)).rejects.toThrow(new TableFault('ResourceNotFoundException'));
  });

  it('reports a fault without a name with its message', async () => {
    const client = new DynamoDBClient({ region: () => Promise.reject<string>(new Error('Region is missing')) });
    const pages = queryPages(open(client), { pk: 'a' });
    await expect(collect(pages)).rejects.toThrow(new TableFault('Region is missing'));
  });
});

describe('scanPages', () => {
  it('finds each item in one segment', async () => {
    await fill(open(), 'scanned', ['1', '2', '3']);
    const segments = [0, 1, 2].map(segment =>
      collect(scanPages(open(), { attributes: ['pk', 'sk'], segment, segments: 3 })),
    );
    const found = (await Promise.all(segments)).flat(2);
    expect(found.filter(item => (item as { pk: string }).pk === 'scanned')).toHaveLength(3);
    expect(found).toContainEqual({ pk: 'scanned', sk: '2' });
  });
});

describe('Reads', () => {
  it('are strongly consistent, except those of an index', async () => {
    const client = new DynamoDBClient({
      endpoint: tables.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const sent: object[] = [];
    client.middlewareStack.add(
      next => async call => {
        sent.push(call.input);
        return next(call);
      },
      { step: 'initialize' },
    );
    const table = open(client);
    await getItem(table, { pk: 'a', sk: 'b' });
    await collect(queryPages(table, { pk: 'a' }));
    await collect(scanPages(table, { attributes: ['pk'], segment: 0, segments: 1 }));
    await collect(queryPages(table, { pk: 'a', index: { name: 'review', partitionKey: 'review_pk' } }));
    expect(sent.map(input => (input as { ConsistentRead?: boolean }).ConsistentRead)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    client.destroy();
  });

  it('come in descending order when that is asked for', async () => {
    await fill(open(), 'descending', ['1', '2', '3']);
    const pages = await collect(queryPages(open(), { pk: 'descending', attributes: ['sk'], descending: true }));
    expect(pages.flat()).toEqual([{ sk: '3' }, { sk: '2' }, { sk: '1' }]);
  });
});

describe('getItems', () => {
  it('asks again for keys that DynamoDB left unread', async () => {
    await fill(open(), 'batch', ['1', '2', '3']);
    const throttling = await startThrottlingProxy(tables.endpoint);
    const client = new DynamoDBClient({
      endpoint: throttling.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const keys = ['1', '2', '3', '4'].map(sk => ({ pk: 'batch', sk }));
    const found = await getItems(open(client), keys);
    expect(found.map(({ sk }) => sk?.S).sort()).toEqual(['1', '2', '3']);
    expect(throttling.calls()).toBe(4);
    client.destroy();
    throttling.close();
  });

  it('reads more keys than one call takes', async () => {
    const sks = Array.from({ length: 101 }, (_, n) => String(n).padStart(3, '0'));
    await fill(open(), 'many', sks);
    const found = await getItems(
      open(),
      sks.map(sk => ({ pk: 'many', sk })),
    );
    expect(found).toHaveLength(101);
  });
});

interface BatchGet {
  RequestItems: Record<string, { Keys: object[]; ConsistentRead: boolean }>;
}

/** Reads one key of each BatchGetItem and says that the others were left unread, as a throttled table does. */
async function startThrottlingProxy(target: string) {
  let calls = 0;
  const server = createServer(async (incoming, outgoing) => {
    calls += 1;
    const { RequestItems } = JSON.parse(await readText(incoming)) as BatchGet;
    const [[name, { Keys, ConsistentRead }] = ['', { Keys: [], ConsistentRead: true }]] = Object.entries(RequestItems);
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).filter(([header]) => !['host', 'content-length', 'connection'].includes(header)),
    ) as Record<string, string>;
    const body = JSON.stringify({ RequestItems: { [name]: { Keys: Keys.slice(0, 1), ConsistentRead } } });
    const answer = await (await fetch(target, { method: 'POST', headers, body })).json();
    const UnprocessedKeys = Keys.length > 1 ? { [name]: { Keys: Keys.slice(1), ConsistentRead } } : {};
    outgoing.setHeader('content-type', 'application/x-amz-json-1.0');
    outgoing.end(JSON.stringify({ ...(answer as object), UnprocessedKeys }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function readText(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
}
