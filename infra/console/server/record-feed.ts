import type { Clock } from '../../../lib/context.ts';
import { type LedgerStore, readRecords, type SealedRecord } from '../../../lib/ledger/index.ts';
import type { DynamoDbAdmin } from '../../local/dynamodb/index.ts';
import type { AnswerWatch } from '../answer-watch.ts';
import { type RequestRow, requestRow } from './request-row.ts';

interface FeedSource {
  readonly ledger: { readonly store: Pick<LedgerStore, 'readItems' | 'readSeals' | 'getRecords'> };
  readonly clock: Pick<Clock, 'now'>;
  readonly local:
    | { readonly answers: Pick<AnswerWatch, 'tierOf'>; readonly dynamoDb: Pick<DynamoDbAdmin, 'calls'> | undefined }
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
  #putsBeforeReads: readonly (number | undefined)[] = [];

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
   * All records since the last read: a query for each shard of one or two windows, unless the local DynamoDB has
   * received no put.
   */
  async next(): Promise<RequestRow[]> {
    const { ledger, clock, local } = this.#target;
    const now = clock.now();
    const puts = local?.dynamoDb && ((await local.dynamoDb.calls()).PutItem ?? 0);
    if (puts !== undefined && this.#isAllReadOf(puts)) {
      this.#readTo = now;
      return [];
    }
    const from = this.#readTo - OVERLAP_MS;
    const rows: RequestRow[] = [];
    const span = { from, to: now + AHEAD_MS, nowSeconds: now / 1000 };
    for await (const record of readRecords({ store: ledger.store, ...span })) {
      if (!this.#seen.has(record.audit_id)) rows.push(this.#rowOf(record));
      if (rows.length === MOST_AT_ONCE) break;
    }
    const isCut = rows.length === MOST_AT_ONCE;
    this.#readTo = isCut ? Math.max(...rows.map(({ at }) => at)) : now;
    this.#putsBeforeReads = isCut ? [] : [...this.#putsBeforeReads.slice(1 - READS_AFTER_A_PUT), puts];
    for (const [id, at] of this.#seen) if (at < this.#readTo - OVERLAP_MS) this.#seen.delete(id);
    return rows;
  }

  #isAllReadOf(puts: number): boolean {
    const before = this.#putsBeforeReads;
    return before.length === READS_AFTER_A_PUT && before.every(count => count === puts);
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
