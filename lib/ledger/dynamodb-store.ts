import type { Clock } from '../context.ts';
import {
  counterIs,
  getItem,
  getItems,
  type Item,
  isNew,
  putItem,
  queryPages,
  scanPages,
  toPlain,
} from '../dynamodb/index.ts';
import { createDynamoDbLedgerWriter, type LedgerTable, openLedgerTable } from './dynamodb-writer.ts';
import { recordKey, reviewPk, shardPk, type WindowStart, windowOfShardPk } from './keys.ts';
import { NO_HEAD, readFiledSeal, readHeadSlot } from './read-seal.ts';
import { recordOf, type SealedRecord } from './record.ts';
import { DAY_SECONDS } from './retention.ts';
import type { LedgerStore, StoredItem } from './store.ts';
import { ROW_ATTRIBUTES, readRow } from './window-row.ts';

/** The index of records under review. */
const REVIEW_INDEX = { name: 'review', partitionKey: 'review_pk' };
/** The whole table is scanned by this many readers side by side. */
const SCAN_SEGMENTS = 4;

export function createDynamoDbLedgerStore({ clock, ...options }: LedgerTable & { clock: Clock }): LedgerStore {
  const table = openLedgerTable(options);

  return {
    ...createDynamoDbLedgerWriter(options),

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
      for await (const page of queryPages(table, { pk: shardPk(key), attributes: ROW_ATTRIBUTES }, options)) {
        yield page.map(item => readRow(toPlain(item)));
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

    async readHead(options) {
      const item = await getItem(table, HEAD_KEY, options);
      return item ? readHeadSlot(toPlain(item)) : NO_HEAD;
    },

    moveHead(from, next, options) {
      const item = { ...HEAD_KEY, sequence: next.sequence, head: next };
      return putItem(table, item, counterIs('sequence', from.sequence), options);
    },

    async putSeal(seal, options) {
      await putItem(table, { ...sealKey(seal.window), seal }, isNew, options);
    },

    async *readSeals(from, to, options) {
      // DynamoDB refuses a span that ends before it begins.
      if (from >= to) return;
      const { descending = false } = options ?? {};
      const days = daysOf(from, to);
      for (const day of descending ? days.reverse() : days) {
        const ofDay = { pk: sealPk(day), between: [String(from), String(to - 1)] as const, descending };
        for await (const page of queryPages(table, ofDay, options)) {
          yield page.map(item => readFiledSeal(Number(item.sk?.S), toPlain(item).seal));
        }
      }
    },
  };
}

const keysOf = (auditIds: readonly string[]) => auditIds.map(id => ({ ...recordKey(id) }));

const HEAD_KEY = { pk: 'seal#head', sk: 'head' };
const dayOf = (window: WindowStart): number => window - (window % DAY_SECONDS);

function daysOf(from: WindowStart, to: WindowStart): number[] {
  const days: number[] = [];
  for (let day = dayOf(from); day < to; day += DAY_SECONDS) days.push(day);
  return days;
}

const sealPk = (day: number): string => `seal#${day}`;
/** Epoch seconds have ten digits until 2286, so that text order is the order of time. */
const sealKey = (window: WindowStart) => ({ pk: sealPk(dayOf(window)), sk: String(window) });

function toStoredItem(item: Item): StoredItem {
  const { pk, sk, ...attributes } = toPlain(item);
  return { pk: String(pk), sk: String(sk), attributes };
}

const byAuditId = (a: SealedRecord, b: SealedRecord): number => (a.audit_id < b.audit_id ? -1 : 1);
