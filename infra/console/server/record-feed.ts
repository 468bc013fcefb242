import { readRecords } from '../../../lib/ledger/index.ts';
import { type RequestRow, requestRow } from './request-row.ts';
import type { ConsoleTarget } from './target.ts';

/**
 * New records of the ledger, as they come. A record may arrive after one with a later id, so that the last seconds are
 * always read again.
 */
export class RecordFeed {
  readonly #target: Pick<ConsoleTarget, 'ledger' | 'clock' | 'local'>;
  #readTo: number;
  #seen = new Map<string, number>();

  constructor(target: Pick<ConsoleTarget, 'ledger' | 'clock' | 'local'>) {
    this.#target = target;
    this.#readTo = target.clock.now();
  }

  async next(): Promise<RequestRow[]> {
    const { ledger, clock, local } = this.#target;
    const now = clock.now();
    const from = this.#readTo - OVERLAP_MS;
    const rows: RequestRow[] = [];
    const span = { from, to: now + AHEAD_MS, nowSeconds: now / 1000 };
    for await (const record of readRecords({ store: ledger.store, ...span })) {
      if (this.#seen.has(record.audit_id)) continue;
      const row = requestRow(record, local?.answers.tierOf(record.audit_id));
      this.#seen.set(row.id, row.at);
      rows.push(row);
      if (rows.length === MOST_AT_ONCE) break;
    }
    this.#readTo = rows.length === MOST_AT_ONCE ? Math.max(...rows.map(({ at }) => at)) : now;
    for (const [id, at] of this.#seen) if (at < this.#readTo - OVERLAP_MS) this.#seen.delete(id);
    return rows;
  }
}

/** A put that is repeated may settle this much after the time in its id. */
const OVERLAP_MS = 5_000;
/** For environments whose clock is ahead of this one. */
const AHEAD_MS = 2_000;
const MOST_AT_ONCE = 2_000;
