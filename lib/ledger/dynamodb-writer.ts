import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { recordKey, reviewPkOf } from './keys.ts';
import { LedgerConflictError, LedgerUnavailableError, type LedgerWriter, type StoreCallOptions } from './store.ts';

export type Item = Record<string, AttributeValue>;

export interface LedgerTable {
  client: DynamoDBClient;
  tableName: string;
}

/** Appends records; kept apart from the reading side, which the function that answers requests does not load. */
export function createDynamoDbLedgerWriter(table: LedgerTable): LedgerWriter {
  return {
    async append(record, options) {
      const key = recordKey(record.audit_id);
      const review = record.governance === 'REVIEW' ? { review_pk: reviewPkOf(record.audit_id) } : {};
      if (await putIf(table, marshall({ ...key, ...review, ...record }), IS_NEW, options)) return;
      const standing = await getItem(table, marshall(key), options);
      if (standing?.digest?.S !== record.digest) throw new LedgerConflictError(`another record is ${record.audit_id}`);
    },
  };
}

export async function getItem(table: LedgerTable, key: Item, options?: StoreCallOptions): Promise<Item | undefined> {
  const command = new GetItemCommand({ TableName: table.tableName, Key: key, ConsistentRead: true });
  return (await answered(table.client.send(command, callOptions(options)))).Item;
}

export type Condition = Pick<
  PutItemCommand['input'],
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

export const IS_NEW: Condition = { ConditionExpression: 'attribute_not_exists(pk)' };

/** False when the condition does not hold. */
export async function putIf(
  { client, tableName }: LedgerTable,
  item: Item,
  condition: Condition,
  options?: StoreCallOptions,
): Promise<boolean> {
  const command = new PutItemCommand({ TableName: tableName, Item: item, ...condition });
  try {
    await client.send(command, callOptions(options));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw unavailable(error);
  }
}

export const callOptions = (options?: StoreCallOptions) => (options?.signal ? { abortSignal: options.signal } : {});

export async function answered<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw unavailable(error);
  }
}

/** The SDK's message may quote the request: only the error's name goes on. */
function unavailable(error: unknown): LedgerUnavailableError {
  const name = error instanceof Error ? error.name : 'unknown fault';
  return new LedgerUnavailableError(`the ledger table did not answer: ${name}`);
}
