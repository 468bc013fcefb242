import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Condition } from './condition.ts';
import { type Change, writeExpressions } from './expressions.ts';

/**
 * A DynamoDB table. The functions below each make one call of the client; how often that retries is the client's setting.
 * Reads are strongly consistent. They throw what `unavailable` makes when the table does not answer.
 */
export interface Table {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** @param fault name of the SDK's error; its message may quote values of the request, and goes nowhere */
  readonly unavailable: (fault: string) => Error;
}

/** Both tables have keys of text only. */
export type Key = Record<string, string>;

/** An item as the SDK gives it. */
export type Item = Record<string, AttributeValue>;

export interface CallOptions {
  signal?: AbortSignal;
}

export async function getItem(table: Table, key: Key, options?: CallOptions): Promise<Item | undefined> {
  const command = new GetItemCommand({ TableName: table.tableName, Key: marshall(key), ConsistentRead: true });
  return (await answered(table, table.client.send(command, sendOptions(options)))).Item;
}

/** False when the condition does not hold. */
export async function putItem(
  table: Table,
  item: object,
  condition: Condition,
  options?: CallOptions,
): Promise<boolean> {
  const command = new PutItemCommand({
    TableName: table.tableName,
    Item: marshall(item),
    ...writeExpressions({ condition }),
  });
  return written(table, table.client.send(command, sendOptions(options)));
}

/** Creates or changes one item; false when the condition does not hold. */
export async function updateItem(
  table: Table,
  key: Key,
  change: Change,
  condition?: Condition,
  options?: CallOptions,
): Promise<boolean> {
  const command = new UpdateItemCommand({
    TableName: table.tableName,
    Key: marshall(key),
    ...writeExpressions({ change, condition }),
  });
  return written(table, table.client.send(command, sendOptions(options)));
}

/** As `updateItem`, and returns the item after the write; undefined when the condition does not hold. */
export async function updateAndGetItem(
  table: Table,
  key: Key,
  change: Change,
  condition?: Condition,
  options?: CallOptions,
): Promise<Item | undefined> {
  const command = new UpdateItemCommand({
    TableName: table.tableName,
    Key: marshall(key),
    ReturnValues: 'ALL_NEW',
    ...writeExpressions({ change, condition }),
  });
  let item: Item | undefined;
  const call = table.client.send(command, sendOptions(options)).then(answer => {
    item = answer.Attributes ?? {};
  });
  return (await written(table, call)) ? item : undefined;
}

/** False when the condition does not hold, also because the item is gone. */
export async function deleteItem(
  table: Table,
  key: Key,
  condition: Condition,
  options?: CallOptions,
): Promise<boolean> {
  const command = new DeleteItemCommand({
    TableName: table.tableName,
    Key: marshall(key),
    ...writeExpressions({ condition }),
  });
  return written(table, table.client.send(command, sendOptions(options)));
}

export const sendOptions = (options?: CallOptions) => (options?.signal ? { abortSignal: options.signal } : {});

export async function answered<T>(table: Table, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw table.unavailable(nameOf(error));
  }
}

async function written(table: Table, call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw table.unavailable(nameOf(error));
  }
}

/** Such as ECONNREFUSED, or the name of the SDK's exception; its message when it has no name of its own. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown fault';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.name === 'Error' ? error.message : error.name;
}
