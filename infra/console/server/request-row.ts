import type { SealedRecord } from '../../../lib/ledger/index.ts';

/** A request in the list of the page: the fields of its record that the table and the charts show. */
export interface RequestRow {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly status: number;
  readonly outcome: string;
  readonly language: string | null;
  /** `api`, `cache` or `stale`; null for a request that failed. */
  readonly source: string | null;
  /** The tier of the cache, such as `memory`; null if it is not known. */
  readonly tier: string | null;
  readonly latencyMs: number;
  readonly calls: number;
  readonly throttles: number;
  readonly entities: number;
  /** Mean of the returned entities; null without any. */
  readonly confidence: number | null;
  readonly dropped: number;
  readonly governance: string;
}

/** Of a damaged record, the readable fields are shown. A verification says what is wrong with it. */
export const requestRow = (record: SealedRecord, tier: string | undefined): RequestRow => ({
  id: record.audit_id,
  at: Date.parse(record.time),
  status: record.status,
  outcome: String(record.outcome),
  language: record.language,
  source: record.source,
  tier: tier ?? null,
  latencyMs: Number(record.latency_us) / 1000,
  calls: record.upstream_calls,
  throttles: record.throttles,
  entities: record.entity_count,
  confidence: record.entity_count > 0 ? record.confidence_sum / record.entity_count / 1_000_000 : null,
  dropped: record.dropped_count,
  governance: String(record.governance),
});
