export {
  createDynamoDbAdmin,
  type DynamoDbAdmin,
  type DynamoDbOptions,
  type RunningDynamoDb,
  startDynamoDb,
} from './server.ts';
export { createTables, type TableNames } from './tables.ts';
