import { hash } from 'node:crypto';
import type { ServiceKeys } from '../keys.ts';
import { isAuditId, recordKey, reviewPkOf } from './keys.ts';
import type { LedgerEntity, LedgerRecord, SealedRecord } from './record.ts';
import type { StoredItem } from './store.ts';

/** Every field of a record in the order that the digest takes them; the type check below keeps it complete. */
const DIGESTED_FIELDS = [
  'schema',
  'audit_id',
  'request_id',
  'caller',
  'time',
  'preview',
  'input_hmac',
  'input_hmac_reason',
  'key_id',
  'input_length',
  'language',
  'entity_types',
  'confidence_threshold',
  'provider',
  'model',
  'source',
  'age_seconds',
  'status',
  'outcome',
  'upstream_calls',
  'retries',
  'throttles',
  'latency_us',
  'upstream_us',
  'phases_us',
  'entities',
  'entity_count',
  'high_confidence_count',
  'confidence_sum',
  'dropped',
  'dropped_count',
  'governance',
  'governance_rules',
  'policy_version',
  'rules_version',
  'expires_at',
] as const satisfies readonly (keyof LedgerRecord)[];

type Undigested = Exclude<keyof LedgerRecord, (typeof DIGESTED_FIELDS)[number]>;
const allFieldsAreDigested: [Undigested] extends [never] ? true : Undigested = true;

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

/** The fields, `digest` and `record_hmac`; `review_pk` comes on top where a review is asked for. */
const ATTRIBUTES = DIGESTED_FIELDS.length + 2;

function digestOf(record: Partial<LedgerRecord>): string {
  const values: unknown[] = DIGESTED_FIELDS.map(field => record[field]);
  values[ENTITIES_AT] = Array.isArray(record.entities) ? record.entities.map(entityValues) : record.entities;
  values[DROPPED_AT] = sortedEntries(record.dropped);
  values[PHASES_AT] = sortedEntries(record.phases_us);
  return hash('sha256', JSON.stringify(values), 'base64url');
}

const ENTITIES_AT = DIGESTED_FIELDS.indexOf('entities');
const DROPPED_AT = DIGESTED_FIELDS.indexOf('dropped');
const PHASES_AT = DIGESTED_FIELDS.indexOf('phases_us');
const ENTITY_FIELDS = 6;

function entityValues(entity: LedgerEntity): unknown {
  const { name, confidence, match, rule, value, value_hmac } = entity;
  // An attribute added by hand must change the digest, too.
  const extra = Object.keys(entity).length === ENTITY_FIELDS ? [] : sortedEntries(entity);
  return [name, confidence, match, rule, value, value_hmac, extra];
}

/** The order of a map's keys does not survive DynamoDB. */
const sortedEntries = (map: object | undefined): unknown => (map ? Object.entries(map).sort() : map);

const hmacOf = (digest: string, keys: ServiceKeys): string => keys.hmac('ledger', `record:${digest}`);

void allFieldsAreDigested;
