export { startDynamoDb } from './server.ts';
export { createTables, type TableNames } from './tables.ts';
