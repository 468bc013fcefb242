import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { DocumentStore, VersionedDocument } from './documents.ts';

export interface DocumentTable {
  client: DynamoDBClient;
  /** The Ledger table. */
  tableName: string;
}

type Item = Record<string, AttributeValue>;

/** Scans by so many readers side by side. */
const SCAN_SEGMENTS = 4;

export function createDynamoDbDocuments({ client, tableName: TableName }: DocumentTable): DocumentStore {
  const table = { TableName };

  const earliestIn = async (segment: number): Promise<number> => {
    let earliest = Number.POSITIVE_INFINITY;
    let start: Item | undefined;
    do {
      const page: { Items?: Item[] | undefined; LastEvaluatedKey?: Item | undefined } = await client.send(
        new ScanCommand({
          ...table,
          ConsistentRead: true,
          Segment: segment,
          TotalSegments: SCAN_SEGMENTS,
          ProjectionExpression: 'pk',
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      for (const item of page.Items ?? []) earliest = Math.min(earliest, windowOf(item.pk?.S ?? ''));
      start = page.LastEvaluatedKey;
    } while (start);
    return earliest;
  };

  return {
    async get(key) {
      const { Item: item } = await client.send(
        new GetItemCommand({ ...table, Key: marshall(key), ConsistentRead: true }),
      );
      return item && toDocument(item);
    },

    async put(key, { value, expiresAt }, readVersion) {
      const item = {
        ...key,
        version: readVersion + 1,
        value,
        ...(expiresAt !== undefined && { expires_at: expiresAt }),
      };
      try {
        await client.send(new PutItemCommand({ ...table, Item: marshall(item), ...isVersion(readVersion) }));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    async remove(key, readVersion) {
      try {
        await client.send(new DeleteItemCommand({ ...table, Key: marshall(key), ...isVersion(readVersion) }));
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },

    async list(pk) {
      const documents: VersionedDocument[] = [];
      let start: Item | undefined;
      do {
        const page: { Items?: Item[] | undefined; LastEvaluatedKey?: Item | undefined } = await client.send(
          new QueryCommand({
            ...table,
            ConsistentRead: true,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': { S: pk } },
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        documents.push(...(page.Items ?? []).map(toDocument));
        start = page.LastEvaluatedKey;
      } while (start);
      return documents;
    },

    async earliestWindow() {
      const segments = Array.from({ length: SCAN_SEGMENTS }, (_, segment) => earliestIn(segment));
      const earliest = Math.min(...(await Promise.all(segments)));
      return earliest === Number.POSITIVE_INFINITY ? undefined : earliest;
    },
  };
}

const isVersion = (version: number) =>
  version === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': { N: String(version) } },
      };

function toDocument(item: Item): VersionedDocument {
  const { version, value } = unmarshall(item);
  return { version, value };
}

/** The window of a record's partition (lib/ledger/keys.ts); infinity for all other items. */
function windowOf(pk: string): number {
  const window = /^audit#\d+#(\d+)#\d+$/.exec(pk)?.[1];
  return window === undefined ? Number.POSITIVE_INFINITY : Number(window);
}
