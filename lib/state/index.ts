export { createDynamoDbStateStore } from './dynamodb-store.ts';
export type { FailureNote, Guarded, Leases, ShareOptions } from './lease-port.ts';
export { createLeases } from './leases.ts';
export { readNumber, readText } from './read-attributes.ts';
export { openValue, sealValue } from './sealed.ts';
export {
  type Condition,
  type StateChange,
  type StateItem,
  type StateStore,
  StoreUnavailableError,
} from './store.ts';
export { StoreBreaker } from './store-breaker.ts';
