import type { CacheSource } from '../cache/port.ts';
import type { Phase } from '../context.ts';
import type { ErrorCode } from '../errors.ts';
import type { Language } from '../languages/index.ts';
import type { DropReason, MatchKind, ReviewReason } from '../normalization/port.ts';
import type { GovernanceFlag } from './port.ts';

/**
 * One answer, as the ledger, an export and, with `AUDIT_LOG=record`, the audit line of the log hold it. Amounts are
 * integers (µs, millionths), so that sums over any number of records are exact in any order. Every field is always
 * there; null means not known.
 */
export interface LedgerRecord {
  /** Shape of this record. Records of schema 1 have no `trace_id`, `previous_audit_id` and `truncated`. */
  schema: 2;
  audit_id: string;
  /** The caller's own id if it sent a valid one. All items of a batch have the same. */
  request_id: string;
  /** Of the distributed trace that the request belongs to (W3C Trace Context). */
  trace_id: string | null;
  /** Id of the API key, or the IAM user or role that signed the request. */
  caller: string | null;
  /** ISO 8601 instant, UTC, milliseconds; the time that the audit id carries. */
  time: string;
  /** Redacted, then cut to its first 100 characters; null under `AUDIT_PREVIEW=none` and when no text was read. */
  preview: string | null;
  /** HMAC of the caller's text under the service secret's ledger key; null with the reason beside it. */
  input_hmac: string | null;
  input_hmac_reason: 'no_text' | 'service_secret_unavailable' | null;
  /** Names the service secret that made the HMACs of this record. */
  key_id: string | null;
  /** UTF-16 units. */
  input_length: number | null;
  language: Language | null;
  entity_types: string[];
  /** Millionths. */
  confidence_threshold: number | null;
  provider: string;
  model: string;
  source: CacheSource | null;
  age_seconds: number;
  status: number;
  outcome: 'ok' | ErrorCode;
  /** HTTP calls to the upstream's extract endpoint, retries included. */
  upstream_calls: number;
  retries: number;
  throttles: number;
  /** From handler entry to just before the ledger put. */
  latency_us: number;
  /** Inside calls to the upstream. */
  upstream_us: number;
  /** Time spent by phase, as far as the request got. */
  phases_us: Partial<Record<Phase, number>>;
  entities: LedgerEntity[];
  /** This and the next two count the returned entities. */
  entity_count: number;
  /** Entities of high confidence, by the policy's threshold. */
  high_confidence_count: number;
  /** Sum over the returned entities, millionths. */
  confidence_sum: number;
  /** How many were dropped, by reason. */
  dropped: Partial<Record<DropReason, number>>;
  dropped_count: number;
  governance: GovernanceFlag;
  /** Ids of the policy rules that fired, in the policy's order. */
  governance_rules: string[];
  policy_version: string;
  rules_version: string;
  /** Epoch seconds; the table's TTL attribute. */
  expires_at: number;
  /** The record that the same environment wrote before this one; null for its first (record-links.ts). */
  previous_audit_id: string | null;
  /** What was left out to keep the item below DynamoDB's limit (fit-item.ts); null: nothing. */
  truncated: Truncation | null;
}

/** `values`: of each value, only its HMAC is kept. `entities`: only the counts of the entities are kept. */
export type Truncation = 'values' | 'entities';

/** An entity as the ledger keeps it: its value only when the rules allow it, else the HMAC of it. */
export interface LedgerEntity {
  name: string;
  /** Millionths. */
  confidence: number;
  match: MatchKind;
  rule: string;
  value: string | null;
  value_hmac: string | null;
  /**
   * Why a person should review the value; left out when nobody has to, so that records of earlier versions keep their
   * digest.
   */
  review_reasons?: ReviewReason[];
}

/** A record with digest and HMAC, by which an edit shows (integrity.ts). */
export interface SealedRecord extends LedgerRecord {
  /** SHA-256 of the record and its key, base64url. It needs no secret, and the seals are made of it. */
  digest: string;
  /** HMAC of the digest under the service secret's ledger key; null when that secret could not be read. */
  record_hmac: string | null;
}

/** The fields that metrics-flush sums and seals. */
export const WINDOW_FIELDS = [
  'audit_id',
  'status',
  'language',
  'source',
  'governance',
  'latency_us',
  'upstream_calls',
  'entity_count',
  'high_confidence_count',
  'confidence_sum',
  'dropped_count',
  'expires_at',
  'previous_audit_id',
  'digest',
] as const satisfies readonly (keyof SealedRecord)[];

export type WindowRow = Pick<SealedRecord, (typeof WINDOW_FIELDS)[number]>;

/** A stored item without what belongs to the table: its keys and the key of the review index. */
export function recordOf({
  pk: _pk,
  sk: _sk,
  review_pk: _reviewPk,
  ...attributes
}: Record<string, unknown>): SealedRecord {
  const record: Partial<SealedRecord> = attributes;
  return record as SealedRecord;
}

/** Numbers between 0 and 1 as whole millionths. */
export const millionths = (share: number): number => Math.round(share * 1_000_000);

export const microseconds = (ms: number): number => Math.round(ms * 1000);
