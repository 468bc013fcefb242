export { type Condition, isAbsent, isEqual, isNew, ownerIs, type ScalarValue, versionIs } from './condition.ts';
export {
  createDocuments,
  type DocumentKey,
  type DocumentStore,
  readSlot,
  type Slot,
  type StoredDocument,
  type VersionedDocument,
} from './documents.ts';
export type { Change } from './expressions.ts';
export { getItems, type PageOptions, queryPages, scanPages } from './pages.ts';
export { type CallOptions, getItem, type Item, putItem, type Table, updateAndGetItem, updateItem } from './table.ts';
