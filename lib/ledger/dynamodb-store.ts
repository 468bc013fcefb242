import type { Clock } from '../context.ts';
import { getItems, type Item, queryPages, toPlain } from '../dynamodb/index.ts';
import { createKeyScans } from './dynamodb-scans.ts';
import { createDynamoDbSeals } from './dynamodb-seals.ts';
import { createDynamoDbLedgerWriter, type LedgerTable, openLedgerTable } from './dynamodb-writer.ts';
import { FACET_FIELDS } from './facets.ts';
import { recordKey, reviewPk, shardPk } from './keys.ts';
import { recordOf, type SealedRecord } from './record.ts';
import type { LedgerStore, StoredItem } from './store.ts';
import { ROW_ATTRIBUTES, readRow } from './window-row.ts';

/** The index of records under review. */
const REVIEW_INDEX = { name: 'review', partitionKey: 'review_pk' };

export function createDynamoDbLedgerStore({ clock, ...options }: LedgerTable & { clock: Clock }): LedgerStore {
  const table = openLedgerTable(options);

  return {
    ...createDynamoDbLedgerWriter(options),
    ...createKeyScans(table),
    ...createDynamoDbSeals(table),

    async getRecords(auditIds, options) {
      const records = (await getItems(table, keysOf(auditIds), options)).map(item => recordOf(toPlain(item)));
      const nowSeconds = clock.now() / 1000;
      return records.filter(record => record.expires_at > nowSeconds).sort(byAuditId);
    },

    async findRecords(auditIds, options) {
      const found = await getItems(table, keysOf(auditIds), { ...options, attributes: ['sk'] });
      return new Set(found.map(item => item.sk?.S ?? ''));
    },

    async *readRows(key, options) {
      const attributes = options?.withFacets ? [...ROW_ATTRIBUTES, ...FACET_FIELDS] : ROW_ATTRIBUTES;
      for await (const page of queryPages(table, { pk: shardPk(key), attributes }, options)) {
        yield page.map(item => readRow(toPlain(item)));
      }
    },

    async *readItems(key, options) {
      const shard = { pk: shardPk(key), descending: options?.descending ?? false };
      for await (const page of queryPages(table, shard, options)) yield page.map(toStoredItem);
    },

    async *readReviews(hour, shard, options) {
      const partition = { pk: reviewPk(hour, shard), index: REVIEW_INDEX };
      for await (const page of queryPages(table, partition, options)) yield page.map(item => item.sk?.S ?? '');
    },
  };
}

const keysOf = (auditIds: readonly string[]) => auditIds.map(id => ({ ...recordKey(id) }));

function toStoredItem(item: Item): StoredItem {
  const { pk, sk, ...attributes } = toPlain(item);
  return { pk: String(pk), sk: String(sk), attributes };
}

const byAuditId = (a: SealedRecord, b: SealedRecord): number => (a.audit_id < b.audit_id ? -1 : 1);
