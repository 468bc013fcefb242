/**
 * What metrics-flush keeps in the Ledger table beside the records: small documents, each with a version that every
 * write compares and counts up. So a run that was overtaken, or an attempt that the SDK sent twice, changes nothing.
 */
export interface DocumentStore {
  get(key: DocumentKey): Promise<VersionedDocument | undefined>;
  /**
   * Writes what the caller made of the version it read; 0 stands for none.
   * @returns false when another was first
   */
  put(key: DocumentKey, document: StoredDocument, readVersion: number): Promise<boolean>;
  /** Deletes the version that was read; one that has changed or is gone is left alone. */
  remove(key: DocumentKey, readVersion: number): Promise<void>;
  /** All documents of a partition, ascending by `sk`. */
  list(pk: string): Promise<VersionedDocument[]>;
  /** Start of the earliest window that holds a record, epoch seconds; reads every key of the table. */
  earliestWindow(): Promise<number | undefined>;
}

export interface DocumentKey {
  pk: string;
  sk: string;
}

export interface StoredDocument {
  /** Plain data, as JSON has it. */
  value: object;
  /** Epoch seconds from which on the table may delete it; left out, it stays. */
  expiresAt?: number;
}

export interface VersionedDocument {
  version: number;
  value: object;
}
