import { once } from 'node:events';
import { connect } from 'node:net';
import {
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  ProvisionedThroughputExceededException,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTables, startDynamoDb } from '../../infra/local/dynamodb/index.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';

const LIST_TABLES = 'POST / HTTP/1.1\r\nhost: local\r\nx-amz-target: DynamoDB_20120810.ListTables';

describe('local DynamoDB', () => {
  let tables: TestTables;
  beforeAll(async () => {
    tables = await startTestTables();
  });
  afterAll(() => tables.close());

  it('keeps the tables that are there already', async () => {
    await tables.client.send(new PutItemCommand({ TableName: tables.stateTable, Item: { pk: { S: 'a' } } }));
    await createTables(tables.client, tables);
    const { Item } = await tables.client.send(
      new GetItemCommand({ TableName: tables.stateTable, Key: { pk: { S: 'a' } }, ConsistentRead: true }),
    );
    expect(Item).toEqual({ pk: { S: 'a' } });
  });

  it('finds by the review index only records that carry its key', async () => {
    const put = (sk: string, review?: string) =>
      tables.client.send(
        new PutItemCommand({
          TableName: tables.ledgerTable,
          Item: { pk: { S: 'w' }, sk: { S: sk }, ...(review && { review_pk: { S: review } }) },
        }),
      );
    await Promise.all([put('1', 'r'), put('2'), put('3', 'other')]);
    const { Items } = await tables.client.send(
      new QueryCommand({
        TableName: tables.ledgerTable,
        IndexName: 'review',
        KeyConditionExpression: 'review_pk = :r',
        ExpressionAttributeValues: { ':r': { S: 'r' } },
      }),
    );
    expect(Items?.map(item => item.sk?.S)).toEqual(['1']);
  });

  it('fails, throttles and breaks the connection as ordered, then works', async () => {
    const server = await startDynamoDb();
    const client = localClient(server.url);
    const list = () => client.send(new ListTablesCommand({}));
    await server.admin.fault({ type: 'ProvisionedThroughputExceededException', times: 1 });
    await server.admin.fault({ operation: 'GetItem', type: 'InternalServerError', status: 500 });
    await server.admin.fault({ reset: true, times: 1 });
    await expect(list()).rejects.toBeInstanceOf(ProvisionedThroughputExceededException);
    await expect(list()).rejects.toThrow();
    expect((await list()).TableNames).toEqual([]);
    expect(await server.admin.calls()).toEqual({ ListTables: 3 });
    client.destroy();
    await server.close();
  });

  it('answers the requests under way before it closes its store', async () => {
    const { server, client, delayed, delay } = await startDelayed();
    const list = client.send(new ListTablesCommand({}));
    await delayed.promise;
    delay.resolve();
    await delay.promise;
    await server.close();
    expect((await list).TableNames).toEqual([]);
    client.destroy();
  });

  it('refuses a request that was delayed until it had closed', async () => {
    const { server, client, delayed, delay } = await startDelayed();
    const list = expect(client.send(new ListTablesCommand({}))).rejects.toThrow();
    await delayed.promise;
    const closed = server.close();
    delay.resolve();
    await Promise.all([list, closed]);
    client.destroy();
  });

  it('closes although a client has gone while its request was delayed', async () => {
    const { server, delayed, delay } = await startDelayed();
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write(`${LIST_TABLES}\r\ncontent-length: 2\r\n\r\n{}`);
    await delayed.promise;
    socket.resetAndDestroy();
    await once(socket, 'close');
    // After some exchanges, the server has also noticed it.
    for (let exchange = 0; exchange < 5; exchange += 1) await server.admin.calls();
    delay.resolve();
    await delay.promise;
    await server.close();
  });

  it('goes on when a client is killed in the middle of its request', async () => {
    const server = await startDynamoDb();
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write(`${LIST_TABLES}\r\ncontent-length: 9\r\n\r\n{`);
    await expect.poll(() => server.admin.calls()).toEqual({ ListTables: 1 });
    socket.resetAndDestroy();
    const client = localClient(server.url);
    expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([]);
    client.destroy();
    await server.close();
  });

  it('names the port that is taken', async () => {
    const first = await startDynamoDb();
    await expect(startDynamoDb({ port: first.port })).rejects.toThrow(
      `Port ${first.port}, wanted by DynamoDB, is taken`,
    );
    await first.close();
  });
});

/** A server that delays the first request until `delay` is resolved. */
async function startDelayed() {
  const delay = Promise.withResolvers<void>();
  const delayed = Promise.withResolvers<void>();
  const sleep = () => {
    delayed.resolve();
    return delay.promise;
  };
  const server = await startDynamoDb({ clock: { sleep } });
  await server.admin.fault({ delayMs: 1, times: 1 });
  return { server, client: localClient(server.url), delayed, delay };
}

function localClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
}
