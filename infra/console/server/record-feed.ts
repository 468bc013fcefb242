import type { Clock } from '../../../lib/context.ts';
import { type LedgerStore, readRecords, type SealedRecord, shardPk } from '../../../lib/ledger/index.ts';
import type { DynamoDbAdmin, NewPuts } from '../../local/dynamodb/index.ts';
import type { AnswerWatch } from '../answer-watch.ts';
import { type RequestRow, requestRow } from './request-row.ts';

type RecordStore = Pick<LedgerStore, 'readItems' | 'readSeals' | 'getRecords'>;

interface FeedSource {
  readonly ledger: { readonly store: RecordStore };
  readonly clock: Pick<Clock, 'now'>;
  readonly local:
    | { readonly answers: Pick<AnswerWatch, 'tierOf'>; readonly dynamoDb: Pick<DynamoDbAdmin, 'puts'> | undefined }
    | undefined;
}

/**
 * New records of the ledger as they arrive. A record may arrive after one with a later id, so the last seconds are
 * always read again.
 */
export class RecordFeed {
  readonly #target: FeedSource;
  #readTo: number;
  #seen = new Map<string, number>();
  /** The number of puts that the local DynamoDB had received before each of the last reads. */
  #putsBeforeReads: readonly number[] = [];

  constructor(target: FeedSource) {
    this.#target = target;
    this.#readTo = target.clock.now();
  }

  /** The records of an answer that was just given. Finding them takes one call. */
  async named(auditIds: readonly string[]): Promise<RequestRow[]> {
    const records = await this.#target.ledger.store.getRecords(auditIds);
    return records.filter(({ audit_id: id }) => !this.#seen.has(id)).map(record => this.#rowOf(record));
  }

  /**
   * All records since the last read: a query for each shard of one or two windows, or for those of them that have
   * received a put where the local DynamoDB tells which.
   */
  async next(): Promise<RequestRow[]> {
    const { ledger, clock, local } = this.#target;
    const now = clock.now();
    const puts = await local?.dynamoDb?.puts(this.#putsBeforeReads.at(-READS_AFTER_A_PUT));
    if (puts?.partitions?.length === 0) {
      this.#readTo = now;
      return [];
    }
    const from = this.#readTo - OVERLAP_MS;
    const rows: RequestRow[] = [];
    const span = { from, to: now + AHEAD_MS, nowSeconds: now / 1000 };
    for await (const record of readRecords({ store: shardsWithPuts(ledger.store, puts), ...span })) {
      if (!this.#seen.has(record.audit_id)) rows.push(this.#rowOf(record));
      if (rows.length === MOST_AT_ONCE) break;
    }
    const isCut = rows.length === MOST_AT_ONCE;
    this.#readTo = isCut ? Math.max(...rows.map(({ at }) => at)) : now;
    this.#putsBeforeReads = isCut || !puts ? [] : [...this.#putsBeforeReads.slice(1 - READS_AFTER_A_PUT), puts.count];
    for (const [id, at] of this.#seen) if (at < this.#readTo - OVERLAP_MS) this.#seen.delete(id);
    return rows;
  }

  #rowOf(record: SealedRecord): RequestRow {
    const row = requestRow(record, this.#target.local?.answers.tierOf(record.audit_id));
    this.#seen.set(row.id, row.at);
    return row;
  }
}

/** A repeated put may finish this long after the time in its id. */
const OVERLAP_MS = 5_000;
/** For environments whose clock is ahead of this one. */
const AHEAD_MS = 2_000;
const MOST_AT_ONCE = 2_000;
/** A put is counted when it arrives, so the first read may come before the put is complete. */
const READS_AFTER_A_PUT = 2;

/** Without the shards that have received no put. */
function shardsWithPuts(store: RecordStore, puts: NewPuts | undefined): RecordStore {
  if (!puts?.partitions) return store;
  const partitions = new Set(puts.partitions);
  return {
    ...store,
    async *readItems(key, options) {
      if (partitions.has(shardPk(key))) yield* store.readItems(key, options);
    },
  };
}
