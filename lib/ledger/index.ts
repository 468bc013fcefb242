export { type AuditorOptions, createAuditor } from './auditor.ts';
export { bundleRecord, bundleWindows } from './bundle.ts';
export { ledgerConfig } from './config.ts';
export { createDynamoDbLedgerStore } from './dynamodb-store.ts';
export { createDynamoDbLedgerWriter, type LedgerTable, openLedgerTable } from './dynamodb-writer.ts';
export type { Facets } from './facets.ts';
export { DEFAULT_POLICY, type GovernancePolicy, isHighConfidence } from './governance/policy.ts';
export { checkItem } from './integrity.ts';
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
  timeOf,
  type WindowStart,
  windowAt,
  windowEnd,
} from './keys.ts';
export { newestSeal } from './newest-seal.ts';
export type { Auditor, AuditReceipt, ExtractionFacts, GovernanceFlag } from './port.ts';
export { readRecords } from './read-records.ts';
export { readReviews } from './read-reviews.ts';
export { type HeadSlot, isReadable, NO_HEAD } from './read-seal.ts';
export {
  type LedgerEntity,
  type LedgerRecord,
  microseconds,
  millionths,
  recordOf,
  type SealedRecord,
  WINDOW_FIELDS,
  type WindowRow,
} from './record.ts';
export { passes, type RecordFilter } from './record-filter.ts';
export { createRemoteSigningKey, openSigningKey, type RemoteSigner } from './remote-signing-key.ts';
export {
  type ChainHead,
  type LedgerSealReference,
  referenceTo,
  type WindowSeal,
  type WindowSealV2,
} from './seal.ts';
export { deriveSealKey, type RotatingSecret, readSealKeys, type SealKey } from './seal-key.ts';
export { createWindowSealer, type SealedWindow, WindowPassedError, type WindowSealer } from './seal-window.ts';
export { deriveSigningKey, readSigningKey, type SigningKey, thumbprintOf } from './signing-key.ts';
export {
  LedgerConflictError,
  type LedgerStore,
  LedgerUnavailableError,
  type LedgerWriter,
  type StoredItem,
} from './store.ts';
export type { Verification, VerificationFinding } from './verification.ts';
export { type VerifyOptions, verifyLedger } from './verify.ts';
export { isInvalid, type StoredRow } from './window-row.ts';
