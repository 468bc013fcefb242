export { createDynamoDbAdmin, type DynamoDbAdmin, type RunningDynamoDb, startDynamoDb } from './server.ts';
export { createTables, type TableNames } from './tables.ts';
