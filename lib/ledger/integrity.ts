import { hash } from 'node:crypto';
import type { ServiceKeys } from '../keys.ts';
import { isAuditId, recordKey, reviewPkOf } from './keys.ts';
import type { LedgerEntity, LedgerRecord, SealedRecord } from './record.ts';
import type { StoredItem } from './store.ts';

/** Adds digest and HMAC, by which an edit shows. @param keys undefined when the service secret could not be read */
export function sealRecord(record: LedgerRecord, keys: ServiceKeys | undefined): SealedRecord {
  const digest = digestOf(valuesOf(record));
  return { ...record, digest, record_hmac: keys ? hmacOf(digest, keys) : null };
}

export type RecordFault =
  /** Digest or HMAC do not match the content, or the item has attributes that a record does not have. */
  | 'edited'
  /** The item's key does not belong to its audit id. */
  | 'misplaced'
  /** Written without HMAC, or under a secret that is no longer known: only the seal of its window can prove it. */
  | 'unsigned'
  | 'unknown_key';

export interface CheckedItem {
  /** The digest that was computed from the content, never the stored one. */
  digest: string;
  fault: RecordFault | undefined;
}

/** Compares an item, as it is in the table, with its own digest and HMAC. */
export function checkItem(item: StoredItem, keysById: ReadonlyMap<string, ServiceKeys>): CheckedItem {
  const record: AnyRecord = item.attributes;
  const values = valuesOf(record);
  const digest = digestOf(values);
  const fault = (): RecordFault | undefined => {
    if (record.digest !== digest || !isAuditId(String(record.audit_id))) return 'edited';
    // In the digest a missing value is the same as null: with another attribute in its place the count is right, too.
    if (values.includes(undefined)) return 'edited';
    if (record.audit_id !== item.sk || item.pk !== recordKey(item.sk).pk) return 'misplaced';
    const reviewPk = record.governance === 'REVIEW' ? reviewPkOf(item.sk) : undefined;
    if (item.attributes.review_pk !== reviewPk || countAttributes(record) !== values.length + PROOFS) return 'edited';
    if (record.record_hmac === null) return record.key_id === null ? 'unsigned' : 'edited';
    const keys = keysById.get(record.key_id ?? '');
    if (!keys) return 'unknown_key';
    return record.record_hmac === hmacOf(digest, keys) ? undefined : 'edited';
  };
  return { digest, fault: fault() };
}

const digestOf = (values: readonly unknown[]): string => hash('sha256', JSON.stringify(values), 'base64url');

/** Of a stored record, without `review_pk`, which only records under review have. */
const countAttributes = (attributes: object): number =>
  Object.keys(attributes).length - ('review_pk' in attributes ? 1 : 0);

/** The values that the digest covers, by the schema of the record. */
function valuesOf(record: AnyRecord): unknown[] {
  const values = commonValues(record);
  if (record.schema !== 1) values.push(record.trace_id, record.previous_audit_id, record.truncated);
  return values;
}

/** A stored record, which may be of an older schema. */
type AnyRecord = Partial<Omit<SealedRecord, 'schema'>> & { readonly schema?: unknown };

/** Field by field: with a list of names a million records take a second more. A test changes each field. */
function commonValues(record: AnyRecord): unknown[] {
  return [
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
}

/** Beside the values: `digest` and `record_hmac`. */
const PROOFS = 2;

function entityValues(entity: LedgerEntity): unknown {
  if (typeof entity !== 'object' || entity === null) return ['not an entity', entity];
  const { name, confidence, match, rule, value, value_hmac } = entity;
  const values: unknown[] = [name, confidence, match, rule, value, value_hmac];
  // An attribute that was added by hand must change the digest, too, also in place of one that was null.
  const isPlain = Object.keys(entity).length === values.length && !values.includes(undefined);
  return [...values, isPlain ? null : sortedEntries(entity)];
}

/** DynamoDB does not keep the order of a map's keys. */
function sortedEntries(map: object | undefined): unknown {
  if (map === undefined) return map;
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return ['not a map', map];
  const entries = Object.entries(map);
  return entries.length > 1 ? entries.sort(byName) : entries;
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

const hmacOf = (digest: string, keys: ServiceKeys): string => keys.hmac('ledger', `record:${digest}`);
