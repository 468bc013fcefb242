export { createDynamoDbLedgerStore } from './dynamodb-store.ts';
export { createDynamoDbLedgerWriter } from './dynamodb-writer.ts';
export {
  createAuditId,
  hourAt,
  isAuditId,
  LEDGER_LAYOUT,
  recordKey,
  reviewPk,
  reviewPkOf,
  type ShardKey,
  shardOf,
  shardPk,
  shardsOf,
  type WindowStart,
  windowAt,
  windowEnd,
} from './keys.ts';
export type { Auditor, AuditReceipt, ExtractionFacts, GovernanceFlag } from './port.ts';
export {
  type LedgerEntity,
  type LedgerRecord,
  microseconds,
  millionths,
  type SealedRecord,
  WINDOW_FIELDS,
  type WindowRow,
} from './record.ts';
export type { ChainHead, LedgerSealReference, ShardSeal, WindowSeal } from './seal.ts';
export {
  LedgerConflictError,
  type LedgerStore,
  LedgerUnavailableError,
  type LedgerWriter,
  type ReadOptions,
  type StoreCallOptions,
  type StoredItem,
} from './store.ts';
