import { unmarshall } from '@aws-sdk/util-dynamodb';
import { versionIs } from './condition.ts';
import { queryPages } from './pages.ts';
import { deleteItem, getItem, type Item, putItem, type Table } from './table.ts';

/**
 * Small documents with a version that every write compares and counts up. A writer that was overtaken, or a write that
 * the SDK sent twice, changes nothing.
 */
export interface DocumentStore {
  get(key: DocumentKey): Promise<VersionedDocument | undefined>;
  /**
   * Writes what the caller made of the version that it read; 0 stands for none.
   * @returns false when another writer was first
   */
  put(key: DocumentKey, document: StoredDocument, readVersion: number): Promise<boolean>;
  /** Deletes the version that was read; one that has changed or is gone is left alone. */
  remove(key: DocumentKey, readVersion: number): Promise<void>;
  /** All documents of a partition, ascending by `sk`. */
  list(pk: string): Promise<VersionedDocument[]>;
}

export interface DocumentKey {
  pk: string;
  sk: string;
}

export interface StoredDocument {
  /** Plain data, as in JSON. */
  value: object;
  /** Epoch seconds from which on the table may delete it; left out, it stays. */
  expiresAt?: number;
}

export interface VersionedDocument {
  version: number;
  value: object;
}

/** A document as one caller knows it, with the version that its next write must name; 0 and no value when there is none. */
export interface Slot<T> {
  readonly version: number;
  readonly value: T | undefined;
}

export function createDocuments(table: Table): DocumentStore {
  return {
    async get(key) {
      const item = await getItem(table, { ...key });
      return item && toDocument(item);
    },
    put(key, { value, expiresAt }, readVersion) {
      const expiry = expiresAt === undefined ? {} : { expires_at: expiresAt };
      return putItem(table, { ...key, version: readVersion + 1, value, ...expiry }, versionIs(readVersion));
    },
    async remove(key, readVersion) {
      await deleteItem(table, { ...key }, versionIs(readVersion));
    },
    async list(pk) {
      const documents: VersionedDocument[] = [];
      for await (const items of queryPages(table, { pk })) documents.push(...items.map(toDocument));
      return documents;
    },
  };
}

export async function readSlot<T>(documents: DocumentStore, key: DocumentKey): Promise<Slot<T>> {
  const found = await documents.get(key);
  return { version: found?.version ?? 0, value: found?.value as T | undefined };
}

function toDocument(item: Item): VersionedDocument {
  const { version, value } = unmarshall(item);
  return { version, value };
}
