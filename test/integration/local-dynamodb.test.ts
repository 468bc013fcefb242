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
    const client = new DynamoDBClient({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
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

  it('names the port that is taken', async () => {
    const first = await startDynamoDb();
    await expect(startDynamoDb({ port: first.port })).rejects.toThrow(
      `Port ${first.port}, wanted by DynamoDB, is taken`,
    );
    await first.close();
  });
});
