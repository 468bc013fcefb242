import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { createDocuments } from '../../lib/dynamodb/index.ts';
import { openLedgerTable } from '../../lib/ledger/index.ts';
import { describeDocuments } from '../fixtures/documents-contract.ts';
import { startTestTables, type TestTables } from '../fixtures/dynamodb.ts';

let tables: TestTables | undefined;

async function open() {
  tables = await startTestTables();
  return createDocuments(openLedgerTable({ client: tables.client, tableName: tables.ledgerTable }));
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
});
