import { type Counter, nextCounter, readCounter, versionIs } from './counter.ts';
import { queryPages } from './pages.ts';
import { deleteItem, getItem, type Item, putItem, type Table } from './table.ts';
import { toPlain } from './values.ts';

/**
 * Small documents with a version that every write compares and counts up. A write of a version that is out of date, or
 * one that the SDK sent twice, changes nothing.
 */
export interface DocumentStore {
  get(key: DocumentKey): Promise<VersionedDocument | undefined>;
  /**
   * Writes what the caller made of the version that it read; 0 stands for none.
   * @returns false when another writer was first
   */
  put(key: DocumentKey, document: StoredDocument, readVersion: Counter): Promise<boolean>;
  /** Deletes the version that was read; one that has changed or is gone is left alone. */
  remove(key: DocumentKey, readVersion: Counter): Promise<void>;
  /** All documents of a partition, ascending by `sk`. */
  list(pk: string): Promise<ListedDocument[]>;
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
  version: Counter;
  /** Not validated: the caller has to check it. */
  value: unknown;
}

export interface ListedDocument extends VersionedDocument {
  sk: string;
}

/**
 * A document as one caller knows it, with the version that its next write must name. Without a value, version 0 means that
 * there is no document, and any other version that the document is damaged.
 */
export interface Slot<T> {
  readonly version: Counter;
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
      const item = { ...key, version: nextCounter(readVersion), value, ...expiry };
      return putItem(table, item, versionIs(readVersion));
    },
    async remove(key, readVersion) {
      await deleteItem(table, { ...key }, versionIs(readVersion));
    },
    async list(pk) {
      const documents: ListedDocument[] = [];
      for await (const items of queryPages(table, { pk })) {
        documents.push(...items.map(item => ({ ...toDocument(item), sk: item.sk?.S ?? '' })));
      }
      return documents;
    },
  };
}

/** @param read the value, or undefined when it is not what it should be */
export async function readSlot<T>(
  documents: DocumentStore,
  key: DocumentKey,
  read: (value: unknown) => T | undefined,
): Promise<Slot<T>> {
  const found = await documents.get(key);
  return found ? { version: found.version, value: read(found.value) } : { version: 0, value: undefined };
}

/** The slot after a write that succeeded. */
export const writtenSlot = <T>({ version }: { version: Counter }, value: T): { version: Counter; value: T } => ({
  version: nextCounter(version),
  value,
});

export const isDamaged = ({ version, value }: Slot<unknown>): boolean => version !== 0 && value === undefined;

function toDocument(item: Item): VersionedDocument {
  const { version, value } = toPlain(item);
  return { version: readCounter(version), value };
}
