import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Clock } from '../context.ts';
import { getItem, getItems, type Item, isEqual, isNew, putItem, queryPages, scanPages } from '../dynamodb/index.ts';
import { createDynamoDbLedgerWriter, type LedgerTable, openLedgerTable } from './dynamodb-writer.ts';
import { recordKey, reviewPk, shardPk, type WindowStart, windowOfShardPk } from './keys.ts';
import { type SealedRecord, WINDOW_FIELDS, type WindowRow } from './record.ts';
import type { ChainHead, WindowSeal } from './seal.ts';
import type { LedgerStore, StoredItem } from './store.ts';

/** The index of records under review. */
const REVIEW_INDEX = { name: 'review', partitionKey: 'review_pk' };
const DAY_SECONDS = 86_400;
/** The whole table is scanned by this many readers side by side. */
const SCAN_SEGMENTS = 4;

export function createDynamoDbLedgerStore({ clock, ...options }: LedgerTable & { clock: Clock }): LedgerStore {
  const table = openLedgerTable(options);

  return {
    ...createDynamoDbLedgerWriter(options),

    async getRecords(auditIds, options) {
      const keys = auditIds.map(id => ({ ...recordKey(id) }));
      const records = (await getItems(table, keys, options)).map(toRecord);
      const nowSeconds = clock.now() / 1000;
      return records.filter(record => record.expires_at > nowSeconds).sort(byAuditId);
    },

    async *readRows(key, options) {
      for await (const page of queryPages(table, { pk: shardPk(key), attributes: WINDOW_FIELDS }, options)) {
        yield page.map(item => unmarshall(item) as WindowRow);
      }
    },

    async *readItems(key, options) {
      for await (const page of queryPages(table, { pk: shardPk(key) }, options)) yield page.map(toStoredItem);
    },

    async *readReviews(hour, shard, options) {
      const partition = { pk: reviewPk(hour, shard), index: REVIEW_INDEX };
      for await (const page of queryPages(table, partition, options)) yield page.map(item => item.sk?.S ?? '');
    },

    async earliestWindow() {
      const segments = Array.from({ length: SCAN_SEGMENTS }, async (_, segment) => {
        let earliest = Number.POSITIVE_INFINITY;
        for await (const page of scanPages(table, { attributes: ['pk'], segment, segments: SCAN_SEGMENTS })) {
          for (const { pk } of page) earliest = Math.min(earliest, windowOfShardPk(pk?.S ?? '') ?? earliest);
        }
        return earliest;
      });
      const earliest = Math.min(...(await Promise.all(segments)));
      return earliest === Number.POSITIVE_INFINITY ? undefined : earliest;
    },

    async getHead(options) {
      const item = await getItem(table, HEAD_KEY, options);
      return item && (unmarshall(item).head as ChainHead);
    },

    moveHead(expected, next, options) {
      const item = { ...HEAD_KEY, sequence: next.sequence, head: next };
      return putItem(table, item, expected ? isEqual('sequence', expected.sequence) : isNew, options);
    },

    async putSeal(seal, options) {
      await putItem(table, { ...sealKey(seal.window), seal }, isNew, options);
    },

    async *readSeals(from, to, options) {
      // DynamoDB refuses a span that ends before it begins.
      if (from >= to) return;
      for (let day = dayOf(from); day < to; day += DAY_SECONDS) {
        const ofDay = { pk: sealPk(day), between: [String(from), String(to - 1)] as const };
        for await (const page of queryPages(table, ofDay, options)) {
          yield page.map(item => unmarshall(item).seal as WindowSeal);
        }
      }
    },
  };
}

const HEAD_KEY = { pk: 'seal#head', sk: 'head' };
const dayOf = (window: WindowStart): number => window - (window % DAY_SECONDS);
const sealPk = (day: number): string => `seal#${day}`;
/** Epoch seconds have ten digits until 2286, so that text order is the order of time. */
const sealKey = (window: WindowStart) => ({ pk: sealPk(dayOf(window)), sk: String(window) });

function toRecord(item: Item): SealedRecord {
  const { pk: _pk, sk: _sk, review_pk: _reviewPk, ...record } = unmarshall(item);
  return record as SealedRecord;
}

function toStoredItem(item: Item): StoredItem {
  const { pk, sk, ...attributes } = unmarshall(item);
  return { pk, sk, attributes };
}

const byAuditId = (a: SealedRecord, b: SealedRecord): number => (a.audit_id < b.audit_id ? -1 : 1);
