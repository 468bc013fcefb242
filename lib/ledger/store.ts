import type { CallOptions, PageOptions } from '../dynamodb/index.ts';
import type { HourStart, ShardKey, WindowStart } from './keys.ts';
import type { SealedRecord, WindowRow } from './record.ts';
import type { ChainHead, WindowSeal } from './seal.ts';

/** All that answering a request needs of the ledger. */
export interface LedgerWriter {
  /**
   * Writes a record once. A put that the SDK sent twice counts as written: the table already has this audit id with the
   * same digest.
   * @throws LedgerUnavailableError
   * @throws LedgerConflictError when another record has this audit id
   */
  append(record: SealedRecord, options?: StoreCallOptions): Promise<void>;
}

/** The Ledger table as the library sees it. All reads but those of the review index are strongly consistent. */
export interface LedgerStore extends LedgerWriter {
  /** Whole records, in one call for each hundred; those that are missing or past `expires_at` are left out. */
  getRecords(auditIds: readonly string[], options?: StoreCallOptions): Promise<SealedRecord[]>;
  /** All rows of one shard of a window, expired ones included, in pages, ascending by audit id. */
  readRows(key: ShardKey, options?: ReadOptions): AsyncIterable<readonly WindowRow[]>;
  /** The same as whole items, as they are in the table and unchecked. */
  readItems(key: ShardKey, options?: ReadOptions): AsyncIterable<readonly StoredItem[]>;
  /** Audit ids of one shard of the review index, ascending. Eventually consistent. */
  readReviews(hour: HourStart, shard: number, options?: ReadOptions): AsyncIterable<readonly string[]>;

  /** The earliest window that holds a record; reads every key of the table. */
  earliestWindow(): Promise<WindowStart | undefined>;

  /** Newest place of the chain of seals; undefined before the first one. */
  getHead(options?: StoreCallOptions): Promise<ChainHead | undefined>;
  /** Moves the head from `expected` (undefined: there is none yet); false when another run was first. */
  moveHead(expected: ChainHead | undefined, next: ChainHead, options?: StoreCallOptions): Promise<boolean>;
  /** Files the seal; one that is filed already stays. */
  putSeal(seal: WindowSeal, options?: StoreCallOptions): Promise<void>;
  /** Seals of windows from `from` (inclusive) to `to` (exclusive), ascending; none where `to` is not after `from`. */
  readSeals(from: WindowStart, to: WindowStart, options?: ReadOptions): AsyncIterable<readonly WindowSeal[]>;
}

export type StoreCallOptions = CallOptions;
export type ReadOptions = PageOptions;

/** An item of a shard as it was found: its key and all other attributes. */
export interface StoredItem {
  pk: string;
  sk: string;
  attributes: Record<string, unknown>;
}

/** The table did not answer in time, or answered with an error; never shown to a caller. */
export class LedgerUnavailableError extends Error {
  override readonly name = 'LedgerUnavailableError';
}

/** Another record has this audit id. */
export class LedgerConflictError extends Error {
  override readonly name = 'LedgerConflictError';
}
