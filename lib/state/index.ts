export { createDynamoDbStateStore } from './dynamodb-store.ts';
export type { FailureNote, Guarded } from './holding.ts';
export { createLeases, type LeaseDependencies, type Leases, type Shared, type ShareOptions } from './lease.ts';
export { createPatience, type Patience } from './patience.ts';
export { openValue, SEALED_ATTRIBUTES, type SealedAttributes, sealValue } from './sealed.ts';
export {
  type Condition,
  type StateChange,
  type StateItem,
  type StateStore,
  type StateValue,
  type StoreOptions,
  StoreUnavailableError,
} from './store.ts';
