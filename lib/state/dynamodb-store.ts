import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Item, type Table, updateAndGetItem, updateItem } from '../dynamodb/index.ts';
import { JoinedReads } from './joined-reads.ts';
import { type StateItem, type StateStore, type StateValue, StoreUnavailableError } from './store.ts';

/**
 * The State table in DynamoDB. Each method is one call of the client; how often that retries is the client's setting. Reads that
 * begin at the same moment share a call.
 */
export function createDynamoDbStateStore({ client, table: tableName }: StateTable): StateStore {
  const unavailable = (fault: string) => new StoreUnavailableError(`State is unavailable: ${fault}`);
  const table: Table = { client, tableName, unavailable };
  const reads = new JoinedReads(table);
  return {
    async get(pk, options) {
      const item = await reads.get(pk, options);
      return item && toStateItem(item);
    },
    update: (pk, change, condition, options) => updateItem(table, { pk }, change, condition, options),
    async updateAndGet(pk, change, condition, options) {
      const item = await updateAndGetItem(table, { pk }, change, condition, options);
      return item && toStateItem(item);
    },
  };
}

interface StateTable {
  client: DynamoDBClient;
  table: string;
}

/** Attributes of other types than the port's three are left out: nothing here writes them. */
function toStateItem(attributes: Item): StateItem {
  const item: Record<string, StateValue> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value.S !== undefined) item[name] = value.S;
    else if (value.N !== undefined) item[name] = Number(value.N);
    else if (value.B !== undefined) item[name] = value.B;
  }
  return item as StateItem;
}
