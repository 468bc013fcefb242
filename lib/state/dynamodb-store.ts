import { type DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { toItem, writeExpressions } from './expressions.ts';
import { type StateStore, type StoreOptions, StoreUnavailableError } from './store.ts';

/** The State table in DynamoDB. Each method is one call of the client; how often that retries is the client's setting. */
export function createDynamoDbStateStore({ client, table }: { client: DynamoDBClient; table: string }): StateStore {
  return {
    async get(pk, options) {
      const command = new GetItemCommand({ TableName: table, Key: { pk: { S: pk } }, ConsistentRead: true });
      const { Item } = await translateFaults(() => client.send(command, abortOn(options)));
      return Item && toItem(Item);
    },
    async update(pk, change, condition, options) {
      const command = new UpdateItemCommand({
        TableName: table,
        Key: { pk: { S: pk } },
        ...writeExpressions(change, condition),
      });
      return translateFaults(() => client.send(command, abortOn(options)).then(() => true, refusedByCondition));
    },
  };
}

const abortOn = (options: StoreOptions | undefined) => (options?.signal ? { abortSignal: options.signal } : {});

function refusedByCondition(error: unknown): false {
  if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
  throw error;
}

/** Only the name of the SDK's error is kept: its message may quote attribute values. */
async function translateFaults<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw new StoreUnavailableError(`State is unavailable: ${error instanceof Error ? error.name : 'unknown fault'}`);
  }
}
