import { BatchGetItemCommand, paginateQuery, paginateScan, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { answered, type CallOptions, type Item, type Key, sendOptions, type Table } from './table.ts';

export interface PageOptions extends CallOptions {
  /** Items a page, at most; a page also ends at 1 MB. */
  pageSize?: number;
}

export interface PartitionQuery {
  pk: string;
  /** Bounds of `sk`, both inclusive. */
  between?: readonly [from: string, to: string];
  /** Reads an index instead, which is eventually consistent. */
  index?: { name: string; partitionKey: string };
  /** Only these attributes; left out, all. */
  attributes?: readonly string[];
  /** The last sort key comes first. */
  descending?: boolean;
}

/** The items of a partition, by sort key, page by page; pages without items are left out. */
export async function* queryPages(
  table: Table,
  { pk, between, index, attributes, descending }: PartitionQuery,
  options?: PageOptions,
): AsyncGenerator<Item[], void> {
  const inPartition = `${index?.partitionKey ?? 'pk'} = :pk`;
  const input: QueryCommandInput = {
    TableName: table.tableName,
    ConsistentRead: index === undefined,
    KeyConditionExpression: between ? `${inPartition} AND sk BETWEEN :from AND :to` : inPartition,
    ExpressionAttributeValues: marshall({ ':pk': pk, ...(between && { ':from': between[0], ':to': between[1] }) }),
    ...(index && { IndexName: index.name }),
    ...(descending && { ScanIndexForward: false }),
    ...(attributes && select(attributes)),
  };
  yield* itemsOf(table, paginateQuery(paging(table, options), input, sendOptions(options)));
}

/** One of `segments` parts of the whole table, page by page, in no order. */
export async function* scanPages(
  table: Table,
  { attributes, segment, segments }: { attributes: readonly string[]; segment: number; segments: number },
): AsyncGenerator<Item[], void> {
  const input = {
    TableName: table.tableName,
    ConsistentRead: true,
    Segment: segment,
    TotalSegments: segments,
    ...select(attributes),
  };
  yield* itemsOf(table, paginateScan(paging(table), input));
}

/** BatchGetItem takes no more keys in one call. */
const BATCH_SIZE = 100;

/** The items that exist under these keys, in no order. Keys that DynamoDB left unread are asked for again. */
export async function getItems(
  table: Table,
  keys: readonly Key[],
  options?: CallOptions & { attributes?: readonly string[] },
): Promise<Item[]> {
  const found: Item[] = [];
  for (let at = 0; at < keys.length; at += BATCH_SIZE) {
    let unread: Item[] = keys.slice(at, at + BATCH_SIZE).map(key => marshall(key));
    while (unread.length > 0) {
      const answer: Batch = await readBatch(table, unread, options);
      found.push(...answer.items);
      unread = answer.unread;
    }
  }
  return found;
}

export interface Batch {
  /** In no order. */
  items: Item[];
  /** Keys that DynamoDB left unread. */
  unread: Item[];
}

/** The items that exist under at most 100 keys, by one call. */
export const batchGet = (table: Table, keys: readonly Key[], options?: CallOptions): Promise<Batch> =>
  readBatch(
    table,
    keys.map(key => marshall(key)),
    options,
  );

async function readBatch(
  table: Table,
  keys: Item[],
  options?: CallOptions & { attributes?: readonly string[] },
): Promise<Batch> {
  const asked = { Keys: keys, ConsistentRead: true, ...(options?.attributes && project(options.attributes)) };
  const command = new BatchGetItemCommand({ RequestItems: { [table.tableName]: asked } });
  const answer = await answered(table, table.client.send(command, sendOptions(options)));
  return {
    items: answer.Responses?.[table.tableName] ?? [],
    unread: answer.UnprocessedKeys?.[table.tableName]?.Keys ?? [],
  };
}

const paging = ({ client }: Table, options?: PageOptions) => ({
  client,
  ...(options?.pageSize && { pageSize: options.pageSize }),
});

async function* itemsOf(table: Table, pages: AsyncIterator<{ Items?: Item[] | undefined }>) {
  for (;;) {
    const page = await answered(table, pages.next());
    if (page.done) return;
    if (page.value.Items?.length) yield page.value.Items;
  }
}

/** Of a query or a scan: roles that may read only some attributes ask for `Select` (infra/resources/roles.yml). */
const select = (attributes: readonly string[]) => ({ ...project(attributes), Select: 'SPECIFIC_ATTRIBUTES' as const });

/** Attribute names are aliased, since `status` and others are reserved words. */
const project = (attributes: readonly string[]) => ({
  ProjectionExpression: attributes.map(name => `#${name}`).join(', '),
  ExpressionAttributeNames: Object.fromEntries(attributes.map(name => [`#${name}`, name])),
});
