import { hash } from 'node:crypto';
import type { ServiceKeys } from '../keys.ts';
import { isAuditId, recordKey, reviewPkOf } from './keys.ts';
import type { LedgerEntity, LedgerRecord, SealedRecord } from './record.ts';
import type { StoredItem } from './store.ts';

/** Adds what makes an edit show. @param keys undefined when the service secret could not be read */
export function sealRecord(record: LedgerRecord, keys: ServiceKeys | undefined): SealedRecord {
  const digest = digestOf(record);
  return { ...record, digest, record_hmac: keys ? hmacOf(digest, keys) : null };
}

export type RecordFault =
  /** The content is not what the digest or the HMAC was made of, or the item holds something it should not. */
  | 'edited'
  /** Stands under a key that is not its own. */
  | 'misplaced'
  /** Written without a HMAC, or under a secret that is no longer known: nothing but the seal vouches for it. */
  | 'unsigned'
  | 'unknown_key';

export interface CheckedItem {
  /** Computed from the content as it stands, never the stored one. */
  digest: string;
  fault: RecordFault | undefined;
}

/** Holds an item, as it stands in the table, against its own digest and HMAC. */
export function checkItem(item: StoredItem, keysById: ReadonlyMap<string, ServiceKeys>): CheckedItem {
  const record = item.attributes as Partial<SealedRecord>;
  const digest = digestOf(record);
  const fault = (): RecordFault | undefined => {
    if (record.digest !== digest || !isAuditId(record.audit_id ?? '')) return 'edited';
    if (record.audit_id !== item.sk || item.pk !== recordKey(item.sk).pk) return 'misplaced';
    const reviewPk = record.governance === 'REVIEW' ? reviewPkOf(item.sk) : undefined;
    const attributes = ATTRIBUTES + (reviewPk === undefined ? 0 : 1);
    if (item.attributes.review_pk !== reviewPk || Object.keys(record).length !== attributes) return 'edited';
    if (record.record_hmac === null) return record.key_id === null ? 'unsigned' : 'edited';
    const keys = keysById.get(record.key_id ?? '');
    if (!keys) return 'unknown_key';
    return record.record_hmac === hmacOf(digest, keys) ? undefined : 'edited';
  };
  return { digest, fault: fault() };
}

/** All fields that a record has, `digest` and `record_hmac`; `review_pk` comes on top where a review is asked for. */
const ATTRIBUTES = 38;

/** Field by field, since a list of names takes a second more for a million records; a test flips each of them. */
function digestOf(record: Partial<LedgerRecord>): string {
  const values = [
    record.schema,
    record.audit_id,
    record.request_id,
    record.caller,
    record.time,
    record.preview,
    record.input_hmac,
    record.input_hmac_reason,
    record.key_id,
    record.input_length,
    record.language,
    record.entity_types,
    record.confidence_threshold,
    record.provider,
    record.model,
    record.source,
    record.age_seconds,
    record.status,
    record.outcome,
    record.upstream_calls,
    record.retries,
    record.throttles,
    record.latency_us,
    record.upstream_us,
    sortedEntries(record.phases_us),
    Array.isArray(record.entities) ? record.entities.map(entityValues) : record.entities,
    record.entity_count,
    record.high_confidence_count,
    record.confidence_sum,
    sortedEntries(record.dropped),
    record.dropped_count,
    record.governance,
    record.governance_rules,
    record.policy_version,
    record.rules_version,
    record.expires_at,
  ];
  return hash('sha256', JSON.stringify(values), 'base64url');
}

const ENTITY_FIELDS = 6;

function entityValues(entity: LedgerEntity): unknown {
  const { name, confidence, match, rule, value, value_hmac } = entity;
  // An attribute added by hand must change the digest, too.
  const extra = Object.keys(entity).length === ENTITY_FIELDS ? null : sortedEntries(entity);
  return [name, confidence, match, rule, value, value_hmac, extra];
}

/** The order of a map's keys does not survive DynamoDB. */
function sortedEntries(map: object | undefined): unknown {
  if (!map) return map;
  const entries = Object.entries(map);
  return entries.length > 1 ? entries.sort(byName) : entries;
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

const hmacOf = (digest: string, keys: ServiceKeys): string => keys.hmac('ledger', `record:${digest}`);
