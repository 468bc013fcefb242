export { type Condition, isAbsent, isEqual, isNew, ownerIs, type ScalarValue } from './condition.ts';
export { type Counter, counterIs, nextCounter, readCounter } from './counter.ts';
export {
  createDocuments,
  type DocumentKey,
  type DocumentStore,
  isDamaged,
  type ListedDocument,
  readSlot,
  type Slot,
  type StoredDocument,
  type VersionedDocument,
  writtenSlot,
} from './documents.ts';
export type { Change } from './expressions.ts';
export { itemBytes, MAX_ITEM_BYTES } from './item-size.ts';
export { batchGet, getItems, type PageOptions, queryPages, scanPages } from './pages.ts';
export {
  type CallOptions,
  getItem,
  type Item,
  type Key,
  putItem,
  type Table,
  updateAndGetItem,
  updateItem,
} from './table.ts';
export { toPlain } from './values.ts';
