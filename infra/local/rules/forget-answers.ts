import { DeleteItemCommand, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { connection, LOCAL_NAMES } from '../seed.ts';

/** Deletes the cached answers of the upstream from the State table. Loss of any State item is allowed at any time. */
export async function forgetAnswers(dynamoDbUrl: string): Promise<void> {
  const client = new DynamoDBClient({ ...connection, endpoint: dynamoDbUrl });
  const TableName = LOCAL_NAMES.stateTable;
  try {
    const pages = paginateScan({ client }, { TableName, ProjectionExpression: 'pk' });
    for await (const { Items = [] } of pages) {
      for (const { pk } of Items) {
        if (pk?.S?.startsWith('cache#')) await client.send(new DeleteItemCommand({ TableName, Key: { pk } }));
      }
    }
  } finally {
    client.destroy();
  }
}
