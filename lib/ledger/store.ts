import type { CallOptions, PageOptions } from '../dynamodb/index.ts';
import type { Facets } from './facets.ts';
import type { HourStart, ShardKey, WindowStart } from './keys.ts';
import type { FiledSeal, HeadSlot } from './read-seal.ts';
import type { SealedRecord } from './record.ts';
import type { ChainHead, WindowSeal } from './seal.ts';
import type { StoredRow } from './window-row.ts';

/** The part of the ledger that answering a request needs. */
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
  /** Which of these records exist. Their content is not checked. */
  findRecords(auditIds: readonly string[], options?: StoreCallOptions): Promise<ReadonlySet<string>>;
  /** All rows of one shard of a window, expired ones included, in pages, ascending by audit id. */
  readRows(key: ShardKey, options?: RowOptions): AsyncIterable<readonly StoredRow[]>;
  /** The same as whole items, as they are in the table and unchecked. */
  readItems(key: ShardKey, options?: OrderedReadOptions): AsyncIterable<readonly StoredItem[]>;
  /** Audit ids of one shard of the review index, ascending. Eventually consistent. */
  readReviews(hour: HourStart, shard: number, options?: ReadOptions): AsyncIterable<readonly string[]>;

  /** The earliest window that holds a record; reads every key of the table. */
  earliestWindow(): Promise<WindowStart | undefined>;
  /**
   * The shards of a span that hold records, by window, one bit a shard; windows without records are left out. Reads every
   * key of the table. Undefined when that takes more than `maxPages` pages of 1 MB.
   */
  filledShards(
    from: WindowStart,
    to: WindowStart,
    maxPages: number,
  ): Promise<ReadonlyMap<WindowStart, number> | undefined>;

  /** Whether a window has a seal; reads the keys of the table. Undefined when none is among `maxPages` pages of 1 MB. */
  hasSeals(maxPages: number): Promise<boolean | undefined>;
  /** The newest seal of the chain. */
  readHead(options?: StoreCallOptions): Promise<HeadSlot>;
  /** Moves the head; false when another run was first. */
  moveHead(from: HeadSlot, next: ChainHead, options?: StoreCallOptions): Promise<boolean>;
  /** Files the seal, with the facets of its window where they are known; one that is filed already stays. */
  putSeal(seal: WindowSeal, facets?: Facets): Promise<void>;
  /** Seals of windows from `from` (inclusive) to `to` (exclusive), ascending; none when `to` is not after `from`. */
  readSeals(from: WindowStart, to: WindowStart, options?: OrderedReadOptions): AsyncIterable<readonly FiledSeal[]>;
  /** The facets of the same windows, ascending; a window that was sealed without them has none. */
  readFacets(from: WindowStart, to: WindowStart): AsyncIterable<readonly FiledFacets[]>;
}

export interface FiledFacets {
  window: WindowStart;
  facets: Facets | undefined;
}

export type StoreCallOptions = CallOptions;
export type ReadOptions = PageOptions;

export interface RowOptions extends ReadOptions {
  /** Reads FACET_FIELDS, too, and leaves them unchecked. */
  withFacets?: boolean;
}

export interface OrderedReadOptions extends ReadOptions {
  /** The newest comes first. */
  descending?: boolean;
}

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
