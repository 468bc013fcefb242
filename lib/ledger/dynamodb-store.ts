import { BatchGetItemCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Clock } from '../context.ts';
import {
  answered,
  type Condition,
  callOptions,
  createDynamoDbLedgerWriter,
  getItem,
  IS_NEW,
  type Item,
  type LedgerTable,
  putIf,
} from './dynamodb-writer.ts';
import { recordKey, reviewPk, shardPk, type WindowStart } from './keys.ts';
import { type SealedRecord, WINDOW_FIELDS, type WindowRow } from './record.ts';
import type { ChainHead, WindowSeal } from './seal.ts';
import type { LedgerStore, ReadOptions, StoredItem } from './store.ts';

/** The index over records that ask for review. */
const REVIEW_INDEX = 'review';
const DAY_SECONDS = 86_400;
/** BatchGetItem takes no more keys in one trip. */
const BATCH_SIZE = 100;

export function createDynamoDbLedgerStore({ clock, ...table }: LedgerTable & { clock: Clock }): LedgerStore {
  const { client, tableName } = table;

  async function* query(input: Partial<QueryCommandInput>, options?: ReadOptions): AsyncGenerator<Item[]> {
    let start: Item | undefined;
    do {
      const command = new QueryCommand({
        TableName: tableName,
        ConsistentRead: true,
        ...input,
        ...(options?.pageSize && { Limit: options.pageSize }),
        ...(start && { ExclusiveStartKey: start }),
      });
      const page = await answered(client.send(command, callOptions(options)));
      if (page.Items?.length) yield page.Items;
      start = page.LastEvaluatedKey;
    } while (start);
  }

  return {
    ...createDynamoDbLedgerWriter(table),

    async getRecords(auditIds, options) {
      const found: SealedRecord[] = [];
      for (let at = 0; at < auditIds.length; at += BATCH_SIZE) {
        let keys: Item[] | undefined = auditIds.slice(at, at + BATCH_SIZE).map(id => marshall(recordKey(id)));
        while (keys?.length) {
          const command: BatchGetItemCommand = new BatchGetItemCommand({
            RequestItems: { [tableName]: { Keys: keys, ConsistentRead: true } },
          });
          const answer = await answered(client.send(command, callOptions(options)));
          found.push(...(answer.Responses?.[tableName] ?? []).map(toRecord));
          keys = answer.UnprocessedKeys?.[tableName]?.Keys;
        }
      }
      const nowSeconds = clock.now() / 1000;
      return found.filter(record => record.expires_at > nowSeconds).sort(byAuditId);
    },

    async *readRows(key, options) {
      for await (const page of query({ ...inPartition(shardPk(key)), ...WINDOW_PROJECTION }, options)) {
        yield page.map(item => unmarshall(item) as WindowRow);
      }
    },

    async *readItems(key, options) {
      for await (const page of query(inPartition(shardPk(key)), options)) yield page.map(toStoredItem);
    },

    async *readReviews(hour, shard, options) {
      const index = { IndexName: REVIEW_INDEX, ConsistentRead: false };
      const partition = inPartition(reviewPk(hour, shard), 'review_pk');
      for await (const page of query({ ...partition, ...index }, options)) yield page.map(item => item.sk?.S ?? '');
    },

    async getHead(options) {
      const item = await getItem(table, marshall(HEAD_KEY), options);
      return item && (unmarshall(item).head as ChainHead);
    },

    moveHead(expected, next, options) {
      const item = marshall({ ...HEAD_KEY, sequence: next.sequence, head: next });
      return putIf(table, item, expected ? isSequence(expected.sequence) : IS_NEW, options);
    },

    async putSeal(seal, options) {
      await putIf(table, marshall({ ...sealKey(seal.window), seal }), IS_NEW, options);
    },

    async *readSeals(from, to, options) {
      // DynamoDB refuses a span that ends before it begins.
      if (from >= to) return;
      for (let day = dayOf(from); day < to; day += DAY_SECONDS) {
        const bounds = { ':from': String(from), ':to': String(to - 1) };
        for await (const page of query(between(sealPk(day), bounds), options)) {
          yield page.map(item => unmarshall(item).seal as WindowSeal);
        }
      }
    },
  };
}

/** `sequence` is a reserved word. */
const isSequence = (sequence: number): Condition => ({
  ConditionExpression: '#sequence = :sequence',
  ExpressionAttributeNames: { '#sequence': 'sequence' },
  ExpressionAttributeValues: { ':sequence': { N: String(sequence) } },
});

const inPartition = (pk: string, attribute = 'pk'): Partial<QueryCommandInput> => ({
  KeyConditionExpression: `${attribute} = :pk`,
  ExpressionAttributeValues: { ':pk': { S: pk } },
});

const between = (pk: string, bounds: Record<':from' | ':to', string>): Partial<QueryCommandInput> => ({
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
  ExpressionAttributeValues: marshall({ ':pk': pk, ...bounds }),
});

/** Names instead of the fields themselves, since `status` and others are reserved words. */
const WINDOW_PROJECTION: Partial<QueryCommandInput> = {
  ProjectionExpression: WINDOW_FIELDS.map(field => `#${field}`).join(', '),
  ExpressionAttributeNames: Object.fromEntries(WINDOW_FIELDS.map(field => [`#${field}`, field])),
};

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
