import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { getItem, isNew, putItem, type Table } from '../dynamodb/index.ts';
import { recordKey, reviewPkOf } from './keys.ts';
import { LedgerConflictError, LedgerUnavailableError, type LedgerWriter } from './store.ts';

export interface LedgerTable {
  client: DynamoDBClient;
  tableName: string;
}

/** The Ledger table for the stores that stand on it. */
export const openLedgerTable = ({ client, tableName }: LedgerTable): Table => ({
  client,
  tableName,
  unavailable: fault => new LedgerUnavailableError(`the ledger table did not answer: ${fault}`),
});

/** Appends records; kept apart from the reading side, which the function that answers requests does not load. */
export function createDynamoDbLedgerWriter(options: LedgerTable): LedgerWriter {
  const table = openLedgerTable(options);
  return {
    async append(record, options) {
      const key = { ...recordKey(record.audit_id) };
      const review = record.governance === 'REVIEW' ? { review_pk: reviewPkOf(record.audit_id) } : {};
      if (await putItem(table, { ...key, ...review, ...record }, isNew, options)) return;
      const standing = await getItem(table, key, options);
      if (standing?.digest?.S !== record.digest) {
        throw new LedgerConflictError(`another record has the audit id ${record.audit_id}`);
      }
    },
  };
}
