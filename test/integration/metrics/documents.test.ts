import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { createDynamoDbLedgerWriter } from '../../../lib/ledger/index.ts';
import { createDynamoDbDocuments } from '../../../lib/metrics/index.ts';
import { describeDocuments } from '../../fixtures/documents-contract.ts';
import { startTestTables, type TestTables } from '../../fixtures/dynamodb.ts';
import { ledgerRecord } from '../../fixtures/ledger.ts';

let tables: TestTables | undefined;

async function open() {
  tables = await startTestTables();
  return createDynamoDbDocuments({ client: tables.client, tableName: tables.ledgerTable });
}

describe('Documents in DynamoDB', () => {
  afterEach(() => tables?.close());

  describeDocuments(open);

  it('carry the attribute by which the table deletes them, when they may be deleted', async () => {
    const documents = await open();
    await documents.put({ pk: 'outbox', sk: '1' }, { value: {}, expiresAt: 1_900_000_000 }, 0);
    await documents.put({ pk: 'outbox', sk: '2' }, { value: {} }, 0);
    const expiry = async (sk: string) => {
      const Key = { pk: { S: 'outbox' }, sk: { S: sk } };
      return (await tables?.client.send(new GetItemCommand({ TableName: tables.ledgerTable, Key })))?.Item?.expires_at;
    };
    expect(await expiry('1')).toEqual({ N: '1900000000' });
    expect(await expiry('2')).toBeUndefined();
  });

  it('know the window of the earliest record, whatever else the table holds', async () => {
    const documents = await open();
    await documents.put({ pk: 'flush', sk: 'checkpoint' }, { value: {} }, 0);
    expect(await documents.earliestWindow()).toBeUndefined();
    const { client, ledgerTable: tableName } = tables as TestTables;
    const ledger = createDynamoDbLedgerWriter({ client, tableName });
    const noon = Date.UTC(2026, 10, 22, 12, 0, 30);
    for (const minutes of [5, 0, 700]) await ledger.append(ledgerRecord(noon + minutes * 60_000));
    expect(await documents.earliestWindow()).toBe(Date.UTC(2026, 10, 22, 12, 0, 0) / 1000);
  });
});
