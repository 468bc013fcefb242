import { isAuditId } from './keys.ts';
import { WINDOW_FIELDS, type WindowRow } from './record.ts';

/** A record that cannot be summed: a field is missing, of a wrong type, or out of the range that extract can write. */
export interface InvalidRow {
  audit_id: string;
  /** As it was found; empty when it is not a text. */
  digest: string;
  invalid: true;
}

export type StoredRow = WindowRow | InvalidRow;

export const isInvalid = (row: StoredRow): row is InvalidRow => 'invalid' in row;

/**
 * The attributes that are read to sum or seal a record. The sort key is the audit id, by which the table orders
 * records.
 */
export const ROW_ATTRIBUTES: readonly string[] = ['sk', ...WINDOW_FIELDS];

/** Checked by hand: a schema takes ten times as long, and a window may have 600,000 records. */
export function readRow({ sk, ...row }: Record<string, unknown>): StoredRow {
  if (isWindowRow(row) && row.audit_id === sk) return row;
  return { audit_id: String(sk), digest: typeof row.digest === 'string' ? row.digest : '', invalid: true };
}

/** Latencies are sorted as unsigned 32-bit numbers, which is 71 minutes in microseconds. */
const MAX_LATENCY_US = 2 ** 32 - 1;
/** No answer has as many calls, entities or dropped entities; sums of 10 million records stay exact. */
const MAX_COUNT = 100_000;
const MILLION = 1_000_000;

function isWindowRow(row: Record<string, unknown>): row is Record<string, unknown> & WindowRow {
  const { entity_count: entities } = row;
  return (
    typeof row.audit_id === 'string' &&
    typeof row.digest === 'string' &&
    typeof row.governance === 'string' &&
    isTextOrNull(row.language) &&
    isTextOrNull(row.source) &&
    isWithin(row.status, 100, 599) &&
    isWithin(row.latency_us, 0, MAX_LATENCY_US) &&
    isWithin(row.upstream_calls, 0, MAX_COUNT) &&
    isWithin(entities, 0, MAX_COUNT) &&
    isWithin(row.high_confidence_count, 0, entities) &&
    isWithin(row.confidence_sum, 0, entities * MILLION) &&
    isWithin(row.dropped_count, 0, MAX_COUNT) &&
    isWithin(row.expires_at, 0, Number.MAX_SAFE_INTEGER) &&
    isLink(row.previous_audit_id)
  );
}

/** Records of schema 1 have none. */
const isLink = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && isAuditId(value));

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';

const isWithin = (value: unknown, min: number, max: number): value is number =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
