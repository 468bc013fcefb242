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
  type Table,
  toPlain,
} from '../dynamodb/index.ts';
import { createDynamoDbLedgerWriter, type LedgerTable, openLedgerTable } from './dynamodb-writer.ts';
import { recordKey, reviewPk, type ShardKey, shardOfPk, shardPk, type WindowStart } from './keys.ts';
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
      const shard = { pk: shardPk(key), descending: options?.descending ?? false };
      for await (const page of queryPages(table, shard, options)) yield page.map(toStoredItem);
    },

    async *readReviews(hour, shard, options) {
      const partition = { pk: reviewPk(hour, shard), index: REVIEW_INDEX };
      for await (const page of queryPages(table, partition, options)) yield page.map(item => item.sk?.S ?? '');
    },

    async earliestWindow() {
      let earliest = Number.POSITIVE_INFINITY;
      await scanShards(table, ({ window }) => {
        earliest = Math.min(earliest, window);
      });
      return earliest === Number.POSITIVE_INFINITY ? undefined : earliest;
    },

    async filledShards(from, to, maxPages) {
      const filled = new Map<WindowStart, number>();
      const isWhole = await scanShards(
        table,
        ({ window, shard }) => {
          if (window >= from && window < to) filled.set(window, (filled.get(window) ?? 0) | (1 << shard));
        },
        maxPages,
      );
      return isWhole ? filled : undefined;
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

/** Names the shard of each record of the table, in no order. @returns false when it ended at `maxPages` */
async function scanShards(
  table: Table,
  visit: (key: ShardKey) => void,
  maxPages = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  let pages = 0;
  const scan = async (segment: number) => {
    for await (const page of scanPages(table, { attributes: ['pk'], segment, segments: SCAN_SEGMENTS })) {
      pages += 1;
      if (pages > maxPages) return;
      for (const { pk } of page) {
        const key = shardOfPk(pk?.S ?? '');
        if (key) visit(key);
      }
    }
  };
  await Promise.all(Array.from({ length: SCAN_SEGMENTS }, (_, segment) => scan(segment)));
  return pages <= maxPages;
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
